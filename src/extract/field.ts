import type { Span } from '../ontology/span.ts'
import type { Lexicon } from './lexicon.ts'
import type { Page } from './page.ts'

interface Named {
  readonly name: string
  readonly pattern: RegExp
}

const tables = new WeakMap<Lexicon, Map<string, readonly Named[]>>()

/** The rows of a table of words as patterns, named by one of its columns; phrases stand between quotation marks. */
export function patternsOf(lexicon: Lexicon, table: string, column: string): readonly Named[] {
  const known = tables.get(lexicon) ?? new Map<string, readonly Named[]>()
  tables.set(lexicon, known)
  const kept = known.get(table)
  if (kept) return kept
  const made = (lexicon[table] ?? []).map((row) => {
    const words = [...(row.words ?? '').matchAll(/"([^"]+)"|(\S+)/g)].map((m) => m[1] ?? m[2]!)
    const source = words
      .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/y$/, '(?:y|ies)'))
      .join('|')
    return {
      name: row[column] ?? '',
      pattern: new RegExp(`(?<![\\w-])(?:${source})(?:s|es)?(?![\\w-])`, 'i'),
    }
  })
  known.set(table, made)
  return made
}

/** The issue areas that the words of some spans name, in the order of the lexicon. */
export function fieldsIn(page: Page, spans: readonly Span[]): string[] {
  const texts = spans.map((s) => page.report.text.slice(s.start, s.end))
  return patternsOf(page.lexicon, 'field', 'field')
    .filter(({ pattern }) => texts.some((t) => pattern.test(t)))
    .map(({ name }) => name)
}
