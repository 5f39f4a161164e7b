import { QUALIFIER, RELATIONS } from './relative-words.ts'
import { countAt, ordinalAt } from './tokens.ts'
import { UNITS, unitOf, WEEKDAYS } from './vocabulary.ts'
import { skip, type Words, year4 } from './words.ts'

/** How many times; null where the count stands before: "three [times] a week". */
const OFTEN: ReadonlyMap<string, number | null> = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
  ['times', null],
])

/** "daily", "annually", "every two years", "twice a week", "each year" */
export const set: Words = (words, at, parts) => {
  const adverbs: { readonly [word: string]: string } = {
    daily: 'day',
    weekly: 'week',
    monthly: 'month',
    quarterly: 'quarter',
    yearly: 'year',
    annually: 'year',
    annual: 'year',
    hourly: 'hour',
    nightly: 'day',
  }
  const word = words[at]!
  const unit = adverbs[word]
  if (unit) {
    parts.set = true
    parts.amounts.push({ count: 1, unit: UNITS.get(unit)! })
    return at + 1
  }
  const often = OFTEN.get(word)
  if (often !== undefined) {
    const next = words[at + 1] === 'every' || words[at + 1] === 'a' || words[at + 1] === 'per' ? at + 2 : null
    const of = next === null ? undefined : UNITS.get(words[next] ?? '')
    if (!of) return null
    parts.set = true
    const times = often ?? countAt(words, at - 1)?.value
    if (times) parts.freq = `${times}X`
    parts.amounts.push({ count: 1, unit: of })
    return next! + 1
  }
  // "each of the past three years" is as long as all of them.
  if (RELATIONS.get(word) !== 'every' || at + 1 === words.length || words[at + 1] === 'of') return null
  parts.set = true
  parts.quant = word === 'each' ? 'EACH' : 'EVERY'
  const other = words[at + 1] === 'other' ? 2 : null
  const count = other ? null : countAt(words, at + 1)
  const next = other ? at + 2 : (count?.next ?? at + 1)
  const of = UNITS.get(words[next] ?? '')
  if (!of) return at + 1
  parts.amounts.push({ count: other ?? (count ? count.value : 1), unit: of })
  return next + 1
}

/** "two weeks", "three days a week", "four-day", "12 to 18 months", "decades", "a century" */
export const amount: Words = (words, at, parts) => {
  const count = countAt(words, at)
  let next = count ? count.next : at
  let value = count?.value
  if (count && /^(?:to|or|[-–])$/.test(words[next] ?? '')) {
    const second = countAt(words, next + 1)
    if (second) {
      next = second.next
      value = null
    }
  }
  if (count && words[next] === 'of') next++
  while (count && QUALIFIER.test(words[next] ?? '')) next++
  const unit = UNITS.get(words[next] ?? '')
  if (!unit) return null
  const plural = words[next]!.endsWith('s')
  if (!plural && count && year4(words[count.next - 1]) !== null) return null
  const long = words[next + 1] === 'long'
  if (!count && !plural && !long) return null
  if (!count && unit === 'year' && year4(words[next + 1]) !== null) return next + 1
  if (count && /^(?:one|a)$/.test(words[at]!) && words[next] === 'half') return null
  // "the year-earlier nine months" are as long as the nine months told of
  if (parts.direction && parts.amounts.length > 0) {
    parts.amounts = []
    delete parts.direction
  }
  if (/^(?:first|opening)$/.test(words[at - 1] ?? '')) parts.first = true
  parts.amounts.push({ count: count ? value! : plural ? null : 1, unit })
  next++
  if (words[next] === 'ahead') {
    parts.named = 'coming'
    next++
  }
  if (/^(?:long|old)$/.test(words[next] ?? '')) next++
  if (words.slice(next, next + 3).join(' ') === 'and a half') {
    parts.amounts.push({ count: 0.5, unit })
    next += 3
  }
  if (words[next] === 'or' && (words[next + 1] === 'so' || words[next + 1] === 'more')) {
    parts.approximate = true
    parts.mod = words[next + 1] === 'so' ? 'APPROX' : 'EQUAL_OR_MORE'
    next += 2
  }
  if (words[next] === 'or' && UNITS.has(words[next + 1] ?? '')) next += 2
  const every = /^(?:an?|per)$/.test(words[next] ?? '') ? UNITS.get(words[next + 1] ?? '') : undefined
  if (every && count && value) {
    parts.set = true
    parts.freq = `${value}${unitOf(unit).letter.replace('T', '')}`
    parts.amounts = [{ count: 1, unit: every }]
    next += 2
  }
  return next
}

/** "ago", "a week earlier", "two days later", "three months from now", "the day before" */
export const direction: Words = (words, at, parts) => {
  const bare = parts.relations.at(-1)
  if (parts.amounts.length === 0 && bare?.relation !== 'the') return null
  const two = words.slice(at, at + 2).join(' ')
  if (two === 'from now') parts.direction = 'hence'
  else if (words[at] === 'from' && WEEKDAYS.has(words[at + 1] ?? '')) parts.direction = 'later'
  else if (words[at] === 'ago' || words[at] === 'back') parts.direction = 'ago'
  else if (/^(?:earlier|before|previously|previous|prior)$/.test(words[at]!)) parts.direction = 'earlier'
  else if (/^(?:later|after|afterwards?|thereafter|following)$/.test(words[at]!)) parts.direction = 'later'
  else if (/^hence$/.test(words[at]!)) parts.direction = 'hence'
  else return null
  if (parts.amounts.length === 0) {
    parts.relations.pop()
    parts.amounts.push({ count: 1, unit: bare!.unit })
  }
  return two === 'from now' ? at + 2 : at + 1
}

/** "week", "the quarter": a unit on its own */
export const bareUnit: Words = (words, at, parts) => {
  const unit = UNITS.get(words[at]!)
  if (!unit || words[at]!.endsWith('s') || parts.amounts.length > 0) return null
  // "Independence Day"
  if (unit === 'day' && parts.unread > 0) return null
  parts.relations.push({ relation: 'the', unit })
  return at + 1
}

/** "the latest period", "the comparable period" */
export const period: Words = (words, at, parts) => {
  if (words[at] !== 'period' || parts.amounts.some((a) => a.unit !== 'year')) return null
  parts.period = true
  return at + 1
}

/** "the second day", "the last week of October" */
export const ordinalUnit: Words = (words, at, parts) => {
  const nth =
    words[at] === 'last' || words[at] === 'final' ? { value: -1, next: at + 1 } : ordinalAt(words, at)
  if (!nth) return null
  const next = skip(words, nth.next, 'consecutive', 'straight', 'successive')
  const unit = UNITS.get(words[next] ?? '')
  if (!unit || words[next]!.endsWith('s')) return null
  if (nth.value === -1 && words[next + 1] !== 'of') return null
  parts.ordinal = { value: nth.value, unit }
  return next + 1
}
