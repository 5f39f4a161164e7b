import { type Outline, statesOf } from '../index.ts'

/** A state or person, and in how many entries it has a part. */
export interface NetworkNode {
  readonly id: string
  readonly name: string
  readonly state: string | null
  readonly entries: number
}

/** What joins two nodes. */
export interface NetworkLink {
  readonly a: string
  readonly b: string
  readonly entries: readonly string[]
  readonly first: string | null
  readonly last: string | null
}

/** An actor as a network knows it. */
export interface Node {
  readonly id: string
  readonly name: string
  readonly state: string | null
}

/** Who was in contact with whom in entries that were held: the fullest nodes, and the links among them. */
export function networkOf(
  all: readonly Outline[],
  of: 'states' | 'persons',
  most: number,
  nameOf: (code: string) => string,
  /** The persons whom several ids stand for, by id. */
  persons: ReadonlyMap<string, Node> = new Map(),
): { nodes: NetworkNode[]; links: NetworkLink[]; more: number } {
  const held = all.filter((e) => e.view.standing === 'held')
  const nodes = new Map<string, { node: Node; entries: number }>()
  const joined = held.map((entry) => ({
    entry,
    members: of === 'states' ? statesIn(entry, nameOf) : personsIn(entry, persons),
  }))
  for (const { members } of joined)
    if (members.length > 1)
      for (const node of members) {
        const known = nodes.get(node.id)
        if (known === undefined) nodes.set(node.id, { node, entries: 1 })
        else known.entries += 1
      }
  const kept = [...nodes.values()].sort((x, y) => y.entries - x.entries || (x.node.id < y.node.id ? -1 : 1))
  const shown = new Set(kept.slice(0, most).map((k) => k.node.id))
  const links = new Map<string, { a: string; b: string; entries: string[]; days: string[] }>()
  for (const { entry, members } of joined) {
    const ids = members
      .map((m) => m.id)
      .filter((id) => shown.has(id))
      .sort()
    const day = entry.view.when.from ?? entry.view.when.to
    for (const [i, a] of ids.entries())
      for (const b of ids.slice(i + 1)) {
        const key = `${a} ${b}`
        const link = links.get(key) ?? { a, b, entries: [], days: [] }
        link.entries.push(entry.id)
        if (day !== null) link.days.push(day)
        links.set(key, link)
      }
  }
  return {
    nodes: kept.slice(0, most).map(({ node, entries }) => ({ ...node, entries })),
    links: [...links.values()]
      .map(({ days, ...link }) => {
        const order = days.sort()
        return { ...link, first: order[0] ?? null, last: order.at(-1) ?? null }
      })
      .sort((x, y) => y.entries.length - x.entries.length || (x.a + x.b < y.a + y.b ? -1 : 1)),
    more: Math.max(0, kept.length - most),
  }
}

const statesIn = ({ view }: Outline, nameOf: (code: string) => string): Node[] =>
  statesOf(view).map((id) => ({ id, name: nameOf(id), state: id }))

/** Persons with a name; who is known only by an office is left out. */
const personsIn = ({ view }: Outline, persons: ReadonlyMap<string, Node>): Node[] => {
  const found = new Map<string, Node>()
  for (const { actor } of view.parties)
    if (actor.type === 'person' && /\p{Lu}/u.test(actor.name) && !/^person:[A-Z]{3}\./.test(actor.id)) {
      const node = persons.get(actor.id) ?? { id: actor.id, name: actor.name, state: actor.state }
      found.set(node.id, node)
    }
  return [...found.values()]
}
