import type { Span } from '../ontology/span.ts'
import { dependents, sentenceAt } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import { bandsAt } from './band.ts'
import { bodyOfStates } from './body-meeting.ts'
import { calledOn } from './call-on.ts'
import { calledOffLater } from './called-off.ts'
import { caseOf, form, lemma, negated, obliques, passive } from './clause.ts'
import { adds, type Encounter, proof, sides } from './encounter.ts'
import { joinedBy } from './joined.ts'
import { type Row, rowsOf } from './lexicon.ts'
import { mattersOf } from './matter.ts'
import { meeters } from './meeters.ts'
import { clauseText, eventRow, ordinalOf, settingOf } from './meeting-setting.ts'
import { metApart, shareOf, whenBeside } from './met-apart.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique, unnamed } from './party.ts'
import { standingOf } from './standing.ts'
import { objects, subjects } from './subject.ts'
import { overlap, whenOf, whenWithin } from './when-of.ts'
import { whereOf, whereWithin } from './where-of.ts'

const PHONE = /\b(phone|telephone|telephoned|phoned|phone call|by call|call)\b/
/** "meet regularly" tells of no encounter. */
const REPEATED = /^(regularly|frequently|often|annually|yearly|monthly|weekly|quarterly|periodically)$/
const VIDEO =
  /\b(video|videoconference|video-conference|virtual|virtually|online|teleconference|videolink|zoom)\b/

