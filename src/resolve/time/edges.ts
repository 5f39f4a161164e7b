import type { TimeExpression } from '../../ontology/reading.ts'
import { isEmpty, parse } from './parse.ts'

/** What may stand after an expression and belongs to it. */
const AFTER: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:[Tt]he )?year$/, /^-(?:ago|earlier)(?: (?:(?:first|second|third|fourth) )?(?:quarter|period))?\b/],
  [/day$/, /^ (?:mornings?|afternoons?|evenings?|nights?)\b/],
  [/the year two$/, /^ thousand\b/],
  [/(?:day|week|month|year|hour|quarter)s?$/, /^ (?:or so|ago|ahead)\b/],
  [/\d (?:or|to) \d+$|\w$/, /^-(?:old|long)\b/],
]

/** Words at the end of what the model marked that belong to what follows. */
const TRAILING =
  /[,:;]$|['’]s(?: (?!(?:first|second|third|fourth|quarter|half|end|period|summer|winter|spring|fall|autumn)\b)[a-z]+)?$|(?<=\d) [a-z]{4,}$(?<! (?:hours?|days?|weeks?|months?|years?|decades?|minutes?|seconds?|period|quarters?|more|noon|half))|\s+(?:of|ended|ending|and|or)$|(?<!\b(?:[Tt]he|[Aa]) (?:day|week|month|year|night|morning|evening|afternoon)) (?:before|after|following)$/

/** Where the marked words run on into what the time is of: "the eighth day of the Desert". */
function runsOn(words: string): number {
  const of = words.search(/ of (?!.*\d)/)
  return of > 0 && isEmpty(parse(words.slice(of + 4))) && !isEmpty(parse(words.slice(0, of)))
    ? of
    : words.length
}

/** An expression without the words at its end that belong to what follows, and with those after it that belong to it: "[Monday] night". */
export function whole(text: string, time: TimeExpression): TimeExpression {
  const { start } = time
  let { end } = time
  end = start + runsOn(text.slice(start, end))
  const trailing = TRAILING.exec(text.slice(start, end))
  if (trailing && trailing.index > 0) end -= trailing[0].length
  if (/\b[ap]\.m$/.test(text.slice(start, end)) && text[end] === '.') end++
  for (const [last, after] of AFTER) {
    const found = last.test(text.slice(start, end)) ? after.exec(text.slice(end, end + 30)) : null
    if (found) end += found[0].length
  }
  return end === time.end ? time : { ...time, end }
}
