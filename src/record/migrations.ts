import { sql } from 'kysely'
import type { Database } from './schema.ts'

/** One step of the schema. Steps are only ever added, never changed: records in the field have run them. */
interface Migration {
  readonly name: string
  readonly statements: readonly string[]
}

/** All steps, in the order they run; written for PostgreSQL 15. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: '001-reports-and-findings',
    statements: [
      `create table report (
        id text primary key,
        title text,
        text text not null,
        published text,
        publisher text,
        dateline json,
        url text,
        language text,
        retrieved text,
        day date,
        family text not null,
        source text not null,
        story text not null,
        sentences int[] not null,
        shingles int[] not null,
        digest text not null,
        added timestamptz not null,
        search tsvector not null
      )`,
      'create index report_story on report (story)',
      `create table print (
        key int not null,
        day date not null,
        report text not null,
        primary key (key, day, report)
      )`,
      'create index report_day on report (day desc, id)',
      'create index report_family on report (family)',
      'create index report_search on report using gin (search)',
      `create table reading (
        report text primary key references report on delete cascade,
        model text not null,
        body bytea not null
      )`,
      `create table note (
        report text not null references report on delete cascade,
        seq int not null,
        body json not null,
        primary key (report, seq)
      )`,
      `create table finding (
        id text primary key,
        report text not null references report on delete cascade,
        seq int not null,
        kind text not null,
        standing text not null,
        first date,
        last date,
        dated boolean not null,
        states text[] not null,
        persons text[] not null,
        place text,
        body json not null,
        alias text not null,
        search tsvector not null
      )`,
      'create index finding_report on finding (report, seq)',
      `create index finding_order on finding ((coalesce(last, '0001-01-01'::date)) desc, id)`,
      `create index finding_kind on finding (kind, (coalesce(last, '0001-01-01'::date)) desc, id)`,
      'create index finding_states on finding using gin (states)',
      'create index finding_persons on finding using gin (persons)',
      'create index finding_search on finding using gin (search)',
      'create index finding_alias on finding (alias)',
      `create table block (
        key text not null,
        finding text not null,
        primary key (key, finding)
      )`,
      'create index block_finding on block (finding)',
      'create table unsettled (finding text primary key)',
      `create table member (
        finding text primary key,
        component text not null,
        signature text not null,
        entry text not null
      )`,
      'create index member_component on member (component, signature, finding)',
      'create index member_entry on member (entry, signature, finding)',
      `create table entry (
        id text primary key,
        kind text not null,
        standing text not null,
        first date,
        last date,
        dated boolean not null,
        states text[] not null,
        persons text[] not null,
        place text,
        component text not null,
        reports int not null,
        publishers int not null,
        body json not null,
        search tsvector not null
      )`,
      `create index entry_order on entry ((coalesce(last, '0001-01-01'::date)) desc, id)`,
      `create index entry_kind on entry (kind, (coalesce(last, '0001-01-01'::date)) desc, id)`,
      'create index entry_component on entry (component)',
      'create index entry_states on entry using gin (states)',
      'create index entry_persons on entry using gin (persons)',
      'create index entry_search on entry using gin (search)',
      `create table link (
        entry text not null,
        a text not null,
        b text not null,
        id text not null,
        score real not null,
        because text not null,
        at timestamptz not null,
        primary key (a, b)
      )`,
      'create index link_entry on link (entry)',
      'create index link_id on link (id)',
      `create table judgement (
        id text primary key,
        subject text[] not null,
        verdict text not null,
        value json,
        by text not null,
        at timestamptz not null,
        why text
      )`,
      'create index judgement_subject on judgement using gin (subject)',
      'create table dirty (component text primary key)',
    ],
  },
  {
    name: '002-types',
    statements: [
      'alter table finding add column type text',
      'alter table entry add column type text',
      `update finding set type = body->>'type' where kind = 'undertaking'`,
      `update entry set type = body->'view'->>'type' where kind = 'undertaking'`,
      `create index entry_type on entry (type, (coalesce(last, '0001-01-01'::date)) desc, id) where type is not null`,
    ],
  },
  {
    name: '003-order-and-names',
    statements: [
      `create index report_order on report ((coalesce(day, '0001-01-01'::date)) desc, id)`,
      'create index report_publisher on report (lower(publisher))',
      'create index report_url on report (url) where url is not null',
      `create index entry_place on entry (place, (coalesce(last, '0001-01-01'::date)) desc, id) where place is not null`,
      'create index link_b on link (b)',
    ],
  },
  { name: '004-first-days', statements: ['create index finding_first on finding (first)'] },
  {
    name: '005-steps',
    statements: [
      'alter table entry add column due date',
      'alter table entry add column lasting date',
      'create index entry_due on entry (due) where due is not null',
      `create table step (
        entry text not null,
        finding text not null,
        status text not null,
        day date not null,
        because text not null,
        primary key (entry, finding)
      )`,
      'create index step_finding on step (finding)',
      'create index step_status on step (status, entry)',
      `create table clue (
        key int not null,
        entry text not null,
        primary key (key, entry)
      )`,
      'create index clue_entry on clue (entry)',
      'create table untraced (finding text primary key)',
      // What was undertaken before there were steps is followed when entries are next asked for.
      `insert into untraced values ('all')`,
      `insert into dirty select distinct component from entry where kind = 'undertaking' on conflict do nothing`,
    ],
  },
  {
    name: '006-turns',
    statements: [
      'alter table unsettled add column turn bigint generated always as identity',
      'create index unsettled_turn on unsettled (turn)',
    ],
  },
  {
    name: '007-pairs',
    statements: [
      `create table pair (
        a text not null,
        b text not null,
        kind text not null,
        day date not null,
        held date,
        entry text not null
      )`,
      `insert into pair select a, b, kind, coalesce(last, '0001-01-01'::date),
          case when standing = 'held' and last - first <= 14 then last end, id
        from entry, unnest(states) a, unnest(states) b where a < b`,
      'create unique index pair_order on pair (a, b, kind, day desc, entry) include (held)',
      'create index pair_entry on pair (entry)',
      'analyze pair',
    ],
  },
  { name: '008-added', statements: ['create index report_added on report (added)'] },
  {
    name: '009-appearances',
    statements: [
      `create table appearance (
        person text not null,
        name text not null,
        state text,
        office text,
        held date,
        entry text not null
      )`,
      `insert into appearance select distinct on (entry.id, a->>'id') a->>'id', a->>'name', a->>'state', a->'office'->>'title',
          case when standing = 'held' and last - first <= 14 then last end, entry.id
        from entry, json_array_elements(body->'view'->'parties') p, lateral (select p->'actor') as actor (a)
        where a->>'type' = 'person' and a->>'id' !~ '^person:[A-Z]{3}\\.'`,
      'create index appearance_entry on appearance (entry)',
      'create index appearance_state on appearance (state)',
      'analyze appearance',
    ],
  },
]

const LOCK = 7_240_031

/** Brings the schema up to date: each missing step in its own transaction, recorded by name. */
export async function migrate(db: Database, now: () => Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx)
    await sql`create table if not exists migration (name text primary key, at timestamptz not null)`.execute(
      tx,
    )
  })
  const done = new Set(
    (await sql<{ name: string }>`select name from migration`.execute(db)).rows.map((row) => row.name),
  )
  const unknown = [...done].filter((name) => !MIGRATIONS.some((m) => m.name === name))
  if (unknown.length > 0)
    throw new Error(
      `expected a record of this version or older, got one with ${unknown.join(', ')}; update chancery`,
    )
  for (const step of MIGRATIONS.filter((m) => !done.has(m.name)))
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx)
      const { rows } = await sql`select 1 from migration where name = ${step.name}`.execute(tx)
      if (rows.length > 0) return
      for (const statement of step.statements) await sql.raw(statement).execute(tx)
      await sql`insert into migration (name, at) values (${step.name}, ${now().toISOString()})`.execute(tx)
    })
}
