import type { Facts, Kind } from './phrase-facts.ts'

/** A pair of phrases, the later and the earlier, with what the model says of them. */
export interface Pair {
  readonly later: Facts
  readonly earlier: Facts
  /** Log odds of the earlier as antecedent against having none. */
  readonly learned: number
  /** Phrases that stand between the two. */
  readonly between: number
}

/** One thing that speaks for or against two phrases being one: its value, mostly 0 or 1, counts by its weight. */
export interface Feature {
  readonly name: string
  readonly weight: number
  readonly value: (pair: Pair) => number
  /** Of a later phrase that is not of this form the value is 0. */
  readonly form?: Facts['form']
}

const isPronoun = ({ form }: Facts): boolean => form === 'pronoun'
const isNoun = ({ form }: Facts): boolean => form === 'noun'
const isName = ({ form }: Facts): boolean => form === 'name'
const bothNames = ({ later, earlier }: Pair): boolean => isName(later) && isName(earlier)
const bothNouns = ({ later, earlier }: Pair): boolean => isNoun(later) && isNoun(earlier)
const sameWords = ({ later, earlier }: Pair): boolean => later.key === earlier.key
const sameHead = ({ later, earlier }: Pair): boolean => later.noun === earlier.noun
const mixed = ({ later, earlier }: Pair): boolean =>
  (isName(later) && isNoun(earlier)) || (isName(earlier) && isNoun(later))
const abbreviated = (p: Pair): boolean =>
  !sameWords(p) && p.later.initials.length > 1 && p.later.initials === p.earlier.initials
const within = (inner: Facts, outer: Facts): boolean => outer.first <= inner.first && inner.last <= outer.last
const subset = (few: Facts, many: Facts): boolean =>
  few.content.length < many.content.length && few.content.every((w) => many.content.includes(w))
const oneOf = (...kinds: Kind[]): ((f: Facts) => boolean) => {
  const known: ReadonlySet<Kind> = new Set(kinds)
  return ({ kind }) => known.has(kind)
}
const isTalker = oneOf('i', 'we', 'you')
const isHeOrShe = oneOf('he', 'she')
const isItOrThey = oneOf('it', 'they')
const isDefinite = oneOf('the noun', 'this noun')
const isBare = oneOf('noun', 'a noun')
const is = (x: boolean): number => (x ? 1 : 0)

/**
 * Everything that is weighed. The weights were found by `bench/coreference-weights.ts` on OntoGUM train, with a model that had seen it once;
 * then, on dev, 0.5 was added to every kind of later phrase.
 */
