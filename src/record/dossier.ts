import { sql } from 'kysely'
import type { Entry } from '../ontology/entry.ts'
import { FINDING_KINDS, type FindingKind } from '../ontology/finding.ts'
import { BODY, type Body, bodyOf, entriesWhere, withFindings } from './entries.ts'
import { dayOf } from './filter.ts'
import { personName } from './merge/claim.ts'
import type { Database } from './schema.ts'

/** Of what time, and how much. */
export interface DossierOptions {
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** The day the dossier is of: contacts lie before it, the calendar after; today if not given. */
  readonly on?: string | undefined
  /** Most entries of each kind; 50 if not given. */
  readonly limit?: number | undefined
}

/** The last time two sides were in touch at one level. */
export interface Contact {
  /** The offices that met, the higher first: "president". */
  readonly level: string
  readonly entry: Entry
}

/** What the record holds between states. */
export interface Dossier {
  readonly states: readonly string[]
  readonly on: string
  /** Latest meeting held, for each level of office, the latest first. */
  readonly contacts: readonly Contact[]
  readonly counts: Readonly<Record<FindingKind, number>>
  /** Announced meetings and visits on or after the day, the nearest first. */
  readonly calendar: readonly Entry[]
  /** Entries of each kind, the latest first. */
  readonly entries: Readonly<Record<FindingKind, readonly Entry[]>>
  /** Reports that tell of both, their publishers, the first and the last day. */
  readonly coverage: {
    readonly reports: number
    readonly publishers: number
    readonly since: string | null
    readonly until: string | null
  }
}

/** Gathers the dossier of states that stand together in entries. */
export async function dossierOf(
  db: Database,
  states: readonly string[],
  options: DossierOptions,
  now: () => Date,
): Promise<Dossier> {
  const between = [...new Set(states)].sort()
  if (between.length === 0) throw new Error('expected a state, got none; give ISO codes as KOR CHN')
  const on = options.on === undefined ? now().toISOString().slice(0, 10) : dayOf('on', options.on)
  const limit = options.limit ?? 50
  const range = { between, since: options.since, until: options.until, limit }
  const lists = await Promise.all(FINDING_KINDS.map((kind) => entriesWhere(db, { ...range, kind })))
  const counts = await countsOf(db, between, options)
  const entries = Object.fromEntries(FINDING_KINDS.map((kind, i) => [kind, lists[i]!.items])) as Record<
    FindingKind,
    Entry[]
  >
  return {
    states: between,
    on,
    contacts: await contactsOf(db, between, on),
    counts,
    calendar: await calendarOf(db, between, on),
    entries,
    coverage: await coverageOf(db, between),
  }
}

/** Announced engagements from a day on; for all states when none is named. */
export async function calendarOf(db: Database, between: readonly string[], on: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('entry')
    .select(BODY)
    .where('kind', 'in', ['meeting', 'visit'])
    .where('standing', '=', 'announced')
    .where('dated', '=', true)
    .where('last', '>=', on)
    .where(sql<boolean>`states @> ${[...between]}::text[]`)
    .orderBy('first')
    .orderBy('id')
    .limit(200)
    .execute()
  return withFindings(db, rows.map(bodyOf))
}

/** Most meetings that are looked at for the last contact at each level. */
const LOOKED = 400

async function contactsOf(db: Database, between: readonly string[], on: string): Promise<Contact[]> {
  const rows = await db
    .selectFrom('entry')
    .select(BODY)
    .where('kind', '=', 'meeting')
    .where('standing', '=', 'held')
    .where(sql<boolean>`states @> ${[...between]}::text[]`)
    .where('first', '<=', on)
    .orderBy(sql`coalesce(last, '0001-01-01'::date)`, 'desc')
    .orderBy('id')
    .limit(LOOKED)
    .execute()
  const levels = new Map<string, Body>()
  for (const row of rows) {
    const body = bodyOf(row)
    const level = levelOf(body, between)
    if (!levels.has(level)) levels.set(level, body)
  }
  const full = await withFindings(db, [...levels.values()])
  return [...levels.keys()].map((level, i) => ({ level, entry: full[i]! }))
}

/** The offices on each side, one for each state: "president – premier"; "unnamed" where none is given. */
function levelOf(entry: Body, between: readonly string[]): string {
  const offices = between.map((state) => {
    const own = entry.view.parties.filter((p) => p.actor.state === state)
    const titled = own.find((p) => p.actor.office !== null)
    return titled?.actor.office?.title ?? (own.some((p) => personName(p.actor) !== null) ? 'person' : 'state')
  })
  return offices.every((o) => o === offices[0]) ? offices[0]! : [...offices].sort().join(' – ')
}

async function countsOf(db: Database, between: readonly string[], options: DossierOptions) {
  const from = options.since === undefined ? sql`true` : sql`last >= ${dayOf('since', options.since)}::date`
  const to = options.until === undefined ? sql`true` : sql`first <= ${dayOf('until', options.until)}::date`
  const { rows } = await sql<{ kind: FindingKind; n: number }>`select kind, count(*)::int as n from entry
    where states @> ${[...between]}::text[] and ${from} and ${to} group by kind`.execute(db)
  const counts = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as Record<FindingKind, number>
  for (const row of rows) counts[row.kind] = row.n
  return counts
}

async function coverageOf(db: Database, between: readonly string[]): Promise<Dossier['coverage']> {
  const { rows } = await sql<Dossier['coverage']>`select count(*)::int as reports,
      count(distinct coalesce(lower(publisher), id))::int as publishers, min(day) as since, max(day) as until
    from report where id = any(array(select distinct report from finding where states @> ${[...between]}::text[]))`.execute(
    db,
  )
  return rows[0]!
}
