import type { Finding } from '../ontology/finding.ts'
import type { Lexicon } from './lexicon.ts'

/** A kind's curve from a rule's weight to the share that is right: `logit(p) = intercept + slope · logit(weight)`. */
export interface Curve {
  readonly intercept: number
  readonly slope: number
}

const logit = (p: number): number => Math.log(p / (1 - p))

/** The logit of a weight, kept away from certainty on both sides. */
export const weightLogit = (weight: number): number => logit(Math.min(0.99, Math.max(0.02, weight)))

/** The probability that a finding of this weight is right. */
export const probabilityOf = (curve: Curve, weight: number): number =>
  1 / (1 + Math.exp(-(curve.intercept + curve.slope * weightLogit(weight))))

/** Curves by kind, as `data/calibration.tsv` has them; a kind without one keeps its weights. */
export function curvesOf(lexicon: Lexicon): ReadonlyMap<string, Curve> {
  return new Map(
    (lexicon.calibration ?? []).map((row) => [
      row.kind!,
      { intercept: Number(row.intercept), slope: Number(row.slope) },
    ]),
  )
}

/** Findings whose confidence is the calibrated one: of those at 0.9, nine in ten were judged right. */
export function calibrated(findings: readonly Finding[], lexicon: Lexicon): Finding[] {
  const curves = curvesOf(lexicon)
  return findings.map((f) => {
    const curve = curves.get(f.kind)
    return curve === undefined
      ? f
      : { ...f, confidence: Math.round(1000 * probabilityOf(curve, f.confidence)) / 1000 }
  })
}
