import { ACT_TYPES, type ActType } from './act.ts'
import type { Reading } from './reading.ts'
import { ancestors } from './tree.ts'

/** What the model makes of an act between two actors. */
export interface ActOdds {
  /** The likeliest type. CONCEDE and RETREAT count as one until one of them must be named: what was learnt from hardly tells them apart. */
  readonly type: ActType
  /** Its probability, 0 to 1; that of CONCEDE and RETREAT together where it is one of them. */
  readonly confidence: number
  /** Probability of each type, given that it is an act; they add up to 1. */
  readonly types: Readonly<Record<ActType, number>>
}

/** Parts of speech that may say what an actor does to another. */
const PREDICATES = new Set(['VERB', 'NOUN', 'ADJ'])

/** How many times likelier a type is that the lexicon names: ((1 + 0.05) / 0.05) to the power of 0.3, as `training/plover.py` weighs it. */
const LEXICON = 2.5

/**
 * Indices of the words that join the heads of source and target in the tree, one of which may be null: "launched", "attack" in
 * "Chad launched an attack on Mali". Between two heads of one phrase stands the verb above them: "signed" in "Chad and Mali signed".
 */
export function joiningWords(reading: Reading, source: number | null, target: number | null): number[] {
  const { words } = reading
  const ends = [source, target].filter((i): i is number => i !== null)
  if (ends.length === 0) return []
  let paths = ends.map((i) => [i, ...ancestors(reading, i)])
  let shared = paths[0]!.find((i) => paths.at(-1)!.includes(i))
  if (shared === undefined) {
    // in different sentences: what the source does
    paths = paths.slice(0, 1)
    shared = ends[0]!
  }
  let top = shared
  if (ends.includes(shared)) {
    const above = ancestors(reading, shared)
    top = above.find((i) => words[i]!.upos === 'VERB') ?? above.at(-1) ?? shared
  }
  const between = paths
    .flatMap((path) => path.slice(0, path.indexOf(shared)))
    .filter((i) => !ends.includes(i))
  const joining = [...new Set([top, ...between])].filter((i) => PREDICATES.has(words[i]!.upos))
  return joining.length > 0 ? joining : [top]
}

const scores = new WeakMap<Reading, ReadonlyMap<number, readonly number[]>>()

function scoresOf(reading: Reading): ReadonlyMap<number, readonly number[]> {
  const known = scores.get(reading)
  if (known) return known
  const made = new Map(reading.acts?.map((a) => [a.word, a.scores]))
  scores.set(reading, made)
  return made
}

/**
 * The odds of the types of act that a source does to a target, given by the head words of both; one may be null. They rest on the
 * mean of the scores of the words that join the two. Null where the model that read gave those words no scores.
 */
export function actOdds(reading: Reading, source: number | null, target: number | null): ActOdds | null {
  return oddsAt(reading, joiningWords(reading, source, target))
}

/** The odds by the mean of the scores of some words; null where the model gave them none. */
export function oddsAt(reading: Reading, words: readonly number[]): ActOdds | null {
  const known = scoresOf(reading)
  return oddsOf(words.flatMap((i) => (known.has(i) ? [known.get(i)!] : [])))
}

function oddsOf(rows: readonly (readonly number[])[]): ActOdds | null {
  if (rows.length === 0) return null
  return oddsWith(
    ACT_TYPES.map((_, k) => Math.exp(rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length / 10)),
  )
}

/** Odds with the one type that the lexicon names made likelier, by as much as cross-validation found best. */
export function withLexicon(odds: ActOdds, named: ActType): ActOdds {
  const also = (type: ActType): boolean => type === named || (yields(type) && yields(named))
  return oddsWith(ACT_TYPES.map((type) => odds.types[type] * (also(type) ? LEXICON : 1)))
}

const yields = (type: ActType): boolean => type === 'CONCEDE' || type === 'RETREAT'

/** Odds of weights in the order of ACT_TYPES. */
function oddsWith(weights: readonly number[]): ActOdds {
  const all = weights.reduce((sum, w) => sum + w, 0)
  const types = Object.fromEntries(ACT_TYPES.map((type, k) => [type, weights[k]! / all])) as Record<
    ActType,
    number
  >
  const odds = (type: ActType): number => likelihood({ types }, type)
  const type = ACT_TYPES.reduce((best, t) =>
    odds(t) > odds(best) || (odds(t) === odds(best) && types[t] > types[best]) ? t : best,
  )
  return { type, confidence: odds(type), types }
}

/** The probability of a type by some odds; that of CONCEDE and RETREAT together for either. */
export const likelihood = ({ types }: Pick<ActOdds, 'types'>, type: ActType): number =>
  yields(type) ? types.CONCEDE + types.RETREAT : types[type]
