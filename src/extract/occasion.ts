import type { Finding, Meeting, Party } from '../ontology/finding.ts'
import { covers, overlaps } from '../ontology/span.ts'
import { ancestors } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import { type Channel, surroundings } from './channel.ts'
import { caseOf, form } from './clause.ts'
import type { Page } from './page.ts'

/** The meeting in which words were spoken or agreed, and when that was. */
export interface Occasion {
  readonly within: string | null
  readonly when: When
}

const MEETING =
  /\b(?:meetings?|talks?|summit|luncheon|lunch|dinner|banquet|breakfast|call|conversation|discussions?|consultations?|encounter|phone|telephone|session)\b/i

const took = (m: Meeting, party: Party): boolean => m.parties.some((p) => p.actor.id === party.actor.id)

/** Whether all were at a meeting; a state by one who acts for it, where another of them was there in person or two states are named. */
function attended(m: Meeting, parties: readonly Party[]): boolean {
  const states = parties.filter((p) => !took(m, p))
  if (states.length === 0) return parties.length > 0
  return (
    (parties.length > states.length || states.length > 1) &&
    states.every(
      ({ actor }) =>
        actor.type === 'state' &&
        actor.state !== null &&
        m.parties.some((p) => p.actor.type === 'person' && p.actor.state === actor.state),
    )
  )
}

/** "met in May, when they signed": a verb that stands below the verb of the meeting. */
const hangsOn = (page: Page, cue: number, m: Meeting): boolean =>
  ancestors(page.reading, cue).some((w) => {
    const above = page.reading.words[w]!
    return above.upos === 'VERB' && m.evidence.some((e) => covers(e, above))
  })

/** "said after the meeting": on its occasion, not in it. */
const besides = (page: Page, cue: number): boolean =>
  surroundings(page, cue).some(
    (o) => /^(?:after|before|following|ahead)/.test(caseOf(page, o)) && MEETING.test(form(page, o)),
  )

const DAYS_RECALLED = 21

/** Whether a meeting is only looked back on: long before the day of the report, or known by its month or year alone. */
function recalled(m: Meeting, published: string | null): boolean {
  const { edtf, to } = m.when
  if (edtf === null || to === null || published === null) return false
  const days = (Date.parse(published.slice(0, 10)) - Date.parse(to.slice(0, 10))) / 86_400_000
  return days > DAYS_RECALLED || (days > 0 && /^\d{4}(?:-\d{2})?$/.test(edtf))
}

/** "Lee said in the meeting", "in his talks with Zhao": the meeting the channel names; without a channel, the only meeting of a report among its parties, unless it is merely recalled. */
export function occasionOf(
  page: Page,
  cue: number,
  before: readonly Finding[],
  parties: readonly Party[],
  channel: Channel | null,
  stated: When | null,
): Occasion {
  const own = stated ?? UNKNOWN_WHEN
  const held = before.filter((f): f is Meeting => f.kind === 'meeting' && f.standing === 'held')
  const principals = parties.filter((p) => p.role !== 'relay')
  const among = held.filter((m) => attended(m, principals))
  const at = (m: Meeting): Occasion => ({ within: m.id, when: stated ?? m.when })
  if (channel !== null) {
    const named = held.filter((m) => m.evidence.some((e) => overlaps(e, channel.span)))
    const fitting = named.filter((m) => principals.some((p) => took(m, p)))
    if (fitting.length === 1) return at(fitting[0]!)
    if (!MEETING.test(channel.words)) return { within: null, when: own }
    return among.length === 1 ? at(among[0]!) : { within: null, when: own }
  }
  const linked = among.filter((m) => hangsOn(page, cue, m))
  if (linked.length === 1) return at(linked[0]!)
  if (besides(page, cue)) return { within: null, when: own }
  const fresh = held.filter((m) => !recalled(m, page.report.published))
  return fresh.length === 1 && among.includes(fresh[0]!) ? at(fresh[0]!) : { within: null, when: own }
}
