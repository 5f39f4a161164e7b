import { ancestors } from '../ontology/tree.ts'
import { byClause, isHost, mentionsOf, verbOver } from './clause-states.ts'
import { officeOf, stateOf } from './discourse.ts'
import { headingStates } from './heading.ts'
import { datelineState } from './home.ts'
import type { Person } from './persons.ts'
import { byCompany, byCounterpart, byPair, byRow } from './row-states.ts'
import { mentionsIn } from './salience.ts'
import type { Scene } from './scene.ts'
import type { TitlePhrase } from './titles.ts'

/**
 * States of offices that neither the words beside them nor the atlas give, asked in this order and answered only where one candidate remains:
 * 1. the title: one that a single state uses ("external affairs minister"), or that the report gives a state's unnamed holder ("the Turkish foreign minister");
 * 2. the company: whoever accompanies a president, or is met together with one by somebody from elsewhere, acts for the president's state,
 *    so does whoever stands in a row right after an officer of that state ("Japan's Prime Minister Abe and Foreign Minister Kishida"),
 *    and a minister beside "his Chilean counterpart" for the other state of two;
 * 3. the clause: whoever receives somebody "in Cairo", or is met on a journey ("a trip to China, where she is to meet the president"), holds the office there;
 * 4. the sentence before: the state that speaks or acts in it, of which a speaker is then named ("Examplia said … . 'We have …,' Foreign Minister Berg told reporters");
 * 5. the report: of the states it speaks of, the only one without a holder of that office, where the sentence or one beside it names that state;
 * 6. the heading: the only state that the title of the report names, where the text names no other;
 * 7. the dateline: the state from whose capital the report is dated, where it acts in the report, and the person does not travel there.
 * An office of which a state has several holders at a time, one once held, and one with words of its own ("of the party") are left open.
 * Returns whether any was found.
 */
export function lastResorts(scene: Scene): boolean {
  let found = false
  for (const { resort, several } of RESORTS)
    for (const person of scene.cast.persons) {
      const title = openOffice(person)
      if (!title || !ofState(scene, person, title)) continue
      const { unique, rank } = title.title
      if (!unique && !(several === 'all' || several === rank)) continue
      const state = resort(scene, person, title)
      if (state === null || (title.title.unique && holderIn(scene, title, state))) continue
      if (title.title.rank === 'royal' && !MONARCHIES.has(state)) continue
      person.state = state
      found = true
    }
  return found
}

/** The resorts in the order in which they are asked, and the offices of several holders at a time that they may settle: whoever stands beside a president, or receives him, may be one of several ministers of one title. */
const RESORTS: readonly {
  readonly resort: (scene: Scene, person: Person, title: TitlePhrase) => string | null
  readonly several: 'all' | 'deputy' | 'none'
}[] = [
  { resort: byTitle, several: 'none' },
  { resort: byCompany, several: 'all' },
  { resort: byRow, several: 'all' },
  { resort: byPair, several: 'all' },
  { resort: byCounterpart, several: 'all' },
  { resort: byClause, several: 'all' },
  { resort: bySentenceBefore, several: 'all' },
  { resort: byReport, several: 'deputy' },
  { resort: byHeading, several: 'all' },
  { resort: byDateline, several: 'none' },
  // once more, for those beside whom the resorts after it have settled
  { resort: byPair, several: 'all' },
]

/** States whose head is a king, a queen, an emir, a sultan, an emperor or a prince. */
const MONARCHIES = new Set(
  'GBR NOR SWE DNK NLD BEL ESP LUX MCO LIE JPN THA KHM BTN MYS BRN SAU JOR MAR BHR KWT QAT OMN ARE TON LSO SWZ'.split(
    ' ',
  ),
)

