import { addDays, type Day, daysBetween, earlier, later } from '../../ontology/calendar-date.ts'
import { calendarMeaning } from './calendar.ts'
import type { Meaning, Setting } from './meaning.ts'
import type { Parts } from './parts.ts'
import { lastDay, type Period, shift } from './period.ts'

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
  if (found.period.first >= from.first) return found.period
  const next = found.period.grain === 'month' && end.year === undefined ? shift(found.period, 12) : null
  return next && next.first >= from.first ? next : null
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
