import type { PlaceMention } from '../ontology/mention.ts'
import type { Place } from '../ontology/place.ts'
import { wordsWithin } from '../ontology/tree.ts'
import type { City } from './atlas.ts'
import { plain } from './gazetteer.ts'
import { headWord, phrase, type Seen, type Sheet, spanOf, together } from './sheet.ts'

/** The place that a state's name is when it says where. */
const countryPlace = (s: Sheet, state: string): Place => ({
  name: s.atlas.states.get(state)?.name ?? state,
  state,
  geonames: null,
  lat: null,
  lon: null,
  precision: 'country',
})

const cityPlace = (city: City): Place => ({
  name: city.name,
  state: city.state,
  geonames: city.geonames,
  lat: city.lat,
  lon: city.lon,
  precision: 'city',
})

/** How many times larger a city elsewhere may be than the one in a state that the report is about. */
const LOCAL = 15

/** The city of a name: the one in a state the sentence or report names, else the largest if it is by far the largest. */
function cityOf(s: Sheet, name: string, near: readonly (string | null)[]): Place | null {
  const found = s.atlas.cities.get(plain(name)) ?? s.atlas.cities.get(titled(plain(name)))
  if (!found) return null
  const local = found.find((c) => c.state !== null && near.includes(c.state))
  if (local) return cityPlace(local)
  const [first, second] = found
  const states = new Set(s.seen.flatMap((x) => ('state' in x.sense ? [x.sense.state] : [])))
  const named = found.filter((c) => c.state !== null && states.has(c.state))
  // "Victoria" in a report of Seychelles that does not speak of Canada; but "Paris" is never in Texas unless the text says so
  const own = named[0]
  const likely = own !== undefined && first!.state !== null && !states.has(first!.state)
  if (likely && first!.population <= LOCAL * own.population) return cityPlace(own)
  if (!second || first!.population >= 4 * second.population) return cityPlace(first!)
  if (named.length > 0 && new Set(named.map((c) => c.state)).size === 1) return cityPlace(named[0]!)
  return first!.population >= 2 * second.population ? cityPlace(first!) : null
}

