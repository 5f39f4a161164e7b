import { sql, type Transaction } from 'kysely'
import type { Finding } from '../ontology/finding.ts'
import { hash } from '../ontology/hash.ts'
import type { Judgement } from '../ontology/judgement.ts'
import { ALL, traceBack, writeSteps } from './follow/steps.ts'
import { blocksOf, type Claim, claimOf, daysOf, signatureOf } from './merge/claim.ts'
import { binds, type Candidate, cluster, FEW } from './merge/cluster.ts'
import { corrections } from './merge/corrections.ts'
import { effective } from './merge/effective.ts'
import { gatheringOf, leans } from './merge/gathering.ts'
import { consults, matterOf, verbal } from './merge/matter.ts'
import { type Database, SETTLING, type Tables } from './schema.ts'
import { writeEntries } from './write-entries.ts'

type Tx = Transaction<Tables>

/** Most findings that are taken in at a time. */
const BATCH = 1000

/** Most components that are computed again for what was judged, taken out or never followed. */
const AGAIN = 200

/** Brings entries up to date with the findings and judgements that came since; it may be cut off at any point. `onTaken` hears how many it has taken in so far and, once all are, how many it has traced back to undertakings; it is waited for. */
export async function settle(db: Database, now: () => Date, onTaken: OnTaken): Promise<void> {
  for (let [taken, traced] = [0, 0]; await waits(db); ) {
    const done = await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(SETTLING)})`.execute(tx)
      const took = await step(tx, now)
      return { took, traced: took > 0 ? 0 : await traceBack(tx) }
    })
    taken += done.took
    traced += done.traced
    await onTaken(taken, traced)
  }
}

/** Hears how many findings were taken in, and how many were traced back to earlier undertakings after that. */
export type OnTaken = (taken: number, traced: number) => Promise<void>

/** Whether there is anything to take in or to trace back: asked before every answer, and seldom so. */
const waits = async (db: Database): Promise<boolean> =>
  (
    await sql`select where exists (select from unsettled) or exists (select from dirty)
      or exists (select from untraced)`.execute(db)
  ).rows.length > 0

/** How many findings wait to be taken in, or to be traced back. */
export async function waiting(db: Database, where: 'unsettled' | 'untraced'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(where)}`.execute(db)
  return rows[0]!.n
}

