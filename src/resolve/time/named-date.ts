import { addDays, daysBetween } from '../../ontology/calendar-date.ts'
import { calendarMeaning } from './calendar.ts'
import { focus, quarterNear, rank } from './choose.ts'
import { durationDays, durationValue, move } from './duration.ts'
import { dated, type Meaning, open, type Setting } from './meaning.ts'
import type { Parts } from './parts.ts'
import { lastDay, type Period, periodAt, shift } from './period.ts'
import { relativePeriod } from './relative.ts'
import { type UnitName, unitOf } from './vocabulary.ts'

/** The date an expression names before its edge, clock and range are looked at. */
export function namedDate(parts: Parts, setting: Setting): Meaning | null {
  if (parts.today !== undefined) {
    if (!setting.published) return unanchored('a day of publication to count from')
    return dated(
      { grain: 'day', first: addDays(setting.published, parts.today) },
      parts.today === 0 ? 'publication' : 'relative',
    )
  }
  if (parts.period) {
    const quarter = quarterNear(setting)
    const same = quarter ? null : samePeriod(parts, setting)
    if (same) return same
    const rest: Parts = { ...parts, period: false }
    const found = namedDate(
      quarter ? { ...rest, relations: [...parts.relations, { relation: 'the', unit: 'quarter' }] } : rest,
      setting,
    )
    return found ?? unanchored('a quarter told of before')
  }
  const week = parts.relations.find((r) => r.unit === 'week' || r.unit === 'weekend')
  if (week && /^(?:the|this)$/.test(week.relation) && parts.day !== undefined) {
    const found = calendarMeaning({ ...parts, relations: [] }, setting)
    return found?.kind === 'date'
      ? { ...found, period: periodAt(unitOf(week.unit).grain, found.period.first) }
      : found
  }
  if (parts.day !== undefined && parts.month === undefined) return dayOfMonth(parts, parts.day, setting)
  const named = calendarMeaning(parts, setting)
  const relation = finest(parts)
  const unit = relation?.unit ?? (parts.quarter === undefined ? null : 'quarter')
  if (parts.ends && unit && named?.kind === 'date' && named.period.grain === 'day') return ended(unit, named)
  if (named) {
    if (parts.ordinal && named.kind === 'date') return nth(parts.ordinal, named)
    const quarter = relation?.unit === 'quarter' ? relativePeriod('the', 'quarter', setting)?.period : null
    return quarter && named.kind === 'date' && named.period.grain === 'year'
      ? dated(inYear(quarter, named.period), 'relative', { compared: quarter.first > lastDay(named.period) })
      : named
  }
  if (parts.ordinal) {
    if (parts.ordinal.unit === 'day') {
      const told = focus(setting, 'day')?.first ?? setting.published
      return told ? dated({ grain: 'day', first: told }, 'relative') : unanchored('a date to count from')
    }
    return { kind: 'duration', value: `P1${unitOf(parts.ordinal.unit).letter}`, days: null, covers: null }
  }
  if (relation) {
    const other = parts.relations.find((r) => r !== relation)
    if (relation.unit === 'quarter' && other?.unit === 'year') {
      const year = relativePeriod(other.relation, 'year', setting)
      const quarter = relativePeriod('the', 'quarter', setting)
      const found = year && quarter && inYear(quarter.period, year.period)
      if (found) return dated(found, 'relative', { compared: found.first < quarter.period.first })
    }
    if (unitOf(relation.unit).letter.startsWith('T'))
      return {
        kind: 'duration',
        value: durationValue([{ count: 1, unit: relation.unit }]),
        days: null,
        covers: null,
      }
    if (relation.relation === 'past' && relation.unit !== 'weekend')
      return unitLong(relation.unit, -1, setting)
    if (relation.relation === 'coming' && relation.unit !== 'weekend')
      return unitLong(relation.unit, 1, setting)
    if (LONG.test(relation.unit) && /^(?:last|next|following)$/.test(relation.relation) && !setting.narrative)
      return unitLong(relation.unit, relation.relation === 'last' ? -1 : 1, setting)
    const found = relativePeriod(relation.relation, relation.unit, setting)
    return found ? dated(found.period, found.basis) : unanchored('a date to count from')
  }
  if (parts.hour !== undefined || parts.part !== undefined) {
    const goesOn = !setting.narrative && !setting.earlier && setting.direction === 'past'
    const last = setting.anchors.at(-1)
    const told = goesOn && last?.aside ? (setting.anchors.findLast((a) => !a.aside) ?? last) : last
    const near =
      told?.period.grain === 'day' && (setting.narrative || setting.at - told.start < 400)
        ? told.period.first
        : setting.narrative
          ? null
          : setting.published
    return near ? dated({ grain: 'day', first: near }, 'relative') : unanchored('a day')
  }
  return parts.named ? elliptic(parts, setting) : null
}

const SAME_REACH = 200

