import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  mondayOf,
  monthOf,
  weekOf,
  yearOf,
} from '../ontology/calendar-date.ts'

/** How long the periods of a series are. */
export const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Unit = (typeof UNITS)[number]

/** One stretch of the calendar. */
export interface Period {
  /** `2026-02-24`, the ISO week `2026-W09`, `2026-02`, `2026-Q1` or `2026`. */
  readonly label: string
  /** First and last day, inclusive. */
  readonly from: Day
  readonly to: Day
}

const two = (n: number): string => String(n).padStart(2, '0')
const year = (day: Day): string => day.slice(0, 4)

/** The whole period of a unit that holds a day. */
export function periodOf(unit: Unit, day: Day): Period {
  switch (unit) {
    case 'day':
      return { label: day, from: day, to: day }
    case 'week': {
      const from = mondayOf(day)
      const { year, week } = weekOf(day)
      return { label: `${String(year).padStart(4, '0')}-W${two(week)}`, from, to: addDays(from, 6) }
    }
    case 'month':
      return months(day.slice(0, 7), `${day.slice(0, 7)}-01`, 1)
    case 'quarter': {
      const quarter = Math.ceil(monthOf(day) / 3)
      return months(`${year(day)}-Q${quarter}`, `${year(day)}-${two(quarter * 3 - 2)}-01`, 3)
    }
    case 'year':
      return months(year(day), `${year(day)}-01-01`, 12)
  }
}

const months = (label: string, from: Day, count: number): Period => ({
  label,
  from,
  to: addDays(addMonths(from, count), -1),
})

/** Most periods of a series: three centuries of weeks, half a century of days. */
const MOST_PERIODS = 20_000

const SHORTEST: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 }

/** The whole periods from the one that holds `since` to the one that holds `until`, without a gap. */
export function periodsBetween(unit: Unit, since: Day, until: Day): Period[] {
  if (since > until)
    throw new RangeError(`expected since to be no later than until, got ${since} and ${until}; swap them`)
  const count = daysBetween(since, until) / SHORTEST[unit]
  if (count > MOST_PERIODS || yearOf(until) > 9998)
    throw new RangeError(
      `expected at most ${MOST_PERIODS} periods, got about ${Math.round(count)} from ${since} to ${until} by ${unit}; take a longer unit or a shorter time`,
    )
  const periods: Period[] = []
  for (let day = since; day <= until; ) {
    const period = periodOf(unit, day)
    periods.push(period)
    day = addDays(period.to, 1)
  }
  return periods
}
