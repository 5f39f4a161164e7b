import { sql } from 'kysely'
import { type Database, TABLES } from './schema.ts'

/** Gives back the room of what was replaced, and lets the planner know what there is. */
export async function compact(db: Database): Promise<void> {
  for (const table of TABLES) await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}

/** The same for what changes most; the rest is only counted. */
export async function tend(db: Database): Promise<void> {
  for (const table of [
    'entry',
    'pair',
    'appearance',
    'clue',
    'step',
    'link',
    'member',
    'finding',
    'unsettled',
    'dirty',
  ])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  for (const table of ['report', 'block', 'print']) await sql`analyze ${sql.table(table)}`.execute(db)
}

/** Writes out what an embedded database has logged, which no other process does: else the log grows until it is closed. */
export const writeOut = async (db: Database): Promise<void> => {
  await sql`checkpoint`.execute(db)
}
