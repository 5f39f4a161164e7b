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
  const named = names.filter((n) => n.type === 'person' || n.type === 'organisation')
  const has = (head: number, rel: RegExp): boolean => words.some((w) => w.head === head && rel.test(w.deprel))
  return words.map((word, i): Word => {
    const { head, deprel } = word
    if (head < 0) return word
    const verb = words[head]!
    if (deprel === 'obl' && head < i && verb.upos === 'VERB') {
      const actor = within(word, named) || (word.upos === 'NOUN' && !within(word, times))
      const passive = has(head, /^aux:pass$/) || (verb.xpos === 'VBN' && has(head, /^nsubj:pass$/))
      if (!actor || passive || has(i, /^(case|mark)/) || has(head, /^(obj|ccomp)$/)) return word
      return { ...word, deprel: 'obj' }
    }
    if (deprel === 'nsubj' && head < i && verb.upos === 'VERB') {
      const first = words.findIndex((w) => w.head === head && w.deprel === 'nsubj')
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

const within = ({ start }: Word, spans: readonly Pick<Name, 'start' | 'end'>[]): boolean =>
  spans.some((s) => s.start <= start && start < s.end)
