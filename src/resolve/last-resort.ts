import { ancestors, dependents } from '../ontology/tree.ts'
import { officeOf, stateOf } from './discourse.ts'
import type { Person } from './persons.ts'
import { namedPlaces } from './places.ts'
import type { Scene } from './scene.ts'
import type { TitlePhrase } from './titles.ts'

/**
 * States of offices that neither the words beside them nor the atlas give, asked in this order and answered only where one candidate remains:
 * 1. the clause: whoever receives somebody "in Cairo", or is met on a journey ("a trip to China, where she is to meet the president"), holds the office there;
 * 2. the report: of the states it speaks of, the only one without a holder of that office, where the sentence or one beside it names that state.
 * An office of which a state has several holders at a time, one once held, and one with words of its own ("of the party") are left open.
 * Returns whether any was found.
 */
export function lastResorts(scene: Scene): boolean {
  let found = false
  for (const resort of [byClause, byReport])
    for (const person of scene.cast.persons) {
      const title = openOffice(person)
      if (!title || !ofState(scene, person, title)) continue
      const state = resort(scene, person, title)
      if (state === null || holderIn(scene, title, state)) continue
      person.state = state
      found = true
    }
  return found
}

/** The office of a person whose state is open: one that a state gives to one holder at a time. */
function openOffice(person: Person): TitlePhrase | null {
  const claim = officeOf(person)
  if (!claim || stateOf(person) !== null || claim.of !== null) return null
  const { phrase } = claim
  const speaks = /^(?:head|royal|foreign|minister|deputy)$/.test(phrase.title.rank)
  const named =
    /^(?:secretary-general|general secretary|director-general|chief executive|pope|foreign policy chief)$/
  return speaks &&
    phrase.title.unique &&
    phrase.tail === null &&
    !phrase.former &&
    !phrase.plural &&
    phrase.determiner !== 'a' &&
    phrase.possessor === null &&
    !named.test(phrase.title.title)
    ? phrase
    : null
}

/** Whether an office is a state's: one that firms and societies have too stands bare before the name, as in "President …". */
const ofState = ({ cast }: Scene, person: Person, title: TitlePhrase): boolean =>
  title.title.level === 'state' ||
  (title.name === title.title.title && person.runs.some((r) => cast.before.get(r) === title))

/** Whether the report has another holder of an office for a state. */
const holderIn = ({ cast }: Scene, title: TitlePhrase, state: string): boolean =>
  cast.persons.some(
    (p) =>
      stateOf(p) === state &&
      p.claims.some((c) => !c.phrase.former && c.phrase.title.title === title.title.title),
  )

const RECEIVE = /^(?:receive|host|welcome|greet)$/
const MEET = /^(?:meet|see|talk|confer|visit)$/
const NEUTRAL =
  /^(?:summit|sideline|sidelines|margin|margins|assembly|forum|conference|meeting|mediation|funeral|inauguration)$/

