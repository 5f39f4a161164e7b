import type { Undertaking } from '../../ontology/finding.ts'
import { wordsOf } from '../words.ts'
import { deedOf } from './verbs.ts'

/** Words that stand in too many undertakings to tell one from another. */
const COMMON = new Set(
  'cooperation relation relationship tie partnership country nation state government leader side people issue matter area field effort way time year agreement deal accord pact treaty commitment pledge new next further close closer closely together joint mutual bilateral common shared full all support work continue strengthen deepen enhance promote maintain expand improve security peace stability economic president minister prime foreign'.split(
    ' ',
  ),
)

const common = (word: string): boolean => COMMON.has(word.replace(/ie$/, 'y'))

/** When it shall be done: "within ninety days", "by the end of the year". */
const TERM =
  /\b(?:within|in|by|until|before)(?: the)?(?: (?:next|end of|middle of|course of|start of)(?: the)?)?(?: [\w-]+){0,2} (?:days?|weeks?|months?|years?|winter|spring|summer|autumn)\b/g

/** The words that tell one undertaking from another, without its verb; names are left out, which stand in all that two states say of each other. */
export function ownWords(undertaking: Undertaking): readonly string[] {
  const known = owned.get(undertaking)
  if (known !== undefined) return known
  const content = contentOf(undertaking)
  const deed = deedOf(content)
  const matter = content.replace(TERM, ' ')
  const plain = undertaking.type === 'signing' ? matter : matter.replace(/(?<=\S\s)\p{Lu}[\p{L}.-]*/gu, ' ')
  const own = [...new Set(wordsOf(plain))].filter((w) => !common(w) && w.length > 2 && w !== deed)
  owned.set(undertaking, own)
  return own
}

/** Each undertaking is compared with many findings. */
const owned = new WeakMap<Undertaking, readonly string[]>()

/** The words of what is undertaken. */
export const contentOf = (undertaking: Undertaking): string =>
  undertaking.content.map((e) => e.quote).join(' ')

/** The share of the undertaking's own words that a later text must have. */
const SHARE = 0.75
/** Of a long text the first words in common decide: its rest is detail that a later report leaves out. */
const MOST = 6

/** Words that PostgreSQL leaves out of what it indexes, though they tell something here. */
const UNINDEXED = new Set(
  'against until below down off again once why how few some nor only own same too just now because whom'.split(
    ' ',
  ),
)

/** Whether a word can be looked for: what an index may know by another form, as 5,000, can stand in a text unseen. */
const sought = (word: string): boolean => /^\p{L}+$/u.test(word) && !UNINDEXED.has(word)

/** The words of a later text that an undertaking may be found by. */
export const soughtIn = (text: string): string[] => [
  ...new Set(wordsOf(text).filter((w) => w.length > 2 && sought(w) && !common(w))),
]

/** How many of the own words a later text has at the least. */
const leastOf = (own: readonly string[], least: number): number =>
  Math.max(least, Math.ceil(SHARE * Math.min(own.length, MOST)))

/** Whether a later text has so many of the own words that it is of the same matter. */
export function sameMatter(own: readonly string[], text: string, least: number): boolean {
  const words = new Set(wordsOf(text))
  const both = own.filter((w) => words.has(w))
  return both.length >= leastOf(own, least) && both.some(sought)
}

/** The words of an undertaking that can be looked for, the longest, which stand in the fewest texts, first; and how many of them a later text of the same matter has at the least. */
function soughtOf(undertaking: Undertaking): { words: string[]; needed: number } | null {
  const { type } = undertaking
  if (type === 'refusal' || (type !== 'signing' && deedOf(contentOf(undertaking)) === null)) return null
  const own = ownWords(undertaking)
  const words = own.filter(sought).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const least = leastOf(own, 2)
  const needed = Math.max(1, least - (own.length - words.length))
  return own.length < least || words.length < needed ? null : { words, needed }
}

/**
 * What a later text of the same matter must have: all the words of at least one of the groups. Of n words at least k, so of any
 * n − k + 2 at least two, each pair of which is a group. None where no text can be of it.
 */
export function soughtWords(undertaking: Undertaking): string[][] {
  const found = soughtOf(undertaking)
  if (found === null) return []
  const { words, needed } = found
  if (needed === 1) return words.map((word) => [word])
  const first = words.slice(0, words.length - needed + 2)
  return first.flatMap((a, i) => first.slice(i + 1).map((b) => [a, b].sort()))
}

/** The same as a query of PostgreSQL, of three words where they are not too many; null where no text can be of it. */
export function queryOf(undertaking: Undertaking): string | null {
  const found = soughtOf(undertaking)
  if (found === null) return null
  const forms = new Map<string, string[]>()
  for (const form of contentOf(undertaking).match(/[\p{L}\p{N}]+/gu) ?? [])
    for (const word of wordsOf(form)) forms.set(word, [...(forms.get(word) ?? []), form.toLowerCase()])
  const any = (word: string): string => {
    const all = [...new Set([word, ...(forms.get(word) ?? [])])].map((w) => `'${w}'`)
    return all.length === 1 ? all[0]! : `(${all.join(' | ')})`
  }
  const { words, needed } = found
  const spare = words.length - needed
  const of = Math.min(needed, spare > MANY ? 2 : 3)
  return atLeast(of, words.slice(0, spare + of).map(any))
}

/** Of more words that need not be there no three are asked for: the query would be long. */
const MANY = 8

/** At least so many of some terms: `(a & (b | c)) | (b & c)` for two of three. */
function atLeast(n: number, terms: readonly string[]): string {
  if (n === 1) return terms.join(' | ')
  if (n === terms.length) return terms.join(' & ')
  const [first, ...rest] = terms
  return `(${first} & (${atLeast(n - 1, rest)})) | (${atLeast(n, rest)})`
}
