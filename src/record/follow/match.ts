import { bodyOf } from '../../ontology/actor.ts'
import type { Finding, Undertaking } from '../../ontology/finding.ts'
import type { Step } from '../../ontology/follow-through.ts'
import { daysBetween } from '../day.ts'
import { placeKey } from '../filter.ts'
import { personName } from '../merge/claim.ts'
import { compareNames } from '../person-name.ts'
import { wordsOf } from '../words.ts'
import { deedOf, OUTCOMES, pastOf } from './verbs.ts'

/** A finding that may tell how an undertaking went on, with the first day it may be of. */
export interface Later {
  readonly finding: Finding
  readonly day: string
}

export type Matched = Pick<Step, 'status' | 'because'>

/** Words that stand in too many undertakings to tell one from another. */
const COMMON = new Set(
  'cooperation relation relationship tie partnership country nation state government leader side people issue matter area field effort way time year agreement deal accord pact treaty commitment pledge new next further close closer closely together joint mutual bilateral common shared full all support work continue strengthen deepen enhance promote maintain expand improve security peace stability economic president minister prime foreign'.split(
    ' ',
  ),
)

/** The words that tell one undertaking from another. */
export const ownWords = (undertaking: Undertaking): string[] =>
  [...new Set(wordsOf(undertaking.content.map((e) => e.quote).join(' ')))].filter(
    (w) => !COMMON.has(w.replace(/ie$/, 'y')) && w.length > 2,
  )

/** Least words in common, and least share of the undertaking's own. */
const LEAST = 2
const SHARE = 0.6
/** Of a long text the first words in common decide: its rest is detail that a later report leaves out. */
const MOST = 6

function sameMatter(own: readonly string[], text: string): boolean {
  const words = new Set(wordsOf(text))
  const common = own.filter((w) => words.has(w)).length
  return common >= Math.max(LEAST, Math.ceil(SHARE * Math.min(own.length, MOST)))
}

const bodies = (finding: Finding, roles: readonly string[]): string[] => [
  ...new Set(finding.parties.flatMap((p) => (roles.includes(p.role) ? (bodyOf(p.actor) ?? []) : []))),
]
const everyone = (finding: Finding): string[] =>
  bodies(
    finding,
    finding.parties.map((p) => p.role),
  )
const names = (finding: Finding, roles: readonly string[]): string[] =>
  finding.parties.flatMap((p) => (roles.includes(p.role) ? (personName(p.actor) ?? []) : []))

/** What a later finding says of an undertaking; null where it says nothing, or of another. */
export function follows(undertaking: Undertaking, made: string, later: Later): Matched | null {
  const { finding } = later
  if (undertaking.type === 'refusal' || later.day < made) return null
  switch (finding.kind) {
    case 'undertaking':
      return answered(undertaking, finding)
    case 'meeting':
    case 'visit':
      return later.day === made && finding.standing === 'held' ? null : encountered(undertaking, made, later)
    case 'statement':
    case 'act':
      return told(undertaking, made, later)
    default:
      return null
  }
}

/** A request that is granted or turned down, an agreement that is signed or refused. */
function answered(undertaking: Undertaking, answer: Undertaking): Matched | null {
  const own = ownWords(undertaking)
  const asked = ['request', 'demand', 'proposal', 'offer'].includes(undertaking.type)
  const [by, to, who] = [bodies(undertaking, ['by']), bodies(undertaking, ['to']), bodies(answer, ['by'])]
  if (!sameMatter(own, answer.content.map((e) => e.quote).join(' '))) return null
  const others = to.length > 0 ? to : who.filter((b) => !by.includes(b))
  const byAsked = who.some((b) => others.includes(b))
  if (answer.type === 'refusal' && answer.standing === 'held') {
    if (asked) return byAsked ? { status: 'lapsed', because: 'those who were asked refuse it' } : null
    return who.some((b) => by.includes(b))
      ? { status: 'breached', because: 'one who undertook it refuses it' }
      : null
  }
  if (answer.standing !== 'held') return null
  if (asked)
    return byAsked && ['agreement', 'pledge', 'signing'].includes(answer.type)
      ? { status: 'progress', because: 'those who were asked agree to it' }
      : null
  const open = undertaking.type !== 'signing' || undertaking.standing !== 'held'
  if (answer.type !== 'signing' || !open || !by.every((b) => who.includes(b))) return null
  return /\b(?:sign|conclude|ink|finali[sz]e)\b/i.test(contentOf(undertaking)) ||
    undertaking.standing !== 'held'
    ? { status: 'fulfilled', because: 'what was to be signed is signed' }
    : { status: 'progress', because: 'it is put in writing' }
}

const contentOf = (undertaking: Undertaking): string => undertaking.content.map((e) => e.quote).join(' ')

const MEETING =
  /\b(?:meet(?:ing)?|summit|talks|hold (?:\w+ ){0,5}(?:talks|consultations|dialogue|meeting)|dialogue|host)\b/i
