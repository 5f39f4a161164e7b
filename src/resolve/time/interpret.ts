import { addDays, type Day, daysBetween, earlier, later } from '../../ontology/calendar-date.ts'
import { calendarMeaning } from './calendar.ts'
import { focus, rank } from './choose.ts'
import { durationDays, durationValue, move } from './duration.ts'
import { dated, type Meaning, open, type Setting } from './meaning.ts'
import { noParts, type Parts } from './parts.ts'
import { lastDay, type Period, periodAt, shift } from './period.ts'
import { relativePeriod } from './relative.ts'
import { setValue } from './set.ts'
import { unitOf } from './vocabulary.ts'

/** What an expression means in its setting; null when its words say nothing of time. */
export function interpret(parts: Parts, setting: Setting): Meaning | null {
  if (parts.told) {
    const told = setting.anchors.at(-1)
    return told ? dated(told.period, 'relative') : { kind: 'reference', value: 'PAST_REF' }
  }
  if (parts.vague) return { kind: 'reference', value: `${parts.vague}_REF` }
  if (parts.beforeChrist && parts.year !== undefined)
    return { kind: 'reference', value: `BC${String(parts.year).padStart(4, '0')}` }
  if (parts.set) return { kind: 'set', value: setValue(parts) }
  if (parts.amounts.length > 0) return counted(parts, setting)
  const found = day(parts, setting)
  return found?.kind === 'date' ? refined(found, parts, setting) : found
}

/** The date an expression names before its edge, clock and range are looked at. */
function day(parts: Parts, setting: Setting): Meaning | null {
  if (parts.today !== undefined) {
    if (!setting.published) return unanchored('a day of publication to count from')
    return dated(
      { grain: 'day', first: addDays(setting.published, parts.today) },
      parts.today === 0 ? 'publication' : 'relative',
    )
  }
  if (parts.period) {
    const quarter = quarterNear(setting)
    const rest: Parts = { ...parts, period: false }
    return day(
      quarter ? { ...rest, relations: [...parts.relations, { relation: 'the', unit: 'quarter' }] } : rest,
      setting,
    )
  }
  const week = parts.relations.find((r) => r.unit === 'week')
  if (week?.relation === 'the' && parts.day !== undefined) {
    const found = calendarMeaning({ ...parts, relations: [] }, setting)
    return found?.kind === 'date' ? { ...found, period: periodAt('week', found.period.first) } : found
  }
  if (parts.day !== undefined && parts.month === undefined) return dayOfMonth(parts, parts.day, setting)
  const named = calendarMeaning(parts, setting)
  const relation = finest(parts)
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
      return interpret({ ...noParts(), amounts: [{ count: 1, unit: relation.unit }], named: 'past' }, setting)
    const found = relativePeriod(relation.relation, relation.unit, setting)
    return found ? dated(found.period, found.basis) : unanchored('a date to count from')
  }
  if (parts.hour !== undefined || parts.part !== undefined) {
    const told = setting.anchors.at(-1)
    const near =
      told?.period.grain === 'day' && setting.at - told.start < 400 ? told.period.first : setting.published
    return near ? dated({ grain: 'day', first: near }, 'relative') : unanchored('a day')
  }
  return parts.named ? elliptic(parts, setting) : null
}

const unanchored = (what: string): Meaning =>
  open('date-unanchored', `expected ${what}, got none; give the day of publication`)

/** "this year as [last]": the unit of the date before. */
function elliptic(parts: Parts, setting: Setting): Meaning | null {
  const grain = setting.anchors.at(-1)?.period.grain
  if (!grain || !setting.published || setting.at - setting.anchors.at(-1)!.start > 60) return null
  const now = periodAt(grain, setting.published)
  return dated(shift(now, parts.named === 'next' ? 1 : -1), 'relative')
}

const finest = (parts: Parts) =>
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
  return inside.first > lastDay(of.period) ? of : { ...of, period: inside }
}

/** The same quarter or month in another year. */
const inYear = ({ grain, first }: Period, year: Period): Period =>
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

/** Durations, and dates counted in amounts: "two weeks ago", "three days later", "the past year". */
function counted(parts: Parts, setting: Setting): Meaning {
  const { amounts, direction } = parts
  if (direction) {
    const found = offset(parts, direction, setting)
    if (found) return found
  }
  const calendar = amounts.length === 1 && amounts[0]!.count === 1 && parts.year === undefined
  if (calendar && parts.named && parts.named !== 'past' && parts.named !== 'this' && !parts.direction) {
    const found = relativePeriod(parts.named, amounts[0]!.unit, setting)
    if (found) return dated(found.period, found.basis)
  }
  return {
    kind: 'duration',
    value: durationValue(amounts),
    days: durationDays(amounts),
    covers: covered(parts, setting),
  }
}

/** The days a duration covers, where the words anchor it: "the past three months", "in three weeks". */
function covered(parts: Parts, setting: Setting): { from: Day | null; to: Day | null } | null {
  const { amounts, named } = parts
  const told = setting.direction === 'past' ? focus(setting, 'day')?.first : undefined
  const back = named === 'last' || named === 'past' || named === 'previous'
  const base = (named === 'following' || named === 'previous' ? told : undefined) ?? setting.published
  if (!base) return null
  if (back) return { from: move(base, amounts, -1), to: base }
  if (named === 'next' || named === 'coming' || named === 'following')
    return { from: base, to: move(base, amounts, 1) }
  const day = parts.ahead && setting.direction === 'future' ? move(base, amounts, 1) : null
  if (!day || day === base) return null
  const period = periodAt(unitOf(amounts[0]!.unit).grain, day)
  return { from: period.first, to: lastDay(period) }
}

