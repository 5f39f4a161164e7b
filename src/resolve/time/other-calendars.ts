import { addDays, type Day } from '../../ontology/calendar-date.ts'

/** A calendar that Node's ICU reckons, beside the Gregorian one. */
export type OtherCalendar = 'islamic-umalqura' | 'persian'

/** The first day of a calendar's first year, and how long its years are, in days. */
const YEARS: { readonly [C in OtherCalendar]: { readonly first: Day; readonly length: number } } = {
  'islamic-umalqura': { first: '0622-07-19', length: 354.36708 },
  persian: { first: '0622-03-22', length: 365.24219 },
}

/** How many days a year may begin before or after the day it is reckoned to begin on, and the days to seek among. */
const MARGIN = 10
const SOUGHT = 390

const formats = new Map<OtherCalendar, Intl.DateTimeFormat>()

/** A day as the calendar counts it, in one number that grows with the days. */
function counted(calendar: OtherCalendar, day: Day): number {
  const format =
    formats.get(calendar) ??
    new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    })
  formats.set(calendar, format)
  const parts = format.formatToParts(new Date(`${day}T12:00:00Z`))
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value)
  return ordered(part('year'), part('month'), part('day'))
}

const ordered = (year: number, month: number, day: number): number => 10_000 * year + 100 * month + day

/** The Gregorian day of a date in another calendar; null where that calendar has no such day. */
export function dayIn(calendar: OtherCalendar, year: number, month: number, day: number): Day | null {
  const { first, length } = YEARS[calendar]
  const from = addDays(first, Math.floor(length * (year - 1)) - MARGIN)
  const sought = ordered(year, month, day)
  let low = 0
  let high = SOUGHT
  while (low < high) {
    const middle = (low + high) >> 1
    if (counted(calendar, addDays(from, middle)) < sought) low = middle + 1
    else high = middle
  }
  const found = addDays(from, low)
  return counted(calendar, found) === sought ? found : null
}
