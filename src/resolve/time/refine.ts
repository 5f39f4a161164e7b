import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  earlier,
  later,
  weekdayOf,
  yearOf,
} from '../../ontology/calendar-date.ts'
import { calendarMeaning } from './calendar.ts'
import { feastIn, isSighted } from './feasts.ts'
import type { Meaning, Setting } from './meaning.ts'
import type { Parts } from './parts.ts'
import { lastDay, type Period } from './period.ts'

/** A date with its clock, its range, and the limits that "early" or "later" set. */
export function refined(found: Meaning & { kind: 'date' }, parts: Parts, setting: Setting): Meaning {
  const clock =
    found.period.grain !== 'day'
      ? ''
      : parts.hour !== undefined
        ? `T${two(parts.hour)}:${two(parts.minute ?? 0)}${parts.universal ? 'Z' : ''}`
        : parts.part
          ? `T${parts.part}`
          : ''
  // "the weekend of May 9-10" is that weekend.
  const until =
    parts.until && !/^week/.test(found.period.grain)
      ? rangeEnd(parts, parts.until, found.period, setting)
      : (found.until ?? feastEnd(parts, found.period))
  const vague = parts.fiscal && found.period.grain !== 'day'
  return {
    ...found,
    clock,
    until,
    beyond: parts.beyond ?? false,
    approximate: parts.approximate || vague || byMoon(parts),
    limits: vague
      ? fiscal(found.period, until)
      : (sighted(parts, found.period, until) ??
        (parts.edge ? limited(found.period, parts.edge, setting.published) : null)),
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Fiscal years of the states begin as early as July of the year before and end as late as March of the next; "FY2026/27" lies within the two. */
function fiscal({ first }: Period, until: Period | null): { from: Day; to: Day } | null {
  if (until) return null
  const year = yearOf(first)
  return { from: dayOf(year - 1, 7, 1), to: dayOf(year + 1, 3, 31) }
}

/** The last day of a feast of many days. */
function feastEnd({ feast }: Parts, { first }: Period): Period | null {
  const found = feast ? feastIn(feast, yearOf(first)) : null
  return found && found.to > found.from ? { grain: 'day', first: found.to } : null
}

/** A day more at either end where it waits for the moon. */
const sighted = (parts: Parts, { first }: Period, until: Period | null): { from: Day; to: Day } | null =>
  byMoon(parts) ? { from: addDays(first, -1), to: addDays(until?.first ?? first, 1) } : null

const byMoon = ({ feast, moon }: Parts): boolean => moon === true || (feast !== undefined && isSighted(feast))

function rangeEnd(parts: Parts, end: Parts, from: Period, setting: Setting): Period | null {
  if (end.weekday !== undefined && end.day === undefined)
    return { grain: 'day', first: addDays(from.first, (end.weekday - weekdayOf(from.first) + 7) % 7) }
  const year = parts.until!.year ?? yearOf(from.first)
  const found = calendarMeaning({ ...end, year }, setting)
  if (found?.kind !== 'date') return null
  if (found.period.first >= from.first) return found.period
  if (end.year !== undefined) return null
  const next = calendarMeaning({ ...end, year: year + 1 }, setting)
  return next?.kind === 'date' ? next.period : null
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
