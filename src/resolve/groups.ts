import { dependents } from '../ontology/tree.ts'
import { keyOf, type Pointed, stateOf, type Thing } from './discourse.ts'
import { type Focus, mentionsIn, prominence } from './salience.ts'
import type { Sheet } from './sheet.ts'

const COUNTRIES =
  /^(?:side|country|nation|government|neighbor|neighbour|state|party|people|capital|economy|military|republic|delegation|foe|rival|ally|adversary)$/

/** Words for several that stand for the pair in focus: "the two countries", "both sides", "the two", "the pair". */
export interface GroupPhrase {
  readonly first: number
  readonly last: number
  readonly head: number
  readonly kind: 'states' | 'persons' | 'any'
  readonly count: number
}

/** A group phrase that begins at word `i`: "the two countries", "both sides", "our two nations", "the two". */
export function groupAt(s: Sheet, i: number): GroupPhrase | null {
  const { lower } = s
  let at = i
  if (/^(?:the|our|their|these|those)$/.test(lower[at]!)) at++
  let count = 0
  if (lower[at] === 'two' || lower[at] === 'both') count = 2
  else if (lower[at] === 'three') count = 3
  else if (at > i && /^(?:pair|duo)$/.test(lower[at] ?? ''))
    return { first: i, last: at, head: at, kind: 'persons', count: 2 }
  if (lower[i] === 'our' && at === i + 1 && /^(?:countries|nations|governments|sides)$/.test(lower[at] ?? ''))
    return { first: i, last: at, head: at, kind: 'states', count: 2 }
  if (count === 0 || (at === i && lower[at] !== 'both')) return null
  const number = at
  at++
  if (/^(?:of)$/.test(lower[at] ?? '') && /^(?:the|our|these)$/.test(lower[at + 1] ?? '')) at += 2
  while (
    /^(?:asian|neighboring|neighbouring|nuclear|regional|major|our|the|east|northeast|allied|close|european|african)$/.test(
      lower[at] ?? '',
    )
  )
    at++
  const noun = s.words[at]
  const singular = (lower[at] ?? '').replace(/ies$/, 'y').replace(/s$/, '')
  if (noun && singular !== lower[at] && COUNTRIES.test(singular)) {
    if (singular === 'party' && lower[number] === 'three') return null
    return { first: i, last: at, head: at, kind: 'states', count }
  }
  if (lower[at] === 'koreas') return { first: i, last: at, head: at, kind: 'states', count: 2 }
  const alone = s.words[number]!
  if (
    alone.upos !== 'CCONJ' &&
    /^(?:nsubj|obj|obl|nmod|conj|root)/.test(alone.deprel) &&
    dependents(s.reading, number, 'nmod').length === 0 &&
    (number > i || lower[number] === 'both') &&
    !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(s.words[number + 1]?.upos ?? '')
  )
    return { first: i, last: number, head: number, kind: 'any', count }
  return null
}

/** The persons a sentence puts together, those in coordination or in subject and object first. */
function pairIn(s: Sheet, past: readonly Pointed[], keep: (thing: Thing) => boolean): Thing[] | null {
  for (let i = past.length - 1; i >= 0; i--) {
    const things = past[i]!.things.filter(keep)
    if (things.length === 2 && past[i]!.things.length === 2) return [...things]
  }
  const scores = new Map<string, { thing: Thing; score: number }>()
  for (const at of past)
    for (const thing of at.things) {
      if (!keep(thing)) continue
      const key = keyOf(thing)
      const score = prominence(s, at.head)
      const known = scores.get(key)
      if (!known || known.score < score) scores.set(key, { thing, score })
    }
  if (scores.size < 2) return null
  if (scores.size === 2) return [...scores.values()].map((x) => x.thing)
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score)
  return ranked[1]!.score > ranked[2]!.score ? ranked.slice(0, 2).map((x) => x.thing) : null
}

/** The two persons in focus at a word: put together in this sentence or one shortly before it; `keep` narrows to leaders, ministers … */
export function personsInFocus(
  s: Sheet,
  focus: Focus,
  word: number,
  keep: (thing: Thing) => boolean,
  back = 4,
): Thing[] | null {
  const here = s.sentenceOf[word]!
  for (let n = here; n >= Math.max(0, here - back); n--) {
    const past = mentionsIn(focus, n).filter((p) => p.first < word)
    const pair = pairIn(s, past, (t) => t.kind === 'person' && keep(t))
    if (pair) return pair
  }
  return null
}

/** The states in focus at a word: named together, or those of the two persons in focus. */
export function statesInFocus(
  s: Sheet,
  focus: Focus,
  word: number,
  count: number,
  own: string | null = null,
): Thing[] | null {
  const fits = (things: readonly Thing[]): boolean => own === null || things.some((t) => keyOf(t) === own)
  const said = new Map<string, number>()
  for (const p of focus.past)
    if (p.first < word)
      for (const t of p.things.flatMap(stateThing)) said.set(keyOf(t), (said.get(keyOf(t)) ?? 0) + 1)
  // a state named in passing is not of the pair where another is spoken of throughout
  const passing = (things: readonly Thing[]): boolean => {
    const keys = things.map(keyOf)
    const others = [...said].filter(([k]) => !keys.includes(k)).map(([, n]) => n)
    return keys.some((k) => said.get(k) === 1) && others.some((n) => n > 2)
  }
  const here = s.sentenceOf[word]!
  for (let n = here; n >= Math.max(0, here - 3); n--) {
    const past = mentionsIn(focus, n).filter((p) => p.first < word)
    const states = new Map<string, Thing>()
    for (const p of past) {
      const list = p.things.flatMap(stateThing)
      if (p.things.length > 1 && new Set(list.map(keyOf)).size === count && fits(list)) return distinct(list)
      for (const t of list) states.set(keyOf(t), t)
    }
    const pair = [...states.values()]
    if (states.size === count && fits(pair) && !passing(pair)) return pair
    if (states.size > count) break
  }
  const counts = new Map<string, { thing: Thing; n: number }>()
  for (const p of focus.past)
    for (const t of p.things.flatMap(stateThing)) {
      const known = counts.get(keyOf(t))
      if (known) known.n++
      else counts.set(keyOf(t), { thing: t, n: 1 })
    }
  const ranked = [...counts.values()].sort((a, b) => b.n - a.n)
  if (ranked.length < count) return null
  if (ranked.length > count && ranked[count - 1]!.n < 1.8 * ranked[count]!.n) return null
  const most = ranked.slice(0, count).map((x) => x.thing)
  return fits(most) ? most : null
}

const distinct = (things: readonly Thing[]): Thing[] => [
  ...new Map(things.map((t) => [keyOf(t), t])).values(),
]

function stateThing(thing: Thing): Thing[] {
  if (thing.kind === 'state') return [thing]
  if (thing.kind !== 'person') return []
  const state = stateOf(thing.person)
  return state === null ? [] : [{ kind: 'state', state }]
}
