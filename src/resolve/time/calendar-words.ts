import { noParts } from './parts.ts'
import { ordinalAt } from './tokens.ts'
import { MONTHS, SEASONS, WEEKDAYS } from './vocabulary.ts'
import { DASH, dayNumber, fullYear, skip, type Words } from './words.ts'

/** "2026-01-06", "2026-01-06T14:30" */
export const isoDate: Words = (words, at, parts) => {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:t(\d\d):?(\d\d))?$/.exec(words[at]!)
  if (!found) return null
  const [, y, m, d, hour, minute] = found
  if (+m! > 12 || +d! > 31) return null
  Object.assign(parts, { year: +y!, month: +m!, day: +d! })
  if (hour) Object.assign(parts, { hour: +hour, minute: +minute! })
  return at + 1
}

/** "06/01/2026", "6.1.2026", "11/20" */
export const figures: Words = (words, at, parts) => {
  const found = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?$/.exec(words[at]!)
  if (!found || (words[at]!.includes('.') && !found[3])) return null
  const [a, b] = [+found[1]!, +found[2]!]
  if (a > 31 || b > 31 || (a > 12 && b > 12) || a === 0 || b === 0) return null
  if (found[3]) parts.year = found[3].length === 2 ? fullYear(+found[3]) : +found[3]
  if (a > 12 || words[at]!.includes('.')) Object.assign(parts, { day: a, month: b })
  else if (b > 12 || a === b) Object.assign(parts, { month: a, day: b })
  else parts.figures = [a, b]
  return at + 1
}

/** "03/2025" */
export const monthYear: Words = (words, at, parts) => {
  const found = /^(\d{1,2})\/((?:19|20)\d\d)$/.exec(words[at]!)
  if (!found || +found[1]! < 1 || +found[1]! > 12) return null
  Object.assign(parts, { month: +found[1]!, year: +found[2]! })
  return at + 1
}

/** "January 6, 2026", "Jan. 4-7", "March 3 to 5", "April 24 and 25" */
export const monthDay: Words = (words, at, parts) => {
  const month = MONTHS.get(words[at]!)
  if (!month) return null
  let next = skip(words, at + 1, 'the')
  const nth = ordinalAt(words, next)
  const day = nth ? nth.value : dayNumber(words[next])
  if (day === null || day > 31 || (words[next + 1] === '/' && !nth)) return null
  Object.assign(parts, { month, day })
  next = nth ? nth.next : next + 1
  const list = moreDays(words, next, day)
  if (list && !UNIT_AFTER.test(words[list.next] ?? '')) {
    parts.until = { ...noParts(), month, day: list.last }
    next = list.next
  }
  return next
}
/** The days that go on from one: "[4]-7", "[3], 4 and 5"; null where none do or the list is not closed. */
function moreDays(words: readonly string[], at: number, from: number): { last: number; next: number } | null {
  let last = from
  let next = at
  let closed = false
  for (;;) {
    const joint = words[next] === ',' && words[next + 1] === 'and' ? next + 1 : next
    const day = dayNumber(words[joint + 1])
    const open = words[joint] === ','
    if (!(open || /^(?:and|&)$/.test(words[joint] ?? '') || DASH.test(words[joint] ?? ''))) break
    if (day === null || day <= last) break
    last = day
    next = joint + 2
    closed = !open
  }
  return closed ? { last, next } : null
}
const UNIT_AFTER = /^(?:second|minute|hour|day|week|month|year|decade)s?$/

/** "6 January 2026", "3-5 March", "the 6th of January" */
export const dayMonth: Words = (words, at, parts) => {
  const nth = ordinalAt(words, at)
  const day = nth ? nth.value : dayNumber(words[at])
  if (day === null || day > 31) return null
  let next = nth ? nth.next : at + 1
  const list = moreDays(words, next, day)
  const until = list?.last ?? null
  if (list) next = list.next
  next = skip(words, skip(words, next, 'of'), 'the')
  const month = MONTHS.get(words[next] ?? '')
  if (!month) return null
  Object.assign(parts, { month, day })
  if (until !== null) parts.until = { ...noParts(), month, day: until }
  return next + 1
}

/** "October", and "January-March" */
export const month: Words = (words, at, parts) => {
  const found = MONTHS.get(words[at]!)
  if (!found) return null
  parts.month ??= found
  const to = MONTHS.get(words[at + 2] ?? '')
  if (to && (DASH.test(words[at + 1] ?? '') || (words[at + 1] === 'and' && words[at - 1] === 'between'))) {
    if (dayNumber(words[at + 3]) !== null) return at + 1
    parts.until = { ...noParts(), month: to }
    return at + 3
  }
  return at + 1
}

/** "the first Monday in February", "the last Friday of the month" */
export const nthWeekday: Words = (words, at, parts) => {
  const last = words[at] === 'last' || words[at] === 'final'
  const nth = last ? { value: -1, next: at + 1 } : ordinalAt(words, at)
  const found = nth && nth.value <= 5 ? WEEKDAYS.get(words[nth.next] ?? '') : undefined
  if (!found || !/^(?:of|in)$/.test(words[nth!.next + 1] ?? '')) return null
  Object.assign(parts, { weekday: found, nth: nth!.value })
  return nth!.next + 2
}

/** "Monday", "Mondays", "Monday week" */
export const weekday: Words = (words, at, parts) => {
  const found = WEEKDAYS.get(words[at]!)
  if (!found) return null
  if (/days$/.test(words[at]!)) parts.set = true
  if (parts.weekday === undefined) parts.weekday = found
  if (words[at + 1] !== 'week' || at + 2 < words.length) return at + 1
  parts.weekOn = true
  return at + 2
}

/** "summer" */
export const season: Words = (words, at, parts) => {
  const found = SEASONS.get(words[at]!)
  if (!found) return null
  if (words[at] === 'summers' || words[at] === 'winters') parts.set = true
  parts.season = found
  return at + 1
}

/** "the 6th", "the 25th" */
export const ordinalDay: Words = (words, at, parts) => {
  if (parts.day !== undefined || parts.figures) return null
  const nth = /^\d/.test(words[at]!) || words[at - 1] === 'the' ? ordinalAt(words, at) : null
  if (!nth || nth.value > 31 || (words[at - 1] !== 'the' && !/^\d/.test(words[at]!))) return null
  if (/^(?:first|second|third)$/.test(words[at]!) && words.length > 2) return null
  parts.day = nth.value
  return nth.next
}
