import type { Outline } from '../ontology/entry.ts'
import type { Finding, FindingKind, Standing } from '../ontology/finding.ts'
import type { Side } from '../ontology/side.ts'
import { type Dyad, directionOf, dyadsBetween, joins, membershipDay, partiesIn } from './direction.ts'
import { type Extent, extentOf, sharesOf } from './extent.ts'
import type { Counting } from './options.ts'
import type { Period } from './period.ts'

/** The standings that count as done or said, by kind: a visit only once held, an undertaking also as offered or proposed. An act to come is coded as the agreement or threat that it is, and held. */
export const STANDINGS: Readonly<Record<FindingKind, readonly Standing[]>> = {
  meeting: ['held'],
  visit: ['held'],
  statement: ['held', 'announced', 'proposed', 'offered'],
  undertaking: ['held', 'proposed', 'offered'],
  tenure: ['held'],
  commemoration: ['held', 'announced'],
  formulation: ['held', 'announced', 'proposed', 'offered'],
  act: ['held'],
}

/** Why an entry between the two sides does not count. */
export const REASONS = [
  'standing',
  'undirected',
  'mutual',
  'undated',
  'vague',
  'outside',
  'repeated',
] as const
export type Reason = (typeof REASONS)[number]

/** An entry that counts. */
export interface Counted {
  readonly entry: Outline
  /** Whether it goes from the first side to the second, and the other way. */
  readonly out: boolean
  readonly back: boolean
  readonly weight: number
  /** The share of the weight that falls into each period. */
  readonly shares: readonly { readonly period: number; readonly share: number }[]
}

/** What counts, and the ids of what does not. */
export interface Tally {
  readonly counted: readonly Counted[]
  readonly left: Readonly<Record<Reason, readonly string[]>>
  /** Ids of counted entries with more than two parties, each of which makes many pairs. */
  readonly crowded: readonly string[]
  /** Ids of counted entries that were dated by the publication of their first report. */
  readonly published: readonly string[]
}

/** What a tally is made from. */
interface Request {
  readonly entries: readonly Outline[]
  readonly from: Side
  readonly to: Side
  readonly periods: readonly Period[]
  readonly how: Counting
}

/** Counts the entries between two sides; their order does not matter. */
export function tally({ entries, from, to, periods, how }: Request): Tally {
  const left = Object.fromEntries(REASONS.map((r): [Reason, string[]] => [r, []])) as Record<Reason, string[]>
  const counted: Counted[] = []
  const crowded: string[] = []
  const published: string[] = []
  const seen = new Set<string>()

  /** The entry as it counts, or why it does not; null where it is none of this series. */
  function place(entry: Outline): Counted | Reason | null {
    const { view, id } = entry
    const direction = directionOf(view)
    const on = membershipDay(view) ?? entry.first
    const out = dyadsBetween(direction, from, to, on)
    const back = dyadsBetween(direction, to, from, on)
    if (out.length + back.length === 0)
      return joins(view, from, on) && joins(view, to, on) ? 'undirected' : null
    const own = how.directed ? out : [...out, ...back]
    if (own.length === 0) return null
    if (
      how.standing === null ? !STANDINGS[view.kind].includes(view.standing) : view.standing !== how.standing
    )
      return 'standing'
    if (direction.mutual && !how.mutual) return 'mutual'
    const stated = extentOf(view.when, how.by, how.vague)
    const day = stated === 'undated' && how.undated === 'published' ? entry.first : null
    const extent = day === null ? stated : { from: day, to: day }
    if (typeof extent === 'string') return extent
    const shares = sharesOf(extent, periods)
    if (shares.length === 0) return 'outside'
    const fresh = how.oneADay ? firstOfDay(own, view, extent, seen) : own
    if (fresh.length === 0) return 'repeated'
    const parties = partiesIn(direction)
    if (parties > 2) crowded.push(id)
    if (day !== null) published.push(id)
    const times = { entries: 1, reports: entry.reports, publishers: entry.publishers }[how.count]
    return {
      entry,
      out: out.length > 0,
      back: back.length > 0,
      weight: times * weigh(fresh, parties, how),
      shares,
    }
  }

  const unique = new Map(entries.map((e) => [e.id, e]))
  for (const entry of [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const placed = place(entry)
    if (typeof placed === 'string') left[placed].push(entry.id)
    else if (placed !== null) counted.push(placed)
  }
  return { counted, left, crowded, published }
}

function weigh(dyads: readonly Dyad[], parties: number, how: Counting): number {
  if (how.weights === 'entries') return 1
  // A meeting makes each pair twice, once each way; where the way does not matter it is one pair.
  const pairs = how.directed ? dyads.length : new Set(dyads.map((d) => [...d].sort().join(' '))).size
  return how.weights === 'pairs' ? pairs : pairs / (parties - 1)
}

/** What an entry is coded as, for the one-a-day filter: the CAMEO code of an act, kind and type of all else. */
const codeOf = (finding: Finding): string =>
  finding.kind === 'act'
    ? finding.cameo
    : finding.kind === 'undertaking'
      ? `undertaking ${finding.type}`
      : finding.kind

/** The dyads not yet seen with this code on this day; a date of several days repeats nothing. */
function firstOfDay(
  dyads: readonly Dyad[],
  finding: Finding,
  extent: Extent,
  seen: Set<string>,
): readonly Dyad[] {
  if (extent.from !== extent.to) return dyads
  return dyads.filter(([source, target]) => {
    const key = `${source} ${target} ${codeOf(finding)} ${extent.from}`
    const first = !seen.has(key)
    seen.add(key)
    return first
  })
}
