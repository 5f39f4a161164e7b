import { dependents } from '../ontology/tree.ts'
import { UNKNOWN_WHEN } from '../ontology/when.ts'
import { form, lemma, obliques } from './clause.ts'
import { destinations } from './destinations.ts'
import { foreign, type Journey, journey, principals } from './journey.ts'
import type { Row } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf } from './party.ts'
import { standingOf } from './standing.ts'
import { objects, subjects } from './subject.ts'
import { destinationAt } from './where-of.ts'

/** "visited Ukraine", "flew to Paris", "will visit the historic building". */
export function fromVerb(page: Page, i: number, row: Row): Journey[] {
  const { reading } = page
  if (/^(amod|compound)$/.test(reading.words[i]!.deprel)) return []
  const prepositions = row.at!.split('|')
  const own = lemma(page, i)
  if (own === 'set' && !dependents(reading, i).some((d) => /^(off|out)$/.test(form(page, d)))) return []
  const goers = principals(page, [
    ...actorsOf(page, subjects(page, i)),
    ...leadersOf(page, subjects(page, i)),
  ]).filter(
    ({ actor }) =>
      actor.type === 'person' || (actor.type === 'state' && /delegation|team|officials?/i.test(actor.as)),
  )
  if (goers.length === 0 || unfree(page, i)) return []
  const host =
    own === 'visit'
      ? actorsOf(page, objects(page, i)).find(({ actor }) => actor.type === 'person')
      : undefined
  const heads = host
    ? obliques(page, i, 'in', 'at')
    : prepositions.includes('obj')
      ? objects(page, i)
      : obliques(page, i, ...prepositions, ...(prepositions.includes('to') ? ['on to'] : []))
  const direct = destinations(page, heads)
  // "visited a camp in the city of Homs", the place hung on the verb
  const abroad =
    direct.length === 0 && own === 'visit' && heads.some((h) => reading.words[h]!.upos === 'NOUN')
      ? destinations(page, obliques(page, i, 'in', 'at'))
      : direct
  if (abroad.length === 0) {
    // "will visit the historic building": a site of the trip, if there is one
    const site = prepositions.includes('obj')
      ? heads.find((h) => /NOUN|PROPN/.test(reading.words[h]!.upos) && isSite(page, h) && !page.timeAt.has(h))
      : undefined
    return site === undefined
      ? []
      : [journey(page, i, null, { rule: 'visit-site', weight: 0.7, travellers: goers, more: [site] })]
  }
  return abroad.flatMap(({ head, to, when }) => {
    const who = foreign(goers, to)
    if (who.length === 0) return []
    return [
      journey(page, i, to, {
        rule: `visit-${own}`,
        weight: row.kind === 'visit' ? 0.93 : 0.85,
        travellers: who,
        more: [head],
        ...(when === undefined ? {} : { when }),
      }),
    ]
  })
}

/** "a delegation led by the deputy minister": who leads it. */
const leadersOf = (page: Page, heads: readonly number[]): Attached[] =>
  actorsOf(
    page,
    heads
      .filter((h) => /^(delegation|team|mission|group)$/.test(lemma(page, h)))
      .flatMap((h) => dependents(page.reading, h, 'acl').filter((v) => /^(lead|head)$/.test(lemma(page, v))))
      .flatMap((v) => obliques(page, v, 'by')),
  ).filter(({ actor }) => actor.type === 'person')

/** Whether a phrase can name a site: no person, state or pronoun. */
const isSite = (page: Page, i: number): boolean =>
  page.mentionAt.get(i)?.actors.every((a) => a.type === 'organisation') ?? true

/** "received the ambassador": he lives there. */
const RESIDENT = /\b(?:ambassador|chargé|charge d.affaires|high commissioner|consul|nuncio)\b/i

/** "arrives to serve a sentence", "flew to Lima to seek asylum": taken there, or fled. */
const unfree = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'advcl', 'xcomp', 'acl')
    .filter((c) => /^(serve|face|stand|seek|await)$/.test(lemma(page, c)))
    .flatMap((c) => dependents(page.reading, c, 'obj', 'obl'))
    .some((o) =>
      /^(sentence|remainder|term|trial|charge|asylum|refuge|extradition|justice)$/.test(lemma(page, o)),
    )

/** "welcomed Yoon to the White House", "hosted Scholz in Paris": the guest visits the host's state. */
export function received(page: Page, i: number): Journey[] {
  const hosts = actorsOf(page, subjects(page, i)).filter(
    ({ actor }) => actor.state !== null && actor.type !== 'group',
  )
  const guests = actorsOf(page, objects(page, i)).filter(
    ({ actor }) =>
      actor.type === 'person' && actor.state !== null && !RESIDENT.test(actor.office?.title ?? ''),
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
export function invited(page: Page, i: number): Journey[] {
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
