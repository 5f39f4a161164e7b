import type { Actor } from '../../ontology/actor.ts'
import type { Mention } from '../../ontology/mention.ts'
import { dependents, spanOfWords, subtree } from '../../ontology/tree.ts'
import { caseOf, conjuncts, form, lemma, obliques } from '../clause.ts'
import { nounLemmas } from '../inflection.ts'
import { rowsOf } from '../lexicon.ts'
import type { Page } from '../page.ts'
import { type Attached, actorsOf, unique } from '../party.ts'
import { mentionFor, press, speakersAt } from '../speaker.ts'
import { subjects } from '../subject.ts'
import type { Rules } from './rules.ts'
import { measured } from './slots.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Those some phrases stand for as parties of an act: named actors, people without a name, the owners of weapons. */
export const partiesAt = (page: Page, rules: Rules, heads: readonly number[]): Attached[] =>
  unique(heads.flatMap((head) => at(page, rules, head)))

function at(page: Page, rules: Rules, head: number): Attached[] {
  if (!/^(NOUN|PROPN|PRON|ADJ|NUM|X|DET)$/.test(word(page, head).upos)) return []
  const mention = mentionFor(page, head)
  if (mention && groundOnly(page, mention)) return []
  if (mention && !press(page, head)) {
    const body = bodyNamed(page, mention, head)
    if (body !== null) return body
    const people = peopleOf(page, mention, head)
    if (people) return [people]
    return mention.actors.map((actor) => ({ actor, span: { start: mention.start, end: mention.end } }))
  }
  const titled = mention ? [] : nameBeside(page, rules, head)
  if (titled.length > 0) return titled
  // "the foreign ministers of Peru and Chile" are of both
  const several = mention ? [] : actorsOf(page, [head])
  if (several.length > 1) return several
  const teller = mention ? [] : sayerOf(page, head)
  if (teller.length > 0) return partiesAt(page, rules, teller)
  const of = measured(page, head)
  for (const noun of of.length > 1 ? of.slice(1) : of) {
    const sector = nounLemmas(page, noun)
      .map((n) => rules.sectorOf(n))
      .find((s) => s !== null)
    if (sector === undefined) continue
    // "a refugee camp": a kind of camp, nobody
    if (word(page, noun).deprel === 'compound' && /^(REF|CVL|EDU|LAB|MED|REL|JRN|BUS)$/.test(sector))
      return []
    // "the authority of the vote"
    if (form(page, noun) === 'authority' && obliques(page, noun, 'of').length > 0) return []
    const groups = groupsAt(page, head, noun)
    // "a jet struck a road": nobody's jet does nothing
    if (sector === 'MIL' && crafted(page, rules, noun) && groups.every((g) => g.actor.state === null))
      return []
    if (groups.length > 0) return groups
  }
  if (of.length > 1) return partiesAt(page, rules, of.slice(1))
  if (crafted(page, rules, head)) {
    const owned = dependents(page.reading, head, 'nmod:poss', 'amod', 'compound')
      .filter((o) => page.mentionAt.has(o))
      .flatMap((o) => at(page, rules, o))
    return owned
  }
  // "a campaign", "a source" speak, but do nothing
  if (nounLemmas(page, head).some((n) => /^(campaign|source|monitor)$/.test(n))) return []
  return press(page, head) ? [] : speakersAt(page, [head])
}

/** "the cleric Ali Reza", "his main opponent, former president Lula": the name beside people without one. */
function nameBeside(page: Page, rules: Rules, head: number): Attached[] {
  const right = (d: number): boolean => {
    const first = Math.min(...subtree(page.reading, d))
    return (
      first > head && /^,?\s*$/.test(page.report.text.slice(word(page, head).end, word(page, first).start))
    )
  }
  const beside = dependents(page.reading, head, 'appos', 'flat', 'nmod:desc')
    .filter(right)
    .flatMap((d) => conjuncts(page, d))
  return beside.flatMap((d) => {
    const mention = page.mentionAt.get(d)
    const [actor] = mention?.form === 'name' && mention.actors.length === 1 ? mention.actors : []
    if (!mention || actor?.type !== 'person') return []
    // "the British student John Reed" is told to be of a state
    const listed = nounLemmas(page, head).some((n) => rules.sectorOf(n) !== null)
    const states = new Set(
      listed
        ? dependents(page.reading, head, 'amod', 'compound', 'nmod:poss').flatMap((o) => statesAt(page, o))
        : [],
    )
    const state = actor.state ?? (states.size === 1 ? [...states][0]! : null)
    return [{ actor: { ...actor, state }, span: { start: mention.start, end: mention.end } }]
  })
}

