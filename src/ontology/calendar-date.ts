/** A day of the Gregorian calendar as `YYYY-MM-DD`; such strings compare in order of time. */
export type Day = string

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')
const MILLISECONDS = 86_400_000

const utc = (year: number, month: number, day: number): Date => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}
const parts = (day: Day): [number, number, number] => [+day.slice(0, 4), +day.slice(5, 7), +day.slice(8, 10)]
const written = (date: Date): Day =>
  `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`

/** The day of a year, month (1–12) and day; days beyond the month run on into the next one. */
export const dayOf = (year: number, month: number, day: number): Day => written(utc(year, month, day))

/** Whether a text is a real day written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(...parts(text)) === text

export const yearOf = (day: Day): number => parts(day)[0]
/** 1 to 12. */
export const monthOf = (day: Day): number => parts(day)[1]

/** The day `count` days later, or earlier when negative. */
export const addDays = (day: Day, count: number): Day => {
  const [y, m, d] = parts(day)
  return written(utc(y, m, d + count))
}

/** The last day of a month: `monthEnd(2024, 2)` is `2024-02-29`. */
export const monthEnd = (year: number, month: number): Day => written(utc(year, month + 1, 0))

/** The same day `count` months later, or the last one of a shorter month. */
export const addMonths = (day: Day, count: number): Day => {
  const [y, m, d] = parts(day)
  const end = monthEnd(y, m + count)
  const same = `${end.slice(0, 8)}${pad(d)}`
  return same < end ? same : end
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => utc(...parts(day)).getUTCDay() || 7

/** The Monday of the ISO week that holds a day. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

/** ISO 8601 year and number of the week that holds a day: 2025-12-29 lies in week 1 of 2026. */
export const weekOf = (day: Day): { year: number; week: number } => {
  const thursday = addDays(mondayOf(day), 3)
  const year = yearOf(thursday)
  return { year, week: 1 + Math.floor(daysBetween(dayOf(year, 1, 1), thursday) / 7) }
}

/** Days from `a` to `b`; negative when `b` is the earlier. */
export const daysBetween = (a: Day, b: Day): number =>
  Math.round((utc(...parts(b)).getTime() - utc(...parts(a)).getTime()) / MILLISECONDS)

/** The earlier of two days. */
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The later of two days. */
export const later = (a: Day, b: Day): Day => (a < b ? b : a)

/** The first or last day of a day, month or year (`2026-01` ends on `2026-01-31`), `~`, `?` or `%` after it allowed; null where it is none. */
export function edgeDay(date: string, end: 'first' | 'last'): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/.exec(date.trim()) ?? []
  if (year === undefined || +(month ?? 1) > 12) return null
  const within = month ?? (end === 'first' ? '01' : '12')
  const whole =
    day === undefined && end === 'last' ? monthEnd(+year, +within) : `${year}-${within}-${day ?? '01'}`
  return isDay(whole) ? whole : null
}
