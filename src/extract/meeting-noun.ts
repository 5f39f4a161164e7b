import { dependents } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { calledOffLater } from './called-off.ts'
import { caseOf, form, lemma, obliques } from './clause.ts'
import { adds, type Encounter, proof, sides } from './encounter.ts'
import { ASIDE, asserted, definite, forward, type Governor, governorOf } from './governor.ts'
import type { Row } from './lexicon.ts'
import { mattersOf } from './matter.ts'
import { takingPart } from './meeting-parties.ts'
import { bodyOf, clauseText, eventRow, ordinalOf, settingOf } from './meeting-setting.ts'
import { eachWith, whenBeside } from './met-apart.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique, unnamed } from './party.ts'
import { journeyFor } from './purpose.ts'
import { standingOf } from './standing.ts'
import { subjects } from './subject.ts'
import { past } from './tense.ts'
import { ownTime, whenOf } from './when-of.ts'
import { whereOf } from './where-of.ts'

const MEAL = /^(luncheon|lunch|dinner|breakfast|banquet|tea)$/
const VIDEO = /\b(video|virtual|online|videoconference|teleconference)\b/
const PLURAL = /^(talk|consultation|negotiation|discussion|letter|message)$/
/** Rule of a forum that only a visit can tell to be abroad. */
export const UNPLACED = 'meeting-forum-unplaced'
const GENERIC = /^(regular|frequent|these|such|any|every|each)$/

/** Parties talking told by a noun: "held talks with", "during a luncheon meeting", "the Lee-Xi summit". */
export function nounEncounters(page: Page, i: number, row: Row): Encounter[] {
  const { reading } = page
  const { xpos } = reading.words[i]!
  const own = lemma(page, i)
  const before = dependents(reading, i).map((d) => form(page, d))
  if (own === 'talk' && xpos === 'NN' && !before.some((b) => /^(telephone|phone|video|summit)$/.test(b)))
    return []
  // "in consultation with" is a way of saying together with
  if (
    /^(consultation|discussion|negotiation|dialogue)$/.test(own) &&
    xpos === 'NN' &&
    dependents(reading, i, 'det', 'nmod:poss').length === 0
  )
    return []
  if (/^(phone|telephone)$/.test(own)) return []
  const governor = governorOf(page, i)
  const several = xpos === 'NNS' && (!PLURAL.test(own) || before.includes('separate'))
  const repeated = row.kind !== 'forum' && eachWith(page, i)
  const apart = (several && row.kind !== 'forum') || repeated ? metApart(page, i, governor) : []
  if (several && apart.length === 0) return []
  if (before.some((c) => GENERIC.test(c))) return []
  if (row.kind === 'forum' && before.some((c) => /^(press|news|earnings|party|parliamentary|joint)$/.test(c)))
    return []
  const verb = governor === null ? '' : lemma(page, governor.word)
  // "calls the talks regrettable"
  if (
    verb === 'call' &&
    governor!.relation === 'obj' &&
    dependents(reading, governor!.word, 'xcomp').length > 0
  )
    return []
  // "launch a dialogue of ministers": a standing arrangement, no encounter
  if (
    /^(dialogue|consultation|talk)$/.test(own) &&
    /^(launch|establish|create|institute|inaugurate)$/.test(verb)
  )
    return []
  const part = takingPart(page, i, row, governor)
  const all = unique([...part.participants, ...part.hosts])
  if (all.length === 0 || byStrangers(page, i, governor, all)) return []
  if (row.kind === 'letter' && verb !== 'exchange') return []
  if (own === 'call' && !isCall(page, i, verb, part.participants.length > 1)) return []
  const named = dependents(reading, i, 'compound', 'amod', 'nmod').some(
    (d) => d < i && reading.words[d]!.upos === 'PROPN',
  )
  const place = whereOf(page, i)
  const abroad = place?.state != null && all.every(({ actor }) => actor.state !== place.state)
  const forum =
    part.byMembers === true ||
    (part.attended &&
      sides(all) < 2 &&
      (row.kind === 'forum' || (named && /^(summit|conference|dialogue)$/.test(own))))
  const enough = part.participants.length > 0 && sides(all) >= 2
  // "met in Lima, beginning discussions": those of the meeting
  const begun = governor !== null && ofMeeting(page, governor.word)
  const creates =
    !begun && (forum || (enough && asserted(page, i, governor) && !onlyAround(page, i, governor)))
  // "the second meeting of the Council", told of one side alone, is none told before
  if (!creates && (ordinalOf(page, i) !== null || bodyOf(page, i) !== null) && sides(all) < 2) return []
  if (several && all.length <= apart.length) return []
  if (!creates && (named || row.kind === 'forum' || !pointsBack(page, i, governor))) return []
  const stood = standingOf(
    page,
    i,
    /^(during|following)$/.test(governor?.preposition ?? '') ? governor!.word : null,
  ).standing
  // "will build on the October summit": what lies before the report's day is no plan
  const said =
    governor !== null && forward(page, governor)
      ? 'announced'
      : /^(include|feature)$/.test(verb) &&
          /^VB[ZP]$/.test(reading.words[governor!.word]!.xpos) &&
          stood === 'held'
        ? 'announced'
        : stood === 'announced' && (over(page, ownTime(page, i)) || ended(page, i) || arrived(page, i))
          ? 'held'
          : stood
  const off = said === 'announced' || stood === 'announced' ? calledOffLater(page, i, 'meeting') : null
  const ahead = /^(before|ahead of|prior to)$/.test(governor?.preposition ?? caseOf(page, i))
  const standing = off === null ? said : 'cancelled'
  if ((said !== 'held' || unfinished(page, governor)) && pursued(page, i, governor, before)) return []
  const modifiers = dependents(reading, i, 'compound', 'amod').map((d) => form(page, d))
  const one: Encounter = {
    word: i,
    // a forum without a name, not known to be abroad, is kept only if it falls within a visit
    rule:
      forum && part.byMembers !== true
        ? named || abroad
          ? 'meeting-forum'
          : UNPLACED
        : `meeting-noun-${own}`,
    weight: part.weight,
    participants: part.participants,
    hosts: part.hosts,
    // "cancelled talks on Friday": the day of the cancelling
    when: said === 'cancelled' ? ownTime(page, i) : whenOf(page, i),
    where: place,
    standing,
    format: formatOf(page, i, row, modifiers.join(' ')),
    formatStated: true,
    setting: modifiers.find((m) => MEAL.test(m)) ?? settingOf(page, i, row),
    ordinal: ordinalOf(page, i),
    matters: [...mattersOf(page, i), ...(aboutEvent(governor) ? mattersOf(page, governor!.word) : [])],
    spans: [proof(page, i, all, []), ...(off === null ? [] : [off])],
    creates,
    forum,
    // "held discussions with" is one encounter, "the negotiations with" a row of them
    level:
      /^(negotiation|consultation|dialogue)$/.test(own) || (own === 'discussion' && verb !== 'hold')
        ? 'process'
        : 'encounter',
    ahead,
    also: governor !== null && adds(page, governor.word),
    aside: governor !== null && ASIDE.test(governor.preposition) ? governor.word : null,
  }
  return apart.length === 0
    ? [one]
    : apart.map((other) => {
        const both = [...all.filter((a) => !apart.some((o) => o.actor.id === a.actor.id)), other]
        const when = repeated ? whenBeside(page, i, other, apart, one.when) : one.when
        return { ...one, participants: both, when, spans: [proof(page, i, both, []), other.span] }
      })
}

