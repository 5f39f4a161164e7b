import type { Parts } from './parts.ts'
import { countAt, ordinalAt } from './tokens.ts'
import { DECADES, FEASTS, MONTHS, SEASONS, WEEKDAYS } from './vocabulary.ts'

/** A reader of words at an index: adds to the parts and returns the index after what it read, or null. */
export type Words = (words: readonly string[], at: number, parts: Parts) => number | null

const DASH = /^(?:[-–—]|to|through|thru|till|until)$/
const year4 = (word: string | undefined): number | null =>
  word !== undefined && /^(?:1\d|20|21)\d\d$/.test(word) ? Number(word) : null
const dayNumber = (word: string | undefined): number | null => {
  const found = word && /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)
  return found && +found[1]! >= 1 && +found[1]! <= 31 ? +found[1]! : null
}
const skip = (words: readonly string[], at: number, ...some: string[]): number =>
  some.includes(words[at] ?? '') ? at + 1 : at

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
  if (found[3]) parts.year = found[3].length === 2 ? century(+found[3]) : +found[3]
  if (a > 12 || words[at]!.includes('.')) Object.assign(parts, { day: a, month: b })
  else if (b > 12 || a === b) Object.assign(parts, { month: a, day: b })
  else parts.figures = [a, b]
  return at + 1
}
const century = (short: number): number => (short > 50 ? 1900 : 2000) + short

/** "1910-45", "1926 to 1932", "between 1926 and 1932" */
export const yearRange: Words = (words, at, parts) => {
  const from = year4(words[at])
  if (from === null) return null
  const joint = words[at + 1] ?? ''
  if (!DASH.test(joint) && !(joint === 'and' && words[at - 1] === 'between')) return null
  const short = /^\d\d$/.exec(words[at + 2] ?? '')
  const to = year4(words[at + 2]) ?? (short ? from - (from % 100) + +short[0] : null)
  if (to === null || to <= from || MONTHS.has(words[at + 3] ?? '')) return null
  parts.year = from
  parts.until = { relations: [], amounts: [], unread: 0, year: to }
  return at + 3
}

/** "the 1990s", "the '80s", "the nineties" */
export const decade: Words = (words, at, parts) => {
  const word = words[at]!
  const full = /^(1\d|20)(\d0)s$/.exec(word)
  const short = /^[’'‘`]?(\d0)s$/.exec(word)?.[1] ?? DECADES.get(word)
  if (full?.[2] === '00') parts.century = +full[1]! * 100
  else if (full) parts.decade = +full[1]! * 100 + +full[2]!
  else if (short !== undefined) Object.assign(parts, { decade: +short, shortDecade: true })
  else return null
  return at + 1
}

/** "the 20th century" */
export const ordinalCentury: Words = (words, at, parts) => {
  const nth = ordinalAt(words, at)
  if (!nth || !/^century|centuries$/.test(words[nth.next] ?? '')) return null
  parts.century = (nth.value - 1) * 100
  return nth.next + 1
}

/** "the third quarter", "third-quarter", "Q3", "the last half" */
export const quarter: Words = (words, at, parts) => {
  const short = /^(?:q([1-4])|([1-4])q|h([12])|([12])h)$/.exec(words[at]!)
  if (short) {
    const [, q, q2, h, h2] = short
    if (q ?? q2) parts.quarter = +(q ?? q2)!
    else parts.half = +(h ?? h2)!
    return at + 1
  }
  const last = words[at] === 'last' || words[at] === 'final'
  const nth = last ? { value: 0, next: at + 1 } : ordinalAt(words, at)
  if (!nth) return null
  const next = skip(words, nth.next, 'fiscal', 'calendar')
  const final = words[at] === 'final' && words[next] === 'quarter'
  if (/^quarters?$/.test(words[next] ?? '') && (final || (nth.value >= 1 && nth.value <= 4))) {
    parts.quarter = nth.value || 4
    if (words[next] === 'quarters') parts.set = true
  } else if (words[next] === 'half' && nth.value <= 2) parts.half = nth.value || 2
  else return null
  return next + 1
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
  const to = dayNumber(words[next + 1])
  if ((DASH.test(words[next] ?? '') || /^[&,]$|^and$/.test(words[next] ?? '')) && to !== null && to > day) {
    if (words[next] !== ',' && !UNIT_AFTER.test(words[next + 2] ?? '')) {
      parts.until = { relations: [], amounts: [], unread: 0, month, day: to }
      next += 2
    }
  }
  return next
}
const UNIT_AFTER = /^(?:second|minute|hour|day|week|month|year|decade)s?$/

/** "6 January 2026", "3-5 March", "the 6th of January" */
export const dayMonth: Words = (words, at, parts) => {
  const nth = ordinalAt(words, at)
  const day = nth ? nth.value : dayNumber(words[at])
  if (day === null || day > 31) return null
  let next = nth ? nth.next : at + 1
  const to = dayNumber(words[next + 1])
  let until: number | null = null
  if ((DASH.test(words[next] ?? '') || /^[&]$|^and$/.test(words[next] ?? '')) && to !== null && to > day) {
    until = to
    next += 2
  }
  next = skip(words, skip(words, next, 'of'), 'the')
  const month = MONTHS.get(words[next] ?? '')
  if (!month) return null
  Object.assign(parts, { month, day })
  if (until !== null) parts.until = { relations: [], amounts: [], unread: 0, month, day: until }
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
    parts.until = { relations: [], amounts: [], unread: 0, month: to }
    return at + 3
  }
  return at + 1
}

