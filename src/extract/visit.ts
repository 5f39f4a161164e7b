import type { Actor } from '../ontology/actor.ts'
import { evidence } from '../ontology/evidence.ts'
import type { Party, Stop, Visit, Where } from '../ontology/finding.ts'
import { publicationDay } from '../ontology/report.ts'
import { tree } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import { claim } from './claim.ts'
import { lemma, light } from './clause.ts'
import type { Extractor } from './extractor.ts'
import { type Journey, siteName } from './journey.ts'
import { fromNoun } from './journey-noun.ts'
import { fromStay } from './journey-stay.ts'
import { fromVerb, invited, received } from './journey-verb.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { parties, sureness, unique } from './party.ts'
import { sameParty } from './same-encounter.ts'
import { addDays, between, spanFrom } from './stay.ts'
import { dueBefore, objects } from './subject.ts'
import { performs, standingOn } from './telling-day.ts'
import { overlap } from './when-of.ts'
import { where } from './where-of.ts'

/** Travel to another state: "kicked off a four-day state visit to China", "headed to Shanghai for the second leg". */
export const visit: Extractor = {
  name: 'visit',
  find: (page) => trips(journeys(page).map((j) => dated(page, j))).map((trip) => visitOf(page, trip)),
}

/** All places of a page that speak of someone's travel to a state not his own, in order of the text. */
function journeys(page: Page): Journey[] {
  const { words } = page.reading
  const found: Journey[] = []
  words.forEach((w, i) => {
    found.push(...fromStay(page, i))
    const pos =
      w.upos === 'VERB' || dueBefore(page, i) !== null
        ? 'VERB'
        : w.upos === 'NOUN' || w.upos === 'PROPN'
          ? 'NOUN'
          : null
    if (pos === null) return
    const row = rowsOf(page.lexicon, 'visit', 'lemma', lemma(page, i)).find((r) => r.pos === pos)
    if (!row) return
    if (pos === 'NOUN') found.push(...fromNoun(page, i, row))
    else if (row.kind === 'receive') found.push(...received(page, i))
    else if (row.kind === 'invite') found.push(...invited(page, i))
    else found.push(...fromVerb(page, i, row))
  })
  return found.sort((a, b) => a.word - b.word)
}

/** The opening sentence of a report tells what is new: "Lapid travels to Bahrain" is of the day of publication. */
function dated(page: Page, j: Journey): Journey {
  const day = page.report.dateline?.date ?? publicationDay(page.report)
  const lead =
    performs(page, j.word) || (tree(page.reading).sentenceOf[j.word] === 0 && tellsNew(page, j.word))
  if (!lead || day === null || j.standing !== 'held' || j.when.from !== null || j.to === null) return j
  const when: When = { edtf: day, from: day, to: day, basis: 'publication', evidence: null }
  const stay = spanFrom(page, j.word, j.word, when, j.days)
  return { ...j, when: stay.when, entire: stay.entire }
}

/** "travels to Chad", "begins a five-day visit to Chad": the verb of the journey, or the one that a visit is the object of. */
const tellsNew = (page: Page, i: number): boolean => {
  const { upos, deprel, head } = page.reading.words[i]!
  if (upos === 'VERB') return true
  return deprel === 'obj' && /^VB[ZP]$/.test(page.reading.words[head]!.xpos) && light(page, head, 'open')
}

/** Journeys of one visitor to one state that can be one trip. */
export function trips(found: readonly Journey[]): Journey[][] {
  const made: Journey[][] = []
  for (const j of found.filter((f) => f.to !== null)) {
    const trip = made.find(
      (t) => t.some((other) => sameTrip(other, j)) && t.every((other) => couldBe(other, j)),
    )
    if (trip) trip.push(j)
    else made.push([j])
  }
  for (const j of found.filter((f) => f.to === null)) {
    const trip = made.filter((t) =>
      t[0]!.travellers.some((a) => j.travellers.some((b) => a.actor.id === b.actor.id)),
    )
    const fits = trip.filter((t) => {
      const days = stayOf(t)
      return j.rule === 'visit-site'
        ? days.from !== null && j.when.from !== null && near(days, j.when, 0)
        : near(days, j.when, 5) && t[0]!.word < j.word && t.some((o) => o.standing === j.standing)
    })
    fits.at(-1)?.push(j)
  }
  return made
}

