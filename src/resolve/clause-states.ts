import { ancestors, dependents } from '../ontology/tree.ts'
import { type Pointed, stateOf } from './discourse.ts'
import type { Person } from './persons.ts'
import { namedPlaces } from './places.ts'
import { mentionsIn } from './salience.ts'
import type { Scene } from './scene.ts'

const RECEIVE = /^(?:receive|host|welcome|greet)$/
/** What somebody does with another whom he meets. */
export const MEET = /^(?:meet|see|talk|confer|visit)$/
const NEUTRAL =
  /^(?:summit|sideline|sidelines|margin|margins|assembly|forum|conference|meeting|mediation|funeral|inauguration)$/

/** "received by President … in Cairo"; "a trip to China, where she is to meet President …"; "to Rabat and Dakar for talks with King … and President …". */
export function byClause(scene: Scene, person: Person): string | null {
  const states = new Set<string>()
  for (const { head, first } of mentionsOf(scene, person)) {
    const relative = whereBefore(scene, first)
    const goal = goalOf(scene, head)
    if (goal !== null) states.add(goal)
    const verb = verbOver(scene, head)
    if (verb === null) continue
    const { lemma } = scene.s.words[verb]!
    if (RECEIVE.test(lemma) && isHost(scene, verb, head)) {
      const place = placeOf(scene, verb) ?? relative
      if (place !== null) states.add(place)
    } else if (relative !== null && MEET.test(lemma) && journeyOf(scene, first, relative))
      states.add(relative)
  }
  return states.size === 1 ? [...states][0]! : null
}

/** "In Victoria he will hold discussions with the foreign minister": the state of the place where the holder of an office is met, for words at `head`. */
export function metIn(scene: Scene, head: number): string | null {
  const { s } = scene
  const above = s.words[head]!.head
  if (above < 0 || !/^(?:obj|obl|nmod)/.test(s.words[head]!.deprel)) return null
  const talks = TALKS.test(s.words[above]!.lemma.toLowerCase())
  const verb = talks ? s.words[above]!.head : above
  if (verb < 0 || (!talks && !MEET.test(s.words[verb]!.lemma))) return null
  const found = placesIn(scene, s.sentenceOf[verb]!).find((p) => VENUES.test(p.name))
  return found === undefined ? placeOf(scene, verb) : null
}

/** Where a person is named, with or without a title. */
export function mentionsOf({ focus }: Scene, person: Person): readonly Pointed[] {
  const { past } = focus
  let known = alone.get(past)
  if (known?.count !== past.length) {
    const of = new Map<Person, Pointed[]>()
    for (const p of past) {
      const [thing] = p.things
      if (p.things.length !== 1 || thing?.kind !== 'person') continue
      const list = of.get(thing.person)
      if (list) list.push(p)
      else of.set(thing.person, [p])
    }
    known = { count: past.length, of }
    alone.set(past, known)
  }
  return known.of.get(person) ?? []
}

/** The mentions of each person by himself, for as many mentions as there were when they were put in order. */
const alone = new WeakMap<readonly Pointed[], { count: number; of: ReadonlyMap<Person, Pointed[]> }>()

/** The verb that a name is an argument of. */
export function verbOver({ s }: Scene, head: number): number | null {
  let at = head
  while (s.words[at]!.deprel === 'conj' && s.words[at]!.head < at) at = s.words[at]!.head
  const verb = s.words[at]!.head
  return verb >= 0 && s.words[verb]!.upos === 'VERB' && /^(?:nsubj|obj|obl|iobj)/.test(s.words[at]!.deprel)
    ? verb
    : null
}

/** Whether a person is the one who receives: the subject of the active verb, or after "by". */
export function isHost({ s }: Scene, verb: number, head: number): boolean {
  const { deprel } = s.words[head]!
  const passive = dependents(s.reading, verb, 'nsubj:pass', 'aux:pass').length > 0
  if (passive || s.words[verb]!.xpos === 'VBN')
    return deprel.startsWith('obl') && dependents(s.reading, head, 'case').some((c) => s.lower[c] === 'by')
  return deprel === 'nsubj'
}

/** The one state "in" whose places a clause happens. */
function placeOf(scene: Scene, verb: number): string | null {
  const { s } = scene
  const found = placesIn(scene, s.sentenceOf[verb]!).filter(
    (p) =>
      /^(?:in|at)$/.test(s.lower[p.first - 1] ?? '') &&
      ancestors(s.reading, p.head)[0] !== undefined &&
      ancestors(s.reading, p.head)
        .slice(0, 2)
        .some((a) => a === verb),
  )
  const states = new Set(found.map((p) => p.state))
  return states.size === 1 ? [...states][0]! : null
}

/** The state of the place that a relative "where" before a word takes up. */
function whereBefore(scene: Scene, word: number): string | null {
  const { s } = scene
  for (let i = word - 1; i > 0 && s.sentenceOf[i] === s.sentenceOf[word]; i--) {
    if (s.forms[i] === ';') return null
    if (s.lower[i] !== 'where') continue
    const end = s.forms[i - 1] === ',' ? i - 2 : i - 1
    return placesIn(scene, s.sentenceOf[i]!).find((p) => p.last === end)?.state ?? null
  }
  return null
}

