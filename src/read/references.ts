import type { Reading } from '../ontology/reading.ts'
import type { Reference } from '../ontology/reference.ts'
import type { Vectors } from './decode.ts'
import { oddsOf } from './likeness.ts'
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
  const likeliest = choiceOf(facts.length, chainAt, (chain, kind) => {
    const gender = genders.get(chain)
    return gender === undefined || gender === kind || !GENDERS.has(kind)
  })
  eachChoice(facts, vectorOf, (later, earlier, learned) => {
    const { kind } = facts[later]!
    chainAt[later] = later
    const best = likeliest(facts, later, earlier, learned)
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

/** Calls back for each phrase in order, with the places of those before it that it may take up, and the log odds the model gives each. */
export function eachChoice(
  facts: readonly Facts[],
  vectorOf: (word: number) => Vector | null,
  choose: (later: number, earlier: readonly number[], learned: readonly number[]) => void,
): void {
  const byNoun = new Map<string, number[]>()
  const vectors = facts.map((f) => vectorOf(f.head))
  facts.forEach((later, i) => {
    const vector = vectors[i]
    const same = byNoun.get(later.noun) ?? []
    const earlier: number[] = []
    if (later.form !== 'pronoun') {
      let to = same.length
      while (to > 0 && same[to - 1]! >= i - REACH) to--
      for (let k = Math.max(0, to - FURTHER); k < to; k++) earlier.push(same[k]!)
    }
    for (let j = Math.max(0, i - REACH); j < i; j++) earlier.push(j)
    const learned = earlier.map((j) => {
      const other = vectors[j]
      return vector && other ? product(vector.query, other.key) - vector.none : 0
    })
    choose(i, earlier, learned)
    if (same.length === 0) byNoun.set(later.noun, same)
    same.push(i)
  })
}

/** Finds the chain that is likelier than none, by its likeliest member; null where none is. Its room is used for one phrase after the other. */
function choiceOf(
  phrases: number,
  chainAt: readonly number[],
  fits: (chain: number, kind: Kind) => boolean,
): (
  facts: readonly Facts[],
  later: number,
  earlier: readonly number[],
  learned: readonly number[],
) => { at: number; confidence: number } | null {
  const odds = new Float64Array(REACH + FURTHER)
  /** Of each chain of this choice: its first phrase, its likeliest, the odds of that one, and the mass of all. */
  const chain = new Int32Array(REACH + FURTHER)
  const at = new Int32Array(REACH + FURTHER)
  const best = new Float64Array(REACH + FURTHER)
  const sum = new Float64Array(REACH + FURTHER)
  const placeOf = new Int32Array(phrases).fill(-1)
  return (facts, later, earlier, learned) => {
    let top = 0
    for (let k = 0; k < earlier.length; k++) {
      const at = earlier[k]!
      odds[k] = oddsOf(facts[later]!, facts[at]!, learned[k]!, later - at - 1)
      if (odds[k]! > top) top = odds[k]!
    }
    const { kind } = facts[later]!
    let total = Math.exp(-top)
    let count = 0
    for (let k = 0; k < earlier.length; k++) {
      const of = chainAt[earlier[k]!]!
      if (!fits(of, kind)) continue
      const mass = Math.exp(odds[k]! - top)
      total += mass
      let n = placeOf[of]!
      if (n < 0) {
        n = count++
        placeOf[of] = n
        chain[n] = of
        at[n] = earlier[k]!
        best[n] = odds[k]!
        sum[n] = mass
        continue
      }
      sum[n]! += mass
      if (odds[k]! < best[n]!) continue
      best[n] = odds[k]!
      at[n] = earlier[k]!
    }
    let found = -1
    for (let n = 0; n < count; n++) {
      placeOf[chain[n]!] = -1
      if (found < 0 || sum[n]! > sum[found]!) found = n
    }
    return found < 0 || sum[found]! < Math.exp(-top)
      ? null
      : { at: at[found]!, confidence: sum[found]! / total }
  }
}

/** The product of two vectors of one length, in four sums: a single one waits for each addition. */
function product(a: Float32Array, b: Float32Array): number {
  const { length } = a
  let one = 0
  let two = 0
  let three = 0
  let four = 0
  let k = 0
  for (; k + 3 < length; k += 4) {
    one += a[k]! * b[k]!
    two += a[k + 1]! * b[k + 1]!
    three += a[k + 2]! * b[k + 2]!
    four += a[k + 3]! * b[k + 3]!
  }
  for (; k < length; k++) one += a[k]! * b[k]!
  return one + two + three + four
}
