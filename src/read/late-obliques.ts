import type { Word } from '../ontology/reading.ts'

/**
 * A phrase after a coordinated predicate with words of its own is that predicate's: in "flies to Buenos Aires on Friday and will be in Brasília for
 * meetings" they meet in Brasília.
 */
export function withLateObliques(words: readonly Word[]): readonly Word[] {
  /** Conjuncts of each word that have an auxiliary, object or phrase of their own before the phrase in question. */
  const conjuncts = new Map<number, number[]>()
  words.forEach(({ deprel, head }, i) => {
    if (deprel !== 'conj' || head < 0 || head > i) return
    const list = conjuncts.get(head)
    if (list) list.push(i)
    else conjuncts.set(head, [i])
  })
  if (conjuncts.size === 0) return words
  return words.map((word, i) => {
    if (word.deprel !== 'obl' || word.head < 0 || word.head > i) return word
    const between = conjuncts.get(word.head)?.filter((c) => c < i) ?? []
    const last = between.at(-1)
    if (last === undefined || !own(words, last, i)) return word
    return { ...word, head: last }
  })
}

const own = (words: readonly Word[], predicate: number, before: number): boolean => {
  const { upos } = words[predicate]!
  let carries = upos === 'VERB' ? 0 : -1
  for (let i = Math.max(0, predicate - 12); i < before; i++) {
    const { head, deprel } = words[i]!
    if (head !== predicate) continue
    if (deprel === 'cop' || deprel === 'aux' || deprel === 'aux:pass') carries += 2
    else if (/^(obj|obl|nsubj|xcomp|ccomp)/.test(deprel)) carries += 1
  }
  return carries >= 1
}
