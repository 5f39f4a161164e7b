import type { Actor } from '../../ontology/actor.ts'
import type { Entry } from '../../ontology/entry.ts'
import { hash } from '../../ontology/hash.ts'
import { titleWords } from '../describe.ts'
import type { Material } from './format.ts'
import { isNamed } from './known-actors.ts'
import type { LeaveOut } from './left-out.ts'

/** One meeting or visit between two nodes: its first and last possible day. */
export interface Contact {
  readonly entry: string
  readonly from: string | null
  readonly to: string | null
}

export interface NetworkNode {
  readonly id: string
  readonly label: string
  readonly type: 'person' | 'state'
  /** ISO 3166-1 alpha-3. */
  readonly state: string | null
  readonly cow: number | null
  readonly gw: number | null
  readonly office: string | null
  /** Entries in which it has a contact. */
  readonly contacts: number
}

export interface NetworkEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly meetings: number
  readonly visits: number
  /** Sum of 1/(n-1) over the contacts, n being the nodes that take part: a summit of twenty does not outweigh talks of two. */
  readonly share: number
  /** By first day, then id; those without a date last. */
  readonly contacts: readonly Contact[]
}

/** Who was in contact with whom: nodes and undirected edges by id. */
export interface Network {
  readonly nodes: readonly NetworkNode[]
  readonly edges: readonly NetworkEdge[]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The network of contact in meetings and visits that were held. */
export async function networkOf(material: Material, leaveOut: LeaveOut): Promise<Network> {
  const by = material.choices.nodes ?? 'persons'
  const nodes = new Map<
    string,
    { label: string; state: string | null; office: string | null; contacts: number }
  >()
  const edges = new Map<
    string,
    { source: string; target: string; meetings: number; visits: number; share: number; contacts: Contact[] }
  >()
  for await (const entry of material.entries()) {
    const { view } = entry
    if (view.standing !== 'held') {
      leaveOut(`${view.standing} ${view.kind}`, 'the network shows contact that was held')
      continue
    }
    const there = by === 'states' ? statesIn(entry, material) : personsIn(entry, leaveOut)
    if (there.size < 2) {
      leaveOut(`${view.kind} with less than two ${by}`, 'an edge has two ends')
      continue
    }
    if (view.when.from === null) leaveOut('contact without a date', 'counted, and in no spell')
    for (const [id, node] of there) {
      const known = nodes.get(id)
      nodes.set(id, {
        ...node,
        office: node.office ?? known?.office ?? null,
        contacts: (known?.contacts ?? 0) + 1,
      })
    }
    const ids = [...there.keys()].sort(compare)
    for (const [i, source] of ids.entries())
      for (const target of ids.slice(i + 1)) {
        const key = `${source}\t${target}`
        const edge = edges.get(key) ?? { source, target, meetings: 0, visits: 0, share: 0, contacts: [] }
        edges.set(key, edge)
        if (view.kind === 'visit') edge.visits += 1
        else edge.meetings += 1
        edge.share += 1 / (ids.length - 1)
        edge.contacts.push({ entry: entry.id, from: view.when.from, to: view.when.to })
      }
  }
  return {
    nodes: [...nodes]
      .sort(([a], [b]) => compare(a, b))
      .map(([id, node]) => ({
        id,
        type: by === 'states' ? 'state' : 'person',
        ...node,
        ...(node.state === null ? { cow: null, gw: null } : material.codes.on(node.state, null)),
      })),
    edges: [...edges.values()]
      .sort((a, b) => compare(a.source, b.source) || compare(a.target, b.target))
      .map((edge) => ({
        id: hash('edge', [edge.source, edge.target]),
        ...edge,
        share: Math.round(edge.share * 1e6) / 1e6,
        contacts: edge.contacts.sort(
          (a, b) => compare(a.from ?? '~', b.from ?? '~') || compare(a.entry, b.entry),
        ),
      })),
  }
}

interface Node {
  readonly label: string
  readonly state: string | null
  readonly office: string | null
}

const takesPart = (role: string): boolean => role !== 'companion'

function statesIn(entry: Entry, material: Material): Map<string, Node> {
  const states = entry.view.parties.flatMap((p) =>
    takesPart(p.role) && p.actor.state !== null ? [p.actor.state] : [],
  )
  return new Map(
    states.map((s) => [`state:${s}`, { label: material.states.nameOf(s), state: s, office: null }]),
  )
}

function personsIn(entry: Entry, leaveOut: LeaveOut): Map<string, Node> {
  const persons = new Map<string, Node>()
  const person = (actor: Actor): Node => ({
    label: actor.name,
    state: actor.state,
    office: actor.office === null ? null : titleWords(actor.office.title),
  })
  for (const { role, actor } of entry.view.parties) {
    if (!takesPart(role) || actor.type !== 'person') continue
    if (isNamed(actor)) persons.set(actor.id, person(actor))
    else leaveOut('party known by office alone', 'a node is a person with a name')
  }
  return persons
}
