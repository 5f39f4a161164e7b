import type { Standing, Visit, Where } from '../ontology/finding.ts'
import { hull, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, subtree } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import {
  caseOf,
  conjuncts,
  form,
  lemma,
  light,
  objects,
  obliques,
  passive,
  subjects,
  surfaceSubjects,
} from './clause.ts'
import { destinationAt } from './destination.ts'
import { proof } from './encounter.ts'
import { type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { standingOf } from './standing.ts'
import { daysOf, spanFrom } from './stay.ts'
import { whenOf } from './when-of.ts'

/** One place of a text that speaks of travel: who goes where, before a trip's references are put together. */
export interface Journey {
  readonly word: number
  readonly rule: string
  readonly weight: number
  readonly travellers: readonly Attached[]
  readonly companions: readonly Attached[]
  readonly hosts: readonly Attached[]
  /** Null for a mere reference ("the visit") or a site whose state only the trip tells. */
  readonly to: Where | null
  readonly when: When
  /** Whether `when` tells the whole stay, or only one day of it. */
  readonly entire: boolean
  readonly standing: Standing
  readonly visitType: Visit['visitType']
  readonly days: number | null
  readonly spans: readonly Span[]
}

const SPOUSE = /first lady|first gentleman|\bwife\b|\bhusband\b|\bspouse\b/
const TYPES = /^(state|official|working|private)$/

/** All places of a page that speak of someone's travel to a state not his own, in order of the text. */
export function journeys(page: Page): Journey[] {
  const { words } = page.reading
  const found: Journey[] = []
  const nouns = new Set<number>()
  words.forEach((w, i) => {
    const pos = w.upos === 'VERB' ? 'VERB' : w.upos === 'NOUN' || w.upos === 'PROPN' ? 'NOUN' : null
    if (pos === null || nouns.has(i)) return
    const row = rowsOf(page.lexicon, 'visit', 'lemma', lemma(page, i)).find((r) => r.pos === pos)
    if (!row) return
    if (pos === 'NOUN') found.push(...fromNoun(page, i, row))
    else if (row.kind === 'receive') found.push(...received(page, i))
    else if (row.kind === 'invite') found.push(...invited(page, i))
    else found.push(...fromVerb(page, i, row))
  })
  return found.sort((a, b) => a.word - b.word)
}

interface Told {
  readonly rule: string
  readonly weight: number
  readonly travellers: readonly Attached[]
  readonly hosts?: readonly Attached[]
  readonly standing?: Standing
  readonly when?: When
  readonly noun?: number
  readonly more?: readonly number[]
}

function journey(page: Page, i: number, to: Where | null, told: Told): Journey {
  const spouses = told.travellers.filter(isSpouse)
  const travellers =
    told.travellers.length > spouses.length
      ? told.travellers.filter((t) => !spouses.includes(t))
      : told.travellers
  const along = actorsOf(page, companionsAt(page, i)).filter(({ actor }) => actor.type === 'person')
  const days = told.noun === undefined ? daysOf(page, i) : daysOf(page, told.noun)
  const when = told.when ?? whenOf(page, i)
  const stay = spanFrom(page, told.noun ?? i, i, when, days)
  return {
    word: i,
    rule: told.rule,
    weight: told.weight,
    travellers,
    companions: unique([...(travellers.length < told.travellers.length ? spouses : []), ...along]).filter(
      (c) => !travellers.some((t) => t.actor.id === c.actor.id),
    ),
    hosts: told.hosts ?? [],
    to,
    when: stay.when,
    entire: stay.entire,
    standing: told.standing ?? standingOf(page, told.noun ?? i).standing,
    visitType: typeOf(page, told.noun ?? i),
    days,
    spans: [proof(page, i, told.travellers, told.more ?? [])],
  }
}

/** "Lee and first lady Kim, who kicked off a visit": whoever the spouse is named with goes too. */
function principals(page: Page, goers: readonly Attached[]): readonly Attached[] {
  if (goers.length === 0 || !goers.every((g) => isSpouse(g))) return goers
  const heads = goers.flatMap((g) =>
    page.resolved.mentions.filter((m) => m.start === g.span.start && m.end === g.span.end).map((m) => m.head),
  )
  const first = heads
    .filter((h) => page.reading.words[h]!.deprel === 'conj')
    .map((h) => page.reading.words[h]!.head)
  return unique([...actorsOf(page, first), ...goers])
}

const isSpouse = (t: Attached): boolean =>
  SPOUSE.test(`${t.actor.office?.title ?? ''} ${t.actor.as}`.toLowerCase())

/** "accompanied by, "along with", "together with his wife". */
function companionsAt(page: Page, i: number): number[] {
  const { reading } = page
  const led = dependents(reading, i, 'advcl', 'acl').filter((d) => lemma(page, d) === 'accompany')
  return [
    ...obliques(page, i, 'along with', 'together with', 'accompanied by', 'alongside'),
    ...led.flatMap((d) => obliques(page, d, 'by')),
  ]
}

function typeOf(page: Page, noun: number): Visit['visitType'] {
  const found = dependents(page.reading, noun, 'amod', 'compound')
    .map((d) => form(page, d))
    .find((f) => TYPES.test(f))
  return (found as Visit['visitType']) ?? null
}

const foreign = (travellers: readonly Attached[], to: Where): readonly Attached[] =>
  travellers.filter(
    ({ actor }) =>
      actor.state !== to.state &&
      actor.type !== 'group' &&
      (actor.state !== null || actor.type === 'organisation' || actor.office !== null),
  )

function fromVerb(page: Page, i: number, row: Row): Journey[] {
  const { reading } = page
  if (/^(amod|compound)$/.test(reading.words[i]!.deprel)) return []
  const prepositions = row.at!.split('|')
  const own = lemma(page, i)
  if (own === 'set' && !dependents(reading, i).some((d) => /^(off|out)$/.test(form(page, d)))) return []
  const goers = principals(page, actorsOf(page, subjects(page, i))).filter(
    ({ actor }) =>
      actor.type === 'person' || (actor.type === 'state' && /delegation|team|officials?/i.test(actor.as)),
  )
  if (goers.length === 0) return []
  const heads = prepositions.includes('obj') ? objects(page, i) : obliques(page, i, ...prepositions)
  const places = heads.map((h) => ({ head: h, to: destinationAt(page, h) }))
  const abroad = places.filter((p): p is { head: number; to: Where } => p.to !== null && p.to.state !== null)
  if (abroad.length === 0) {
    // "will visit the historic building": a site of the trip, if there is one
    const site = prepositions.includes('obj')
      ? heads.find((h) => /NOUN|PROPN/.test(reading.words[h]!.upos) && isSite(page, h) && !page.timeAt.has(h))
      : undefined
    return site === undefined
      ? []
      : [journey(page, i, null, { rule: 'visit-site', weight: 0.7, travellers: goers, more: [site] })]
  }
  return abroad.flatMap(({ head, to }) => {
    const who = foreign(goers, to)
    if (who.length === 0) return []
    return [
      journey(page, i, to, {
        rule: `visit-${own}`,
        weight: row.kind === 'visit' ? 0.93 : 0.85,
        travellers: who,
        more: [head],
      }),
    ]
  })
}

/** Whether a phrase can name a site: no person, state or pronoun. */
const isSite = (page: Page, i: number): boolean =>
  page.mentionAt.get(i)?.actors.every((a) => a.type === 'organisation') ?? true

/** "welcomed Yoon to the White House", "hosted Scholz in Paris": the guest visits the host's state. */
function received(page: Page, i: number): Journey[] {
  const hosts = actorsOf(page, subjects(page, i)).filter(
    ({ actor }) => actor.state !== null && actor.type !== 'group',
  )
  const guests = actorsOf(page, objects(page, i)).filter(
    ({ actor }) => actor.type === 'person' && actor.state !== null,
  )
  const state = hosts[0]?.actor.state
  const who = guests.filter(({ actor }) => actor.state !== state)
  if (!state || who.length === 0) return []
  const heads = obliques(page, i, 'to', 'in', 'at')
  const places = heads.map((h) => ({ h, to: destinationAt(page, h) })).filter((p) => p.to !== null)
  const there = places.find((p) => p.to!.state === state)
  if (!there) return []
  return [
    journey(page, i, there.to, {
      rule: 'visit-received',
      weight: 0.78,
      travellers: who,
      hosts: hosts.filter(({ actor }) => actor.type === 'person'),
      more: [there.h],
    }),
  ]
}

/** "invited Macron to China": a visit offered. */
function invited(page: Page, i: number): Journey[] {
  const guests = actorsOf(page, objects(page, i)).filter(({ actor }) => actor.type === 'person')
  return obliques(page, i, 'to').flatMap((h) => {
    const to = destinationAt(page, h)
    const who = to === null ? [] : foreign(guests, to)
    if (to === null || who.length === 0) return []
    const said = standingOf(page, i).standing
    return [
      journey(page, i, to, {
        rule: 'visit-invited',
        weight: 0.8,
        travellers: who,
        standing: said === 'held' ? 'offered' : said,
        when: UNKNOWN_WHEN,
        more: [h],
      }),
    ]
  })
}

function fromNoun(page: Page, i: number, row: Row): Journey[] {
  const { reading } = page
  const { xpos, deprel, head } = reading.words[i]!
  if (xpos === 'NNS' || /^(compound|flat|amod)$/.test(deprel)) return []
  const owners = actorsOf(
    page,
    dependents(reading, i, 'nmod:poss').flatMap((p) => conjuncts(page, p)),
  )
  const by = actorsOf(page, [...obliques(page, i, 'by', 'from'), ...following(page, i, 'by')]).concat(
    actorsOf(page, obliques(page, i, 'of')).filter(({ actor }) => actor.type === 'person'),
  )
  const verb = head >= 0 && reading.words[head]!.upos === 'VERB' ? head : null
  const direct = verb !== null && /^(obj|nsubj:pass)$/.test(deprel) && light(page, verb, 'make')
  const on =
    verb !== null &&
    /^obl/.test(deprel) &&
    /^(on|for|during|in|after|before|ahead of|upon|following)$/.test(caseOf(page, i))
  // "who is on a visit to": the noun is itself the predicate
  const being = dependents(reading, i, 'cop').length > 0 && /^(on|in)$/.test(caseOf(page, i))
  const led = being
    ? principals(page, actorsOf(page, surfaceSubjects(page, i)))
    : verb === null
      ? []
      : principals(
          page,
          actorsOf(page, passive(page, verb) && !direct ? objects(page, verb) : subjects(page, verb)),
        )
  const hosting = direct && lemma(page, verb!) === 'host'
  const goers = unique(
    [...owners, ...by].length > 0 ? [...owners, ...by] : (direct || on || being) && !hosting ? led : [],
  ).filter(
    ({ actor }) =>
      actor.type === 'person' || /delegation/i.test(actor.as) || (owners.length === 0 && by.length > 0),
  )
  if (goers.length === 0) return []
  const prepositions = row.at!.split('|')
  const heads = [
    ...obliques(page, i, ...prepositions),
    ...following(page, i, 'to'),
    ...(direct && verb !== null ? obliques(page, verb, 'to') : []),
    ...dependents(reading, i, 'compound', 'amod', 'nmod'),
  ]
  const places = [...new Set(heads)]
    .map((h) => ({ head: h, to: destinationAt(page, h) }))
    .filter((p): p is { head: number; to: Where } => p.to !== null && p.to.state !== null)
  const made = direct && verb !== null ? [verb] : []
  const abroad = places.flatMap(({ head: h, to }) => {
    const who = foreign(goers, to)
    return who.length === 0
      ? []
      : [
          journey(page, i, to, {
            rule: 'visit-noun',
            weight: direct ? 0.93 : owners.length > 0 || by.length > 0 ? 0.88 : 0.82,
            travellers: who,
            noun: i,
            more: [h, ...made],
          }),
        ]
  })
  if (abroad.length > 0 || places.length > 0) return abroad
  return [
    journey(page, i, null, { rule: 'visit-reference', weight: 0.5, travellers: goers, noun: i, more: made }),
  ]
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

/** The words of a phrase as the name of a site: "historic provisional government building". */
export function siteName(page: Page, word: number): Span {
  const { reading } = page
  const kept = subtree(
    reading,
    word,
    (w) =>
      reading.words[w]!.head === word &&
      /^(det|case|acl:relcl|acl|punct|nmod|appos|conj|cc)$/.test(reading.words[w]!.deprel),
  )
  return hull(kept.map((w) => reading.words[w]!))
}
