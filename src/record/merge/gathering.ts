import { bodyOf } from '../../ontology/actor.ts'
import type { Finding } from '../../ontology/finding.ts'
import { consults, verbal } from './matter.ts'

/** Whether the other findings of its report say more of a finding than it does itself. */
export const leans = (finding: Finding): boolean =>
  finding.kind === 'statement' ||
  finding.kind === 'undertaking' ||
  verbal(finding) ||
  consults(finding) ||
  (finding.kind === 'meeting' && finding.standing === 'held' && finding.when.from === null)

/**
 * The meeting or visit at which something is said or undertaken: the one it stands within, or the only one of the report in
 * which the first to speak takes part. Of a meeting without a day, the one of its report that it returns to ("They also
 * talked about …"): the same people, on the only day that the report gives them. Of an act that is a meeting or a visit, that one.
 */
export function gatheringOf(finding: Finding, all: readonly Finding[]): Finding | null {
  if (!leans(finding)) return null
  if (consults(finding)) {
    const own = all.find((f) => f.kind === encounterKind(finding) && sameWords(f, finding))
    return own === undefined ? null : (gatheringOf(own, all) ?? own)
  }
  if (finding.kind === 'meeting')
    return onlyDay(all.filter((f) => f.id !== finding.id && returnsTo(finding, f)))
  const within = all.find((f) => f.id === finding.within)
  if (within !== undefined) return within
  const speakers = bodiesOf(finding)
  const gatherings = all.filter((f) => (f.kind === 'meeting' || f.kind === 'visit') && bodiesOf(f).length > 1)
  const own = gatherings.filter((f) => bodiesOf(f).some((body) => speakers.includes(body)))
  return new Set(own.map((f) => bodiesOf(f).join())).size === 1 ? own[0]! : null
}

const encounterKind = ({ rule }: Finding): string => rule.split('/')[1]!

const sameWords = (a: Finding, b: Finding): boolean =>
  a.evidence.some((e) => b.evidence.some((own) => e.start === own.start && e.end === own.end))

function returnsTo(finding: Finding, other: Finding): boolean {
  if (other.kind !== 'meeting' || other.standing !== 'held' || other.when.from === null) return false
  const ids = (f: Finding) => [...new Set(f.parties.map((p) => p.actor.id))].sort().join()
  return finding.parties.length > 1 && ids(finding) === ids(other)
}

const onlyDay = (found: readonly Finding[]): Finding | null =>
  new Set(found.map((f) => f.when.edtf)).size === 1 ? found[0]! : null

const bodiesOf = (finding: Finding): string[] =>
  [...new Set(finding.parties.flatMap((p) => bodyOf(p.actor) ?? []))].sort()
