import type { Person } from './persons.ts'
import type { Scene } from './scene.ts'

const OWNER = /^(?:his|her)$/
const STYLE = /^(?:highness|majesty|excellency|holiness|eminence)$/
/** Words between a style and the name that bears it: "His Highness the Emir Sheikh Tamim". */
const REACH = 6

/** "His Highness earlier met": the last word of a style that stands for its bearer, and the person last named with it; null for any other words. */
export function styled({ s, cast }: Scene, i: number): { person: Person; last: number } | null {
  if (!OWNER.test(s.lower[i]!)) return null
  const last = s.lower[i + 1] === 'royal' ? i + 2 : i + 1
  const style = s.lower[last] ?? ''
  if (!STYLE.test(style) || /^\p{Lu}/u.test(s.forms[last + 1] ?? '') || s.lower[last + 1] === 'the')
    return null
  for (let n = cast.runs.length - 1; n >= 0; n--) {
    const run = cast.runs[n]!
    if (run.first >= i) continue
    const before = s.lower.slice(Math.max(0, run.first - REACH), run.first)
    const person = before.includes(style) ? cast.personOf.get(run) : undefined
    if (person && (person.gender === null || (person.gender === 'f') === (s.lower[i] === 'her')))
      return { person, last }
  }
  return null
}
