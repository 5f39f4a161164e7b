import { sql } from 'kysely'
import type { Database } from './schema.ts'

/** A person whom many entries name, under the name that most of them use. */
export interface NamedPerson {
  readonly id: string
  readonly name: string
  /** ISO alpha-3; null where no entry says. */
  readonly state: string | null
  /** The office most entries give. */
  readonly office: string | null
  readonly entries: number
  /** The latest day on which something with this person took place. */
  readonly last: string | null
}

/** The persons with the most entries, of a state where one is named. */
export async function personsNamed(db: Database, limit: number, state?: string): Promise<NamedPerson[]> {
  const ofState = state === undefined ? sql`true` : sql`p->'actor'->>'state' = ${state}`
  const { rows } = await sql<NamedPerson>`
    select p->'actor'->>'id' as id, mode() within group (order by p->'actor'->>'name') as name,
      mode() within group (order by p->'actor'->>'state') as state,
      mode() within group (order by p->'actor'->'office'->>'title') as office,
      count(distinct entry.id)::int as entries, max(entry.last)::text as last
    from entry, json_array_elements(entry.body->'view'->'parties') p
    where p->'actor'->>'type' = 'person' and p->'actor'->>'id' !~ '^person:[A-Z]{3}\\.' and ${ofState}
    group by 1 order by entries desc, 1 limit ${limit}`.execute(db)
  return rows
}
