import { describe, type Entry, headOf, saidIn, standingMark, whenWords } from '../index.ts'

/** An entry in words: when, and what. */
export interface Summary {
  readonly when: string
  readonly line: string
  readonly head: string
  readonly said: string | null
  readonly mark: string
}

/** What an entry shows, in words. */
export const summaryOf = ({ view }: Entry, nameOf: (code: string) => string): Summary => ({
  when: whenWords(view.when),
  line: describe(view, nameOf),
  head: headOf(view, nameOf),
  said: saidIn(view),
  mark: standingMark(view),
})

/** An entry as one line of a list: what it says, and how well it is supported. */
export interface Line extends Summary {
  readonly id: string
  readonly kind: Entry['kind']
  readonly standing: Entry['view']['standing']
  /** EDTF; null where no date is known. */
  readonly date: string | null
  readonly reports: number
  readonly publishers: number
  readonly disputed: readonly string[]
}

export const lineOf = (entry: Entry, nameOf: (code: string) => string): Line => ({
  id: entry.id,
  kind: entry.kind,
  standing: entry.view.standing,
  date: entry.view.when.edtf,
  reports: entry.reports,
  publishers: entry.publishers,
  disputed: entry.disagreements.map((d) => d.field),
  ...summaryOf(entry, nameOf),
})
