import { sql } from 'kysely'
import type { Database } from './schema.ts'

/** Two states, ISO alpha-3 in the order of the alphabet, and how much the record holds on them. */
export interface Pair {
  readonly states: readonly [string, string]
  readonly entries: number
  /** The latest day on which something between them took place; null where none is dated to some days. */
  readonly last: string | null
}

/** What was held within two weeks: the last day of "in 2022" is not when it was, and what is announced has not been. */
export const TOOK_PLACE = sql`standing = 'held' and last - first <= 14`

/** The pairs of states with the most entries. */
export async function pairsIn(db: Database, limit: number): Promise<Pair[]> {
  const { rows } = await sql<{ a: string; b: string; entries: number; last: string | null }>`
    select a, b, count(*)::int as entries, max(last) filter (where ${TOOK_PLACE})::text as last
    from entry, unnest(states) a, unnest(states) b
    where a < b and a ~ '^[A-Z]{3}$' and b ~ '^[A-Z]{3}$'
    group by a, b order by entries desc, a, b limit ${limit}`.execute(db)
  return rows.map(({ a, b, entries, last }) => ({ states: [a, b], entries, last }))
}
