import { sql } from 'kysely'
import type { Finding } from '../ontology/finding.ts'
import { type Filter, limitOf, where } from './filter.ts'
import type { Database } from './schema.ts'

/** A report or a finding that holds the words. */
export interface Hit {
  readonly type: 'report' | 'finding'
  readonly id: string
  /** Id of the report it is, or of the report it stands in. */
  readonly report: string
  readonly kind: Finding['kind'] | null
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
  /** Words around the hits, the hits between `start` and `end`: `[start, end]` into `snippet`. */
  readonly snippet: string
  readonly hits: readonly (readonly [number, number])[]
  readonly rank: number
}

/** Which hits: a `Filter` narrows findings; reports are left out when it asks for what only findings have. */
export interface SearchOptions extends Omit<Filter, 'text' | 'after' | 'order'> {
  readonly in?: 'reports' | 'findings' | undefined
}

const OPEN = '\uE000'
const CLOSE = '\uE001'
const HEADLINE = `StartSel=${OPEN}, StopSel=${CLOSE}, MaxWords=40, MinWords=20, ShortWord=2, MaxFragments=2, FragmentDelimiter=" … "`
/** Most matches that are ranked, the newest: ranking reads each of them, and a common word has very many. */
const RANKED = 500

/** Finds reports and findings by words: `"exact words"`, `or`, `-without`; the best first. */
export async function searchAll(db: Database, text: string, options: SearchOptions): Promise<Hit[]> {
  const limit = limitOf({ limit: options.limit ?? 20 })
  const { in: place, limit: _, ...filter } = options
  const narrow = Object.entries(filter).some(([key, value]) => value !== undefined && key !== 'report')
  const hits = [
    ...(place === 'findings' || narrow ? [] : await reports(db, text, filter.report, limit)),
    ...(place === 'reports' ? [] : await findings(db, text, filter, limit)),
  ]
  return hits.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1)).slice(0, limit)
}

async function reports(db: Database, text: string, report: Filter['report'], limit: number): Promise<Hit[]> {
  const only = report === undefined ? sql`true` : sql`id = any(${[report].flat()}::text[])`
  const { rows } = await sql<Row>`
    with q as (select websearch_to_tsquery('english', ${text}) as q),
    m as materialized (select id from report, q where search @@ q and ${only}
      order by coalesce(day, '0001-01-01'::date) desc, id limit ${sql.lit(RANKED)}),
    best as (select id, ts_rank_cd(search, q, 1) as rank from m join report using (id), q
      order by rank desc, id limit ${limit})
    select best.id, best.id as report, null as kind, title, publisher, published, rank,
      ts_headline('english', coalesce(title || E'\\n', '') || left(text, 50000), q, ${HEADLINE}) as headline
    from best join report using (id), q`.execute(db)
  return rows.map((row) => hit('report', row))
}

async function findings(db: Database, text: string, filter: Filter, limit: number): Promise<Hit[]> {
  const matches = where(
    db
      .selectFrom('finding')
      .select('finding.id')
      .orderBy(sql`coalesce(finding.last, '0001-01-01'::date)`, 'desc')
      .orderBy('finding.id')
      .limit(RANKED),
    'finding',
    { ...filter, text },
  )
  const { rows } = await sql<Row>`
    with m as materialized (${matches}),
    best as (select id, ts_rank_cd(search, websearch_to_tsquery('english', ${text}), 1) as rank
      from m join finding using (id) order by rank desc, id limit ${limit})
    select finding.id, finding.report, kind, title, publisher, published, rank,
      ts_headline('english', (select string_agg(e->>'quote', ' … ') from json_array_elements(body->'evidence') e),
        websearch_to_tsquery('english', ${text}), ${HEADLINE}) as headline
    from best join finding using (id) join report on report.id = finding.report`.execute(db)
  return rows.map((row) => hit('finding', row))
}

interface Row {
  id: string
  report: string
  kind: Finding['kind'] | null
  title: string | null
  publisher: string | null
  published: string | null
  rank: number
  headline: string
}

function hit(type: Hit['type'], { headline, ...row }: Row): Hit {
  const hits: [number, number][] = []
  let snippet = ''
  for (const part of headline.split(OPEN)) {
    const [marked, rest] = part.split(CLOSE)
    if (rest === undefined) snippet += part
    else {
      hits.push([snippet.length, snippet.length + marked!.length])
      snippet += marked! + rest
    }
  }
  return { type, ...row, snippet, hits }
}
