import { type RawBuilder, sql } from 'kysely'
import type { Entry } from '../ontology/entry.ts'
import type { FollowThrough, Status } from '../ontology/follow-through.ts'
import { type Body, bodiesWhere, withFindings } from './entries.ts'
import { dayOf, type Filter, limitOf, type Page } from './filter.ts'
import { followThroughOf } from './follow/follow-through.ts'
import type { Database } from './schema.ts'

/** Which undertakings, and on which day their status is asked for. */
export interface UndertakingFilter extends Omit<Filter, 'kind'> {
  readonly status?: Status | undefined
  /** Whether the day on which it is due lies ahead, or has passed without an end to it. */
  readonly timing?: 'due' | 'overdue' | undefined
  /** Due before this day, `YYYY-MM-DD`. */
  readonly dueBefore?: string | undefined
  /** The day of the status; today if not given. */
  readonly on?: string | undefined
}

/** An undertaking's entry with how it was followed through. */
export interface FollowedEntry extends Entry {
  readonly followThrough: FollowThrough
}

/** Undertakings page by page, with how each was followed through. */
export async function undertakingsWhere(
  db: Database,
  { status, timing, dueBefore, on, ...filter }: UndertakingFilter,
  now: () => Date,
): Promise<Page<FollowedEntry>> {
  const day = dayOf('on', on ?? now().toISOString().slice(0, 10))
  const conditions = [
    sql`true`,
    ...(dueBefore === undefined ? [] : [sql`due < ${dayOf('dueBefore', dueBefore)}::date`]),
    ...(status === undefined ? [] : [mayBe(status, day)]),
    ...(timing === undefined ? [] : [timing === 'due' ? sql`due >= ${day}::date` : sql`due < ${day}::date`]),
  ]
  const limit = limitOf(filter)
  const kept: (readonly [Body, FollowThrough])[] = []
  let after: string | null = filter.after ?? null
  do {
    const page: Page<Body> = await bodiesWhere(
      db,
      { ...filter, kind: 'undertaking', after, limit: limit - kept.length },
      sql`(${sql.join(conditions, sql` and `)})`,
    )
    const followed = await followThroughOf(db, page.items, day)
    for (const body of page.items) {
      const follow = followed.get(body.id)!
      if ((status ?? follow.status) === follow.status && (timing ?? follow.timing) === follow.timing)
        kept.push([body, follow])
    }
    after = page.next
  } while (after !== null && kept.length < limit)
  const entries = await withFindings(
    db,
    kept.map(([body]) => body),
  )
  return { items: entries.map((entry, i) => ({ ...entry, followThrough: kept[i]![1] })), next: after }
}

/** Whether an undertaking may have a status on a day: never false where it has, and seldom true where it has not. */
function mayBe(status: Status, on: string): RawBuilder<unknown> {
  const told = (narrow: RawBuilder<unknown>) =>
    sql`exists (select from step where step.entry = entry.id and ${narrow})`
  const said = told(sql`status = ${status} and day <= ${on}::date`)
  switch (status) {
    case 'open':
      return sql`(first <= ${on}::date and lasting >= ${on}::date)`
    case 'progress':
      return sql`(lasting >= ${on}::date and ${said})`
    case 'unknown':
      return sql`(lasting is null or first > ${on}::date or lasting < ${on}::date or ${told(sql`day > ${on}::date`)})`
    default:
      return said
  }
}
