import type { Name, Reading, Word } from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'
import type { Span } from '../ontology/span.ts'
import { headOf, tree, wordsWithin } from '../ontology/tree.ts'
import { voices } from '../ontology/turn.ts'
import type { Atlas, Sense } from './atlas.ts'
import { plain, scan } from './gazetteer.ts'
import { senses } from './senses.ts'

/** A name of the atlas in the text, by word index (`last` inclusive). */
export interface Seen extends Span {
  readonly first: number
  readonly last: number
  readonly sense: Sense
}

/** A report as the resolver looks at it: everything that is asked by word index. */
export interface Sheet {
  readonly report: Pick<Report, 'id' | 'text' | 'title' | 'published' | 'publisher' | 'dateline'>
  readonly reading: Reading
  readonly atlas: Atlas
  readonly words: readonly Word[]
  /** The form of each word. */
  readonly forms: readonly string[]
  /** The form in lower case without accents. */
  readonly lower: readonly string[]
  /** The text in lower case without accents; offsets are the text's. */
  readonly plainText: string
  readonly sentenceOf: readonly number[]
  /** Atlas names in order, and the one that covers each word. */
  readonly seen: readonly Seen[]
  readonly seenAt: readonly (Seen | undefined)[]
  /** The name the model saw over each word. */
  readonly nameAt: readonly (Name | undefined)[]
  /** Number of the quotation or turn of a transcript each word stands in, or -1. */
  readonly quoteAt: readonly number[]
}

/** Lower case of the same length. */
const lowered = (text: string): string => {
  const low = text.toLowerCase()
  return low.length === text.length
    ? low
    : [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
}

const OPENING = '“«'
const CLOSING = '”»'

/** Direct quotations: text between quotation marks within one paragraph; an opening mark without its close runs to the paragraph's end. */
export function quotations(text: string): Span[] {
  const found: Span[] = []
  let open = -1
  const close = (end: number): void => {
    if (open >= 0 && end > open + 1) found.push({ start: open + 1, end })
    open = -1
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\n' && text[i + 1] === '\n') close(i)
    else if (OPENING.includes(c) || (c === '"' && open < 0)) {
      if (open < 0) open = i
    } else if (CLOSING.includes(c) || c === '"') close(i)
  }
  close(text.length)
  return found
}

/** "pro-Russian separatists", "anti-Chinese protesters" are of no state by these words. */
const OPINION = /(?:^|[^\p{L}])(?:pro|anti|non)[-‐‑]$/iu

/** Lays out a report and its reading for the resolver. */
export function sheet(report: Sheet['report'], reading: Reading, atlas: Atlas): Sheet {
  const { words } = reading
  const text = plain(report.text)
  const forms = words.map((w) => report.text.slice(w.start, w.end))
  const plainText = lowered(text)
  const lower = words.map((w) => plainText.slice(w.start, w.end))
  const quoteAt: number[] = new Array(words.length).fill(-1)
  voices(report.text, quotations(report.text)).forEach((q, n) => {
    for (const i of wordsWithin(reading, q)) quoteAt[i] = n
  })
  const nameAt: (Name | undefined)[] = new Array(words.length).fill(undefined)
  for (const name of reading.names) for (const i of wordsWithin(reading, name)) nameAt[i] ??= name
  const seen: Seen[] = []
  const seenAt: (Seen | undefined)[] = new Array(words.length).fill(undefined)
  const senseOf = senses(report.text)
  let at = 0
  for (const hit of scan(atlas.names, text)) {
    while (at < words.length && words[at]!.end <= hit.start) at++
    let last = at
    while (last + 1 < words.length && words[last + 1]!.start < hit.end) last++
    if (at >= words.length || words[at]!.start > hit.start) continue
    const sense = senseOf(report.text.slice(hit.start, hit.end), hit.sense)
    if ('state' in sense && OPINION.test(text.slice(Math.max(0, hit.start - 5), hit.start))) continue
    const entry = { start: hit.start, end: hit.end, first: at, last, sense }
    seen.push(entry)
    for (let i = at; i <= last; i++) seenAt[i] ??= entry
  }
  return {
    report,
    reading,
    atlas,
    words,
    forms,
    lower,
    plainText,
    sentenceOf: tree(reading).sentenceOf,
    seen,
    seenAt,
    nameAt,
    quoteAt,
  }
}

/** The span of words `first` to `last`, both inclusive. */
export const spanOf = (s: Sheet, first: number, last: number): Span => ({
  start: s.words[first]!.start,
  end: s.words[last]!.end,
})

/** The words of the text from `first` to `last`, with white space as single blanks. */
export const phrase = (s: Sheet, first: number, last: number): string =>
  s.report.text.slice(s.words[first]!.start, s.words[last]!.end).replace(/\s+/g, ' ')

/** The head word of words `first` to `last`. */
export const headWord = (s: Sheet, first: number, last: number): number =>
  headOf(s.reading, spanOf(s, first, last)) ?? last

/** Whether a word is a mark without letters or digits; readers sometimes tag "-elect" as punctuation. */
export const isMark = (s: Sheet, i: number): boolean => !/[\p{L}\p{N}]/u.test(s.forms[i]!)

/** Whether two words stand in one sentence. */
export const together = (s: Sheet, a: number, b: number): boolean => s.sentenceOf[a] === s.sentenceOf[b]
