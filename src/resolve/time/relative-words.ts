import type { Relation } from './parts.ts'
import { countAt } from './tokens.ts'
import { MONTHS, SEASONS, UNITS, WEEKDAYS } from './vocabulary.ts'
import type { Words } from './words.ts'

/** Words that relate a unit to another date. */
export const RELATIONS: ReadonlyMap<string, Relation> = new Map([
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
  ['future', 'coming'],
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
/** Words that may stand between a relation and its unit. */
export const QUALIFIER =
  /^(?:fiscal|calendar|financial|whole|entire|full|very|academic|school|trading|latest|current|same|coming|past|previous|following|next|last|comparable|corresponding|new|old|final|intervening|consecutive|straight|more|other|additional|successive|working|business|crucial|long|short)$/

/** "these days", "today", "yesterday", "tomorrow", "tonight", "the day before yesterday", "the day after tomorrow" */
export const today: Words = (words, at, parts) => {
  if (words[at] === 'these' && words[at + 1] === 'days') {
    parts.vague = 'PRESENT'
    return at + 2
  }
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
  [/^(?:more |most |until |very )?(?:recently|lately)\b|^the other (?:day|night|week)\b/, 'PAST'],
  [/^(?:previously|formerly|former|once|earlier on|long ago|in the past|historically|a while ago)\b/, 'PAST'],
  [
    /^the past$|^(?:the )?(?:recent|distant) past$|^past$|^recent$|^earlier$|^before$|^(?:some time|long|not long) ago|^of late$|^(?:back then|(?:those|the old|the early) days|at one time|one time)$/,
    'PAST',
  ],
  [
    /^(?:right |just |for |until |until |up to |by )?(?:now|currently|presently|nowadays|already|yet|at present|at the moment|at the time being|the time being|to date|these days|this (?:\w+ )?moment|the moment|this time|at this time|at this point|modern day|present day|present|current|ongoing|the present|so far|still)\b/,
    'PRESENT',
  ],
  [
    /^(?:as |very )?(?:soon|shortly|sooner or later|one day|some day|someday|eventually|in the future|future|the (?:near |foreseeable |immediate |distant )?future|(?:the |in the )?(?:near|short|medium|long) (?:term|run)|a later date|later|in due course|afterwards|thereafter|down the road|(?:at )?some point|sometime|(?:the )?(?:days|weeks|months|years|decades) to come)\b/,
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

/** "last week", "this coming month", "the same day", "the latest fiscal year", "the year-ago quarter" */
export const relation: Words = (words, at, parts) => {
  const first = RELATIONS.get(words[at]!)
  if (!first || first === 'every') return null
  const named = WEEKDAYS.has(words[at + 4] ?? '') || MONTHS.has(words[at + 4] ?? '')
  const other = named ? null : /^the (\w+) (before last|after next)$/.exec(words.slice(at, at + 4).join(' '))
  const over = UNITS.get(other?.[1] ?? '')
  if (over) {
    parts.relations.push({ relation: other![2] === 'before last' ? 'before-last' : 'after-next', unit: over })
    return at + 4
  }
  const three = words.slice(at, at + 3).join(' ')
  if (/^the (?:(?:last|final) half|final quarter)\b/.test(three)) return at + 1
  if (/^last half\b/.test(three) || /^the other (?:day|night|week)$/.test(three)) return null
  if (/^(?:last|final) \w+day (?:of|in)$/.test(three)) return null
  if (/^the (?:last|final) \w+day (?:of|in)$/.test(words.slice(at, at + 4).join(' '))) return at + 1
  const of = words.slice(at, at + 4).join(' ')
  if (/^the (?:last|final) (?:day|week|weekend|month) of$/.test(of)) return at + 1
  if (/^(?:last|final) (?:day|week|weekend|month) of\b/.test(of)) return null
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
    if (first === 'this' && found === 'coming') found = 'next'
    // "in the last week", unlike "last week", is the seven days up to now.
    if (first === 'the' && words[at + 1] === 'last' && next === at + 2 && /^(?:week|month|year)$/.test(unit))
      found = 'past'
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
