import { dependents } from '../ontology/tree.ts'
import { keyOf, type Pointed, type Thing } from './discourse.ts'
import { personsInFocus } from './groups.ts'
import { type Focus, mentionsIn, prominence } from './salience.ts'
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
    const past = mentionsIn(focus, n).filter((p) => p.last < word)
    for (const p of past) if (p.things.length > 1) offer(p.things, p.head, p.form === 'pronoun' ? 1.3 : 1.1)
    for (const { things, head } of coordinations(s, past)) offer(things, head, 1.1)
    const parties = talking(s, n, past)
    if (parties) offer(parties.things, parties.head, 1.25)
    const { first, last } = s.reading.sentences[n]!
    for (let k = first; k < Math.min(last, word); k++)
      if (
        /^NNP?S$/.test(s.words[k]!.xpos) &&
        !MEASURE.test(s.words[k]!.lemma) &&
        !past.some((p) => p.head === k && p.things.length > 1) &&
        !/^(?:compound|nmod:desc)/.test(s.words[k]!.deprel)
      )
        offer(...bodyOf(s, past, k))
  }
  const found = best as { things: readonly Thing[] | null; score: number } | null
  if (found?.things) return found.things
  if (found !== null && (found.score >= 2 || !subject)) return null
  return personsInFocus(s, focus, word, () => true, subject ? 3 : 1)
}

/** What a plural noun at a word offers: the body whose officials or members it names ("members of the Council", "Chilean officials"), else nobody known. */
function bodyOf(s: Sheet, past: readonly Pointed[], k: number): [readonly Thing[] | null, number, number] {
  const office = /^(?:leader|official|authority|authoritie|member|diplomat|representative)$/.test(
    s.words[k]!.lemma,
  )
  const several = (p: Pointed): boolean =>
    p.things.length === 1 &&
    (p.things[0]!.kind === 'organisation' || (p.things[0]!.kind === 'state' && office))
  const own = past.find((p) => p.head === k)
  if (own) return [several(own) ? own.things : null, k, 0.8]
  const body = past.find(
    (p) => several(p) && s.words[p.head]!.head === k && /^(?:nmod|compound)/.test(s.words[p.head]!.deprel),
  )
  return [body && /^(?:member|country|nation|state)$/.test(s.words[k]!.lemma) ? body.things : null, k, 1]
}

const TALK =
  /^(?:meet|talk|speak|confer|discuss|hold|consult|negotiate|spoke|met|held|inform|tell|brief|assure|thank|congratulate)$/

/** Who talked in a sentence: its subjects and those they met or spoke with. */
function talking(s: Sheet, n: number, past: readonly Pointed[]): { things: Thing[]; head: number } | null {
  const { first, last } = s.reading.sentences[n]!
  for (let verb = first; verb < last; verb++) {
    const w = s.words[verb]!
    if (
      w.upos !== 'VERB' ||
      !(TALK.test(w.lemma) || TALK.test(s.lower[verb]!)) ||
      !/^(?:root|conj|parataxis)$/.test(w.deprel)
    )
      continue
    const roles = dependents(s.reading, verb, 'nsubj', 'obj', 'obl').filter(
      (d) =>
        !/^obl/.test(s.words[d]!.deprel) ||
        dependents(s.reading, d, 'case').some((c) => /^(?:with|to)$/.test(s.lower[c]!)),
    )
    const heads = roles.flatMap((d) => [d, ...dependents(s.reading, d, 'conj')])
    const persons = past.filter(
      (p) =>
        p.things.every((t) => t.kind === 'person') &&
        (heads.includes(p.head) || heads.some((h) => p.first <= h && h <= p.last)),
    )
    const things = [...new Map(persons.flatMap((p) => p.things).map((t) => [keyOf(t), t])).values()]
    const subject = persons.find((p) => /^nsubj/.test(s.words[p.head]!.deprel))
    if (subject && things.length > 1) return { things, head: subject.head }
  }
  return null
}

/** Persons, states or organisations joined by "and" or commas, each a mention of its own. */
function coordinations(s: Sheet, past: readonly Pointed[]): { things: Thing[]; head: number }[] {
  const found: { things: Thing[]; head: number }[] = []
  const single = past
    .filter((p) => p.things.length === 1 && p.form !== 'pronoun')
    .sort((a, b) => a.first - b.first || b.last - a.last)
  let chain: Pointed[] = []
  const close = (): void => {
    const things = [...new Map(chain.map((p) => [keyOf(p.things[0]!), p.things[0]!])).values()]
    if (
      things.length > 1 &&
      chain.some((p) => s.lower[p.first - 1] === 'and' || s.lower[p.first - 2] === 'and')
    )
      found.push({ things, head: chain[0]!.head })
    chain = []
  }
  for (const p of single) {
    const before = chain[chain.length - 1]
    if (before && p.first <= before.last) continue
    if (before && !(p.things[0]!.kind === before.things[0]!.kind && joins(s, before.last + 1, p.first)))
      close()
    chain.push(p)
  }
  close()
  return found
}

/** Whether only commas, "and" and articles stand between two words. */
function joins(s: Sheet, from: number, to: number): boolean {
  if (to - from > 3 || from === to) return false
  for (let k = from; k < to; k++) if (!/^(?:,|and|&|the|his|her)$/.test(s.lower[k]!)) return false
  return true
}
