import { sql } from 'kysely'
import { type Identity, identityOf } from './identity.ts'
import { compareNames, nameParts } from './person-name.ts'
import type { Database } from './schema.ts'

/** A person whom many entries name, under the name that most of them use. */
export interface NamedPerson {
  readonly id: string
  /** The ids under which reports have the person, the most used first. */
  readonly ids: readonly string[]
  readonly name: string
  /** ISO alpha-3; null where no entry says. */
  readonly state: string | null
  /** The office most entries give. */
  readonly office: string | null
  readonly entries: number
  /** The latest day on which something with this person took place; null where none is dated to some days. */
  readonly last: string | null
}

/** Most names that are looked at; the rarest are left out. */
const MOST = 3_000

/** In how many entries a person stands under a name, with a state and in an office, and the last day of those that took place. */
interface Row {
  readonly id: string
  readonly name: string
  readonly state: string | null
  readonly office: string | null
  readonly entries: number
  readonly last: string | null
}

/** The persons with the most entries, of a state where one is named. */
export async function personsNamed(db: Database, limit: number, state?: string): Promise<NamedPerson[]> {
  const ofState = state === undefined ? sql`true` : sql`state = ${state}`
  const { rows } = await sql<Row>`
    with told as materialized (select person as id, name, state, office, count(*)::int as entries, max(held) as last
      from appearance where ${ofState} group by person, name, state, office),
    most as (select id, sum(entries) as entries from told group by id order by entries desc, id limit ${sql.lit(MOST)})
    select id, name, state, office, told.entries, last::text
    from told join most using (id) order by most.entries desc, id`.execute(db)
  return grouped([...byId(rows).values()].map(together), await identityOf(db))
    .sort((a, b) => b.entries - a.entries || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

function byId(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const known = found.get(row.id)
    if (known === undefined) found.set(row.id, [row])
    else known.push(row)
  }
  return found
}

/** All that is told of one id, under the name, state and office that most entries give. */
function together(rows: readonly Row[]): Row {
  return {
    id: rows[0]!.id,
    name: usual(rows, 'name')!,
    state: usual(rows, 'state'),
    office: usual(rows, 'office'),
    entries: rows.reduce((sum, row) => sum + row.entries, 0),
    last: latest(rows),
  }
}

/** What most entries give; of equals the first in the alphabet. */
function usual(rows: readonly Row[], key: 'name' | 'state' | 'office'): string | null {
  const counts = new Map<string, number>()
  for (const { [key]: value, entries } of rows)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + entries)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null
}

const latest = (rows: readonly Row[]): string | null =>
  rows.reduce<string | null>((max, { last }) => ((last ?? '') > (max ?? '') ? last : max), null)

/** A name, and the office that reports give with it most. */
interface Named {
  readonly name: string
  readonly state: string | null
  readonly office?: string | null
}

/** Names that can only be one person's stand together: "Biden" with "Joe Biden" where no other Biden of his state is named, or none in his office. */
export function groupNames<T extends Named>(rows: readonly T[]): T[][] {
  const groups: T[][] = []
  // Names are compared with those of the same last or first part alone.
  const byPart = new Map<string, T[][]>()
  const whole = (row: T): boolean => nameParts(row.name).length > 1
  for (const row of [...rows.filter(whole), ...rows.filter((r) => !whole(r))]) {
    const parts = new Set(nameParts(row.name))
    const near = new Set([...parts].flatMap((part) => byPart.get(part) ?? []))
    const fits = [...near].filter((group) => {
      const { name, state } = group[0]!
      return (
        (state === row.state || state === null || row.state === null) &&
        compareNames(name, row.name) !== 'different'
      )
    })
    const inOffice = fits.filter((group) => row.office && group[0]!.office === row.office)
    const group = fits.length === 1 ? fits[0]! : inOffice.length === 1 ? inOffice[0]! : []
    if (group.length === 0) groups.push(group)
    group.push(row)
    for (const part of parts) {
      const known = byPart.get(part)
      if (known === undefined) byPart.set(part, [group])
      else if (!known.includes(group)) known.push(group)
    }
  }
  return groups
}

/** Persons with all their names. */
const grouped = (rows: readonly Row[], judged: Identity): NamedPerson[] =>
  judged.regrouped(groupNames(rows)).map((group) => {
    const { id, name, state, office } = group[0]!
    return {
      id,
      ids: group.map((row) => row.id),
      name,
      state,
      office,
      entries: group.reduce((sum, row) => sum + row.entries, 0),
      last: latest(group),
    }
  })
