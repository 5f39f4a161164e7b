import { dependents } from '../ontology/tree.ts'
import { metIn } from './clause-states.ts'
import { officeOf, stateOf, type Thing } from './discourse.ts'
import { personsInFocus } from './groups.ts'
import { heads, leaderFor } from './leader.ts'
import { type Claim, claimOf, type Person } from './persons.ts'
import { mentionsIn, prominence } from './salience.ts'
import type { Scene } from './scene.ts'
import { secretariatOf } from './secretariat.ts'
import { phrase, type Sheet, spanOf } from './sheet.ts'
import type { TitlePhrase } from './titles.ts'

/** Who holds the office of a title phrase without a name: "the premier", "the visiting Chinese foreign minister", "his Korean counterpart". */
export function holderOf(scene: Scene, phrased: TitlePhrase, owner: string | null): Person | null {
  const { s, home } = scene
  const title = ofSecretariat(s, owned(ofOneState(phrased), owner))
  if (
    phrased.possessor !== null &&
    title.of === null &&
    !title.counterpart &&
    s.lower[phrased.possessor] !== 'its'
  )
    return null
  if (title.counterpart) return counterpartOf(scene, title)
  if (title.determiner === 'a') return title.of === null ? null : nameless(scene, title, title.of)
  const named = /^\p{Lu}{2,}$/u.test(s.forms[title.head]!)
  if (title.determiner === null && title.of === null && !named && !coordinated(s, title.head)) return null
  if (title.title.rank === 'official' && title.of === null) return null
  const there =
    title.determiner === 'the' &&
    title.of === null &&
    title.tail === null &&
    /^(?:head|foreign)$/.test(title.title.rank)
      ? metIn(scene, title.head)
      : null
  const found = candidates(scene, title).filter(
    (p) => there === null || stateOf(p) === there || !hostsHimself(scene, p, title),
  )
  if (found.length === 1) return found[0]!
  if (found.length > 1) {
    scene.notes.push({
      rule: 'actor-ambiguous',
      level: 'info',
      message: `expected one holder of "${phrase(s, title.first, title.last)}", got ${found.map((p) => p.name).join(', ')}; name the person`,
      path: null,
      report: s.report.id,
      span: spanOf(s, title.first, title.last),
    })
    return null
  }
  if (title.of !== null) return nameless(scene, title, title.of)
  const own =
    home !== null &&
    title.determiner === 'the' &&
    title.title.unique &&
    title.title.rank !== 'legislature' &&
    (!/^(?:head|royal)$/.test(title.title.rank) || heads(s, home.state, title.title.title))
  if (own && title.tail === null) return nameless(scene, title, home.state)
  return there === null ? null : nameless(scene, title, there)
}

/** Whether a person is named earlier in the sentence: nobody holds talks with himself. */
const hostsHimself = ({ s, focus }: Scene, person: Person, title: TitlePhrase): boolean =>
  mentionsIn(focus, s.sentenceOf[title.head]!).some((p) =>
    p.things.some((t) => t.kind === 'person' && t.person === person),
  )

/** "EAM": a title that one state alone uses is that state's. */
const ofOneState = (title: TitlePhrase): TitlePhrase =>
  title.of === null && title.title.of !== null && !title.title.of.startsWith('org:')
    ? { ...title, of: title.title.of }
    : title

/** A title with the state of whoever possesses it: "his interior minister", "our president". */
const owned = (title: TitlePhrase, owner: string | null): TitlePhrase =>
  owner !== null && title.of === null && !title.counterpart && title.title.rank !== 'official'
    ? { ...title, of: owner }
    : title

/** "the Secretary-General" as that of the organisation it means by itself. */
const ofSecretariat = (s: Sheet, title: TitlePhrase): TitlePhrase =>
  title.title.title === 'secretary-general' && title.of === null && title.determiner === 'the'
    ? { ...title, of: secretariatOf(s) }
    : title

const coordinated = (s: Sheet, word: number): boolean =>
  dependents(s.reading, word, 'conj').length > 0 || s.words[word]!.deprel === 'conj'

