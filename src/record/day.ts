const MS = 86_400_000

/** Days from one `YYYY-MM-DD` to another; negative when the second is earlier. */
export const daysBetween = (a: string, b: string): number =>
  Math.round((Date.parse(`${b.slice(0, 10)}T00:00:00Z`) - Date.parse(`${a.slice(0, 10)}T00:00:00Z`)) / MS)

/** The day `n` days later. */
export const shiftDay = (day: string, n: number): string =>
  new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + n * MS).toISOString().slice(0, 10)

/** `YYYY-MM-DD` if it is a day of the calendar, else null. */
export function validDay(text: string | null | undefined): string | null {
  const day = text?.slice(0, 10) ?? ''
  // The calendar of the database has no year 0.
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < '0001') return null
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day
}
