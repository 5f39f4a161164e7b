import {
  dayMonth,
  feast,
  figures,
  isoDate,
  month,
  monthDay,
  ordinalDay,
  season,
  weekday,
} from './calendar-words.ts'
import { clock, dayPart } from './clock-words.ts'
import { approximate, bound, edge } from './edge-words.ts'
import { noParts, type Parts } from './parts.ts'
import { relation, today, vague } from './relative-words.ts'
import { countAt, ordinalAt, tokens } from './tokens.ts'
import { amount, bareUnit, direction, ordinalUnit, period, set } from './unit-words.ts'
import type { Words } from './words.ts'
import { decade, ordinalCentury, quarter, year, yearRange } from './year-words.ts'

/** The readers of words, in the order they are tried at each word. */
const READERS: readonly Words[] = [
  bound,
  isoDate,
  feast,
  figures,
  clock,
  yearRange,
  decade,
  ordinalCentury,
  quarter,
  monthDay,
  dayMonth,
  month,
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
]

const SILENT =
  /^(?:of|in|on|at|the|a|an|and|or|from|between|,|for|to|by|during|as|possible|is|ended|ending|time|term|date|late|her|his|its|their|our)$/

/** What the words of an expression say: "October last year" is month 10 and the relation last year. */
export function parse(text: string): Parts {
  const words = tokens(text)
  const parts = noParts()
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
  Object.keys(parts).every((key) => /^(?:amounts|relations|unread|edge|approximate|bound|named)$/.test(key))
