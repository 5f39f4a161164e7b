import { dependents } from '../ontology/tree.ts'
import { keyOf, type Pointed, type Thing } from './discourse.ts'
import { personsInFocus } from './groups.ts'
import { type Focus, prominence } from './salience.ts'
import type { Sheet } from './sheet.ts'

const MEASURE =
  /^(?:year|month|week|day|hour|minute|decade|century|time|percent|dollar|euro|mile|kilometer|kilometre|meter|metre|people|thousand|million|billion|hundred|term|relation|tie)$/

/** Whom "they" at a word stands for: a group or coordination that stands out, or the two persons in focus; null where another plural is as likely. */
export function plural(s: Sheet, focus: Focus, word: number): readonly Thing[] | null {
  const here = s.sentenceOf[word]!
  const subject = /^nsubj/.test(s.words[word]!.deprel)
  let best: { things: readonly Thing[] | null; score: number } | null = null
  const offer = (things: readonly Thing[] | null, head: number, bonus: number): void => {
    const distance = here - s.sentenceOf[head]!
    let score = prominence(s, head) * bonus * 0.55 ** distance
    if (distance === 0 && !subject) score *= 1.3
    if (best === null || score > best.score || (score === best.score && things !== null))
      best = { things, score }
  }
  for (let n = here; n >= Math.max(0, here - 1); n--) {
    const past = focus.past.filter((p) => s.sentenceOf[p.head] === n && p.last < word)
    for (const p of past) if (p.things.length > 1) offer(p.things, p.head, p.form === 'pronoun' ? 1.3 : 1.1)
    for (const { things, head } of coordinations(s, past)) offer(things, head, 1.1)
    const { first, last } = s.reading.sentences[n]!
    for (let k = first; k < Math.min(last, word); k++)
      if (
        /^NNP?S$/.test(s.words[k]!.xpos) &&
        !MEASURE.test(s.words[k]!.lemma) &&
        !past.some((p) => p.head === k && p.things.length > 1) &&
        !/^(?:compound|nmod:desc)/.test(s.words[k]!.deprel)
      )
        offer(null, k, past.some((p) => p.head === k) ? 0.8 : 1)
  }
  const found = best as { things: readonly Thing[] | null; score: number } | null
  if (found?.things) return found.things
  if (found !== null && (found.score >= 2 || !subject)) return null
  return personsInFocus(s, focus, word, () => true, subject ? 3 : 1)
}

/** Persons, states or organisations joined by "and", each a mention of its own. */
function coordinations(s: Sheet, past: readonly Pointed[]): { things: Thing[]; head: number }[] {
  const found: { things: Thing[]; head: number }[] = []
  for (const p of past) {
    const first = p.things[0]
    if (p.things.length !== 1 || !first) continue
    const others = dependents(s.reading, p.head, 'conj').map((c) =>
      past.find((o) => o.head === c && o.things.length === 1),
    )
    if (others.length === 0 || others.some((o) => o?.things[0]?.kind !== first.kind)) continue
    const things = [first, ...others.map((o) => o!.things[0]!)]
    if (new Set(things.map(keyOf)).size > 1) found.push({ things, head: p.head })
  }
  return found
}
