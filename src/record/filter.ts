import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { FindingKind, Standing } from '../ontology/finding.ts'
import { validDay } from './day.ts'
import { foldName, nameKeys, nameParts } from './person-name.ts'
import type { Tables } from './schema.ts'

/** What to look for; all that is given must hold. */
export interface Filter {
  /** One kind, or any of several. */
  readonly kind?: FindingKind | readonly FindingKind[] | undefined
  /** Types of undertakings or acts, any of which it may be: `pledge`, `ACCUSE`. */
  readonly types?: readonly string[] | undefined
  /** Who acts, and toward whom: ISO 3166-1 alpha-3 of a state or id of an actor. */
  readonly source?: string | undefined
  readonly target?: string | undefined
  /** States that must all take part, ISO 3166-1 alpha-3, or ids of organisations. */
  readonly between?: readonly string[] | undefined
  /** Name of a person in any usual spelling, a surname alone, or an actor's id. */
  readonly person?: string | undefined
  /** First and last day, `YYYY-MM-DD`, inclusive; a month or year counts if any of it lies between. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly standing?: Standing | undefined
  /** Name of the place, or the ISO code of its state. */
  readonly place?: string | undefined
  /** Words to find, as in a web search: `"exact words" or -without`. */
  readonly text?: string | undefined
  /** Least confidence, 0 to 1. */
  readonly confidence?: number | undefined
  /** Id of a report, or of several. */
  readonly report?: string | readonly string[] | undefined
  readonly order?: 'newest' | 'oldest' | undefined
  /** Most items of a page; 100 if not given. */
  readonly limit?: number | undefined
  /** `next` of the page before. */
  readonly after?: string | null | undefined
}

/** Some of the items, and where to go on; `next` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** What finds a person: the keys of the whole name, `~surname`, or `=id`. */
export function personTerms(person: string): string[] {
  if (/^(person|org|state|group):/.test(person)) return [`=${person}`]
  const parts = nameParts(person)
  if (parts.length === 0) throw new Error(`expected the name of a person, got "${person}"; write a name`)
  return parts.length === 1 ? [`~${parts[0]}`, parts[0]!] : nameKeys(person)
}

/** The terms of those whom people judged to be one with whoever has some terms. */
const judgedOne = (terms: readonly string[]): RawBuilder<unknown> =>
  sql`array(select '=' || other from judgement j, unnest(j.subject) one, unnest(j.subject) other
    where j.verdict = 'same' and one like 'person:%' and other <> one
    and (replace(substr(one, 8), '-', '') = any(${[...terms]}::text[]) or '=' || one = any(${[...terms]}::text[]))
    and not exists (select from judgement u where u.verdict = 'undo' and u.value #>> '{}' = j.id)
    and not exists (select from judgement d where d.verdict = 'different' and d.at > j.at
      and d.subject && array[one, other]
      and not exists (select from judgement u where u.verdict = 'undo' and u.value #>> '{}' = d.id)))`

/** The place as it is compared: lower case, no accents. */
export const placeKey = (name: string): string => foldName(name)

/** What stands in order where no day is known. */
export const NEVER = '0001-01-01'

export function dayOf(option: string, text: string): string {
  const day = validDay(text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text)
  if (day === null) throw new Error(`expected ${option} to be a day as 2026-01-31, got ${text}; correct it`)
  return day
}

/** Whether someone stands in a role of a finding or of what an entry shows. */
const inRole = (table: 'finding' | 'entry', role: 'source' | 'target', who: string) =>
  sql`exists (select 1 from json_array_elements(${sql.ref(`${table}.body`)}${sql.raw(table === 'entry' ? `->'view'` : '')}->'parties') p
    where p->>'role' = ${role} and ${who} in (p->'actor'->>'state', p->'actor'->>'id'))`

type Filtered = SelectQueryBuilder<Tables, 'finding' | 'entry', object>

