import { type RawBuilder, sql } from 'kysely'
import type { Entry, Outline } from '../ontology/entry.ts'
import { FINDING_KINDS, type Finding, type FindingKind } from '../ontology/finding.ts'
import type { Judgement } from '../ontology/judgement.ts'
import { cursor, type Filter, NEVER, type Page, paged, pageOf, where } from './filter.ts'
import { corrections } from './merge/corrections.ts'
import { effective } from './merge/effective.ts'
import { newestBetween, onlyBetween, type Ranked } from './pairs.ts'
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

/** Entries as outlines, page by page. */
export async function outlinesWhere(db: Database, filter: Filter): Promise<Page<Outline>> {
  const query = db.selectFrom('entry').select(BODY).select(['entry.first', 'entry.last'])
  const rows = await paged(where(query, 'entry', filter), 'entry', filter).execute()
  return pageOf(rows, filter, (row) => ({ ...bodyOf(row), first: row.first }))
}

/** The newest entries of some kinds; of a kind of which older ones are left out, how many, and where the list goes on with them. */
export interface Newest {
  readonly entries: readonly Entry[]
  readonly left: readonly {
    readonly kind: FindingKind
    readonly entries: number
    readonly next: string
  }[]
}

/** Entries whose findings are read at a time. */
const AT_A_TIME = 500

/** The newest entries of each of some kinds, at most so many of each; all where `most` is Infinity. What is known is not read again; of what reports tell, the findings are those of the reports. */
export async function newestOf(
  db: Database,
  filter: Omit<Filter, 'kind' | 'limit' | 'after' | 'order'>,
  kinds: readonly FindingKind[],
  most: number,
  known: ReadonlySet<string>,
): Promise<Newest> {
  const ranked = await rankedOf(db, filter, kinds, Math.min(most, 2 ** 31 - 1))
  const ids = kinds.flatMap((kind) =>
    ranked.flatMap((row) => (row.kind === kind && !known.has(row.id) ? [row.id] : [])),
  )
  const entries: Entry[] = []
  for (let i = 0; i < ids.length; i += AT_A_TIME) {
    const bodies = await bodiesNamed(db, ids.slice(i, i + AT_A_TIME))
    entries.push(
      ...(filter.report === undefined
        ? await withFindings(db, bodies)
        : await withFindingsIn(db, bodies, [filter.report].flat())),
    )
  }
  const left = kinds.flatMap((kind) => {
    const oldest = ranked.find((row) => row.kind === kind && row.nth === most && row.of > most)
    return oldest === undefined
      ? []
      : [{ kind, entries: oldest.of - most, next: cursor(oldest.last ?? NEVER, oldest.id) }]
  })
  return { entries, left }
}

/** The newest of each kind, without their bodies. */
async function rankedOf(
  db: Database,
  filter: Filter,
  kinds: readonly FindingKind[],
  most: number,
): Promise<readonly Ranked[]> {
  const between = onlyBetween(filter)
  if (between !== null) return newestBetween(db, between, kinds, most)
  const found = where(
    db.selectFrom('entry').select([
      'entry.id',
      'entry.kind',
      'entry.last',
      sql<number>`(row_number() over (partition by entry.kind
          order by coalesce(entry.last, '0001-01-01'::date) desc, entry.id))::int`.as('nth'),
      sql<number>`(count(*) over (partition by entry.kind))::int`.as('of'),
    ]),
    'entry',
    { ...filter, kind: kinds },
  )
  return db
    .selectFrom(found.as('t'))
    .selectAll()
    .where(sql<boolean>`nth <= ${most}::int`)
    .orderBy('nth')
    .execute()
}

/** The bodies of those ids, in their order. */
async function bodiesNamed(db: Database, ids: readonly string[]): Promise<Body[]> {
  const rows = await db
    .selectFrom('entry')
    .select(BODY)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute()
  const bodies = new Map(rows.map((row) => [row.id, bodyOf(row)]))
  return ids.flatMap((id) => bodies.get(id) ?? [])
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
  const { rows } = await sql<Stood>`select e.id as entry, f.body
    from unnest(${bodies.map((b) => b.id)}::text[]) as e (id)
    cross join lateral (select finding from member where entry = e.id order by signature, finding limit ${sql.lit(SHOWN)}) m
    cross join lateral (select id, body from finding where id = m.finding limit 1) f`.execute(db)
  return filled(db, bodies, rows)
}

/** The same of those of their findings that stand in some reports. */
async function withFindingsIn(
  db: Database,
  bodies: readonly Body[],
  reports: readonly string[],
): Promise<Entry[]> {
  if (bodies.length === 0) return []
  const { rows } = await sql<Stood>`select m.entry, f.body from member m join finding f on f.id = m.finding
    where m.finding = any(array(select id from finding where report = any(${[...reports]}::text[])))
    and m.entry = any(${bodies.map((b) => b.id)}::text[]) order by f.id`.execute(db)
  return filled(db, bodies, rows)
}

/** A finding and the entry it stands in. */
interface Stood {
  readonly entry: string
  readonly body: Finding
}

async function filled(db: Database, bodies: readonly Body[], rows: readonly Stood[]): Promise<Entry[]> {
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