/** Parties talking told by a verb: "met with", "spoke by phone", "received". Event nouns it takes as its setting are added to `settings`. */
export function verbEncounters(page: Page, i: number, line: Row, settings: Set<number>): Encounter[] {
  const { reading } = page
  const own = lemma(page, i)
  const visited = own === 'call' ? calledOn(page, i) : []
  const row = visited.length > 0 ? { ...line, frame: 'on|upon', kind: 'talk', format: 'in-person' } : line
  const frame = row.frame!.split('|')
  const kind = row.kind!
  if (reading.words[i]!.xpos === 'VBG' && /^(amod|compound)$/.test(reading.words[i]!.deprel)) return []
  const bands = (heads: readonly number[], forBodies: boolean): Attached[] =>
    /^(meet|confer|negotiate|talk)$/.test(own) ? heads.flatMap((h) => bandsAt(page, h, forBodies)) : []
  const does = unique([
    ...meeters(page, i).filter(({ actor }) => actor.type !== 'group'),
    ...bands(subjects(page, i), false),
  ])
  const prepositions = frame.filter((f) => f !== 'obj' && f !== 'subj')
  const named = actorsOf(page, [
    ...visited,
    ...(frame.includes('obj') ? objects(page, i) : []),
    ...(kind === 'discuss'
      ? objects(page, i).flatMap((o) =>
          obliques(page, o, 'with').filter(
            (w) => page.mentionAt.get(w)?.actors.every((a) => a.type === 'person') ?? false,
          ),
        )
      : []),
    ...obliques(
      page,
      i,
      ...prepositions,
      ...(prepositions.includes('with') ? ['together with', 'along with'] : []),
    ).filter(() => prepositions.length > 0),
  ])
  const counterparts = unique([
    ...named,
    ...bands([...obliques(page, i, 'with'), ...(frame.includes('obj') ? objects(page, i) : [])], true),
  ])
  if (passive(page, i) && kind !== 'host') return []
  if (dependents(reading, i, 'advmod').some((d) => REPEATED.test(form(page, d)))) return []
  if (apartSince(page, i)) return []
  const clause = clauseText(page, i)
  if (own === 'meet' && counterparts.length === 0 && objects(page, i).some((o) => thing(page, o))) return []
  if (own === 'visit' && !counterparts.every(inOffice)) return []
  if (
    own === 'call' &&
    visited.length === 0 &&
    (/^(on|upon)$/.test(form(page, i + 1)) || !plainCall(page, i, counterparts))
  )
    return []
  if (own === 'see' && !toSee(page, i, counterparts)) return []
  if (own === 'sit' && !/\bsit(s|ting)? down|sat down\b/.test(clause)) return []
  if ((own === 'speak' || own === 'talk') && counterparts.some(({ actor }) => actor.type === 'organisation'))
    return []
  if (counterparts.some(({ actor }) => pressNamed(page, actor.name))) return []
  const members =
    counterparts.length === 0 && own === 'meet' ? bodyOfStates(page, obliques(page, i, 'with')) : []
  const received =
    members.length > 0
      ? members
      : kind === 'host'
        ? counterparts.filter((c) => c.actor.type === 'person' || unnamed(c))
        : counterparts
  const beside = actorsOf(
    page,
    joinedBy(page, i, ...subjects(page, i), ...obliques(page, i, 'with'), ...objects(page, i)),
  )
  const all = unique([...does, ...received, ...(kind === 'talk' ? beside : [])])
  if (all.length > 0 && all.every(({ actor }) => actor.type === 'group')) return []
  // "they met with union leaders": the subject alone is no pair when the other side is named but unknown
  const unknown = received.length === 0 && obliques(page, i, 'with', 'to', 'together with').length > 0
  if (unknown) return []
  const enough =
    kind === 'host' ? does.length > 0 && received.length > 0 : received.length > 0 || frame.includes('subj')
  if (kind === 'discuss' && received.length === 0) return []
  // "their intent to negotiate an agreement": what is negotiated, and no talks yet
  if (
    own === 'negotiate' &&
    received.length === 0 &&
    reading.words[i]!.xpos === 'VB' &&
    objects(page, i).length > 0
  )
    return []
  // "NATO foreign ministers met in Riga": the members of one body
  const body =
    own === 'meet' && all.length === 0 && objects(page, i).length === 0
      ? bodyOfStates(page, subjects(page, i))
      : []
  // "the President will host President Macron", the first taken for the second
  if (kind === 'host' && does.some((d) => received.some((r) => r.actor.id === d.actor.id))) return []
  if (!enough || (sides(all) < 2 && body.length === 0)) return []
  if (received.length > 0 && does.length === 0) return []
  const at = obliques(page, i).filter(
    (o) => reading.words[o]!.head === i || reading.words[reading.words[o]!.head]!.head === i,
  )
  const events = at.filter(
    (o) =>
      eventRow(page, o) !== null &&
      /^(at|in|during|over|for|on the sidelines of|on the margins of)$/.test(caseOf(page, o)),
  )
  const told = [...events, ...laterEvents(page, i, events)]
  for (const e of told) settings.add(e)
  const video = VIDEO.test(clause)
  const phone = PHONE.test(clause)
  const stated = video || phone || row.format !== 'call' || !/^(speak|talk)$/.test(own)
  const there = whereOf(page, i)
  const format = video
    ? 'video'
    : phone && row.format === 'call'
      ? 'call'
      : row.format === 'call' && metThere(page, i) && own !== 'call'
        ? 'in-person'
        : (row.format as Encounter['format'])
  const base = {
    word: i,
    rule: `meeting-${own}`,
    weight: kind === 'host' ? 0.85 : kind === 'discuss' ? 0.75 : own === 'meet' ? 0.95 : 0.85,
    participants: kind === 'host' ? received : [...all, ...body],
    hosts: kind === 'host' ? does : [],
    standing: standingOf(page, i).standing,
    format,
    formatStated: stated,
    ordinal: ordinalOf(page, i),
    matters: mattersOf(page, i),
    creates: true,
    forum: body.length > 0,
    level: own === 'negotiate' ? ('process' as const) : ('encounter' as const),
    ahead: false,
    also: adds(page, i),
    aside: null,
  }
  const spread = splitByEvent(page, i, told)
  if (spread.length > 1)
    return spread.map(({ event, span }) => ({
      ...base,
      when: whenWithin(page, span),
      where: whereWithin(page, span),
      setting: settingOf(page, event, eventRow(page, event)!),
      spans: [span],
    }))
  const apart = metApart(page, i, does, received, clause)
  const event = events[0]
  const at0 = event === undefined ? null : whereOf(page, event)
  const time = whenOf(page, i)
  const off = base.standing === 'announced' ? calledOffLater(page, i, 'meeting') : null
  const one: Encounter = {
    ...base,
    when: time.from === null && event !== undefined ? dayOf(whenOf(page, event)) : time,
    where: there ?? at0,
    setting: event === undefined ? row.setting || null : settingOf(page, event, eventRow(page, event)!),
    ordinal: base.ordinal ?? (event === undefined ? null : ordinalOf(page, event)),
    standing: off === null ? base.standing : 'cancelled',
    spans: [
      proof(page, i, [...all, ...body], [...(event === undefined ? [] : [event])]),
      ...(off === null ? [] : [off]),
    ],
  }
  // "the premier and the chairman will meet the king respectively": each by himself
  if (apart === 'subjects')
    return does.map((d) => ({
      ...one,
      participants: unique([d, ...received]),
      spans: one.spans.map((span) => ({ ...span, start: Math.max(span.start, d.span.start) })),
    }))
  if (apart === 'counterparts')
    return received.map((r, n) => ({
      ...one,
      participants: unique([...does, r]),
      when: whenBeside(page, i, r, received, one.when),
      spans: [...one.spans, shareOf(page, received, n) ?? r.span],
    }))
  return [one]
}

/** "met at the 2012 summit": a year that only names an event is no day of it. */
const dayOf = (when: When): When => (/^\d{4}$/.test(when.edtf ?? '') ? UNKNOWN_WHEN : when)

