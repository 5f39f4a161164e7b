import { sql, type Transaction } from 'kysely'
import type { Entry } from '../ontology/entry.ts'
import type { Finding } from '../ontology/finding.ts'
import { hash } from '../ontology/hash.ts'
import { columnsOf } from './add.ts'
import { appear } from './appearances.ts'
import { duesOf, type Followed, type Turned } from './follow/steps.ts'
import { daysOf, TIMELESS } from './merge/claim.ts'
import { type Candidate, type Cluster, FEW } from './merge/cluster.ts'
import type { Corrections } from './merge/corrections.ts'
import { entryFrom } from './merge/entry.ts'
import { sourcesOf, type Told } from './merge/sources.ts'
import { pairUp } from './pairs.ts'
import type { Tables } from './schema.ts'
import type { Loaded } from './settle.ts'

type Tx = Transaction<Tables>

/** What a batch came to. */
export interface Settled {
  readonly loaded: ReadonlyMap<string, Loaded>
  readonly clusters: readonly Cluster[]
  /** Components that are no more. */
  readonly components: readonly string[]
  readonly corrected: Corrections
  readonly now: () => Date
}

/** Replaces the entries of old components by those of the new clusters; answers which undertakings there were, and are now. */
export async function writeEntries(
  tx: Tx,
  { loaded, clusters, components, corrected, now }: Settled,
): Promise<Pick<Turned, 'before' | 'now'>> {
  const { rows: before } = await sql<Followed>`with old as (
      delete from entry where component = any(${[...components]}::text[]) returning id, kind, first, lasting, body),
    parted as (delete from link where entry in (select id from old)),
    unpaired as (delete from pair where entry in (select id from old)),
    unseen as (delete from appearance where entry in (select id from old))
    select id, first, lasting, body->'view' as view from old where kind = 'undertaking'`.execute(tx)
  const told = await reportsOf(tx, new Set([...loaded.values()].map((one) => one.candidate.report)))
  const component = componentsOf(clusters)
  const members: [string, string, string, string][] = []
  const entries: object[] = []
  const written: string[] = []
  const undertakings: string[] = []
  const links: object[] = []
  const at = now().toISOString()
  const moved = new Map<string, [string, string, string, string, string]>()
  const many = new Map<string, Entry['kind']>()
  for (const { members: all, bonds, judged } of clusters) {
    const id = all[0]!.alias
    const name = component(all[0]!.id)
    for (const c of all) {
      members.push([c.id, name, c.signature, id])
      const { component: old, stored } = loaded.get(c.id)!
      if (old !== null && stored !== null && !judged.has(c.id))
        moved.set(`${old} ${stored}`, [old, stored, name, c.signature, id])
    }
    if (all.some((c) => corrected.wrong(c.alias))) continue
    const found = firstOfEach(all)
    if (atLeast(all, FEW)) many.set(id, all[0]!.claim.kind)
    const said = [...new Set(bonds.map((b) => b.because))]
    const because = said.length > 1 ? said.filter((b) => !b.startsWith('the same ')) : said
    const entry = entryFrom(
      id,
      found.map((c) => ({ finding: loaded.get(c.id)!.body, report: told.get(c.report)! })),
      because.slice(0, 20),
      found.flatMap((c) => corrected.edits(c.alias)),
    )
    written.push(id)
    if (entry.kind === 'undertaking') undertakings.push(id)
    entries.push({
      component: name,
      ...rowOf(
        entry,
        found.map((c) => loaded.get(c.id)!),
      ),
    })
    for (const b of bonds)
      if (b.automatic)
        links.push({
          entry: id,
          a: b.a,
          b: b.b,
          id: hash('judgement', ['same', b.a, b.b]),
          score: b.score,
          because: b.because,
          at,
        })
  }
  for (const [id, one] of loaded)
    if (corrected.wrong(id)) members.push([id, id, one.candidate.signature, one.candidate.alias])
  await writeMembers(tx, members, [...moved.values()])
  for (let i = 0; i < entries.length; i += 200)
    await tx
      .insertInto('entry')
      .values(entries.slice(i, i + 200) as never)
      .execute()
  for (let i = 0; i < links.length; i += 500)
    await tx
      .insertInto('link')
      .values(links.slice(i, i + 500) as never)
      .execute()
  await countMany(tx, many)
  await pairUp(tx, written)
  await appear(tx, written)
  return { before, now: undertakings }
}

/** Of each signature the first few, which stand for all, whatever else happens to be at hand. */
function firstOfEach(members: readonly Candidate[]): Candidate[] {
  const seen = new Map<string, number>()
  return members.filter((c) => {
    const n = seen.get(c.signature) ?? 0
    seen.set(c.signature, n + 1)
    return n < FEW
  })
}