function offset(parts: Parts, direction: NonNullable<Parts['direction']>, setting: Setting): Meaning | null {
  const { amounts } = parts
  const back = direction === 'ago' || direction === 'earlier'
  const rest: Parts = { ...parts, amounts: [], period: false }
  delete rest.direction
  const grain = amounts.map((a) => unitOf(a.unit).grain).sort((a, b) => rank(b) - rank(a))[0]!
  const one = amounts.length === 1 && amounts[0]!.count === 1
  if (finest(rest)?.relation === 'same' && one && amounts[0]!.unit === 'year') {
    const same = relativePeriod('same', finest(rest)!.unit, setting)?.period
    return same
      ? dated(inYear(same, shift(periodAt('year', same.first), back ? -1 : 1)), 'relative', {
          compared: true,
        })
      : null
  }
  if (one && amounts[0]!.unit === 'year' && (rest.quarter || finest(rest)?.unit === 'quarter')) {
    const quarter = rest.quarter ? day(rest, setting) : null
    const base = quarter?.kind === 'date' ? quarter.period : relativePeriod('the', 'quarter', setting)?.period
    return base ? dated(shift(base, back ? -4 : 4), 'relative', { compared: true }) : null
  }
  const nested = day(rest, setting)
  const counts = direction === 'ago' || direction === 'hence'
  const base: Day | null =
    nested?.kind === 'date'
      ? nested.period.first
      : counts
        ? setting.published
        : (focus(setting, grain === 'decade' || grain === 'century' ? 'year' : grain)?.first ??
          setting.published)
  const quarter = one && amounts[0]!.unit === 'year' && nested === null ? quarterNear(setting) : null
  if (quarter) return dated(shift(quarter, back ? -4 : 4), 'relative', { compared: true })
  if (!base) return unanchored('a date to count from')
  const first = move(base, amounts, back ? -1 : 1)
  if (first === null) {
    if (counts) return { kind: 'reference', value: back ? 'PAST_REF' : 'FUTURE_REF' }
    const until =
      setting.direction === 'past' && base < (setting.published ?? base) ? setting.published : null
    return back
      ? { kind: 'reference', value: 'PAST_REF', covers: { from: null, to: base } }
      : { kind: 'reference', value: 'FUTURE_REF', covers: { from: base, to: until } }
  }
  const exact = grain === 'decade' && amounts[0]!.count === 1 ? 'year' : grain
  return { ...dated(periodAt(exact, first), 'relative'), approximate: parts.approximate ?? false } as Meaning
}

const QUARTER_REACH = 1000

/** The quarter that figures of a year ago are compared with, when the text has just told of one. */
function quarterNear(setting: Setting): Period | null {
  const { anchors, at, lasting, published } = setting
  const last = anchors.findLast(
    (a) => a.period.grain === 'quarter' && !a.compared && (!published || lastDay(a.period) < published),
  )
  return last && at - last.start < QUARTER_REACH && last.start > (lasting ?? -1) ? last.period : null
}

/** A date with its clock, its range, and the limits that "early" or "later" set. */
function refined(found: Meaning & { kind: 'date' }, parts: Parts, setting: Setting): Meaning {
  const clock =
    found.period.grain !== 'day'
      ? ''
      : parts.hour !== undefined
        ? `T${two(parts.hour)}:${two(parts.minute ?? 0)}${parts.universal ? 'Z' : ''}`
        : parts.part
          ? `T${parts.part}`
          : ''
  const until = parts.until ? rangeEnd(parts, parts.until, found.period, setting) : null
  return {
    ...found,
    clock,
    until,
    beyond: parts.beyond ?? false,
    approximate: parts.approximate ?? false,
    limits: parts.edge ? limited(found.period, parts.edge, setting.published) : null,
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

function rangeEnd(parts: Parts, end: Parts, from: Period, setting: Setting): Period | null {
  const year = parts.until!.year ?? Number(from.first.slice(0, 4))
  const found = calendarMeaning({ ...end, year }, setting)
  if (found?.kind !== 'date') return null
  return found.period.first >= from.first
    ? found.period
    : shift({ ...found.period }, found.period.grain === 'month' ? 12 : 0)
}

/** The limits that "early", "the end of" or "later" set within a period. */
function limited(
  period: Period,
  edge: NonNullable<Parts['edge']>,
  published: Day | null,
): { from: Day; to: Day } | null {
  if (period.grain === 'day') return null
  const from = period.first
  const to = lastDay(period)
  const length = daysBetween(from, to) + 1
  const at = (share: number) => addDays(from, Math.round(length * share))
  switch (edge) {
    case 'early':
      return { from, to: addDays(at(1 / 2), -1) }
    case 'start':
      return { from, to: addDays(at(1 / 3), -1) }
    case 'mid':
      return { from: at(1 / 4), to: addDays(at(3 / 4), -1) }
    case 'late':
      return { from: at(1 / 2), to }
    case 'end':
      return { from: at(2 / 3), to }
    case 'later':
      return published && published <= to ? { from: later(from, published), to } : null
    case 'earlier':
      return published && published >= from ? { from, to: earlier(to, published) } : null
  }
}
