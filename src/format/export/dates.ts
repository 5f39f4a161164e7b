import type { When } from '../../ontology/when.ts'

/** A date as standards without EDTF can say it. */
export interface IsoDates {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where open or unknown. */
  readonly start: string | null
  readonly end: string | null
  /** Whether both ends are days. */
  readonly exact: boolean
  /** What was lost: "about", or a season, decade or century that became the days it spans. */
  readonly lost: 'approximate' | 'widened' | null
}

const REDUCED = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/

/** The start and end of a date, as exact as it is given: `2025-10` starts and ends in `2025-10`. */
export function isoDates(when: When): IsoDates {
  if (when.edtf === null) return { start: null, end: null, exact: false, lost: null }
  const [first = '', last = first] = when.edtf.split('/')
  let lost: IsoDates['lost'] = null
  const plain = (part: string, day: string | null): string | null => {
    if (part === '' || part === '..') return null
    const bare = part.replace(/[~?%]/g, '')
    if (bare !== part) lost = 'approximate'
    if (REDUCED.test(bare)) return bare
    lost = 'widened'
    return day
  }
  const start = plain(first, when.from)
  const end = plain(last, when.to)
  return { start, end, exact: start?.length === 10 && end?.length === 10, lost }
}

/** The one day of a date, `YYYY-MM-DD`; null where it is not known to the day. */
export const singleDay = (when: When): string | null => {
  const { start, end, exact } = isoDates(when)
  return exact && start === end ? start : null
}
