import type { Actor } from '../ontology/actor.ts'
import type { Mention } from '../ontology/mention.ts'
import type { Span } from '../ontology/span.ts'
import { plain } from './gazetteer.ts'
import type { Claim, Person } from './persons.ts'
import type { Sheet } from './sheet.ts'

/** Who or what a mention stands for, before the report is read to its end. */
export type Thing =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'state'; readonly state: string }
  | {
      readonly kind: 'organisation'
      readonly id: string
      readonly name: string
      /** The state whose organ it is: "the Russian Air Force". */
      readonly state?: string | null
    }
  | { readonly kind: 'group'; readonly id: string; readonly name: string; readonly state: string | null }

/** A mention with its things; actors are made when all is known. */
export interface Pointed extends Span {
  readonly head: number
  readonly form: Mention['form']
  readonly things: readonly Thing[]
  readonly first: number
  readonly last: number
}

/** A key that is equal for equal things. */
export const keyOf = (thing: Thing): string =>
  thing.kind === 'person' ? `p${thing.person.serial}` : thing.kind === 'state' ? thing.state : thing.id

/** A name as part of an id: `Lee Jae-myung` is `lee-jae-myung`. */
export const slug = (name: string): string =>
  plain(name)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '-')

const VAGUE = new Set([
  'leader',
  'head',
  'official',
  'minister',
  'secretary',
  'diplomat',
  'top diplomat',
  'head of state',
  'counterpart',
  'chief',
  'general',
])

/** The claim that says best what a person is: an office held before one once held, a definite title before "leader", one with its state before one without. */
export function officeOf(person: Person): Claim | null {
  const weight = (c: Claim): number =>
    (c.phrase.former ? 0 : 8) +
    (VAGUE.has(c.phrase.title.title) ? 0 : 4) +
    (c.of !== null ? 1 : 0) +
    (c.phrase.title.rank === 'official' ? 0 : 2) -
    (c.phrase.title.rank === 'royal' && !c.phrase.title.unique ? 3 : 0)
  let best: Claim | null = null
  for (const c of person.claims)
    if (!c.phrase.counterpart && (best === null || weight(c) > weight(best))) best = c
  return best
}

/** The title of a claim as an office of index form. */
export const titleOf = (claim: Claim): string => claim.phrase.name

/** The state a person acts for: of the best office, else of any other claim. */
export function stateOf(person: Person): string | null {
  if (person.state !== null) return person.state
  const best = officeOf(person)
  const states = [best?.of, ...person.claims.map((c) => c.of)].filter(
    (of): of is string => typeof of === 'string' && !of.startsWith('org:'),
  )
  return states[0] ?? null
}

/** Makes the actor that a thing is, in the words of one mention; asked when all is known of the persons. */
export function actors(s: Sheet): (thing: Thing, span: Span) => Actor {
  const known = new Map<Person, Omit<Actor, 'as'>>()
  return (thing, span) => {
    const as = s.report.text.slice(span.start, span.end).replace(/\s+/g, ' ')
    if (thing.kind !== 'person') return { ...actorOf(s, thing), as }
    const actor = known.get(thing.person) ?? actorOf(s, thing)
    known.set(thing.person, actor)
    return { ...actor, as }
  }
}

function actorOf(s: Sheet, thing: Thing): Omit<Actor, 'as'> {
  switch (thing.kind) {
    case 'state':
      return {
        id: `state:${thing.state}`,
        type: 'state',
        name: s.atlas.states.get(thing.state)?.name ?? thing.state,
        state: thing.state,
        office: null,
      }
    case 'organisation':
      return {
        id: thing.id,
        type: 'organisation',
        name: thing.name,
        state: thing.state ?? null,
        office: null,
      }
    case 'group':
      return { id: thing.id, type: 'group', name: thing.name, state: thing.state, office: null }
    case 'person': {
      const { person } = thing
      const claim = officeOf(person)
      const state = stateOf(person)
      const title = claim ? titleOf(claim) : null
      const of = claim
        ? (claim.of ??
          sameTitleOwner(person, claim) ??
          (claim.phrase.title.level === 'state' || claim.phrase.title.rank !== 'official' ? state : null))
        : null
      const id = person.nameless
        ? `person:${of ?? state ?? 'unknown'}.${slug(title ?? person.name)}`.replace('person:org:', 'person:')
        : `person:${slug(person.name)}`
      return {
        id,
        type: 'person',
        name: person.name,
        state,
        office: claim && title ? { title, of, evidence: claim.evidence } : null,
      }
    }
  }
}

const sameTitleOwner = (person: Person, claim: Claim): string | null =>
  person.claims.find((c) => c.of !== null && c.phrase.title.title === claim.phrase.title.title)?.of ?? null
