import { type RawBuilder, sql } from 'kysely'
import type { FindingKind } from '../ontology/finding.ts'
import { type Filter, NEVER } from './filter.ts'
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

/** Enters between whom some entries stand; all if null. */
export async function pairUp(db: Database, entries: readonly string[] | null): Promise<void> {
  await sql`insert into pair (a, b, kind, day, held, entry)
    select a, b, kind, coalesce(last, ${sql.lit(NEVER)}::date), case when ${TOOK_PLACE} then last end, id
    from entry, unnest(states) a, unnest(states) b where a < b and ${entries === null ? sql`true` : sql`id = any(${[...entries]}::text[])`}`.execute(
    db,
  )
}

/** The pairs of states with the most entries. Ids of organisations are longer than codes of states. */
export async function pairsIn(db: Database, limit: number): Promise<Pair[]> {
  const { rows } = await sql<{ a: string; b: string; entries: number; last: string | null }>`
    select a, b, count(*)::int as entries, max(held)::text as last
    from pair where length(a) = 3 and length(b) = 3
    group by a, b order by entries desc, a, b limit ${limit}`.execute(db)
  return rows.map(({ a, b, entries, last }) => ({ states: [a, b], entries, last }))
}

/** The condition on `pair` of a filter that asks for nothing but what stands between two; null where it asks for more. */
export function onlyBetween({ between = [], ...more }: Filter): RawBuilder<unknown> | null {
  const [x, y, ...others] = [...new Set(between)]
  if (x === undefined || y === undefined || others.length > 0) return null
  if (Object.values(more).some((value) => value !== undefined)) return null
  return sql`(a = least(${x}, ${y}) and b = greatest(${x}, ${y}))`
}

/** One of the newest entries of a kind, its place among them, and how many there are of the kind. */
export interface Ranked {
  readonly id: string
  readonly kind: FindingKind
  readonly last: string | null
  readonly nth: number
  readonly of: number
}

/** The newest entries of each of some kinds between two, at most so many of each. */
export async function newestBetween(
  db: Database,
  between: RawBuilder<unknown>,
  kinds: readonly FindingKind[],
  most: number,
): Promise<Ranked[]> {
  const { rows } = await sql<Ranked>`
    select p.entry as id, k.kind, nullif(p.day, ${sql.lit(NEVER)}::date) as last, p.nth, k.of
    from (select kind, count(*)::int as of from pair
      where ${between} and kind = any(${[...kinds]}::text[]) group by kind) k
    cross join lateral (select entry, day, (row_number() over (order by day desc, entry))::int as nth
      from pair where ${between} and kind = k.kind order by day desc, entry limit ${most}) p
    order by p.nth`.execute(db)
  return rows
}
