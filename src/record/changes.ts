import { sql } from 'kysely'
import type { FindingKind } from '../ontology/finding.ts'
import type { Pair } from './pairs.ts'
import type { Database } from './schema.ts'

/** What came into the record after a moment. */
export interface Changes {
  readonly reports: number
  /** Entries of each kind that only these reports tell of, and those known before that they add to. */
  readonly fresh: Readonly<Partial<Record<FindingKind, number>>>
  readonly more: Readonly<Partial<Record<FindingKind, number>>>
  /** The pairs of states these entries are on, the most first. */
  readonly pairs: readonly Pair[]
  /** Judgements that people made. */
  readonly judgements: number
  /** Ids of the entries, the latest day first. */
  readonly entries: readonly string[]
}

/** Most pairs and entries that are named. */
const PAIRS = 8
const ENTRIES = 200

/** What was added after a moment, ISO 8601; of the entries, those on all the states where some are named. */
export async function changesSince(
  db: Database,
  moment: string,
  between: readonly string[] = [],
): Promise<Changes> {
  const touched = sql`touched as (
    select m.entry, bool_and(r.added > ${moment}) as fresh
    from member m join finding f on f.id = m.finding join report r on r.id = f.report
    where m.entry in (select m.entry from member m join finding f on f.id = m.finding join report r on r.id = f.report
        where r.added > ${moment})
      and m.entry in (select id from entry where states @> ${[...between]}::text[])
    group by m.entry)`
  const { rows: kinds } = await sql<{ kind: FindingKind; fresh: boolean; n: number }>`with ${touched}
    select kind, fresh, count(*)::int as n from touched join entry on entry.id = touched.entry group by 1, 2`.execute(
    db,
  )
  const { rows: pairs } = await sql<{
    a: string
    b: string
    entries: number
    last: string | null
  }>`with ${touched}
    select a, b, count(*)::int as entries, max(last)::text as last
    from touched join entry on entry.id = touched.entry, unnest(states) a, unnest(states) b
    where a < b and a ~ '^[A-Z]{3}$' and b ~ '^[A-Z]{3}$'
    group by a, b order by entries desc, a, b limit ${sql.lit(PAIRS)}`.execute(db)
  const { rows: entries } = await sql<{ id: string }>`with ${touched}
    select entry.id from touched join entry on entry.id = touched.entry
    order by entry.last desc nulls last, entry.id limit ${sql.lit(ENTRIES)}`.execute(db)
  const { rows: counts } = await sql<{ reports: number; judgements: number }>`select
    (select count(*)::int from report where added > ${moment}) as reports,
    (select count(*)::int from judgement where at > ${moment}) as judgements`.execute(db)
  const of = (fresh: boolean): Partial<Record<FindingKind, number>> =>
    Object.fromEntries(kinds.filter((k) => k.fresh === fresh).map((k) => [k.kind, k.n]))
  return {
    ...counts[0]!,
    fresh: of(true),
    more: of(false),
    entries: entries.map((e) => e.id),
    pairs: pairs.map(({ a, b, entries, last }) => ({ states: [a, b], entries, last })),
  }
}
