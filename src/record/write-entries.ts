import { sql, type Transaction } from 'kysely'
import type { Entry } from '../ontology/entry.ts'
import type { Finding } from '../ontology/finding.ts'
import { hash } from '../ontology/hash.ts'
import { columnsOf } from './add.ts'
import { daysOf, TIMELESS } from './merge/claim.ts'
import type { Cluster } from './merge/cluster.ts'
import type { Corrections } from './merge/corrections.ts'
import { entryFrom } from './merge/entry.ts'
import type { Told } from './merge/sources.ts'
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

/** Replaces the entries of old components by those of the new clusters. */
export async function writeEntries(
  tx: Tx,
  { loaded, clusters, components, corrected, now }: Settled,
): Promise<void> {
  await sql`with old as (delete from entry where component = any(${[...components]}::text[]) returning id)
    delete from link where entry in (select id from old)`.execute(tx)
  const told = await reportsOf(tx, new Set([...loaded.values()].map((one) => one.candidate.report)))
  const component = componentsOf(clusters)
  const members: [string, string, string, string][] = []
  const entries: object[] = []
  const links: object[] = []
  const at = now().toISOString()
  for (const { members: found, bonds } of clusters) {
    const id = found[0]!.alias
    const name = component(found[0]!.id)
    for (const c of found) members.push([c.id, name, c.signature, id])
    if (found.some((c) => corrected.wrong(c.alias))) continue
    const said = [...new Set(bonds.map((b) => b.because))]
    const because = said.length > 1 ? said.filter((b) => !b.startsWith('the same ')) : said
    const entry = entryFrom(
      id,
      found.map((c) => ({ finding: loaded.get(c.id)!.body, report: told.get(c.report)! })),
      because.slice(0, 20),
      found.flatMap((c) => corrected.edits(c.alias)),
    )
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
  const column = (i: 0 | 1 | 2 | 3) => members.map((m) => m[i])
  await sql`insert into member (finding, component, signature, entry)
    select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[])
    on conflict (finding) do update set component = excluded.component, signature = excluded.signature, entry = excluded.entry
    where (member.component, member.signature, member.entry) is distinct from (excluded.component, excluded.signature, excluded.entry)`.execute(
    tx,
  )
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
  return {
    id: entry.id,
    ...columnsOf(
      entry.view,
      spanOf(
        entry.view,
        members.map((m) => m.days),
      ),
      states,
      findings,
    ),
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
    .select(['id', 'family', 'source', 'publisher', 'sentences', 'shingles'])
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
