import type { Actor } from './actor.ts'

/** One side of a measure: a state, several, or an organisation with its members. */
export interface Side {
  /** As the user knows it: "KOR", "European Union". */
  readonly name: string
  /** ISO 3166-1 alpha-3. */
  readonly states: readonly string[]
  /** Ids of organisations that act in their own name: `org:eu`. */
  readonly organisations: readonly string[]
}

/** The states and organisations of a side, by which actors are known in measures. */
export const membersOf = (side: Side): string[] => [...side.states, ...side.organisations]

/** The state an actor acts for, or the organisation it is or serves; null where neither is known. */
export function principalOf(actor: Actor): string | null {
  if (actor.state !== null) return actor.state
  if (actor.type === 'organisation') return actor.id
  const of = actor.office?.of ?? null
  return of?.startsWith('org:') ? of : null
}