const couldBe = (a: Journey, b: Journey): boolean =>
  a.to === null || b.to === null || a.to.state === b.to.state

function sameTrip(a: Journey, b: Journey): boolean {
  if (a.to?.state !== b.to?.state) return false
  if (!a.travellers.some((x) => b.travellers.some((y) => sameParty(x.actor, y.actor)))) return false
  if (!near(a.when, b.when, 5)) return false
  if (a.standing === b.standing) return true
  if (nextStop(a, b)) return true
  const known = a.when.from !== null && b.when.from !== null
  return known && /held|announced/.test(a.standing) && /held|announced/.test(b.standing)
}

/** "arrived in Tokyo on Wednesday … before travelling to Osaka": another city to come, told right after where the visitor is. */
const nextStop = (a: Journey, b: Journey): boolean =>
  a.standing === 'held' &&
  b.standing === 'announced' &&
  a.when.from !== null &&
  b.when.from === null &&
  a.to?.precision === 'city' &&
  b.to?.precision === 'city' &&
  a.to.name !== b.to.name &&
  b.word > a.word &&
  b.word - a.word < 60

/** Whether two dates overlap or lie no more than some days apart; an unknown one always can. */
function near(a: When, b: When, days: number): boolean {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return true
  return overlap({ ...a, from: addDays(a.from, -days), to: addDays(a.to, days) }, b)
}

/** The dates of a trip: a stay told as a whole, else from the first to the last day told. */
function stayOf(trip: readonly Journey[]): When {
  const dated = trip.filter((j) => j.when.from !== null && j.when.to !== null && j.rule !== 'visit-site')
  const entire = dated.filter((j) => j.entire).sort((a, b) => (b.days ?? 0) - (a.days ?? 0))[0]
  if (entire) return entire.when
  const first = dated[0]
  if (!first) return UNKNOWN_WHEN
  const from = dated.map((j) => j.when.from!).sort()[0]!
  const to = dated
    .map((j) => j.when.to!)
    .sort()
    .at(-1)!
  return from === first.when.from && to === first.when.to ? first.when : between(first.when, from, to)
}

function visitOf(page: Page, trip: readonly Journey[]): Visit {
  const lead = trip.find((j) => j.to !== null && j.standing !== 'announced') ?? trip[0]!
  const when = stayOf(trip)
  const told = trip.some((j) => j.to !== null && j.standing === 'held') ? 'held' : lead.standing
  const standing = standingOn(page, told, when)
  const to = trip.map((j) => j.to).filter((w): w is Where => w !== null)
  const country = to.find((w) => w.precision === 'country') ?? wholeOf(page, to)
  const people = unique(trip.flatMap((j) => j.travellers))
  const travellers = people.filter(
    (p) =>
      !people.some(
        (o) =>
          o !== p && o.actor.type === 'person' && p.actor.type === 'state' && o.actor.state === p.actor.state,
      ),
  )
  const companions = unique(trip.flatMap((j) => j.companions)).filter(
    (c) => !travellers.some((t) => t.actor.id === c.actor.id),
  )
  const hosts: Party[] = [
    hostState(page, country),
    ...parties(page, 'host', unique(trip.flatMap((j) => j.hosts))),
  ]
  const whole = trip.filter((j) => j.to?.precision === 'country' || to.length === 1)
  const days =
    (whole.find((j) => j.days !== null) ?? trip.find((j) => j.days !== null && j.to === null))?.days ?? null
  return {
    ...claim(page, 'visit', lead.rule, trip.flatMap((j) => j.spans).concat(proofOfPlace(trip)), {
      parties: [...parties(page, 'visitor', travellers), ...hosts, ...parties(page, 'companion', companions)],
      standing,
      when,
      where: country,
      confidence: Math.max(...trip.map((j) => j.weight)) * sureness(page, travellers),
    }),
    kind: 'visit',
    visitType: trip.find((j) => j.visitType !== null)?.visitType ?? null,
    stops: stopsOf(page, trip, when),
    days,
    companions: companions.map((c) => c.actor),
  }
}

