import type { Actor } from '../../ontology/actor.ts'
import type { Entry } from '../../ontology/entry.ts'
import type { Evidence } from '../../ontology/evidence.ts'
import type { Tenure } from '../../ontology/finding.ts'

/** An office that reports give a person: what it is called, of whom, and every mention of it. */
export interface KnownOffice {
  readonly person: string
  readonly title: string
  /** ISO alpha-3 or `org:…`; null where no report says. */
  readonly of: string | null
  readonly former: boolean
  readonly acting: boolean
  /** Findings that tell of the office itself. */
  readonly tenures: readonly Tenure[]
  readonly evidence: readonly Evidence[]
}

/** An actor as the entries show it. */
export interface KnownActor {
  readonly id: string
  readonly type: Actor['type']
  /** The name most used; of equals the longest. */
  readonly name: string
  readonly names: readonly string[]
  /** States acted for, the most frequent first. */
  readonly states: readonly string[]
  readonly offices: readonly KnownOffice[]
  readonly entries: number
}

/** Whether a person is known by name, and not by office alone: "his Chinese counterpart". */
export const isNamed = (actor: Actor): boolean =>
  actor.type !== 'person' || (/^\p{Lu}|^\p{Lo}/u.test(actor.name) && !/^person:[A-Z]{3}\./.test(actor.id))

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const ranked = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1)).map(([key]) => key)

interface Gathered {
  readonly type: Actor['type']
  readonly names: Map<string, number>
  readonly states: Map<string, number>
  readonly entries: Set<string>
}

/** Most mentions of an office that are kept as its evidence. */
const SHOWN = 20

/** Gathers the actors of entries as they pass; persons known by office alone are counted, not listed. */
export function gatherActors() {
  const actors = new Map<string, Gathered>()
  const offices = new Map<string, KnownOffice & { tenures: Tenure[]; evidence: Evidence[] }>()
  let unnamed = 0
  const see = (actor: Actor, entry: string): void => {
    if (!isNamed(actor)) {
      unnamed += 1
      return
    }
    const known = actors.get(actor.id) ?? {
      type: actor.type,
      names: new Map(),
      states: new Map(),
      entries: new Set(),
    }
    actors.set(actor.id, known)
    count(known.names, actor.name)
    if (actor.state !== null) count(known.states, actor.state)
    known.entries.add(entry)
  }
  const office = (
    person: string,
    title: string,
    of: string | null,
    tenure: Tenure | null,
    proof: Evidence | undefined,
  ) => {
    const former = tenure?.former ?? /^(?:former|ex-)/.test(title)
    const acting = tenure?.acting ?? /^acting /.test(title)
    const key = JSON.stringify([person, title, of, former])
    const known = offices.get(key) ?? { person, title, of, former, acting, tenures: [], evidence: [] }
    offices.set(key, known)
    if (tenure !== null) known.tenures.push(tenure)
    if (proof !== undefined && known.evidence.length < SHOWN) known.evidence.push(proof)
  }
  return {
    /** Takes the actors of an entry. */
    add(entry: Entry): void {
      for (const finding of entry.findings.length > 0 ? entry.findings : [entry.view]) {
        for (const { actor } of finding.parties) {
          see(actor, entry.id)
          if (!isNamed(actor) || actor.type !== 'person') continue
          if (finding.kind === 'tenure')
            office(
              actor.id,
              finding.office,
              finding.of?.state ?? finding.of?.id ?? null,
              finding,
              finding.evidence[0],
            )
          else if (actor.office !== null)
            office(actor.id, actor.office.title, actor.office.of, null, actor.office.evidence)
        }
        if (finding.kind === 'tenure' && finding.of !== null) see(finding.of, entry.id)
      }
    },
    /** Takes a state that takes part through someone who acts for it. */
    addState(state: string, entry: string): void {
      const id = `state:${state}`
      const seen = actors.get(id) ?? {
        type: 'state' as const,
        names: new Map(),
        states: new Map(),
        entries: new Set<string>(),
      }
      actors.set(id, seen)
      count(seen.names, state)
      count(seen.states, state)
      seen.entries.add(entry)
    },
    /** The actors so far, by id. */
    list(): KnownActor[] {
      const held = new Map<string, KnownOffice[]>()
      for (const o of offices.values()) held.set(o.person, [...(held.get(o.person) ?? []), o])
      return [...actors]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { type, names, states, entries }]) => ({
          id,
          type,
          name: ranked(names)[0]!,
          names: ranked(names),
          states: ranked(states),
          offices: (held.get(id) ?? []).sort((a, b) =>
            `${a.title} ${a.of} ${a.former}` < `${b.title} ${b.of} ${b.former}` ? -1 : 1,
          ),
          entries: entries.size,
        }))
    },
    /** Mentions of persons by office alone. */
    get unnamed() {
      return unnamed
    },
  }
}