/** "held separate meetings with Kim and Lopez": those whom one party met one after another. */
function metApart(page: Page, i: number, governor: Governor | null): Attached[] {
  const others = [
    ...obliques(page, i, 'with'),
    ...(governor !== null && /^(obj|nsubj:pass)$/.test(governor.relation)
      ? obliques(page, governor.word, 'with')
      : []),
  ]
  return unique(
    actorsOf(page, others).filter((a) => a.actor.type === 'person' || unnamed(a) || eachWith(page, i)),
  )
}

/** "A delegation held talks with Okello and Mollel": somebody unknown met them, not they each other. */
function byStrangers(page: Page, i: number, governor: Governor | null, all: readonly Attached[]): boolean {
  if (governor === null || !governor.relation.startsWith('obj')) return false
  const who = subjects(page, governor.word)
  if (who.length === 0 || actorsOf(page, who).length > 0) return false
  const met = actorsOf(page, [...obliques(page, i, 'with'), ...obliques(page, governor.word, 'with')])
  return all.every((a) => met.some((m) => m.actor.id === a.actor.id))
}

const over = (page: Page, { to }: When): boolean =>
  to !== null && to < (page.report.published?.slice(0, 10) ?? '')

/** "arrived for a summit that ended in deadlock": what came of an event shows that it was held. */
export const ended = (page: Page, i: number): boolean =>
  dependents(page.reading, i, 'acl:relcl').some(
    (v) =>
      page.reading.words[v]!.xpos === 'VBD' &&
      /^(end|conclude|collapse|fail|produce|yield|result|lead|bring|break|take)$/.test(lemma(page, v)) &&
      dependents(page.reading, v, 'nsubj').some((s) => /^(that|which)$/.test(form(page, s))),
  )

