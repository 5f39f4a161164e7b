import { type RawBuilder, sql } from 'kysely'
import type { Entry } from '../ontology/entry.ts'
import { FINDING_KINDS, type Finding, type FindingKind } from '../ontology/finding.ts'
import type { Judgement } from '../ontology/judgement.ts'
import { type Filter, type Page, paged, pageOf, where } from './filter.ts'
import { corrections } from './merge/corrections.ts'
import { effective } from './merge/effective.ts'
import type { Database } from './schema.ts'

/** An entry without its findings. */
export type Body = Omit<Entry, 'findings'>

/** The columns that make a body. */
export const BODY = ['entry.id', 'entry.body', 'entry.reports', 'entry.publishers'] as const

/** The body of a row; the counts stand in columns of their own. */
export const bodyOf = (row: { body: Body; reports: number; publishers: number }): Body => ({
  ...row.body,
  reports: row.reports,
  publishers: row.publishers,
})

/** Entries page by page. */
export async function entriesWhere(db: Database, filter: Filter): Promise<Page<Entry>> {
  const page = await bodiesWhere(db, filter)
  return { items: await withFindings(db, page.items), next: page.next }
}

/** The same without their findings; `narrow` is a condition beside the filter. */
export async function bodiesWhere(
  db: Database,
  filter: Filter,
  narrow: RawBuilder<unknown> = sql`true`,
): Promise<Page<Body>> {
  const query = db
    .selectFrom('entry')
    .select(BODY)
    .select('entry.last')
    .where(narrow as RawBuilder<boolean>)
  const rows = await paged(where(query, 'entry', filter), 'entry', filter).execute()
  return pageOf(rows, filter, bodyOf)
}

/** Number of entries of each kind that a filter finds. */
export async function countEntries(db: Database, filter: Filter): Promise<Record<FindingKind, number>> {
  const query = db
    .selectFrom('entry')
    .select(['entry.kind', sql<number>`count(*)::int`.as('n')])
    .groupBy('entry.kind')
  const rows = await where(query, 'entry', filter).execute()
  const zero = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as Record<FindingKind, number>
  return Object.assign(zero, Object.fromEntries(rows.map((row) => [row.kind, row.n])))
}

/** One entry, by its own id or by that of any of its findings. */
export async function entryOf(db: Database, id: string): Promise<Entry | null> {
  const row = await db
    .selectFrom('entry')
    .select(BODY)
    .where(
      sql<boolean>`entry.id = ${id} or entry.id =
        (select m.entry from member m join finding f on f.id = m.finding where f.alias = ${id} or f.id = ${id} limit 1)`,
    )
    .executeTakeFirst()
  return row === undefined ? null : (await withFindings(db, [bodyOf(row)]))[0]!
}

/** Most findings that an entry shows; what thousands of reports tell is counted, and the first of them shown. */
const SHOWN = 200

/** Puts their findings, corrected as people judged, into entries. */
export async function withFindings(db: Database, bodies: readonly Body[]): Promise<Entry[]> {
  if (bodies.length === 0) return []
  const { rows } = await sql<{ entry: string; body: Finding }>`select e.id as entry, f.body
    from unnest(${bodies.map((b) => b.id)}::text[]) as e (id)
    cross join lateral (select finding from member where entry = e.id order by signature, finding limit ${sql.lit(SHOWN)}) m
    cross join lateral (select id, body from finding where id = m.finding limit 1) f order by f.id`.execute(
    db,
  )
  const judged = await db
    .selectFrom('judgement')
    .selectAll()
    .where('verdict', 'in', ['edit', 'wrong', 'right', 'undo'])
    .execute()
  const corrected = corrections(effective(judged as Judgement[]))
  const found = new Map<string, Finding[]>()
  for (const { entry, body } of rows) {
    if (corrected.wrong(body.id)) continue
    const list = found.get(entry)
    if (list === undefined) found.set(entry, [corrected.finding(body)])
    else list.push(corrected.finding(body))
  }
  return bodies.map(({ id, kind, view, ...rest }) => ({
    id,
    kind,
    view,
    findings: found.get(id) ?? [],
    ...rest,
  }))
}
