import type { Name, Word } from '../ontology/reading.ts'

/** Nobody is where or when without a preposition: a person or organisation read so ("will meet Prime Minister Ito") is the object. */
export function withBareObjects(words: readonly Word[], names: readonly Name[]): readonly Word[] {
  const named = names.filter((n) => n.type === 'person' || n.type === 'organisation')
  const has = (head: number, rel: RegExp): boolean => words.some((w) => w.head === head && rel.test(w.deprel))
  return words.map((word, i) => {
    const { head, deprel, start } = word
    if (deprel !== 'obl' || head < 0 || head > i || words[head]!.upos !== 'VERB') return word
    if (!named.some((n) => n.start <= start && start < n.end)) return word
    return has(i, /^(case|mark)/) || has(head, /^(obj|ccomp)$|:pass$/) ? word : { ...word, deprel: 'obj' }
  })
}
