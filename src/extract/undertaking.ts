import { evidence } from '../ontology/evidence.ts'
import type { Finding, Undertaking } from '../ontology/finding.ts'
import { overlaps } from '../ontology/span.ts'
import { ancestors, dependents, sentenceAt } from '../ontology/tree.ts'
import { UNKNOWN_WHEN } from '../ontology/when.ts'
import { channelOf, timeAround } from './channel.ts'
import { claim } from './claim.ts'
import { form, lemma, passive } from './clause.ts'
import { afterReport, deadline, dueIn } from './due.ts'
import { fieldsIn } from './field.ts'
import { nounLemmas, verbLemma } from './inflection.ts'
import { instrumentAt } from './instrument.ts'
import { conditional, type Duty, dutyAt } from './laid-down.ts'
import { occasionOf } from './occasion.ts'
import type { Page } from './page.ts'
import { parties, sureness, unique } from './party.ts'
import { refusedDeed, servedBy } from './promised.ts'
import { doersOf } from './speaker.ts'
import { speechAround } from './speech.ts'
import { type Stood, standingOf } from './standing.ts'
import { contentsOf, isView, type Trigger, triggersAt } from './undertaken.ts'
import { spansAt } from './undertaken-words.ts'
import { askedIn, askers, helpers, MUTUAL, owner, sides } from './undertaking-parties.ts'

type Type = Undertaking['type']

const word = (page: Page, i: number) => page.reading.words[i]!
const EMPTY_REFUSAL =
  /^(comment|say|answer|elaborate|confirm|name|give|provide|speak|discuss|respond|specify|identify|disclose|reveal|talk|tell|be|have|disclose|detail|predict|speculate|rule|believe|acknowledge|recognise|recognize|admit|describe|explain|mention|deny|address)$/
/** "declined to comment" refuses nothing; "declined to name a date" does. */
const emptyRefusal = (page: Page, verb: number): boolean =>
  EMPTY_REFUSAL.test(lemma(page, verb)) &&
  !dependents(page.reading, verb, 'obj').some((o) => nounLemmas(page, o).some((n) => COMMITTING.test(n)))
const COMMITTING =
  /^(date|day|timetable|schedule|deadline|assurance|guarantee|pledge|commitment|promise|apology|ground|concession)$/
