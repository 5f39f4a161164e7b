import { evidence } from '../ontology/evidence.ts'
import type { Standing, Where } from '../ontology/finding.ts'
import { dependents, sentenceAt } from '../ontology/tree.ts'
import { UNKNOWN_WHEN } from '../ontology/when.ts'
import {
  caseOf,
  conjuncts,
  form,
  lemma,
  light,
  obliques,
  passive,
  possessors,
  predicateOf,
} from './clause.ts'
import { type Destination, destinations, further } from './destinations.ts'
import { foreign, type Journey, journey, principals } from './journey.ts'
import type { Row } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { standingOf } from './standing.ts'
import { objects, subjects, surfaceSubjects } from './subject.ts'
import { where, whereOf, whereWithin } from './where-of.ts'

/** "began a state visit to China", "during a visit by Modi to Oman", "who is on a trip to". */
export function fromNoun(page: Page, i: number, row: Row): Journey[] {
  const { reading } = page
  const { xpos, deprel, head } = reading.words[i]!
  if (xpos === 'NNS' || /^(compound|flat|amod)$/.test(deprel)) return []
  const owners = actorsOf(
    page,
    possessors(page, i).flatMap((p) => conjuncts(page, p)),
  )
  const by = actorsOf(page, [...obliques(page, i, 'by', 'from'), ...following(page, i, 'by')]).concat(
    actorsOf(page, obliques(page, i, 'of')).filter(({ actor }) => actor.type === 'person'),
  )
  const verb = head >= 0 && reading.words[head]!.upos === 'VERB' ? head : null
  const direct = verb !== null && /^(obj|nsubj:pass)$/.test(deprel) && light(page, verb, 'make')
  // "King Felipe makes the first visit by a Spanish king" tells of his
  const makes = direct && actorsOf(page, subjects(page, verb!)).some(({ actor }) => actor.type === 'person')
  if (compared(page, i) && !makes) return []
  const on =
    verb !== null &&
    /^obl/.test(deprel) &&
    /^(on|for|during|in|after|before|ahead of|upon|following|with)$/.test(caseOf(page, i))
  // "who is on a visit to": the noun is itself the predicate
  const being = dependents(reading, i, 'cop').length > 0 && /^(on|in)$/.test(caseOf(page, i))
  const led = being
    ? principals(page, actorsOf(page, surfaceSubjects(page, i)))
    : verb === null
      ? []
      : principals(
          page,
          actorsOf(
            page,
            // "will host President Bell on an official visit": the guest is on it
            (passive(page, verb) && !direct) ||
              (on && !passive(page, verb) && /^(host|receive|welcome)$/.test(lemma(page, verb)))
              ? objects(page, verb)
              : subjects(page, verb),
          ),
        )
  const hosting = direct && lemma(page, verb!) === 'host'
  const whose = [...owners, ...(makes && compared(page, i) ? [] : by)]
  const goers = unique(whose.length > 0 ? whose : (direct || on || being) && !hosting ? led : []).filter(
    ({ actor }) =>
      actor.type === 'person' || /delegation/i.test(actor.as) || (owners.length === 0 && by.length > 0),
  )
  if (goers.length === 0) return []
  const prepositions = row.at!.split('|')
  const heads = [
    ...obliques(page, i, ...prepositions),
    ...following(page, i, 'to'),
    ...(obliques(page, i, 'to').length > 0 ? further(page, i, 'to') : []),
    ...(direct && verb !== null ? obliques(page, verb, 'to') : []),
    ...taking(page, i, verb),
    ...dependents(reading, i, 'compound', 'amod', 'nmod').filter((d) => caseOf(page, d) !== 'from'),
  ]
  const told = destinations(page, heads)
  const places =
    told.length > 0
      ? told
      : [...statesAt(page, expected(page, i, verb, by)), ...awaitedAt(page, i, verb, [...owners, ...by])]
  const made = direct && verb !== null ? [verb] : []
  // "asks President Bell for help during his visit to Chile": not Chile's own president's, but his who asks
  const asking = possessors(page, i).some((p) => reading.words[p]!.upos === 'PRON')
    ? actorsOf(page, subjects(page, predicateOf(page, i))).filter(({ actor }) => actor.type === 'person')
    : []
  // "embarks on a trip through Chad, Togo and Benin": the first of them; the others are ahead
  const setsOut =
    verb !== null &&
    (direct || on) &&
    /^(begin|start|embark|kick|launch|set|leave|depart|open)$/.test(lemma(page, verb)) &&
    places.every(({ to }) => to.precision === 'country')
  const abroad = places.flatMap(({ head: h, to, when }, n) => {
    const goes = foreign(goers, to)
    const who = goes.length > 0 ? goes : foreign(asking, to)
    return who.length === 0
      ? []
      : [
          journey(page, i, to, {
            rule: 'visit-noun',
            weight: direct ? 0.93 : owners.length > 0 || by.length > 0 ? 0.88 : 0.82,
            travellers: who,
            noun: i,
            ...(goes.length === 0 ? { standing: standingOf(page, predicateOf(page, i)).standing } : {}),
            ...(aheadOf(page, owners) ? { standing: 'announced' as const } : {}),
            // "arrived on Sunday for a three-day visit": on it
            ...(verb !== null && caseOf(page, i) === 'for' && /^(arrive|land)$/.test(lemma(page, verb))
              ? { standing: standingOf(page, verb).standing }
              : {}),
            more: [h, ...made],
            ...(when === undefined ? {} : { when }),
            ...(setsOut && n > 0 && when === undefined
              ? { standing: ahead(page, verb!), when: UNKNOWN_WHEN }
              : {}),
          }),
        ]
  })
  if (abroad.length > 0 || places.length > 0) return abroad
  const here = direct && verb !== null ? placeHere(page, verb) : being ? datelined(page) : null
  const guests = here === null ? [] : foreign(goers, here)
  // "Berg and Kast signed it in Santiago, capping a two-day visit": whoever is not at home there is the visitor
  // "who is on a two-day visit", in a report dated from there
  if (here !== null && guests.length > 0 && (being || goers.some(({ actor }) => actor.state === here.state)))
    return [
      journey(page, i, here, { rule: 'visit-noun', weight: 0.8, travellers: guests, noun: i, more: made }),
    ]
  return [
    journey(page, i, null, { rule: 'visit-reference', weight: 0.5, travellers: goers, noun: i, more: made }),
  ]
}