/** "received by President … in Cairo"; "a trip to China, where she is to meet President …". */
function byClause(scene: Scene, person: Person): string | null {
  const states = new Set<string>()
  for (const { head, first } of mentionsOf(scene, person)) {
    const relative = whereBefore(scene, first)
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

/** Where a person is named, with or without a title. */
const mentionsOf = ({ focus }: Scene, person: Person) =>
  focus.past.filter(
    (p) => p.things.length === 1 && p.things[0]?.kind === 'person' && p.things[0].person === person,
  )

/** The verb that a name is an argument of. */
function verbOver({ s }: Scene, head: number): number | null {
  let at = head
  while (s.words[at]!.deprel === 'conj' && s.words[at]!.head < at) at = s.words[at]!.head
  const verb = s.words[at]!.head
  return verb >= 0 && s.words[verb]!.upos === 'VERB' && /^(?:nsubj|obj|obl|iobj)/.test(s.words[at]!.deprel)
    ? verb
    : null
}

/** Whether a person is the one who receives: the subject of the active verb, or after "by". */
function isHost({ s }: Scene, verb: number, head: number): boolean {
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
  const visitors = scene.focus.past.flatMap((p) =>
    s.sentenceOf[p.head] === s.sentenceOf[word]
      ? p.things.map((t) => (t.kind === 'person' ? stateOf(t.person) : null))
      : [],
  )
  return travels && !visitors.includes(goal)
}

/** The places of a sentence whose state is known. */
const placesIn = ({ s, places, cast }: Scene, sentence: number) =>
  [...places, ...namedPlaces(s, (w) => cast.runAt[w] !== undefined)].flatMap((p) => {
    const within = s.words.flatMap((w, i) => (w.start >= p.start && w.end <= p.end ? [i] : []))
    const first = within[0]
    return first !== undefined && s.sentenceOf[first] === sentence && p.place.state !== null
      ? [{ head: p.head, first, last: within[within.length - 1]!, state: p.place.state }]
      : []
  })

/** The only state of the report that has no holder of an office yet, where it is named near the name. */
function byReport(scene: Scene, person: Person, title: TitlePhrase): string | null {
  const { s, cast } = scene
  const rival = cast.persons.some(
    (p) => p !== person && openOffice(p)?.title.title === title.title.title && stateOf(p) === null,
  )
  if (rival) return null
  const places = scene.places.flatMap((p) => (p.place.state === null ? [] : [p.place.state]))
  const named = scene.s.seen.flatMap((x) => {
    const state = 'state' in x.sense ? scene.stateOf(x) : null
    return state === null ? [] : [{ state, sentence: s.sentenceOf[x.first]! }]
  })
  const persons = cast.persons.flatMap((p) => stateOf(p) ?? [])
  const { away, barred } = notOf(scene, person)
  const open = new Set([...named.map((n) => n.state), ...places, ...persons])
  for (const state of open) if (away.has(state) || holderIn(scene, title, state)) open.delete(state)
  const state = [...open][0]
  if (open.size !== 1 || state === undefined || barred.has(state)) return null
  if (abroad(scene, person) && !partyIn(scene, state)) return null
  const near = person.runs.some((run) =>
    named.some((n) => n.state === state && Math.abs(n.sentence - s.sentenceOf[run.first]!) <= 1),
  )
  return near ? state : null
}

/** Whether a state itself acts in the report or is one of a pair ("the U.S.-Japan alliance"), and is not only spoken about. */
const partyIn = ({ s, focus }: Scene, state: string): boolean =>
  focus.past.some((p) => {
    if (!p.things.some((t) => t.kind === 'state' && t.state === state)) return false
    if (s.forms[p.first - 1] === '-' || s.forms[p.last + 1] === '-') return true
    let at = p.head
    while (s.words[at]!.deprel === 'conj' && s.words[at]!.head < at) at = s.words[at]!.head
    return s.words[at]!.deprel.startsWith('nsubj')
  })

/** Whether other holders of office stand beside a person in a sentence: a state that it names may then be neither's own. */
const abroad = (scene: Scene, person: Person): boolean =>
  person.runs.some((run) =>
    scene.cast.runs.some((other) => {
      const beside = scene.cast.personOf.get(other)
      return (
        beside !== undefined &&
        beside !== person &&
        scene.s.sentenceOf[other.first] === scene.s.sentenceOf[run.first] &&
        /^(?:head|royal|foreign|minister|deputy)$/.test(officeOf(beside)?.phrase.title.rank ?? '')
      )
    }),
  )

const INVITE = /^(?:invite|host|welcome|receive|greet)$/
const TRAVEL = /^(?:visit|travel|arrive|fly|go|head|leave|depart|tour|return)$/

/**
 * States that cannot be a person's own: `away`, where he is invited or travels to, and whose government deals with him;
 * and `barred`, that of a person whom he meets, who may as well be his countryman.
 */
function notOf(scene: Scene, person: Person): { away: Set<string>; barred: Set<string> } {
  const { s, focus } = scene
  const away = new Set<string>()
  const barred = new Set<string>()
  for (const mention of mentionsOf(scene, person)) {
    const verb = verbOver(scene, mention.head)
    if (verb === null) continue
    const { lemma } = s.words[verb]!
    const party = /^(?:nsubj|obj)/.test(s.words[mention.head]!.deprel)
    const guest = INVITE.test(lemma) && !isHost(scene, verb, mention.head)
    const goes = party && (guest || (TRAVEL.test(lemma) && s.words[mention.head]!.deprel === 'nsubj'))
    if (goes)
      for (const p of scene.places) {
        const state = p.place.state
        if (state !== null && ancestors(s.reading, p.head).includes(verb)) away.add(state)
      }
    for (const other of focus.past) {
      if (other === mention || verbOver(scene, other.head) !== verb) continue
      for (const t of other.things) {
        if (t.kind === 'state' && (guest || /^(?:meet|speak|call|talk)$/.test(lemma))) away.add(t.state)
        const state = t.kind === 'person' && t.person !== person ? stateOf(t.person) : null
        if (state !== null) (guest ? away : barred).add(state)
      }
    }
  }
  return { away, barred }
}