const future = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'aux').some((a) =>
    /^(will|would|should|must|shall|wo|'ll|’ll)$/.test(form(page, a)),
  ) ||
  (/^(intend|plan)$/.test(verbLemma(page, verb)) && dependents(page.reading, verb, 'xcomp').length > 0)

/** Whether a clause says how things are: its verb is one of being, or stands in the past or with the ending of the present. */
const states = (page: Page, head: number): boolean => {
  const finite = [head, ...dependents(page.reading, head, 'aux', 'aux:pass', 'cop')].map((i) => word(page, i))
  return finite.some(({ xpos }) => /^VB[DZ]$/.test(xpos)) || dependents(page.reading, head, 'cop').length > 0
}

const WEIGHT: Readonly<Record<Type, number>> = {
  agreement: 0.92,
  pledge: 0.9,
  request: 0.92,
  demand: 0.88,
  proposal: 0.88,
  offer: 0.85,
  refusal: 0.86,
  signing: 0.93,
}

function find(
  page: Page,
  before: readonly Finding[],
  t: Trigger,
  taken: Set<number>,
  refused: Set<number>,
  earlier: readonly Undertaking[],
): Undertaking[] {
  const contents = contentsOf(page, t)
  if (contents.length === 0) return []
  const type: Type =
    t.row.type === 'pledge' && contents[0]!.form === 'clause' && refusedDeed(page, contents[0]!.head)
      ? 'refusal'
      : (t.row.type as Type)
  // "the initiative proposed by China" is named, not proposed here
  const { deprel, xpos } = word(page, t.verb)
  if (/^(proposal|offer|request|demand)$/.test(type) && deprel === 'acl' && xpos === 'VBN') return []
  if (taken.has(t.verb) && (t.row.type !== 'signing' || refused.has(t.verb))) return []
  const first = contents[0]!
  // "in ways that he had pledged not to make": what is told of is named before
  if (
    deprel === 'acl:relcl' &&
    /^(make|do|take|give|have|keep|use)$/.test(lemma(page, first.head)) &&
    dependents(page.reading, first.head, 'obj').length === 0
  )
    return []
  // "if the mayor insists on going": nobody has yet
  if (conditional(page, t.verb)) return []
  if (type === 'refusal' && first.form === 'infinitive' && emptyRefusal(page, first.head)) return []
  const { by: named, to } = sides(page, t)
  if (named.length === 0) return []
  const around = speechAround(page, word(page, t.verb))
  // "said a deal has been reached with the maker": the speaker is the other side
  const own = MUTUAL.test(type) && passive(page, t.verb) && named.length === 1 && around !== null
  const by = own && doersOf(page, t.verb).length === 0 ? unique([...around.speakers, ...named]) : named
  const told = t.noun !== null && owner(page, t.noun).length > 0 ? doersOf(page, t.verb) : []
  const passed = told.filter((d) => !by.some((b) => b.actor.id === d.actor.id))
  if (
    /^(urge|ask|call|appeal|exhort|implore|beseech|invite)$/.test(verbLemma(page, t.verb)) &&
    to.length === 0
  )
    return []
  if (type === 'agreement' && first.form === 'clause' && !future(page, first.head))
    if (by.length < 2 || states(page, first.head))
      // "agreed that the threats are irresponsible" shares a view, "agreed that talks go on" settles something
      return []
  if (type === 'agreement' && first.form === 'phrase' && isView(page, first.head)) return []
  // "vowed that there was no limit" tells, it does not promise
  if (type === 'pledge' && first.form === 'clause' && !future(page, first.head)) return []
  const stood: Stood = t.by === undefined ? standingOf(page, t.verb) : { standing: 'held', cue: null }
  // "called on both to reach an agreement": nothing is agreed yet
  if (
    MUTUAL.test(type) &&
    t.noun !== null &&
    stood.standing === 'hypothetical' &&
    word(page, t.verb).xpos === 'VB'
  )
    return []
  if (around && by.some((b) => /^(i|we|you)$/i.test(b.actor.as)) && around.speakers.length === 0) return []
  const relay =
    around && !around.speakers.some((s) => by.some((b) => b.actor.id === s.actor.id)) ? around : null
  return contents.flatMap((content): Undertaking[] => {
    if (taken.has(content.head)) return []
    // "the donation, which the president announced": told in passing
    if (/^(pledge|proposal)$/.test(type) && ancestors(page.reading, t.verb).includes(content.head)) return []
    const spans = spansAt(page, content)
    if (spans.length === 0) return []
    taken.add(content.head)
    if (type === 'refusal') refused.add(content.head)
    const inContent = (w: number): boolean => spans.some((s) => overlaps(s, word(page, w)))
    const instrument = instrumentAt(page, t.noun ?? content.head)
    const time = timeAround(page, t.verb, inContent)
    const later = time !== null && stood.standing === 'held' && afterReport(page, time.when)
    const own = new Set(by.flatMap(({ actor }) => [actor.id, `state:${actor.state}`]))
    const others =
      to.length > 0
        ? to
        : type === 'refusal'
          ? askers(page, content, by, earlier)
          : /^(pledge|offer)$/.test(type) || (type === 'agreement' && by.length === 1)
            ? servedBy(page, content.head)
            : /^(request|demand)$/.test(type) && content.form === 'clause'
              ? askedIn(page, content.head)
              : type === 'request' && content.form === 'phrase'
                ? helpers(page, content.head)
                : []
    const toward = others.filter(({ actor }) => !own.has(actor.id))
    const agreed = [
      ...parties(page, 'by', by),
      ...parties(page, 'to', toward),
      ...parties(page, 'relay', unique([...(relay?.speakers ?? []), ...passed])),
    ]
    const occasion = occasionOf(
      page,
      t.verb,
      before,
      agreed,
      channelOf(page, t.verb),
      later ? null : (time?.when ?? null),
    )
    return [
      {
        ...claim(
          page,
          'undertaking',
          `undertaking/${type}`,
          [
            word(page, t.verb),
            ...(t.noun === null ? [] : [word(page, t.noun)]),
            ...spans,
            ...by.map((b) => b.span),
            ...toward.map((b) => b.span),
            ...(stood.cue ? [stood.cue] : []),
            ...(relay ? [relay.cue.span, ...relay.speakers.map((s) => s.span)] : []),
          ].map(({ start, end }) => ({ start, end })),
          {
            parties: agreed,
            standing: stood.standing,
            confidence:
              WEIGHT[type] *
              sureness(page, [...by, ...to]) *
              (content.form === 'phrase' && t.noun === null ? 0.95 : 1),
            when: t.by === undefined ? occasion.when : UNKNOWN_WHEN,
            within: t.by === undefined ? occasion.within : null,
            fields: fieldsIn(page, spans),
          },
        ),
        kind: 'undertaking',
        type,
        content: spans.map((s) => evidence(page.report, s)),
        due:
          type === 'refusal' ? null : (dueIn(page, spans) ?? (later ? time!.when : deadline(page, t.verb))),
        instrument: t.noun !== null || type === 'signing' ? instrument : null,
      },
    ]
  })
}

/** Whether a word stands in a question, which undertakes nothing. */
const asked = (page: Page, i: number): boolean => form(page, sentenceAt(page.reading, i).last - 1) === '?'

/** The trigger of a main clause that lays a deed upon its subject. */
const dutyTrigger = (verb: number, { type, by }: Duty): Trigger => ({
  verb,
  noun: null,
  row: { type },
  frames: ['main'],
  by,
})

/** "agreed to build a new model", "requested the loan of pandas", "signed a memorandum": what was agreed, asked, promised, refused. */
export function undertakings(page: Page, before: readonly Finding[] = []): Undertaking[] {
  const taken = new Set<number>()
  const refused = new Set<number>()
  const found: Undertaking[] = []
  page.reading.words.forEach((_, i) => {
    if (asked(page, i)) return
    const told = triggersAt(page, i)
      .slice(0, 1)
      .flatMap((t) => find(page, before, t, taken, refused, found))
    const duty = told.length === 0 && !taken.has(i) ? dutyAt(page, i) : null
    found.push(...(duty === null ? told : find(page, before, dutyTrigger(i, duty), taken, refused, found)))
  })
  return found
}
