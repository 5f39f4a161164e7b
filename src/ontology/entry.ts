import type { Finding } from './finding.ts'

/** Two or more reports that do not say the same: each value with who says it. */
export interface Disagreement {
  /** The field that differs, as `when`, `where`, `ordinal`. */
  readonly field: string
  readonly values: readonly {
    readonly value: string
    readonly findings: readonly string[]
    readonly publishers: readonly string[]
  }[]
}

/** The record's view of one thing that happened: computed from findings and judgements, never edited. */
export interface Entry {
  readonly id: string
  readonly kind: Finding['kind']
  /** The finding that stands for the entry: all fields, from the best supported claim. */
  readonly view: Finding
  readonly findings: readonly Finding[]
  /** Number of reports that tell of it. */
  readonly reports: number
  /** Number of independent publishers; copies of one wire story are one. */
  readonly publishers: number
  readonly disagreements: readonly Disagreement[]
  /** Why findings were put together, one sentence each; empty for a single finding. */
  readonly because: readonly string[]
}

/** What an entry says, without the findings it rests on: all that counting, maps and networks need. */
export interface Outline extends Omit<Entry, 'findings'> {
  /** The first day it may lie on; that on which its first report was published where no date is known. */
  readonly first: string | null
}
