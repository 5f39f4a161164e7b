import type { Reading } from '../ontology/reading.ts'
import type { Reference } from '../ontology/reference.ts'
import type { Vectors } from './decode.ts'
import { oddsOf, type Pair } from './likeness.ts'
import { type Facts, factsOf, type Kind } from './phrase-facts.ts'

/** What the model says of one word: what it looks for in an antecedent, what it is as one, and the score of having none. */
export interface Vector {
  readonly query: Float32Array
  readonly key: Float32Array
  readonly none: number
}

/** The vector of one word of a window. */
export function vectorAt({ size, query, key, none }: Vectors, word: number): Vector {
  const from = word * size
  return {
    query: query.subarray(from, from + size),
    key: key.subarray(from, from + size),
    none: none[word]!,
  }
}

/** How many phrases back an antecedent may be; and how many further back that have the same noun or name. */
const REACH = 80
const FURTHER = 20
/** No chain has two of these. */
const GENDERS: ReadonlySet<Kind> = new Set(['he', 'she', 'it'])

/** The phrases that take up earlier ones, and those taken up. `vectorOf(word)` is null for a word that refers to nothing. */
export function referencesOf(
  text: string,
  reading: Reading,
  vectorOf: (word: number) => Vector | null,
): Reference[] {
  const facts = factsOf(text, reading)
  const antecedents: { at: number; confidence: number }[] = []
  const chainAt: number[] = []
  const genders = new Map<number, Kind>()
  eachChoice(facts, vectorOf, (later, pairs, earlier) => {
    const { kind } = facts[later]!
    chainAt[later] = later
    const best = likeliest(pairs, earlier, chainAt, (chain) => {
      const gender = genders.get(chain)
      return gender === undefined || gender === kind || !GENDERS.has(kind)
    })
    if (best !== null) {
      antecedents[later] = best
      chainAt[later] = chainAt[best.at]!
    }
    if (GENDERS.has(kind)) genders.set(chainAt[later]!, kind)
  })
  const taken = new Set(antecedents.map((a) => a?.at))
  const kept = facts.flatMap((_, i) => (antecedents[i] !== undefined || taken.has(i) ? [i] : []))
  const place = new Map(kept.map((i, n) => [i, n]))
  return kept.map((i): Reference => {
    const { start, end, head } = facts[i]!
    const link = antecedents[i]
    return {
      start,
      end,
      head,
      antecedent: link ? place.get(link.at)! : null,
      confidence: link ? Math.round(1000 * link.confidence) / 1000 : 1,
    }
  })
}

/** Calls back for each phrase in order, with the pairs it makes with those before it and their places in the list. */
export function eachChoice(
  facts: readonly Facts[],
  vectorOf: (word: number) => Vector | null,
  choose: (later: number, pairs: readonly Pair[], earlier: readonly number[]) => void,
): void {
  const byNoun = new Map<string, number[]>()
  const vectors = facts.map((f) => vectorOf(f.head))
  facts.forEach((later, i) => {
    const vector = vectors[i]
    const same = (byNoun.get(later.noun) ?? []).slice(-(REACH + FURTHER))
    const earlier: number[] = []
    if (later.form !== 'pronoun') earlier.push(...same.filter((j) => j < i - REACH).slice(-FURTHER))
    for (let j = Math.max(0, i - REACH); j < i; j++) earlier.push(j)
    const pairs: Pair[] = []
    for (const j of earlier) {
      const other = vectors[j]
      const learned = vector && other ? product(vector.query, other.key) - vector.none : 0
      pairs.push({ later, earlier: facts[j]!, learned, between: i - j - 1 })
    }
    choose(i, pairs, earlier)
    same.push(i)
    byNoun.set(later.noun, same)
  })
}

/** The chain that is likelier than none, by its likeliest member; null where none is. */
function likeliest(
  pairs: readonly Pair[],
  earlier: readonly number[],
  chainAt: readonly number[],
  fits: (chain: number) => boolean,
): { at: number; confidence: number } | null {
  const odds = pairs.map(oddsOf)
  const top = Math.max(0, ...odds)
  let total = Math.exp(-top)
  const chains = new Map<number, { at: number; best: number; sum: number }>()
  odds.forEach((o, k) => {
    if (!fits(chainAt[earlier[k]!]!)) return
    const mass = Math.exp(o - top)
    total += mass
    const at = earlier[k]!
    const chain = chains.get(chainAt[at]!)
    if (!chain) chains.set(chainAt[at]!, { at, best: o, sum: mass })
    else {
      chain.sum += mass
      if (o >= chain.best) {
        chain.best = o
        chain.at = at
      }
    }
  })
  let found: { at: number; sum: number } | null = null
  for (const chain of chains.values()) if (found === null || chain.sum > found.sum) found = chain
  if (found === null || found.sum < Math.exp(-top)) return null
  return { at: found.at, confidence: found.sum / total }
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!
  return sum
}
