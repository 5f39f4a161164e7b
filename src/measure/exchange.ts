import type { Side } from '../ontology/side.ts'
import { type Basis, DEFAULTS } from './measure.ts'
import { NO_MUTUAL, note } from './note.ts'
import type { SeriesOptions } from './options.ts'
import type { Unit } from './period.ts'
import { type Reciprocity, reciprocity } from './reciprocity/reciprocity.ts'
import { type Series, seriesOf } from './series.ts'

/** How an exchange is looked into. */
export interface ExchangeOptions extends Omit<SeriesOptions, 'directed' | 'perHundred'> {
  readonly criterion: 'aic' | 'bic'
  /** The order of the model; chosen by the criterion where null. */
  readonly order: number | null
  /** Most periods that an answer is looked for; as `LAGS` has it for the unit where null. */
  readonly lags: number | null
  /** Periods over which a shock is followed. */
  readonly steps: number
}

/** Most periods that an answer is looked for, by unit: about a week of days, half a year of months. */
export const LAGS: Readonly<Record<Unit, number>> = { day: 7, week: 8, month: 6, quarter: 4, year: 2 }

const { directed: _, perHundred: __, ...COUNTED } = DEFAULTS

/** How an exchange is looked into where nothing else is asked for; the calendar is always given. */
export const EXCHANGE_DEFAULTS: Omit<ExchangeOptions, 'since' | 'until'> = {
  ...COUNTED,
  measure: 'goldstein',
  criterion: 'aic',
  order: null,
  lags: null,
  steps: 10,
}

/** Reciprocity with the series it rests on, whose points open their entries. */
export interface Exchange extends Reciprocity {
  readonly series: readonly Series[]
}

/** How two sides answer each other, and where a third is named what it does toward each of them. */
export function exchange(
  basis: Basis,
  [a, b]: readonly [Side, Side],
  third: Side | null,
  options: ExchangeOptions,
): Exchange {
  const { criterion, order, steps, lags, ...how } = options
  const ways = [
    [a, b],
    [b, a],
    ...(third === null
      ? []
      : [
          [third, a],
          [third, b],
        ]),
  ] as const
  const series = ways.map(([from, to]) =>
    seriesOf({ ...basis, ...how, directed: true, perHundred: false, from: from!, to: to! }),
  )
  const result = reciprocity({
    strands: series.map((s) => ({
      name: `${s.from.name} → ${s.to.name}`,
      values: s.points.map((p) => p.values[s.main] ?? 0),
    })),
    criterion,
    order,
    lags: lags ?? LAGS[how.by],
    steps,
  })
  const back = new Set(series[1]!.counted)
  const mutual = series[0]!.counted.filter((id) => back.has(id)).length
  const notes = [...result.notes]
  if (mutual > 0)
    notes.push(
      note(
        'both-ways',
        'warning',
        `${mutual} of ${series[0]!.counted.length} entries ${series[0]!.from.name} → ${series[0]!.to.name} go both ways at once, as meetings do; they tie the two series within a period`,
        [NO_MUTUAL],
      ),
    )
  if (how.halfLife !== null)
    notes.push(
      note(
        'series-carried',
        'warning',
        'series that carry over by a half-life are correlated by their making; bands and tests are too narrow',
      ),
    )
  return { ...result, notes, series }
}
