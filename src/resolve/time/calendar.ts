import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  isDay,
  mondayOf,
  weekdayOf,
  yearOf,
} from '../../ontology/calendar-date.ts'
import { choose, chooseNamed, focus, rank, reference, thread } from './choose.ts'
import { feastIn, weekdayIn } from './feasts.ts'
import { dated, type Meaning, open, type Setting } from './meaning.ts'
import type { Parts } from './parts.ts'
import { type Grain, lastDay, type Period, periodAt } from './period.ts'
import { relativePeriod } from './relative.ts'

/** A date named by the calendar, "October last year", "Monday", "the third quarter": null when the parts name none. */
export function calendarMeaning(parts: Parts, setting: Setting): Meaning | null {
  if (parts.beforeChrist) return null
  if (parts.century !== undefined) return dated(period('century', parts.century), 'stated')
  if (parts.decade !== undefined) return decadeOf(parts, setting)
  if (parts.figures) return figuresOf(parts, parts.figures, setting)
  if (parts.weekday !== undefined && parts.day === undefined && parts.nth === undefined)
    return weekdayMeaning(parts, parts.weekday, setting)
  const year = yearOfParts(parts, setting)
  const make = maker(parts)
  if (!make) return year && parts.year !== undefined ? dated(period('year', parts.year), 'stated') : null
  if (year) {
    const found = make(year.year)
    if (!found) return open('date-unanchored', `expected a day of the calendar, got none in ${year.year}`)
    return dated(found, year.stated ? 'stated' : 'relative')
  }
  return withoutYear(parts, make, setting)
}

const period = (grain: Grain, year: number): Period => periodAt(grain, dayOf(year, 1, 1))

const decadeOf = (parts: Parts, setting: Setting): Meaning => {
  const decade = parts.decade!
  if (!parts.shortDecade) return dated(period('decade', decade), 'stated')
  const now = setting.published ? yearOf(setting.published) : 2020
  const century = now - (now % 100)
  return dated(period('decade', (century + decade > now ? century - 100 : century) + decade), 'relative')
}

function figuresOf(parts: Parts, [a, b]: readonly [number, number], setting: Setting): Meaning {
  const dayFirst = { ...parts, day: a, month: b }
  const monthFirst = { ...parts, day: b, month: a }
  delete (dayFirst as Parts).figures
  delete (monthFirst as Parts).figures
  if (setting.order) return calendarMeaning(setting.order === 'day-month' ? dayFirst : monthFirst, setting)!
  const readings = [dayFirst, monthFirst].map((p) => calendarMeaning(p, setting))
  const days = readings.flatMap((m) => (m?.kind === 'date' ? [m.period.first] : [])).sort()
  return open(
    'date-ambiguous',
    `expected one order of day and month, got two readings, ${days.join(' and ')}; the publisher's country would decide`,
    days[0],
    days[1],
  )
}

/** The year that the words give, and whether in figures. */
function yearOfParts(parts: Parts, setting: Setting): { year: number; stated: boolean } | null {
  if (parts.year !== undefined) return { year: parts.year, stated: true }
  const related = parts.relations.find(
    (r) => r.unit === 'year' || r.unit === 'decade' || r.unit === 'century',
  )
  if (related?.unit !== 'year') return null
  // "fell in the first half of the year", written in January
  if (
    related.relation === 'the' &&
    !setting.narrative &&
    parts.named === undefined &&
    setting.direction !== null
  )
    return null
  const found = relativePeriod(related.relation, 'year', setting)
  return found ? { year: yearOf(found.period.first), stated: false } : null
}

/** What the parts name in a given year; null when they name no more than a year. */
function maker(parts: Parts): ((year: number) => Period | null) | null {
  const { month, day, quarter, half, season, easter, feast, weekday } = parts
  if (day !== undefined && month !== undefined)
    return (year) => {
      const found = dayOf(year, month, day)
      const real = isDay(found) && +found.slice(8) === day
      return real && (weekday === undefined || parts.year !== undefined || weekdayOf(found) === weekday)
        ? { grain: 'day', first: found }
        : null
    }
  if (month !== undefined && parts.nth !== undefined) {
    const rule = { month, weekday: weekday!, nth: parts.nth }
    return (year) => ({ grain: 'day', first: weekdayIn(rule, year) })
  }
  if (month !== undefined) return (year) => ({ grain: 'month', first: dayOf(year, month, 1) })
  if (quarter !== undefined) return (year) => ({ grain: 'quarter', first: dayOf(year, 3 * quarter - 2, 1) })
  if (half !== undefined) return (year) => ({ grain: 'half', first: dayOf(year, 6 * half - 5, 1) })
  if (season !== undefined) return (year) => ({ grain: 'season', first: dayOf(year, season, 1) })
  if (easter === -7) return (year) => periodAt('week', addDays(easterOf(year), -1))
  if (easter !== undefined) return (year) => ({ grain: 'day', first: addDays(easterOf(year), easter) })
  if (feast)
    return (year) => {
      const found = feastIn(feast, year)
      return found && { grain: 'day', first: found.from }
    }
  return null
}

/** Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher). */
function easterOf(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

function withoutYear(parts: Parts, make: (year: number) => Period | null, setting: Setting): Meaning | null {
  const day = reference(setting)
  if (!day)
    return open(
      'date-unanchored',
      'expected a year or a day of publication, got neither; give the day of publication',
    )
  const base = yearOf(day)
  const candidates = [-2, -1, 0, 1, 2].flatMap((n) => make(base + n) ?? [])
  const near = yearInFocus(parts, setting)
  if (near !== null) {
    const found = make(near)
    if (found) return dated(found, 'relative')
  }
  // "That September" is of the year told of.
  if (parts.named === 'same' || parts.named === 'following') {
    const told = setting.anchors.findLast((a) => rank(a.period.grain) >= rank('year'))?.period.first
    const later = told === undefined ? [] : [0, 1].flatMap((n) => make(yearOf(told) + n) ?? [])
    const found = later.find((c) => parts.named === 'same' || c.first > (told ?? ''))
    if (found) return dated(found, 'relative')
  }
  const found =
    parts.named === 'this' && parts.day === undefined
      ? thisOne(candidates, make(base), day, setting)
      : parts.named
        ? chooseNamed(candidates, day, parts.named, setting.direction)
        : setting.narrative
          ? choose(candidates, day, null)
          : choose(
              candidates,
              day,
              // "The truce lapses on Dec. 31", a timetable.
              setting.direction === 'present' && setting.sure && parts.day !== undefined
                ? 'future'
                : setting.direction,
              // A quarter yet to be reported is over.
              setting.sure && (parts.quarter === undefined || setting.direction === 'past'),
            )
  return found ? dated(found, 'relative') : null
}

/** "this winter", "this December": the present one, else the one the words point to, else that of the year. */
function thisOne(
  candidates: readonly Period[],
  ofYear: Period | null,
  day: Day,
  setting: Setting,
): Period | null {
  const present = candidates.find((c) => c.first <= day && day <= lastDay(c))
  if (present) return present
  const pointed =
    setting.direction === 'past' || setting.direction === 'future'
      ? choose(candidates, day, setting.direction)
      : ofYear
  return pointed && ofYear && Math.abs(daysBetween(pointed.first, day)) < 300 ? pointed : ofYear
}

const REACH = 60

/** The year of a date close before, when it tells of another time: "in March 2003 and again in May". */
function yearInFocus(parts: Parts, setting: Setting): number | null {
  if (parts.named || setting.direction === 'future') return null
  const last = setting.narrative ? thread(setting.anchors) : setting.anchors.at(-1)
  if (!last || !setting.published) return null
  const year = yearOf(last.period.first)
  if (setting.narrative) return last.period.grain === 'year' ? year : null
  if (!last.stated || setting.at - last.start > REACH || !/^(?:month|day)$/.test(last.period.grain))
    return null
  return year < yearOf(setting.published) - 1 ? year : null
}

/** "Monday", "last Friday", "Monday of next week". */
function weekdayMeaning(parts: Parts, weekday: number, setting: Setting): Meaning {
  const week = parts.relations.find((r) => r.unit === 'week')
  const inWeek = week && relativePeriod(week.relation, 'week', setting)
  if (inWeek) return dated({ grain: 'day', first: addDays(inWeek.period.first, weekday - 1) }, 'relative')
  const told = parts.named === 'previous' || parts.named === 'following' || parts.named === 'same'
  const day =
    (told ? focus(setting, 'day')?.first : null) ??
    (setting.narrative ? reference(setting) : setting.published)
  if (!day)
    return open('date-unanchored', 'expected a day of publication to count a weekday from, got none; give it')
  const near = addDays(mondayOf(day), weekday - 1)
  const candidates = [-14, -7, 0, 7, 14].map((n): Period => ({ grain: 'day', first: addDays(near, n) }))
  if (parts.named === 'next' && near > day)
    return open(
      'date-ambiguous',
      `expected one day, got two readings of "next", ${near} and ${addDays(near, 7)}`,
      near,
      addDays(near, 7),
    )
  if (parts.weekOn)
    return dated({ grain: 'day', first: addDays(near < day ? addDays(near, 7) : near, 7) }, 'relative')
  const found = parts.named
    ? chooseNamed(candidates, day, parts.named, setting.direction)
    : choose(
        candidates,
        day,
        setting.direction === 'either'
          ? null
          : setting.direction === 'future' || (setting.direction === 'present' && setting.sure)
            ? 'future'
            : 'past',
      )
  return dated(found!, 'relative')
}
