import { sql, type Transaction } from 'kysely'
import { publicationDay, type Report } from '../ontology/report.ts'
import { shiftDay, validDay } from './day.ts'
import { copied, keysOf, type Print } from './merge/copies.ts'
import type { Tables } from './schema.ts'

/** Copies of a text are printed within so many days. */
const DAYS = 10

/** The story a new report's text belongs to. All that are copies of one another, near or far, are one story; the new text may join two. */
export async function storyOf(tx: Transaction<Tables>, report: Report, print: Print): Promise<string> {
  const day = validDay(publicationDay(report))
  const keys = keysOf(print, report.text)
  if (day === null || keys.length === 0) return report.id
  const { rows } = await sql<Print & { story: string }>`select distinct r.story, r.sentences, r.shingles
    from (select distinct report from print where key = any(${keys}::int[])
      and day between ${shiftDay(day, -DAYS)}::date and ${shiftDay(day, DAYS)}::date) p
    join report r on r.id = p.report`.execute(tx)
  await sql`insert into print (key, day, report)
    select key, ${day}::date, ${report.id} from unnest(${keys}::int[]) as key on conflict do nothing`.execute(
    tx,
  )
  const [story, ...more] = [
    ...new Set(rows.filter((row) => copied(row, print)).map((row) => row.story)),
  ].sort()
  if (more.length > 0) {
    await sql`insert into dirty select distinct m.component from report r join finding f on f.report = r.id
      join member m on m.finding = f.id where r.story = any(${more}::text[]) on conflict do nothing`.execute(
      tx,
    )
    await sql`update report set story = ${story} where story = any(${more}::text[])`.execute(tx)
  }
  return story ?? report.id
}
