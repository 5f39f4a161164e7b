import type { Entry } from '../../ontology/entry.ts'
import type { Evidence } from '../../ontology/evidence.ts'
import type { Report } from '../../ontology/report.ts'
import type { Material } from './format.ts'
import { flat } from './table.ts'

/** The name of something of the record for others: `urn:chancery:entry:06ba5fb81c86a9d6`. */
export const urn = (id: string): string =>
  `urn:chancery:${id
    .split(':')
    .map((part) => encodeURIComponent(part))
    .join(':')}`

/** An address that others can follow, or null: reports are untrusted. */
export const webAddress = (report: Pick<Report, 'url'> | null): string | null =>
  report?.url != null && /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(report.url) ? report.url : null

/** "quoted words" (Publisher, 2026-01-06). */
export const credited = (quote: string, report: Report | null): string =>
  `"${flat(quote)}" (${[report?.publisher ?? 'publisher not stated', report?.published?.slice(0, 10)].filter((x) => x).join(', ')})`

/** A source in the way of Popolo: an address, and the words found there. */
export interface Source {
  readonly url: string
  readonly note: string
}

/** The sources of some evidence: the address of each report, or its name where it has none. */
export async function sourcesOf(evidence: readonly Evidence[], material: Material): Promise<Source[]> {
  const found: Source[] = []
  for (const e of evidence) {
    const report = await material.report(e.report)
    found.push({ url: webAddress(report) ?? urn(e.report), note: credited(e.quote, report) })
  }
  return found
}

/** The first words of each claim of an entry. */
export const claimsOf = (entry: Entry): Evidence[] =>
  entry.findings.flatMap((finding) => finding.evidence.slice(0, 1))
