import {
  type Chancery,
  describe,
  type Entry,
  headOf,
  saidIn,
  standingMark,
  whenShown,
  whenWords,
} from '../index.ts'

/** An entry in words: when, and what. */
export interface Summary {
  readonly when: string
  readonly line: string
  readonly head: string
  readonly said: string | null
  readonly mark: string
}

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

/** What entries show in words, in their order; what has no day of its own was so by the first report of it. */
export async function summariesOf(entries: readonly Entry[], chancery: Chancery): Promise<Summary[]> {
  const undated = entries.filter((e) => e.view.when.edtf === null)
  const reports = [...new Set(undated.flatMap((e) => e.findings.map((f) => f.report)))]
  const days = reports.length === 0 ? new Map() : await (await chancery.record()).publicationDays(reports)
  const { nameOf } = chancery.states
  return entries.map(({ view, findings }) => {
    const first = findings.flatMap((f) => days.get(f.report) ?? []).sort()[0]
    return {
      when: first === undefined ? whenWords(view.when) : whenShown(view, first),
      line: describe(view, nameOf),
      head: headOf(view, nameOf),
      said: saidIn(view),
      mark: standingMark(view),
    }
  })
}

/** Entries as lines of a list, in their order. */
export async function linesOf(entries: readonly Entry[], chancery: Chancery): Promise<Line[]> {
  const summaries = await summariesOf(entries, chancery)
  return entries.map((entry, i) => ({
    id: entry.id,
    kind: entry.kind,
    standing: entry.view.standing,
    date: entry.view.when.edtf,
    reports: entry.reports,
    publishers: entry.publishers,
    disputed: entry.disagreements.map((d) => d.field),
    ...summaries[i]!,
  }))
}
