import { sql, type Transaction } from 'kysely'
import type { Entry } from '../../ontology/entry.ts'
import type { Finding, Undertaking } from '../../ontology/finding.ts'
import { YEAR } from '../../ontology/follow-through.ts'
import type { Judgement } from '../../ontology/judgement.ts'
import { shiftDay, validDay } from '../day.ts'
import { type Corrections, corrections } from '../merge/corrections.ts'
import { effective } from '../merge/effective.ts'
import { indexKeys } from '../person-name.ts'
import type { Tables } from '../schema.ts'
import { cluesOf, tracesOf } from './clues.ts'
import { bodies, FOLLOWED, follows, type Matched, names, promises, WITHIN } from './match.ts'
import { queryOf } from './matter.ts'

type Tx = Transaction<Tables>

/** An undertaking's entry, as far as its steps depend on it. */
export interface Followed {
  readonly id: string
  /** The first day it may be of. */
  readonly first: string | null
  readonly view: Undertaking
  /** Null where it was not followed yet, or cannot be. */
  readonly lasting: string | null
}

/** A finding that was taken in, as people corrected it, and the first day it may be of. */
export interface Told {
  readonly finding: Finding
  readonly day: string | null
}

/** What came of a batch. */
export interface Turned {
  /** The undertakings that were there before. */
  readonly before: readonly Followed[]
  /** The ids of those that are there now in their place. */
  readonly now: readonly string[]
  readonly told: readonly Told[]
  readonly corrected: Corrections
}

interface Step extends Matched {
  readonly entry: string
  readonly finding: string
  readonly day: string
}

/**
 * Brings what later findings say of undertakings up to date: undertakings that changed are compared with all findings taken in
 * so far, findings that came with all undertakings. Which of them are of one entry or report by now is seen when it is asked for.
 */
export async function writeSteps(tx: Tx, { before, now, told, corrected }: Turned): Promise<void> {
  const ids = told.map(({ finding }) => finding.id)
  const { rows: lost } = await sql<{
    entry: string
  }>`delete from step where finding = any(${ids}::text[]) returning entry`.execute(tx)
  const known = new Map(before.map((one) => [one.id, one]))
  const written = await undertakingsNamed(tx, now)
  const changed = written.filter((one) => {
    const old = known.get(one.id)
    return old === undefined || old.lasting === null || basisOf(old) !== basisOf(one)
  })
  const stale = new Set([...known.keys(), ...changed.map((one) => one.id)])
  for (const one of written) if (!changed.includes(one)) stale.delete(one.id)
  for (const table of ['step', 'clue'])
    if (stale.size > 0)
      await sql`delete from ${sql.table(table)} where entry = any(${[...stale]}::text[])`.execute(tx)
  const open = changed.filter(canBeFollowed)
  await writeClues(tx, open)
  const steps = (await allUntraced(tx))
    ? []
    : [...(await after(tx, open, corrected)), ...(await back(tx, told))]
  await insert(tx, steps)
  await prolong(tx, [...now, ...[...lost, ...steps].map((s) => s.entry)])
}

/** Stands for all findings, while entries are computed anew: then each is traced back once all undertakings are there. */
export const ALL = 'all'

const allUntraced = async (tx: Tx): Promise<boolean> =>
  (await sql`select 1 from untraced where finding = ${ALL}`.execute(tx)).rows.length > 0

/** Findings that are traced back at a time. */
const BATCH = 1000

/** Traces a batch of findings back to earlier undertakings, where all were to be traced anew; 0 when there are none left. */
export async function traceBack(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: string; body: Finding | null; day: string | null }>`
    with next as (delete from untraced where finding in
      (select finding from untraced order by finding limit ${sql.lit(BATCH)}) returning finding as id)
    select next.id, f.body, f.first as day from next left join finding f using (id)`.execute(tx)
  if (rows.length === 0) return 0
  if (rows.some((row) => row.id === ALL))
    await sql`insert into untraced select id from finding
      where kind in ('meeting', 'visit', 'undertaking', 'statement', 'act') on conflict do nothing`.execute(
      tx,
    )
  const judged = effective((await tx.selectFrom('judgement').selectAll().execute()) as Judgement[])
  const corrected = corrections(judged)
  const steps = await back(
    tx,
    rows.flatMap(({ body, day }) => (body === null ? [] : [{ finding: corrected.finding(body), day }])),
  )
  await insert(tx, steps)
  await prolong(
    tx,
    steps.map((s) => s.entry),
  )
  return rows.length
}

/** All that steps depend on. */
const basisOf = ({ first, view: { type, standing, parties, content, due } }: Followed): string =>
  JSON.stringify([first, type, standing, parties, content, due])

const canBeFollowed = ({ first, view }: Pick<Followed, 'first' | 'view'>): boolean =>
  first !== null && !['denied', 'hypothetical', 'cancelled'].includes(view.standing)

async function undertakingsNamed(tx: Tx, ids: readonly string[]): Promise<Followed[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Followed>`select id, first, lasting, body->'view' as view from entry
    where kind = 'undertaking' and id = any(${[...ids]}::text[])`.execute(tx)
  return rows
}

async function writeClues(tx: Tx, of: readonly Followed[]): Promise<void> {
  const rows = of.flatMap(({ id, view }) => cluesOf(view).map((key) => [key, id] as const))
  if (rows.length > 0)
    await sql`insert into clue (key, entry) select * from unnest(${rows.map((r) => r[0])}::int[], ${rows.map((r) => r[1])}::text[])`.execute(
      tx,
    )
}

/** Of an undertaking than which no more findings tell later, these are looked through, and not all that hold its words. */
const RECENT = 5000

