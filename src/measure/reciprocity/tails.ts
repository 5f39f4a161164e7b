const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** The natural logarithm of the gamma function for x > 0, after Lanczos. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const t = x + 6.5
  const sum = LANCZOS.slice(1).reduce((s, c, i) => s + c / (x + i), LANCZOS[0]!)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

const TINY = 1e-300
const PRECISION = 1e-16
const STEPS = 10_000
const away = (x: number): number => (Math.abs(x) < TINY ? TINY : x)

/** A continued fraction b0 + a1/(b1 + a2/(b2 + …)) after Lentz. */
function fraction(b0: number, a: (i: number) => number, b: (i: number) => number): number {
  let value = away(b0)
  let c = value
  let d = 0
  for (let i = 1; i < STEPS; i++) {
    d = 1 / away(b(i) + a(i) * d)
    c = away(b(i) + a(i) / c)
    value *= c * d
    if (Math.abs(c * d - 1) < PRECISION) break
  }
  return value
}

/** The regularised incomplete beta function I_x(a, b), for a, b > 0 and x in 0..1. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  const term = (i: number): number => {
    if (i === 1) return 1
    const n = i - 1
    const m = Math.floor(n / 2)
    return n % 2 === 0
      ? (m * (b - m) * x) / ((a + n - 1) * (a + n))
      : (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n))
  }
  return (front / a) * fraction(0, term, () => 1)
}

/** The regularised upper incomplete gamma function Q(a, x), for a > 0 and x >= 0. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < STEPS && term > sum * PRECISION; n++) {
      term *= x / (a + n)
      sum += term
    }
    return 1 - front * sum
  }
  return (
    front *
    fraction(
      0,
      (i) => (i === 1 ? 1 : -(i - 1) * (i - 1 - a)),
      (i) => x + 2 * i - 1 - a,
    )
  )
}

/** The chance that an F variable with d1 and d2 degrees of freedom is at least f. */
export const fTail = (f: number, d1: number, d2: number): number =>
  f <= 0 ? 1 : incompleteBeta(d2 / (d2 + d1 * f), d2 / 2, d1 / 2)

/** The chance that a chi-squared variable with k degrees of freedom is at least x. */
export const chiSquaredTail = (x: number, k: number): number => upperGamma(k / 2, x / 2)

/** Half the width of a 95 % interval in standard errors. */
export const NORMAL_95 = 1.959963984540054
