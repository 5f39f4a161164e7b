import type { TimexMod } from '../../ontology/timex.ts'
import { UNITS } from './vocabulary.ts'
import type { Words } from './words.ts'

/** "early", "late", "mid-", "the end of", "later" */
export const edge: Words = (words, at, parts) => {
  const edges: { readonly [word: string]: NonNullable<typeof parts.edge> } = {
    early: 'early',
    beginning: 'start',
    start: 'start',
    opening: 'start',
    mid: 'mid',
    middle: 'mid',
    late: 'late',
    end: 'end',
    close: 'end',
    later: 'later',
    rest: 'later',
    remainder: 'later',
    earlier: 'earlier',
  }
  const found = edges[words[at]!]
  // "the week beginning 9 March"
  if (!found || words[at - 1] === 'week') return null
  parts.edge = found
  return words[at + 1] === 'of' || words[at + 1] === 'in' ? at + 2 : at + 1
}

/** What words that compare say of a value. */
const COMPARED: ReadonlyMap<string, TimexMod> = new Map([
  ['more than', 'MORE_THAN'],
  ['over', 'MORE_THAN'],
  ['less than', 'LESS_THAN'],
  ['under', 'LESS_THAN'],
  ['nearly', 'LESS_THAN'],
  ['almost', 'LESS_THAN'],
  ['barely', 'LESS_THAN'],
  ['close to', 'LESS_THAN'],
  ['at least', 'EQUAL_OR_MORE'],
  ['at most', 'EQUAL_OR_LESS'],
  ['up to', 'EQUAL_OR_LESS'],
  ['as much', 'EQUAL_OR_LESS'],
  ['within', 'EQUAL_OR_LESS'],
  ['or so', 'APPROX'],
  ['about', 'APPROX'],
  ['around', 'APPROX'],
  ['roughly', 'APPROX'],
  ['approximately', 'APPROX'],
  ['circa', 'APPROX'],
  ['ca', 'APPROX'],
  ['c', 'APPROX'],
  ['some', 'APPROX'],
  ['sometime', 'APPROX'],
])

/** "about", "nearly", "more than", "some" */
export const approximate: Words = (words, at, parts) => {
  const two = COMPARED.get(words.slice(at, at + 2).join(' '))
  const found = two ?? COMPARED.get(words[at]!)
  if (!found) return null
  if (words[at] === 'some' && (!/\d|^[a-z]+$/.test(words[at + 1] ?? '') || UNITS.has(words[at + 1] ?? '')))
    return null
  parts.approximate = true
  if (words[at] !== 'sometime') parts.mod = found
  return at + (two ? 2 : 1)
}

const ONWARDS = /^(?:or later|or after|and beyond|and after|onwards?)\b/

/** "since 2014", "until May", "2030 or later", "1990 onwards" */
export const bound: Words = (words, at, parts) => {
  const onwards = at > 0 ? ONWARDS.exec(words.slice(at, at + 2).join(' ')) : null
  if (onwards) {
    parts.bound = 'after'
    return at + onwards[0].split(' ').length
  }
  if (at > 0) return null
  if (words[at] === 'since') parts.bound = 'since'
  else if (/^(?:until|till)$/.test(words[at]!)) parts.bound = 'until'
  else return null
  return at + 1
}

/** "[the fiscal year] ended March 31" */
export const ends: Words = (words, at, parts) => {
  if (!/^(?:ended|ending)$/.test(words[at]!)) return null
  if (at + 1 < words.length) parts.ends = true
  return at + 1
}
