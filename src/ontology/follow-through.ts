import type { Evidence } from './evidence.ts'
import type { Score } from './score.ts'
import type { When } from './when.ts'

/** How far an undertaking has come. `unknown` where no report has told of it for a year. */
export type Status = 'open' | 'progress' | 'fulfilled' | 'breached' | 'lapsed' | 'unknown'

/** All statuses, in the order in which an undertaking passes them. */
const STATUSES: readonly Status[] = ['open', 'progress', 'fulfilled', 'breached', 'lapsed', 'unknown']

/** What undertakings can be narrowed to: a status, or whether their day is yet to come or has passed. */
export type Stage = Status | 'due' | 'overdue'
export const STAGES: readonly Stage[] = [...STATUSES, 'due', 'overdue']

/** What one later finding says of an undertaking. */
export interface Step {
  readonly status: 'open' | 'progress' | 'fulfilled' | 'breached' | 'lapsed'
  /** The day it is said to be so, `YYYY-MM-DD`; null where neither text nor report gives one. */
  readonly day: string | null
  /** The finding that says so, and the entry it stands in. */
  readonly finding: string
  readonly entry: string
  readonly publisher: string | null
  readonly evidence: readonly Evidence[]
  /** Why it is taken to be of this undertaking: "the same person travels there". */
  readonly because: string
}

/** A person's score of one member's part in an undertaking. */
export interface Scored extends Score {
  readonly judgement: string
  readonly by: string
  readonly at: string
  readonly why: string | null
}

/** How an undertaking was followed through, on a day. */
export interface FollowThrough {
  readonly status: Status
  readonly due: When | null
  /** `overdue` when the day passed and no report tells of fulfilment, breach or lapse; null where no day is known. */
  readonly timing: 'due' | 'overdue' | null
  /** The undertaking itself, and what later findings say, in order of time. */
  readonly steps: readonly Step[]
  readonly scores: readonly Scored[]
}

/** For how many days an undertaking is taken to be open, or in progress, after it was last told of: the year in which the G20 Research Group judges compliance. */
export const YEAR = 366

const ENDS: readonly Status[] = ['fulfilled', 'breached', 'lapsed']

/** The status on a day, from the steps known by then; the latest fulfilment, breach or lapse counts before all progress. */
export function statusOn(
  steps: readonly Step[],
  due: When | null,
  on: string,
  shift: (day: string, days: number) => string,
): Status {
  const known = steps.filter((s) => s.day === null || s.day <= on)
  const end = known.filter((s) => ENDS.includes(s.status)).at(-1)
  if (end !== undefined) return end.status
  const last = known.at(-1)
  if (last === undefined) return 'unknown'
  const until = due?.to ?? (last.day === null ? null : shift(last.day, YEAR))
  return until === null || until < on ? 'unknown' : last.status
}

/** Whether the day an undertaking is due on lies ahead or has passed without an end to it. */
export function timingOn(status: Status, due: When | null, on: string): FollowThrough['timing'] {
  const last = due?.to ?? due?.from ?? null
  if (last === null) return null
  if (last >= on) return 'due'
  return ENDS.includes(status) ? null : 'overdue'
}