/** The conditions of a filter on `finding` or `entry`, but for order and paging. */
export function where<Q>(query: Q, table: 'finding' | 'entry', filter: Filter): Q {
  let q = query as unknown as Filtered
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const add = (condition: ReturnType<typeof sql>) => {
    q = q.where(condition as never)
  }
  if (typeof filter.kind === 'string') add(sql`${column('kind')} = ${filter.kind}`)
  else if (filter.kind !== undefined) add(sql`${column('kind')} = any(${[...filter.kind]}::text[])`)
  if (filter.types !== undefined) add(sql`${column('type')} = any(${[...filter.types]}::text[])`)
  for (const role of ['source', 'target'] as const) {
    const who = filter[role]
    if (who === undefined) continue
    if (/^[A-Z]{3}$/.test(who)) add(sql`${column('states')} @> ${[who]}::text[]`)
    else add(sql`${column('persons')} @> ${[`=${who}`]}::text[]`)
    add(inRole(table, role, who))
  }
  if (filter.between !== undefined && filter.between.length > 0)
    add(sql`${column('states')} @> ${[...filter.between]}::text[]`)
  if (filter.person !== undefined) {
    const terms = personTerms(filter.person)
    add(sql`(${column('persons')} && ${terms}::text[] or ${column('persons')} && ${judgedOne(terms)})`)
  }
  if (filter.since !== undefined) add(sql`${column('last')} >= ${dayOf('since', filter.since)}::date`)
  if (filter.until !== undefined) {
    const day = dayOf('until', filter.until)
    if (filter.until.length === 4) add(sql`${column('first')} < ${day}::date + interval '1 year'`)
    else if (filter.until.length === 7) add(sql`${column('first')} < ${day}::date + interval '1 month'`)
    else add(sql`${column('first')} <= ${day}::date`)
  }
  if (filter.standing !== undefined) add(sql`${column('standing')} = ${filter.standing}`)
  if (filter.confidence !== undefined) {
    const body = table === 'entry' ? sql`${column('body')}->'view'` : column('body')
    add(sql`(${body}->>'confidence')::real >= ${Number(filter.confidence.toFixed(6))}`)
  }
  if (filter.place !== undefined)
    add(sql`${column('place')} = any(${[placeKey(filter.place), `=${filter.place}`]}::text[])`)
  if (filter.text !== undefined)
    add(sql`${column('search')} @@ websearch_to_tsquery('english', ${filter.text})`)
  if (filter.report !== undefined) {
    const reports = [filter.report].flat()
    add(
      table === 'finding'
        ? sql`${column('report')} = any(${reports}::text[])`
        : // Arrays, as else the planner reads all members for the findings of a thousand reports.
          sql`${column('id')} = any(array(select distinct entry from member where finding =
            any(array(select id from finding where report = any(${reports}::text[])))))`,
    )
  }
  return q as unknown as Q
}

/** Puts order and limits of a page on a query; the query must select `id` and `last`. */
export function paged<Q>(query: Q, table: 'finding' | 'entry', filter: Filter): Q {
  const q = query as unknown as Filtered
  const up = filter.order === 'oldest'
  const day = sql`coalesce(${sql.ref(`${table}.last`)}, ${sql.lit(NEVER)}::date)`
  const id = sql.ref(`${table}.id`)
  const after = filter.after == null ? null : parseCursor(filter.after)
  const beyond =
    after === null
      ? sql`true`
      : up
        ? sql`(${day} > ${after[0]}::date or (${day} = ${after[0]}::date and ${id} > ${after[1]}))`
        : sql`(${day} <= ${after[0]}::date and (${day} < ${after[0]}::date or ${id} > ${after[1]}))`
  return q
    .where(beyond as never)
    .orderBy(day as never, up ? 'asc' : 'desc')
    .orderBy(id as never, 'asc')
    .limit(limitOf(filter) + 1) as unknown as Q
}

export function limitOf(filter: { readonly limit?: number | undefined }): number {
  const limit = filter.limit ?? 100
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new Error(`expected a limit of 1 to 10000, got ${limit}; ask for less and follow \`next\``)
  return limit
}

/** The page that rows make, one more than the limit having been asked for. */
export function pageOf<R extends { id: string; last: string | null }, T>(
  rows: readonly R[],
  filter: Filter,
  item: (row: R) => T,
): Page<T> {
  const limit = limitOf(filter)
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return {
    items: kept.map(item),
    next: rows.length > limit && last !== undefined ? cursor(last.last ?? NEVER, last.id) : null,
  }
}

export const cursor = (day: string, id: string): string =>
  Buffer.from(JSON.stringify([day, id])).toString('base64url')

export function parseCursor(text: string): readonly [string, string] {
  try {
    const [day, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[]
    if (typeof day === 'string' && typeof id === 'string' && (day === NEVER || validDay(day) !== null))
      return [day, id]
  } catch {}
  throw new Error(`expected the \`next\` of a page, got "${text}"; start again without it`)
}
