import type { Reading, Word } from '../ontology/reading.ts'
import type { Span } from '../ontology/span.ts'
import { subtree, tree } from '../ontology/tree.ts'

/** A phrase that may refer to something: a pronoun, a name, or a noun with what belongs to it. */
export interface Phrase extends Span {
  /** Index into `Reading.words`. */
  readonly head: number
  /** First and last word, both inclusive. */
  readonly first: number
  readonly last: number
}

type Words = Pick<Reading, 'words' | 'sentences'>

/** Relations below a head that are not part of its phrase: "and Kim", "in", "Kim was", "Well,". */
const OUTSIDE =
  /^(?:case|cc|cop|aux|nsubj|csubj|mark|conj|discourse|reparandum|parataxis|expl|advcl|vocative|dislocated|list|orphan|goeswith|dep|root)(?::|$)/
/** Those that are outside only where the head is a predicate. */
const OF_CLAUSE = /^(?:advmod|obl|obj|iobj|xcomp|ccomp)(?::|$)/

/** Every phrase of a text that could refer, in order of its head words. */
export function phrasesOf(reading: Reading): Phrase[] {
  const found: Phrase[] = []
  reading.words.forEach((word, head) => {
    if (refers(word)) found.push(phraseAt(reading, head))
  })
  return found
}

/** Whether a word can be the head of words that refer. */
export function refers({ upos, xpos, deprel }: Word): boolean {
  if (upos === 'PRON') return !/^(?:W|EX)/.test(xpos) && !deprel.startsWith('expl')
  if (upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM')
    return !/^(?:flat|fixed|goeswith|nummod|case|reparandum|nmod:desc)(?::|$)/.test(deprel)
  if (upos === 'DET' || upos === 'ADJ')
    return /^(?:nsubj|obj|iobj|obl|nmod|conj|root|appos)(?::|$)/.test(deprel) && upos === 'DET'
  return false
}

/** The phrase of a head word, as OntoGUM bounds it: with determiners, possessives, complements and relative clauses. */
export function phraseAt(reading: Words, head: number): Phrase {
  const whole = reading as Reading
  const { words } = reading
  const predicate = tree(whole).children[head]!.some((c) => /^(?:cop|nsubj)/.test(words[c]!.deprel))
  const outside = (c: number): boolean => {
    const { deprel, head: above } = words[c]!
    if (above !== head) return false
    if (deprel === 'case' && c > head) return false
    return OUTSIDE.test(deprel) || (predicate && OF_CLAUSE.test(deprel))
  }
  const inside = subtree(whole, head, outside)
  let first = inside[0]!
  let last = inside.at(-1)!
  // A phrase is one piece: it ends at the first word that is left out on either side.
  for (const c of tree(whole).children[head]!)
    if (outside(c))
      if (c < head) first = Math.max(first, subtree(whole, c).at(-1)! + 1)
      else last = Math.min(last, subtree(whole, c)[0]! - 1)
  first = Math.min(first, head)
  last = Math.max(last, head)
  while (first < head && loose(words[first]!)) first++
  while (last > head && loose(words[last]!) && !closes(whole, first, last)) last--
  return { head, first, last, start: words[first]!.start, end: words[last]!.end }
}

/** Whether a word at the edge of a phrase is only its comma or dash. */
const loose = ({ upos }: Word): boolean => upos === 'PUNCT'

/** Whether a bracket or quotation mark at the end of a phrase has its partner within. */
function closes({ words }: Words, first: number, last: number): boolean {
  const xpos = words[last]!.xpos
  const partner = xpos === '-RRB-' ? '-LRB-' : xpos === "''" ? '``' : null
  if (partner === null) return false
  let open = 0
  for (let k = first; k < last; k++)
    if (words[k]!.xpos === partner) open++
    else if (words[k]!.xpos === xpos) open--
  return open > 0
}
