import type { Finding, Meeting, Party } from '../ontology/finding.ts'
import { overlaps } from '../ontology/span.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import type { Channel } from './channel.ts'

/** The meeting in which words were spoken or agreed, and when that was. */
export interface Occasion {
  readonly within: string | null
  readonly when: When
}

const MEETING =
  /\b(?:meetings?|talks?|summit|luncheon|lunch|dinner|banquet|breakfast|call|conversation|discussions?|consultations?|encounter|phone|telephone|session)\b/i

const took = (m: Meeting, party: Party): boolean => m.parties.some((p) => p.actor.id === party.actor.id)

/** "Lee said in the meeting", "in his talks with Zhao": the meeting the channel names; without a channel, the only meeting of a report among its parties. */
export function occasionOf(
  before: readonly Finding[],
  parties: readonly Party[],
  channel: Channel | null,
  stated: When | null,
): Occasion {
  const own = stated ?? UNKNOWN_WHEN
  const held = before.filter((f): f is Meeting => f.kind === 'meeting' && f.standing === 'held')
  const principals = parties.filter((p) => p.role !== 'relay')
  const among = held.filter((m) => principals.length > 0 && principals.every((p) => took(m, p)))
  const at = (m: Meeting): Occasion => ({ within: m.id, when: stated ?? m.when })
  if (channel !== null) {
    const named = held.filter((m) => m.evidence.some((e) => overlaps(e, channel.span)))
    const fitting = named.filter((m) => principals.some((p) => took(m, p)))
    if (fitting.length === 1) return at(fitting[0]!)
    if (!MEETING.test(channel.words)) return { within: null, when: own }
    return among.length === 1 ? at(among[0]!) : { within: null, when: own }
  }
  return held.length === 1 && among.length === 1 ? at(among[0]!) : { within: null, when: own }
}
