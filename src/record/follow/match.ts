import { type Actor, bodyOf } from '../../ontology/actor.ts'
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

/** The words that tell one undertaking from another, without its verb; names are left out, which stand in all that two states say of each other. */
export function ownWords(undertaking: Undertaking): string[] {
  const content = contentOf(undertaking)
  const deed = deedOf(content)
  const plain = undertaking.type === 'signing' ? content : content.replace(/(?<=\S\s)\p{Lu}[\p{L}.-]*/gu, ' ')
  return [...new Set(wordsOf(plain))].filter(
    (w) => !COMMON.has(w.replace(/ie$/, 'y')) && w.length > 2 && w !== deed,
  )
}

const contentOf = (undertaking: Undertaking): string => undertaking.content.map((e) => e.quote).join(' ')

/** The share of the undertaking's own words that a later text must have. */
const SHARE = 0.75
/** Of a long text the first words in common decide: its rest is detail that a later report leaves out. */
const MOST = 6

function sameMatter(own: readonly string[], text: string, least: number): boolean {
  const words = new Set(wordsOf(text))
  const common = own.filter((w) => words.has(w)).length
  return common >= Math.max(least, Math.ceil(SHARE * Math.min(own.length, MOST)))
}

/** Words that PostgreSQL leaves out of what it indexes, though they tell something here. */
const UNINDEXED = new Set(
  'against until below down off again once why how few some nor only own same too just now because whom'.split(
    ' ',
  ),
)

/**
 * What a later text must have to be of the same matter, as a query of PostgreSQL: of n words at least k, so one of any n − k + 1.
 * `'port' & ('rail' | 'link')`; empty where the words exclude nothing, null where no text can be of it.
 */
export function soughtWords(undertaking: Undertaking): string | null {
  const content = contentOf(undertaking)
  const own = ownWords(undertaking)
  if (undertaking.type === 'refusal' || (undertaking.type !== 'signing' && deedOf(content) === null))
    return null
  const least = Math.max(2, Math.ceil(SHARE * Math.min(own.length, MOST)))
  if (own.length < least) return null
  const forms = new Map<string, string[]>()
  for (const form of content.match(/[\p{L}\p{N}]+/gu) ?? [])
    for (const word of wordsOf(form)) forms.set(word, [...(forms.get(word) ?? []), form.toLowerCase()])
  // What the index may know by another form, as 5,000, can stand in a text unseen.
  const sure = own.filter((w) => /^\p{L}+$/u.test(w) && !UNINDEXED.has(w))
  const needed = least - (own.length - sure.length)
  if (needed <= 0) return ''
  const size = sure.length - needed + 1
  const groups = Array.from(
    { length: Math.floor(sure.length / size) },
    (_, i, last = Math.floor(sure.length / size) - 1) =>
      sure.slice(i * size, i === last ? undefined : (i + 1) * size),
  )
  return groups
    .map(
      (group) =>
        `(${[...new Set(group.flatMap((w) => [w, ...(forms.get(w) ?? [])]))].map((w) => `'${w}'`).join(' | ')})`,
    )
    .join(' & ')
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

/** Whether a meeting or a visit is what was undertaken. */
export const promisesEncounter = (undertaking: Undertaking): boolean => {
  const content = contentOf(undertaking)
  return (
    undertaking.standing === 'held' &&
    undertaking.type !== 'refusal' &&
    (VISIT.test(content) || MEETING.test(content))
  )
}

/** A meeting or visit that was undertaken and takes place, or is called off. */
function encountered(undertaking: Undertaking, made: string, { finding, day }: Later): Matched | null {
  const content = contentOf(undertaking)
  const visit = finding.kind === 'visit'
  if (!(visit ? VISIT : MEETING).test(content) || undertaking.standing !== 'held') return null
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
const saidIn = (finding: Finding): string =>
  (finding.kind === 'statement' ? finding.content : finding.evidence).map((e) => e.quote).join(' ')

/** Least words in common where only the words tell that a text is of this undertaking. */
const LEAST = 3

/** Speech and acts that tell it is done, broken or let go. */
function told(undertaking: Undertaking, made: string, { finding, day }: Later): Matched | null {
  const sentence = saidIn(finding)
  const deed = deedOf(contentOf(undertaking))
  if (day === made || finding.standing !== 'held' || (deed === null && undertaking.type !== 'signing'))
    return null
  if (!sameMatter(ownWords(undertaking), sentence, LEAST)) return null
  const parties = bodies(undertaking, ['by', 'to'])
  if (!everyone(finding).some((b) => parties.includes(b))) return null
  const failed =
    deed !== null && new RegExp(`\\b(?:failed|failing|fails|refused) to ${deed}\\b`, 'i').test(sentence)
  if (failed) return { status: 'breached', because: 'told not to be done' }
  const open =
    /\b(?:not|never|no|without|yet to|will|would|plans? to|vows? to|should|must|agree[sd]? to|to be|until|if)\b/i.test(
      sentence,
    )
  const outcome = OUTCOMES.find(([, words]) => words.test(sentence))
  if (outcome !== undefined && (outcome[0] === 'breached' || outcome[0] === 'lapsed' || !open))
    return { status: outcome[0], because: `told of with the words “${outcome[1].exec(sentence)![0]}”` }
  const done =
    deed === null ? undefined : pastOf(deed).find((past) => new RegExp(`\\b${past}\\b`, 'i').test(sentence))
  return done !== undefined && !open ? { status: 'fulfilled', because: `told to be done: “${done}”` } : null
}
