import type { Reading, Sentence } from './reading.ts'
import type { Span } from './span.ts'

/** A reading's dependency trees, made once for a reading and asked by word index. */
export interface Tree {
  /** Indices of the dependents of each word, in order of the text. */
  readonly children: readonly (readonly number[])[]
  /** Index of each word's sentence in `Reading.sentences`. */
  readonly sentenceOf: readonly number[]
}

const trees = new WeakMap<Reading, Tree>()
/** The dependency trees of a reading. */
export function tree(reading: Reading): Tree {
  const known = trees.get(reading)
  if (known) return known
  const children: number[][] = reading.words.map(() => [])
  reading.words.forEach((w, i) => {
    if (w.head >= 0) children[w.head]!.push(i)
  })
  const sentenceOf: number[] = []
  reading.sentences.forEach((s, n) => {
    for (let i = s.first; i < s.last; i++) sentenceOf[i] = n
  })
  const made = { children, sentenceOf }
  trees.set(reading, made)
  return made
}

/** The dependents of word `i` whose relation is one of `relations`; `nsubj` also finds `nsubj:pass`, `nsubj:pass` only itself. */
export function dependents(reading: Reading, i: number, ...relations: string[]): number[] {
  const found: number[] = []
  for (const child of tree(reading).children[i]!)
    if (relations.length === 0 || isOne(reading.words[child]!.deprel, relations)) found.push(child)
  return found
}

function isOne(relation: string, relations: readonly string[]): boolean {
  for (const r of relations) {
    if (relation === r) return true
    if (relation[r.length] === ':' && relation.startsWith(r) && !r.includes(':')) return true
  }
  return false
}

/** Word `i` and all below it, in order of the text. `stop` prunes: a word for which it holds is left out with all below it. */
export function subtree(
  reading: Reading,
  i: number,
  stop: (word: number) => boolean = () => false,
): number[] {
  const found: number[] = []
  const walk = (at: number): void => {
    found.push(at)
    for (const child of tree(reading).children[at]!) if (!stop(child)) walk(child)
  }
  walk(i)
  return found.sort((a, b) => a - b)
}

/** The span from the first to the last of the given words. */
export function spanOfWords(reading: Reading, words: readonly number[]): Span {
  const first = reading.words[Math.min(...words)]!
  const last = reading.words[Math.max(...words)]!
  return { start: first.start, end: last.end }
}

/** Indices of the words that lie within a span. */
export function wordsWithin(reading: Reading, span: Span): number[] {
  const { words } = reading
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]!.start < span.start) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let i = low; i < words.length && words[i]!.end <= span.end; i++) found.push(i)
  return found
}

/** The head word of a span: the one whose own head lies outside; null when the span holds no word. */
export function headOf(reading: Reading, span: Span): number | null {
  const within = wordsWithin(reading, span)
  if (within.length === 0) return null
  const set = new Set(within)
  return within.find((i) => !set.has(reading.words[i]!.head)) ?? within[within.length - 1]!
}

/** The sentence that holds word `i`. */
export const sentenceAt = (reading: Reading, i: number): Sentence =>
  reading.sentences[tree(reading).sentenceOf[i]!]!

/** The words from `i` up to the root of its sentence, `i` not included. */
export function ancestors(reading: Reading, i: number): number[] {
  const found: number[] = []
  for (let at = reading.words[i]!.head; at >= 0 && !found.includes(at); at = reading.words[at]!.head)
    found.push(at)
  return found
}