/** "the government said that it expelled": a pronoun that nobody is found for is whoever speaks of himself. */
function sayerOf(page: Page, pronoun: number): number[] {
  if (!/^(it|they)$/.test(form(page, pronoun)) || word(page, pronoun).deprel !== 'nsubj') return []
  const clause = word(page, pronoun).head
  const { deprel, head } = word(page, clause)
  if (deprel !== 'ccomp' || head < 0 || head > clause) return []
  const speakers = subjects(page, head).filter((s) => word(page, s).upos !== 'PRON')
  const many = speakers.length > 1 || speakers.some((s) => /S$/.test(word(page, s).xpos))
  return many === (form(page, pronoun) === 'they') ? speakers : []
}

/** In "Tehrik-i-Taliban Pakistan" the state is part of the name of a body. */
function bodyNamed(page: Page, mention: Mention, head: number): Attached[] | null {
  if (mention.actors[0]?.type !== 'state' || word(page, head).upos !== 'PROPN') return null
  const part = dependents(page.reading, head, 'compound')
    .map((d) => page.mentionAt.get(d))
    .find((m) => m?.form === 'name' && m.actors[0]?.type === 'organisation' && m.end < mention.start)
  const actor = part?.actors[0]
  if (!part || !actor) return null
  const span = { start: part.start, end: mention.end }
  const as = page.report.text.slice(span.start, span.end)
  return /^[^\s,]+ [^\s,]+$/.test(as) ? [{ actor: { ...actor, as }, span }] : null
}

/** "three thousand Malaysians", "two Iranians": people of a state, counted, are not the state. */
function peopleOf(page: Page, mention: Mention, head: number): Attached | null {
  const [state] = mention.actors
  if (state?.type !== 'state' || mention.actors.length > 1 || word(page, head).xpos !== 'NNPS') return null
  if (!/(?:ans|ians|is|ese|ers|s)$/.test(form(page, head))) return null
  const { reading } = page
  const count = dependents(reading, head, 'nummod', 'amod').filter(
    (d) => d < head && form(page, d) !== 'dead',
  )
  const measure = word(page, head).deprel === 'nmod' && caseOf(page, head) === 'of'
  // "over 2,000 Israelis", should the tree hang the number on the verb
  if (count.length === 0 && word(page, head - 1)?.xpos === 'CD') count.push(head - 1)
  if (count.length === 0 && !measure) return null
  if (mention.start < word(page, head).start) return null
  const span = spanOfWords(reading, [head, ...count.flatMap((c) => subtree(reading, c))])
  const as = page.report.text.slice(span.start, span.end)
  const id = as
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return { actor: { id: `group:${id}`, type: 'group', name: as, state: state.state, office: null, as }, span }
}

const crafted = (page: Page, rules: Rules, noun: number): boolean =>
  nounLemmas(page, noun).some((n) => rules.inClass('weapon', n) || rules.inClass('craft', n))

/** Whether a state is only named to say where a place lies: "shelling in Gombe, Nigeria". */
function groundOnly(page: Page, mention: Mention): boolean {
  const [actor] = mention.actors
  if (actor?.type !== 'state' || mention.actors.length > 1) return false
  return page.resolved.places.some(
    ({ end, place }) =>
      place.state === actor.state &&
      place.name !== actor.name &&
      /^,\s+$/.test(page.report.text.slice(end, mention.start)),
  )
}

const BARRED_FROM = /^(?:ban|bar|prohibit|expel|block|exclude|evict|remove|deport|withdraw|oust)$/

