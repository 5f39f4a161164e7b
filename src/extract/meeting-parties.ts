import { dependents, sentenceAt } from '../ontology/tree.ts'
import { bandsAt } from './band.ts'
import { bodyOfStates } from './body-meeting.ts'
import { awaited, conjuncts, form, lemma, light, obliques, passive, possessors, stayAt } from './clause.ts'
import { sides } from './encounter.ts'
import { ASIDE, forward, type Governor } from './governor.ts'
import type { Row } from './lexicon.ts'
import { statesOfBody } from './meeters.ts'
import { ordinalPredicate, pairedBefore } from './meeting-setting.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, nextBeside, unique } from './party.ts'
import { objects, subjects, surfaceSubjects } from './subject.ts'

const IN =
  /^(in|during|at|after|following|before|ahead of|through|on|via|for|with|as part of|on the sidelines of)$/

const STRETCH = /^(hour|minute|day|round|series|set|bout|session)$/

const TOLD = /^(tell|inform|assure|reassure|ask|urge|warn|thank|congratulate|brief|remind|press|invite)$/

/** Whose the visit is that a clause tells of: "a visit that includes". */
function travellersOf(page: Page, verb: number): Attached[] {
  const { words } = page.reading
  const about = dependents(page.reading, verb, 'nsubj')
  const relative = about.some((s) => /^(which|that)$/.test(form(page, s)))
  const noun = /^acl/.test(words[verb]!.deprel) || relative ? words[verb]!.head : (about[0] ?? -1)
  if (noun < 0 || !/^(visit|trip|tour|journey|programme|program|itinerary|agenda)$/.test(lemma(page, noun)))
    return []
  const owners = possessors(page, noun)
  const over = words[noun]!.head
  return actorsOf(
    page,
    owners.length > 0
      ? owners
      : over >= 0 && words[over]!.upos === 'VERB' && over !== verb
        ? subjects(page, over)
        : [],
  ).filter(({ actor }) => actor.type === 'person')
}

/** Who takes part in an event told by a noun, and how the text says so. */
export interface TakingPart {
  readonly participants: readonly Attached[]
  readonly hosts: readonly Attached[]
  /** How plainly the words put the parties there. */
  readonly weight: number
  /** Attended by one party alone: "addressed the forum". */
  readonly attended: boolean
  /** Of the members of one body among themselves: "NATO foreign ministers held a meeting". */
  readonly byMembers?: boolean
}

/** "In his talks with Zhao, Lee emphasized": a pronoun before the subject means the subject. */
function frontedOwners(
  page: Page,
  i: number,
  governor: Governor | null,
  possessors: readonly number[],
): readonly number[] {
  if (governor === null || possessors.length !== 1 || page.reading.words[possessors[0]!]!.upos !== 'PRON')
    return possessors
  const who = subjects(page, governor.word)
  const first = Math.min(...who)
  return who.length > 0 && first > i && sentenceAt(page.reading, i).first <= i && isFronted(page, i, first)
    ? who
    : possessors
}

const titled = (page: Page, i: number): boolean =>
  /^\p{Lu}/u.test(page.report.text.slice(page.reading.words[i]!.start))

/** Whether only a comma and the phrase itself part an event noun from the subject after it, at the head of a clause. */
const isFronted = (page: Page, i: number, subject: number): boolean => {
  const { words } = page.reading
  const between = words.slice(i, subject)
  return (
    between.some((w) => page.report.text.slice(w.start, w.end) === ',') &&
    !between.some((w) => /^VB[DZP]$/.test(w.xpos))
  )
}

