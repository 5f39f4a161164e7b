import { sql } from 'kysely'
import type { FindingKind } from '../ontology/finding.ts'
import { type Extent, extentOf } from './reports.ts'
import type { Database } from './schema.ts'

/** How much the record holds. */
export interface Counts extends Extent {
  readonly readings: number
  readonly findings: Readonly<Record<FindingKind, number>>
  readonly entries: Readonly<Record<FindingKind, number>>
  readonly judgements: number
  readonly notes: number
}

/** Counts everything; `extentOf` is quicker where reports are enough. */
export async function countsOf(db: Database): Promise<Counts> {
  const { rows } = await sql<Pick<Counts, 'readings' | 'judgements' | 'notes'>>`select
    (select count(*)::int from reading) as readings, (select count(*)::int from judgement) as judgements,
    (select count(*)::int from note) as notes`.execute(db)
  return {
    ...(await extentOf(db)),
    ...rows[0]!,
    findings: await kindsIn(db, 'finding'),
    entries: await kindsIn(db, 'entry'),
  }
}

/** What a question sees of a record: as long as it is the same, so are all answers, whoever writes. */
export async function revisionOf(db: Database): Promise<string> {
  const { rows } = await sql<{ seen: string }>`select pg_current_snapshot()::text as seen`.execute(db)
  return rows[0]!.seen
}

async function kindsIn(db: Database, table: 'finding' | 'entry'): Promise<Record<FindingKind, number>> {
  const rows = await db
    .selectFrom(table)
    .select(['kind', sql<number>`count(*)::int`.as('n')])
    .groupBy('kind')
    .execute()
  const zero = {
    meeting: 0,
    visit: 0,
    statement: 0,
    undertaking: 0,
    tenure: 0,
    commemoration: 0,
    formulation: 0,
    act: 0,
  }
  return Object.assign(zero, Object.fromEntries(rows.map((row) => [row.kind, row.n])))
}