/** "Monday", "Mondays" */
export const weekday: Words = (words, at, parts) => {
  const found = WEEKDAYS.get(words[at]!)
  if (!found) return null
  if (/days$/.test(words[at]!)) parts.set = true
  if (parts.weekday === undefined) parts.weekday = found
  return at + 1
}

/** "summer" */
export const season: Words = (words, at, parts) => {
  const found = SEASONS.get(words[at]!)
  if (!found) return null
  if (words[at] === 'summers' || words[at] === 'winters') parts.set = true
  parts.season = found
  return at + 1
}

/** "Christmas", "Easter", "Thanksgiving Day", "9/11" */
export const feast: Words = (words, at, parts) => {
  for (const [name, month, day] of FEASTS) {
    const length = name.split(' ').length
    if (words.slice(at, at + length).join(' ') !== name) continue
    Object.assign(parts, { month, day })
    return at + length
  }
  if (words[at] === '9/11') {
    Object.assign(parts, { year: 2001, month: 9, day: 11 })
    return at + 1
  }
  if (words[at] === 'thanksgiving') {
    parts.thanksgiving = true
    return skip(words, at + 1, 'day')
  }
  if (words[at] === 'good' && words[at + 1] === 'friday') parts.easter = -2
  else if (words[at] === 'easter')
    parts.easter = words[at + 1] === 'monday' ? 1 : words[at + 1] === 'week' ? -7 : 0
  else return null
  return skip(words, at + (words[at] === 'good' ? 2 : 1), 'sunday', 'monday')
}

/** "2026", "'89", "the year two thousand", "nineteen ninety-one", "fiscal 1989", "480 BC" */
export const year: Words = (words, at, parts) => {
  if (parts.year !== undefined) return null
  const word = words[at]!
  if (/^\d{1,4}$/.test(word) && words[at + 1] === 'bc') {
    Object.assign(parts, { year: Number(word), beforeChrist: true })
    return at + 2
  }
  const plain = year4(word)
  const short = /^[’'‘`](\d\d)$/.exec(word)
  if (plain !== null) parts.year = plain
  else if (short) parts.year = century(+short[1]!)
  else {
    const head = countAt(words, at)
    if (!head || !/^[a-z]/.test(word) || head.value === null) return null
    if (head.value >= 2000 && head.value < 2100) {
      const rest = countAt(words, skip(words, head.next, 'and'))
      const more = rest && rest.value !== null && rest.value < 100 ? rest : null
      parts.year = head.value + (more?.value ?? 0)
      return more?.next ?? head.next
    }
    const tail = countAt(words, head.next)
    if (head.value < 11 || head.value > 20 || tail?.value == null || tail.value < 10 || tail.value > 99)
      return null
    parts.year = head.value * 100 + tail.value
    return tail.next
  }
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
