const WORDS = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day in words: `2026-02-24` or a date-time of it is "24 Feb 2026", `2026-02` "Feb 2026"; what is less exact stays as it is. */
export const dayIn = (date: string): string => {
  if (/^\d{4}-(0\d|1[0-2])$/.test(date))
    return MONTH.format(new Date(`${date}-01T00:00:00Z`)).replace('Sept', 'Sep')
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(date)) return date
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(day.getTime()) ? date : WORDS.format(day).replace('Sept', 'Sep')
}

/** Today as `YYYY-MM-DD`. */
export const today = (): string => new Date().toISOString().slice(0, 10)

/** Days since the epoch, for drawing. */
export const dayNumber = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000
