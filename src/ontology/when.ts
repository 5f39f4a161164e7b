import { type Day, isDay, monthEnd } from './calendar-date.ts'
import type { Evidence } from './evidence.ts'

/** When something is, as exactly as the text says it and no more. */
export interface When {
  /** EDTF level 1, as `2026-01-06`, `2025-10`, `2026-01-04/2026-01-07`, `2026~`; null when unknown. */
  readonly edtf: string | null
  /** First possible day, `YYYY-MM-DD`. */
  readonly from: string | null
  /** Last possible day, `YYYY-MM-DD`, inclusive. */
  readonly to: string | null
  /** `stated` by a full date, `relative` to another date of the text, taken from the day of `publication`, or `unknown`. */
  readonly basis: 'stated' | 'relative' | 'publication' | 'unknown'
  /** The words that say it; null where the date was only implied. */
  readonly evidence: Evidence | null
}

/** The answer where no single reading remains. */
export const UNKNOWN_WHEN: When = { edtf: null, from: null, to: null, basis: 'unknown', evidence: null }

/** A date as a person states it: a day, month, year or two of them parted by `/` in EDTF; null where it is none. */
export function statedWhen(edtf: string): When | null {
  const [first = '', last = first, ...more] = edtf.split('/')
  const [from, to] = [edgeOf(first, 'first'), edgeOf(last, 'last')]
  if (more.length > 0 || from === null || to === null || to < from) return null
  return { edtf, from, to, basis: 'stated', evidence: null }
}

/** The first or last day of a year, month or day. */
function edgeOf(words: string, end: 'first' | 'last'): Day | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(words) ?? []
  if (year === undefined) return null
  const at = month ?? (end === 'first' ? '01' : '12')
  const written = `${year}-${at}-${day ?? (end === 'first' ? '01' : monthEnd(+year, +at).slice(8))}`
  return isDay(written) ? written : null
}
