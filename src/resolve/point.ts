import type { PlaceMention } from '../ontology/mention.ts'
import type { Note } from '../ontology/note.ts'
import { authorOf } from './author.ts'
import { bodyAgain, bodyOf, keepBody, keepShort, organisationAgain, organisationAt } from './bodies.ts'
import type { Cast } from './cast.ts'
import { collective } from './collective.ts'
import { countryAt, neuter } from './country.ts'
import { type Pointed, stateOf, type Thing } from './discourse.ts'
import { firstPerson } from './first-person.ts'
import { type GroupPhrase, groupAt, personsInFocus, statesInFocus } from './groups.ts'
import { headed } from './heading.ts'
import { settleCounterpart } from './holders.ts'
import { inferStates } from './infer.ts'
import { lastResorts } from './last-resort.ts'
import type { NameRun } from './names.ts'
import { contracting, headingPair, partiesAt } from './pact.ts'
import { seenPlace } from './places.ts'
import { plural } from './plural.ts'
import { antecedent, genderOf } from './pronouns.ts'
import { mentionsIn } from './salience.ts'
import { put, type Scene, sceneOf, speakerOf } from './scene.ts'
import { headWord, type Seen, type Sheet, spanOf } from './sheet.ts'
import { useOf } from './states.ts'
import { styled } from './styled.ts'
import { namedAt, titled } from './titled.ts'
import type { TitlePhrase } from './titles.ts'
import { answers } from './turns.ts'

/** Reads a report from its beginning and says for each mention who is meant, and for each state's name whether it is a place. */
export function pointAll(
  s: Sheet,
  cast: Cast,
): { pointed: Pointed[]; places: PlaceMention[]; notes: Note[] } {
  const map = layout(s, cast)
  let scene = sceneOf(s, cast)
  const author = authorOf(s, cast, scene.home)
  headed(s, cast)
  inferStates(s, cast, scene.home)
  walk(scene, map)
  if (lastResorts(scene)) {
    scene = sceneOf(s, cast)
    walk(scene, map)
  }
  answers(scene)
  firstPerson(scene, author)
  if (author === null) collective(scene)
  scene.focus.past.sort((a, b) => a.start - b.start || b.end - a.end)
  return { pointed: scene.focus.past, places: scene.places, notes: scene.notes }
}

function walk(scene: Scene, map: Layout): void {
  const done = new Set<Seen>()
  for (let i = 0; i < scene.s.words.length; i++) i = step(scene, map, done, i)
}

/** Where names begin, their titles included; where titles without a name beside them begin; and which words a name covers. */
interface Layout {
  readonly runFrom: ReadonlyMap<number, NameRun>
  readonly titleFrom: ReadonlyMap<number, TitlePhrase>
  readonly nested: readonly boolean[]
}

function layout(s: Sheet, cast: Cast): Layout {
  const runFrom = new Map<number, NameRun>()
  const titleFrom = new Map<number, TitlePhrase>()
  const nested: boolean[] = new Array(s.words.length).fill(false)
  for (const run of cast.runs) {
    const title = ownTitle(cast, run)
    const from = title && !title.plural ? title.first : run.first
    runFrom.set(from, run)
    for (let i = title ? title.first : run.first; i <= run.last; i++) nested[i] = true
  }
  for (const t of cast.titles)
    if (!cast.bearerOf.has(t) || cast.before.get(cast.bearerOf.get(t)!) !== t) titleFrom.set(t.first, t)
  return { runFrom, titleFrom, nested }
}

const ownTitle = (cast: Cast, run: NameRun): TitlePhrase | undefined => {
  const title = cast.before.get(run)
  return title && cast.bearerOf.get(title) === run ? title : undefined
}