/** Computes all entries anew. */
export async function rebuild(db: Database, now: () => Date, onTaken: OnTaken): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(SETTLING)})`.execute(tx)
    for (const table of [
      'step',
      'clue',
      'link',
      'pair',
      'appearance',
      'entry',
      'member',
      'block',
      'dirty',
      'unsettled',
    ])
      await sql`delete from ${sql.table(table)}`.execute(tx)
    await queueAll(tx)
    await sql`insert into untraced values (${ALL}) on conflict do nothing`.execute(tx)
  })
  await settle(db, now, onTaken)
}

/** Queues all findings by their first day: what belongs together is then taken in together, and few components are clustered twice. */
export async function queueAll(tx: Tx): Promise<void> {
  await sql`delete from unsettled`.execute(tx)
  await sql`insert into unsettled (finding) select id from finding order by first nulls first, report, id`.execute(
    tx,
  )
}

/** A finding with what comparisons see of it. */
export interface Loaded {
  readonly candidate: Candidate
  /** The finding with people's corrections. */
  readonly body: Finding
  readonly component: string | null
  /** The signature under which it is stored; another one where people renamed someone since. */
  readonly stored: string | null
  readonly states: readonly string[]
  readonly days: Pick<Claim, 'first' | 'last' | 'dated'>
  /** The first day it may be of, as its report says. */
  readonly day: string | null
}

interface Row {
  id: string
  report: string
  alias: string
  body: Finding
  states: string[]
  component: string | null
  signature: string | null
  published: string | null
  story: string
}

/**
 * Takes in one batch; answers how many findings and components it took. All findings that comparisons or judgements
 * connect with it are clustered again; a component is closed under both, so nothing else can change.
 */
async function step(tx: Tx, now: () => Date): Promise<number> {
  const batch = await sql<{ finding: string }>`delete from unsettled where finding in
    (select finding from unsettled order by turn limit ${sql.lit(BATCH)}) returning finding`.execute(tx)
  const dirty = await sql<{ component: string }>`delete from dirty where component in
    (select component from dirty order by component limit ${sql.lit(AGAIN)}) returning component`.execute(tx)
  const took = batch.rows.length + dirty.rows.length
  if (took === 0) return 0
  const judged = effective((await tx.selectFrom('judgement').selectAll().execute()) as Judgement[])
  const corrected = corrections(judged)
  const loaded = new Map<string, Loaded>()
  const components = new Set<string>()

  const shape = (row: Row, gatherings: Gatherings): Loaded => {
    const body = corrected.finding(row.body)
    const beside = gatherings.get(row.report) ?? []
    // An act that people corrected is what they say, not what its meeting tells.
    const gathering = body !== row.body && consults(body) ? null : gatheringOf(row.body, beside)
    const matter = matterOf(row.body, beside)
    const claim = corrected.claim(claimOf(body, { published: row.published }, gathering, matter))
    const quotes = row.body.evidence.map((e) => e.quote)
    const copy = hash('copy', [row.story, row.body.kind, quotes, claim.words])
    const candidate = {
      id: row.id,
      report: row.report,
      alias: row.alias,
      claim,
      signature: signatureOf(claim),
      blocks: [...blocksOf(claim), copy],
      copy,
    }
    return {
      candidate,
      body,
      component: row.component,
      stored: row.signature,
      states: row.states,
      days: daysOf(body, { published: row.published }),
      day: daysOf(row.body, { published: row.published }).first,
    }
  }
  const load = async (ids: readonly string[]): Promise<Loaded[]> => {
    const rows = await rowsOf(
      tx,
      ids.filter((id) => !loaded.has(id)),
    )
    const gatherings = await gatheringsOf(tx, rows)
    const fresh = rows.map((row) => shape(row, gatherings))
    for (const one of fresh) loaded.set(one.candidate.id, one)
    return fresh
  }
  const loadComponents = async (names: readonly string[]): Promise<Loaded[]> => {
    const missing = [...new Set(names)].filter((name) => !components.has(name))
    if (missing.length === 0) return []
    for (const name of missing) components.add(name)
    return load(await standIns(tx, missing, judged))
  }

  await loadComponents(dirty.rows.map((row) => row.component))
  const seeds = await load(batch.rows.map((row) => row.finding))
  const settled = batch.rows.flatMap((row) => loaded.get(row.finding) ?? [])
  await writeBlocks(tx, settled)
  await loadComponents(seeds.flatMap((s) => s.component ?? []))
  await loadComponents(await bound(tx, settled, components, shape))
  for (let fresh = [...loaded.values()]; fresh.length > 0; ) {
    const named = [
      ...new Set(fresh.flatMap(({ candidate: c }) => [...corrected.same(c.id), ...corrected.same(c.alias)])),
    ]
    if (named.length === 0) break
    const { rows } = await sql<{ component: string }>`select distinct m.component from finding f
      join member m on m.finding = f.id
      where f.id = any(${named}::text[]) or f.alias = any(${named}::text[])`.execute(tx)
    fresh = await loadComponents(rows.map((row) => row.component))
  }
  const kept = [...loaded.values()].filter((one) => !corrected.wrong(one.candidate.id))
  const clusters = cluster(
    kept.map((one) => one.candidate),
    judged,
  )
  const turned = await writeEntries(tx, { loaded, clusters, components: [...components], corrected, now })
  const told = settled.map(({ body, day }) => ({ finding: body, day }))
  await writeSteps(tx, { ...turned, told, corrected })
  return took
}

/**
 * The findings of components that have to be looked at: of many that say the same, the first few stand for all, so that
 * what a thousand reports tell costs no more than what twenty do. Those that people judged are looked at one by one.
 */
async function standIns(
  tx: Tx,
  components: readonly string[],
  judged: readonly Judgement[],
): Promise<string[]> {
  const subjects = [...new Set(judged.flatMap((j) => j.subject))]
  const named =
    subjects.length === 0
      ? []
      : (
          await sql<{ id: string }>`select id from finding
            where id = any(${subjects}::text[]) or alias = any(${subjects}::text[])`.execute(tx)
        ).rows.map((row) => row.id)
  const { rows } = await sql<{ finding: string }>`
    select few.finding from unnest(${[...components]}::text[]) as c (component)
    cross join lateral (
      with recursive kind as (
        (select signature from member where component = c.component order by signature limit 1)
        union all
        select (select signature from member where component = c.component and signature > kind.signature
          order by signature limit 1) from kind where kind.signature is not null)
      select signature from kind where signature is not null) k
    cross join lateral (
      select finding from member m where m.component = c.component and m.signature = k.signature
        and finding <> all(${named}::text[]) order by finding limit ${sql.lit(FEW)}) few
    union
    select finding from member where finding = any(${named}::text[]) and component = any(${[...components]}::text[])`.execute(
    tx,
  )
  return rows.map((row) => row.finding)
}

/**
 * Findings with where they stand. Each is looked up by itself, here and below: for a thousand at once the planner would read
 * all there are, which takes the longer the larger the record is.
 */
async function rowsOf(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<Row>`select f.id, f.report, f.alias, f.body, f.states, m.component, m.signature, r.published, r.story
    from unnest(${[...ids]}::text[]) as one (id)
    cross join lateral (select id, report, alias, body, states from finding where id = one.id limit 1) f
    cross join lateral (select published, story from report where id = f.report limit 1) r
    left join lateral (select component, signature from member where finding = f.id limit 1) m on true`.execute(
      tx,
    )
  return rows
}

async function writeBlocks(tx: Tx, of: readonly Loaded[]): Promise<void> {
  if (of.length === 0) return
  await sql`delete from block where finding = any(${of.map((one) => one.candidate.id)}::text[])`.execute(tx)
  const rows = of.flatMap(({ candidate: c }) => [...new Set(c.blocks)].map((key) => [key, c.id] as const))
  if (rows.length > 0)
    await sql`insert into block select * from unnest(${rows.map((r) => r[0])}::text[], ${rows.map((r) => r[1])}::text[])`.execute(
      tx,
    )
}

/** Meetings and visits by their report; of reports of acts of words also what was said and undertaken. */
type Gatherings = ReadonlyMap<string, readonly Finding[]>

/** The findings of the reports of some findings that say more of these. */
async function gatheringsOf(tx: Tx, rows: readonly Row[]): Promise<Gatherings> {
  const of = (which: (body: Finding) => boolean) => [
    ...new Set(rows.flatMap((r) => (which(r.body) ? [r.report] : []))),
  ]
  const [reports, told] = [of(leans), of(verbal)]
  const found = new Map<string, Finding[]>()
  if (reports.length === 0) return found
  const { rows: bodies } = await sql<{ report: string; body: Finding }>`select report, body from finding
    where report = any(${reports}::text[]) and kind in ('meeting', 'visit')
    or report = any(${told}::text[]) and kind in ('statement', 'undertaking') order by report, seq`.execute(
    tx,
  )
  for (const { report, body } of bodies) found.set(report, [...(found.get(report) ?? []), body])
  return found
}

/** The components of which a finding binds to one of the batch. */
async function bound(
  tx: Tx,
  batch: readonly Loaded[],
  known: ReadonlySet<string>,
  shape: (row: Row, gatherings: Gatherings) => Loaded,
): Promise<string[]> {
  const byBlock = new Map<string, Map<string, Candidate>>()
  for (const { candidate: c } of batch)
    for (const key of c.blocks) {
      const list = byBlock.get(key) ?? new Map()
      byBlock.set(key, list.set(c.signature, c))
    }
  if (byBlock.size === 0) return []
  const { rows: standing } = await sql<{ id: string }>`select min(m.finding) as id
    from unnest(array(select distinct finding from block where key = any(${[...byBlock.keys()]}::text[]))) as one (id)
    cross join lateral (select finding, component, signature from member where finding = one.id limit 1) m
    where m.component <> all(${[...known]}::text[]) group by m.component, m.signature`.execute(tx)
  const rows = await rowsOf(
    tx,
    standing.map((row) => row.id),
  )
  const found = new Set<string>()
  const gatherings = await gatheringsOf(tx, rows)
  for (const row of rows) {
    if (row.component === null || found.has(row.component)) continue
    const { candidate } = shape(row, gatherings)
    const rivals = new Set(candidate.blocks.flatMap((key) => [...(byBlock.get(key)?.values() ?? [])]))
    if ([...rivals].some((rival) => binds(rival, candidate))) found.add(row.component)
  }
  return [...found]
}
