import { overlaps } from '../ontology/span.ts'
import { dependents, headOf } from '../ontology/tree.ts'
import type { Sheet } from './sheet.ts'
import { labelled } from './turns.ts'

const SAY =
  /^(?:say|tell|add|note|stress|emphasize|emphasise|state|declare|announce|explain|argue|ask|reply|respond|warn|write|remark|comment|claim|insist|affirm|assert|recall|point|highlight|underline|underscore|reiterate|urge|quote|tweet|post|continue|conclude|observe|believe|suggest|admit|acknowledge|call|describe|express|pledge|vow|promise|predict|joke|quip)$/

/** For each quotation of a report the word that heads its source: "Lee" of `"…," Lee said`; null where no source stands with it. */
export function speakers(s: Sheet): (number | null)[] {
  const count = s.quoteAt.reduce((last, q) => Math.max(last, q), -1) + 1
  const found: (number | null)[] = new Array(count).fill(null)
  const members: number[][] = Array.from({ length: count }, () => [])
  s.quoteAt.forEach((q, i) => {
    if (q >= 0) members[q]!.push(i)
  })
  const turns = labelled(s)
  for (let q = 0; q < count; q++) {
    const words = members[q]!
    if (words.length === 0) continue
    const turn = turns.find(({ turn: { body } }) => body.start === s.words[words[0]!]!.start)
    if (turn) {
      found[q] = turn.turn.by === 'question' ? null : turn.word
      continue
    }
    const span = { start: s.words[words[0]!]!.start, end: s.words[words[words.length - 1]!]!.end }
    const near = sourceIn(s, q, words)
    if (near !== null && near.distance <= 4) {
      found[q] = near.subject
      continue
    }
    for (const a of s.reading.attributions) {
      if (!a.content.some((c) => overlaps(c, span)) || a.source.length === 0) continue
      const source = headOf(s.reading, a.source[0]!)
      if (source !== null && s.quoteAt[source] !== q) found[q] = source
    }
    if (found[q] === null) found[q] = near?.subject ?? null
    if (found[q] === null && q > 0 && words.length > 6 && continues(s, members[q - 1]!, words))
      found[q] = found[q - 1]!
  }
  return found
}

function sourceIn(
  s: Sheet,
  q: number,
  words: readonly number[],
): { subject: number; distance: number } | null {
  const sentences = new Set(words.map((w) => s.sentenceOf[w]!))
  let best: { subject: number; distance: number } | null = null
  for (const n of sentences) {
    const { first, last } = s.reading.sentences[n]!
    for (let i = first; i < last; i++) {
      if (s.quoteAt[i] === q || !SAY.test(s.words[i]!.lemma) || s.words[i]!.upos !== 'VERB') continue
      let subject = dependents(s.reading, i, 'nsubj').find((d) => s.quoteAt[d] !== q)
      if (subject === undefined && s.words[i]!.deprel === 'conj')
        subject = dependents(s.reading, s.words[i]!.head, 'nsubj').find((d) => s.quoteAt[d] !== q)
      if (subject === undefined && /^(?:advcl|xcomp)/.test(s.words[i]!.deprel))
        subject = dependents(s.reading, s.words[i]!.head, 'nsubj').find((d) => s.quoteAt[d] !== q)
      if (subject === undefined) continue
      const distance = Math.min(Math.abs(i - words[0]!), Math.abs(i - words[words.length - 1]!))
      if (best === null || distance < best.distance) best = { subject, distance }
    }
  }
  return best
}

/** Whether a quotation that opens a paragraph or sentence goes on where the one before it closed. */
function continues(s: Sheet, before: readonly number[], now: readonly number[]): boolean {
  const end = before[before.length - 1]
  if (end === undefined) return false
  const gap = now[0]! - end
  return gap > 0 && gap < 16 && s.sentenceOf[now[0]!]! - s.sentenceOf[end]! <= 1
}
