import { sql } from 'kysely'
import type { Database } from './schema.ts'

/** Two states, ISO alpha-3 in the order of the alphabet, and how much the record holds on them. */
export interface Pair {
  readonly states: readonly [string, string]
  readonly entries: number
  /** The latest day on which something between them took place or is to take place; null where none is dated. */
  readonly last: string | null
}

/** The pairs of states with the most entries. */
export async function pairsIn(db: Database, limit: number): Promise<Pair[]> {
  const { rows } = await sql<{ a: string; b: string; entries: number; last: string | null }>`
    select a, b, count(*)::int as entries, max(last)::text as last
    from entry, unnest(states) a, unnest(states) b
    where a < b and a ~ '^[A-Z]{3}$' and b ~ '^[A-Z]{3}$'
    group by a, b order by entries desc, a, b limit ${limit}`.execute(db)
  return rows.map(({ a, b, entries, last }) => ({ states: [a, b], entries, last }))
}
