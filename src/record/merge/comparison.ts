import type { Claim } from './claim.ts'

/** What one comparison says of two claims. */
export interface Weighed {
  /** Above zero speaks for one thing, below for two; `apart` settles it. */
  readonly weight: number | 'apart'
  /** Why, in words a reader can check: "both name Xi Jinping". */
  readonly because: string
}

/** One named question put to two claims of a kind; null where it has no answer. */
export interface Comparison {
  readonly name: string
  /** What it asks. */
  readonly sentence: string
  weigh(a: Claim, b: Claim): Weighed | null
}

/** All that the comparisons of a kind say of two claims. */
export interface Compared {
  readonly score: number
  /** Something settles that these are two. */
  readonly apart: boolean
  /** Sentences that speak for one, the strongest first. */
  readonly because: readonly string[]
}

/** Puts every comparison to two claims and adds up the weights. */
export function compare(comparisons: readonly Comparison[], a: Claim, b: Claim): Compared {
  let score = 0
  const said: { weight: number; because: string }[] = []
  for (const comparison of comparisons) {
    const answer = comparison.weigh(a, b)
    if (answer === null) continue
    if (answer.weight === 'apart')
      return { score: Number.NEGATIVE_INFINITY, apart: true, because: [answer.because] }
    score += answer.weight
    if (answer.weight > 0) said.push({ weight: answer.weight, because: answer.because })
  }
  said.sort((x, y) => y.weight - x.weight || (x.because < y.because ? -1 : 1))
  return { score: Math.round(score * 100) / 100, apart: false, because: said.map((s) => s.because) }
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
