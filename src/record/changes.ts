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
  // Arrays, as else the planner reads all findings for those of a day.
  const narrow = between.length === 0 ? sql`` : sql`and e.states @> ${[...between]}::text[]`
  const { rows: touched } = await sql<{ id: string; kind: FindingKind; fresh: boolean }>`
    select e.id, e.kind, bool_and(r.added > ${moment}) as fresh
    from member m join entry e on e.id = m.entry join finding f on f.id = m.finding join report r on r.id = f.report
    where m.entry = any(array(select distinct entry from member where finding = any(array(
      select finding.id from finding join report on report.id = finding.report where report.added > ${moment}))))
    ${narrow} group by e.id order by e.last desc nulls last, e.id`.execute(db)
  const { rows: pairs } = await sql<{
    a: string
    b: string
    entries: number
    last: string | null
  }>`select a, b, count(*)::int as entries, max(held)::text as last
    from pair where entry = any(${touched.map((one) => one.id)}::text[]) and length(a) = 3 and length(b) = 3
    group by a, b order by entries desc, a, b limit ${sql.lit(PAIRS)}`.execute(db)
  const { rows: counts } = await sql<{ reports: number; judgements: number }>`select
    (select count(*)::int from report where added > ${moment}) as reports,
    (select count(*)::int from judgement where at > ${moment}) as judgements`.execute(db)
  const of = (fresh: boolean): Partial<Record<FindingKind, number>> => {
    const kinds: Partial<Record<FindingKind, number>> = {}
    for (const one of touched) if (one.fresh === fresh) kinds[one.kind] = (kinds[one.kind] ?? 0) + 1
    return kinds
  }
  return {
    ...counts[0]!,
    fresh: of(true),
    more: of(false),
    entries: touched.slice(0, ENTRIES).map((one) => one.id),
    pairs: pairs.map(({ a, b, entries, last }) => ({ states: [a, b], entries, last })),
  }
}
