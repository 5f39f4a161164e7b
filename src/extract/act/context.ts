import type { Span } from '../../ontology/span.ts'
import { patternsOf } from '../field.ts'
import type { Page } from '../page.ts'

/** The PLOVER contexts of an act: those of its code and those that its words name; sorted. */
export function contextsOf(page: Page, span: Span, ofCode: readonly string[]): string[] {
  const text = page.report.text.slice(span.start, span.end)
  const named = patternsOf(page.lexicon, 'act-context', 'context')
    .filter(({ pattern }) => pattern.test(text))
    .map(({ name }) => name)
  return [...new Set([...ofCode, ...named])].sort()
}