/** The standing of the later legs of a tour that is set out on. */
const ahead = (page: Page, verb: number): Standing => {
  const { standing } = standingOf(page, verb)
  return standing === 'held' ? 'announced' : standing
}

/** The places that a journey takes somebody to: "a tour that will take her to Chad and Togo", "a trip including Chile". */
function taking(page: Page, noun: number, verb: number | null): number[] {
  const { words } = page.reading
  const clauses = [
    ...dependents(page.reading, noun, 'acl', 'acl:relcl', 'nmod'),
    ...(verb === null ? [] : dependents(page.reading, verb, 'parataxis', 'advcl', 'acl:relcl', 'obl')),
  ].filter((c) => c > noun)
  return clauses.flatMap((c) => {
    if (/^(take|bring|lead)$/.test(lemma(page, c))) {
      const whose = dependents(page.reading, c, 'nsubj').every((s) => /^(that|which)$/.test(form(page, s)))
      return whose ? obliques(page, c, 'to', 'through') : []
    }
    if (words[c]!.upos === 'VERB' && /^(include|cover)$/.test(lemma(page, c)))
      return objects(page, c).flatMap((o) => (stop(page, o) ? obliques(page, o, 'in', 'at') : [o]))
    // "a tour, with stops in Chad and Togo"
    return stop(page, c) ? obliques(page, c, 'in', 'at') : []
  })
}

/** States as the places that they are, whatever words stand for them: "the Polish government". */
const statesAt = (page: Page, heads: readonly number[]): Destination[] =>
  heads.flatMap((head) => {
    const { start, end, actors } = page.mentionAt.get(head)!
    const { name, state } = actors[0]!
    const where = { name, state, geonames: null, lat: null, lon: null, precision: 'country' as const }
    return state === null ? [] : [{ head, to: { ...where, evidence: evidence(page.report, { start, end }) } }]
  })

