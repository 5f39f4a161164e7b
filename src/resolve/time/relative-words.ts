import type { Words } from './calendar-words.ts'
import type { Relation } from './parts.ts'
import { countAt, ordinalAt } from './tokens.ts'
import { MONTHS, SEASONS, UNITS, WEEKDAYS } from './vocabulary.ts'

const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ['last', 'last'],
  ['past', 'past'],
  ['recent', 'past'],
  ['previous', 'previous'],
  ['prior', 'previous'],
  ['preceding', 'previous'],
  ['this', 'this'],
  ['current', 'this'],
  ['present', 'this'],
  ['next', 'next'],
  ['coming', 'coming'],
  ['upcoming', 'coming'],
  ['following', 'following'],
  ['subsequent', 'following'],
  ['ensuing', 'following'],
  ['same', 'same'],
  ['that', 'same'],
  ['latest', 'the'],
  ['the', 'the'],
  ['every', 'every'],
  ['each', 'every'],
  ['per', 'every'],
])
const QUALIFIER =
  /^(?:fiscal|calendar|financial|whole|entire|full|very|academic|school|trading|latest|current|same|coming|past|previous|following|next|last|comparable|corresponding|new|old|final|intervening|consecutive|straight|more|other|additional|successive|working|business|crucial|long|short)$/

/** "today", "yesterday", "tomorrow", "tonight", "the day before yesterday", "the day after tomorrow" */
export const today: Words = (words, at, parts) => {
  const three = words.slice(at, at + 3).join(' ')
  if (three === 'day before yesterday' || three === 'day after tomorrow') {
    parts.today = three.endsWith('yesterday') ? -2 : 2
    return at + 3
  }
  const shifts: { readonly [word: string]: number } = {
    today: 0,
    tonight: 0,
    yesterday: -1,
    tomorrow: 1,
    tonite: 0,
  }
  const found = shifts[words[at]!]
  if (found === undefined) return null
  parts.today = found
  if (words[at]!.startsWith('toni')) parts.part = 'NI'
  return at + 1
}

const VAGUE: readonly (readonly [RegExp, 'PAST' | 'PRESENT' | 'FUTURE'])[] = [
  [/^(?:more |most |until |very )?(?:recently|lately)\b/, 'PAST'],
  [/^(?:previously|formerly|former|once|earlier on|long ago|in the past|historically|a while ago)\b/, 'PAST'],
  [/^the past$|^the recent past|^past$|^recent$|^earlier$|^before$|^some time ago/, 'PAST'],
  [
    /^(?:right |just |for |until |until |up to |by )?(?:now|currently|presently|nowadays|already|yet|at present|at the moment|at the time being|the time being|to date|these days|this (?:\w+ )?moment|the moment|this time|at this time|at this point|modern day|present day|present|current|ongoing|the present|so far|still)\b/,
    'PRESENT',
  ],
  [
    /^(?:as |very )?(?:soon|shortly|sooner or later|one day|some day|someday|eventually|in the future|future|the (?:near |foreseeable |immediate |distant )?future|(?:the |in the )?(?:near|short|medium|long) (?:term|run)|a later date|later|in due course|afterwards|thereafter)\b/,
    'FUTURE',
  ],
]

/** "now", "recently", "the past", "the near future": read only when the whole expression is vague */
export const vague = (
  words: readonly string[],
): { kind: 'PAST' | 'PRESENT' | 'FUTURE'; length: number } | null => {
  const all = words.join(' ')
  for (const [form, kind] of VAGUE) {
    const found = form.exec(all)
    if (found) return { kind, length: found[0].split(' ').length }
  }
  return null
}

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
  if (/^(?:once|twice|thrice|times)$/.test(word)) {
    const next = words[at + 1] === 'every' || words[at + 1] === 'a' || words[at + 1] === 'per' ? at + 2 : null
    const of = next === null ? undefined : UNITS.get(words[next] ?? '')
    if (!of) return null
    parts.set = true
    parts.amounts.push({ count: 1, unit: of })
    return next! + 1
  }
  if (RELATIONS.get(word) !== 'every') return null
  parts.set = true
  if (words[at + 1] === 'of') return at + 2
  const other = words[at + 1] === 'other' ? 2 : null
  const count = other ? null : countAt(words, at + 1)
  const next = other ? at + 2 : (count?.next ?? at + 1)
  const of = UNITS.get(words[next] ?? '')
  if (!of) return at + 1
  parts.amounts.push({ count: other ?? (count ? count.value : 1), unit: of })
  return next + 1
}

