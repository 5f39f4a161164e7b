import { evidence } from '../ontology/evidence.ts'
import type { Where } from '../ontology/finding.ts'
import type { PlaceMention } from '../ontology/mention.ts'
import { covers, type Span } from '../ontology/span.ts'
import { ancestors, dependents, sentenceAt, wordsWithin } from '../ontology/tree.ts'
import { caseOf, form, lemma, light, stayAt } from './clause.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { journeyFor, travelRow } from './purpose.ts'
import { goesAlong, ownWords } from './when-of.ts'

const PRECISION = ['site', 'city', 'region', 'country']

/** A place mention as the place of a finding. */
export const where = (page: Page, mention: PlaceMention): Where => ({
  ...mention.place,
  evidence: evidence(page.report, { start: mention.start, end: mention.end }),
})

/** The most exact of several places, the first of equals. */
export function mostExact(mentions: readonly PlaceMention[]): PlaceMention | null {
  return (
    [...mentions].sort(
      (a, b) =>
        PRECISION.indexOf(a.place.precision) - PRECISION.indexOf(b.place.precision) || a.start - b.start,
    )[0] ?? null
  )
}

/** Whether a place stands as a location: "in Beijing", "at the Elysee", also deeper: "at the Asean gathering in Kuala Lumpur". */
function located(page: Page, place: number): boolean {
  const { reading } = page
  const span = page.placeAt.get(place)
  const words = span ? wordsWithin(reading, span) : [place]
  const preposition = words.map((w) => caseOf(page, w)).find((c) => c !== '') ?? ''
  if (/^(in|at|inside|near|outside)$/.test(preposition)) return true
  // "on Capitol Hill", not "talks on Gaza"
  if (preposition === 'on') return span?.place.precision === 'site'
  const { deprel, head } = reading.words[place]!
  // "on the outskirts of Helsinki", "in the port city of Haifa"
  if (preposition === 'of' && head >= 0 && SEAT.test(lemma(page, head)))
    return /^(in|at|on|near|outside)$/.test(caseOf(page, head))
  if (preposition !== '' || head < 0) return false
  // "in the Belgian capital Brussels"
  if (/^(appos|flat)$/.test(deprel) && SEAT.test(lemma(page, head)))
    return /^(in|at)$/.test(caseOf(page, head))
  return (
    /^(appos|conj|flat|compound|nmod:poss|nmod)$/.test(deprel) &&
    page.placeAt.has(head) &&
    located(page, head)
  )
}

const SEAT =
  /^(capital|city|town|resort|palace|headquarters|office|residence|hotel|embassy|airport|hall|house|base|sideline|sidelines|margin|margins|island|province|state|region|outskirt|outskirts|suburb|centre|center|port)$/

/** The places of some words that belong to the event at `top`: not "the war in Ukraine", but "the gathering in Rome". */
function placesAmong(page: Page, words: readonly number[], top: number): PlaceMention[] {
  const { reading } = page
  const belongs = (place: number): boolean => {
    for (let at = reading.words[place]!.head; at >= 0 && at !== top; at = reading.words[at]!.head)
      if (
        !page.placeAt.has(at) &&
        !SEAT.test(lemma(page, at)) &&
        !isEvent(page, at) &&
        !isSpot(page, at, top) &&
        !metThere(page, at, top)
      )
        return false
    return true
  }
  return words
    .filter((w) => page.placeAt.has(w) && located(page, w) && belongs(w))
    .map((w) => page.placeAt.get(w)!)
}

/** "at the trade fair in Dubai": what stands with "at" is where the event itself took place. */
const isSpot = (page: Page, i: number, top: number): boolean =>
  page.reading.words[i]!.head === top && page.reading.words[i]!.deprel === 'obl' && caseOf(page, i) === 'at'

/** "met with Sudanese officials in Cairo": people met in a place, on whom the tree hangs it. */
const metThere = (page: Page, i: number, top: number): boolean =>
  page.reading.words[i]!.head === top &&
  page.reading.words[i]!.upos === 'NOUN' &&
  /^(meet|confer|speak|talk|meeting|discussion|consultation)$/.test(lemma(page, top)) &&
  /^(obl|obj|nmod)$/.test(page.reading.words[i]!.deprel) &&
  /^(|with)$/.test(caseOf(page, i)) &&
  /^(official|leader|minister|diplomat|negotiator|representative|counterpart|delegation|mediator|envoy|lawmaker|president|authority|commander)$/.test(
    lemma(page, i),
  )

