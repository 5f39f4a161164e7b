import { choose, focus } from './choose.ts'
import type { Setting } from './meaning.ts'
import type { Relation } from './parts.ts'
import { lastDay, type Period, periodAt, shift } from './period.ts'
import { type UnitName, unitOf } from './vocabulary.ts'

/** The period a relation and a unit name, "last week", "the following year", "that month"; null when nothing anchors it. */
export function relativePeriod(
  relation: Relation,
  unit: UnitName,
  setting: Setting,
): { period: Period; basis: 'relative' | 'publication' } | null {
  const { grain } = unitOf(unit)
  const now = setting.published ? periodAt(grain, setting.published) : null
  const told = focus(setting, grain) ?? now
  const answer = (period: Period | null | undefined) =>
    period ? { period, basis: 'relative' as const } : null
  switch (relation) {
    case 'this':
      // On a Sunday what is still to come this week lies in the one that begins.
      if (grain === 'week' && now && setting.direction === 'future' && lastDay(now) === setting.published)
        return answer(shift(now, 1))
      return now
        ? { period: setting.narrative ? told! : now, basis: grain === 'day' ? 'publication' : 'relative' }
        : answer(told)
    case 'last':
    case 'past':
      if (grain === 'weekend' && now)
        return answer(choose([shift(now, -2), shift(now, -1), now], setting.published!, 'past'))
      // On a Sunday the week that ends is the last one.
      return answer(now && (grain === 'week' && lastDay(now) === setting.published ? now : shift(now, -1)))
    case 'next':
    case 'coming':
      if (grain === 'weekend' && now) return answer(now)
      return answer(now && shift(now, 1))
    case 'before-last':
      return answer(now && shift(now, -2))
    case 'after-next':
      return answer(now && shift(now, 2))
    case 'previous':
      return answer(told && shift(told, -1))
    case 'following':
      return answer(told && shift(told, 1))
    case 'same':
      return answer(told)
    default:
      return answer(theUnit(unit, setting, now))
  }
}

/** "the quarter", "the week": the last one told of, or the present one. */
function theUnit(unit: UnitName, setting: Setting, now: Period | null): Period | null {
  const { grain } = unitOf(unit)
  if (grain === 'weekend' && now)
    return choose(
      [shift(now, -2), shift(now, -1), now, shift(now, 1)],
      setting.published!,
      setting.direction === 'future' ? 'future' : 'past',
    )
  if (grain === 'year' && now && !setting.narrative) return now
  for (let i = setting.anchors.length - 1; i >= 0; i--) {
    const { period, compared, past } = setting.anchors[i]!
    if (period.grain !== grain || compared) continue
    if (grain !== 'quarter' || past || !setting.published || lastDay(period) < setting.published)
      return period
  }
  if (grain === 'year' && now && setting.anchors.length > 0 && setting.narrative)
    return periodAt('year', setting.anchors.at(-1)!.period.first)
  return now
}
