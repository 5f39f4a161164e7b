import type { Commemoration, Finding, Meeting, Visit, Where } from '../ontology/finding.ts'
import { atHome, bareOffice } from './host-office.ts'
import { UNPLACED } from './meeting-noun.ts'
import { overlap } from './when-of.ts'

/** Meetings and commemorations put within the visit during which they happen; a meeting without a place takes that of the one stop of its day. */
export function linkVisits(found: readonly Finding[], dateline: string | null): Finding[] {
  const visits = found.filter((f): f is Visit => f.kind === 'visit' && /held|announced/.test(f.standing))
  const linked = found.map((f) => {
    if (f.kind !== 'meeting' && f.kind !== 'commemoration') return f
    if (f.kind === 'meeting' && f.format !== 'in-person') return f
    const visit = visits.find((v) => belongs(f, v))
    if (!visit) return f.kind === 'meeting' ? atHome(f, undefined) : f
    const place = f.where ?? (f.kind === 'meeting' ? stopOf(f, visit, dateline) : null)
    const linked = { ...f, within: visit.id, where: place }
    return linked.kind === 'meeting' ? atHome(linked, visit) : linked
  })
  return linked.filter((f) => f.rule !== UNPLACED || f.within !== null)
}

type Within = Meeting | Commemoration

function belongs(f: Finding, v: Visit): boolean {
  const visitors = v.parties.filter((p) => p.role === 'visitor').map((p) => p.actor)
  const state = v.parties.find((p) => p.role === 'host')?.actor.state ?? v.where?.state ?? null
  if (!f.parties.some((p) => visitors.some((a) => a.id === p.actor.id))) return false
  if (f.where !== null && f.where.state !== null) {
    if (f.where.state !== state) return false
    return overlap(f.when, v.when)
  }
  // "paid a visit to Santiago on Monday. He was received by President Soto"
  const received = f.kind === 'meeting' && f.parties.some((p) => bareOffice(p.actor))
  if (received && f.when.from === null && f.standing === v.standing) return true
  const dated = f.when.from !== null && f.when.to !== null && v.when.from !== null && v.when.to !== null
  if (!dated || !overlap(f.when, v.when)) return false
  const partner = received || (f.kind === 'meeting' && f.parties.some((p) => p.actor.state === state))
  return partner || f.rule === UNPLACED || f.kind === 'commemoration'
}

function stopOf(f: Within, v: Visit, dateline: string | null): Where | null {
  const cities = v.stops.filter((s) => s.place.precision === 'city' && s.standing === f.standing)
  const open = cities.filter((s) => s.when.from === null || overlap(s.when, f.when))
  const sure = open.filter((s) => s.when.from !== null)
  const best = sure.length > 0 ? sure : open
  // two stops on one day: the one the report is datelined from
  const there = best.find((s) => s.place.name.toLowerCase() === dateline?.toLowerCase())
  return best.length === 1 ? best[0]!.place : (there?.place ?? null)
}
