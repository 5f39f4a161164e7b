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