/** The state of a trip told by its sites alone ("hosted at the palace"): as the text names it, else by the words of the site. */
function wholeOf(page: Page, to: readonly Where[]): Where {
  const first = to.find((w) => w.precision === 'city') ?? to[0]!
  const cities = new Set(to.filter((w) => w.precision === 'city').map((w) => w.name))
  const sites = to.some((w) => w.precision === 'site')
  if (!sites || (cities.size === 1 && to[0] === first)) return to[0]!
  const named = page.resolved.places.find(
    ({ place }) => place.precision === 'country' && place.state === first.state,
  )
  if (named) return where(page, named)
  const name = stateName(page, first.state!) ?? first.state!
  return { ...first, name, geonames: null, lat: null, lon: null, precision: 'country' }
}

/** Two visits told by the same words ("visited France and Germany") differ by the words of the place. */
const proofOfPlace = (trip: readonly Journey[]): { start: number; end: number }[] =>
  trip.length > 1 || trip[0]!.to === null
    ? []
    : [{ start: trip[0]!.to.evidence.start, end: trip[0]!.to.evidence.end }]

/** The state visited stands as host even where no person is named. */
function hostState(page: Page, to: Where): Party {
  const known = page.resolved.mentions
    .flatMap((m) => m.actors)
    .find((a) => a.type === 'state' && a.state === to.state)
  const name = to.precision === 'country' ? to.name : (stateName(page, to.state!) ?? to.state!)
  const actor: Actor = {
    id: known?.id ?? `state:${to.state}`,
    type: 'state',
    name: known?.name ?? name,
    state: to.state,
    office: null,
    as: to.evidence.quote,
  }
  return { role: 'host', actor, evidence: to.evidence }
}

const stateName = (page: Page, code: string): string | null =>
  page.lexicon.states?.find((r) => r.code === code)?.name ?? null

function stopsOf(page: Page, trip: readonly Journey[], stay: When): Stop[] {
  const stops: Stop[] = []
  for (const j of trip) {
    const place = j.to ?? sitePlace(page, j, trip)
    if (place === null || place.precision === 'country' || place.precision === 'region') continue
    const at = stops.findIndex((s) => s.place.name === place.name && s.standing === j.standing)
    const first = stops.length === 0 && j.when.from === null && j.days !== null && stay.from !== null
    const when = first ? between(stay, stay.from!, addDays(stay.from!, j.days! - 1)) : j.when
    if (at < 0) stops.push({ place, when, standing: j.standing })
    else if (stops[at]!.when.from === null && when.from !== null) stops[at] = { ...stops[at]!, when }
  }
  return stops
}

/** A site the visitor goes to within the trip: "will visit the historic provisional government building". */
function sitePlace(page: Page, j: Journey, trip: readonly Journey[]): Where | null {
  if (j.rule !== 'visit-site') return null
  const head = objects(page, j.word).find((h) => /NOUN|PROPN/.test(page.reading.words[h]!.upos))
  if (head === undefined) return null
  const words = evidence(page.report, siteName(page, head))
  const state = trip.find((t) => t.to !== null)?.to?.state ?? null
  return {
    name: words.quote,
    state,
    geonames: null,
    lat: null,
    lon: null,
    precision: 'site',
    evidence: words,
  }
}