/** "the same period last year": the month, season or half told of just before, in that year. */
function samePeriod(parts: Parts, setting: Setting): Meaning | null {
  const last = setting.anchors.findLast((a) => !a.compared)
  if (!last || setting.at - last.start > SAME_REACH || !/^(?:month|season|half)$/.test(last.period.grain))
    return null
  const [relation] = parts.relations
  if (parts.relations.length !== 1 || relation!.unit !== 'year') return null
  const year = relativePeriod(relation!.relation, 'year', setting)?.period
  return year ? dated(inYear(last.period, year), 'relative', { compared: true }) : null
}

/** An expression with nothing to count from. */
export const unanchored = (what: string): Meaning =>
  open('date-unanchored', `expected ${what}, got none; give the day of publication`)

/** How many days a company's quarter may end before or after that of the calendar. */
const NEAR_END = 7

/** "the quarter ended Sept. 30": the one of the calendar where it ends on that day, or in that week, else its length up to it. */
function ended(unit: UnitName, on: Meaning & { kind: 'date' }): Meaning {
  const to = on.period.first
  const whole = periodAt(unitOf(unit).grain, unit === 'quarter' ? addDays(to, -NEAR_END) : to)
  const beside = Math.abs(daysBetween(lastDay(whole), to))
  if (beside <= (unit === 'quarter' ? NEAR_END : 0)) return { ...on, period: whole }
  const amounts = [{ count: 1, unit }]
  const from = move(addDays(to, 1), amounts, -1)
  return {
    kind: 'duration',
    value: durationValue(amounts),
    days: durationDays(amounts),
    covers: { from, to },
  }
}

/** Of these the last and the next are as long as told, not those of the calendar. */
const LONG = /^(?:decade|century)$/

/** "the past year", "the coming year": the twelve months before publication, or after it. */
function unitLong(unit: UnitName, sign: 1 | -1, { published }: Setting): Meaning {
  const amounts = [{ count: 1, unit }]
  const other = published && move(published, amounts, sign)
  const covers = published
    ? sign < 0
      ? { from: other, to: published }
      : { from: published, to: other }
    : null
  return { kind: 'duration', value: durationValue(amounts), days: durationDays(amounts), covers }
}

/** "this year as [last]": the unit of the date before. */
function elliptic(parts: Parts, setting: Setting): Meaning | null {
  const grain = setting.anchors.at(-1)?.period.grain
  if (!grain || !setting.published || setting.at - setting.anchors.at(-1)!.start > 60) return null
  const now = periodAt(grain, setting.published)
  return dated(shift(now, parts.named === 'next' ? 1 : -1), 'relative')
}

/** The relation with the finest unit: the quarter in "last year's quarter". */
export const finest = (parts: Parts) =>
  [...parts.relations].sort((a, b) => rank(unitOf(b.unit).grain) - rank(unitOf(a.unit).grain))[0]

/** "the last week of October", "the first day of 2026" */
function nth({ value, unit }: NonNullable<Parts['ordinal']>, of: Meaning & { kind: 'date' }): Meaning {
  const { grain } = unitOf(unit)
  if (rank(grain) <= rank(of.period.grain)) return of
  const half = grain === 'week' ? 3 : 0
  const inside =
    value === -1
      ? periodAt(grain, addDays(lastDay(of.period), -half))
      : shift(periodAt(grain, addDays(of.period.first, half)), value - 1)
  if (grain === 'weekend' && value === -1 && inside.first > lastDay(of.period))
    return { ...of, period: shift(inside, -1) }
  return inside.first > lastDay(of.period) ? of : { ...of, period: inside }
}

/** The same quarter or month in another year. */
export const inYear = ({ grain, first }: Period, year: Period): Period =>
  periodAt(grain, `${year.first.slice(0, 4)}${first.slice(4)}`)

/** "the 6th", "the 6th of next month" */
function dayOfMonth(parts: Parts, number: number, setting: Setting): Meaning {
  const month = parts.relations.find((r) => r.unit === 'month')
  const base = month ? relativePeriod(month.relation, 'month', setting)?.period : null
  const published = setting.narrative
    ? (setting.anchors.at(-1)?.period.first ?? setting.published)
    : setting.published
  if (!base && !published) return unanchored('a month')
  const now = periodAt('month', base?.first ?? published!)
  const months = base || setting.narrative ? [now] : [shift(now, -1), now, shift(now, 1)]
  const days = months.flatMap((m): Period[] => {
    const first = addDays(m.first, number - 1)
    return first <= lastDay(m) ? [{ grain: 'day', first }] : []
  })
  const from = published ?? now.first
  const past = days.filter((d) => d.first <= from).at(-1)
  const coming = days.find((d) => d.first >= from)
  const near = days
    .slice()
    .sort((a, b) => Math.abs(daysBetween(from, a.first)) - Math.abs(daysBetween(from, b.first)))[0]
  const chosen =
    base || months.length === 1
      ? days[0]
      : setting.direction === 'past'
        ? past
        : setting.direction === 'future'
          ? coming
          : near
  return chosen ? dated(chosen, 'relative') : unanchored('a day of that month')
}