/** Reads what begins at word `i`, and returns the last word it has read. */
function step(scene: Scene, map: Layout, done: Set<Seen>, i: number): number {
  const { s } = scene
  const run = map.runFrom.get(i)
  if (run) return named(scene, run)
  const style = styled(scene, i)
  if (style !== null) {
    put(scene, i, style.last, 'title', [{ kind: 'person', person: style.person }], style.last)
    return style.last
  }
  const title = map.titleFrom.get(i)
  if (title && !map.nested[title.head]) {
    const settled = titled(scene, title)
    if (title.possessor !== null) pronoun(scene, title.possessor)
    if (settled) {
      for (let k = title.first; k <= title.last; k++) if (s.seenAt[k]) done.add(s.seenAt[k]!)
      if (!title.plural) return Math.max(i, title.last)
    }
  }
  const parties = partiesAt(s, i)
  if (parties !== null) {
    put(scene, i, parties.last, 'group', parties.things, parties.last)
    return parties.last
  }
  const group = groupAt(s, i)
  if (group) {
    const things = groupThings(scene, group, i)
    if (things) put(scene, group.first, group.last, 'group', things, group.head)
    if (things || group.kind !== 'any') return group.last
  }
  const country = countryAt(scene, i)
  if (country) {
    put(scene, i, country.last, 'state', [country.thing], country.last)
    return country.last
  }
  const body = bodyAgain(scene, i)
  if (body !== null) return body
  const again = organisationAgain(scene, i)
  if (again !== null) return again
  const half = halfOfKorea(scene, i)
  if (half !== null) {
    put(scene, i, i + 1, 'state', [{ kind: 'state', state: half }], i + 1)
    return i + 1
  }
  const seen = s.seenAt[i]
  const isTitle = (word: number): boolean => map.titleFrom.has(word) || map.nested[word]!
  if (!seen || wider(s, seen)) {
    const org = organisationAt(scene, i, isTitle)
    if (org !== null) return org
  }
  if (seen && seen.first === i && !done.has(seen)) {
    return !map.nested[i] || seen.sense.kind === 'organisation' ? atlasName(scene, seen) : seen.last
  }
  pronoun(scene, i)
  return i
}

/** Whether the reader saw an organisation that begins with an atlas name and goes on beyond it. */
function wider(s: Sheet, seen: Seen): boolean {
  const name = s.nameAt[seen.first]
  return name?.type === 'organisation' && name.end > seen.end && seen.sense.kind !== 'organisation'
}

function named(scene: Scene, run: NameRun): number {
  const { cast } = scene
  const person = cast.personOf.get(run)
  const title = ownTitle(cast, run)
  const own = title && !title.plural ? title : undefined
  if (person) {
    if (own?.counterpart) settleCounterpart(scene, own, person)
    const first = own ? own.first : run.first
    put(scene, first, run.last, 'name', [{ kind: 'person', person }], headOfName(scene.s, first, run))
  }
  if (own && own.possessor !== null) pronoun(scene, own.possessor)
  return run.last
}

/** The head of a name with its title: the word of the name itself that the tree hangs on another phrase, where there is one. */
function headOfName(s: Sheet, first: number, run: NameRun): number {
  for (let k = run.first; k <= run.last; k++) {
    const { head } = s.words[k]!
    if (head < first || head > run.last) return k
  }
  return headWord(s, first, run.last)
}

/** A name of the atlas: an organisation, or a state as actor, as place, or as both. Returns the last word read. */
function atlasName(scene: Scene, seen: Seen): number {
  const { s } = scene
  const { sense } = seen
  const head = headWord(s, seen.first, seen.last)
  if (sense.kind === 'organisation') {
    const { id, name } = sense.organisation
    const thing: Thing = { kind: 'organisation', id, name }
    put(scene, seen.first, seen.last, 'name', [thing], head)
    keepShort(scene, seen.last, thing)
    return seen.last
  }
  if (
    /^(?:Sino|Anglo|Franco|Russo|Indo|Luso|Hispano)$/.test(s.forms[seen.first]!) &&
    s.forms[seen.last + 1] !== '-'
  )
    return seen.last
  const state = 'state' in sense ? sense.state : null
  const use = useOf(s, seen, head)
  if (use === 'place' || use === 'both') {
    const place = seenPlace(s, seen)
    if (place) scene.places.push({ ...spanOf(s, seen.first, seen.last), head, place })
  }
  if ((use !== 'state' && use !== 'both') || state === null) return seen.last
  const thing: Thing = { kind: 'state', state }
  const inter =
    /inter-?$/i.test(s.report.text.slice(Math.max(0, seen.start - 7), seen.start)) && state === 'KOR'
  const northSouth = s.lower[seen.first - 2] === 'north' && s.forms[seen.first - 1] === '-' && state === 'KOR'
  const north: Thing = { kind: 'state', state: 'PRK' }
  if (northSouth) put(scene, seen.first - 2, seen.first - 2, 'state', [north], seen.first - 2)
  put(scene, seen.first, seen.last, inter ? 'group' : 'state', inter ? [thing, north] : [thing], head)
  const body = bodyOf(scene, seen, head)
  if (body === null) return seen.last
  put(
    scene,
    s.words[seen.first - 1]?.upos === 'DET' ? seen.first - 1 : seen.first,
    body,
    'state',
    [thing],
    body,
  )
  keepBody(scene, seen, body, state)
  return body
}

