import { addDays, type Day } from '../../ontology/calendar-date.ts'
import { focus, quarterNear, rank, reported } from './choose.ts'
import { durationDays, durationValue, move } from './duration.ts'
import { dated, type Meaning, open, type Setting } from './meaning.ts'
import { finest, inYear, namedDate, unanchored } from './named-date.ts'
import type { Amount, Parts } from './parts.ts'
import { type Grain, lastDay, type Period, periodAt, shift } from './period.ts'
import { relativePeriod } from './relative.ts'
import { unitOf } from './vocabulary.ts'

/** Durations, and dates counted in amounts: "two weeks ago", "three days later", "the past year". */
export function counted(parts: Parts, setting: Setting): Meaning {
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
  const whole = parts.first || named === 'last' ? holding(parts, setting) : null
  if (whole) {
    const from = parts.first ? whole.first : move(addDays(lastDay(whole), 1), amounts, -1)
    const end = parts.first ? move(whole.first, amounts, 1) : addDays(lastDay(whole), 1)
    return from && end ? { from, to: addDays(end, -1) } : null
  }
  const told = setting.direction === 'past' ? focus(setting, 'day')?.first : undefined
  const back = named === 'last' || named === 'past' || named === 'previous'
  const base = (named === 'following' || named === 'previous' ? told : undefined) ?? setting.published
  if (!base) return null
  if (back) return { from: move(base, amounts, -1), to: base }
  const within = (parts.within || parts.mod === 'EQUAL_OR_LESS') && setting.direction === 'future'
  if (named === 'next' || named === 'coming' || named === 'following' || within)
    return { from: base, to: move(base, amounts, 1) }
  const coming =
    parts.ahead === 'sure' || (parts.ahead && /^(?:future|present)$/.test(setting.direction ?? ''))
  const day = coming ? move(base, amounts, 1) : null
  if (!day || day === base) return null
  const period = periodAt(unitOf(amounts[0]!.unit).grain, day)
  return { from: period.first, to: lastDay(period) }
}

/** The period that amounts are the first or last of: "the last three months of [2025]". */
function holding(parts: Parts, setting: Setting): Period | null {
  if (parts.year === undefined && parts.relations.length === 0) return null
  const { named: _, first: __, ...rest } = parts
  const found = namedDate({ ...rest, amounts: [] }, setting)
  return found?.kind === 'date' ? found.period : null
}

/** Whether it counts from publication and not from the last date of the text. */
const counts = (direction: Parts['direction']): boolean => direction === 'ago' || direction === 'hence'

function offset(parts: Parts, direction: NonNullable<Parts['direction']>, setting: Setting): Meaning | null {
  const { amounts } = parts
  if (parts.event) return open('date-unanchored', 'expected a date to count from, got an event')
  const back = direction === 'ago' || direction === 'earlier'
  const rest: Parts = { ...parts, amounts: [], period: false }
  delete rest.direction
  const grain = amounts.map((a) => unitOf(a.unit).grain).sort((a, b) => rank(b) - rank(a))[0]!
  if (amounts.every((a) => unitOf(a.unit).letter.startsWith('T'))) {
    const at = counts(direction) ? setting.published : (focus(setting, 'day')?.first ?? null)
    return {
      kind: 'duration',
      value: durationValue(amounts),
      days: null,
      covers: at ? { from: at, to: at } : null,
    }
  }
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
    const quarter = rest.quarter ? namedDate(rest, setting) : null
    const base = quarter?.kind === 'date' ? quarter.period : relativePeriod('the', 'quarter', setting)?.period
    return base ? dated(shift(base, back ? -4 : 4), 'relative', { compared: true }) : null
  }
  const nested = namedDate(rest, setting)
  const base: Day | null =
    nested?.kind === 'date'
      ? nested.period.first
      : counts(direction)
        ? setting.published
        : one && grain === 'year' && !setting.narrative
          ? reported(setting)
          : (focus(setting, grain === 'decade' || grain === 'century' ? 'year' : grain)?.first ??
            setting.published)
  const quarter = one && amounts[0]!.unit === 'year' && nested === null ? quarterNear(setting) : null
  if (quarter) return dated(shift(quarter, back ? -4 : 4), 'relative', { compared: true })
  if (!base) return unanchored('a date to count from')
  const first = move(base, amounts, back ? -1 : 1)
  if (first === null) {
    if (counts(direction)) return { kind: 'reference', value: back ? 'PAST_REF' : 'FUTURE_REF' }
    const until =
      setting.direction === 'past' && base < (setting.published ?? base) ? setting.published : null
    return back
      ? { kind: 'reference', value: 'PAST_REF', covers: { from: null, to: base } }
      : { kind: 'reference', value: 'FUTURE_REF', covers: { from: base, to: until } }
  }
  const told = nested?.kind === 'date' ? nested.period.grain : null
  return {
    ...dated(periodAt(exactness(amounts, grain, told, direction), first), 'relative'),
    approximate: parts.approximate ?? false,
  } as Meaning
}

/** How exact a count is: "fifty years ago this month" is a month, "a decade ago" a year, "two weeks after Friday" a day. */
function exactness(
  amounts: readonly Amount[],
  grain: Grain,
  told: Grain | null,
  direction: NonNullable<Parts['direction']>,
): Grain {
  if (told !== null && counts(direction) && rank(told) > rank(grain)) return told
  if (grain === 'decade' && amounts[0]!.count === 1) return 'year'
  return told === 'day' && grain === 'week' ? 'day' : grain
}
