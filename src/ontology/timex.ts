/** How a TIMEX3 value is shaded: "early 2024" is `START`, "about 1876" `APPROX`, "more than two years" `MORE_THAN`. */
export type TimexMod =
  | 'START'
  | 'MID'
  | 'END'
  | 'APPROX'
  | 'LESS_THAN'
  | 'MORE_THAN'
  | 'EQUAL_OR_LESS'
  | 'EQUAL_OR_MORE'
  | 'ON_OR_AFTER'

/** A time expression as TIMEX3 of TimeML 1.2.1 writes it. */
export interface Timex {
  readonly type: 'date' | 'time' | 'duration' | 'set'
  /** `2026-01-06`, `2025-10`, `P4D`, `PRESENT_REF`; null where no one reading remains. */
  readonly value: string | null
  readonly mod: TimexMod | null
  /** Of a set: `EVERY`, `EACH`. */
  readonly quant: string | null
  /** Of a set: how often in its value, `2X` for "twice a week". */
  readonly freq: string | null
  /** What the day of publication is to it: a date `counted` from it, a duration that `begins` or `ends` with it. */
  readonly publication: 'counted' | 'begins' | 'ends' | null
}
