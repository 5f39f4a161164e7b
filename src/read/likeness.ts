import type { Facts } from './phrase-facts.ts'

/**
 * What each thing that speaks for or against two phrases being one counts. The weights were found by `bench/coreference-weights.ts` on
 * OntoGUM train, with a model that had seen it once; then, on dev, 0.5 was added to every kind of later phrase.
 */
export const WEIGHTS = {
  learned: 0.6,
  'learned, far apart': -0.13,
  'later is I, we or you': 2.32,
  'later is he or she': 1.62,
  'later is it or they': 0.98,
  'later is this, or another pronoun': 0.67,
  'later is a name': 0.8,
  'later is a definite noun': 2.03,
  'later is his noun': 1.44,
  'later is a bare noun': -1.02,
  'same name': 3.44,
  'same noun, definite': 3.09,
  'same noun, not definite': 1.87,
  'names with one head': 0.48,
  'one name in the other': 0.6,
  'names apart': -2.81,
  initials: 0.16,
  'nouns with one head, less said later': 2.27,
  'nouns with one head, other words': 0.93,
  'nouns apart': -2.53,
  'noun and name, one head': 0.7,
  'noun and name apart': -1.86,
  'what the earlier is said to be': 1.23,
  'same pronoun': 1.91,
  'pronouns apart': -1.53,
  'noun or name to a pronoun': -2.21,
  'number apart': -0.93,
  'he or she to a person’s name': 0.53,
  'one within the other': -1.15,
  'sentences between, pronoun': -0.92,
  'sentences between, noun': -0.33,
  'sentences between, name': -0.05,
  'phrases between': -0.37,
  'earlier is a subject': 0.2,
  'earlier is a bare noun': -0.23,
}
export type Weights = Readonly<Record<keyof typeof WEIGHTS, number>>

const abbreviated = (later: Facts, earlier: Facts): boolean =>
  later.key !== earlier.key && later.initials.length > 1 && later.initials === earlier.initials
const within = (inner: Facts, outer: Facts): boolean => outer.first <= inner.first && inner.last <= outer.last
const subset = (few: Facts, many: Facts): boolean =>
  few.content.length < many.content.length && few.content.every((w) => many.content.includes(w))
const isHeOrShe = ({ kind }: Facts): boolean => kind === 'he' || kind === 'she'
const isDefinite = ({ kind }: Facts): boolean => kind === 'the noun' || kind === 'this noun'
const isBare = ({ kind }: Facts): boolean => kind === 'noun' || kind === 'a noun'

const DOUBLINGS = Float64Array.from({ length: 1_000 }, (_, n) => Math.log2(1 + n))
const doublings = (n: number): number => DOUBLINGS[n] ?? Math.log2(1 + n)

/**
 * The log odds that an earlier phrase is the antecedent of a later one, against none: a sum of `weights`, each times what holds of the two.
 * `learned` are the log odds that the model gives, `between` is how many phrases stand between them. It is asked for each of the phrases
 * before each, so it makes no objects and goes through no list.
 */
export function oddsOf(
  later: Facts,
  earlier: Facts,
  learned: number,
  between: number,
  weights: Weights = WEIGHTS,
): number {
  let sum = weights.learned * learned
  if (between > 120) sum += weights['learned, far apart'] * learned
  if (later.form === 'pronoun') sum += ofPronoun(later, earlier, weights)
  else if (later.form === 'name') sum += ofName(later, earlier, weights)
  else sum += ofNoun(later, earlier, weights)
  if (later.plural !== null && earlier.plural !== null && later.plural !== earlier.plural)
    sum += weights['number apart']
  if (within(later, earlier) || within(earlier, later)) sum += weights['one within the other']
  sum += weights[DISTANCE[later.form]] * doublings(later.sentence - earlier.sentence)
  sum += weights['phrases between'] * doublings(between)
  if (earlier.subject) sum += weights['earlier is a subject']
  if (isBare(earlier)) sum += weights['earlier is a bare noun']
  return sum
}

const DISTANCE = {
  pronoun: 'sentences between, pronoun',
  name: 'sentences between, name',
  noun: 'sentences between, noun',
} as const

function ofPronoun(later: Facts, earlier: Facts, weights: Weights): number {
  const { kind } = later
  let sum = 0
  if (kind === 'i' || kind === 'we' || kind === 'you') sum += weights['later is I, we or you']
  else if (isHeOrShe(later)) sum += weights['later is he or she']
  else if (kind === 'it' || kind === 'they') sum += weights['later is it or they']
  else sum += weights['later is this, or another pronoun']
  if (earlier.form === 'pronoun') sum += weights[kind === earlier.kind ? 'same pronoun' : 'pronouns apart']
  if (earlier.person === true && isHeOrShe(later)) sum += weights['he or she to a person’s name']
  return sum
}

function ofName(later: Facts, earlier: Facts, weights: Weights): number {
  let sum = weights['later is a name']
  const oneHead = later.noun === earlier.noun
  if (earlier.form === 'name') {
    if (later.key === earlier.key) sum += weights['same name']
    else if (oneHead) sum += weights['names with one head']
    if (subset(later, earlier) || subset(earlier, later)) sum += weights['one name in the other']
    const short = abbreviated(later, earlier)
    if (!short && !later.content.some((w) => earlier.content.includes(w))) sum += weights['names apart']
    if (short) sum += weights.initials
  } else if (earlier.form === 'noun')
    sum += weights[oneHead ? 'noun and name, one head' : 'noun and name apart']
  return sum + ofWords(later, earlier, weights)
}

function ofNoun(later: Facts, earlier: Facts, weights: Weights): number {
  let sum = 0
  if (isDefinite(later)) sum += weights['later is a definite noun']
  else sum += weights[later.kind === 'his noun' ? 'later is his noun' : 'later is a bare noun']
  const oneHead = later.noun === earlier.noun
  if (earlier.form === 'noun') {
    if (later.key === earlier.key)
      sum += weights[isDefinite(later) ? 'same noun, definite' : 'same noun, not definite']
    if (!oneHead) sum += weights['nouns apart']
    else if (subset(later, earlier)) sum += weights['nouns with one head, less said later']
    else if (later.key !== earlier.key) sum += weights['nouns with one head, other words']
  } else if (earlier.form === 'name')
    sum += weights[oneHead ? 'noun and name, one head' : 'noun and name apart']
  return sum + ofWords(later, earlier, weights)
}

/** What holds of names and nouns alike. */
function ofWords(later: Facts, earlier: Facts, weights: Weights): number {
  let sum = 0
  if (earlier.said.has(later.noun)) sum += weights['what the earlier is said to be']
  if (earlier.form === 'pronoun') sum += weights['noun or name to a pronoun']
  return sum
}
