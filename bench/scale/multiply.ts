import { type RawBuilder, sql } from 'kysely'
import { appear } from '../../src/record/appearances.ts'
import { connect } from '../../src/record/connect.ts'
import { pairUp } from '../../src/record/pairs.ts'
import type { Database } from '../../src/record/schema.ts'

/**
 * Copies all that a record holds so many times, each copy a year later than the one before and under ids of its own. What is
 * much told of grows with the record, and a record that took an hour to add to has ten times as much in minutes.
 */
export async function multiply(location: string, times: number, say: (words: string) => void): Promise<void> {
  const { db: pool, close } = await connect(location, 10_000)
  await pool.connection().execute(async (db) => {
    await sql`set maintenance_work_mem = '192MB'`.execute(db)
    const indices = await withoutIndices(db)
    for (const mark of MARKS) await mark.execute(db)
    for (let k = 1; k < times; k++) {
      await db.transaction().execute(async (tx) => {
        for (const copy of copies(k)) await copy.execute(tx)
      })
      say(`copy ${k} of ${times - 1}`)
    }
    await sql`truncate pair, appearance`.execute(db)
    await pairUp(db, null)
    await appear(db, null)
    for (const index of indices) {
      await sql.raw(index).execute(db)
      say(index.slice(0, 60))
    }
    // What copies tell of undertakings of other copies is found when entries are next asked for.
    await sql`insert into untraced values ('all') on conflict do nothing`.execute(db)
    await sql`insert into dirty select distinct component from entry where kind = 'undertaking' on conflict do nothing`.execute(
      db,
    )
    await sql`vacuum analyze`.execute(db)
  })
  await close()
}

/** What was there before anything was copied, and the day that a report tells of. */
const MARKS: readonly RawBuilder<unknown>[] = [
  sql`create temporary table original_report as select r.id, coalesce(d.day, r.day) as day from report r
    left join (select report, min(first) as day from finding where kind <> 'visit' group by report) d on d.report = r.id`,
  sql`create temporary table original_finding as select id from finding`,
  sql`create temporary table original_entry as select id from entry`,
]

/** Drops the indices that only speed up questions; answers how to make them again. */
async function withoutIndices(db: Database): Promise<string[]> {
  const { rows } = await sql<{
    indexname: string
    indexdef: string
  }>`select indexname, indexdef from pg_indexes
    where schemaname = 'public' and indexname not like '%_pkey'`.execute(db)
  for (const { indexname } of rows) await sql`drop index ${sql.id(indexname)}`.execute(db)
  return rows.map((row) => row.indexdef)
}

/** The statements that make the k-th copy of the first report, finding and so on: those without a mark of a copy. */
function copies(k: number): RawBuilder<unknown>[] {
  const named = (prefix: string, column: string) =>
    sql`${sql.lit(prefix)} || left(md5(${sql.ref(column)} || ${sql.lit(String(k))}), 16)`
  const later = (column: string) => sql`(${sql.ref(column)} + interval '${sql.raw(String(k))} years')::date`
  const shifted = (text: RawBuilder<unknown>, first: string, last: string) =>
    sql`replace(replace(${text}, ${sql.ref(first)}::text, ${later(first)}::text), ${sql.ref(last)}::text, ${later(last)}::text)`
  // Years are moved in the keys of blocks: `act|CONSULT|CHN-USA|2016-05-04`.
  const key = sql`case when key ~ '[|][0-9]{4}-[0-9]{2}' then regexp_replace(key, '[|][0-9]{4}(-[0-9]{2})',
    '|' || (substring(key from '[|]([0-9]{4})-[0-9]{2}')::int + ${sql.lit(k)})::text || '\\1') else key end`
  return [
    sql`insert into report select ${named('report:', 'r.id')}, title,
        replace(text, o.day::text, ${later('o.day')}::text),
        ${later('r.day')}::text, publisher, dateline, url, language, retrieved, ${later('r.day')},
        ${named('report:', 'family')}, source, ${named('report:', 'story')}, sentences, shingles, digest, added + interval '${sql.raw(String(k))} years', search
      from report r join original_report o on o.id = r.id`,
    sql`insert into print select key, ${later('p.day')}, ${named('report:', 'p.report')} from print p
      join original_report o on o.id = p.report on conflict do nothing`,
    sql`insert into finding (id, report, seq, kind, standing, first, last, dated, states, persons, place, body, alias, search, type)
      select ${named('finding:', 'f.id')}, ${named('report:', 'f.report')}, seq, kind, standing,
        ${later('f.first')}, ${later('f.last')}, dated, states, persons, place,
        ${shifted(
          sql`replace(replace(body::text, f.id, ${named('finding:', 'f.id')}), f.report, ${named('report:', 'f.report')})`,
          'f.first',
          'f.last',
        )}::json, ${named('entry:', 'f.id')}, search, type
      from finding f join original_report o on o.id = f.report`,
    sql`insert into block select ${key}, ${named('finding:', 'b.finding')} from block b
      join original_finding o on o.id = b.finding on conflict do nothing`,
    sql`insert into member select ${named('finding:', 'm.finding')}, ${named('finding:', 'm.component')},
        ${named('claim:', 'm.signature')}, 'entry:' || left(md5(replace(m.entry, 'entry:', 'finding:') || ${sql.lit(String(k))}), 16)
      from member m join original_finding o on o.id = m.finding`,
    sql`insert into entry (id, kind, standing, first, last, dated, states, persons, place, component, reports, publishers, body, search, type)
      select 'entry:' || left(md5(replace(e.id, 'entry:', 'finding:') || ${sql.lit(String(k))}), 16), kind, standing,
        ${later('e.first')}, ${later('e.last')}, dated, states, persons, place, ${named('finding:', 'component')}, reports, publishers,
        ${shifted(
          sql`replace(replace(replace(body::text, e.id, 'entry:' || left(md5(replace(e.id, 'entry:', 'finding:') || ${sql.lit(String(k))}), 16)), body->'view'->>'id', 'finding:' || left(md5((body->'view'->>'id') || ${sql.lit(String(k))}), 16)),
            body->'view'->>'report', 'report:' || left(md5((body->'view'->>'report') || ${sql.lit(String(k))}), 16))`,
          'e.first',
          'e.last',
        )}::json, search, type
      from entry e join original_entry o using (id)`,
    sql`insert into link select 'entry:' || left(md5(replace(l.entry, 'entry:', 'finding:') || ${sql.lit(String(k))}), 16),
        ${named('finding:', 'a')}, ${named('finding:', 'b')}, ${named('judgement:', 'l.id')}, score, because, at
      from link l join original_entry o on o.id = l.entry on conflict do nothing`,
  ]
}
