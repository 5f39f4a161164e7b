import type { Attribution, Word } from '../ontology/reading.ts'
import type { Span } from '../ontology/span.ts'

/** Words around a verb within which its own stand. */
const NEAR = 40

/**
 * A past tense is coordinated with no infinitive: in "Karam said Examplia would open an office and invited the king" he invited, Examplia
 * did not. Such a verb goes to the finite verb above, and what is said ends before it.
 */
export function withFiniteConjuncts(
  words: readonly Word[],
  attributions: readonly Attribution[],
): { readonly words: readonly Word[]; readonly attributions: readonly Attribution[] } {
  const moved = new Map<number, number>()
  words.forEach((word, i) => {
    const verb =
      word.deprel === 'conj' && word.xpos === 'VBD' && word.head >= 0 && word.head < i
        ? words[word.head]!
        : null
    if (verb === null || verb.xpos !== 'VB' || !/^(?:ccomp|xcomp)/.test(verb.deprel) || verb.head < 0) return
    const has = (rel: RegExp): boolean =>
      words.slice(Math.max(0, i - NEAR), i + NEAR).some((w) => w.head === i && rel.test(w.deprel))
    if (words[verb.head]!.xpos !== 'VBD' || has(/^(?:nsubj|aux|mark|expl)/)) return
    moved.set(i, verb.head)
  })
  if (moved.size === 0) return { words, attributions }
  return {
    words: words.map((word, i) => (moved.has(i) ? { ...word, head: moved.get(i)! } : word)),
    attributions: attributions.map((a) => {
      const cut = [...moved].find(
        ([verb, above]) =>
          a.cue.some((c) => holds(c, words[above]!)) && a.content.some((c) => holds(c, words[verb]!)),
      )
      if (cut === undefined) return a
      const end = clauseStart(words, cut[0])
      return {
        ...a,
        content: a.content.flatMap((c) =>
          c.start >= end ? [] : [{ start: c.start, end: Math.min(c.end, end) }],
        ),
      }
    }),
  }
}

const holds = (span: Span, word: Word): boolean => span.start <= word.start && word.end <= span.end

/** Where the words before a verb end that do not belong to it: before "and" and the comma there. */
function clauseStart(words: readonly Word[], verb: number): number {
  let at = verb
  for (let i = verb - 1; i >= 0 && words[i]!.head === verb; i--) at = i
  return words[Math.max(0, at - 1)]!.end
}
