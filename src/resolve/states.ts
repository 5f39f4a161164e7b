import { dependents } from '../ontology/tree.ts'
import type { Seen, Sheet } from './sheet.ts'

/** What a state's name does where it stands: it acts or owns (`state`), it is where something is (`place`), or both ("a visit to China"). */
export type Use = 'state' | 'place' | 'both' | 'neither'

const AT =
  /^(?:in|at|near|inside|outside|within|across|around|throughout|off|into|via|onto|through|beyond|above|along)$/
const TRAVEL =
  /^(?:visit|trip|tour|travel|go|come|return|head|fly|arrive|leave|depart|journey|move|send|drive|pilgrimage|mission|flight|invite|invitation|sail|stop|stopover|swing|arrival|departure|proceed|reach|enter|deploy|deport|flee|back|route|extradite|evacuate|walk|delegation|dispatch)$/
const VISITED = /^(?:visit|tour|leave|enter|reach|exit|flee|depart|quit|cross|revisit)$/
const STRUCK =
  /^(?:hit|strike|rock|bomb|shell|shake|storm|capture|seize|besiege|encircle|bombard|flood|devastate|retake|paralyze|blanket)$/
const LOCAL =
  /^(?:summit|talk|meeting|conference|forum|session|olympics|games|office|airport|resident|university|street|hotel|suburb|bureau|time|area|metro|station|port|hospital|mayor|neighborhood|district|headquarters|stop|leg|visit|trip|museum|stadium|embassy|consulate|protocol|convention|treaty|accord|agreement|declaration|process|attack|bombing|flight|biennale|festival|subway|downtown)$/
const BODIES =
  /^(?:government|administration|official|side|relation|tie|alliance|diplomat|policy|authority|regime|rhetoric|envoy|ally|leadership|axis|dialogue|cooperation|rivalry|relationship|partnership|trade|consultation)$/

/** The word whose preposition governs a name: the first of a coordination, as "China" in "to China and Korea". */
function governed(s: Sheet, head: number): number {
  let at = head
  while (
    s.words[at]!.deprel === 'conj' &&
    s.words[at]!.head < at &&
    dependents(s.reading, at, 'case').length === 0
  )
    at = s.words[at]!.head
  while (
    /^(?:flat|compound|appos)/.test(s.words[at]!.deprel) &&
    dependents(s.reading, at, 'case').length === 0 &&
    s.words[at]!.head >= 0 &&
    s.seenAt[s.words[at]!.head] === s.seenAt[head]
  )
    at = s.words[at]!.head
  return at
}

