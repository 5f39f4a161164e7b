import type { Finding, Role } from '../ontology/finding.ts'
import { membersOf, principalOf, type Side } from '../ontology/side.ts'

/** From whom to whom something goes; `mutual` where all that take part do it together. */
export interface Direction {
  readonly sources: readonly string[]
  readonly targets: readonly string[]
  readonly mutual: boolean
}

/** An ordered pair of principals: who acts, toward whom. */
export type Dyad = readonly [source: string, target: string]

/**
 * From whom to whom a finding goes: a visit from the visitor to the host, a statement from the speaker to the addressee,
 * an undertaking from `by` to `to`, an act from source to target. Meetings, and undertakings and acts without a target,
 * go both ways between all that take part, as PLOVER lists them.
 */
export function directionOf(finding: Finding): Direction {
  const of = (...roles: Role[]): string[] => [
    ...new Set(
      finding.parties.filter((p) => roles.includes(p.role)).flatMap((p) => principalOf(p.actor) ?? []),
    ),
  ]
  const both = (all: readonly string[]): Direction => ({ sources: all, targets: all, mutual: true })
  const oneWay = (sources: readonly string[], targets: readonly string[]): Direction =>
    targets.length === 0 ? both(sources) : { sources, targets, mutual: false }
  switch (finding.kind) {
    case 'meeting':
      return both(of('participant', 'host'))
    case 'visit':
      return { sources: of('visitor'), targets: of('host'), mutual: false }
    case 'statement':
      return { sources: of('speaker'), targets: of('addressee'), mutual: false }
    case 'undertaking':
      return oneWay(of('by'), of('to'))
    case 'act':
      return oneWay(of('source'), of('target'))
    case 'commemoration':
      return both(of('observer'))
    case 'formulation': {
      const speakers = of('speaker').filter((s) => finding.dyad.includes(s))
      const rest = finding.dyad.filter((s) => !speakers.includes(s))
      return speakers.length === 0 ? both(finding.dyad) : oneWay(speakers, rest)
    }
    case 'tenure':
      return { sources: [], targets: [], mutual: false }
  }
}

/** How many states and organisations a direction joins. */
export const partiesIn = ({ sources, targets }: Direction): number => new Set([...sources, ...targets]).size

/** The day by which it is told who belongs to a side: the first that a finding may be of. */
export const membershipDay = ({ when }: Finding): string | null => when.from ?? when.to

/** The ordered pairs that a direction makes from one side to the other, as these are composed on a day. */
export function dyadsBetween(direction: Direction, from: Side, to: Side, day: string | null): Dyad[] {
  const [here, there] = [new Set(membersOf(from, day)), new Set(membersOf(to, day))]
  return direction.sources
    .filter((s) => here.has(s))
    .flatMap((s) => direction.targets.filter((t) => t !== s && there.has(t)).map((t): Dyad => [s, t]))
}

/** Whether a side takes part in a finding of a day, in whatever role. */
export function joins(finding: Finding, side: Side, day: string | null): boolean {
  const members = membersOf(side, day)
  return (
    finding.parties.some((p) => members.includes(principalOf(p.actor) ?? '')) ||
    (finding.kind === 'formulation' && finding.dyad.some((s) => members.includes(s)))
  )
}
