import type { Weights } from '../src/record/merge/comparison.ts'

/** Two claims as their comparisons answer (`parties: name`, …), and whether they are of one thing. */
export interface Example {
  readonly answers: readonly string[]
  readonly same: boolean
}

/** A pair wrongly joined costs as much as so many that are missed. */
const PRECISION_FIRST = 3
/** How firmly weights stay where they were: no weight moves far on a few pairs. */
const HOLD = 0.8
const STEPS = 4000
const RATE = 0.02

/**
 * Weights fitted to examples by logistic regression: two claims are one with odds of e to the sum of their answers less
 * `least`. The penalty draws each weight to its old value, so that an answer no example gives keeps it; no weight changes
 * its sign, for what two texts have in common never speaks against their telling of one thing.
 */
export function fitted(old: Weights, least: number, examples: readonly Example[]): Record<string, number> {
  const weights: Record<string, number> = { ...old }
  for (let step = 0; step < STEPS; step++) {
    const slope: Record<string, number> = {}
    for (const { answers, same } of examples) {
      const sum = answers.reduce((total, answer) => total + weights[answer]!, -least)
      const error = 1 / (1 + Math.exp(-sum)) - (same ? 1 : 0)
      for (const answer of answers)
        slope[answer] = (slope[answer] ?? 0) + error * (same ? 1 : PRECISION_FIRST)
    }
    for (const [answer, rise] of Object.entries(slope)) {
      const moved = weights[answer]! - RATE * (rise + 2 * HOLD * (weights[answer]! - old[answer]!))
      weights[answer] = old[answer]! < 0 ? Math.min(0, moved) : Math.max(old[answer]! > 0 ? 0 : moved, moved)
    }
  }
  return Object.fromEntries(Object.entries(weights).map(([answer, w]) => [answer, Math.round(w * 10) / 10]))
}
