import type { Entry } from '../../ontology/entry.ts'
import type { FindingKind } from '../../ontology/finding.ts'
import type { Report } from '../../ontology/report.ts'
import type { ExportFormat, Material } from './format.ts'
import type { LeaveOut } from './left-out.ts'

/** Where entries and reports come from, page by page. */
export interface EntrySource {
  /** Entries of some kinds by day and id, the earliest first. */
  pages(kinds: readonly FindingKind[]): AsyncIterable<readonly Entry[]>
  entry(id: string): Promise<Entry | null>
  report(id: string): Promise<Report | null>
}

/** Reports and entries kept at hand: entries of one day mostly rest on the same reports. */
const KEPT = 500

/** What an export is made of, but for where its entries come from. */
export type MaterialOptions = Pick<Material, 'states' | 'codes' | 'acts' | 'title' | 'made' | 'choices'> & {
  /** Kinds that were asked for; all if not given. */
  readonly kinds?: readonly FindingKind[] | undefined
  /** Told of each entry that is taken. */
  readonly onEntry?: ((entry: Entry) => void) | undefined
}

/** The kinds that are asked for and that a format holds. */
export const kindsFor = (
  format: Pick<ExportFormat, 'kinds'>,
  asked: readonly FindingKind[] | undefined,
): readonly FindingKind[] => format.kinds.filter((kind) => asked === undefined || asked.includes(kind))

/** The material of an export; no more than a page of entries and some reports are in memory at a time. */
export function materialFrom(source: EntrySource, format: ExportFormat, options: MaterialOptions): Material {
  const { kinds: asked, onEntry, ...rest } = options
  const kinds = kindsFor(format, asked)
  return {
    ...rest,
    kinds,
    async *entries(...some) {
      const wanted = some.length === 0 ? kinds : kinds.filter((kind) => some.includes(kind))
      if (wanted.length === 0) return
      for await (const page of source.pages(wanted))
        for (const entry of page) {
          onEntry?.(entry)
          yield entry
        }
    },
    report: kept(source.report),
    entryOf: kept(source.entry),
  }
}

/** Counts entries of kinds that were asked for and that a format does not hold. */
export function leaveOutKinds(
  format: ExportFormat,
  counts: Readonly<Partial<Record<FindingKind, number>>>,
  leaveOut: LeaveOut,
): void {
  for (const [kind, count] of Object.entries(counts))
    if (!format.kinds.includes(kind as FindingKind))
      leaveOut(kind, `it is for ${kindWords(format.kinds)}`, count)
}

/** "meetings and visits". */
export function kindWords(kinds: readonly FindingKind[]): string {
  const names = kinds.map((kind) => `${kind}s`)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function kept<T>(find: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (id) => {
    const found = known.get(id) ?? find(id)
    known.delete(id)
    known.set(id, found)
    if (known.size > KEPT) known.delete(known.keys().next().value as string)
    return found
  }
}
