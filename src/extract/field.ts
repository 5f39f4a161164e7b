import type { Span } from '../ontology/span.ts'
import type { Lexicon } from './lexicon.ts'
import type { Page } from './page.ts'

const tables = new WeakMap<Lexicon, readonly { field: string; pattern: RegExp }[]>()

function patterns(lexicon: Lexicon): readonly { field: string; pattern: RegExp }[] {
  const known = tables.get(lexicon)
  if (known) return known
  const made = (lexicon.field ?? []).map((row) => {
    const words = [...(row.words ?? '').matchAll(/"([^"]+)"|(\S+)/g)].map((m) => m[1] ?? m[2]!)
    const source = words
      .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/y$/, '(?:y|ies)'))
      .join('|')
    return { field: row.field ?? '', pattern: new RegExp(`(?<![\\w-])(?:${source})(?:s|es)?(?![\\w-])`, 'i') }
  })
  tables.set(lexicon, made)
  return made
}

/** The issue areas that the words of some spans name, in the order of the lexicon. */
export function fieldsIn(page: Page, spans: readonly Span[]): string[] {
  const texts = spans.map((s) => page.report.text.slice(s.start, s.end))
  return patterns(page.lexicon)
    .filter(({ pattern }) => texts.some((t) => pattern.test(t)))
    .map(({ field }) => field)
}