export const FEATURES: readonly Feature[] = [
  { name: 'learned', weight: 0.6, value: ({ learned }) => learned },
  {
    name: 'learned, far apart',
    weight: -0.13,
    value: ({ learned, between }) => (between > 120 ? learned : 0),
  },
  {
    name: 'later is I, we or you',
    weight: 2.32,
    form: 'pronoun',
    value: ({ later }) => is(isTalker(later)),
  },
  { name: 'later is he or she', weight: 1.62, form: 'pronoun', value: ({ later }) => is(isHeOrShe(later)) },
  { name: 'later is it or they', weight: 0.98, form: 'pronoun', value: ({ later }) => is(isItOrThey(later)) },
  {
    name: 'later is this, or another pronoun',
    weight: 0.67,
    form: 'pronoun',
    value: ({ later }) => is(later.kind === 'this' || later.kind === 'pronoun'),
  },
  { name: 'later is a name', weight: 0.8, form: 'name', value: ({ later }) => is(isName(later)) },
  {
    name: 'later is a definite noun',
    weight: 2.03,
    form: 'noun',
    value: ({ later }) => is(isDefinite(later)),
  },
  {
    name: 'later is his noun',
    weight: 1.44,
    form: 'noun',
    value: ({ later }) => is(later.kind === 'his noun'),
  },
  { name: 'later is a bare noun', weight: -1.02, form: 'noun', value: ({ later }) => is(isBare(later)) },
  { name: 'same name', weight: 3.44, form: 'name', value: (p) => is(bothNames(p) && sameWords(p)) },
  {
    name: 'same noun, definite',
    weight: 3.09,
    form: 'noun',
    value: (p) => is(bothNouns(p) && sameWords(p) && isDefinite(p.later)),
  },
  {
    name: 'same noun, not definite',
    weight: 1.87,
    form: 'noun',
    value: (p) => is(bothNouns(p) && sameWords(p) && !isDefinite(p.later)),
  },
  {
    name: 'names with one head',
    weight: 0.48,
    form: 'name',
    value: (p) => is(bothNames(p) && !sameWords(p) && sameHead(p)),
  },
  {
    name: 'one name in the other',
    weight: 0.6,
    form: 'name',
    value: (p) => is(bothNames(p) && (subset(p.later, p.earlier) || subset(p.earlier, p.later))),
  },
  {
    name: 'names apart',
    weight: -2.81,
    form: 'name',
    value: (p) =>
      is(bothNames(p) && !abbreviated(p) && !p.later.content.some((w) => p.earlier.content.includes(w))),
  },
  { name: 'initials', weight: 0.16, form: 'name', value: (p) => is(bothNames(p) && abbreviated(p)) },
  {
    name: 'nouns with one head, less said later',
    weight: 2.27,
    form: 'noun',
    value: (p) => is(bothNouns(p) && sameHead(p) && subset(p.later, p.earlier)),
  },
  {
    name: 'nouns with one head, other words',
    weight: 0.93,
    form: 'noun',
    value: (p) => is(bothNouns(p) && sameHead(p) && !sameWords(p) && !subset(p.later, p.earlier)),
  },
  { name: 'nouns apart', weight: -2.53, form: 'noun', value: (p) => is(bothNouns(p) && !sameHead(p)) },
  { name: 'noun and name, one head', weight: 0.7, value: (p) => is(mixed(p) && sameHead(p)) },
  { name: 'noun and name apart', weight: -1.86, value: (p) => is(mixed(p) && !sameHead(p)) },
  {
    name: 'what the earlier is said to be',
    weight: 1.23,
    value: ({ later, earlier }) => is(!isPronoun(later) && earlier.said.has(later.noun)),
  },
  {
    name: 'same pronoun',
    weight: 1.91,
    form: 'pronoun',
    value: ({ later, earlier }) => is(later.kind === earlier.kind && isPronoun(later)),
  },
  {
    name: 'pronouns apart',
    weight: -1.53,
    form: 'pronoun',
    value: ({ later, earlier }) => is(isPronoun(later) && isPronoun(earlier) && later.kind !== earlier.kind),
  },
  {
    name: 'noun or name to a pronoun',
    weight: -2.21,
    value: ({ later, earlier }) => is(!isPronoun(later) && isPronoun(earlier)),
  },
  {
    name: 'number apart',
    weight: -0.93,
    value: ({ later, earlier }) =>
      is(later.plural !== null && earlier.plural !== null && later.plural !== earlier.plural),
  },
  {
    name: 'he or she to a person’s name',
    weight: 0.53,
    form: 'pronoun',
    value: ({ later, earlier }) => is(isHeOrShe(later) && earlier.person === true),
  },
  {
    name: 'one within the other',
    weight: -1.15,
    value: ({ later, earlier }) => is(within(later, earlier) || within(earlier, later)),
  },
  {
    name: 'sentences between, pronoun',
    weight: -0.92,
    form: 'pronoun',
    value: ({ later, earlier }) => (isPronoun(later) ? Math.log2(1 + later.sentence - earlier.sentence) : 0),
  },
  {
    name: 'sentences between, noun',
    weight: -0.33,
    form: 'noun',
    value: ({ later, earlier }) => (isNoun(later) ? Math.log2(1 + later.sentence - earlier.sentence) : 0),
  },
  {
    name: 'sentences between, name',
    weight: -0.05,
    form: 'name',
    value: ({ later, earlier }) => (isName(later) ? Math.log2(1 + later.sentence - earlier.sentence) : 0),
  },
  { name: 'phrases between', weight: -0.37, value: ({ between }) => Math.log2(1 + between) },
  { name: 'earlier is a subject', weight: 0.2, value: ({ earlier }) => is(earlier.subject) },
  {
    name: 'earlier is a bare noun',
    weight: -0.23,
    value: ({ earlier }) => is(isBare(earlier)),
  },
]

const of = (form: Facts['form']): readonly Feature[] =>
  FEATURES.filter((f) => f.form === undefined || f.form === form)
const FEATURES_OF = { pronoun: of('pronoun'), name: of('name'), noun: of('noun') }

/** The log odds that the earlier phrase of a pair is the antecedent of the later, against none. */
export function oddsOf(pair: Pair): number {
  let sum = 0
  for (const { weight, value } of FEATURES_OF[pair.later.form]) sum += weight * value(pair)
  return sum
}