/** "have not met in three years": no meeting refused, and none on a day. */
const apartSince = (page: Page, i: number): boolean =>
  negated(page, i) &&
  dependents(page.reading, i, 'aux').some((a) => lemma(page, a) === 'have') &&
  dependents(page.reading, i, 'obl', 'obl:unmarked', 'advcl').some((d) =>
    /^(in|for|since|over)$/.test(caseOf(page, d) || form(page, d - 1)),
  )

/** "visits the pope": a call on somebody in office, not a state or a site. */
const inOffice = ({ actor }: Attached): boolean => actor.type === 'person' && actor.office !== null

/** "to meet the challenges of the age": what is met is no party. */
const thing = (page: Page, o: number): boolean =>
  page.reading.words[o]!.upos === 'NOUN' && !page.mentionAt.has(o) && !page.timeAt.has(o)

/** "spoke with Reuters" is an interview. */
const pressNamed = (page: Page, name: string): boolean =>
  name
    .toLowerCase()
    .split(/\s+/)
    .some((part) => rowsOf(page.lexicon, 'media', 'word', part).length > 0)

/** "met at the gathering in Kuala Lumpur in October and at the summit in South Africa in November": two stretches of text. */
function splitByEvent(page: Page, verb: number, events: readonly number[]): { event: number; span: Span }[] {
  const { reading } = page
  const placed = [...events]
    .filter((e) => e > verb && /^(at|on the sidelines of|in|during)$/.test(caseOf(page, e)))
    .sort((a, b) => a - b)
  if (placed.length < 2) return []
  const sentence = sentenceAt(reading, verb)
  const starts = placed.map((e) => Math.min(e, ...dependents(reading, e, 'case').filter((c) => c < e)))
  const parted = placed.map((event, n) => {
    const start = reading.words[starts[n]!]!.start
    let last = (n + 1 < starts.length ? starts[n + 1]! : sentence.last) - 1
    while (last > event && /^(CCONJ|PUNCT)$/.test(reading.words[last]!.upos)) last--
    return { event, span: { start, end: reading.words[last]!.end } }
  })
  const apart = parted.every((p, n) =>
    parted.every((q, m) => {
      if (m <= n) return true
      const a = whenWithin(page, p.span)
      const b = whenWithin(page, q.span)
      const x = whereWithin(page, p.span)
      const y = whereWithin(page, q.span)
      return (
        (a.from !== null && b.from !== null && !overlap(a, b)) ||
        (x !== null && y !== null && x.state !== y.state)
      )
    }),
  )
  return apart ? parted : []
}

/** "met at the gathering … and at the summit held in Rome": further events of one verb, however the tree hangs them. */
function laterEvents(page: Page, verb: number, events: readonly number[]): number[] {
  const { reading } = page
  if (events.length === 0) return []
  const sentence = sentenceAt(reading, verb)
  const found: number[] = []
  for (let w = Math.max(...events) + 1; w < sentence.last; w++) {
    if (eventRow(page, w) === null || !/^(at|on the sidelines of|during)$/.test(caseOf(page, w))) continue
    const first = Math.min(...dependents(reading, w, 'case'))
    if (first > sentence.first && reading.words[first - 1]!.upos === 'CCONJ') found.push(w)
  }
  return found
}

/** "spoke in Geneva": the place stands at the verb itself. */
const metThere = (page: Page, i: number): boolean =>
  dependents(page.reading, i, 'obl').some(
    (o) =>
      ((page.placeAt.has(o) ||
        eventRow(page, o) !== null ||
        page.mentionAt.get(o)?.actors[0]?.type === 'organisation') &&
        /^(in|at)$/.test(caseOf(page, o))) ||
      /sidelines|margins/.test(`${caseOf(page, o)} ${lemma(page, o)}`),
  )

/** "is due to see President Milei": an appointment that lies ahead with a holder of office, and nothing of him that is seen. */
const toSee = (page: Page, i: number, counterparts: readonly Attached[]): boolean =>
  counterparts.length > 0 &&
  counterparts.every(({ actor }) => actor.type === 'person' && actor.office !== null) &&
  /^(announced|proposed|asked)$/.test(standingOf(page, i).standing) &&
  dependents(page.reading, i, 'xcomp', 'ccomp', 'advcl', 'compound:prt').length === 0

const plainCall = (page: Page, i: number, counterparts: readonly Attached[]): boolean =>
  counterparts.some(({ actor }) => actor.type === 'person') &&
  dependents(page.reading, i, 'xcomp', 'ccomp', 'iobj').length === 0 &&
  dependents(page.reading, i, 'obj').length === 1 &&
  dependents(page.reading, i, 'compound:prt').length === 0
