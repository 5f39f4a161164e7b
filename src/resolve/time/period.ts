import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  mondayOf,
  monthOf,
  weekOf,
  yearOf,
} from '../../ontology/calendar-date.ts'

/** The calendar's units that a date can be exact to. */
export type Grain =
  | 'century'
  | 'decade'
  | 'year'
  | 'half'
  | 'quarter'
  | 'season'
  | 'month'
  | 'week'
  | 'weekend'
  | 'day'

/** A stretch of the calendar: one unit, and its first day. Winter begins on 1 December. */
export interface Period {
  readonly grain: Grain
  readonly first: Day
}

const MONTHS: { readonly [G in Grain]?: number } = {
  century: 1200,
  decade: 120,
  year: 12,
  half: 6,
  quarter: 3,
  season: 3,
  month: 1,
}
const SEASONS = ['WI', 'SP', 'SU', 'FA']

/** The period of a grain that holds a day. */
export function periodAt(grain: Grain, day: Day): Period {
  const year = yearOf(day)
  const month = monthOf(day)
  switch (grain) {
    case 'day':
      return { grain, first: day }
    case 'week':
      return { grain, first: mondayOf(day) }
    case 'weekend':
      return { grain, first: addDays(mondayOf(day), 5) }
    case 'season':
      return { grain, first: addMonths(`${day.slice(0, 8)}01`, -(month % 3)) }
    case 'month':
    case 'quarter':
    case 'half': {
      const length = MONTHS[grain]!
      return { grain, first: dayOf(year, month - ((month - 1) % length), 1) }
    }
    default: {
      const years = MONTHS[grain]! / 12
      return { grain, first: dayOf(year - (year % years), 1, 1) }
    }
  }
}

/** The period `count` units later, or earlier when negative. */
export function shift({ grain, first }: Period, count: number): Period {
  const months = MONTHS[grain]
  if (months) return { grain, first: addMonths(first, count * months) }
  return { grain, first: addDays(first, count * (grain === 'day' ? 1 : 7)) }
}

/** The last day of a period. */
export function lastDay(period: Period): Day {
  if (period.grain === 'weekend') return addDays(period.first, 1)
  return addDays(shift(period, 1).first, -1)
}

/** A period as TIMEX3 writes it: `199`, `2026-Q1`, `2026-SP`, `2026-W02`, `2026-W02-WE`, `2026-01-06`. */
export function timex({ grain, first }: Period): string {
  const year = first.slice(0, 4)
  const month = monthOf(first)
  switch (grain) {
    case 'century':
      return first.slice(0, 2)
    case 'decade':
      return first.slice(0, 3)
    case 'year':
      return year
    case 'half':
      return `${year}-H${month > 6 ? 2 : 1}`
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'season':
      return `${year}-${SEASONS[(month % 12) / 3]}`
    case 'month':
      return first.slice(0, 7)
    case 'day':
      return first
    default: {
      const { year: of, week } = weekOf(first)
      return `${of}-W${String(week).padStart(2, '0')}${grain === 'weekend' ? '-WE' : ''}`
    }
  }
}

/** A period as EDTF level 1 writes it: `19XX`, `199X`, `2023-21` for a spring, an interval where it has no name. */
export function edtf(period: Period): string {
  const { grain, first } = period
  switch (grain) {
    case 'century':
      return `${first.slice(0, 2)}XX`
    case 'decade':
      return `${first.slice(0, 3)}X`
    case 'season':
      return `${first.slice(0, 4)}-${[24, 21, 22, 23][(monthOf(first) % 12) / 3]}`
    case 'half':
    case 'quarter':
      return `${first.slice(0, 7)}/${lastDay(period).slice(0, 7)}`
    case 'week':
    case 'weekend':
      return `${first}/${lastDay(period)}`
    default:
      return timex(period)
  }
}
