import { dependents } from '../ontology/tree.ts'
import { keyOf, type Pointed, type Thing } from './discourse.ts'
import type { Sheet } from './sheet.ts'

/** How much a mention's grammatical role puts its thing in the middle of attention: subject, then object, then the rest. */
export function prominence(s: Sheet, head: number): number {
  let at = head
  while (s.words[at]!.deprel === 'conj' && s.words[at]!.head >= 0 && s.words[at]!.head < at)
    at = s.words[at]!.head
  const { deprel } = s.words[at]!
  if (/^nsubj/.test(deprel)) return isMatrix(s, s.words[at]!.head) ? 5 : 4
  if (standsIn(s, at)) return 4
  if (/^obj|^iobj|^obl:agent/.test(deprel)) return 2.5
  if (deprel === 'root' || deprel === 'parataxis') return 2.5
  if (deprel === 'nmod:poss') return 2
  if (/^obl/.test(deprel)) {
    const company = dependents(s.reading, at, 'case').some((c) => /^(?:with|to|alongside)$/.test(s.lower[c]!))
    return company && isMatrix(s, s.words[at]!.head) ? 3 : 1.8
  }
  return 1.2
}

/** A noun before a verb without a subject, on which the tree hangs it under another name: most likely its subject. */
function standsIn(s: Sheet, word: number): boolean {
  const { deprel, head } = s.words[word]!
  if (
    head <= word ||
    s.words[head]!.upos !== 'VERB' ||
    !/^(?:appos|dep|compound|nmod|flat|nmod:desc)/.test(deprel)
  )
    return false
  return (
    dependents(s.reading, head, 'nsubj', 'csubj').length === 0 &&
    dependents(s.reading, word, 'case').length === 0
  )
}

const isMatrix = (s: Sheet, verb: number): boolean =>
  verb >= 0 && /^(?:root|conj|parataxis)$/.test(s.words[verb]!.deprel)

/** The clause a word belongs to: the nearest word above it that heads a clause. */
export function clauseOf(s: Sheet, word: number): number {
  let at = word
  for (let n = 0; n < 60; n++) {
    const w = s.words[at]!
    if (
      w.head < 0 ||
      /^(?:ccomp|xcomp|advcl|acl|csubj|parataxis|root)/.test(w.deprel) ||
      (w.deprel === 'conj' && dependents(s.reading, at, 'nsubj').length > 0)
    )
      return at
    at = w.head
  }
  return at
}

/** Mentions so far, and what they make of the question who is meant. */
export interface Focus {
  readonly past: Pointed[]
  /** The same by the sentence of their head, so that a long report is not searched for each word. */
  readonly bySentence: Map<number, Pointed[]>
}

/** The mentions of a sentence so far, in the order they were found. */
export const mentionsIn = (focus: Focus, sentence: number): readonly Pointed[] =>
  focus.bySentence.get(sentence) ?? []

/** Distinct things of one kind in the past, the latest mention of each first. */
export function latest(focus: Focus, kind: Thing['kind']): { thing: Thing; at: Pointed }[] {
  const seen = new Set<string>()
  const found: { thing: Thing; at: Pointed }[] = []
  for (let i = focus.past.length - 1; i >= 0; i--)
    for (const thing of focus.past[i]!.things) {
      const key = keyOf(thing)
      if (thing.kind === kind && !seen.has(key)) {
        seen.add(key)
        found.push({ thing, at: focus.past[i]! })
      }
    }
  return found
}
