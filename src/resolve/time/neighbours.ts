import type { TimeExpression } from '../../ontology/reading.ts'
import { parse } from './parse.ts'
import { noParts, type Parts } from './parts.ts'

/** A time expression with what its words, and those right beside it, say. */
export interface Said extends TimeExpression {
  readonly parts: Parts
}

const JOINT = /^,?\s+(?:of\s+|on\s+)?$|^,\s*$/
/** What stands beyond an empty line is said apart: a headline's "until Friday" and the date of the page below it. */
const APART = /\n\s*\n/
/** "Dec. 7 (Dec. 8 in Tokyo), 1941" */
const YEAR_BEYOND = /^ \([^()]{1,60}\),? ((?:1[6-9]|20)\d\d)\b/
const RANGE = /^\s*(?:-|–|—|\/|to|through|until|till|and|or|&|,)\s*(?:the\s+)?$/
const YEAR_AFTER = /^,? (?:of )?(?:this|last|next) (?:year|month|week)\b|^,? (?:1[6-9]|20)\d\d\b(?![\d,]*\d)/
const COUNT_AFTER = /^ (?:ago|earlier|later)\b/
/** What happened, and no date: "his death", "the summit". */
const EVENT_AFTER =
  /^ (?!(?:last|next|this|yesterday|tomorrow|Christmas|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec|\w+day)\b)[A-Za-z]/
/** "the Sept. 11 attacks" */
const ATTACKS = /^,? (?:terror|attack|hijack|suicide)/i
/** "two days after [Thursday's summit]"; but "two days from [Thursday]" begin on that day. */
const COUNTED_FROM = /^ (?:before|after) (?:the )?$/
/** "on [the second day] of his visit" */
const IN_COURSE =
  /^ of (?:the|his|her|their|its|a|an) (?:[\w-]+ ){0,2}(?:visit|trip|tour|stay|journey|talks|summit|conference|meeting|session)\b/
