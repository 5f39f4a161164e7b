import type { ActScores, Word } from '../ontology/reading.ts'

const PREDICATES = new Set(['VERB', 'NOUN', 'ADJ'])

/** The scores of the words that govern others and may say what an actor does; `scores` has one row a word, `words` begin at `first`. */
export function actScoresOf(words: readonly Word[], first: number, scores: Float32Array): ActScores[] {
  const types = scores.length / (words.length - first)
  const governing = new Set(words.slice(first).map((w) => w.head))
  const found: ActScores[] = []
  for (let i = first; i < words.length; i++)
    if (governing.has(i) && PREDICATES.has(words[i]!.upos))
      found.push({ word: i, scores: tenths(scores.subarray((i - first) * types, (i - first + 1) * types)) })
  return found
}

/** Logits as tenths of a log probability. */
function tenths(logits: Float32Array): number[] {
  const top = Math.max(...logits)
  const total = top + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - top), 0))
  return Array.from(logits, (z) => Math.round(10 * (z - total)) + 0)
}
