import { ancestors, sentenceAt, subtree } from '../../ontology/tree.ts'
import { caseOf } from '../clause.ts'
import type { Page } from '../page.ts'
import { whereOf } from '../where-of.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

const AT = /^(?:in|at|near|outside|inside|across|throughout|around|on|off|within)$/

/** The state on whose ground a deed is done: "kill two people outside a church in the Nigerian city of Jos"; null where none or several are named. */
export function groundOf(page: Page, deed: number): string | null {
  const told = whereOf(page, deed)?.state ?? null
  if (told !== null) return told
  const below = subtree(page.reading, deed, (w) => clause(page, w))
  const states = new Set(
    below
      .filter((w) => page.placeAt.has(w) && standsAt(page, w, deed))
      .flatMap((w) => page.placeAt.get(w)!.place.state ?? []),
  )
  if (states.size > 0) return states.size === 1 ? [...states][0]! : null
  // "raided the town of Ndalya, killing ten"
  const { xpos, deprel, head } = word(page, deed)
  return (
    (xpos === 'VBG' && deprel === 'advcl' && head >= 0 ? groundOf(page, head) : null) ??
    onlyGround(page, deed)
  )
}

/** The state of all places where something is said to be in a sentence: "fire on a bus carrying pilgrims in the Pakistani city of Karachi". */
function onlyGround(page: Page, deed: number): string | null {
  const { first, last } = sentenceAt(page.reading, deed)
  const states = new Set<string>()
  for (let w = first; w < last; w++)
    if (page.placeAt.has(w) && standsAt(page, w, -1)) states.add(page.placeAt.get(w)!.place.state ?? '')
  return states.size === 1 ? [...states][0]! || null : null
}

const clause = (page: Page, w: number): boolean =>
  word(page, w).upos === 'VERB' && /^(?:acl|advcl|ccomp|parataxis|conj)/.test(word(page, w).deprel)

function standsAt(page: Page, place: number, deed: number): boolean {
  const path = [place, ...ancestors(page.reading, place)]
  const end = path.findIndex((w) => w === deed || word(page, w).upos === 'VERB')
  const steps = end < 0 ? path : path.slice(0, end)
  const by = steps.map((w) => caseOf(page, w)).filter((c) => c !== '')
  return by.some((c) => AT.test(c)) && by.every((c) => AT.test(c) || c === 'of')
}

/** Bodies of which a state has one, named without it. */
const BODY =
  /^(?:(?:interim|central|federal|national|transitional|military|caretaker) )?(?:government|junta|regime|authorities|administration|army|military|armed forces|air force|navy|police|parliament|cabinet|foreign ministry|defen[cs]e ministry|interior ministry|ministry|supreme court|constitutional court|security forces|government (?:forces|troops|officials)|state media|ruling party|opposition)$/i

/** Whether a group is such a body: "the army", not "army rebels". */
export const isBody = (name: string): boolean => BODY.test(name.replace(/^(?:the|its|their|his|her) /i, ''))

/** The only state a sentence speaks of beside those of others, or where it speaks of none the only one named before: whose "the army" is. */
export function stateSpokenOf(page: Page, i: number, others: ReadonlySet<string>): string | null {
  const { reading, resolved } = page
  const sentence = sentenceAt(reading, i)
  const among = (from: number, to: number): string | null | undefined => {
    const found = new Set<string>()
    for (const m of resolved.mentions)
      if (m.start >= from && m.end <= to)
        for (const a of m.actors) if (a.state !== null && !others.has(a.state)) found.add(a.state)
    for (const p of resolved.places)
      if (p.start >= from && p.end <= to && p.place.state && !others.has(p.place.state))
        found.add(p.place.state)
    return found.size === 0 ? undefined : found.size === 1 ? [...found][0]! : null
  }
  const here = among(sentence.start, sentence.end)
  return here === undefined ? (among(0, sentence.start) ?? null) : here
}