/** "the North", "the South" in a report on Korea. */
function halfOfKorea({ s }: Scene, i: number): string | null {
  const word = s.forms[i + 1]
  if (s.lower[i] !== 'the' || (word !== 'North' && word !== 'South') || /^\p{Lu}/u.test(s.forms[i + 2] ?? ''))
    return null
  if (s.seenAt[i + 1] || s.lower[i + 2] === 'of' || !/\bNorth Korea|\bPyongyang\b/.test(s.report.text))
    return null
  return word === 'North' ? 'PRK' : 'KOR'
}

function groupThings(scene: Scene, group: GroupPhrase, at: number): Thing[] | null {
  const { s, focus } = scene
  if (s.lower[group.head] === 'koreas')
    return [
      { kind: 'state', state: 'KOR' },
      { kind: 'state', state: 'PRK' },
    ]
  if (group.kind === 'states') {
    const pact = contracting(s)
    if (pact.length === group.count) return [...pact]
    const pair = statesInFocus(s, focus, at, group.count, speakersState(scene, at))
    return pair ?? (group.count === 2 && headingPair(s).length === 2 ? [...headingPair(s)] : null)
  }
  if (group.count !== 2) return null
  const pair = personsInFocus(s, focus, at, () => true, 2)
  return pair ?? (group.kind === 'any' ? statesInFocus(s, focus, at, group.count) : null)
}

/** The state of the speaker, for "our two countries". */
function speakersState(scene: Scene, at: number): string | null {
  const { s } = scene
  const quote = s.quoteAt[at]!
  const speaker = s.lower[at] === 'our' && quote >= 0 ? speakerOf(scene, quote) : null
  return speaker ? stateOf(speaker) : null
}

const PLURAL = /^(?:they|them|their|theirs|themselves)$/
const NEUTER = /^(?:it|its|itself)$/

function pronoun(scene: Scene, i: number): void {
  const { s, focus } = scene
  const form = s.lower[i]!
  const kind = genderOf(form) ? 'person' : PLURAL.test(form) ? 'plural' : NEUTER.test(form) ? 'neuter' : null
  if (kind === null || mentionsIn(focus, s.sentenceOf[i]!).some((p) => p.first === i && p.last === i)) return
  if (/^(?:majesty|royal|highness|excellency|holiness|eminence|imperial)$/.test(s.lower[i + 1] ?? '')) return
  if (kind === 'person') {
    const person = antecedent(
      s,
      i,
      focus,
      (quote) => speakerOf(scene, quote),
      (word) => namedAt(scene, word),
    )
    if (!person) return
    person.gender ??= genderOf(form)
    put(scene, i, i, 'pronoun', [{ kind: 'person', person }], i)
  } else if (kind === 'plural') {
    const things = s.quoteAt[i]! >= 0 ? null : plural(s, focus, i)
    if (things) put(scene, i, i, 'pronoun', things, i)
  } else {
    const thing = neuter(scene, i)
    if (thing) put(scene, i, i, 'pronoun', [thing], i)
  }
}