const isEvent = (page: Page, i: number): boolean =>
  rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, i)).some((r) => r.pos === 'NOUN') ||
  page.mentionAt.has(i)

/** The place a phrase leads to, by its head word: a place, or a state named as one ("visited China") or by its capital ("flew to Paris"). */
export function destinationAt(page: Page, head: number): Where | null {
  const place = page.placeAt.get(head)
  if (place) return where(page, place)
  const mention = page.mentionAt.get(head)
  const state = mention?.actors.length === 1 && mention.form === 'state' ? mention.actors[0]! : null
  if (!mention || !state || state.type !== 'state') return null
  const words = evidence(page.report, { start: mention.start, end: mention.end })
  const capitals = page.lexicon.states?.find((r) => r.code === state.state)?.capitals?.split('|') ?? []
  const city = capitals.includes(words.quote)
  return {
    name: city ? words.quote : state.name,
    state: state.state,
    geonames: null,
    lat: null,
    lon: null,
    precision: city ? 'city' : 'country',
    evidence: words,
  }
}

/** The word of travel for the sake of which, or within which, an event was: "flew to Neom for a meeting", "paid a visit to Jeddah, holding talks". */
function travelFor(page: Page, event: number): number | null {
  const aim = journeyFor(page, event)
  if (aim !== null) return aim
  const along = [event, page.reading.words[event]!.head].find((w) => w >= 0 && goesAlong(page, w))
  if (along === undefined) return null
  const deed = page.reading.words[along]!.head
  const travels = [deed, ...dependents(page.reading, deed, 'obj')]
  return travels.find((w) => travelRow(page, w) !== undefined) ?? null
}

/** "visits India and meets the premier": the journey after which somebody does a thing. */
function journeyBefore(page: Page, event: number): number | null {
  const { deprel, head, upos } = page.reading.words[event]!
  const after =
    deprel === 'conj' &&
    upos === 'VERB' &&
    head < event &&
    dependents(page.reading, event, 'nsubj').length === 0 &&
    travelRow(page, head) !== undefined
  return after ? head : null
}

/** The place that a journey for an event leads to. */
function goalOf(page: Page, event: number): Where | null {
  const verb = travelFor(page, event) ?? journeyBefore(page, event)
  if (verb === null) return null
  const stay = stayAt(page, verb)
  if (stay !== null) return where(page, page.placeAt.get(stay)!)
  const to = (travelRow(page, verb)?.at ?? '').split('|')
  const heads = dependents(page.reading, verb, 'obj', 'obl', 'nmod').filter((h) =>
    page.reading.words[h]!.deprel === 'obj' ? to.includes('obj') : to.includes(caseOf(page, h)),
  )
  // "arriving in the country" names none
  const places = heads
    .map((h) => destinationAt(page, h))
    .filter((w): w is Where => w !== null && /\p{Lu}/u.test(w.evidence.quote))
  return places.length === 1 ? places[0]! : null
}

