import type { Span } from './span.ts'

/** Words that speak of something the report speaks of more than once: "Lee Jae Myung", "the president", "his". */
export interface Reference extends Span {
  /** Index into `Reading.words` of the head word of the phrase. */
  readonly head: number
  /** Index into `Reading.references` of the earlier words it takes up; null where it is the first of its chain. */
  readonly antecedent: number | null
  /** Probability of that antecedent, 0 to 1; 1 for the first of a chain. */
  readonly confidence: number
}

/** The chains that references make: lists of indices in order of the text, in order of their first. */
export function chainsOf(references: readonly Reference[]): number[][] {
  const chains: number[][] = []
  const chainAt: number[][] = []
  references.forEach((r, i) => {
    const chain = r.antecedent === null ? undefined : chainAt[r.antecedent]
    if (chain) chain.push(i)
    else chains.push([i])
    chainAt[i] = chain ?? chains[chains.length - 1]!
  })
  return chains
}
