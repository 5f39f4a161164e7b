import { type Actor, bodyOf } from '../../ontology/actor.ts'
import type { Finding, Undertaking } from '../../ontology/finding.ts'
import type { Step } from '../../ontology/follow-through.ts'
import { daysBetween } from '../day.ts'
import { placeKey } from '../filter.ts'
import { personName } from '../merge/claim.ts'
import { compareNames } from '../person-name.ts'
import { contentOf, ownWords, sameMatter } from './matter.ts'
import { doneIn, inPart, undoneIn, unreal } from './outcome.ts'
import { deedOf, FAILED, OUTCOMES } from './verbs.ts'

/** A finding that may tell how an undertaking went on, with the first day it may be of. */
export interface Later {
  readonly finding: Finding
  readonly day: string
}

export type Matched = Pick<Step, 'status' | 'because'>

/** The states and organisations that stand in some roles. */
export const bodies = (finding: Finding, roles: readonly string[]): string[] => [
  ...new Set(finding.parties.flatMap((p) => (roles.includes(p.role) ? (bodyOf(p.actor) ?? []) : []))),
]
export const everyone = (finding: Finding): string[] =>
  bodies(
    finding,
    finding.parties.map((p) => p.role),
  )
/** The names of the persons who stand in some roles. */
export const names = (finding: Finding, roles: readonly string[]): string[] =>
  finding.parties.flatMap((p) => (roles.includes(p.role) ? (personName(p.actor) ?? []) : []))

/** For how many days after it is made an undertaking is followed. */
export const FOLLOWED = 5 * 366

