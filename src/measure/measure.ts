import type { ActCodes } from '../ontology/act.ts'
import type { Day } from '../ontology/calendar-date.ts'
import type { Entry, Outline } from '../ontology/entry.ts'
import type { FollowThrough as Followed } from '../ontology/follow-through.ts'
import type { Side } from '../ontology/side.ts'
import { type FollowThrough, followThrough } from './follow-through.ts'
import type { SeriesOptions } from './options.ts'
import { type PhraseUse, phraseUses } from './phrase-use.ts'
import { type Coverage, type Series, seriesOf } from './series.ts'
import { type Tempo, tempoOf } from './tempo.ts'
import { type VisitBalance, visitBalance } from './visit-balance.ts'

/** How a series is made where nothing else is asked for; the calendar is always given. */
export const DEFAULTS: Omit<SeriesOptions, 'since' | 'until'> = {
  measure: 'counts',
  by: 'month',
  directed: false,
  weights: 'entries',
  count: 'entries',
  oneADay: false,
  mutual: true,
  vague: 'apart',
  undated: 'apart',
  standing: null,
  table: 'icews',
  halfLife: null,
  perHundred: false,
}

/** What measures rest on. */
export interface Basis {
  readonly entries: readonly Outline[]
  /** What was read of each period of the unit. */
  readonly coverage: readonly Coverage[]
  readonly codes: ActCodes
  /** How undertakings were followed through, by entry; wanted by `follow-through` only. */
  readonly follow?: ReadonlyMap<string, Followed> | undefined
  /** Meetings and visits with their findings, which say which visit a meeting is part of; wanted by `contact` only. */
  readonly encounters?: readonly Entry[] | undefined
}

/** A measure between two sides, with what its series does not show. */
export interface Measured {
  /** One series for both directions together, or one for each. */
  readonly series: readonly Series[]
  /** The day that divides what was from what lies ahead. */
  readonly asOf: Day
  /** Beside `contact`. */
  readonly tempo: readonly Tempo[] | null
  /** Beside `visits`. */
  readonly visits: readonly VisitBalance[] | null
  /** Beside `undertakings`. */
  readonly followThrough: FollowThrough | null
  /** Beside `formulations`. */
  readonly phrases: readonly PhraseUse[] | null
}

/** Measures what two sides do toward each other; `directed` gives a series for each direction. */
export function measure(
  basis: Basis,
  [from, to]: readonly [Side, Side],
  options: SeriesOptions,
  asOf: Day,
): Measured {
  const { entries, encounters = [] } = basis
  const series = seriesOf({ ...basis, ...options, from, to })
  const beside = <T>(name: string, make: () => T): T | null => (options.measure === name ? make() : null)
  return {
    series: options.directed ? [series, seriesOf({ ...basis, ...options, from: to, to: from })] : [series],
    asOf,
    tempo: beside('contact', () => tempoOf(encounters, from, to, asOf)),
    visits: beside('visits', () => visitBalance(entries, from, to)),
    followThrough: beside('undertakings', () => followThrough(entries, from, to, asOf)),
    phrases: beside('formulations', () => phraseUses(entries, from, to)),
  }
}
