import type { Day } from '../../ontology/calendar-date.ts'
import type { Period } from './period.ts'

/** The way the words around an expression point in time; `either` is a plan of the past, "had been due on Friday". */
export type Direction = 'past' | 'future' | 'present' | 'either' | null

/** A date of the text already resolved, which later words may count from. */
export interface Anchor {
  readonly start: number
  readonly period: Period
  /** The year stood in the text. */
  readonly stated: boolean
  /** Named only to be compared with: "from $2 million a year ago". */
  readonly compared: boolean
  /** Told of as past: "reported a fourth-quarter loss", though by the calendar the quarter still runs. */
  readonly past: boolean
  /** Told beside the story: before it ("had last met in March") or as still to come ("ahead of talks due on Friday"). */
  readonly aside: boolean
}

/** What an expression is resolved against. */
export interface Setting {
  /** Day of publication, or of the dateline. */
  readonly published: Day | null
  /** The text is a history: its dates follow one another and not the day of publication. */
  readonly narrative: boolean
  readonly direction: Direction
  /** The direction is that of the verb the expression hangs on, not of one farther off. */
  readonly sure: boolean
  /** The words tell of what was before the story: "had met". */
  readonly earlier: boolean
  /** Earlier dates of the text, the latest last. */
  readonly anchors: readonly Anchor[]
  /** Where the last duration of months or years stood: "the first nine months". */
  readonly lasting: number | null
  /** Order of dates in figures, where known. */
  readonly order: 'day-month' | 'month-day' | null
  /** Where the expression stands in the text. */
  readonly at: number
}

export type Basis = 'stated' | 'relative' | 'publication'

/** What an expression means. */
export type Meaning =
  | {
      readonly kind: 'date'
      readonly period: Period
      /** The last period of a range, as 7 January in "Jan. 4-7". */
      readonly until: Period | null
      /** The range's end stands beyond the expression, and so outside its TIMEX3 value. */
      readonly beyond: boolean
      /** `TMO`, `T14:30`, or empty. */
      readonly clock: string
      readonly basis: Basis
      /** Narrower limits than the period's own: "early 2024", "later this month". */
      readonly limits: { readonly from: Day; readonly to: Day } | null
      readonly approximate: boolean
      /** The TIMEX3 value where it is not the period's own. */
      readonly value: string | null
      readonly compared: boolean
    }
  | {
      readonly kind: 'duration'
      readonly value: string
      readonly days: number | null
      /** The days it covers, where the words anchor it: "the past three months". */
      readonly covers: { readonly from: Day | null; readonly to: Day | null } | null
    }
  | { readonly kind: 'set'; readonly value: string }
  /** `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`, or a year before Christ such as `BC0480`. */
  | {
      readonly kind: 'reference'
      readonly value: string
      /** The days it may lie in, where not simply before or after publication: "a few days later". */
      readonly covers?: { readonly from: Day | null; readonly to: Day | null }
    }
  | {
      readonly kind: 'open'
      readonly rule: 'date-ambiguous' | 'date-unanchored'
      readonly message: string
      readonly from: Day | null
      readonly to: Day | null
    }

/** A date of one period and nothing more said. */
export const dated = (
  period: Period,
  basis: Basis,
  more: { value?: string; clock?: string; compared?: boolean } = {},
): Meaning => ({
  kind: 'date',
  period,
  until: null,
  beyond: false,
  clock: more.clock ?? '',
  basis,
  limits: null,
  approximate: false,
  value: more.value ?? null,
  compared: more.compared ?? false,
})

/** An expression of which more than one reading, or none, remains. */
export const open = (
  rule: 'date-ambiguous' | 'date-unanchored',
  message: string,
  from: Day | null = null,
  to: Day | null = null,
): Meaning => ({ kind: 'open', rule, message, from, to })
