import {
  dayMonth,
  figures,
  isoDate,
  month,
  monthDay,
  monthYear,
  nthWeekday,
  ordinalDay,
  season,
  weekday,
} from './calendar-words.ts'
import { clock, dayPart } from './clock-words.ts'
import { approximate, bound, edge, ends } from './edge-words.ts'
import { buddhist, islamic } from './era-words.ts'
import { feast } from './feast-words.ts'
import { noParts, type Parts } from './parts.ts'
import { relation, today, vague } from './relative-words.ts'
import { countAt, ordinalAt, tokens } from './tokens.ts'
import { amount, bareUnit, direction, ordinalUnit, period, set } from './unit-words.ts'
import { DASH, type Words } from './words.ts'
import { decade, ordinalCentury, quarter, year, yearList, yearRange } from './year-words.ts'

/** The readers of words, in the order they are tried at each word. */
const READERS: readonly Words[] = [
  bound,
  isoDate,
  islamic,
  buddhist,
  feast,
  monthYear,
  figures,
  clock,
  yearRange,
  yearList,
  decade,
  ordinalCentury,
  quarter,
  monthDay,
  dayMonth,
  month,
  nthWeekday,
  weekday,
  dayPart,
  today,
  season,
  direction,
  set,
  ordinalUnit,
  amount,
  relation,
  ordinalDay,
  year,
  edge,
  approximate,
  period,
  bareUnit,
  ends,
]

const SILENT =
  /^(?:of|in|on|at|the|a|an|and|or|from|between|,|for|to|by|during|as|possible|beginning|starting|commencing|is|time|term|date|late|her|his|its|their|our|fiscal|fy|financial|calendar)$/

/** "a while", "some time", "a fairly lengthy period" */
const INDEFINITE =
  /^(?:for |in |after )?(?:quite )?(?:a|an|some|a very|a fairly|a rather|quite a)(?: (?:short|long|lengthy|little|brief|extended|limited|considerable|indefinite))? (?:time|while|period)(?: of time)?$/

/** What the words of an expression say: "October last year" is month 10 and the relation last year. */
export function parse(text: string): Parts {
  const words = tokens(text)
  return rangeOf(words) ?? said(words)
}

/** No range of two dates has more words. */
const MOST_WORDS = 20

/** Two dates of which the second ends a range: "March 30 to April 2", "Sunday through Tuesday", "June 2024 – May 2025". */
function rangeOf(words: readonly string[]): Parts | null {
  if (words.length > MOST_WORDS) return null
  for (let at = 1; at < words.length - 1; at++) {
    if (words[at] !== 'and' && !DASH.test(words[at]!)) continue
    const from = said(words.slice(/^(?:from|between)$/.test(words[0]!) ? 1 : 0, at))
    const until = said(words.slice(at + 1))
    const kind = kindOf(from)
    if (kind === null || kindOf(until) !== kind || from.until || until.until) continue
    if (words[at] === 'and' && words[0] !== 'between' && !follows(from, until)) continue
    const order = (p: Parts): number => 100 * (p.month ?? 0) + (p.day ?? 0)
    const year =
      from.year ?? (until.year === undefined ? undefined : until.year - (order(from) > order(until) ? 1 : 0))
    return { ...from, ...(year === undefined ? {} : { year }), until }
  }
  return null
}

/** Whether two weekdays, or two months, come one right after the other: "January and February". */
const follows = (a: Parts, b: Parts): boolean =>
  a.day === undefined &&
  (a.weekday === undefined ? b.month === (a.month! % 12) + 1 : b.weekday === (a.weekday % 7) + 1)

/** What a date is named by; null for what is more than a plain date. */
function kindOf(parts: Parts): 'day' | 'weekday' | 'month' | null {
  if (parts.unread > 0 || parts.amounts.length > 0 || parts.relations.length > 0) return null
  if (parts.month !== undefined) return parts.day !== undefined ? 'day' : 'month'
  return parts.weekday !== undefined && parts.day === undefined ? 'weekday' : null
}

function said(words: readonly string[]): Parts {
  const parts = noParts()
  if (INDEFINITE.test(words.join(' '))) return { ...parts, indefinite: true }
  let at = 0
  while (at < words.length) {
    const from = at
    for (const read of READERS) {
      const next = read(words, at, parts)
      if (next !== null && next > at) {
        at = next
        break
      }
    }
    if (at > from) continue
    if (!SILENT.test(words[at]!)) parts.unread++
    at++
  }
  if (words.some((w, i) => /^(?:fiscal|fy)$/.test(w) || (w === 'financial' && words[i + 1] === 'year')))
    parts.fiscal = true
  if (parts.amounts.length > 0 && words.includes('recent')) parts.recent = true
  if (parts.quarter !== undefined && parts.year !== undefined) delete parts.set
  if (parts.half !== undefined && (parts.century ?? parts.decade ?? parts.month) !== undefined) {
    parts.edge = parts.half === 1 ? 'early' : 'late'
    delete parts.half
  }
  if (parts.unread > 0 && parts.direction && words.some((w) => /^(?:after|before|following)$/.test(w)))
    parts.event = true
  if (isEmpty(parts)) {
    if (
      /^(?:(?:at |by |until |during |since )?(?:then|(?:that|the|the same) (?:time|point|moment)))$/.test(
        words.join(' '),
      )
    )
      parts.told = true
    const found = vague(words.filter((w, i) => i > 0 || !/^(?:in|for|at|until|by)$/.test(w)))
    if (found) parts.vague = found.kind
    const alone = ordinalAt(words, 0) ?? countAt(words, 0)
    if (!found && alone?.next === words.length && alone.value !== null) parts.bare = alone.value
  }
  return parts
}

/** Whether nothing was read that says when or how long. */
export const isEmpty = (parts: Parts): boolean =>
  parts.amounts.length === 0 &&
  parts.relations.length === 0 &&
  Object.keys(parts).every((key) =>
    /^(?:amounts|relations|unread|edge|approximate|bound|named|fiscal|ends|first|event|mod|recent|quant|moon)$/.test(
      key,
    ),
  )