/** Where an event took place: "in Beijing" in its own phrase or in the clause it is object of; "Beijing, where he held". */
export function whereOf(page: Page, event: number): Where | null {
  const { reading } = page
  const near = ownWords(page, event)
  // "in the capital Brussels": the name may hang on the common noun
  const seats = near.filter((w) => SEAT.test(lemma(page, w))).flatMap((w) => dependents(reading, w, 'appos'))
  const own = mostExact(placesAmong(page, [...near, ...seats], event))
  if (own) return where(page, own)
  const { head, deprel } = reading.words[event]!
  const behind = afterName(page, event)
  if (behind) return where(page, behind)
  // "the fifth round of consultations was held in Algiers"
  if (deprel === 'nmod' && head >= 0 && /^(round|series|set|session|day)$/.test(lemma(page, head)))
    return whereOf(page, head)
  const goal = goalOf(page, event)
  if (goal !== null) return goal
  const predicate = reading.words[event]!.upos === 'VERB' ? event : head
  // "raised the war in Ukraine during talks": only a verb of holding or going shares its place
  const shares =
    /^(obj|nsubj:pass|nsubj)$/.test(deprel) ||
    (deprel === 'obl' &&
      predicate >= 0 &&
      !/^(ahead of|before|after|following|prior to|since)$/.test(caseOf(page, event)) &&
      ['hold', 'attend', 'arrive', 'gather'].some((k) => light(page, predicate, k)))
  if (predicate >= 0 && shares && predicate !== event) {
    const near = mostExact(
      placesAmong(page, ownWords(page, predicate), predicate).filter(
        (p) => deprel !== 'obl' || p.head < event || p.head > event,
      ),
    )
    if (near) return where(page, near)
  }
  if (predicate >= 0 && (predicate === event || shares)) {
    const late = afterApposition(page, predicate)
    if (late) return where(page, late)
  }
  if (predicate >= 0 && reading.words[predicate]!.deprel === 'xcomp') {
    const over = reading.words[predicate]!.head
    const fronted = mostExact(
      placesAmong(page, ownWords(page, over), over).filter(
        (p) => p.head < over && PLANNED.test(lemma(page, over)),
      ),
    )
    if (fronted) return where(page, fronted)
  }
  for (const at of [event, ...ancestors(reading, event).slice(0, 3)]) {
    const { upos, deprel: relation, head: antecedent } = reading.words[at]!
    if (upos !== 'VERB' && dependents(reading, at, 'cop').length === 0) continue
    const relative = dependents(reading, at, 'advmod', 'obl').find((d) => d < at && form(page, d) === 'where')
    if (relative === undefined) continue
    for (const before of [relative - 1, relative - 2, ...(relation === 'acl:relcl' ? [antecedent] : [])]) {
      // "Brussels, Belgium, where": the city, not the state after it
      const city = before < 0 ? undefined : page.placeAt.get(reading.words[before]!.head)
      if (city?.place.precision === 'city') return where(page, city)
      const place = before < 0 ? null : destinationAt(page, before)
      if (place) return place
    }
    // "flew to Lima the next day, where he met", "arrived in Lima on Monday, where he met"
    const journey =
      relation === 'advcl' ? dependents(reading, antecedent, 'obl').filter((d) => d < relative) : []
    const reached = journey.findLast((d) => /^(to|in|at)$/.test(caseOf(page, d)) && page.placeAt.has(d))
    if (reached !== undefined) return destinationAt(page, reached)
  }
  return null
}

const PLANNED = /^(schedule|expect|due|set|slate|plan|intend|hope|want|agree|prepare)$/

/** "met Li Wenbo, Foreign Minister of China, in Beijing": a place after the office of the other side, which the tree takes into it. */
function afterApposition(page: Page, verb: number): PlaceMention | null {
  const { words } = page.reading
  const last = sentenceAt(page.reading, verb).last
  for (let w = verb + 1; w < last; w++) {
    if (words[w]!.upos === 'VERB' || form(page, w) === 'where') return null
    const place = page.placeAt.get(w)
    if (!place || place.head !== w || !/^(site|city)$/.test(place.place.precision)) continue
    const marks = dependents(page.reading, w, 'case').filter((c) => c < w)
    const comma = marks.length > 0 && form(page, Math.min(...marks) - 1) === ','
    if (comma && /^(in|at)$/.test(caseOf(page, w))) return place
  }
  return null
}

/** "meets with Premier of China Li Wenbo in Beijing": a place right after the name of the other side, on which the tree hangs it. */
function afterName(page: Page, event: number): PlaceMention | null {
  const { words } = page.reading
  return (
    page.resolved.places.find((p) => {
      const marks = dependents(page.reading, p.head, 'case').filter((c) => c < p.head)
      if (marks.length === 0 || !/^(in|at)$/.test(caseOf(page, p.head))) return false
      const { start } = words[Math.min(...marks)]!
      const name = page.resolved.mentions.find(
        (m) =>
          m.form === 'name' &&
          m.end <= start &&
          /^\s$/.test(page.report.text.slice(m.end, start)) &&
          m.actors.some((a) => a.type === 'person'),
      )
      if (!name || !covers(name, words[words[p.head]!.head] ?? { start: -1, end: -1 })) return false
      const above = ancestors(page.reading, name.head)
      const at = above.indexOf(event)
      return at >= 0 && at < 3 && above.slice(0, at).every((w) => words[w]!.upos !== 'VERB')
    }) ?? null
  )
}

/** The place a stretch of text names. */
export function whereWithin(page: Page, span: Span): Where | null {
  const inside = page.resolved.places.filter(
    (p) => p.start >= span.start && p.end <= span.end && located(page, p.head),
  )
  const best = mostExact(inside)
  return best ? where(page, best) : null
}
