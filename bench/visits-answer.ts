import { createHash } from 'node:crypto'
import type { Actor } from '../src/ontology/actor.ts'
import type { Entry } from '../src/ontology/entry.ts'
import type { Meeting, Visit } from '../src/ontology/finding.ts'
import { moved } from './visits-gold.ts'
import { fold, nameWords, type RegisteredVisit } from './visits-register.ts'

/** An entry of the record that can be held against the register: a visit, or a meeting in person. */
export type Answer = Visit | Meeting

/** The visit or meeting of an entry, where it took place or is to, in person and on known days. */
export function answerOf({ view }: Entry): Answer | null {
  if (view.kind !== 'visit' && view.kind !== 'meeting') return null
  if (view.kind === 'meeting' && view.format !== 'in-person') return null
  if (!/^(?:held|announced)$/.test(view.standing) || view.when.from === null || view.when.to === null)
    return null
  return view
}

/** Whether an entry is a registered visit, or a meeting on it: the state, the days (one more at both ends) and the surname or the office. */
export function answers(visit: RegisteredVisit, answer: Answer): boolean {
  const { from, to } = answer.when
  if (from! < moved(visit.from, -1) || to! > moved(visit.to, 1)) return false
  const places = placesOf(answer)
  const actors = answer.parties
    .filter((p) => answer.kind === 'meeting' || p.role === 'visitor')
    .map((p) => p.actor)
  if (!actors.some((a) => a.state === visit.home && isVisitor(a, visit))) return false
  if (places.length > 0 || answer.kind === 'visit') return places.includes(visit.host)
  return actors.some((a) => a.state === visit.host)
}

const isVisitor = (actor: Actor, visit: RegisteredVisit): boolean =>
  nameWords(actor.name ?? '').some((w) => visit.names.includes(w)) ||
  (visit.office !== '' && officeOf(actor.office?.title ?? '') === officeOf(visit.office))

const officeOf = (title: string): string =>
  fold(title)
    .replace('emir', 'amir')
    .replace(/^interim /, '')

/** The states in which an entry takes place, as far as it says. */
function placesOf(answer: Answer): string[] {
  const found = [
    answer.where?.state,
    ...(answer.kind === 'visit'
      ? answer.parties.filter((p) => p.role === 'host').map((p) => p.actor.state)
      : []),
  ]
  return [...new Set(found.filter((s): s is string => s != null))]
}

const LEADER = /^(?:president|prime minister|chancellor|taoiseach|premier|king|queen|amir|sultan|pope)$/
const TRAVELLER = /^(?:president|secretary of state)$/

/** Whether an entry says what the register would hold: a foreign leader in the United States, or its President or Secretary of State abroad, or their meeting. */
export function registrable(answer: Answer): boolean {
  const office = (a: Actor): string => officeOf(a.office?.title ?? '')
  const actors = answer.parties
    .filter((p) => answer.kind === 'meeting' || p.role === 'visitor')
    .map((p) => p.actor)
  const leader = actors.some((a) => a.state !== null && a.state !== 'USA' && LEADER.test(office(a)))
  const american = actors.some((a) => a.state === 'USA' && TRAVELLER.test(office(a)))
  const places = placesOf(answer)
  if (answer.kind === 'meeting') return leader && (american || places.includes('USA'))
  return (leader && places.includes('USA')) || (american && places.some((p) => p !== 'USA'))
}

/** A hash of what is compared of an entry, so that a verdict holds as long as that stays the same. */
export const comparedHash = (answer: Answer): string =>
  createHash('sha1')
    .update(
      JSON.stringify([
        answer.kind,
        answer.when.from,
        answer.when.to,
        placesOf(answer).sort(),
        answer.parties
          .map((p) => [p.role, p.actor.name, p.actor.state, p.actor.office?.title ?? null])
          .sort(),
      ]),
    )
    .digest('hex')
    .slice(0, 12)
