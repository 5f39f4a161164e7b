import type { Day } from '../ontology/calendar-date.ts'
import { fulfils } from '../ontology/engagement.ts'
import type { Outline } from '../ontology/entry.ts'
import { UNDERTAKING_TYPES, type UndertakingType } from '../ontology/finding.ts'
import type { Side } from '../ontology/side.ts'
import { directionOf, dyadsBetween, membershipDay } from './direction.ts'
import { STANDINGS } from './tally.ts'

/** What became of what was announced and undertaken, as far as reports tell. */
export interface FollowThrough {
  /** Ids of announced meetings and visits; of cancelled ones, those of the reports that say so. */
  readonly engagements: {
    /** Reported as held within three weeks of the day announced. */
    readonly held: readonly string[]
    readonly cancelled: readonly string[]
    /** The day has passed and no report read says that it took place. */
    readonly unreported: readonly string[]
    readonly ahead: readonly string[]
    /** Announced for no day that is known. */
    readonly undated: readonly string[]
    /** held / (held + cancelled + unreported); null where the day of none has passed. */
    readonly rate: number | null
  }
  /** Undertakings by the side that gives them, and by type; types without any are left out. */
  readonly undertakings: readonly {
    /** `out` by the first side to the second, `back` the other way, `both` together. */
    readonly way: 'out' | 'back' | 'both'
    readonly type: UndertakingType
    readonly made: readonly string[]
    /** Those with a day by which they are due, and of these the ones whose day has passed. */
    readonly due: readonly string[]
    readonly overdue: readonly string[]
  }[]
}

/** Follow-through between two sides as of a day, by what was announced and by days; what reports say of each undertaking is the measure `follow-through`. */
export function followThrough(entries: readonly Outline[], from: Side, to: Side, asOf: Day): FollowThrough {
  const between = [...entries]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((entry) => {
      const direction = directionOf(entry.view)
      const out = dyadsBetween(direction, from, to, membershipDay(entry.view)).length > 0
      const back = dyadsBetween(direction, to, from, membershipDay(entry.view)).length > 0
      return out || back ? [{ entry, way: out && back ? 'both' : out ? 'out' : 'back' } as const] : []
    })
  const encounters = between.map((b) => b.entry).filter((e) => e.kind === 'meeting' || e.kind === 'visit')
  const held = encounters.filter((e) => e.view.standing === 'held')
  const cancelled = encounters.filter((e) => e.view.standing === 'cancelled')
  const fate = (e: Outline): 'held' | 'cancelled' | 'unreported' | 'ahead' | 'undated' => {
    if (held.some((h) => fulfils(h, e))) return 'held'
    if (cancelled.some((c) => fulfils(c, e))) return 'cancelled'
    const day = e.view.when.to ?? e.view.when.from
    return day === null ? 'undated' : day < asOf ? 'unreported' : 'ahead'
  }
  const announced = encounters
    .filter((e) => e.view.standing === 'announced')
    .map((e) => ({ id: e.id, fate: fate(e) }))
  const of = (name: ReturnType<typeof fate>): string[] =>
    announced.filter((a) => a.fate === name).map((a) => a.id)
  const passed = of('held').length + cancelled.length + of('unreported').length
  const made = between.filter(
    ({ entry }) => entry.kind === 'undertaking' && STANDINGS.undertaking.includes(entry.view.standing),
  )
  return {
    engagements: {
      held: of('held'),
      cancelled: cancelled.map((e) => e.id),
      unreported: of('unreported'),
      ahead: of('ahead'),
      undated: of('undated'),
      rate: passed === 0 ? null : of('held').length / passed,
    },
    undertakings: (['out', 'back', 'both'] as const).flatMap((way) =>
      UNDERTAKING_TYPES.flatMap((type) => {
        const own = made.flatMap(({ entry: { id, view }, way: own }) =>
          view.kind === 'undertaking' && view.type === type && own === way
            ? [{ id, due: view.due?.to ?? view.due?.from ?? null }]
            : [],
        )
        if (own.length === 0) return []
        const due = own.filter((o) => o.due !== null)
        return [
          {
            way,
            type,
            made: own.map((o) => o.id),
            due: due.map((o) => o.id),
            overdue: due.filter((o) => o.due! < asOf).map((o) => o.id),
          },
        ]
      }),
    ),
  }
}
