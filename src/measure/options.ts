import type { Day } from '../ontology/calendar-date.ts'
import type { Standing } from '../ontology/finding.ts'
import type { Vague } from './extent.ts'
import type { Unit } from './period.ts'

/** The two Goldstein tables, which differ at some codes. */
export const TABLES = ['icews', 'gdelt'] as const
export type Table = (typeof TABLES)[number]

/** How entries are counted. */
export interface Counting {
  readonly by: Unit
  /** Only what goes from the first side to the second; otherwise what goes either way, each entry once. */
  readonly directed: boolean
  /** What an entry counts where it joins several states of a side: 1; 1 for each pair; or 1/(n − 1) for each pair, n being all its parties. */
  readonly weights: 'entries' | 'pairs' | 'parties'
  /** What is counted: the entry, the reports that tell of it, or their independent publishers. */
  readonly count: 'entries' | 'reports' | 'publishers'
  /** Counts one source, target, code and day once. */
  readonly oneADay: boolean
  /** Whether what all parties do together, as a meeting, counts: it goes both ways. */
  readonly mutual: boolean
  readonly vague: Vague
  /** Where entries without a date stand: beside the series, or on the day their first report was published, as event data sets have it. */
  readonly undated: 'apart' | 'published'
  /** The standings that count; those of `STANDINGS` for each kind where null. */
  readonly standing: Standing | null
}

/** How a series is made; `Counting` says what counts. */
export interface SeriesOptions extends Counting {
  readonly measure: string
  /** First and last day of the calendar, `YYYY-MM-DD`, inclusive; the periods that hold them count whole. */
  readonly since: Day
  readonly until: Day
  readonly table: Table
  /** Each sum carries over to later periods, halved after so many; null for none. */
  readonly halfLife: number | null
  /** Sums are given per 100 reports read in the period; nothing can be said of a period in which none was. */
  readonly perHundred: boolean
}
