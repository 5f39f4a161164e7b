import { type Day, daysBetween, yearOf } from '../../ontology/calendar-date.ts'
import type { Anchor, Direction, Setting } from './meaning.ts'
import type { Relation } from './parts.ts'
import { type Grain, lastDay, type Period, periodAt } from './period.ts'

/** Days from a day to a period; 0 when it lies within. */
const distance = (day: Day, period: Period): number =>
  day < period.first ? daysBetween(day, period.first) : Math.max(0, daysBetween(lastDay(period), day))

/** How much farther a date may lie in the direction the words point than in the other. */
const SURE = 100
const LIKELY = 4
/** The same for a day of another year, so far off that the year would have been given. */
const FAR = 8
const FAR_DAYS = 270

/** The period among candidates that words pointing in a direction mean on a day: the nearest, those the other way counting as farther. */
export function choose(
  candidates: readonly Period[],
  day: Day,
  direction: Direction,
  sure = true,
): Period | null {
  const against = (c: Period): boolean =>
    direction === 'past' ? c.first > day : direction === 'future' && lastDay(c) < day
  const far = !candidates.some(
    (c) =>
      !against(c) && (distance(day, c) <= FAR_DAYS || yearOf(c.first) === yearOf(day) || c.grain !== 'day'),
  )
  const factor = !sure ? LIKELY : far ? FAR : SURE
  const cost = (c: Period): number => distance(day, c) * (against(c) ? factor : 1)
  return candidates.reduce<Period | null>((best, c) => (best && cost(best) <= cost(c) ? best : c), null)
}

/** The period that "last October" or "next spring" means on a day; the candidates are in order of time. */
export function chooseNamed(
  candidates: readonly Period[],
  day: Day,
  relation: Relation,
  direction: Direction,
): Period | null {
  switch (relation) {
    case 'last':
    case 'past':
    case 'previous':
      return candidates.filter((c) => lastDay(c) < day).at(-1) ?? null
    case 'next':
    case 'following':
    case 'coming':
      return candidates.find((c) => c.first > day) ?? null
    case 'this':
      return direction === 'past'
        ? choose(candidates, day, 'past')
        : (candidates.find((c) => lastDay(c) >= day) ?? null)
    default:
      return choose(candidates, day, direction)
  }
}

const COMPARED_REACH = 200

/** The day that "a year earlier" is counted from in a report of figures: a date told right before, else publication. */
export function reported(setting: Setting): Day | null {
  const last = setting.anchors.findLast((a) => !a.compared)
  const near = last !== undefined && setting.at - last.start < COMPARED_REACH
  return near ? last.period.first : setting.published
}

/** How far back a story may have left its thread for something told beside it. */
const STORY_REACH = 400

/** The latest earlier date of the text that is at least as exact as a grain, widened to it; what is past goes on from what the story tells, not from what is told beside it. */
export function focus(setting: Setting, grain: Grain): Period | null {
  // What is past is not on a day to come.
  const past = !setting.narrative && setting.direction === 'past'
  const exact = (a: Anchor): boolean =>
    rank(a.period.grain) >= rank(grain) &&
    !(past && setting.published !== null && a.period.first > setting.published)
  const inStory =
    setting.narrative || setting.direction !== 'past' || setting.earlier
      ? undefined
      : setting.anchors.findLast((a) => setting.at - a.start >= STORY_REACH || (exact(a) && !a.aside))
  const told = inStory && setting.at - inStory.start < STORY_REACH ? inStory : undefined
  const found = told ?? setting.anchors.findLast(exact)
  return found ? periodAt(grain, found.period.first) : null
}

const ORDER: readonly Grain[] = [
  'century',
  'decade',
  'year',
  'half',
  'season',
  'quarter',
  'month',
  'week',
  'weekend',
  'day',
]
/** How exact a grain is: the century least, the day most. */
export const rank = (grain: Grain): number => ORDER.indexOf(grain)

/** The day that dates without a year are chosen by: publication, or in a history the last date told. */
export function reference(setting: Setting): Day | null {
  if (!setting.narrative) return setting.published
  return thread(setting.anchors)?.period.first ?? setting.published
}

/** How many dates before tell which years a history has come to, and among how many its thread is sought. */
const RECENT = 5
const REMEMBERED = 30

/**
 * The date that a history goes on from: its last that lies near the one before it, or near the years it has come to; for a
 * single one may look far back or ahead.
 */
export function thread(all: readonly Anchor[]): Anchor | undefined {
  const anchors = all.slice(-REMEMBERED)
  const years = anchors.map((a) => yearOf(a.period.first))
  const recent = years.slice(-RECENT).sort((a, b) => a - b)
  const middle = recent[Math.floor(recent.length / 2)]!
  const near = (a: number, b: number | undefined): boolean => b !== undefined && Math.abs(a - b) <= 1
  return (
    anchors.findLast((_, i) => near(years[i]!, years[i - 1]) || near(years[i]!, middle)) ?? anchors.at(-1)
  )
}

const QUARTER_REACH = 1000

/** The quarter that figures of a year ago are compared with, when the text has just told of one. */
export function quarterNear(setting: Setting): Period | null {
  const { anchors, at, lasting, published } = setting
  const last = anchors.findLast(
    (a) =>
      a.period.grain === 'quarter' && !a.compared && (a.past || !published || lastDay(a.period) < published),
  )
  return last && at - last.start < QUARTER_REACH && last.start > (lasting ?? -1) ? last.period : null
}
