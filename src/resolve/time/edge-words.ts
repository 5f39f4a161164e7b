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
  if (!found) return null
  parts.edge = found
  return words[at + 1] === 'of' || words[at + 1] === 'in' ? at + 2 : at + 1
}

/** "about", "nearly", "more than", "some" */
export const approximate: Words = (words, at, parts) => {
  const two = words.slice(at, at + 2).join(' ')
  if (/^(?:more than|less than|at least|at most|up to|close to|as much|or so)$/.test(two)) {
    parts.approximate = true
    return at + 2
  }
  if (
    !/^(?:about|around|nearly|almost|roughly|approximately|circa|ca|c|some|over|under|barely|sometime|within)$/.test(
      words[at]!,
    )
  )
    return null
  if (words[at] === 'some' && !/\d|^[a-z]+$/.test(words[at + 1] ?? '')) return null
  if (words[at] === 'some' && UNITS.has(words[at + 1] ?? '')) return null
  parts.approximate = true
  return at + 1
}

/** "since 2014", "until May", "2030 or later", "from 1990 onwards" */
export const bound: Words = (words, at, parts) => {
  const two = words.slice(at, at + 2).join(' ')
  if (
    at > 0 &&
    /^(?:or later|or after|and beyond|and after|onwards?)$/.test(
      words[at]!.startsWith('onward') ? words[at]! : two,
    )
  ) {
    parts.bound = 'since'
    return words[at]!.startsWith('onward') ? at + 1 : at + 2
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
