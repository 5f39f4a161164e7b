import { sql } from 'kysely'
import type { Note } from '../ontology/note.ts'
import type { Report } from '../ontology/report.ts'
import { cursor, dayOf, limitOf, NEVER, type Page, parseCursor } from './filter.ts'
import type { Database } from './schema.ts'

/** A report as the record keeps it. */
export interface StoredReport extends Report {
  /** Id of the version before it, where the text was corrected; null for a first version. */
  readonly previous: string | null
  /** Who the words come from: the agency credited, or the publisher. Reports of one source count once. */
  readonly source: string
  /** ISO 8601 date-time at which it came into the record. */
  readonly added: string
  readonly findings: number
}

/** Which reports to list. */
export interface ReportFilter {
  readonly publisher?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Only what came into the record after this moment, ISO 8601. */
  readonly addedSince?: string | undefined
  readonly url?: string | undefined
  readonly text?: string | undefined
  readonly order?: 'newest' | 'oldest' | undefined
  readonly limit?: number | undefined
  readonly after?: string | null | undefined
}

const COLUMNS = [
  'report.id',
  'title',
  'text',
  'published',
  'publisher',
  'dateline',
  'url',
  'language',
  'retrieved',
  'source',
  'added',
] as const

/** One report, or null. */
export async function reportOf(db: Database, id: string): Promise<StoredReport | null> {
  const row = await query(db).where('report.id', '=', id).executeTakeFirst()
  return row === undefined ? null : shape(row)
}

/** The reports of those ids that the record holds, in the order of the ids. */
export async function reportsNamed(db: Database, ids: readonly string[]): Promise<StoredReport[]> {
  if (ids.length === 0) return []
  const rows = await query(db)
    .where(sql<boolean>`report.id = any(${[...ids]}::text[])`)
    .execute()
  const found = new Map(rows.map((row) => [row.id, shape(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The reports of those ids that the record holds, with the text of those that are quoted; that of the others is empty. */
export async function reportsQuoted(
  db: Database,
  ids: readonly string[],
  quoted: readonly string[],
): Promise<Report[]> {
  const { rows } =
    await sql<Report>`select id, title, case when id = any(${[...quoted]}::text[]) then text else '' end as text,
      published, publisher, dateline, url, language, retrieved
    from report where id = any(${[...ids]}::text[])`.execute(db)
  return rows
}

/** Reports page by page. */
export async function listReports(db: Database, filter: ReportFilter): Promise<Page<StoredReport>> {
  const limit = limitOf(filter)
  const up = filter.order === 'oldest'
  const day = sql<string>`coalesce(report.day, ${sql.lit(NEVER)}::date)`
  let q = query(db)
  if (filter.publisher !== undefined) q = q.where(sql`lower(publisher)`, '=', filter.publisher.toLowerCase())
  if (filter.since !== undefined) q = q.where('day', '>=', dayOf('since', filter.since))
  if (filter.until !== undefined) q = q.where('day', '<=', dayOf('until', filter.until))
  if (filter.addedSince !== undefined) q = q.where('added', '>', filter.addedSince)
  if (filter.url !== undefined) q = q.where('url', '=', filter.url)
  if (filter.text !== undefined)
    q = q.where(sql<boolean>`report.search @@ websearch_to_tsquery('english', ${filter.text})`)
  if (filter.after != null) {
    const [d, id] = parseCursor(filter.after)
    const beyond = up ? sql`${day} > ${d}::date` : sql`${day} < ${d}::date`
    q = q.where(sql<boolean>`(${beyond} or (${day} = ${d}::date and report.id > ${id}))`)
  }
  const rows = await q
    .orderBy(day, up ? 'asc' : 'desc')
    .orderBy('report.id')
    .limit(limit + 1)
    .execute()
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(shape),
    next: rows.length > limit && last !== undefined ? cursor(last.day ?? NEVER, last.id) : null,
  }
}

/** How much was read, of how many publishers, and the first and last day of publication. */
export interface Extent {
  readonly reports: number
  readonly publishers: number
  readonly since: string | null
  readonly until: string | null
}

/** Asks indices only: it stands beside every answer, however large the record is. */
export async function extentOf(db: Database): Promise<Extent> {
  const { rows } = await sql<Extent>`with recursive name as (
      select min(lower(publisher)) as name from report
      union all select (select min(lower(publisher)) from report where lower(publisher) > name) from name where name is not null)
    select (select count(*)::int from report) as reports, (select count(name)::int from name) as publishers,
      (select min(day) from report) as since, (select max(day) from report) as until`.execute(db)
  return rows[0]!
}

/** All versions of a report's text, the oldest first. */
export async function versionsOf(db: Database, id: string): Promise<StoredReport[]> {
  const rows = await query(db)
    .where('family', '=', db.selectFrom('report as own').select('own.family').where('own.id', '=', id))
    .orderBy(ORDER)
    .orderBy('report.id')
    .execute()
  return rows.map(shape)
}

/** Notes on a report, or on all reports. */
export async function notesOf(db: Database, report: string | null): Promise<Note[]> {
  let q = db.selectFrom('note').select('body').orderBy('report').orderBy('seq')
  if (report !== null) q = q.where('report', '=', report)
  return (await q.execute()).map((row) => row.body)
}

/** Versions in order of their making. */
const ORDER = sql<string>`coalesce(report.retrieved, report.published, '')`

const query = (db: Database) =>
  db
    .selectFrom('report')
    .select(COLUMNS)
    .select('report.day')
    .select((e) => [
      e
        .selectFrom('finding')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('finding.report', '=', 'report.id')
        .as('findings'),
      sql<string | null>`(select own.id from report own where own.family = report.family
        and (coalesce(own.retrieved, own.published, ''), own.id) < (${ORDER}, report.id)
        order by coalesce(own.retrieved, own.published, '') desc, own.id desc limit 1)`.as('previous'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]

const shape = (row: Row): StoredReport => ({
  id: row.id,
  title: row.title,
  text: row.text,
  published: row.published,
  publisher: row.publisher,
  dateline: row.dateline,
  url: row.url,
  language: row.language,
  retrieved: row.retrieved,
  previous: row.previous,
  source: row.source,
  added: row.added,
  findings: row.findings ?? 0,
})
