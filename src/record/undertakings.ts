import type { Entry } from '../ontology/entry.ts'
import type { FollowThrough, Status } from '../ontology/follow-through.ts'
import { entriesWhere } from './entries.ts'
import { dayOf, type Filter, type Page } from './filter.ts'
import { followThroughOf } from './follow/follow-through.ts'
import type { Database } from './schema.ts'

/** Which undertakings, and on which day their status is asked for. */
export interface UndertakingFilter extends Omit<Filter, 'kind'> {
  readonly status?: Status | undefined
  /** Due before this day, `YYYY-MM-DD`. */
  readonly dueBefore?: string | undefined
  /** The day of the status; today if not given. */
  readonly on?: string | undefined
}

/** An undertaking's entry with how it was followed through. */
export interface FollowedEntry extends Entry {
  readonly followThrough: FollowThrough
}

/** A page of undertakings; `status` and `dueBefore` keep some of it. */
export async function undertakingsWhere(
  db: Database,
  filter: UndertakingFilter,
  now: () => Date,
): Promise<Page<FollowedEntry>> {
  const { status, dueBefore, on, ...rest } = filter
  const page = await entriesWhere(db, { ...rest, kind: 'undertaking' })
  const followed = await followThroughOf(db, page.items, on ?? now().toISOString().slice(0, 10))
  const items = page.items.map((entry) => ({ ...entry, followThrough: followed.get(entry.id)! }))
  const kept = items.filter(({ followThrough: f }) => {
    const due = f.due?.to ?? f.due?.from ?? null
    return (
      (status === undefined || f.status === status) &&
      (dueBefore === undefined || (due !== null && due < dayOf('dueBefore', dueBefore)))
    )
  })
  return { items: kept, next: page.next }
}
