import { CholeskyDecomposition, EigenvalueDecomposition, inverse, Matrix, QrDecomposition } from 'ml-matrix'
import { chiSquaredTail } from './tails.ts'

/** A vector autoregression of K series on p lags of all of them, with a constant: VAR(p), fitted by least squares. */
export interface Autoregression {
  readonly order: number
  /** Number of series, K. */
  readonly width: number
  /** Periods used: those of the series less the first p. */
  readonly observations: number
  /** Degrees of freedom of each equation: observations less its 1 + K·p coefficients. */
  readonly freedom: number
  /** (1 + K·p) × K: row 0 the constants, row 1 + (l − 1)·K + j the weight of series j at lag l; a column an equation. */
  readonly coefficients: Matrix
  readonly residuals: Matrix
  /** Covariance of the residuals, divided by `freedom`. */
  readonly sigma: Matrix
  /** (Z′Z)⁻¹ of the regressors Z. */
  readonly spread: Matrix
  readonly criteria: { readonly aic: number; readonly bic: number }
}

/** Regressors whose triangle is flatter than this carry no information of their own. */
const SINGULAR = 1e-10

/**
 * Fits VAR(p) to series of one length, leaving out the first `skip` periods so that orders can be compared on the same
 * ones; null where the series are too short, or one is a combination of others.
 */
export function autoregress(
  series: readonly (readonly number[])[],
  order: number,
  skip = 0,
): Autoregression | null {
  const width = series.length
  const length = series[0]!.length
  const first = order + skip
  const observations = length - first
  const freedom = observations - 1 - width * order
  if (freedom < 1) return null
  const at = Array.from({ length: observations }, (_, i) => first + i)
  const z = new Matrix(
    at.map((t) => [1, ...Array.from({ length: order }, (_, l) => series.map((s) => s[t - 1 - l]!)).flat()]),
  )
  const y = new Matrix(at.map((t) => series.map((s) => s[t]!)))
  const qr = new QrDecomposition(z)
  const diagonal = qr.upperTriangularMatrix.diagonal().map(Math.abs)
  if (Math.min(...diagonal) <= SINGULAR * Math.max(...diagonal)) return null
  const coefficients = qr.solve(y)
  const residuals = Matrix.sub(y, z.mmul(coefficients))
  const squares = residuals.transpose().mmul(residuals)
  const level = logDeterminant(Matrix.div(squares, observations))
  if (level === null) return null
  const free = width * (1 + width * order)
  return {
    order,
    width,
    observations,
    freedom,
    coefficients,
    residuals,
    sigma: Matrix.div(squares, freedom),
    spread: inverse(z.transpose().mmul(z)),
    criteria: {
      aic: level + (2 * free) / observations,
      bic: level + (Math.log(observations) * free) / observations,
    },
  }
}

/** The logarithm of a covariance's determinant; null where it is not positive definite. */
function logDeterminant(covariance: Matrix): number | null {
  const factor = new CholeskyDecomposition(covariance)
  if (!factor.isPositiveDefinite()) return null
  return factor.lowerTriangularMatrix.diagonal().reduce((sum, v) => sum + 2 * Math.log(v), 0)
}

/** How well each order from 0 to `most` does on the same periods. */
export function orders(
  series: readonly (readonly number[])[],
  most: number,
): { order: number; aic: number; bic: number }[] {
  return Array.from({ length: most + 1 }, (_, order) => {
    const fitted = autoregress(series, order, most - order)
    return fitted === null ? [] : [{ order, ...fitted.criteria }]
  }).flat()
}

/** A_l of the model: row i, column j is the weight of series j at lag l in the equation of series i. */
export function lagMatrix(model: Autoregression, lag: number): Matrix {
  const from = 1 + (lag - 1) * model.width
  return model.coefficients.subMatrix(from, from + model.width - 1, 0, model.width - 1).transpose()
}

/** The K·p × K·p matrix that takes the last p periods one period on. */
export function companion(model: Autoregression): Matrix {
  const { width, order } = model
  const made = Matrix.zeros(width * order, width * order)
  for (let l = 1; l <= order; l++) made.setSubMatrix(lagMatrix(model, l), 0, (l - 1) * width)
  for (let i = width; i < width * order; i++) made.set(i, i - width, 1)
  return made
}

/** The largest modulus of the companion's eigenvalues; below 1 a shock dies out. */
export function largestRoot(model: Autoregression): number {
  const roots = new EigenvalueDecomposition(companion(model))
  return Math.max(...roots.realEigenvalues.map((re, i) => Math.hypot(re, roots.imaginaryEigenvalues[i]!)))
}

/** Portmanteau test that nothing is left in the residuals up to a lag, adjusted for short series (Hosking). */
export function whiteness(
  model: Autoregression,
  lags: number,
): { statistic: number; freedom: number; p: number } {
  const n = model.observations
  const u = Matrix.sub(model.residuals, Matrix.ones(n, 1).mmul(meanRow(model.residuals)))
  const covariance = (lag: number): Matrix => {
    const late = u.subMatrix(lag, n - 1, 0, model.width - 1)
    const early = u.subMatrix(0, n - 1 - lag, 0, model.width - 1)
    return Matrix.div(early.transpose().mmul(late), n)
  }
  const inverted = inverse(covariance(0))
  let sum = 0
  for (let lag = 1; lag <= lags; lag++) {
    const c = covariance(lag)
    sum += c.transpose().mmul(inverted).mmul(c).mmul(inverted).trace() / (n - lag)
  }
  const freedom = model.width ** 2 * (lags - model.order)
  const statistic = n * n * sum
  return { statistic, freedom, p: chiSquaredTail(statistic, freedom) }
}

const meanRow = (m: Matrix): Matrix => Matrix.rowVector(m.mean('column'))