const stop = (page: Page, word: number): boolean => /^(stop|stopover|visit|leg)$/.test(lemma(page, word))

/** "Poland announces a planned visit from Vice President Berg": to whoever is said to expect it. */
function expected(page: Page, noun: number, verb: number | null, by: readonly Attached[]): number[] {
  if (verb === null || by.length === 0 || page.reading.words[noun]!.deprel !== 'obj') return []
  if (
    !/^(announce|confirm|expect|await|welcome|host|receive|prepare|plan|postpone|cancel)$/.test(
      lemma(page, verb),
    )
  )
    return []
  return subjects(page, verb).filter(
    (s) => page.mentionAt.get(s)?.actors.every((a) => a.type === 'state') ?? false,
  )
}

/** "Police close streets in New Delhi ahead of a visit by President Otieno": where he is awaited. */
function awaitedAt(page: Page, noun: number, verb: number | null, whose: readonly Attached[]): Destination[] {
  if (verb === null || !/^(ahead of|before|prior to)$/.test(caseOf(page, noun))) return []
  if (whose.length === 0 || whose.some(({ actor }) => actor.type !== 'person' || actor.state === null))
    return []
  const doers = subjects(page, verb).filter(
    (s) => page.mentionAt.get(s)?.actors.every((a) => a.type === 'state') ?? false,
  )
  const to = doers.length === 0 ? whereOf(page, verb) : null
  return to !== null && to.state !== null ? [{ head: noun, to }] : statesAt(page, doers.slice(0, 1))
}

/** "security ahead of the leader's visit", should the tree lose the preposition. */
const aheadOf = (page: Page, owners: readonly Attached[]): boolean =>
  owners.length > 0 &&
  /\b(?:ahead of|prior to) (?:the )?$/.test(page.report.text.slice(0, owners[0]!.span.start))

/** Where a clause that closes or opens a visit happens: its main clause says it, else the dateline. */
function placeHere(page: Page, verb: number): Where | null {
  const { head, deprel } = page.reading.words[verb]!
  const { start } = sentenceAt(page.reading, verb)
  const told =
    whereOf(page, verb) ??
    (deprel === 'advcl' && head >= 0 ? whereOf(page, head) : null) ??
    whereWithin(page, { start, end: page.reading.words[verb]!.start })
  if (told !== null) return told.state === null ? null : told
  return datelined(page)
}

/** The place that a report is dated from, where its text begins with it. */
function datelined(page: Page): Where | null {
  const dated = page.report.dateline === null ? undefined : page.resolved.places.find((p) => p.start === 0)
  return dated === undefined || dated.place.state === null ? null : where(page, dated)
}

/** "the first state visit to China by a Korean president in eight years": a visit told elsewhere, set against those before it. */
function compared(page: Page, noun: number): boolean {
  const { reading } = page
  const numbered = dependents(reading, noun, 'amod', 'nummod').some((d) =>
    /^(first|second|third|fourth|fifth|last|only)$/.test(form(page, d)),
  )
  return (
    numbered &&
    [...obliques(page, noun, 'by', 'of', 'from'), ...following(page, noun, 'by')].some((o) =>
      dependents(reading, o, 'det').some((d) => /^(a|an|any|another)$/.test(form(page, d))),
    )
  )
}

/** "a visit by Modi to Oman": the names after a noun with a preposition, no verb between, wherever the tree hangs them. */
function following(page: Page, noun: number, preposition: string): number[] {
  const { words } = page.reading
  const { last } = sentenceAt(page.reading, noun)
  for (let w = noun + 1; w < last && w - noun < 14; w++) {
    if (/^(VERB|AUX|SCONJ)$/.test(words[w]!.upos)) return []
    if ((page.placeAt.has(w) || page.mentionAt.has(w)) && caseOf(page, w) === preposition) return [w]
  }
  return []
}
