import type { Entry } from '../ontology/entry.ts'
import type { FindingKind } from '../ontology/finding.ts'
import type { FollowThrough } from '../ontology/follow-through.ts'
import type { Report } from '../ontology/report.ts'
import { whenShown } from './date-words.ts'
import { describe, headOf, type NameState, saidIn } from './describe.ts'
import { type Passage, passage } from './passage.ts'

/** One line of a dossier: what an entry says, and the words that prove it. */
export interface Item {
  readonly id: string
  readonly kind: FindingKind
  readonly standing: Entry['view']['standing']
  /** EDTF, or null where no date is known. */
  readonly date: string | null
  /** Date in words; "by" the day of publication where the text gives none. */
  readonly when: string
  /** What the entry says, in a sentence without its date. */
  readonly line: string
  /** Who does or says it, without the words of `said`. */
  readonly head: string
  /** The words of the report that are said or undertaken; null for other kinds. */
  readonly said: string | null
  readonly proof: Passage | null
  readonly reports: number
  readonly publishers: number
  readonly confidence: number
  /** Fields on which the reports do not agree. */
  readonly disputed: readonly string[]
  /** Meetings within a visit. */
  readonly parts: readonly Item[]
  /** How an undertaking was followed through; null for other kinds, and where it was not asked. */
  readonly follow: FollowThrough | null
}

/** Makes the lines of a dossier from its entries, and says on which day each was first published. */
export function itemsOf(
  reports: ReadonlyMap<string, Report>,
  nameOf: NameState,
  follow: ReadonlyMap<string, FollowThrough> | undefined,
): {
  readonly item: (entry: Entry, parts?: readonly Item[]) => Item
  readonly publishedFirst: (entry: Entry) => string | null
} {
  const publishedFirst = (entry: Entry): string | null =>
    entry.findings.flatMap((f) => reports.get(f.report)?.published?.slice(0, 10) ?? []).sort()[0] ?? null
  const item = (entry: Entry, parts: readonly Item[] = []): Item => {
    const { view } = entry
    const report = reports.get(view.report)
    const words =
      view.kind === 'statement' || view.kind === 'undertaking'
        ? (view.content[0] ?? view.evidence[0])
        : view.evidence[0]
    return {
      id: entry.id,
      kind: entry.kind,
      standing: view.standing,
      date: view.when.edtf,
      when: whenShown(view, publishedFirst(entry)),
      line: describe(view, nameOf),
      head: headOf(view, nameOf),
      said: saidIn(view),
      proof: report && words && words.report === report.id ? passage(report, words) : null,
      reports: entry.reports,
      publishers: entry.publishers,
      confidence: view.confidence,
      disputed: entry.disagreements.map((d) => d.field),
      parts,
      follow: follow?.get(entry.id) ?? null,
    }
  }
  return { item, publishedFirst }
}
