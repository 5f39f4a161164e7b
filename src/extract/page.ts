import type { Mention, PlaceMention, ResolvedReading, TimeMention } from '../ontology/mention.ts'
import type { Reading } from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'
import { covers, type Span } from '../ontology/span.ts'
import { headOf, wordsWithin } from '../ontology/tree.ts'
import { withRuns } from './day-run.ts'
import { lemmaOf } from './lemma.ts'
import type { Lexicon } from './lexicon.ts'

/** One report laid open for the extractors: its text, its trees, and what each word stands for. */
export interface Page {
  readonly report: Report
  readonly resolved: ResolvedReading
  readonly reading: Reading
  readonly lexicon: Lexicon
  /** Each word as it stands, in lower case. */
  readonly forms: readonly string[]
  /** Each word's lemma in lower case, as `lemma` gives it. */
  readonly lemmas: readonly string[]
  /** The mention, place or time whose head is the word. */
  readonly mentionAt: ReadonlyMap<number, Mention>
  readonly placeAt: ReadonlyMap<number, PlaceMention>
  readonly timeAt: ReadonlyMap<number, TimeMention>
  /** What stands between quotation marks, the marks left out. */
  readonly quotes: readonly Span[]
}

function byHead<T extends Span & { head: number }>(reading: Reading, items: readonly T[]): Map<number, T> {
  const found = new Map<number, T>()
  const put = (word: number | null, item: T): void => {
    if (word === null) return
    const known = found.get(word)
    if (!known || known.end - known.start < item.end - item.start) found.set(word, item)
  }
  for (const item of items) put(item.head, item)
  for (const item of items) {
    const head = headOf(reading, item)
    if (head !== null && !found.has(head)) put(head, item)
  }
  // a phrase the tree breaks in two: each part that hangs outside stands for the whole
  for (const item of items)
    for (const i of wordsWithin(reading, item)) {
      const { head, upos, deprel } = reading.words[i]!
      const above = reading.words[head]
      if (
        /^(NOUN|PROPN|PRON)$/.test(upos) &&
        !found.has(i) &&
        (!above || !covers(item, above) || /^(appos|flat)$/.test(deprel))
      )
        put(i, item)
    }
  return found
}

/** Spans between paired quotation marks; a mark left open ends with its paragraph. */
export function quotations(text: string): Span[] {
  const found: Span[] = []
  let offset = 0
  for (const paragraph of text.split('\n')) {
    let open = -1
    for (let i = 0; i < paragraph.length; i++) {
      const c = paragraph[i]!
      if (c === '“' || (c === '"' && open < 0)) {
        if (open < 0) open = i + 1
      } else if ((c === '”' || c === '"') && open >= 0) {
        if (i > open) found.push({ start: offset + open, end: offset + i })
        open = -1
      }
    }
    if (open >= 0 && open < paragraph.length)
      found.push({ start: offset + open, end: offset + paragraph.length })
    offset += paragraph.length + 1
  }
  return found
}

/** Lays a resolved reading open beside its report. */
export function openPage(report: Report, resolved: ResolvedReading, lexicon: Lexicon): Page {
  const { reading } = resolved
  const forms = reading.words.map(({ start, end }) => report.text.slice(start, end).toLowerCase())
  return {
    report,
    resolved,
    reading,
    lexicon,
    forms,
    lemmas: reading.words.map((word, i) => lemmaOf(word, forms[i]!, lexicon)),
    mentionAt: byHead(reading, resolved.mentions),
    placeAt: byHead(reading, resolved.places),
    timeAt: byHead(reading, withRuns(report, reading, resolved.times)),
    quotes: quotations(report.text),
  }
}

/** Whether a word stands between quotation marks. */
export const quoted = (page: Page, word: number): boolean =>
  page.quotes.some((q) => covers(q, page.reading.words[word]!))
