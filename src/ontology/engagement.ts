import { daysBetween } from './calendar-date.ts'
import type { Entry } from './entry.ts'

/** Most days between the day that was announced and the day on which it took place. */
const MOVED = 21

type Engagement = Pick<Entry, 'kind' | 'view'>

/** Whether a thing held may be the one announced: same kind, the same people, about the same days. */
export function fulfils(held: Engagement, announced: Engagement): boolean {
  const people = (e: Engagement): string[] =>
    e.view.parties.filter((p) => p.role !== 'companion' && p.role !== 'host').map((p) => p.actor.id)
  const [a, b] = [held.view.when.from, announced.view.when.from]
  if (held.kind !== announced.kind || a === null || b === null) return false
  if (Math.abs(daysBetween(a, b)) > MOVED) return false
  const there = people(held)
  return people(announced).every((id) => there.includes(id))
}
