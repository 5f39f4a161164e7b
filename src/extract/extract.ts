import type { Finding } from '../ontology/finding.ts'
import type { ResolvedReading } from '../ontology/mention.ts'
import type { Report } from '../ontology/report.ts'
import type { Lexicon } from './lexicon.ts'
import { openPage, type Page } from './page.ts'

/** Finds one kind of finding in a page; it may look at what the extractors before it found, and returns only its own. */
export interface Extractor {
  readonly name: string
  readonly find: (page: Page, before: readonly Finding[]) => readonly Finding[]
}

/** The extractors in the order they run. */
export const EXTRACTORS: readonly Extractor[] = []

/** All findings of a report, in the order of the extractors and then of the text. */
export function extract(report: Report, resolved: ResolvedReading, lexicon: Lexicon): Finding[] {
  const page = openPage(report, resolved, lexicon)
  const found: Finding[] = []
  for (const { find } of EXTRACTORS) found.push(...find(page, found))
  const seen = new Set<string>()
  return found.filter(({ id }) => !seen.has(id) && seen.add(id))
}
