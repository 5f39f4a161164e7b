import { sql } from 'kysely'
import { TOOK_PLACE } from './pairs.ts'
import type { Database } from './schema.ts'

/** Enters whom some entries name; all if null. Someone known by a state's office alone (`person:CHN.president`) has no name. */
export async function appear(db: Database, entries: readonly string[] | null): Promise<void> {
  await sql`insert into appearance (person, name, state, office, held, entry)
    select distinct on (entry.id, a->>'id') a->>'id', a->>'name', a->>'state', a->'office'->>'title',
      case when ${TOOK_PLACE} then last end, entry.id
    from entry, json_array_elements(body->'view'->'parties') p, lateral (select p->'actor') as actor (a)
    where ${entries === null ? sql`true` : sql`entry.id = any(${[...entries]}::text[])`}
    and a->>'type' = 'person' and a->>'id' !~ '^person:[A-Z]{3}\\.'`.execute(db)
}
