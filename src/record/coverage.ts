import { sql } from 'kysely'
import { dayOf } from './filter.ts'
import type { Database } from './schema.ts'

/** Stretches of the calendar that reports are counted by; weeks begin on Monday. */
export type CoverageUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Reports read that were published in one stretch of the calendar. */
export interface CoverageRow {
  /** The first day in it on which one was published. */
  readonly day: string
  readonly reports: number
  /** Independent sources: the publisher, or the agency whose copy is printed. */
  readonly publishers: number
}

/** How much was read of each stretch of the calendar, the earliest first; those of which nothing was read are missing. */
export async function coverageOf(
  db: Database,
  unit: CoverageUnit,
  since: string,
  until: string,
): Promise<CoverageRow[]> {
  const { rows } =
    await sql<CoverageRow>`select min(day) as day, count(*)::int as reports, count(distinct source)::int as publishers
    from report where day between ${dayOf('since', since)}::date and ${dayOf('until', until)}::date
    group by date_trunc(${sql.lit(unit)}, day) order by 1`.execute(db)
  return rows
}

/** The days on which reports were published; those without a day are missing. */
export async function publicationDays(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  // One by one, as else the planner reads the days of all reports.
  const { rows } = await sql<{
    id: string
    day: string
  }>`select r.id, r.day from unnest(${[...ids]}::text[]) as one (id)
    cross join lateral (select id, day from report where id = one.id and day is not null limit 1) r`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row.day]))
}

/** What was read of one publisher. */
export interface PublisherRow {
  /** Null where the report names none. */
  readonly publisher: string | null
  readonly reports: number
  readonly findings: number
  /** First and last day of publication. */
  readonly first: string | null
  readonly last: string | null
}

/** How much was read of each publisher, the most first. */
export async function publishersOf(db: Database): Promise<PublisherRow[]> {
  const { rows } = await sql<PublisherRow>`
    select mode() within group (order by publisher) as publisher, count(*)::int as reports,
      coalesce(sum(n), 0)::int as findings, min(day)::text as first, max(day)::text as last
    from report left join (select report, count(*) as n from finding group by report) f on f.report = report.id
    group by lower(publisher) order by reports desc, 1`.execute(db)
  return rows
}