/** Whether a sentence tells of a journey, and of no gathering of many and no third state. */
function journeyOf(scene: Scene, word: number, goal: string): boolean {
  const { s } = scene
  const sentence = s.reading.sentences[s.sentenceOf[word]!]!
  let travels = false
  for (let i = sentence.first; i < sentence.last; i++) {
    if (NEUTRAL.test(s.words[i]!.lemma.toLowerCase())) return false
    if (/^(?:trip|visit|travel|journey|fly|tour|head|arrive|go|leave)$/.test(s.words[i]!.lemma))
      travels = true
  }
  const visitors = mentionsIn(scene.focus, s.sentenceOf[word]!).flatMap((p) =>
    p.things.map((t) => (t.kind === 'person' ? stateOf(t.person) : null)),
  )
  return travels && !visitors.includes(goal)
}

/** The places of a sentence whose state is known. */
const placesIn = ({ s, places, cast }: Scene, sentence: number) =>
  [...places, ...namedPlaces(s, (w) => cast.runAt[w] !== undefined)].flatMap((p) => {
    const within = s.words.flatMap((w, i) => (w.start >= p.start && w.end <= p.end ? [i] : []))
    const first = within[0]
    return first !== undefined && s.sentenceOf[first] === sentence && p.place.state !== null
      ? [{ head: p.head, first, last: within[within.length - 1]!, state: p.place.state, name: p.place.name }]
      : []
  })

const TRAVEL = /^(?:travel|fly|go|head|visit|tour|arrive|depart|leave)$/
/** What it is called. */
export const TALKS =
  /^(?:talk|talks|meeting|meetings|summit|consultation|consultations|discussion|discussions|dinner|lunch)$/
/** Cities where those meet who hold office elsewhere. */
const VENUES = /^(?:New York|Geneva|Vienna|Brussels|Davos|Munich|The Hague|Strasbourg|Luxembourg)$/

/** The words coordinated with a word, itself among them, in order. */
export function chainOf({ s }: Scene, word: number): number[] {
  let root = word
  while (s.words[root]!.deprel === 'conj' && s.words[root]!.head < root) root = s.words[root]!.head
  const chain = [root]
  for (let k = 0; k < chain.length; k++) chain.push(...dependents(s.reading, chain[k]!, 'conj'))
  return [...new Set(chain)].sort((a, b) => a - b)
}

/** The state whose capital somebody travels to for talks with a person: of several, the one at the person's own place in the row. */
function goalOf(scene: Scene, head: number): string | null {
  const { s } = scene
  const root = chainOf(scene, head)[0]!
  const above = s.words[root]!.head
  if (above < 0 || !/^(?:obj|obl|nmod)/.test(s.words[root]!.deprel)) return null
  const met = MEET.test(s.words[above]!.lemma) || TALKS.test(s.words[above]!.lemma.toLowerCase())
  if (!met) return null
  const journey = [above, ...ancestors(s.reading, above).slice(0, 4)].find(
    (w) => w < root && TRAVEL.test(s.words[w]!.lemma) && goals(scene, w).length > 0,
  )
  const beside = dependents(s.reading, above, 'obj', 'obl', 'nmod').flatMap((w) => chainOf(scene, w))
  const persons = mentionsIn(scene.focus, s.sentenceOf[head]!).filter(
    (p) => beside.includes(p.head) && p.things.some((t) => t.kind === 'person'),
  )
  if (journey !== undefined) return aligned(scene, persons, head, goals(scene, journey))
  // "In Warsaw he will meet the president", in a report of a journey to Warsaw
  const place = placeOf(scene, above)
  const travelled = s.words.some(
    (w, i) => TRAVEL.test(w.lemma) && goals(scene, i).some((goal) => goal === place),
  )
  return place !== null && travelled ? aligned(scene, persons, head, [place]) : null
}

/** Of goals and the persons met there the one that is a person's: the only goal, or the one in the same place of two rows of one length. */
function aligned(
  { cast }: Scene,
  met: readonly Scene['focus']['past'][number][],
  head: number,
  states: readonly string[],
): string | null {
  const at = met.findIndex((p) => p.head === head)
  if (at < 0 || (states.length > 1 && states.length !== met.length)) return null
  const own = (n: number): string => states[states.length === 1 ? 0 : n]!
  const known = met.map((p) =>
    p.things.length === 1 && p.things[0]!.kind === 'person' && cast.persons.includes(p.things[0]!.person)
      ? stateOf(p.things[0]!.person)
      : null,
  )
  return known.every((state, n) => state === null || state === own(n)) ? own(at) : null
}

/** The states of the places a verb of travel leads to, in order; none where people of many states meet in one of them. */
function goals(scene: Scene, verb: number): string[] {
  const { s } = scene
  if (s.words[verb]!.upos !== 'VERB') return []
  const sentence = s.reading.sentences[s.sentenceOf[verb]!]!
  for (let i = sentence.first; i < sentence.last; i++)
    if (NEUTRAL.test(s.words[i]!.lemma.toLowerCase())) return []
  const found = placesIn(scene, s.sentenceOf[verb]!).filter((p) => {
    const root = chainOf(scene, p.head)[0]!
    const { deprel, head } = s.words[root]!
    const to = dependents(s.reading, root, 'case').some((c) => /^(?:to|for|in)$/.test(s.lower[c]!))
    return head === verb && (deprel === 'obj' || (deprel.startsWith('obl') && to))
  })
  const states = found.filter((p) => !VENUES.test(p.name)).map((p) => p.state)
  return [...new Set(states)]
}