/** The office of a person whose state is open. */
function openOffice(person: Person): TitlePhrase | null {
  const claim = officeOf(person)
  if (!claim || stateOf(person) !== null || claim.of !== null) return null
  const { phrase } = claim
  const speaks = /^(?:head|royal|foreign|minister|deputy)$/.test(phrase.title.rank)
  const named =
    /^(?:secretary-general|general secretary|director-general|chief executive|pope|foreign policy chief)$/
  return speaks &&
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
  !/^(?:acting|interim|caretaker) /.test(title.name) &&
  cast.persons.some(
    (p) =>
      stateOf(p) === state &&
      p.claims.some((c) => !c.phrase.former && c.phrase.title.title === title.title.title),
  )

/** The one state that uses a title of these words, else the one of whose unnamed holder the report speaks. */
function byTitle(scene: Scene, person: Person, title: TitlePhrase): string | null {
  if (title.title.of !== null) return title.title.of.startsWith('org:') ? null : title.title.of
  if (rivalOf(scene, person, title)) return null
  const states = new Set(
    scene.cast.titles.flatMap((t) =>
      t.title.title === title.title.title &&
      t.of !== null &&
      /^[A-Z]{3}$/.test(t.of) &&
      !t.former &&
      !t.plural &&
      t.tail === null &&
      !scene.cast.bearerOf.has(t) &&
      !holderIn(scene, title, t.of)
        ? [t.of]
        : [],
    ),
  )
  return states.size === 1 ? [...states][0]! : null
}

/** Whether the state of another person's office of this title is open too. */
const rivalOf = ({ cast }: Scene, person: Person, title: TitlePhrase): boolean =>
  cast.persons.some(
    (p) => p !== person && openOffice(p)?.title.title === title.title.title && stateOf(p) === null,
  )

/** The one state that is the subject of the sentence before a speaker's, where nothing places him in another's. */
function bySentenceBefore(scene: Scene, person: Person, title: TitlePhrase): string | null {
  const { s } = scene
  if (!/^(?:head|foreign|minister|deputy)$/.test(title.title.rank)) return null
  const { away, barred } = notOf(scene, person)
  const states = new Set<string>()
  for (const run of person.runs) {
    const verb = verbOver(scene, headOfRun(s, run))
    const sentence = s.sentenceOf[run.first]!
    if (verb === null || !SPEAK.test(s.words[verb]!.lemma) || s.sentenceOf[verb] !== sentence) continue
    const subjects = mentionsIn(scene.focus, sentence - 1).filter(
      (p) => s.words[p.head]!.deprel.startsWith('nsubj') && s.words[s.words[p.head]!.head]?.deprel === 'root',
    )
    const acting = new Set(
      subjects.flatMap((p) => p.things.flatMap((t) => (t.kind === 'state' ? [t.state] : []))),
    )
    const [state] = acting
    if (acting.size !== 1 || state === undefined) continue
    const elsewhere = scene.places.some(
      (p) =>
        s.sentenceOf[p.head] === sentence &&
        p.place.state !== null &&
        p.place.state !== state &&
        s.quoteAt[p.head]! < 0,
    )
    if (!elsewhere && !away.has(state) && !barred.has(state)) states.add(state)
  }
  return states.size === 1 ? [...states][0]! : null
}

const SPEAK = /^(?:say|tell|add|state|declare|reply|respond|announce|insist|stress|warn|note|explain)$/

/** The word of a name that the tree hangs outside it. */
function headOfRun(s: Scene['s'], run: Person['runs'][number]): number {
  for (let k = run.first; k <= run.last; k++) {
    const { head } = s.words[k]!
    if (head < run.first || head > run.last) return k
  }
  return run.first
}

/** The only state of the report that has no holder of an office yet, where it is named near the name. */
function byReport(scene: Scene, person: Person, title: TitlePhrase): string | null {
  const { s, cast } = scene
  if (rivalOf(scene, person, title)) return null
  const places = scene.places.flatMap((p) => (p.place.state === null ? [] : [p.place.state]))
  const named = scene.s.seen.flatMap((x) => {
    return 'state' in x.sense ? [{ state: x.sense.state, sentence: s.sentenceOf[x.first]! }] : []
  })
  const persons = cast.persons.flatMap((p) => stateOf(p) ?? [])
  const { away, barred } = notOf(scene, person)
  const open = new Set([...named.map((n) => n.state), ...places, ...persons, ...headingStates(s)])
  for (const state of open) if (away.has(state) || holderIn(scene, title, state)) open.delete(state)
  // "Zambian media report that the president died in London": where something happens is nobody's state beside one that is named
  const acting = scene.focus.past.flatMap((p) =>
    p.things.flatMap((t) => (t.kind === 'state' ? [t.state] : [])),
  )
  const told = new Set([...acting, ...headingStates(s)])
  if (open.size > 1 && told.size > 0)
    for (const state of open) if (!told.has(state) && !persons.includes(state)) open.delete(state)
  const state = [...open][0]
  if (open.size !== 1 || state === undefined || barred.has(state)) return null
  if (abroad(scene, person, state) && !partyIn(scene, state)) return null
  const only = told.size === 1 && named.length > 1 && persons.every((p) => p === state)
  const near = person.runs.some((run) =>
    named.some((n) => n.state === state && Math.abs(n.sentence - s.sentenceOf[run.first]!) <= (only ? 3 : 1)),
  )
  return near ? state : null
}

/** "Economy of Japan" over "Economy Minister Mori warned": the one state of the title, where the text names no other. */
function byHeading(scene: Scene, person: Person, title: TitlePhrase): string | null {
  const states = headingStates(scene.s)
  const [state] = states
  if (states.length !== 1 || state === undefined || rivalOf(scene, person, title)) return null
  const others = [
    ...scene.s.seen.flatMap((x) => ('state' in x.sense ? [x.sense.state] : [])),
    ...scene.places.flatMap((p) => p.place.state ?? []),
  ]
  return others.every((other) => other === state) ? state : null
}

/** The state from whose capital a report is dated: papers name the office of their own minister without it. */
function byDateline(scene: Scene, person: Person, title: TitlePhrase): string | null {
  const state = datelineState(scene.s)
  if (state === null || rivalOf(scene, person, title)) return null
  const { away, barred } = notOf(scene, person)
  const named = scene.s.seen.some((x) => 'state' in x.sense && x.sense.state === state)
  return named && !away.has(state) && !barred.has(state) ? state : null
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

/** Whether holders of office who are not of a state, or of it like himself at its head, stand beside a person in a sentence: a state that it names may then be neither's own. */
const abroad = (scene: Scene, person: Person, state: string): boolean =>
  person.runs.some((run) =>
    scene.cast.runs.some((other) => {
      const beside = scene.cast.personOf.get(other)
      return (
        beside !== undefined &&
        beside !== person &&
        (stateOf(beside) !== state || openOffice(person)?.title.rank === 'head') &&
        scene.s.sentenceOf[other.first] === scene.s.sentenceOf[run.first] &&
        /^(?:head|royal|foreign|minister|deputy)$/.test(officeOf(beside)?.phrase.title.rank ?? '')
      )
    }),
  )

/** Whether a name is an argument of a verb, or the subject of the verb that this one is coordinated with: "Karam said … and invited". */
function subjectOf(scene: Scene, head: number, verb: number): boolean {
  const over = verbOver(scene, head)
  if (over === verb) return true
  const { deprel, head: above } = scene.s.words[verb]!
  return over !== null && deprel === 'conj' && above === over && scene.s.words[head]!.deprel === 'nsubj'
}

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
    for (const other of mentionsIn(focus, s.sentenceOf[verb]!)) {
      if (other === mention || !subjectOf(scene, other.head, verb)) continue
      for (const t of other.things) {
        const asks = lemma === 'call' && s.lower[verb + 1] === 'on'
        if (t.kind === 'state' && !asks && (guest || /^(?:meet|speak|call|talk)$/.test(lemma)))
          away.add(t.state)
        const state = t.kind === 'person' && t.person !== person ? stateOf(t.person) : null
        if (state !== null && !asks) (guest ? away : barred).add(state)
      }
    }
  }
  return { away, barred }
}