/** What a later finding says of an undertaking; null where it says nothing, or of another. */
export function follows(undertaking: Undertaking, made: string, later: Later): Matched | null {
  const { finding } = later
  if (undertaking.type === 'refusal' || later.day < made || daysBetween(made, later.day) > FOLLOWED)
    return null
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
  if (undertaking.type !== 'signing' && deedOf(contentOf(undertaking)) === null) return null
  if (!sameMatter(own, contentOf(answer), 2)) return null
  const byAsked = who.some((b) => to.includes(b))
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

/** A meeting of those who agree on it, and of nobody else. */
const MEETING =
  /^(?:to )?(?:meet\b|(?:hold|have|convene) (?:an? |their |the )?(?:(?:bilateral|formal|first|second|third|next|another|annual|in-person|face-to-face|high-level|new|further|regular)\s)*(?:meeting|talks|summit|consultations|dialogue)\b)/i
const VISIT = /^(?:to )?(?:visit|travel to|go to|come to|make (?:an? )?(?:\w+ )?visit to)\b/i
/** The offices a content names for those who shall meet: "foreign ministers". */
const OFFICES = /\b(foreign|defen[cs]e|finance|trade|interior) ministers?\b/i
const AFAR = /\b(?:call|phone|telephone|video|virtual(?:ly)?|online)\b/i
/** An encounter is looked for in the year that follows. */
export const WITHIN = 366

/** Whether a meeting, or a visit, is what was undertaken. */
export const promises = (undertaking: Undertaking, encounter: 'meeting' | 'visit'): boolean =>
  undertaking.standing === 'held' &&
  undertaking.type !== 'refusal' &&
  (encounter === 'visit' ? VISIT : MEETING).test(contentOf(undertaking))

/** A meeting or visit that was undertaken and takes place, or is called off. */
function encountered(undertaking: Undertaking, made: string, { finding, day }: Later): Matched | null {
  const content = contentOf(undertaking)
  const visit = finding.kind === 'visit'
  if (!promises(undertaking, visit ? 'visit' : 'meeting')) return null
  const due = undertaking.due
  if (due?.from && (day < due.from || (due.to !== null && day > due.to))) return null
  if (daysBetween(made, day) > WITHIN) return null
  if (finding.kind === 'meeting' && finding.format !== 'in-person' && !AFAR.test(content)) return null
  if (visit ? !travelsThere(undertaking, finding) : !meetThere(undertaking, finding)) return null
  if (elsewhere(content, finding)) return null
  const what = visit ? 'the visit' : 'the meeting'
  if (finding.standing === 'held') return { status: 'fulfilled', because: `${what} takes place` }
  if (finding.standing === 'announced') return { status: 'progress', because: `${what} is announced` }
  return finding.standing === 'cancelled' ? { status: 'lapsed', because: `${what} is called off` } : null
}

/** Whether those meet who agreed to: the ministers that were named, or the very people who agreed, one of each side. */
function meetThere(undertaking: Undertaking, meeting: Finding): boolean {
  const sides = bodies(undertaking, ['by', 'to'])
  const there = everyone(meeting)
  if (sides.length < 2 || !sides.every((b) => there.includes(b)) || there.length > sides.length) return false
  const office = OFFICES.exec(contentOf(undertaking))?.[0].toLowerCase().replace(/s$/, '')
  if (office !== undefined)
    return sides.every((b) =>
      meeting.parties.some((p) => bodyOf(p.actor) === b && (p.actor.office?.title ?? '') === office),
    )
  const promised = persons(undertaking)
  const present = persons(meeting)
  return (
    promised.length >= sides.length && promised.every((one) => present.some((other) => mayBe(one, other)))
  )
}

const persons = (finding: Finding): Actor[] =>
  finding.parties.flatMap(({ actor }) => (actor.type === 'person' ? [actor] : []))

/** Whether two are one by name, or by the office where one is not named. */
function mayBe(a: Actor, b: Actor): boolean {
  const [x, y] = [personName(a), personName(b)]
  if (x !== null && y !== null) return compareNames(x, y) !== 'different'
  return a.office !== null && a.office.title === b.office?.title && bodyOf(a) === bodyOf(b)
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

/** The words of a finding that tell of something. */
export const saidIn = (finding: Finding): string =>
  (finding.kind === 'statement' ? finding.content : finding.evidence).map((e) => e.quote).join(' ')

/** Least words in common where only the words tell that a text is of this undertaking, and where its verb does so too. */
const [LEAST, WITH_VERB] = [3, 2]

/** Speech and acts that tell it is done, broken or let go. */
function told(undertaking: Undertaking, made: string, { finding, day }: Later): Matched | null {
  const sentence = saidIn(finding)
  const deed = deedOf(contentOf(undertaking))
  if (day === made || finding.standing !== 'held' || (deed === null && undertaking.type !== 'signing'))
    return null
  const own = ownWords(undertaking)
  if (!sameMatter(own, sentence, WITH_VERB) || !between(undertaking, finding)) return null
  const sure = sameMatter(own, sentence, LEAST)
  if (!sure && namesOthers(undertaking, finding, sentence)) return null
  if (deed !== null) {
    if (new RegExp(`${FAILED.source}${deed}\\b`, 'i').test(sentence))
      return { status: 'breached', because: 'told not to be done' }
    const broken = undoneIn(sentence, deed)
    if (broken !== null && !unreal(sentence, broken) && byOneOf(undertaking, finding, sentence))
      return { status: 'breached', because: `told to be undone: “${broken}”` }
  }
  const outcome = sure ? OUTCOMES.find(([, words]) => words.test(sentence)) : undefined
  if (outcome !== undefined) {
    const words = outcome[1].exec(sentence)![0]
    const ended = outcome[0] === 'breached' || outcome[0] === 'lapsed'
    if (ended ? !unreal(sentence, words) : !open(sentence))
      return {
        status: outcome[0] === 'fulfilled' && inPart(sentence) ? 'progress' : outcome[0],
        because: `told of with the words “${words}”`,
      }
  }
  const done = deed === null ? null : doneIn(sentence, deed)
  if (done === null || open(sentence)) return null
  return inPart(sentence)
    ? { status: 'progress', because: `told to be done in part: “${done}”` }
    : { status: 'fulfilled', because: `told to be done: “${done}”` }
}

/** Whether a text tells of what is not done, or not yet. */
const open = (sentence: string): boolean =>
  /\b(?:not|never|no|without|yet to|will|would|plans? to|vows? to|should|must|agree[sd]? to|to be|until|if|whether)\b/i.test(
    sentence.replace(/,? and the rest will \w+/i, ''),
  )

/** Whether one of the parties tells it, or does it itself, and what is done is done to none but them. */
function between(undertaking: Undertaking, finding: Finding): boolean {
  const parties = bodies(undertaking, ['by', 'to'])
  const tellers = finding.kind === 'act' ? bodies(finding, ['source']) : everyone(finding)
  if (!tellers.some((b) => parties.includes(b))) return false
  return parties.length < 2 || bodies(finding, ['target']).every((b) => parties.includes(b))
}

/** Whether those who undertook it do what is told: as the source of an act, or named by the text, or telling it themselves. */
function byOneOf(undertaking: Undertaking, finding: Finding, sentence: string): boolean {
  const by = bodies(undertaking, ['by'])
  const doers = bodies(finding, finding.kind === 'act' ? ['source'] : ['speaker'])
  if (doers.some((b) => by.includes(b))) return true
  return (
    finding.kind === 'statement' &&
    undertaking.parties.some((p) => p.role === 'by' && sentence.includes(p.actor.name))
  )
}

/** Days and months stand with a capital and are no names. */
const CALENDAR =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/** Whether a text names somebody or something that neither side nor the undertaking names; its first word has a capital anyway. */
function namesOthers(undertaking: Undertaking, finding: Finding, sentence: string): boolean {
  const known = [
    contentOf(undertaking),
    ...[...undertaking.parties, ...finding.parties].flatMap((p) => [p.actor.name, p.evidence.quote]),
  ].join(' ')
  const capitals = sentence.match(/(?<=\S\s)\p{Lu}\p{L}+/gu) ?? []
  return capitals.some((word) => !CALENDAR.test(word) && !known.includes(word))
}