/** The last day but for those of so many findings. */
async function dayBefore(tx: Tx, findings: number): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`select first as day from finding where first is not null
    order by first desc offset ${sql.lit(findings)} limit 1`.execute(tx)
  return rows[0]?.day ?? null
}

/** Later findings for undertakings. */
async function after(tx: Tx, of: readonly Followed[], corrected: Corrections): Promise<Step[]> {
  const steps: Step[] = []
  if (of.length === 0) return steps
  const recent = await dayBefore(tx, RECENT)
  for (const { id, first, view } of of) {
    const among = async (kinds: readonly Finding['kind'][], days: number, narrow: ReturnType<typeof sql>) => {
      const edited =
        corrected.edited.length === 0 ? sql`false` : sql`f.id = any(${[...corrected.edited]}::text[])`
      const { rows } = await sql<{ body: Finding; day: string }>`select f.body, f.first as day from finding f
        where f.kind = any(${[...kinds]}::text[]) and (${narrow} or ${edited})
        and f.first >= ${first}::date and f.first <= ${shiftDay(first!, days)}::date`.execute(tx)
      for (const { body, day } of rows) {
        const finding = corrected.finding(body)
        const matched = follows(view, first!, { finding, day })
        if (matched !== null) steps.push({ ...matched, entry: id, finding: finding.id, day })
      }
    }
    const parties = bodies(view, ['by', 'to'])
    const query = queryOf(view)
    if (query !== null) {
      const near = sql`f.id = any(array(select id from finding where first >= ${first}::date and states && ${parties}::text[]))`
      await among(
        ['undertaking', 'statement', 'act'],
        FOLLOWED,
        sql`(${recent !== null && first! > recent ? near : sql`f.states && ${parties}::text[]`}
          and f.search @@ to_tsquery('english', ${query}))`,
      )
    }
    if (promises(view, 'meeting')) await among(['meeting'], WITHIN, sql`f.states @> ${parties}::text[]`)
    if (promises(view, 'visit')) {
      const keys = [...names(view, ['by']).flatMap(indexKeys), ...corrected.people.map((id) => `=${id}`)]
      await among(['visit'], WITHIN, sql`f.persons && ${keys}::text[]`)
    }
  }
  return steps
}

/** Keys that are looked up at a time: of more the planner would read all there are. */
const AT_A_TIME = 1000

/** Earlier undertakings for findings. */
async function back(tx: Tx, told: readonly Told[]): Promise<Step[]> {
  const asking = new Map<number, Told[]>()
  for (const one of told)
    if (one.day !== null)
      for (const key of tracesOf(one.finding)) {
        const list = asking.get(key)
        if (list === undefined) asking.set(key, [one])
        else list.push(one)
      }
  const keys = [...asking.keys()].sort((a, b) => a - b)
  const waiting = new Map<string, Set<Told>>()
  for (let i = 0; i < keys.length; i += AT_A_TIME) {
    const { rows } = await sql<{ key: number; entry: string }>`select key, entry from clue
      where key = any(${keys.slice(i, i + AT_A_TIME)}::int[])`.execute(tx)
    for (const { key, entry } of rows) {
      const set = waiting.get(entry) ?? new Set()
      for (const one of asking.get(key)!) set.add(one)
      waiting.set(entry, set)
    }
  }
  const undertakings = await undertakingsNamed(tx, [...waiting.keys()])
  return undertakings.flatMap(({ id, first, view }) =>
    [...waiting.get(id)!].flatMap(({ finding, day }): Step[] => {
      const matched = first === null ? null : follows(view, first, { finding, day: day! })
      return matched === null ? [] : [{ ...matched, entry: id, finding: finding.id, day: day! }]
    }),
  )
}

async function insert(tx: Tx, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const once = [...new Map(steps.map((s) => [`${s.entry} ${s.finding}`, s])).values()]
  const column = (key: keyof Step) => once.map((s) => s[key])
  await sql`insert into step (entry, finding, status, day, because) select * from unnest(${column('entry')}::text[],
    ${column('finding')}::text[], ${column('status')}::text[], ${column('day')}::date[], ${column('because')}::text[])
    on conflict (entry, finding) do update set status = excluded.status, day = excluded.day, because = excluded.because`.execute(
    tx,
  )
}

/** The days that lists of undertakings are narrowed by. */
export interface Dues {
  /** The last day on which it is due. */
  readonly due: string | null
  /** The last day on which it can be called open or in progress: that on which it is due, or a year after it was last told of. */
  readonly lasting: string | null
}

/** The days of an entry of which nothing was told later; null but for undertakings. */
export function duesOf(view: Entry['view'], first: string | null): Dues {
  if (view.kind !== 'undertaking') return { due: null, lasting: null }
  const [from, to] = [validDay(view.due?.from), validDay(view.due?.to)]
  const lasting = canBeFollowed({ first, view }) ? (to ?? shiftDay(first!, YEAR)) : null
  return { due: to ?? from, lasting }
}

/** What was told later prolongs what has no day on which it is due. */
async function prolong(tx: Tx, of: readonly string[]): Promise<void> {
  const ids = [...new Set(of)]
  if (ids.length === 0) return
  await sql`update entry set lasting = v.lasting from (
      select e.id, greatest(e.first, max(s.day)) + ${sql.lit(YEAR)} as lasting from entry e left join step s on s.entry = e.id
      where e.id = any(${ids}::text[]) and e.lasting is not null and e.body->'view'->'due'->>'to' is null group by e.id) v
    where entry.id = v.id and entry.lasting is distinct from v.lasting`.execute(tx)
}