/** How a state's name, adjective or capital is used in its sentence. */
export function useOf(s: Sheet, seen: Seen, head: number): Use {
  const { sense } = seen
  if (
    sense.kind === 'adjective' ||
    sense.kind === 'people' ||
    sense.kind === 'organ' ||
    sense.kind === 'organisation'
  )
    return 'state'
  if (sense.kind === 'region') return sense.region.kind === 'other' ? 'neither' : 'place'
  const capital = sense.kind === 'capital'
  const word = s.words[head]!
  const next = s.forms[seen.last + 1]
  if (next === '-' || s.forms[seen.first - 1] === '-')
    return dyad(s, seen) ? 'state' : capital ? 'place' : 'state'
  if (
    /^[-–—]{1,2}$/.test(next ?? '') &&
    seen.first === s.reading.sentences[s.sentenceOf[seen.first]!]!.first &&
    s.forms[seen.first] === s.forms[seen.first]!.toUpperCase() &&
    capital
  )
    return 'place'
  if (/^(?:compound|amod|nmod:desc|nmod:unmarked)/.test(word.deprel) && word.head > head) {
    const lemma = s.words[word.head]!.lemma.toLowerCase()
    if (sense.kind === 'seat') return 'state'
    if (!capital) return 'state'
    if (BODIES.test(lemma)) return 'state'
    return LOCAL.test(lemma) || !/^\p{Ll}/u.test(s.forms[word.head]!) ? 'place' : 'state'
  }
  const located = isLocated(s, seen)
  if (
    capital &&
    (located ||
      /^(?:metro|greater|central|downtown|northern|southern|eastern|western)$/.test(
        s.lower[seen.first - 1] ?? '',
      ))
  )
    return 'place'
  const at = governed(s, head)
  const governor = s.words[at]!.head
  const lemma = governor >= 0 ? s.words[governor]!.lemma.toLowerCase() : ''
  const cases = dependents(s.reading, at, 'case').map((c) => s.lower[c]!)
  const before = s.words[seen.first - 1]?.upos === 'DET' ? seen.first - 2 : seen.first - 1
  if (before >= 0 && s.words[before]!.upos === 'ADP' && !cases.includes(s.lower[before]!))
    cases.unshift(s.lower[before]!)
  if (cases.some((c) => /^['’]s?$/.test(c)))
    return sense.kind === 'capital' && LOCAL.test(lemma) ? 'place' : 'state'
  if (cases.some((c) => AT.test(c))) return 'place'
  if (cases.includes('to') || cases.includes('from') || cases.includes('for')) {
    const travel = TRAVEL.test(lemma) || (/^(?:from|to)$/.test(cases[0]!) && travels(s, governor))
    if (travel && !(cases.includes('for') && !/^(?:leave|depart|head|departure)$/.test(lemma)))
      return sense.kind === 'seat' || capital ? 'place' : 'both'
    const beside =
      governor >= 0 && (s.seenAt[governor]?.sense.kind === 'capital' || s.nameAt[governor]?.type === 'place')
    if (capital && beside) return 'place'
    if (
      capital &&
      cases.includes('from') &&
      /^(?:report|speak|broadcast|live|kilometer|mile|kilometre)$/.test(lemma)
    )
      return 'place'
    return 'state'
  }
  if (
    capital &&
    (word.deprel === 'appos' ||
      /^(?:capital|city)$/.test(s.lower[seen.first - 1] ?? '') ||
      (s.forms[seen.first - 1] === ',' && /^(?:capital|city)$/.test(s.lower[seen.first - 2] ?? '')))
  )
    return 'place'
  if (cases.includes('of')) {
    if (
      /^(?:city|capital|town|outskirts|suburb|north|south|east|west|part|border|center|centre|streets?|region|province|leg|coast|district|port|map|outside|island|state|heart)$/.test(
        lemma,
      )
    )
      return 'place'
    if (capital && /^(?:visit|tour|university|siege|battle|fall|mayor|bishop|archbishop)$/.test(lemma))
      return 'place'
    if (/^(?:visit|tour)$/.test(lemma)) return 'both'
    return 'state'
  }
  if (
    /^obj|^nsubj:pass/.test(s.words[at]!.deprel) &&
    (VISITED.test(lemma) || (capital && STRUCK.test(lemma)))
  )
    return sense.kind === 'seat' ? 'place' : capital ? 'place' : 'both'
  if (/^(?:advmod|obl:unmarked|obl:npmod)/.test(s.words[at]!.deprel)) return 'place'
  if (
    word.deprel === 'appos' ||
    word.deprel === 'nmod:unmarked' ||
    (s.forms[seen.first - 1] === ',' && s.seenAt[seen.first - 2])
  ) {
    if (afterCity(s, seen)) return 'place'
  }
  if (
    capital &&
    governor >= 0 &&
    /^nsubj/.test(word.deprel) &&
    dependents(s.reading, governor, 'cop').length > 0 &&
    s.words[governor]!.upos === 'NOUN'
  )
    return 'place'
  return 'state'
}

/** "Tel Aviv, Israel": a capital that its own state's name follows. */
function isLocated(s: Sheet, seen: Seen): boolean {
  const next = s.forms[seen.last + 1] === ',' ? s.seenAt[seen.last + 2] : undefined
  return next?.sense.kind === 'name' && 'state' in seen.sense && next.sense.state === seen.sense.state
}

/** "Kuala Lumpur, Malaysia": a state's name that says where the city before it lies. */
function afterCity(s: Sheet, seen: Seen): boolean {
  const before = seen.first - 2
  if (before < 0 || s.forms[seen.first - 1] !== ',') return false
  const name = s.nameAt[before]
  const sense = s.seenAt[before]?.sense
  return (
    sense?.kind === 'capital' ||
    (sense?.kind === 'region' && sense.region.kind !== 'other') ||
    (name !== undefined && (name.type === 'place' || name.type === 'facility') && sense === undefined)
  )
}

/** "left … for China", "returned from China": a governor whose own governor is a verb of travel. */
const travels = (s: Sheet, governor: number): boolean =>
  governor >= 0 && /^(?:way|trip|leg|visit|return|back|route|home)$/.test(s.words[governor]!.lemma)

/** "Korea-China relations", "US-Japan": two states joined by a hyphen. */
function dyad(s: Sheet, seen: Seen): boolean {
  const right = s.forms[seen.last + 1] === '-' ? s.seenAt[seen.last + 2] : undefined
  const left = s.forms[seen.first - 1] === '-' ? s.seenAt[seen.first - 2] : undefined
  return [left, right].some((x) => x !== undefined && x.sense.kind !== 'region')
}
