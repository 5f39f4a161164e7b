import type { ActCodes } from '../ontology/act.ts'
import type { Day } from '../ontology/calendar-date.ts'
import type { Outline } from '../ontology/entry.ts'
import type { FollowThrough } from '../ontology/follow-through.ts'
import type { Note } from '../ontology/note.ts'
import type { Side } from '../ontology/side.ts'
import { decayed } from './decay.ts'
import { type Measure, measureNamed } from './measures.ts'
import { notesOn } from './notes.ts'
import type { SeriesOptions } from './options.ts'
import { type Period, periodsBetween } from './period.ts'
import { type Reason, tally } from './tally.ts'

/** How many reports were read that were published in a period: a quiet month and an unread one differ. */
export interface Coverage {
  /** Any day of the period. */
  readonly day: Day
  readonly reports: number
  /** Independent publishers. */
  readonly publishers: number
}

/** What a series is made from. */
export interface SeriesRequest extends SeriesOptions {
  readonly entries: readonly Outline[]
  readonly from: Side
  readonly to: Side
  readonly coverage: readonly Coverage[]
  readonly codes: ActCodes
  /** How undertakings were followed through, by entry; wanted by `follow-through` only. */
  readonly follow?: ReadonlyMap<string, FollowThrough> | undefined
}

/** One period of a series. */
export interface Point extends Period {
  /** By column; null where nothing can be said, as the mean of no acts. */
  readonly values: Readonly<Record<string, number | null>>
  /** The entries the values rest on, and what each adds to which column in this period. */
  readonly entries: readonly { readonly id: string; readonly adds: Readonly<Record<string, number>> }[]
  /** Reports read that were published in the period, on whatever matter. */
  readonly reports: number
  readonly publishers: number
}

/** A measure of one side toward another, or of both, period by period without a gap. */
export interface Series {
  readonly measure: string
  readonly what: string
  readonly columns: readonly string[]
  /** The column that stands for the measure. */
  readonly main: string
  readonly from: Side
  readonly to: Side
  /** How it was counted. */
  readonly options: SeriesOptions
  readonly points: readonly Point[]
  /** Over the whole calendar; a half-life has no part in it. */
  readonly totals: Readonly<Record<string, number | null>>
  /** Ids of counted entries. */
  readonly counted: readonly string[]
  /** Ids of entries between the two that do not count, by reason. */
  readonly left: Readonly<Record<Reason, readonly string[]>>
  readonly notes: readonly Note[]
}

/** The series of a measure; the order of entries does not matter. */
export function seriesOf(request: SeriesRequest): Series {
  const { entries, from, to, coverage, codes, follow = new Map(), ...options } = request
  const measure = measureNamed(options.measure)
  const periods = periodsBetween(options.by, options.since, options.until)
  const relevant = entries.filter((e) => measure.kinds.includes(e.kind))
  const counts = tally({ entries: relevant, from, to, periods, how: options })
  const added = periods.map((): Point['entries'][number][] => [])
  for (const counted of counts.counted) {
    const adds = Object.entries(measure.adds(counted, { codes, table: options.table, from, to, follow }))
    for (const { period, share } of counted.shares)
      added[period]!.push({
        id: counted.entry.id,
        adds: Object.fromEntries(adds.map(([column, n]) => [column, n * counted.weight * share])),
      })
  }
  const read = readIn(periods, coverage)
  const sums = Object.fromEntries(
    measure.sums.map((column) => {
      const plain = added.map((list) => sum(list.map(({ adds }) => adds[column] ?? 0)))
      const carried = options.halfLife === null ? plain : decayed(plain, options.halfLife)
      return [column, { plain, carried }]
    }),
  )
  const points = periods.map((period, i): Point => {
    const { reports, publishers } = read[i]!
    const rate = options.perHundred ? (reports === 0 ? null : 100 / reports) : 1
    return {
      ...period,
      values: valuesOf(measure, (column) => sums[column]!.carried[i]!, rate),
      entries: added[i]!,
      reports,
      publishers,
    }
  })
  const reports = sum(read.map((r) => r.reports))
  const rate = options.perHundred ? (reports === 0 ? null : 100 / reports) : 1
  return {
    measure: measure.name,
    what: measure.what,
    columns: [...measure.sums, ...Object.keys(measure.derived)],
    main: measure.main,
    from,
    to,
    options,
    points,
    totals: valuesOf(measure, (column) => sum(sums[column]!.plain), rate),
    counted: counts.counted.map((c) => c.entry.id),
    left: counts.left,
    notes: notesOn({
      measure,
      counts,
      periods: points.length,
      unread: points.filter((p) => p.reports === 0).map((p) => p.label),
      options,
      sides: [from, to],
    }),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Sums times a rate, and what is derived of the sums themselves. */
function valuesOf(
  measure: Measure,
  sumOf: (column: string) => number,
  rate: number | null,
): Record<string, number | null> {
  return Object.fromEntries([
    ...measure.sums.map((column) => [column, rate === null ? null : sumOf(column) * rate]),
    ...Object.entries(measure.derived).map(([column, derive]) => [column, derive(sumOf)]),
  ])
}

/** The coverage of each period. */
function readIn(periods: readonly Period[], coverage: readonly Coverage[]): Omit<Coverage, 'day'>[] {
  const days = [...coverage].sort((a, b) => (a.day < b.day ? -1 : 1))
  let next = 0
  return periods.map(({ from, to }) => {
    while (next < days.length && days[next]!.day < from) next++
    let reports = 0
    let publishers = 0
    for (; next < days.length && days[next]!.day <= to; next++) {
      reports += days[next]!.reports
      publishers = Math.max(publishers, days[next]!.publishers)
    }
    return { reports, publishers }
  })
}
