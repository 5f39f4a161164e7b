import { bodyOf } from '../ontology/actor.ts'
import type { Evidence } from '../ontology/evidence.ts'
import type { Finding, FindingKind } from '../ontology/finding.ts'
import { personTerms } from './filter.ts'
import { personName } from './merge/claim.ts'
import { mayBeOne } from './merge/persons.ts'
import { compareNames, nameParts } from './person-name.ts'

/** What tells of persons in a finding, with its day and publisher. */
export interface Told {
  readonly body: Telling
  readonly day: string | null
  readonly publisher: string | null
}

/** One mention of a person. */
export interface Seen {
  readonly name: string
  readonly id: string
  readonly state: string | null
  readonly title: string | null
  readonly of: string | null
  readonly evidence: Evidence | null
  readonly day: string | null
  readonly publisher: string | null
  readonly finding: string
  readonly tenure: Tenure | null
}

type Tenure = Extract<Finding, { kind: 'tenure' }>
/** A tenure, or of another finding who takes part. */
export type Telling =
  | Tenure
  | (Pick<Finding, 'id' | 'parties'> & { readonly kind: Exclude<FindingKind, 'tenure'> })

/** The sightings of each person whom a name may mean. */
export function personsIn(told: readonly Told[], name: string): Seen[][] {
  const known = personTerms(name).includes(`=${name}`)
  const whole = nameParts(name).length > 1
  const seen = told
    .flatMap((row) => sightings(row.body, row.day, row.publisher))
    .filter((s) => (known ? s.id === name : compareNames(s.name, name) !== 'different'))
  // Who is asked for by a full name is the one with that name; surnames alone are his where they are nobody else's.
  return group(seen).filter((g) => known || !whole || g.some((s) => compareNames(s.name, name) === 'full'))
}

/** Who is named in a finding, in which office. */
export function sightings(finding: Telling, day: string | null, publisher: string | null): Seen[] {
  return finding.parties.flatMap(({ actor, role, evidence }): Seen[] => {
    const name = personName(actor)
    if (name === null) return []
    const tenure = finding.kind === 'tenure' && role === 'holder' ? finding : null
    const common = { name, id: actor.id, state: actor.state, day, publisher, finding: finding.id, tenure }
    if (tenure !== null)
      return [
        {
          ...common,
          title: tenure.office.toLowerCase(),
          of: tenure.of === null ? (actor.office?.of ?? actor.state) : bodyOf(tenure.of),
          evidence: tenure.evidence[0] ?? evidence,
        },
      ]
    const { office } = actor
    if (office === null) return [{ ...common, title: null, of: null, evidence: null }]
    return [{ ...common, title: office.title, of: office.of ?? actor.state, evidence: office.evidence }]
  })
}

/** Sightings of one person: a full name in any spelling; a surname alone, where one of its state or office is known. */
export function group(seen: readonly Seen[]): Seen[][] {
  const groups: Group[] = []
  const alike = new Map<string, Seen[]>()
  for (const s of [...seen].sort((a, b) => (a.finding < b.finding ? -1 : 1))) {
    const key = JSON.stringify([s.name, s.id, s.state, s.title])
    const list = alike.get(key)
    if (list === undefined) alike.set(key, [s])
    else list.push(s)
  }
  const ordered = [...alike.values()].sort(([a], [b]) => b!.name.length - a!.name.length)
  for (const all of ordered) {
    const s = all[0]!
    const whole = nameParts(s.name).length > 1
    const full = groups.filter(
      (g) => calledAs(g, s) === 'full' && (whole ? !namesakes(g, s) : ofState(g, s) && !contradicts(g, s)),
    )
    const fits = groups.filter((g) => {
      const answer = calledAs(g, s)
      if (answer === 'given') return s.state !== null && g.states.has(s.state) && inOffice(g, s) !== false
      return answer === 'part' && ofState(g, s) && !contradicts(g, s)
    })
    const sure = fits.filter((g) => inOffice(g, s))
    const home = full[0] ?? (fits.length === 1 ? fits[0] : sure.length === 1 ? sure[0] : undefined)
    const into: Group = home ?? {
      names: new Set(),
      ids: new Set(),
      states: new Set(),
      offices: new Set(),
      own: new Set(),
      seen: [],
    }
    if (home === undefined) groups.push(into)
    into.names.add(s.name)
    into.ids.add(s.id)
    if (s.state !== null) into.states.add(s.state)
    if (s.title !== null) into.offices.add(s.title)
    if (s.title !== null && whole) into.own.add(s.title)
    into.seen.push(...all)
  }
  return groups.map((g) => g.seen)
}

interface Group {
  readonly names: Set<string>
  readonly ids: Set<string>
  readonly states: Set<string>
  readonly offices: Set<string>
  /** Those told with a whole name. */
  readonly own: Set<string>
  readonly seen: Seen[]
}

const ofState = (g: Group, s: Seen): boolean =>
  s.state === null || g.states.size === 0 || g.states.has(s.state)

/** Whether one of the same whole name is another: of another state, in an office that is none of theirs. A text may get the state wrong, seldom both. */
const namesakes = (g: Group, s: Seen): boolean => !ofState(g, s) && contradicts(g, s)

/** Whether someone of the group is said to hold the office; null where one of them has none. */
const inOffice = (g: Group, s: Seen): boolean | null =>
  s.title === null || g.offices.size === 0 ? null : [...g.offices].some((o) => mayBeOne(o, s.title))

/** An office without what only says whether it is held still or already. */
const held = (title: string): string =>
  title
    .replace(/^(?:former|then|acting|outgoing|incoming|interim|caretaker|deputy) |-elect$/gi, '')
    .toLowerCase()

/** Whether a surname stands with an office that none of those may be which the group is told of by whole names, or, where it has none, by its surname. */
function contradicts(g: Group, { title }: Seen): boolean {
  const offices = [...(g.own.size > 0 ? g.own : g.offices)]
  return title !== null && offices.length > 0 && !offices.some((o) => alike(held(o), held(title)))
}

/** Whether two titles may be of one office: one may say more, as "White House infrastructure coordinator". */
function alike(a: string, b: string): boolean {
  const [x, y] = [a.split(/\W+/), b.split(/\W+/)]
  return mayBeOne(a, b) || x.every((w) => y.includes(w)) || y.every((w) => x.includes(w))
}

/** How a sighting is called beside those of a group: `given` where it has only what is the first part of their names. */
function calledAs(g: Group, s: Seen): 'full' | 'part' | 'given' | 'different' {
  const answers = [...g.names].map((name) => [name, compareNames(name, s.name)] as const)
  if (answers.some(([, answer]) => answer === 'full')) return 'full'
  const parts = answers.filter(([, answer]) => answer === 'part')
  if (parts.length === 0) return g.ids.has(s.id) ? 'part' : 'different'
  const alone = nameParts(s.name)
  const last = parts.some(([name]) => alone.length > 1 || nameParts(name).at(-1) === alone[0])
  return last ? 'part' : 'given'
}
