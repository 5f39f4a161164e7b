const WORDS = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day in words: `2026-02-24` or a date-time of it is "24 Feb 2026", `2026-02` "Feb 2026", `202X` "2020s"; what is less exact stays as it is. */
export const dayIn = (date: string): string => {
  if (/^\d{3}X$/.test(date)) return `${date.slice(0, 3)}0s`
  if (/^\d{4}-(0\d|1[0-2])$/.test(date))
    return MONTH.format(new Date(`${date}-01T00:00:00Z`)).replace('Sept', 'Sep')
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(date)) return date
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(day.getTime()) ? date : WORDS.format(day).replace('Sept', 'Sep')
}

/** EDTF in words, an interval with both its ends: "4–6 Jan 2026", "2021 to 2025", "from 20 Jan 2026". */
export function daysIn(edtf: string): string {
  const [from = '', to] = edtf.split('/')
  if (to === undefined || from === to) return dayIn(from)
  if (from === '' || from === '..') return `until ${dayIn(to)}`
  // An end that is less exact than the beginning it holds tells nothing.
  if (to === '' || to === '..' || from.startsWith(to)) return `from ${dayIn(from)}`
  if (from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7))
    return `${Number(from.slice(8))}–${dayIn(to)}`
  return `${dayIn(from)} to ${dayIn(to)}`
}

/** Today as `YYYY-MM-DD`. */
export const today = (): string => new Date().toISOString().slice(0, 10)

/** Days since the epoch, for drawing. */
export const dayNumber = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000
