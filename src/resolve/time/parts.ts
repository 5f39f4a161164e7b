import type { TimexMod } from '../../ontology/timex.ts'
import type { FeastName } from './feasts.ts'
import type { UnitName } from './vocabulary.ts'

/** A word that places a unit relative to another date: "last", "the following". */
export type Relation =
  | 'last'
  | 'this'
  | 'next'
  | 'previous'
  | 'following'
  | 'same'
  | 'past'
  | 'coming'
  | 'before-last'
  | 'after-next'
  | 'the'
  | 'every'

/** A count of units: "two weeks"; `count` null for "several weeks", `plural` for "weeks". */
export interface Amount {
  readonly count: number | null
  readonly unit: UnitName
}

/** What the words of a time expression say, before it is known which day they stand for. */
export interface Parts {
  century?: number
  decade?: number
  /** The decade was given by its last two figures or by name: "the eighties". */
  shortDecade?: boolean
  year?: number
  beforeChrist?: boolean
  half?: number
  quarter?: number
  /** Month in which the season begins. */
  season?: number
  month?: number
  day?: number
  weekday?: number
  /** A week after the weekday to come: "Tuesday week". */
  weekOn?: boolean
  /** Which of its month a weekday is, -1 for the last: "the first Monday in [February]". */
  nth?: number
  /** Both orders of a date in figures remain: [day, month] or [month, day]. */
  figures?: readonly [number, number]
  easter?: number
  /** A feast of another calendar, or of a weekday of its month. */
  feast?: FeastName
  /** Its months wait for the moon, and may begin a day earlier or later than reckoned. */
  moon?: boolean
  part?: string
  hour?: number
  minute?: number
  /** The clock is that of UTC. */
  universal?: boolean
  /** Relation of a named month, weekday, season or feast: "last October". */
  named?: Relation
  /** Relations with a unit of their own: "last year". */
  relations: { relation: Relation; unit: UnitName }[]
  /** Days from publication: -1 for "yesterday". */
  today?: number
  amounts: Amount[]
  /** "ago" and "from now" count from publication, "earlier" and "later" from the last date of the text. */
  direction?: 'ago' | 'hence' | 'earlier' | 'later'
  /** Ordinal of a unit: "the second day". */
  ordinal?: { value: number; unit: UnitName }
  set?: boolean
  /** The year is not that of the calendar: "fiscal 2026", "FY 2026". */
  fiscal?: boolean
  /** It ends on the day named: "the fiscal year ended [March 31]". */
  ends?: boolean
  /** Counted from the beginning: "the first three months of 2025". */
  first?: boolean
  /** "the 1988 period": the quarter that the text tells of. */
  period?: boolean
  vague?: 'PAST' | 'PRESENT' | 'FUTURE'
  /** "a while": as long as nobody says. */
  indefinite?: boolean
  /** "then", "that time": the last date told of. */
  told?: boolean
  /** "early" and "late" are halves, "start" and "end" thirds; "later" and "earlier" are parted by the day of publication. */
  edge?: 'early' | 'start' | 'mid' | 'late' | 'end' | 'later' | 'earlier'
  approximate?: boolean
  /** "more than", "at least", "about". */
  mod?: TimexMod
  /** "recent weeks", "the past several weeks". */
  recent?: boolean
  /** Of a set: "every", and how often: "twice a week". */
  quant?: string
  freq?: string
  /** The other end of a range: "4-7". */
  until?: Parts
  /** The other end stands beyond the expression: "[1910]-45". */
  beyond?: boolean
  /** "since 2014", "until May", "2030 or later", where the words stand in the expression. */
  bound?: 'since' | 'until' | 'after'
  /** A number on its own, to be read with its neighbour: "25" in "April 24 and 25". */
  bare?: number
  /** "in" stands before, "in [three weeks]", and leaves no doubt in "in [three weeks]' time". */
  ahead?: 'likely' | 'sure'
  /** "within" stands before: "within [three weeks]". */
  within?: boolean
  /** Counted from an event that follows: "the day after [his death]". */
  event?: boolean
  /** The day it is counted from is an expression of its own: "[two days] after [Thursday]'s vote". */
  apart?: boolean
  /** Words that no rule knew. */
  unread: number
}

/** Nothing said yet. */
export const noParts = (): Parts => ({ relations: [], amounts: [], unread: 0 })