/** The parties of an event noun: its possessors, those "with" and "between", a pair before it, and the subject of what is held, joined or gone to. */
export function takingPart(page: Page, i: number, row: Row, governor: Governor | null): TakingPart {
  const { reading } = page
  const verb = governor === null ? '' : lemma(page, governor.word)
  const is = (kind: string): boolean => governor !== null && light(page, governor.word, kind)
  // "held an hour of talks" as "held talks"
  const direct =
    governor !== null &&
    /^(obj|nsubj:pass)$/.test(governor.relation) &&
    (governor.word === reading.words[i]!.head || STRETCH.test(lemma(page, reading.words[i]!.head)))
  // "paid a courtesy call on the premier"
  const courtesy = dependents(reading, i, 'compound', 'amod').some((d) => form(page, d) === 'courtesy')
  const taking = direct && (is('hold') || (courtesy && verb === 'pay'))
  const reach = taking || (governor !== null && /^obl/.test(governor.relation) && is('hold'))
  // "received a phone call from the king"
  const got = direct && /^(receive|get|take)$/.test(verb) && /^(call|letter|message)$/.test(lemma(page, i))
  const prepositions = [
    ...row.frame!.split('|'),
    ...(courtesy ? ['on', 'upon'] : []),
    ...(got ? ['from'] : []),
  ]
  const numbered = ordinalPredicate(page, i)
  const bands = obliques(page, i, ...prepositions.filter((p) => /^(with|between|among)$/.test(p))).flatMap(
    (o) => bandsAt(page, o),
  )
  const withs = actorsOf(page, [
    ...obliques(page, i, ...prepositions.filter((p) => p !== 'of')),
    // "the third meeting of the joint commission with his counterpart"
    ...(taking ? obliques(page, i, 'of').flatMap((body) => obliques(page, body, 'with')) : []),
    ...(numbered === null ? [] : obliques(page, numbered, 'between', 'among', 'with')),
    ...(reach
      ? obliques(page, governor!.word, ...prepositions.filter((p) => /^(with|between|among|from)$/.test(p)))
      : []),
  ])
  // "the next meeting of the Joint Commission of Peru and Chile"
  const ofBody = obliques(page, i, 'of').flatMap((o) => statesOfBody(page, o))
  // "a meeting of the foreign ministers of", not "of the working group"
  const members = prepositions.includes('of')
    ? actorsOf(page, obliques(page, i, 'of')).filter(({ actor }) => actor.type !== 'organisation')
    : []
  const whose = [i, ...(numbered === null ? [] : [numbered])]
    .flatMap((at) => possessors(page, at))
    // "the Leaders' Summit" is its name
    .filter((p) => page.mentionAt.get(p)?.form !== 'group' || !titled(page, p) || !titled(page, i))
    .flatMap((p) => conjuncts(page, p))
  const owners = actorsOf(page, frontedOwners(page, i, governor, whose))
  const paired = pairedBefore(page, i)
  const between = obliques(page, i, 'between', 'among').length > 0
  const pair =
    bands.length > 0
      ? [...withs, ...bands]
      : between && withs.length === 1
        ? [...withs, ...nextBeside(page, withs[0]!)]
        : withs
  const own = unique([...owners, ...(paired.length > 1 ? paired : []), ...pair, ...members])
  const whole = owners.length > 0 || between || paired.length > 1
  const plain = { participants: own, hosts: [], weight: direct ? 0.93 : whole ? 0.88 : 0.85, attended: false }
  // "the next meeting of the Joint Commission of Peru and Chile", of which no person is told
  const joint = { ...plain, participants: ofBody, weight: 0.85 }
  const bare = own.length === 0 && ofBody.length > 1
  if (governor === null) return bare ? joint : plain
  // "their lunch was attended by the ministers"
  if (governor.relation === 'nsubj:pass' && is('attend')) {
    const guests = actorsOf(page, obliques(page, governor.word, 'by'))
    if (guests.length > 0) return { ...plain, participants: unique([...own, ...guests]) }
  }
  // "was arrested after a meeting with the premier": who was
  const suffered =
    passive(page, governor.word) &&
    /^(after|following|during|before)$/.test(governor.preposition) &&
    sides(own) === 1
  const deed = awaited(page, governor.word) || suffered ? surfaceSubjects : subjects
  const does = actorsOf(page, deed(page, governor.word)).filter(({ actor }) => actor.type !== 'group')
  // "briefed him on the trilateral meeting with Jordan and Iraq": the third is who speaks of it
  if (
    withs.length === 2 &&
    !whole &&
    dependents(reading, i, 'amod').some((d) => form(page, d) === 'trilateral')
  )
    return { ...plain, participants: unique([...does, ...own]), weight: 0.75 }
  if (taking && verb === 'host') {
    const hosts = passive(page, governor.word) ? actorsOf(page, obliques(page, governor.word, 'by')) : does
    return { ...plain, hosts, participants: own.filter((o) => !hosts.some((h) => h.actor.id === o.actor.id)) }
  }
  if (bare && does.every(({ actor }) => actor.type !== 'person')) return joint
  // "co-chaired the session of the Joint Commission of Peru and Chile": those who did
  if (taking && /^co-?chair$/.test(verb) && sides(does) + withs.length > 1 && does.length > 0)
    return { ...plain, participants: unique([...does, ...withs]), weight: 0.9 }
  // "G7 foreign ministers will hold a meeting"
  const body =
    taking && own.length === 0 && sides(does) < 2 ? bodyOfStates(page, subjects(page, governor.word)) : []
  if (body.length > 0) return { ...plain, participants: body, byMembers: true }
  // "a visit that includes meetings with the king"
  const trip = direct && /^(include|feature|involve)$/.test(verb) ? travellersOf(page, governor.word) : []
  if (trip.length > 0 && own.length > 0)
    return { ...plain, participants: unique([...trip, ...own]), weight: 0.82 }
  if (whole) return plain
  // "met a day ahead of the summit": no word of who took part in that
  const beside =
    own.length === 0 &&
    ASIDE.test(governor.preposition) &&
    /^(meet|confer|gather|convene|speak|talk)$/.test(verb)
  const within = /^obl/.test(governor.relation) && IN.test(governor.preposition) && !beside
  // "told the president in a phone call"
  const told =
    /^(in|during|on|over|at)$/.test(governor.preposition) && within && own.length === 0 && TOLD.test(verb)
      ? actorsOf(page, [...objects(page, governor.word), ...dependents(reading, governor.word, 'iobj')])
      : []
  if (told.length > 0 && [...does, ...told].every(({ actor }) => actor.type === 'person') && does.length > 0)
    return { ...plain, participants: unique([...does, ...told]), weight: 0.85 }
  const arriving =
    !beside &&
    /^(for|to|ahead of|before)$/.test(governor.preposition) &&
    (is('arrive') || stayAt(page, governor.word) !== null || forward(page, governor))
  const attending = is('attend') && (direct || /^(at|in)$/.test(governor.preposition))
  const persons = does.every(({ actor }) => actor.type === 'person')
  const convened = /^(convene|host|chair|lead)$/.test(verb)
  if (forward(page, governor) && sides(does) > 1)
    return { ...plain, participants: unique([...does, ...own]), weight: 0.75 }
  if ((pair.length > 0 || (sides(does) > 1 && !convened)) && (taking || arriving || (within && persons)))
    return {
      ...plain,
      participants: unique([...does, ...own]),
      weight: taking ? 0.93 : arriving ? 0.85 : 0.75,
    }
  if (own.length === 0 && (attending || within))
    return { ...plain, participants: does, attended: attending, weight: 0.8 }
  return plain
}
