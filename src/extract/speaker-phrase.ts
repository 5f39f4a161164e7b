import type { Actor } from '../ontology/actor.ts'
import { covers } from '../ontology/span.ts'
import { dependents, sentenceAt, spanOfWords } from '../ontology/tree.ts'
import { form } from './clause.ts'
import { nounLemmas } from './inflection.ts'
import { ownerOf } from './office.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'

const word = (page: Page, i: number) => page.reading.words[i]!
const NUMBERS = ['three', 'four', 'five', 'six', 'seven', 'eight']

/** "the three leaders": those of an office or a state that the nearest sentence before names so many of. */
export function counted(page: Page, head: number): Attached[] {
  const { reading, resolved } = page
  if (!nounLemmas(page, head).some((n) => SEVERAL.test(n))) return []
  const below = dependents(reading, head).filter((c) => !/^(punct|cc|conj)$/.test(word(page, c).deprel))
  const number = below.map((c) => NUMBERS.indexOf(form(page, c))).find((n) => n >= 0)
  if (number === undefined || below.length !== 2 || !below.some((c) => form(page, c) === 'the')) return []
  const at = reading.sentences.indexOf(sentenceAt(reading, head))
  for (const sentence of reading.sentences.slice(Math.max(0, at - 3), at).reverse()) {
    const found = new Map<string, Actor>()
    for (const m of resolved.mentions)
      for (const a of m.actors)
        if (covers(sentence, m) && a.type === 'person' && a.office !== null) found.set(a.id, a)
    if (found.size === 0) continue
    if (found.size !== number + 3) return []
    const span = spanOfWords(reading, [...below, head])
    const as = page.report.text.slice(span.start, span.end)
    return [...found.values()].map((actor) => ({ actor: { ...actor, as }, span }))
  }
  return []
}

const SEVERAL =
  /^(leader|president|minister|premier|official|chancellor|ambassador|envoy|diplomat|negotiator|adviser|advisor)$/

/** "After talks in Delhi, India and Nepal agreed": a country that does something is no mere place, though it was read as one. */
export function countryAt(page: Page, head: number): Attached | null {
  const place = page.placeAt.get(head)
  const { deprel, head: above } = word(page, head)
  if (place?.place.precision !== 'country' || !place.place.state) return null
  if (!/^nsubj/.test(deprel) || above < 0 || word(page, above).upos !== 'VERB') return null
  const owner = ownerOf(page, place.place.state)
  const span = { start: place.start, end: place.end }
  return owner && { actor: { ...owner, as: page.report.text.slice(span.start, span.end) }, span }
}