/** Whether some signature has that many members. */
function atLeast(members: readonly Candidate[], n: number): boolean {
  const seen = new Map<string, number>()
  return members.some((c) => {
    seen.set(c.signature, (seen.get(c.signature) ?? 0) + 1)
    return seen.get(c.signature)! >= n
  })
}

/** Where each finding stands; `moved` takes along those that others stood for, by old component and signature. */
async function writeMembers(
  tx: Tx,
  members: readonly (readonly [string, string, string, string])[],
  moved: readonly (readonly [string, string, string, string, string])[],
): Promise<void> {
  const column = (i: number) => members.map((m) => m[i]!)
  await sql`insert into member (finding, component, signature, entry)
    select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[])
    on conflict (finding) do update set component = excluded.component, signature = excluded.signature, entry = excluded.entry
    where (member.component, member.signature, member.entry) is distinct from (excluded.component, excluded.signature, excluded.entry)`.execute(
    tx,
  )
  const [old, stored, component, signature, entry] = [0, 1, 2, 3, 4].map((i) => moved.map((m) => m[i]!))
  await sql`update member set component = v.component, signature = v.signature, entry = v.entry
    from unnest(${old}::text[], ${stored}::text[], ${component}::text[], ${signature}::text[], ${entry}::text[])
      as v (old, stored, component, signature, entry)
    where member.component = v.old and member.signature = v.stored and member.finding <> all(${column(0)}::text[])
    and (v.old, v.stored) is distinct from (v.component, v.signature)`.execute(tx)
  await sql`update member set entry = v.entry
    from unnest(${component}::text[], ${signature}::text[], ${entry}::text[]) as v (component, signature, entry)
    where member.component = v.component and member.signature = v.signature and member.entry <> v.entry
    and member.finding <> all(${column(0)}::text[])`.execute(tx)
}

/** Counts what entries rest on where some of their findings only stood behind others. */
async function countMany(tx: Tx, many: ReadonlyMap<string, Entry['kind']>): Promise<void> {
  for (const [id, kind] of many) {
    const { rows } = await sql<{
      reports: number
      sources: number
      first: string | null
      last: string | null
    }>`
      select count(distinct r.family)::int as reports, least(count(distinct r.source), count(distinct r.story))::int as sources,
        min(f.first) as first, max(f.last) as last
      from member m join finding f on f.id = m.finding join report r on r.id = f.report where m.entry = ${id}`.execute(
      tx,
    )
    const { reports, sources, first, last } = rows[0]!
    const timeless = TIMELESS.includes(kind)
    const publishers = timeless ? sources : await sourcesIn(tx, id)
    await sql`update entry set reports = ${reports}, publishers = ${publishers},
      first = case when ${timeless} or not dated then ${first}::date else first end,
      last = case when ${timeless} or not dated then ${last}::date else last end
      where id = ${id}`.execute(tx)
  }
}

async function sourcesIn(tx: Tx, entry: string): Promise<number> {
  const { rows } = await sql<Told>`select distinct r.id, r.family, r.source, r.publisher, r.story
    from member m join finding f on f.id = m.finding join report r on r.id = f.report where m.entry = ${entry}`.execute(
    tx,
  )
  return new Set(sourcesOf(rows).values()).size
}

/** Clusters that rivals or judgements tie stay one component, named by its least finding. */
function componentsOf(clusters: readonly Cluster[]): (finding: string) => string {
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    let at = id
    while (parent.has(at) && parent.get(at) !== at) at = parent.get(at)!
    return at
  }
  for (const { members, ties } of clusters)
    for (const other of [...members.map((m) => m.id), ...ties]) {
      const [a, b] = [root(members[0]!.id), root(other)].sort() as [string, string]
      if (a !== b) parent.set(b, a)
    }
  return root
}

function rowOf(entry: Entry, members: readonly Loaded[]): object {
  const { findings, ...body } = entry
  const states = [...new Set(members.flatMap((m) => m.states))].sort()
  const span = spanOf(
    entry.view,
    members.map((m) => m.days),
  )
  return {
    id: entry.id,
    ...columnsOf(entry.view, span, states, findings),
    ...duesOf(entry.view, span.first),
    reports: entry.reports,
    publishers: entry.publishers,
    body: JSON.stringify(body),
  }
}

/** The days of an entry: those of its view, or from the first to the last time it was told. */
function spanOf(view: Finding, days: readonly Loaded['days'][]) {
  const own = daysOf(view, { published: null })
  if (own.dated && !TIMELESS.includes(view.kind)) return own
  const firsts = days.flatMap((c) => c.first ?? []).sort()
  const lasts = days.flatMap((c) => c.last ?? []).sort()
  return { first: firsts[0] ?? null, last: lasts.at(-1) ?? null, dated: days.some((c) => c.dated) }
}

async function reportsOf(tx: Tx, ids: ReadonlySet<string>): Promise<Map<string, Told>> {
  const rows = await tx
    .selectFrom('report')
    .select(['id', 'family', 'source', 'publisher', 'story'])
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
