import type { Finding } from '../ontology/finding.ts'
import type { Page } from './page.ts'

/** Finds one kind of finding in a page; it may look at what the extractors before it found, and returns only its own. */
export interface Extractor {
  readonly name: string
  readonly find: (page: Page, before: readonly Finding[]) => readonly Finding[]
}