const BEGAN = /\b(?:arriv|land|touch(?:ed|es) down|beg[aiu]n|start|open|kick(?:ed|s) off)/i
const BEGUN_REACH = 250
/** "they will [one day] agree" */
const SOME_DAY = /\b(?:will|would|could|may|might|can|should|to|I|you|he|she|it|we|they)(?: not)? $/
/** "the quarter ended [Sept. 30]" */
const ENDED = /^ end(?:ed|ing)(?: on)? $/
const WEEK_FROM = /^ from $/
/** "in [two weeks]' time" */
const TIME_AFTER = /^(?:['’]s?)? time\b/
/** "within [90 days] of signature" */
const OF_EVENT = /^ (?:of|after|from|following)\b/
/** "June [14]–16, 2026" */
const RANGE_YEAR =
  /^(?: ?[-–—/] ?| to )\d{1,2}(?:st|nd|rd|th)?(?:, ((?:1[6-9]|20)\d\d)\b|( (?:of )?(?:this|last|next) year)\b)/
const DAY_YEAR = /^(\d{1,2})(?:st|nd|rd|th)?, ((?:1[6-9]|20)\d\d)$/
/** "[6 p.m.] local time (1500 GMT) on Monday" */
const DAY_LATER = /^\)?(?: \([^()]{1,40}\))?,? (?:on |of )?(?:the )?$/
const EDGE_BEFORE = /\b(?:early|late|mid|earlier|later)[ -](?:in |on )?(?:the )?$/i

const hasCalendar = (p: Parts): boolean =>
  p.month !== undefined ||
  p.day !== undefined ||
  p.weekday !== undefined ||
  p.season !== undefined ||
  p.quarter !== undefined
const hasYear = (p: Parts): boolean =>
  p.year !== undefined || p.relations.some((r) => /year|month|week/.test(r.unit))

const isDay = (p: Parts): boolean => (p.month !== undefined && p.day !== undefined) || p.weekday !== undefined
/** An amount of days or more, "two weeks", or "the day", and nothing else. */
const isCount = (p: Parts): boolean =>
  !hasCalendar(p) &&
  p.year === undefined &&
  p.direction === undefined &&
  !p.set &&
  p.amounts.length + p.relations.length === 1 &&
  [...p.amounts, ...p.relations].every(({ unit }) => /^(?:day|week|month|year)$/.test(unit)) &&
  p.relations.every(({ relation }) => relation === 'the')

/** Whether two neighbouring expressions are one: "October" and "last year", "Jan. 6" and "2026", "10 p.m." and "Wednesday". */
const belong = (a: Parts, b: Parts): boolean => {
  if (
    hasCalendar(a) &&
    !hasYear(a) &&
    hasYear(b) &&
    !hasCalendar(b) &&
    !b.direction &&
    b.amounts.length === 0
  )
    return true
  if (a.weekday !== undefined && a.day === undefined && b.month !== undefined && b.day !== undefined)
    return true
  if (a.direction === 'ago' && !hasCalendar(a) && a.relations.length === 0)
    return (
      b.today === 0 ||
      (b.amounts.length === 0 &&
        !hasCalendar(b) &&
        b.relations.length === 1 &&
        b.relations[0]!.relation === 'this')
    )
  return (
    a.hour !== undefined &&
    a.weekday === undefined &&
    a.day === undefined &&
    (b.weekday !== undefined || b.day !== undefined)
  )
}

/** Words that only shade the expression right after them. */
const ALONE = /^(?:earlier|later|early|late|shortly|(?:most )?recently)$/i

/** The expressions of a text in order, with those that are parts of one date joined. */
export function joined(text: string, times: readonly TimeExpression[]): Said[] {
  const said: Said[] = []
  for (const time of [...times].sort((a, b) => a.start - b.start || b.end - a.end)) {
    let last = said.at(-1)
    if (last && time.start < last.end) continue
    if (last && ALONE.test(text.slice(last.start, last.end)) && text.slice(last.end, time.start) === ' ') {
      said.pop()
      last = undefined
    }
    const parts = parse(text.slice(time.start, time.end))
    const between = last ? text.slice(last.end, time.start) : ''
    if (last && JOINT.test(between) && !APART.test(between) && belong(last.parts, parts)) {
      const { start } = last
      const whole = { ...last, end: time.end, type: last.parts.hour !== undefined ? last.type : time.type }
      said[said.length - 1] = { ...whole, type: last.type, parts: parse(text.slice(start, time.end)) }
    } else said.push({ ...time, parts })
  }
  return said.map((s, i) => onDay(text, beside(text, s, said[i - 1], said[i + 1]), said.slice(i + 1, i + 3)))
}

/** An hour with the day that is told after it, where its reckoning elsewhere may stand between. */
function onDay(text: string, said: Said, after: readonly Said[]): Said {
  const { parts } = said
  if (parts.hour === undefined || isDated(parts)) return said
  const day = after.find((s) => isDated(s.parts))
  if (!day || day.parts.hour !== undefined || !DAY_LATER.test(text.slice(said.end, day.start))) return said
  return { ...said, parts: { ...parts, ...day.parts } }
}

const isDated = (p: Parts): boolean => isDay(p) || p.today !== undefined

/** The expression with what stands right beside its span: "October [this year]", "early [December]", "April 24 and [25]". */
function beside(text: string, said: Said, before: Said | undefined, after: Said | undefined): Said {
  let { parts } = said
  const ahead = text.slice(Math.max(0, said.start - 15), said.start)
  const rest = text.slice(said.end, said.end + 30)
  const year = YEAR_AFTER.exec(rest)
  if (year && hasCalendar(parts) && !hasYear(parts)) parts = parse(text.slice(said.start, said.end) + year[0])
  const beyond = YEAR_BEYOND.exec(text.slice(said.end, said.end + 80))?.[1]
  if (beyond && parts.day !== undefined && parts.month !== undefined && !hasYear(parts))
    parts = { ...parts, year: Number(beyond) }
  const shared = RANGE_YEAR.exec(rest)
  if (shared && parts.day !== undefined && parts.month !== undefined && !hasYear(parts))
    parts = { ...parts, ...yearOf(shared[1] ?? shared[2]!) }
  if (parts.month === 9 && parts.day === 11 && !hasYear(parts) && ATTACKS.test(rest))
    parts = { ...parts, year: 2001 }
  const count = COUNT_AFTER.exec(rest)
  if (count && parts.amounts.length > 0 && !parts.direction)
    parts = parse(text.slice(said.start, said.end) + count[0])
  const whole = parts.relations.length === 1 && !hasCalendar(parts) ? parts.relations[0]! : null
  if (
    whole &&
    after &&
    /^(?:quarter|year)$/.test(whole.unit) &&
    isDay(after.parts) &&
    ENDED.test(text.slice(said.end, after.start))
  )
    parts = { ...after.parts, relations: [whole], ends: true, apart: false }
  else if (
    /^ (?:ended|ending)\b/.test(rest) &&
    parts.relations.length === 1 &&
    parts.relations[0]!.unit === 'year' &&
    !hasCalendar(parts)
  )
    parts = { ...parts, relations: [], amounts: [{ count: 1, unit: 'year' }] }
  if (parts.amounts.length > 0 && /\bin (?:about |just |only |another )?$/i.test(ahead))
    parts = { ...parts, ahead: TIME_AFTER.test(rest) ? 'sure' : 'likely' }
  if (parts.amounts.length > 0 && /\bwithin (?:the )?$/i.test(ahead) && !OF_EVENT.test(rest))
    parts = { ...parts, within: true }
  if (/^one day$/i.test(text.slice(said.start, said.end)) && SOME_DAY.test(ahead))
    parts = { ...noParts(), vague: 'FUTURE' }
  if (
    parts.ordinal?.unit === 'day' &&
    parts.ordinal.value > 1 &&
    IN_COURSE.test(rest) &&
    /\b[Oo]n $/.test(ahead)
  )
    parts = dayOfCourse(text, parts.ordinal.value, said, before)
  const until = /^[-–](\d\d|(?:1\d|20)\d\d)(?![\d-])/.exec(rest)?.[1]
  if (until && /^\d{4}$/.test(text.slice(said.start, said.end)) && parts.year !== undefined) {
    const year = until.length === 4 ? +until : parts.year - (parts.year % 100) + +until
    if (year > parts.year) parts = { ...parts, until: { ...noParts(), year }, beyond: true }
  }
  if (/\b(?:after|before|following)$/.test(text.slice(said.start, said.end)) && EVENT_AFTER.test(rest))
    parts = { ...parts, event: true }
  if (after && isDay(after.parts)) {
    const count = text.slice(said.start, said.end).replace(/ (?:before|after|from)$/, '')
    const link = text.slice(said.start + count.length, after.start)
    const week = /\bweek$/.test(count) && WEEK_FROM.test(link)
    if ((week || COUNTED_FROM.test(link)) && isCount(parse(count)))
      parts = { ...parse(text.slice(said.start, after.end)), apart: !/^the\b/i.test(count) }
  }
  const edge = EDGE_BEFORE.exec(ahead)
  if (edge && !parts.edge) parts = { ...parts, edge: parse(edge[0]).edge! }
  const last = before && RANGE.test(text.slice(before.end, said.start)) ? before.parts : null
  const dayYear = last?.day === undefined ? null : DAY_YEAR.exec(text.slice(said.start, said.end))
  parts = dayYear
    ? { ...noParts(), month: last!.month!, day: Number(dayYear[1]), year: Number(dayYear[2]) }
    : borrowed(parts, last)
  if (year && parts.bare === undefined && last?.day !== undefined && !hasYear(parts))
    parts = { ...parts, ...yearOf(year[0]) }
  parts = borrowed(parts, after && RANGE.test(text.slice(said.end, after.start)) ? after.parts : null, true)
  return { ...said, parts }
}

/** The year that some words give, in figures or as "last year". */
function yearOf(words: string): Pick<Parts, 'year' | 'relations'> {
  const { year, relations } = parse(words)
  return year === undefined ? { relations } : { year, relations }
}

/** The day of a visit: counted from that on which it began, where the text has just said so, else from none that is known. */
function dayOfCourse(text: string, number: number, said: Said, before: Said | undefined): Parts {
  const count: Parts = { ...noParts(), amounts: [{ count: number - 1, unit: 'day' }], direction: 'later' }
  const begun =
    before !== undefined &&
    isDay(before.parts) &&
    said.start - before.start < BEGUN_REACH &&
    BEGAN.test(text.slice(Math.max(0, before.start - 80), said.start))
  return begun ? count : { ...count, event: true }
}

/** Parts completed from a neighbour in the same range or list. */
function borrowed(parts: Parts, other: Parts | null, ahead = false): Parts {
  if (!other) return parts
  if (parts.bare !== undefined) {
    const { bare, ...rest } = parts
    if (!ahead && other.beyond && bare < 100) return { ...rest, year: other.until!.year! }
    if (other.month !== undefined && other.day !== undefined && bare <= 31) {
      const more = other.year === undefined ? {} : { year: other.year }
      return { ...rest, month: other.month, day: bare, ...more }
    }
    if (ahead && other.quarter !== undefined && bare <= 4)
      return { ...rest, quarter: bare, ...(other.set ? { set: true } : {}) }
    const unit = other.amounts[0]?.unit
    if (ahead && unit) return { ...rest, amounts: [{ count: bare, unit }] }
    return parts
  }
  if (ahead && hasCalendar(parts) && !hasYear(parts) && hasCalendar(other)) {
    if (parts.day !== undefined && parts.month === undefined && other.month !== undefined) {
      return { ...parts, month: other.month, ...(other.year === undefined ? {} : { year: other.year }) }
    }
    if (other.year !== undefined && parts.month !== undefined && parts.month <= (other.month ?? 12))
      return { ...parts, year: other.year }
  }
  return parts
}
