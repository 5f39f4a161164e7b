import type { Actor } from '../../ontology/actor.ts'
import type { Finding } from '../../ontology/finding.ts'
import type { Judgement } from '../../ontology/judgement.ts'
import type { Claim } from './claim.ts'
import { byTime } from './effective.ts'

/** What judgements on persons change. */
export interface Renames {
  /** The claim with persons called as comparisons shall see them. */
  claim(claim: Claim): Claim
  /** The finding with misspelt names put right. */
  finding(finding: Finding): Finding
}

/** How persons are called where people judged names to be one person's (`same`), two persons' (`different`), or misspelt (`edit`). */
export function renames(judged: readonly Judgement[]): Renames {
  const on = judged.filter((j) => j.subject.every((s) => s.startsWith('person:'))).sort(byTime)
  if (on.length === 0) return { claim: (claim) => claim, finding: (finding) => finding }
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    const up = parent.get(id)
    return up === undefined || up === id ? id : root(up)
  }
  const apart = new Set<string>()
  const names = new Map<string, string>()
  for (const j of on) {
    if (j.verdict === 'different') for (const s of j.subject) apart.add(s)
    if (j.verdict === 'edit') {
      const name = (j.value as { name?: unknown }).name
      if (typeof name === 'string') for (const s of j.subject) names.set(s, name)
    }
    if (j.verdict !== 'same') continue
    for (const s of j.subject) apart.delete(s)
    const roots = j.subject.map(root).sort()
    for (const r of roots.slice(1)) parent.set(r, roots[0]!)
  }
  const claim = (given: Claim): Claim => {
    const claim = given.encounter === null ? given : { ...given, encounter: renamed(given.encounter) }
    return renamed(claim)
  }
  const renamed = (claim: Claim): Claim => {
    if (
      !claim.sides.some(
        (s) => parent.has(s.id) || apart.has(s.id) || names.has(s.id) || parentOf(parent, s.id),
      )
    )
      return claim
    const sides = claim.sides.map((s) => {
      if (s.name === null) return s
      if (apart.has(s.id)) return { ...s, name: `${s.name} ${s.id.replace(/\W/g, '')}` }
      const to = root(s.id)
      const name =
        names.get(s.id) ?? names.get(to) ?? (to === s.id && !parentOf(parent, s.id) ? s.name : spelt(to))
      return { ...s, id: to, name }
    })
    return { ...claim, sides: sides.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }
  }
  const called = (actor: Actor): Actor =>
    names.has(actor.id) ? { ...actor, name: names.get(actor.id)! } : actor
  const finding = (finding: Finding): Finding =>
    finding.parties.some((p) => names.has(p.actor.id))
      ? ({
          ...finding,
          parties: finding.parties.map((p) => ({ ...p, actor: called(p.actor) })),
          ...(finding.kind === 'visit' ? { companions: finding.companions.map(called) } : {}),
        } as Finding)
      : finding
  return { claim, finding }
}

const parentOf = (parent: ReadonlyMap<string, string>, id: string): boolean =>
  [...parent.values()].includes(id)

/** The name that an id spells: `person:lee-jae-myung` is "lee jae myung". */
const spelt = (id: string): string => id.slice('person:'.length).replace(/-/g, ' ')