/** Persons that can be meant, narrowed until one is left or nothing parts them any more. */
function candidates(scene: Scene, title: TitlePhrase): Person[] {
  const { s, focus, home } = scene
  const fits = (p: Person): boolean =>
    p.claims.some((c) => holds(p, c.phrase, title) || saidSo(c, title)) ||
    (p.claims.length === 0 &&
      title.of !== null &&
      stateOf(p) === title.of &&
      title.tail === null &&
      leads(s, p, title))
  const past = new Map<Person, number>()
  for (let i = focus.past.length - 1; i >= 0; i--)
    for (const t of focus.past[i]!.things)
      if (t.kind === 'person' && !past.has(t.person)) past.set(t.person, s.sentenceOf[focus.past[i]!.head]!)
  let found = [...past.keys()].filter(fits)
  if (found.length === 0)
    found = scene.persons.filter((p) => fits(p) && (title.of !== null || title.title.unique))
  const narrow = (keep: (person: Person) => boolean): void => {
    const kept = found.length > 1 ? found.filter(keep) : []
    if (kept.length > 0) found = kept
  }
  narrow((p) => p.claims.some((c) => c.phrase.name === title.name))
  // "Salgado received the visiting minister": of no state of those who receive
  if (s.lower.slice(title.first, title.head).includes('visiting')) {
    const hosts = mentionsIn(focus, s.sentenceOf[title.head]!)
      .filter((m) => m.head < title.first)
      .flatMap((m) => m.things.map((t) => (t.kind === 'person' ? stateOf(t.person) : null)))
    narrow((p) => !hosts.includes(stateOf(p)))
  }
  // "the Secretary" is short for a secretary of state or defence, not for a foreign secretary
  if (title.title.title === 'secretary')
    narrow((p) => p.claims.some((c) => /^secretary of/.test(c.phrase.title.title)))
  if (!title.former) narrow((p) => p.claims.some((c) => !c.phrase.former && holds(p, c.phrase, title)))
  if (home?.kind === 'government' && (title.of === null || title.of === home.state))
    narrow((p) => stateOf(p) === home.state)
  const here = s.sentenceOf[title.head]!
  const near = found.filter((p) => here - (past.get(p) ?? -99) <= 1)
  if (found.length > 1 && near.length === 1) return near
  if (found.length < 2) return found
  const ranked = found
    .map((p) => ({ p, weight: attention(scene, p, title.head) }))
    .sort((a, b) => b.weight - a.weight)
  return ranked[0]!.weight > 2 * ranked[1]!.weight ? [ranked[0]!.p] : found
}

/** "the Cabinet Secretary" of "Cabinet Secretary for Foreign Affairs Wekesa": the very words by which an office was told. */
const saidSo = ({ phrase: told, evidence }: Claim, title: TitlePhrase): boolean =>
  title.determiner === 'the' &&
  title.of === null &&
  title.tail === null &&
  told.title.title !== title.title.title &&
  title.title.title.includes(' ') &&
  evidence.quote.toLowerCase().includes(`${title.title.title} `)

/** How much of the attention so far a person has: each mention by its role, fading with distance. */
function attention({ s, focus }: Scene, person: Person, word: number): number {
  let sum = 0
  for (const at of focus.past)
    if (at.things.some((t) => t.kind === 'person' && t.person === person))
      sum +=
        (prominence(s, at.head) * 0.8 ** (s.sentenceOf[word]! - s.sentenceOf[at.head]!)) / at.things.length
  return sum
}

/** Whether a person's office, as one phrase names it, is the office of another phrase. */
export function holds(person: Person, claim: TitlePhrase, title: TitlePhrase): boolean {
  const state = stateOf(person)
  const of = claim.of ?? state
  if (title.of !== null && of !== title.of && state !== title.of) return false
  if (title.title.gender && person.gender && title.title.gender !== person.gender) return false
  if (title.tail !== null && claim.tail !== title.tail) return false
  if (claim.title.title === title.title.title) return true
  switch (title.title.title) {
    case 'leader':
    case 'head of state':
      return claim.title.rank === 'head' || claim.title.rank === 'royal'
    case 'top diplomat':
    case 'diplomat':
      return claim.title.rank === 'foreign'
    case 'minister':
      return / minister$|minister of|secretary of state/.test(claim.title.title)
    case 'secretary':
      return /secretary/.test(claim.title.title)
    case 'envoy':
      return claim.title.rank === 'envoy'
    case 'chief':
    case 'head':
      return title.of?.startsWith('org:') === true && claim.title.rank === 'head'
    case 'king':
    case 'prince':
      return claim.title.rank === 'royal' && /king|prince/.test(claim.title.title)
    default:
      return false
  }
}

