/** A state or a person of the network. */
export interface Node {
  readonly id: string
  readonly name: string
  readonly state: string | null
  readonly entries: number
}

/** Two nodes, and the entries in which they were in contact. */
export interface Joined {
  readonly a: string
  readonly b: string
  readonly entries: readonly string[]
  readonly first: string | null
  readonly last: string | null
}

/** What a link is known by in the address. */
export const linkKey = (l: Joined): string => `${l.a} ${l.b}`
