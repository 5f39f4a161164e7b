import { sql } from 'kysely'
import { TOOK_PLACE } from './pairs.ts'
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

interface Row {
  readonly id: string
  readonly name: string
  readonly state: string | null
  readonly office: string | null
  readonly entries: readonly string[]
  readonly last: string | null
}

/** The persons with the most entries, of a state where one is named. */
export async function personsNamed(db: Database, limit: number, state?: string): Promise<NamedPerson[]> {
  const ofState = state === undefined ? sql`true` : sql`p->'actor'->>'state' = ${state}`
  const { rows } = await sql<Row>`
    select p->'actor'->>'id' as id, mode() within group (order by p->'actor'->>'name') as name,
      mode() within group (order by p->'actor'->>'state') as state,
      mode() within group (order by p->'actor'->'office'->>'title') as office,
      array_agg(distinct entry.id) as entries, max(entry.last) filter (where ${TOOK_PLACE})::text as last
    from entry, json_array_elements(entry.body->'view'->'parties') p
    where p->'actor'->>'type' = 'person' and p->'actor'->>'id' !~ '^person:[A-Z]{3}\\.' and ${ofState}
    group by 1 order by count(distinct entry.id) desc, 1 limit ${sql.lit(MOST)}`.execute(db)
  return grouped(rows)
    .sort((a, b) => b.entries - a.entries || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

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
const grouped = (rows: readonly Row[]): NamedPerson[] =>
  groupNames(rows).map((group) => {
    const { id, name, state, office } = group[0]!
    return {
      id,
      ids: group.map((row) => row.id),
      name,
      state,
      office,
      entries: new Set(group.flatMap((row) => row.entries)).size,
      last: group.reduce<string | null>(
        (max, { last }) => (max === null || (last ?? '') > max ? last : max),
        null,
      ),
    }
  })
