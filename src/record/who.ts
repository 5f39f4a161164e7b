import { type RawBuilder, sql } from 'kysely'
import type { Evidence } from '../ontology/evidence.ts'
import type { When } from '../ontology/when.ts'
import { dayOf, personTerms } from './filter.ts'
import { identityOf } from './identity.ts'
import { nameParts } from './person-name.ts'
import type { Database } from './schema.ts'
import { group, personsIn, type Seen, sightings, type Told } from './sightings.ts'

/** An office someone is said to hold, and every report that says so. */
export interface OfficeHeld {
  readonly title: string
  /** ISO alpha-3 of the state, or id of the organisation; null where no report says. */
  readonly of: string | null
  readonly former: boolean
  readonly acting: boolean
  readonly rank: string | null
  /** Earliest and latest day on which a report gives the office: a minimum of the tenure. */
  readonly since: string | null
  readonly until: string | null
  /** Beginning and end where a report states them. */
  readonly from: When | null
  readonly to: When | null
  readonly evidence: readonly (Evidence & {
    readonly publisher: string | null
    readonly day: string | null
  })[]
  readonly publishers: readonly string[]
}

/** A person of the record: the names and offices reports give. */
export interface Person {
  /** The name most reports use. */
  readonly name: string
  readonly ids: readonly string[]
  readonly names: readonly { readonly name: string; readonly findings: number }[]
  readonly states: readonly string[]
  readonly offices: readonly OfficeHeld[]
  readonly findings: number
  readonly first: string | null
  readonly last: string | null
}

/** Most findings that are read to answer: the newest, or as many before a day and after it as are enough. */
const MOST = 2000
const ENOUGH = 500

/** Persons whom a name, a surname or an id may mean; `on` keeps the offices that reports give about that day. */
export async function findPersons(db: Database, name: string, on?: string): Promise<Person[]> {
  const day = on === undefined ? null : dayOf('on', on)
  const judged = await identityOf(db)
  const groups = personsIn(await toldOf(db, sql`persons && ${widely(name)}::text[]`, day), name)
  const ids = new Set(groups.flat().map((s) => s.id))
  // Who is judged to be one of them, and whoever is rightly called so, is told of under other names.
  const more = judged.with([...ids, ...judged.called(name)]).filter((id) => !ids.has(id))
  if (more.length > 0) {
    const told = await toldOf(db, sql`persons && ${more.map((id) => `=${id}`)}::text[]`, day)
    const seen = told.flatMap((row) => sightings(row.body, row.day, row.publisher))
    groups.push(...more.map((id) => seen.filter((s) => s.id === id)).filter((g) => g.length > 0))
  }
  return judged
    .regrouped(groups)
    .map((one) => {
      const found = person(one, day)
      return { ...found, name: judged.name(found.ids) ?? found.name }
    })
    .sort((a, b) => b.findings - a.findings || (a.name < b.name ? -1 : 1))
}

/** The findings of a condition: the newest, or those nearest to a day, as many before as after it. */
async function toldOf(db: Database, condition: RawBuilder<unknown>, on: string | null): Promise<Told[]> {
  if (on === null) return newestOf(db, condition, sql`true`, 'desc', MOST)
  const day = sql`coalesce(last, '0001-01-01'::date)`
  const nearest = async (from: RawBuilder<unknown>, within: RawBuilder<unknown>, order: 'asc' | 'desc') => {
    const near = await newestOf(db, condition, sql`(${from} and ${within})`, order, ENOUGH)
    return near.length === ENOUGH ? near : newestOf(db, condition, from, order, ENOUGH)
  }
  return [
    ...(await nearest(sql`${day} <= ${on}::date`, sql`${day} > ${on}::date - ${sql.lit(NEAR)}`, 'desc')),
    ...(await nearest(sql`${day} > ${on}::date`, sql`${day} <= ${on}::date + ${sql.lit(NEAR)}`, 'asc')),
  ]
}

/** How many days before and after a day are looked at first: of whom much is told, there is enough. */
const NEAR = 366

/** The findings are sought first and put in order then: in order of all findings a name stands in few. */
async function newestOf(
  db: Database,
  condition: RawBuilder<unknown>,
  narrow: RawBuilder<unknown>,
  order: 'asc' | 'desc',
  most: number,
): Promise<Told[]> {
  const { rows } =
    await sql<Told>`with found as materialized (select id, last from finding where ${condition} and ${narrow}),
    one as materialized (select id from found
      order by coalesce(last, '0001-01-01'::date) ${sql.raw(order)}, id limit ${sql.lit(most)})
    select case when kind = 'tenure' then f.body
        else json_build_object('id', f.id, 'kind', f.kind, 'parties', f.body->'parties') end as body,
      coalesce(f.last, r.day) as day, r.publisher
    from one join finding f using (id) join report r on r.id = f.report`.execute(db)
  return rows
}