const titled = (name: string): string =>
  /^[A-Z' -]{4,}$/.test(name) ? name.toLowerCase().replace(/\b[a-z]/g, (c) => c.toUpperCase()) : name

/** The place of an atlas name used as a place. */
export function seenPlace(s: Sheet, seen: Seen): Place | null {
  const { sense } = seen
  if (sense.kind === 'region') {
    const { region } = sense
    if (region.kind === 'other') return null
    return {
      name: region.kind === 'sea' ? phrase(s, seen.first, seen.last) : region.name,
      state: region.state,
      geonames: null,
      lat: region.lat,
      lon: region.lon,
      precision: region.kind === 'site' ? 'site' : 'region',
    }
  }
  if (sense.kind === 'organisation') return null
  const { state } = sense
  if (sense.kind === 'capital')
    return (
      cityOf(s, phrase(s, seen.first, seen.last), [state]) ?? {
        ...countryPlace(s, state),
        name: phrase(s, seen.first, seen.last),
        precision: 'city',
      }
    )
  if (sense.kind === 'seat')
    return {
      name: phrase(s, seen.first, seen.last),
      state,
      geonames: null,
      lat: null,
      lon: null,
      precision: 'site',
    }
  return countryPlace(s, state)
}

const WHERE =
  /^(?:in|at|near|inside|outside|within|across|around|throughout|off|into|via|through|to|from|toward|towards|over)$/

/** Places that the atlas' gazetteer does not hold: cities, and buildings the model saw. A city's state is looked for right after it ("in Bali, Indonesia"). */
export function namedPlaces(s: Sheet, taken: (word: number) => boolean): PlaceMention[] {
  const found: PlaceMention[] = []
  for (const name of s.reading.names) {
    if (name.type !== 'place' && name.type !== 'facility') continue
    let words = wordsWithin(s.reading, name).filter(
      (w) => !(s.words[w]!.upos === 'DET' && w === wordsWithin(s.reading, name)[0]),
    )
    const comma = words.findIndex((w) => s.forms[w] === ',')
    if (comma > 0) words = words.slice(0, comma)
    while (
      words.length > 0 &&
      /^(?:PART|PUNCT|ADP)$/.test(s.words[words[words.length - 1]!]!.upos) &&
      s.forms[words[words.length - 1]!] !== '.'
    )
      words.pop()
    if (words.length === 0 || words.some(taken)) continue
    if (words.every((w) => s.seenAt[w] !== undefined)) continue
    const [first, last] = [words[0]!, words[words.length - 1]!]
    const seen = s.seenAt[first]
    if (seen && seen.first === first && seen.last === last) continue
    const after = s.forms[last + 1] === ',' ? s.seenAt[last + 2] : undefined
    const near =
      after && 'state' in after.sense
        ? [after.sense.state]
        : after?.sense.kind === 'region'
          ? [after.sense.region.state]
          : []
    const words_ = phrase(s, first, last)
    const city = cityOf(s, words_, near)
    if (
      s.words[last + 1]?.upos === 'PROPN' &&
      s.words[last]!.head === last + 1 &&
      s.nameAt[last + 1] !== name
    )
      continue
    if (
      !city &&
      name.type === 'place' &&
      (!WHERE.test(caseBefore(s, first)) || words.some((w) => s.seenAt[w] && 'state' in s.seenAt[w]!.sense))
    )
      continue
    const place: Place = city ?? {
      name: words_,
      state: near[0] ?? inner(s, words),
      geonames: null,
      lat: null,
      lon: null,
      precision: name.type === 'facility' ? 'site' : 'region',
    }
    found.push({ ...spanOf(s, first, last), head: headWord(s, first, last), place })
  }
  for (let i = 1; i < s.words.length; i++) {
    if (
      s.words[i]!.upos !== 'PROPN' ||
      s.nameAt[i] ||
      s.seenAt[i] ||
      taken(i) ||
      !(WHERE.test(s.lower[i - 1]!) || venue(s, i))
    )
      continue
    let last = i
    while (s.words[last + 1]?.upos === 'PROPN' && !taken(last + 1) && !s.seenAt[last + 1]) last++
    const city = cityOf(s, phrase(s, i, last), [])
    if (city) found.push({ ...spanOf(s, i, last), head: headWord(s, i, last), place: city })
    i = last
  }
  return [...found, ...capitals(s)]
}

/** "the Qatari capital", "Norway's capital": the city it is, where no name follows that says so. */
function capitals(s: Sheet): PlaceMention[] {
  return s.seen.flatMap(({ first, last, sense }) => {
    if (sense.kind !== 'adjective' && sense.kind !== 'name') return []
    const noun = /^['’]s?$/.test(s.forms[last + 1] ?? '') ? last + 2 : last + 1
    if (s.lower[noun] !== 'capital' || !together(s, last, noun)) return []
    if (/^(?:NOUN|PROPN)$/.test(s.words[noun + 1]?.upos ?? '')) return []
    if (s.forms[noun + 1] === ',' && s.seenAt[noun + 2]?.sense.kind === 'capital') return []
    const capital = s.atlas.states.get(sense.state)?.capital ?? null
    const place = capital === null ? null : cityOf(s, capital, [sense.state])
    if (place === null) return []
    return [{ ...spanOf(s, s.lower[first - 1] === 'the' ? first - 1 : first, noun), head: noun, place }]
  })
}

const caseBefore = (s: Sheet, first: number): string =>
  s.lower[s.words[first - 1]?.upos === 'DET' ? first - 2 : first - 1] ?? ''

const inner = (s: Sheet, words: readonly number[]): string | null => {
  const states = new Set(
    words.flatMap((w) => {
      const x = s.seenAt[w]?.sense
      return x && 'state' in x ? [x.state] : []
    }),
  )
  return states.size === 1 ? [...states][0]! : null
}

/** "the Busan summit": a name that modifies a gathering. */
const venue = (s: Sheet, i: number): boolean => {
  const { deprel, head } = s.words[i]!
  return (
    deprel === 'compound' &&
    head === i + 1 &&
    /^(?:summit|talks|conference|meeting|forum|declaration|accord|agreement|session)$/.test(s.lower[head]!)
  )
}