/** "two weeks", "four-day", "12 to 18 months", "decades", "a century" */
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
  const long = words[next + 1] === 'long'
  if (!count && !plural && !long) return null
  if (count && /^(?:one|a)$/.test(words[at]!) && words[next] === 'half') return null
  parts.amounts.push({ count: count ? value! : plural ? null : 1, unit })
  next++
  if (/^(?:long|old)$/.test(words[next] ?? '')) next++
  if (words.slice(next, next + 3).join(' ') === 'and a half') {
    parts.amounts.push({ count: 0.5, unit })
    next += 3
  }
  if (words[next] === 'or' && (words[next + 1] === 'so' || words[next + 1] === 'more')) {
    parts.approximate = true
    next += 2
  }
  if (words[next] === 'or' && UNITS.has(words[next + 1] ?? '')) next += 2
  return next
}

/** "ago", "a week earlier", "two days later", "three months from now", "the day before" */
export const direction: Words = (words, at, parts) => {
  const bare = parts.relations.at(-1)
  if (parts.amounts.length === 0 && bare?.relation !== 'the') return null
  const two = words.slice(at, at + 2).join(' ')
  if (two === 'from now') parts.direction = 'hence'
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

/** "last week", "this coming month", "the same day", "the latest fiscal year", "the year-ago quarter" */
export const relation: Words = (words, at, parts) => {
  const first = RELATIONS.get(words[at]!)
  if (!first || first === 'every') return null
  const three = words.slice(at, at + 3).join(' ')
  if (/^the (?:(?:last|final) half|final quarter)\b/.test(three)) return at + 1
  if (/^last half\b/.test(three)) return null
  const of = words.slice(at, at + 4).join(' ')
  if (/^the (?:last|final) (?:day|week|month) of$/.test(of)) return at + 1
  if (/^(?:last|final) (?:day|week|month) of\b/.test(of)) return null
  let found: Relation = first
  let next = at + 1
  while (RELATIONS.has(words[next] ?? '') || QUALIFIER.test(words[next] ?? '')) {
    const more = RELATIONS.get(words[next]!)
    if (more && !(more === 'the') && !(found === 'same' && more === 'same'))
      found = found === 'the' || found === 'this' ? joined(found, more) : found
    next++
  }
  const unit = UNITS.get(words[next] ?? '')
  if (unit && !words[next]!.endsWith('s')) {
    parts.relations.push({ relation: found, unit })
    return next + 1
  }
  const name = words[next] ?? ''
  if (
    MONTHS.has(name) ||
    WEEKDAYS.has(name) ||
    SEASONS.has(name) ||
    /^(?:christmas|easter|thanksgiving)$/.test(name)
  ) {
    if (found !== 'the') parts.named = found
    return next
  }
  if (countAt(words, next) || (unit && words[next]!.endsWith('s'))) {
    if (found !== 'the') parts.named = found
    return next
  }
  if (found === 'the') return next
  if (/^(?:morning|afternoon|evening|night)$/.test(name)) {
    parts.relations.push({ relation: found, unit: 'day' })
    return next
  }
  if (next === words.length && (found === 'last' || found === 'next')) {
    parts.named = found
    return next
  }
  return null
}
const joined = (first: Relation, second: Relation): Relation =>
  first === 'this' && second === 'past'
    ? 'last'
    : first === 'this' && (second === 'coming' || second === 'next')
      ? 'coming'
      : first === 'the' && second === 'next'
        ? 'following'
        : second

/** "week", "the quarter": a unit on its own */
export const bareUnit: Words = (words, at, parts) => {
  const unit = UNITS.get(words[at]!)
  if (!unit || words[at]!.endsWith('s') || parts.amounts.length > 0) return null
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
  const unit = UNITS.get(words[nth.next] ?? '')
  if (!unit || words[nth.next]!.endsWith('s')) return null
  if (nth.value === -1 && words[nth.next + 1] !== 'of') return null
  parts.ordinal = { value: nth.value, unit }
  return nth.next + 1
}

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

/** "since 2014", "until May" */
export const bound: Words = (words, at, parts) => {
  if (at > 0) return null
  if (words[at] === 'since') parts.bound = 'since'
  else if (/^(?:until|till)$/.test(words[at]!)) parts.bound = 'until'
  else return null
  return at + 1
}
