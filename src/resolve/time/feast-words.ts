import { FEAST_NAMES, type FeastName } from './feasts.ts'
import { noParts, type Parts } from './parts.ts'
import type { Words } from './words.ts'

/** Feasts on a fixed day, as month and day. */
const FIXED: readonly (readonly [string, number, number])[] = [
  ['new year day', 1, 1],
  ['new years day', 1, 1],
  ['new year eve', 12, 31],
  ['new years eve', 12, 31],
  ['christmas eve', 12, 24],
  ['christmas day', 12, 25],
  ['christmas', 12, 25],
  ['boxing day', 12, 26],
  ['valentine day', 2, 14],
  ['international women day', 3, 8],
  ['women day', 3, 8],
  ['may day', 5, 1],
  ['international workers day', 5, 1],
  ['fourth of july', 7, 4],
  ['bastille day', 7, 14],
  ['halloween', 10, 31],
  ['epiphany', 1, 6],
  ['orthodox christmas', 1, 7],
  ['anzac day', 4, 25],
  ['europe day', 5, 9],
  ['canada day', 7, 1],
  ['all saints day', 11, 1],
  ['united nations day', 10, 24],
  ['human rights day', 12, 10],
  ['remembrance day', 11, 11],
  ['veterans day', 11, 11],
  ['armistice day', 11, 11],
  ['year end', 12, 31],
  ['the year end', 12, 31],
]
/** Other names of feasts that move. */
const OTHER_NAMES: readonly (readonly [string, FeastName])[] = [
  ['lunar new year day', 'lunar new year'],
  ['chinese new year', 'lunar new year'],
  ['seollal', 'lunar new year'],
  ['tet', 'lunar new year'],
  ['chuseok', 'mid autumn festival'],
  ['eid ul fitr', 'eid al fitr'],
  ['eid ul adha', 'eid al adha'],
  ['thanksgiving day', 'thanksgiving'],
]
/** Days of the western church, counted from Easter Sunday. */
const EASTERTIDE: readonly (readonly [string, number])[] = [
  ['ash wednesday', -46],
  ['palm sunday', -7],
  ['easter week', -7],
  ['holy thursday', -3],
  ['maundy thursday', -3],
  ['good friday', -2],
  ['easter', 0],
  ['easter sunday', 0],
  ['easter monday', 1],
  ['ascension day', 39],
  ['pentecost', 49],
  ['whit monday', 50],
]

interface Named {
  readonly words: readonly string[]
  readonly parts: Partial<Parts>
}

/** Feasts by their first word, the longest name first. */
const BY_FIRST_WORD: ReadonlyMap<string, readonly Named[]> = (() => {
  const all: (readonly [string, Partial<Parts>])[] = [
    ...FIXED.map(([name, month, day]) => [name, { month, day }] as const),
    ...FEAST_NAMES.map((feast) => [feast, { feast }] as const),
    ...OTHER_NAMES.map(([name, feast]) => [name, { feast }] as const),
    ...EASTERTIDE.map(([name, easter]) => [name, { easter }] as const),
    ['9/11', { year: 2001, month: 9, day: 11 }],
    ['turn of the year', { month: 12, until: { ...noParts(), month: 1 } }],
  ]
  const found = new Map<string, Named[]>()
  for (const [name, parts] of all) {
    const words = name.split(' ')
    const others = found.get(words[0]!) ?? []
    found.set(
      words[0]!,
      [...others, { words, parts }].sort((a, b) => b.words.length - a.words.length),
    )
  }
  return found
})()

/** "Christmas", "Easter", "Thanksgiving Day", "Eid al-Fitr", "9/11" */
export const feast: Words = (words, at, parts) => {
  const found = BY_FIRST_WORD.get(words[at]!)?.find((f) => f.words.every((w, i) => words[at + i] === w))
  if (!found) return null
  Object.assign(parts, found.parts)
  return at + found.words.length
}
