import { inverse, Matrix } from 'ml-matrix'
import type { Autoregression } from './autoregression.ts'
import { fTail } from './tails.ts'

/** Whether the past of one series helps to foretell another beyond the other's own past, and that of all else in the model. */
export interface Granger {
  readonly f: number
  /** Degrees of freedom of the F statistic. */
  readonly freedom: readonly [number, number]
  /** The chance of an F so large where there is no such help. */
  readonly p: number
}

/** The Wald test, in its F form, that all p lags of series `cause` have no weight in the equation of series `effect` (Lütkepohl 3.6). */
export function granger(model: Autoregression, cause: number, effect: number): Granger {
  const rows = Array.from({ length: model.order }, (_, l) => 1 + l * model.width + cause)
  const weights = Matrix.columnVector(rows.map((r) => model.coefficients.get(r, effect)))
  const covariance = model.spread.selection(rows, rows).mul(model.sigma.get(effect, effect))
  const wald = weights.transpose().mmul(inverse(covariance)).mmul(weights).get(0, 0)
  const freedom = [model.order, model.width * model.freedom] as const
  const f = wald / model.order
  return { f, freedom, p: fTail(f, ...freedom) }
}
