import { daysBetween } from '../day.ts'
import type { Claim } from './claim.ts'
import type { Comparison, Said } from './comparison.ts'

/** Days between two claims: 0 when they may lie on one day. */
export function gap(a: Claim, b: Claim): number | null {
  if (a.first === null || a.last === null || b.first === null || b.last === null) return null
  return Math.max(0, daysBetween(a.last, b.first), daysBetween(b.last, a.first))
}

const length = (claim: Claim): number => daysBetween(claim.first!, claim.last!)

/** Days for which what is announced without a day is looked for. */
export const AHEAD = 31

/** Whether one announces without a day what the other tells to be held soon after. */
function soon(a: Claim, b: Claim, apart: number): boolean {
  const [x, y] = a.standing === 'held' ? [b, a] : [a, b]
  const announced = x.standing === 'announced' && y.standing === 'held' && !x.dated && y.dated
  return announced && apart <= AHEAD && x.last! < y.first! && length(y) === 0
}

/** Same day, or days that may be the same at the exactness the texts give. */
export const dates: Comparison = {
  name: 'dates',
  sentence: 'Can both be on one day, and how exactly do the texts say so?',
  ask(a, b): Said | null {
    const apart = gap(a, b)
    if (apart === null) return null
    if (a.dated && b.dated) {
      if (apart > 1) return { answers: 'apart', because: `${apart} days lie between` }
      if (apart === 1) {
        if (length(a) > 0 || length(b) > 0) return { answers: 'apart', because: 'the dates do not meet' }
        const [x, y] = [a.standing, b.standing]
        return x !== y && [x, y].includes('held')
          ? { answers: ['announced for the day beside'], because: 'announced for the day beside' }
          : { answers: ['a day between'], because: 'a day lies between' }
      }
      const widest = Math.max(length(a), length(b))
      if (widest === 0) return { answers: ['one day'], because: `both on ${a.first}` }
      if (widest <= 7) return { answers: ['one week'], because: `both within ${a.first} to ${a.last}` }
      if (widest <= 31) return { answers: ['one month'], because: `both may be in ${a.first!.slice(0, 7)}` }
      return { answers: [widest <= 100 ? 'one season' : 'one year'], because: 'the dates are not against it' }
    }
    if (apart > 7)
      return soon(a, b, apart)
        ? { answers: ['announced without a day, held within a month'], because: 'announced weeks before' }
        : { answers: 'apart', because: 'the reports are more than a week apart' }
    const near = apart <= 1 ? 'within a day' : apart <= 3 ? 'within three days' : 'within a week'
    if (!a.dated && !b.dated)
      return {
        answers: [`both undated, ${near}`],
        because: apart <= 1 ? 'reported within a day' : 'reported days apart',
      }
    const undated = a.dated ? b : a
    if (Math.max(length(a), length(b)) > 31)
      return { answers: ['one undated, one year'], because: 'neither gives a day' }
    if (undated.standing !== 'held') {
      const dated = a.dated ? a : b
      return dated.standing === 'held' && undated.last! <= dated.last!
        ? { answers: [`announced without a day, held ${near}`], because: 'announced, and held soon after' }
        : { answers: [`one to come, undated, ${near}`], because: 'one tells of no day to come' }
    }
    if (undated.last! < (a.dated ? a : b).first!)
      return { answers: ['one undated, told before the day'], because: 'told before the day of the other' }
    if (Math.max(length(a), length(b)) > 7)
      return { answers: ['one undated, one vague'], because: 'neither gives a day' }
    return {
      answers: [`one undated, ${near}`],
      because: apart <= 1 ? `reported about ${(a.dated ? a : b).first}` : 'reported days later',
    }
  },
}
