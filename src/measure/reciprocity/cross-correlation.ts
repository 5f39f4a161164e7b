import { NORMAL_95 } from './tails.ts'

/** How one series goes with another, lag by lag. */
export interface CrossCorrelation {
  /**
   * `r` at lag k is the correlation of the first series now with the second k periods later:
   * a peak at k > 0 says that the first leads, one at k < 0 that the second does.
   */
  readonly lags: readonly { readonly lag: number; readonly r: number }[]
  /** Correlations within ± this are what two unrelated white series give in 95 of 100 cases: 1.96 / √n. */
  readonly band: number
}

/** The lagged cross-correlation of two series of one length, divided by n at every lag; null where one is constant. */
export function crossCorrelation(
  x: readonly number[],
  y: readonly number[],
  most: number,
): CrossCorrelation | null {
  const n = x.length
  if (n !== y.length) throw new RangeError(`expected two series of one length, got ${n} and ${y.length}`)
  const [a, b] = [centred(x), centred(y)]
  const scale = Math.sqrt(product(a, a, 0) * product(b, b, 0))
  if (isConstant(x) || isConstant(y) || scale === 0) return null
  const lags = []
  for (let lag = -most; lag <= most; lag++) lags.push({ lag, r: product(a, b, lag) / scale })
  return { lags, band: NORMAL_95 / Math.sqrt(n) }
}

/** Whether a series never moves. */
export const isConstant = (x: readonly number[]): boolean => x.every((v) => v === x[0])

function centred(x: readonly number[]): number[] {
  const mean = x.reduce((s, v) => s + v, 0) / x.length
  return x.map((v) => v - mean)
}

/** The sum of a[t] b[t + lag]. */
function product(a: readonly number[], b: readonly number[], lag: number): number {
  let sum = 0
  for (let t = Math.max(0, -lag); t < Math.min(a.length, b.length - lag); t++) sum += a[t]! * b[t + lag]!
  return sum
}
