import type { Actor } from './actor.ts'
import { heldOn, type Spell } from './membership.ts'

/** One side of a measure: a state, several, or an organisation with its members. */
export interface Side {
  /** As the user knows it: "KOR", "European Union". */
  readonly name: string
  /** ISO 3166-1 alpha-3; all that ever were members. */
  readonly states: readonly string[]
  /** Ids of organisations that act in their own name: `org:eu`. */
  readonly organisations: readonly string[]
  /** When those were members who were not always; all others belong to the side on every day. */
  readonly spells?: Readonly<Record<string, readonly Spell[]>>
}

/** The states and organisations that belong to a side on some day or other, by which actors are known in measures. */
export const everIn = (side: Side): string[] => [...side.states, ...side.organisations]

/** The states and organisations that belong to a side on a day; where it is unknown, those that still do. */
export const membersOf = (side: Side, day: string | null): string[] =>
  everIn(side).filter((who) => heldOn(side.spells?.[who] ?? [], day))

/** Several sides as one; whoever always belongs to one of them belongs to all. */
export function together(sides: readonly Side[]): Side {
  if (sides.length === 1) return sides[0]!
  const spells: Record<string, readonly Spell[]> = {}
  for (const who of new Set(sides.flatMap(everIn))) {
    const own = sides.filter((s) => everIn(s).includes(who)).map((s) => s.spells?.[who] ?? [])
    if (own.every((s) => s.length > 0)) spells[who] = own.flat()
  }
  return {
    name: sides.map((s) => s.name).join('+'),
    states: [...new Set(sides.flatMap((s) => s.states))],
    organisations: [...new Set(sides.flatMap((s) => s.organisations))],
    spells,
  }
}

/** The state an actor acts for, or the organisation it is or serves; null where neither is known. */
export function principalOf(actor: Actor): string | null {
  if (actor.state !== null) return actor.state
  if (actor.type === 'organisation') return actor.id
  const of = actor.office?.of ?? null
  return of?.startsWith('org:') ? of : null
}