/** People without a name: "Turkish police", "dozens of Syrian rebels", "a court in Lyon". */
function groupsAt(page: Page, head: number, noun: number): Attached[] {
  const { reading } = page
  const leave = /^(acl|acl:relcl|appos|punct|parataxis|conj|cc|cc:preconj|advcl|case|mark|dep|obl)$/
  const barred = BARRED_FROM.test(lemma(page, Math.max(0, word(page, head).head)))
  const apart = (c: number): boolean => {
    const by = caseOf(page, c)
    // "banned airlines from its airspace": from where is no part of who
    return word(page, c).deprel === 'nmod' && (!/^(of|from|in)$/.test(by) || (by === 'from' && barred))
  }
  const kept = (top: number): number[] =>
    dependents(reading, top).filter(
      (c) =>
        !leave.test(word(page, c).deprel) &&
        // "rebels close to the city"
        !(c > top && word(page, c).deprel === 'amod') &&
        !apart(c),
    )
  const words = [
    head,
    ...kept(head).flatMap((c) => subtree(reading, c, (w) => leave.test(word(page, w).deprel) || apart(w))),
  ]
    .concat(noun)
    .sort((a, b) => a - b)
  const bracket = words.findIndex(
    (w, n) =>
      n > 0 && page.report.text.slice(word(page, words[n - 1]!).end, word(page, w).start).includes('('),
  )
  if (bracket > 0) words.splice(bracket)
  // of "at least ten people" the preposition is left out, so "least" is too
  while (
    words.length > 1 &&
    (/^(CCONJ|PUNCT|ADP)$/.test(word(page, words[0]!).upos) ||
      /^(least|another|any|such|some)$/.test(form(page, words[0]!)))
  )
    words.shift()
  const span = spanOfWords(reading, words)
  const organisation = [...new Set([head, noun])]
    .flatMap((n) => dependents(reading, n, 'amod', 'compound', 'nmod:poss', 'nmod:desc', 'nmod:unmarked'))
    .filter((n) => !onlyRelated(page, n))
    .flatMap((n) => page.mentionAt.get(n)?.actors ?? [])
    .find((a) => a.type === 'organisation')
  // "UN troops" are the organisation's
  if (organisation)
    return [{ actor: { ...organisation, as: page.report.text.slice(span.start, span.end) }, span }]
  const own = [...new Set([head, noun])].flatMap((n) =>
    dependents(reading, n, 'amod', 'compound', 'nmod:poss', 'nmod:desc', 'nmod:unmarked').flatMap((d) =>
      conjuncts(page, d),
    ),
  )
  const near =
    [own, sharedBefore(page, head)]
      .map((list) => list.flatMap((n) => statesAt(page, n)))
      .find((list) => list.length > 0) ?? []
  // "officials in Kyrgyzstan and Tajikistan" are of both
  const below = dependents(reading, noun, 'nmod')
    .filter((n) => /^(of|from|in)$/.test(caseOf(page, n)))
    .flatMap((n) => conjuncts(page, n))
  const beside = near.length === 0 && below.length > 1 ? below.flatMap((n) => statesAt(page, n)) : []
  const states = [
    ...new Set(
      beside.length > 1
        ? beside
        : near.length > 0
          ? near
          : words.flatMap((n) => (n === head || n === noun ? [] : statesAt(page, n))),
    ),
  ]
  const as = page.report.text.slice(span.start, span.end)
  const name = as.replace(/^(?:the|a|an|some|one|its|his|her|their)\s+/i, '').replace(/\s+/g, ' ')
  const key = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  if (key === '') return []
  const group = (state: string | null, id: string): Attached => ({
    actor: { id: `group:${id}`, type: 'group', name, state, office: null, as },
    span,
  })
  // "US and British activists" are of both
  return states.length > 1 && (near.length > 1 || beside.length > 1)
    ? states.map((state) => group(state, `${key}-${state.toLowerCase()}`))
    : [group(states.length === 1 ? states[0]! : null, key)]
}

/** "Nicaraguan troops and riot police": what stands before the first of several holds for those of the state that follow. */
function sharedBefore(page: Page, head: number): number[] {
  const { deprel, head: first } = word(page, head)
  if (deprel !== 'conj' || word(page, first).upos !== 'NOUN') return []
  if (dependents(page.reading, head, 'det', 'nmod:poss', 'amod').length > 0) return []
  if (nounLemmas(page, head).some((n) => /^(rebel|militant|gunman|protester|civilian)$/.test(n))) return []
  return dependents(page.reading, first, 'amod').filter((d) => d < first && page.mentionAt.has(d))
}

/** "pro-Russian", "Iranian-backed": a state that others are only for or against. */
function onlyRelated(page: Page, i: number): boolean {
  const { text } = page.report
  const { start, end } = page.mentionAt.get(i) ?? word(page, i)
  return (
    /\b(?:pro|anti|ex|non)-$/i.test(text.slice(0, start).slice(-6)) ||
    /^(?:pro|anti|ex|non)-/i.test(text.slice(start, end)) ||
    /^-(?:backed|supported|funded|trained|allied|aligned|friendly|born|based|brokered|linked|affiliated|inspired|related|occupied|bound|administered)\b/i.test(
      text.slice(end, end + 12),
    )
  )
}

/** The states that a word names as an actor or as a place. */
export function statesAt(page: Page, i: number): string[] {
  if (onlyRelated(page, i)) return []
  const actors = (page.mentionAt.get(i)?.actors ?? []).flatMap((a) => a.state ?? [])
  const place = page.placeAt.get(i)?.place.state
  return actors.length > 0 ? actors : place ? [place] : []
}

/** The state of a place that is acted on: "attacked a base in Aleppo". */
export function stateOfPlaces(page: Page, heads: readonly number[]): Attached[] {
  return unique(
    heads.flatMap((head): Attached[] => {
      const place = page.placeAt.get(head)
      const actor = place?.place.state ? stateActor(page, place.place.state) : null
      if (!place || actor === null) return []
      const span = { start: place.start, end: place.end }
      return [{ actor: { ...actor, as: page.report.text.slice(span.start, span.end) }, span }]
    }),
  )
}

const stateActor = (page: Page, code: string): Actor | null => {
  const row = rowsOf(page.lexicon, 'states', 'code', code)[0]
  return row
    ? { id: `state:${code}`, type: 'state', name: row.name!, state: code, office: null, as: row.name! }
    : null
}
