import { sql } from 'kysely'
import type { Actor } from '../ontology/actor.ts'
import type { Finding } from '../ontology/finding.ts'
import { personTerms } from './filter.ts'
import { personName } from './merge/claim.ts'
import { compareNames } from './person-name.ts'
import type { Database } from './schema.ts'

/** Someone whom a person met. */
export interface Counterpart {
  readonly id: string
  /** A name, or the office where reports give no name. */
  readonly name: string
  readonly state: string | null
  /** The office of the last meeting at which one is given. */
  readonly office: string | null
  /** Meetings held, calls and letters included. */
  readonly meetings: number
  readonly first: string | null
  readonly last: string | null
  /** Id of the last meeting's entry. */
  readonly entry: string
}

/** Most meetings that are looked at, the latest. */
const MOST = 5000

/** Whom a person met, by a name or an id: those met most often first. */
export async function counterpartsOf(db: Database, person: string): Promise<Counterpart[]> {
  const { rows } = await sql<{ id: string; view: Finding; day: string | null }>`
    select id, body->'view' as view, last as day from entry
    where kind = 'meeting' and standing = 'held' and persons && ${personTerms(person)}::text[]
    order by coalesce(last, '0001-01-01'::date) desc, id limit ${sql.lit(MOST)}`.execute(db)
  const found = new Map<string, Counterpart>()
  for (const { id, view, day } of rows) {
    const own = view.parties.map((p) => p.actor).filter((actor) => isThat(actor, person))
    if (own.length === 0) continue
    const others = view.parties
      .map((p) => p.actor)
      .filter((a) => a.type === 'person' && !own.some((o) => o.id === a.id))
    for (const other of new Map(others.map((a) => [a.id, a])).values()) {
      const known = found.get(other.id)
      found.set(other.id, {
        id: other.id,
        name: known?.name ?? other.name,
        state: known?.state ?? other.state,
        office: known?.office ?? other.office?.title ?? null,
        meetings: (known?.meetings ?? 0) + 1,
        first: day ?? known?.first ?? null,
        last: known?.last ?? day,
        entry: known?.entry ?? id,
      })
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.meetings - a.meetings || (b.last ?? '').localeCompare(a.last ?? '') || (a.name < b.name ? -1 : 1),
  )
}

function isThat(actor: Actor, person: string): boolean {
  if (actor.id === person) return true
  const name = personName(actor)
  return (
    name !== null && !/^(person|org|state|group):/.test(person) && compareNames(name, person) !== 'different'
  )
}
