import { CholeskyDecomposition, inverse, Matrix, pseudoInverse } from 'ml-matrix'
import { type Autoregression, companion, lagMatrix } from './autoregression.ts'

/** What one shock of one standard deviation in a series does to all series, step by step. */
export interface Impulses {
  /** [step] row i, column j: the response of series i to a shock in series j; step 0 is the period of the shock. */
  readonly responses: readonly Matrix[]
  /** Asymptotic standard errors of `responses`. */
  readonly errors: readonly Matrix[]
}

/**
 * Orthogonalised impulse responses and their asymptotic standard errors (Lütkepohl 2005, 3.7). Shocks are made
 * orthogonal by the order of the series: one may move those after it in the same period, never those before it.
 */
export function impulses(model: Autoregression, steps: number): Impulses {
  const { width: k, order: p, sigma, observations } = model
  const moving = movingAverage(model, steps)
  const root = new CholeskyDecomposition(sigma).lowerTriangularMatrix
  const one = Matrix.eye(k)
  const h = rootDerivative(root)
  const duplication = pseudoInverse(duplicationMatrix(k))
  const sigmaSpread = duplication.mmul(sigma.kroneckerProduct(sigma)).mmul(duplication.transpose()).mul(2)
  const coefficientSpread = model.spread.subMatrix(1, k * p, 1, k * p).kroneckerProduct(sigma)
  const powers = topPowers(companion(model).transpose(), k, steps)
  const side = root.transpose().kroneckerProduct(one)
  const errors = moving.map((phi, step) => {
    const own = one.kroneckerProduct(phi).mmul(h)
    const spread = own.mmul(sigmaSpread).mmul(own.transpose()).div(observations)
    if (step > 0) {
      const g = Matrix.zeros(k * k, k * k * p)
      for (let m = 0; m < step; m++) g.add(powers[step - 1 - m]!.kroneckerProduct(moving[m]!))
      const through = side.mmul(g)
      spread.add(through.mmul(coefficientSpread).mmul(through.transpose()))
    }
    // Column by column, as vec stacks them; rounding may leave a variance of 0 a hair below it.
    const made = Matrix.zeros(k, k)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) made.set(i, j, Math.sqrt(Math.max(0, spread.get(j * k + i, j * k + i))))
    return made
  })
  return { responses: moving.map((phi) => phi.mmul(root)), errors }
}

/** Φ_0 … Φ_steps: the responses to shocks that are not orthogonal. */
function movingAverage(model: Autoregression, steps: number): Matrix[] {
  const phi = [Matrix.eye(model.width)]
  for (let i = 1; i <= steps; i++) {
    const sum = Matrix.zeros(model.width, model.width)
    for (let l = 1; l <= Math.min(i, model.order); l++) sum.add(phi[i - l]!.mmul(lagMatrix(model, l)))
    phi.push(sum)
  }
  return phi
}

/** The first k rows of m⁰, m¹, …, one a step. */
function topPowers(m: Matrix, k: number, steps: number): Matrix[] {
  const powers = [Matrix.eye(m.rows).subMatrix(0, k - 1, 0, m.columns - 1)]
  for (let i = 1; i < steps; i++) powers.push(powers[i - 1]!.mmul(m))
  return powers
}

/** Derivative of vec(P) by vech(Σ), where P P′ = Σ. */
function rootDerivative(root: Matrix): Matrix {
  const k = root.rows
  const one = Matrix.eye(k)
  const l = eliminationMatrix(k)
  const inner = one.kroneckerProduct(root).mmul(commutationMatrix(k)).add(root.kroneckerProduct(one))
  return l.transpose().mmul(inverse(l.mmul(inner).mmul(l.transpose())))
}

/** The cells on and below the diagonal, column by column: the order of vech. */
const lower = (k: number): [number, number][] =>
  Array.from({ length: k }, (_, j) =>
    Array.from({ length: k - j }, (_, i): [number, number] => [i + j, j]),
  ).flat()

/** vech(A) = L vec(A). */
function eliminationMatrix(k: number): Matrix {
  const cells = lower(k)
  const made = Matrix.zeros(cells.length, k * k)
  cells.forEach(([i, j], row) => {
    made.set(row, j * k + i, 1)
  })
  return made
}

/** vec(A) = D vech(A) for a symmetric A. */
function duplicationMatrix(k: number): Matrix {
  const cells = lower(k)
  const made = Matrix.zeros(k * k, cells.length)
  cells.forEach(([i, j], column) => {
    made.set(j * k + i, column, 1)
    made.set(i * k + j, column, 1)
  })
  return made
}

/** vec(A′) = K vec(A). */
function commutationMatrix(k: number): Matrix {
  const made = Matrix.zeros(k * k, k * k)
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) made.set(i * k + j, j * k + i, 1)
  return made
}
