import { type Day, daysBetween, earlier, later } from '../ontology/calendar-date.ts'
import type { When } from '../ontology/when.ts'
import { type Period, periodOf, type Unit } from './period.ts'

/** The days over which something counts. */
export interface Extent {
  readonly from: Day
  readonly to: Day
}

/** What the calendar does with dates that are less exact than a period: `apart` lists them beside the series, `spread` divides them by days. */
export type Vague = 'apart' | 'spread'

const DAYS = /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/

/**
 * The days over which a dated thing counts in periods of a unit. A date inside one period counts there; one that the text
 * gives from a day to a day ("4 to 7 January") counts on those days; another that is wider than the period ("in 2025",
 * by month) is vague. Null, with the reason, where it has no place in the calendar.
 */
export function extentOf(when: When, unit: Unit, vague: Vague): Extent | 'vague' | 'undated' {
  const { edtf, from, to } = when
  if (edtf === null || (from === null && to === null)) return 'undated'
  if (from === null || to === null) return 'vague'
  if (to <= periodOf(unit, from).to || DAYS.test(edtf) || vague === 'spread') return { from, to }
  return 'vague'
}

/** The share of an extent that falls into each period, by days; they add up to 1 where the periods cover it whole. */
export function sharesOf(
  extent: Extent,
  periods: readonly Period[],
): { readonly period: number; readonly share: number }[] {
  const whole = daysBetween(extent.from, extent.to) + 1
  const shares = []
  for (let i = firstEnding(periods, extent.from); i < periods.length && periods[i]!.from <= extent.to; i++) {
    const { from, to } = periods[i]!
    const days = daysBetween(later(from, extent.from), earlier(to, extent.to)) + 1
    shares.push({ period: i, share: days / whole })
  }
  return shares
}

/** The first period that ends on or after a day; periods follow each other. */
function firstEnding(periods: readonly Period[], day: Day): number {
  let low = 0
  let high = periods.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (periods[middle]!.to < day) low = middle + 1
    else high = middle
  }
  return low
}