/** What finds all who may be meant: by a full name also those whom texts call by a part of it. */
function widely(name: string): string[] {
  const terms = personTerms(name)
  return terms.includes(`=${name}`) ? terms : [...new Set([...terms, ...nameParts(name).map((p) => `~${p}`)])]
}

function person(seen: readonly Seen[], on: string | null): Person {
  const days = seen.flatMap((s) => (s.day === null ? [] : [s.day])).sort()
  const names = [...count(seen.map((s) => s.name))].map(([name, findings]) => ({ name, findings }))
  names.sort((a, b) => b.findings - a.findings || b.name.length - a.name.length || (a.name < b.name ? -1 : 1))
  return {
    name: (names.find((n) => n.name.includes(' ')) ?? names[0]!).name,
    ids: [...new Set(seen.map((s) => s.id))].sort(),
    names,
    states: [...new Set(seen.flatMap((s) => (s.state === null ? [] : [s.state])))].sort(),
    offices: officesOf(seen, on),
    findings: new Set(seen.map((s) => s.finding)).size,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  }
}

function officesOf(seen: readonly Seen[], on: string | null): OfficeHeld[] {
  const groups = new Map<string, Seen[]>()
  for (const s of seen) {
    if (s.title === null) continue
    const key = JSON.stringify([
      s.title.replace(/^(former|then-?|acting|visiting) ?/, ''),
      s.of,
      s.tenure?.former ?? false,
    ])
    groups.set(key, [...(groups.get(key) ?? []), s])
  }
  const offices = [...groups.values()].map((group): OfficeHeld => {
    const days = group.flatMap((s) => (s.day === null ? [] : [s.day])).sort()
    const tenures = group.flatMap((s) => (s.tenure === null ? [] : [s.tenure]))
    const evidence = new Map(
      group.flatMap((s) =>
        s.evidence === null
          ? []
          : [
              [
                `${s.evidence.report}:${s.evidence.start}`,
                { ...s.evidence, publisher: s.publisher, day: s.day },
              ] as const,
            ],
      ),
    )
    return {
      title: group[0]!.title!,
      of: group[0]!.of,
      former: tenures.some((t) => t.former),
      acting: tenures.some((t) => t.acting),
      rank: tenures.find((t) => t.rank !== null)?.rank ?? null,
      since: days[0] ?? null,
      until: days.at(-1) ?? null,
      from: tenures.find((t) => t.from !== null)?.from ?? null,
      to: tenures.find((t) => t.to !== null)?.to ?? null,
      evidence: [...evidence.values()].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1)),
      publishers: [...new Set(group.flatMap((s) => (s.publisher === null ? [] : [s.publisher])))].sort(),
    }
  })
  const kept = on === null ? offices : offices.filter((o) => holds(o, on, offices))
  return kept.sort(
    (a, b) => (b.until ?? '').localeCompare(a.until ?? '') || b.evidence.length - a.evidence.length,
  )
}

/** Whether an office was held on a day, as far as reports tell: within its known days, or no later office is known before that day. */
function holds(office: OfficeHeld, on: string, all: readonly OfficeHeld[]): boolean {
  if (office.former) return false
  const since = office.from?.from ?? office.since
  const end = office.to?.to ?? null
  if (end !== null && end < on) return false
  if (since === null || since > on) return false
  if (office.until !== null && office.until >= on) return true
  return !all.some(
    (o) => o !== office && !o.former && o.since !== null && o.since > (office.until ?? '') && o.since <= on,
  )
}

function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** One who is said to have held an office. */
export interface Holder {
  readonly name: string
  readonly ids: readonly string[]
  readonly office: OfficeHeld
}

/** Who held an office, under any of its titles, as reports say; `on` keeps those who held it that day. */
export async function findHolders(
  db: Database,
  titles: readonly string[],
  of: string,
  on?: string,
): Promise<Holder[]> {
  const offices = titles.map((title) => title.toLowerCase())
  const phrases = sql.join(
    offices.map((office) => sql`phraseto_tsquery('english', ${office})`),
    sql` || `,
  )
  const day = on === undefined ? null : dayOf('on', on)
  const told = await toldOf(db, sql`states @> ${[of]}::text[] and search @@ (${phrases})`, day)
  const seen = told
    .flatMap((row) => sightings(row.body, row.day, row.publisher))
    .filter((s) => s.of === of && s.title !== null && offices.includes(s.title))
  const holders = group(seen).flatMap((one) => {
    const { name, ids, offices } = person(one, null)
    return offices.map((o) => ({ name, ids, office: o }))
  })
  const all = holders.map((h) => h.office)
  return holders
    .filter((h) => day === null || holds(h.office, day, all))
    .sort((a, b) => (b.office.until ?? '').localeCompare(a.office.until ?? '') || (a.name < b.name ? -1 : 1))
}
