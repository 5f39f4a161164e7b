import type { Outline } from '../ontology/entry.ts'
import { LEVELS, type Level, levelOf } from '../ontology/level.ts'
import { principalOf, type Side } from '../ontology/side.ts'
import { directionOf, dyadsBetween, membershipDay } from './direction.ts'

/** Who visits whom at one level of the visitor. */
export interface VisitBalance {
  /** `any` for all levels; null where no report gives the visitor's office. */
  readonly level: Level | 'any' | null
  /** Ids of the held visits by the first side to the second, and of those the other way. */
  readonly out: readonly string[]
  readonly back: readonly string[]
}

/** The held visits both ways by level of the highest visitor; levels without a visit are left out. */
export function visitBalance(entries: readonly Outline[], from: Side, to: Side): VisitBalance[] {
  const visits = entries
    .filter((e) => e.kind === 'visit' && e.view.standing === 'held')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((e) => {
      const direction = directionOf(e.view)
      return {
        id: e.id,
        level: visitorLevel(e),
        out: dyadsBetween(direction, from, to, membershipDay(e.view)).length > 0,
        back: dyadsBetween(direction, to, from, membershipDay(e.view)).length > 0,
      }
    })
    .filter((v) => v.out || v.back)
  const of = (level: VisitBalance['level']): VisitBalance => {
    const own = visits.filter((v) => level === 'any' || v.level === level)
    return {
      level,
      out: own.filter((v) => v.out).map((v) => v.id),
      back: own.filter((v) => v.back).map((v) => v.id),
    }
  }
  return [...LEVELS, null, 'any' as const]
    .map(of)
    .filter((b) => b.level === 'any' || b.out.length + b.back.length > 0)
}

function visitorLevel(entry: Outline): Level | null {
  const visitors = entry.view.parties.filter((p) => p.role === 'visitor' && principalOf(p.actor) !== null)
  const ranks = visitors.flatMap((p) => {
    const level = levelOf(p.actor)
    return level === null ? [] : [LEVELS.indexOf(level)]
  })
  return ranks.length === 0 ? null : LEVELS[Math.min(...ranks)]!
}