const ofMeeting = (page: Page, verb: number): boolean => {
  const { xpos, deprel, head } = page.reading.words[verb]!
  return (
    xpos === 'VBG' &&
    deprel === 'advcl' &&
    head >= 0 &&
    dependents(page.reading, verb, 'mark', 'nsubj').length === 0 &&
    /^(meet|confer|gather|convene)$/.test(lemma(page, head))
  )
}

/** "flew to Lima on Sunday for a meeting", told on Tuesday. */
function arrived(page: Page, i: number): boolean {
  const journey = journeyFor(page, i)
  return journey !== null && past(page, journey) && over(page, whenOf(page, i))
}

/** "committed to conclude negotiations": the verb over talks is an aim itself. */
const unfinished = (page: Page, governor: Governor | null): boolean =>
  governor !== null &&
  (page.reading.words[governor.word]!.xpos === 'VB' ||
    (page.reading.words[governor.word]!.xpos === 'VBG' && page.reading.words[governor.word]!.head < 0)) &&
  dependents(page.reading, governor.word, 'aux').length === 0

const PURSUE =
  /^(conclude|finalise|finalize|complete|resume|restart|relaunch|revive|launch|start|begin|initiate|open|accelerate|expedite|advance|continue|pursue|deepen|establish|create|set|institute)$/

/** "agreed to conclude consultations", "would hold an annual summit": talks as an aim or a mechanism, no encounter with a date. */
function pursued(page: Page, i: number, governor: Governor | null, before: readonly string[]): boolean {
  const { from, to } = whenOf(page, i)
  const soon = from !== null && to !== null && Date.parse(to) - Date.parse(from) <= 31 * 864e5
  if (soon || governor === null || !/^(obj|nsubj:pass)$/.test(governor.relation)) return false
  if (before.some((b) => /^(annual|yearly|biennial|biannual|monthly|quarterly|periodic)$/.test(b)))
    return true
  return (
    /^(talk|consultation|negotiation|discussion|dialogue)$/.test(lemma(page, i)) &&
    PURSUE.test(lemma(page, governor.word))
  )
}

/** "After the talks, the ministers signed": told of before, and not said to be theirs. */
const onlyAround = (page: Page, i: number, governor: Governor | null): boolean =>
  governor !== null &&
  /^(after|following|before|ahead of)$/.test(governor.preposition) &&
  dependents(page.reading, i, 'det').some((d) => form(page, d) === 'the') &&
  dependents(page.reading, i, 'nmod', 'nmod:poss', 'compound', 'amod').length === 0 &&
  page.reading.words.slice(0, i).some((_, w) => eventRow(page, w) !== null && w !== i)

/** "in the meeting", "after their talks": a reference to an encounter already told. */
const pointsBack = (page: Page, i: number, governor: Governor | null): boolean =>
  definite(page, i) &&
  /^[a-z]/.test(page.report.text.slice(page.reading.words[i]!.start)) &&
  !/^(ahead of|before|for|prior to|without|about|on|to)$/.test(governor?.preposition ?? '')

const aboutEvent = (governor: Governor | null): boolean =>
  governor !== null &&
  (/^(obj|nsubj:pass)$/.test(governor.relation) ||
    (/^obl/.test(governor.relation) && /^(in|during|at|on|by|via|over)$/.test(governor.preposition)))

function formatOf(page: Page, i: number, row: Row, modifiers: string): Encounter['format'] {
  if (VIDEO.test(modifiers)) return 'video'
  if (/courtesy/.test(modifiers)) return 'in-person'
  if (/phone|telephone/.test(modifiers)) return 'call'
  const text = clauseText(page, i)
  if (row.format !== 'call' && /\b(via video|by video|virtually|videolink|video link)\b/.test(text))
    return 'video'
  if (/\b(by|over the|on the) (phone|telephone)\b/.test(text)) return 'call'
  return row.format as Encounter['format']
}

/** "a phone call with", "held a call with", "during the call", not "a call for restraint". */
function isCall(page: Page, i: number, verb: string, partnered: boolean): boolean {
  const { reading } = page
  if (
    dependents(reading, i, 'compound', 'amod').some((d) =>
      /^(phone|telephone|video|conference|introductory|courtesy)$/.test(form(page, d)),
    )
  )
    return true
  if (
    dependents(reading, i, 'nmod', 'acl').some(
      (d) => /^(for|on)$/.test(caseOf(page, d)) && !page.timeAt.has(d),
    )
  )
    return false
  const at = reading.words[i]!.deprel
  if (/^(hold|have|make|place|receive|conduct|take|share)$/.test(verb) && /^(obj|nsubj:pass)$/.test(at))
    return partnered
  return (
    /^(in|during|on|after|following|before|ahead of)$/.test(caseOf(page, i)) ||
    (partnered && definite(page, i)) ||
    partnered
  )
}
