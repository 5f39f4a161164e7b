import type { Name, Reading, Word } from '../ontology/reading.ts'

/**
 * The words, where a reader errs in who does what to whom: nobody is where or when without a preposition ("will meet Prime Minister Ito",
 * "arrested ten rebels" have objects); of two subjects the one after the verb is told or acted on ("Lee told Kim that …");
 * no noun stands before a verb and is part of one after it ("Police | dispersed | protesters" has a subject); what is co-chaired is chaired.
 */
export function withArguments(
  words: readonly Word[],
  { names, times }: Pick<Reading, 'names' | 'times'>,
): readonly Word[] {
  const actors = starts(
    words,
    names.filter((n) => n.type === 'person' || n.type === 'organisation'),
  )
  const dated = starts(words, times)
  const below = new Map<number, number[]>()
  words.forEach(({ head }, i) => {
    const list = below.get(head)
    if (list) list.push(i)
    else below.set(head, [i])
  })
  const under = (head: number): readonly number[] => below.get(head) ?? []
  const has = (head: number, rel: RegExp): boolean => under(head).some((i) => rel.test(words[i]!.deprel))
  return words.map((word, i): Word => {
    const { head, deprel } = word
    if (head < 0) return word
    const verb = words[head]!
    if (deprel === 'obl' && head < i && verb.upos === 'VERB') {
      const actor = actors[i] === 1 || (word.upos === 'NOUN' && dated[i] === 0)
      const passive = has(head, /^aux:pass$/) || (verb.xpos === 'VBN' && has(head, /^nsubj:pass$/))
      if (!actor || passive || has(i, /^(case|mark)/) || has(head, /^(obj|ccomp)$/)) return word
      return { ...word, deprel: 'obj' }
    }
    if (deprel === 'nsubj' && head < i && verb.upos === 'VERB') {
      const first = under(head).find((k) => words[k]!.deprel === 'nsubj')!
      if (first > head || has(head, /^i?obj$/)) return word
      return { ...word, deprel: has(head, /^ccomp$/) ? 'iobj' : 'obj' }
    }
    if (deprel === 'obj' && head + 1 < i && verb.lemma.endsWith('-')) {
      const prefixed = words[head + 1]!.head === head && words[head + 1]!.deprel === 'xcomp'
      return prefixed ? { ...word, head: head + 1 } : word
    }
    if (deprel === 'compound' && head > i) {
      const above = verb.head
      const crosses = above > i && above < head && words[above]!.upos === 'VERB'
      return crosses && !has(above, /^nsubj/) ? { ...word, head: above, deprel: 'nsubj' } : word
    }
    return word
  })
}

/** Of each word, 1 where it begins within one of some spans. */
function starts(words: readonly Word[], spans: readonly Pick<Name, 'start' | 'end'>[]): Uint8Array {
  const found = new Uint8Array(words.length)
  let reached = 0
  let next = 0
  const ordered = [...spans].sort((a, b) => a.start - b.start)
  words.forEach(({ start }, i) => {
    for (; next < ordered.length && ordered[next]!.start <= start; next++)
      reached = Math.max(reached, ordered[next]!.end)
    if (start < reached) found[i] = 1
  })
  return found
}
