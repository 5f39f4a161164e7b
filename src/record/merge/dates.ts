import { daysBetween } from '../day.ts'
import type { Claim } from './claim.ts'
import type { Comparison, Weighed } from './comparison.ts'

/** Days between two claims: 0 when they may lie on one day. */
export function gap(a: Claim, b: Claim): number | null {
  if (a.first === null || a.last === null || b.first === null || b.last === null) return null
  return Math.max(0, daysBetween(a.last, b.first), daysBetween(b.last, a.first))
}

const length = (claim: Claim): number => daysBetween(claim.first!, claim.last!)

/** Same day, or days that may be the same at the exactness the texts give. */
export const dates: Comparison = {
  name: 'dates',
  sentence: 'Can both be on one day, and how exactly do the texts say so?',
  weigh(a, b): Weighed | null {
    const apart = gap(a, b)
    if (apart === null) return null
    if (a.dated && b.dated) {
      if (apart > 1) return { weight: 'apart', because: `${apart} days lie between` }
      if (apart === 1)
        return length(a) === 0 && length(b) === 0
          ? { weight: -2.5, because: 'a day lies between' }
          : { weight: 'apart', because: 'the dates do not meet' }
      const widest = Math.max(length(a), length(b))
      if (widest === 0) return { weight: 3, because: `both on ${a.first}` }
      if (widest <= 7) return { weight: 1.5, because: `both within ${a.first} to ${a.last}` }
      if (widest <= 31) return { weight: 0.5, because: `both may be in ${a.first!.slice(0, 7)}` }
      return { weight: 0, because: 'the dates are not against it' }
    }
    if (apart > 7) return { weight: 'apart', because: 'the reports are more than a week apart' }
    if (!a.dated && !b.dated) {
      if (apart <= 1) return { weight: 1, because: 'reported within a day' }
      return { weight: apart <= 3 ? 0 : -2, because: 'reported days apart' }
    }
    const undated = a.dated ? b : a
    if (undated.standing !== 'held') return { weight: -1.5, because: 'one tells of no day to come' }
    if (Math.max(length(a), length(b)) > 7) return { weight: -1, because: 'neither gives a day' }
    if (apart <= 1) return { weight: 1, because: `reported about ${(a.dated ? a : b).first}` }
    return { weight: apart <= 3 ? -0.5 : -2, because: 'reported days later' }
  },
}