/** "the two presidents", "both leaders", "the foreign ministers": the two holders of one office in focus. */
export function severalHolders(scene: Scene, title: TitlePhrase): Thing[] | null {
  const { s, focus } = scene
  const { rank } = title.title
  const before = s.lower.slice(title.first, title.head)
  const two = before.includes('two') || before.includes('both')
  if (!two && title.determiner !== 'the' && title.determiner !== 'possessive') return null
  if (!(two ? /^(?!legislature)/ : /^(?:head|foreign|minister)$/).test(rank) || title.of !== null) return null
  const tail = s.lower.slice(title.head, title.last + 1)
  if (title.tail !== null || tail.includes('two') || tail.includes('both')) return null
  const one = { ...title, of: null }
  // "the two ministers" may be a foreign minister and a foreign secretary
  const either = (t: TitlePhrase): boolean =>
    title.title.title === 'minister' && /^(?:foreign|minister)$/.test(t.title.rank)
  const same = (t: Thing): boolean =>
    t.kind === 'person' &&
    (t.person.claims.some((c) => holds(t.person, c.phrase, one) || either(c.phrase)) ||
      (t.person.claims.length === 0 && leads(s, t.person, title)))
  const high = (t: Thing): boolean =>
    t.kind === 'person' && /^(?:head|royal|deputy)$/.test(officeOf(t.person)?.phrase.title.rank ?? '')
  const official = (t: Thing): boolean => t.kind === 'person' && officeOf(t.person) !== null
  const found =
    personsInFocus(
      s,
      focus,
      title.head,
      rank === 'official' ? official : same,
      two && rank !== 'official' ? 8 : 3,
    ) ?? (title.title.title === 'leader' ? personsInFocus(s, focus, title.head, high, 3) : null)
  const states = (found ?? []).map((t) => (t.kind === 'person' ? stateOf(t.person) : null))
  return states.length === 2 && states[0] !== null && states[0] === states[1] && rank === 'head'
    ? null
    : found
}

/** Whether the atlas knows a person named without any office as holder of the office at the time. */
function leads(s: Sheet, person: Person, title: TitlePhrase): boolean {
  const leader = leaderFor(s, person)
  const rank = leader ? s.atlas.titles.get(leader.title)?.rank : undefined
  return title.title.title === 'leader'
    ? rank === 'head' || rank === 'royal'
    : leader?.title === title.title.title
}

/** A person the text knows by office only. */
function nameless({ s, persons }: Scene, title: TitlePhrase, of: string): Person {
  const known = persons.find(
    (p) => p.nameless && p.claims[0]!.of === of && p.claims[0]!.phrase.name === title.name,
  )
  if (known) return known
  const first = /^(?:the|a|an|this|that|his|her|their|its)$/.test(s.lower[title.first]!)
    ? title.first + 1
    : title.first
  const person: Person = {
    serial: persons.length + 100_000,
    name: title.states.length === 1 ? title.name : phrase(s, Math.min(first, title.last), title.last),
    parts: [],
    gender: title.title.gender,
    state: of.startsWith('org:') ? null : of,
    claims: [claimOf(s, title, of)],
    runs: [],
    nameless: true,
  }
  persons.push(person)
  return person
}

/** The office in which somebody has a counterpart: that of a foreign minister, should a vice president be one too. */
function officeMet(person: Person): ReturnType<typeof officeOf> {
  const best = officeOf(person)
  if (best?.phrase.title.rank !== 'deputy') return best
  return person.claims.find((c) => c.phrase.title.rank === 'foreign' && !c.phrase.former) ?? best
}

/** The office of whoever possesses "counterpart", in the state that the phrase names. */
function counterpartTitle({ s, focus }: Scene, title: TitlePhrase): TitlePhrase | null {
  for (let i = focus.past.length - 1; i >= 0; i--) {
    const at = focus.past[i]!
    if (s.sentenceOf[title.head]! - s.sentenceOf[at.head]! > 1) break
    const thing = at.things[0]
    if (at.things.length !== 1 || thing?.kind !== 'person' || at.first >= title.first) continue
    const office = officeMet(thing.person)
    if (office && (title.of === null || stateOf(thing.person) !== title.of))
      return {
        ...office.phrase,
        of: title.of,
        name: office.phrase.title.title,
        counterpart: false,
        former: false,
        tail: null,
      }
  }
  return null
}

/** "his Chinese counterpart, Wang Yi": gives the person named the possessor's office in his own state. */
export function settleCounterpart(scene: Scene, title: TitlePhrase, person: Person): void {
  const known = leaderFor(scene.s, person)
  const atlasTitle = known && known.state === title.of ? scene.s.atlas.titles.get(known.title) : undefined
  const found = counterpartTitle(scene, title)
  const model = found && atlasTitle ? { ...found, title: atlasTitle, name: atlasTitle.title } : found
  if (model && !person.claims.some((c) => !c.phrase.counterpart && c.of !== null))
    person.claims.push({ ...claimOf(scene.s, title, title.of), phrase: model })
  if (title.of && !title.of.startsWith('org:')) person.state ??= title.of
}

function counterpartOf(scene: Scene, title: TitlePhrase): Person | null {
  const model = title.of === null ? null : counterpartTitle(scene, title)
  if (!model || title.of === null) return null
  const held = scene.persons.filter(
    (p) => stateOf(p) === title.of && p.claims.some((c) => c.phrase.title.title === model.title.title),
  )
  if (held.length > 1) return null
  return (
    held[0] ??
    nameless(scene, { ...title, title: model.title, name: model.name, counterpart: false }, title.of)
  )
}