const VISIT = /\b(?:visit|travel to|trip to|go to|come to)\b/i
/** The offices a content names for those who shall meet: "foreign ministers". */
const OFFICES = /\b(foreign|defen[cs]e|finance|trade|interior) ministers?\b/i
/** Without a day of its own an encounter is looked for in the year that follows. */
const WITHIN = 366

/** A meeting or visit that was undertaken and takes place, or is called off. */
function encountered(undertaking: Undertaking, made: string, { finding, day }: Later): Matched | null {
  const content = contentOf(undertaking)
  const kind = finding.kind as 'meeting' | 'visit'
  const deed = deedOf(content)
  const promised =
    kind === 'visit'
      ? VISIT.test(content) && ['visit', 'travel', 'go', 'come'].includes(deed ?? '')
      : MEETING.test(content) && ['meet', 'hold', 'host', 'convene'].includes(deed ?? '')
  if (!promised || undertaking.standing === 'denied') return null
  const due = undertaking.due
  if (due?.from && (day < due.from || (due.to !== null && day > due.to))) return null
  if (daysBetween(made, day) > WITHIN) return null
  const by = bodies(undertaking, ['by', 'to'])
  if (
    kind === 'meeting'
      ? by.length < 2 || !by.every((b) => everyone(finding).includes(b))
      : !travelsThere(undertaking, finding)
  )
    return null
  const office = OFFICES.exec(content)?.[0].toLowerCase().replace(/s$/, '')
  if (office !== undefined && !finding.parties.some((p) => p.actor.office?.title === office)) return null
  if (office === undefined && kind === 'meeting' && !samePeople(undertaking, finding)) return null
  if (elsewhere(content, finding)) return null
  const what = kind === 'visit' ? 'the visit' : 'the meeting'
  if (finding.standing === 'held') return { status: 'fulfilled', because: `${what} takes place` }
  if (finding.standing === 'announced') return { status: 'progress', because: `${what} is announced` }
  return finding.standing === 'cancelled' ? { status: 'lapsed', because: `${what} is called off` } : null
}

/** Parts of the world in which cities lie. */
const REGION =
  /^(?:Europe|Asia|Africa|America|Central Asia|Southeast Asia|Latin America|North America|Middle East|Pacific)$/

/** Whether it takes place in another city than the one that was named. */
function elsewhere(content: string, { where, parties }: Finding): boolean {
  const named = /\bin (?:the )?(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*)/u.exec(content)?.[1]
  if (named === undefined || where === null || where.precision !== 'city' || REGION.test(named)) return false
  return placeKey(named) !== placeKey(where.name) && !parties.some((p) => p.actor.name === named)
}

function travelsThere(undertaking: Undertaking, visit: Finding): boolean {
  const hosts = visit.parties.filter((p) => p.role === 'host')
  const content = contentOf(undertaking)
  const there = hosts.some(
    (p) => content.includes(p.actor.name) || (visit.where !== null && content.includes(visit.where.name)),
  )
  const [promised, travelling] = [names(undertaking, ['by']), names(visit, ['visitor'])]
  return there && promised.some((a) => travelling.some((b) => compareNames(a, b) !== 'different'))
}

/** Whether those who undertook it by name are those who meet. */
function samePeople(undertaking: Undertaking, meeting: Finding): boolean {
  const promised = names(undertaking, ['by', 'to'])
  const there = names(meeting, ['participant', 'host'])
  return promised.every((a) => there.some((b) => compareNames(a, b) !== 'different'))
}

/** The words of a finding that tell of something. */
const saidIn = (finding: Finding): string =>
  (finding.kind === 'statement' ? finding.content : finding.evidence).map((e) => e.quote).join(' ')

/** Speech and acts that tell it is done, broken or let go. */
function told(undertaking: Undertaking, made: string, { finding, day }: Later): Matched | null {
  const sentence = saidIn(finding)
  if (day === made || finding.standing !== 'held') return null
  const own = ownWords(undertaking)
  if (own.length < LEAST || !sameMatter(own, sentence)) return null
  const parties = bodies(undertaking, ['by', 'to'])
  const involved = everyone(finding).some((b) => parties.includes(b)) || parties.length === 0
  if (!involved) return null
  const deed = deedOf(contentOf(undertaking))
  const negated =
    /\b(?:not|never|no|without|yet to|will|would|plans? to|vows? to|should|must|agree[sd]? to)\b/i.test(
      sentence,
    )
  const outcome = OUTCOMES.find(([, words]) => words.test(sentence))
  if (outcome !== undefined && (outcome[0] === 'breached' || !negated))
    return { status: outcome[0], because: `told of with the words “${outcome[1].exec(sentence)![0]}”` }
  const done =
    deed === null ? undefined : pastOf(deed).find((past) => new RegExp(`\\b${past}\\b`, 'i').test(sentence))
  return done !== undefined && !negated
    ? { status: 'fulfilled', because: `told to be done: “${done}”` }
    : null
}
