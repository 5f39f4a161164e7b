import type { TimeExpression } from '../../ontology/reading.ts'
import { isEmpty, parse } from './parse.ts'

/** What may stand before an expression and belongs to it: words before, and the first words of the expression they go with. */
const BEFORE: readonly (readonly [RegExp, RegExp])[] = [
  [/\b[Tt]he $/, /^past$|^(?:last|past|next|first|coming|latest|current|fiscal|previous|following|same) /i],
  [
    /\b(?:[Ee]ach|[Ee]very) $/,
    /^(?:day|week|month|year|\w+day|January|February|March|April|May|June|July|August|September|October|November|December)$/,
  ],
  [
    /\b(?:(?:[Nn]o )?(?:[Mm]ore|[Ll]ess) than|[Aa]t (?:least|most)|[Nn]early|[Aa]lmost|[Uu]p to|[Bb]arely) $/,
    /^(?:\d|an? |the (?:last|past|next)|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|several|half)/,
  ],
  [
    /\b(?:the )?(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle) of $/,
    /^(?:the |this |last |next |January|February|March|April|May|June|July|August|September|October|November|December|\d{4}$)/,
  ],
  [
    /\ban? (?:additional|extra|further) $|\b[Aa]nother $/,
    /^(?:day|week|month|year|hour|\w+ (?:day|week|month|year|hour)s)$/,
  ],
  [/\b[Tt]he $/, /^\d{4} (?:period|(?:first|second|third|fourth) quarter)$/],
  [/\b[Rr]ight $/, /^now$/],
  [/\b[Aa]round $/, /^(?:\d{1,2}(?::\d\d)? ?[ap]|year[ -]end|[A-Z][a-z]+\.? \d)/],
  [/\b[Tt]his coming $/, /^\w+day/],
  [
    /\b(?:[Ee]arly|[Ll]ate|[Mm]id)[ -]$/,
    /^(?:\d{4}$|last|this|next|\w+day|January|February|March|April|May|June|July|August|September|October|November|December)/,
  ],
]

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

/** An expression with all the words beside it that belong to it: "the [last two weeks]", "[the year]-ago quarter". */
export function whole(text: string, time: TimeExpression): TimeExpression {
  let { start, end } = time
  end = start + runsOn(text.slice(start, end))
  const trailing = TRAILING.exec(text.slice(start, end))
  if (trailing && trailing.index > 0) end -= trailing[0].length
  if (/\b[ap]\.m$/.test(text.slice(start, end)) && text[end] === '.') end++
  for (const [before, first] of BEFORE) {
    const found = first.test(text.slice(start, end))
      ? before.exec(text.slice(Math.max(0, start - 20), start))
      : null
    if (found) start -= found[0].length
  }
  for (const [last, after] of AFTER) {
    const found = last.test(text.slice(start, end)) ? after.exec(text.slice(end, end + 30)) : null
    if (found) end += found[0].length
  }
  return start === time.start && end === time.end ? time : { ...time, start, end }
}
