import type { Finding, Meeting, Party, Visit } from '../../ontology/finding.ts'

/** An act that a meeting or a visit is, before it is coded in full. */
export interface Derived {
  readonly finding: Meeting | Visit
  readonly cameo: string
  readonly mode: string | null
  readonly sources: readonly Party[]
  readonly targets: readonly Party[]
  /** Set where it is still to come, and so an agreement rather than a consultation. */
  readonly ahead: boolean
}

const bodies = (parties: readonly Party[]): Set<string> =>
  new Set(parties.map((p) => p.actor.state ?? p.actor.id))

/** "met", "held talks", "will visit": the acts that meetings and visits are; visitor is source and host target, without a host all are sources. */
export function fromEncounters(found: readonly Finding[]): Derived[] {
  return found.flatMap((f): Derived[] => {
    if (f.kind !== 'meeting' && f.kind !== 'visit') return []
    if (f.standing !== 'held' && f.standing !== 'announced') return []
    const ahead = f.standing === 'announced'
    const [sources, targets] = f.kind === 'visit' ? ofVisit(f) : ofMeeting(f)
    if (sources.length === 0 || (targets.length === 0 && sources.length < 2)) return []
    if (f.kind === 'visit')
      return [
        { finding: f, cameo: ahead ? '036' : '042', mode: ahead ? null : 'visit', sources, targets, ahead },
      ]
    const { cameo, mode } = wayOf(f, targets)
    return [{ finding: f, cameo: ahead ? '036' : cameo, mode: ahead ? null : mode, sources, targets, ahead }]
  })
}

const role = (f: Finding, ...roles: string[]): Party[] => f.parties.filter((p) => roles.includes(p.role))

function ofVisit(f: Visit): [Party[], Party[]] {
  return [role(f, 'visitor'), role(f, 'host')]
}

function ofMeeting(f: Meeting): [Party[], Party[]] {
  const hosts = role(f, 'host')
  const guests = role(f, 'participant').filter((p) => !hosts.some((h) => h.actor.id === p.actor.id))
  return hosts.length > 0 && guests.length > 0 ? [guests, hosts] : [[...guests, ...hosts], []]
}

/** How they met, as PLOVER has it: from afar, on a visit, many together, or on the ground of a third. */
function wayOf(f: Meeting, hosts: readonly Party[]): { cameo: string; mode: string | null } {
  if (f.format !== 'in-person') return { cameo: '041', mode: 'phone' }
  if (hosts.length > 0) return { cameo: '042', mode: 'visit' }
  const states = bodies(f.parties)
  if (states.size > 2) return { cameo: '040', mode: 'multilateral' }
  const ground = f.where?.state ?? null
  if (ground !== null && states.size === 2 && !states.has(ground))
    return { cameo: '044', mode: 'third-party' }
  return /talks|negotiat/.test(f.setting ?? '') ? { cameo: '046', mode: null } : { cameo: '040', mode: null }
}
