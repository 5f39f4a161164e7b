import type { Facts, Kind } from './phrase-facts.ts'

type Form = Facts['form']
/** The forms of the two phrases of a pair: "pronoun to name" is of "he" after "Kim". */
type Forms = `${Form} to ${Form}`

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
  /** The only pairs of which the value is not 0; of all where there are none. */
  readonly of?: readonly Forms[]
}

const FORMS: readonly Form[] = ['pronoun', 'name', 'noun']
const after = (later: Form): readonly Forms[] => FORMS.map((earlier): Forms => `${later} to ${earlier}`)
const PRONOUN = after('pronoun')
const NAME = after('name')
const NOUN = after('noun')
const sameWords = ({ later, earlier }: Pair): boolean => later.key === earlier.key
const sameHead = ({ later, earlier }: Pair): boolean => later.noun === earlier.noun
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

const DOUBLINGS = Float64Array.from({ length: 1_000 }, (_, n) => Math.log2(1 + n))
const doublings = (n: number): number => DOUBLINGS[n] ?? Math.log2(1 + n)
const sentences = ({ later, earlier }: Pair): number => doublings(later.sentence - earlier.sentence)

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
    of: PRONOUN,
    value: ({ later }) => is(isTalker(later)),
  },
  { name: 'later is he or she', weight: 1.62, of: PRONOUN, value: ({ later }) => is(isHeOrShe(later)) },
  { name: 'later is it or they', weight: 0.98, of: PRONOUN, value: ({ later }) => is(isItOrThey(later)) },
  {
    name: 'later is this, or another pronoun',
    weight: 0.67,
    of: PRONOUN,
    value: ({ later }) => is(later.kind === 'this' || later.kind === 'pronoun'),
  },
  { name: 'later is a name', weight: 0.8, of: NAME, value: () => 1 },
  {
    name: 'later is a definite noun',
    weight: 2.03,
    of: NOUN,
    value: ({ later }) => is(isDefinite(later)),
  },
  {
    name: 'later is his noun',
    weight: 1.44,
    of: NOUN,
    value: ({ later }) => is(later.kind === 'his noun'),
  },
  { name: 'later is a bare noun', weight: -1.02, of: NOUN, value: ({ later }) => is(isBare(later)) },
  { name: 'same name', weight: 3.44, of: ['name to name'], value: (p) => is(sameWords(p)) },
  {
    name: 'same noun, definite',
    weight: 3.09,
    of: ['noun to noun'],
    value: (p) => is(sameWords(p) && isDefinite(p.later)),
  },
  {
    name: 'same noun, not definite',
    weight: 1.87,
    of: ['noun to noun'],
    value: (p) => is(sameWords(p) && !isDefinite(p.later)),
  },
  {
    name: 'names with one head',
    weight: 0.48,
    of: ['name to name'],
    value: (p) => is(!sameWords(p) && sameHead(p)),
  },
  {
    name: 'one name in the other',
    weight: 0.6,
    of: ['name to name'],
    value: (p) => is(subset(p.later, p.earlier) || subset(p.earlier, p.later)),
  },
  {
    name: 'names apart',
    weight: -2.81,
    of: ['name to name'],
    value: (p) => is(!abbreviated(p) && !p.later.content.some((w) => p.earlier.content.includes(w))),
  },
  { name: 'initials', weight: 0.16, of: ['name to name'], value: (p) => is(abbreviated(p)) },
  {
    name: 'nouns with one head, less said later',
    weight: 2.27,
    of: ['noun to noun'],
    value: (p) => is(sameHead(p) && subset(p.later, p.earlier)),
  },
  {
    name: 'nouns with one head, other words',
    weight: 0.93,
    of: ['noun to noun'],
    value: (p) => is(sameHead(p) && !sameWords(p) && !subset(p.later, p.earlier)),
  },
  { name: 'nouns apart', weight: -2.53, of: ['noun to noun'], value: (p) => is(!sameHead(p)) },
  {
    name: 'noun and name, one head',
    weight: 0.7,
    of: ['name to noun', 'noun to name'],
    value: (p) => is(sameHead(p)),
  },
  {
    name: 'noun and name apart',
    weight: -1.86,
    of: ['name to noun', 'noun to name'],
    value: (p) => is(!sameHead(p)),
  },
  {
    name: 'what the earlier is said to be',
    weight: 1.23,
    of: [...NAME, ...NOUN],
    value: ({ later, earlier }) => is(earlier.said.has(later.noun)),
  },
  {
    name: 'same pronoun',
    weight: 1.91,
    of: ['pronoun to pronoun'],
    value: ({ later, earlier }) => is(later.kind === earlier.kind),
  },
  {
    name: 'pronouns apart',
    weight: -1.53,
    of: ['pronoun to pronoun'],
    value: ({ later, earlier }) => is(later.kind !== earlier.kind),
  },
  {
    name: 'noun or name to a pronoun',
    weight: -2.21,
    of: ['name to pronoun', 'noun to pronoun'],
    value: () => 1,
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
    of: PRONOUN,
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
    of: PRONOUN,
    value: sentences,
  },
  {
    name: 'sentences between, noun',
    weight: -0.33,
    of: NOUN,
    value: sentences,
  },
  {
    name: 'sentences between, name',
    weight: -0.05,
    of: NAME,
    value: sentences,
  },
  { name: 'phrases between', weight: -0.37, value: ({ between }) => doublings(between) },
  { name: 'earlier is a subject', weight: 0.2, value: ({ earlier }) => is(earlier.subject) },
  {
    name: 'earlier is a bare noun',
    weight: -0.23,
    of: FORMS.map((later): Forms => `${later} to noun`),
    value: ({ earlier }) => is(isBare(earlier)),
  },
]

const between = (forms: Forms): readonly Feature[] =>
  FEATURES.filter((f) => f.of === undefined || f.of.includes(forms))
const toEach = (later: Form): Readonly<Record<Form, readonly Feature[]>> => ({
  pronoun: between(`${later} to pronoun`),
  name: between(`${later} to name`),
  noun: between(`${later} to noun`),
})
const FEATURES_OF = { pronoun: toEach('pronoun'), name: toEach('name'), noun: toEach('noun') }

/** The log odds that the earlier phrase of a pair is the antecedent of the later, against none. */
export function oddsOf(pair: Pair): number {
  let sum = 0
  for (const { weight, value } of FEATURES_OF[pair.later.form][pair.earlier.form]) sum += weight * value(pair)
  return sum
}
