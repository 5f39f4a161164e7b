import type { Claim } from './claim.ts'

/** What one comparison says of two claims. */
export interface Said {
  /** Names of its answers, as `weights.ts` weighs them; one may stand there more than once. `apart` settles that they are two. */
  readonly answers: readonly string[] | 'apart'
  /** Why, in words a reader can check: "both name Xi Jinping". */
  readonly because: string
}

/** One named question put to two claims of a kind; null where it has no answer. */
export interface Comparison {
  readonly name: string
  /** What it asks. */
  readonly sentence: string
  ask(a: Claim, b: Claim): Said | null
}

/** All that the comparisons of a kind say of two claims. */
export interface Compared {
  readonly score: number
  /** Something settles that these are two. */
  readonly apart: boolean
  /** Sentences that speak for one, the strongest first. */
  readonly because: readonly string[]
}

/** Weights of answers by `comparison: answer`; above zero they speak for one thing, below for two. */
export type Weights = Readonly<Record<string, number>>

/** The answers of all comparisons as `comparison: answer`; null where one settles that these are two. */
export function answersOf(comparisons: readonly Comparison[], a: Claim, b: Claim): string[] | null {
  const all: string[] = []
  for (const comparison of comparisons) {
    const said = comparison.ask(a, b)
    if (said === null) continue
    if (said.answers === 'apart') return null
    all.push(...said.answers.map((answer) => `${comparison.name}: ${answer}`))
  }
  return all
}

/** Puts every comparison to two claims and adds up the weights. */
export function compare(
  { list, weights }: { readonly list: readonly Comparison[]; readonly weights: Weights },
  a: Claim,
  b: Claim,
): Compared {
  let score = 0
  const said: { weight: number; because: string }[] = []
  for (const comparison of list) {
    const answer = comparison.ask(a, b)
    if (answer === null) continue
    if (answer.answers === 'apart')
      return { score: Number.NEGATIVE_INFINITY, apart: true, because: [answer.because] }
    const weight = answer.answers.reduce(
      (sum, name) => sum + weightOf(weights, `${comparison.name}: ${name}`),
      0,
    )
    score += weight
    if (weight > 0) said.push({ weight, because: answer.because })
  }
  said.sort((x, y) => y.weight - x.weight || (x.because < y.because ? -1 : 1))
  return { score: Math.round(score * 100) / 100, apart: false, because: said.map((s) => s.because) }
}

function weightOf(weights: Weights, answer: string): number {
  const weight = weights[answer]
  if (weight === undefined)
    throw new Error(`expected a weight of "${answer}", got none; add it to weights.ts`)
  return weight
}

/** States and organisations that take part. */
export const bodiesOf = (claim: Claim): string[] => [
  ...new Set(claim.sides.flatMap((s) => (s.of === null ? [] : [s.of]))),
]

/** Share of words in common: of all (`of all`), and of the shorter (`of fewer`). */
export function shared(
  a: readonly string[],
  b: readonly string[],
): { ofAll: number; ofFewer: number; fewer: number } {
  const set = new Set(a)
  let both = 0
  for (const word of b) if (set.has(word)) both++
  const fewer = Math.min(a.length, b.length)
  return {
    ofAll: a.length + b.length === 0 ? 0 : both / (a.length + b.length - both),
    ofFewer: fewer === 0 ? 0 : both / fewer,
    fewer,
  }
}
