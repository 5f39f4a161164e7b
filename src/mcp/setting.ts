import type { Chancery, StateNames } from '../index.ts'

/** What the server answers from. */
export interface Setting {
  /** Lends the record for one piece of work; between pieces others may have it. */
  readonly use: <T>(work: (chancery: Chancery) => Promise<T>) => Promise<T>
  readonly states: StateNames
  readonly now: () => Date
  readonly log: (message: string) => void
  readonly version: string
}
