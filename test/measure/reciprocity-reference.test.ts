import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { autoregress, largestRoot, orders, whiteness } from '../../src/measure/reciprocity/autoregression.ts'
import { crossCorrelation } from '../../src/measure/reciprocity/cross-correlation.ts'
import { granger } from '../../src/measure/reciprocity/granger.ts'
import { impulses } from '../../src/measure/reciprocity/impulse.ts'
import { chiSquaredTail, fTail } from '../../src/measure/reciprocity/tails.ts'

/** Numbers that statsmodels and scipy give; `training/measure_reference.py` writes them. */
const reference = JSON.parse(readFileSync(new URL('reference.json', import.meta.url), 'utf8')) as {
  tails: { f: [number, number, number, number][]; chiSquared: [number, number, number][] }
  cases: {
    title: string
    series: number[][]
    correlation: number[]
    orders: { order: number; aic: number; bic: number }[]
    chosen: { aic: number; bic: number }
    order: number
    coefficients: number[][]
    sigma: number[][]
    largestRoot: number
    whiteness: { statistic: number; freedom: number; p: number }
    granger: { cause: number; effect: number; f: number; freedom: [number, number]; p: number }[]
    responses: number[][][]
    errors: number[][][]
  }[]
}

/** Agreement to one part in a million, of the value or of 1 where that is more. */
const near = (found: number, expected: number): boolean =>
  Math.abs(found - expected) <= 1e-6 * Math.max(1, Math.abs(expected))

function expectNear(found: unknown, expected: unknown, path = ''): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(found) && found.length, path).toBe(expected.length)
    expected.forEach((e, i) => {
      expectNear((found as unknown[])[i], e, `${path}[${i}]`)
    })
  } else if (typeof expected === 'object' && expected !== null)
    for (const [key, e] of Object.entries(expected))
      expectNear((found as Record<string, unknown>)[key], e, `${path}.${key}`)
  else expect(near(found as number, expected as number), `${path}: ${found} is ${expected}`).toBe(true)
}

describe('tails', () => {
  test.each(reference.tails.f)('F at %d with %d and %d degrees of freedom', (f, a, b, p) => {
    expect(Math.abs(fTail(f, a, b) - p)).toBeLessThanOrEqual(1e-9 * p)
  })
  test.each(reference.tails.chiSquared)('chi squared at %d with %d degrees of freedom', (x, k, p) => {
    expect(Math.abs(chiSquaredTail(x, k) - p)).toBeLessThanOrEqual(1e-9 * p)
  })
})

describe.each(reference.cases)('$title', (known) => {
  const model = autoregress(known.series, known.order)!

  test('cross-correlation', () => {
    const found = crossCorrelation(known.series[0]!, known.series[1]!, 6)!
    expectNear(
      found.lags.map((l) => l.r),
      known.correlation,
    )
    expect(found.lags.map((l) => l.lag)).toEqual([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6])
  })

  test('orders and what they cost', () => {
    const found = orders(known.series, known.orders.length - 1)
    expectNear(found, known.orders)
    for (const by of ['aic', 'bic'] as const)
      expect(found.reduce((best, o) => (o[by] < best[by] ? o : best)).order).toBe(known.chosen[by])
  })

  test('coefficients, covariance, roots', () => {
    expectNear(model.coefficients.to2DArray(), known.coefficients)
    expectNear(model.sigma.to2DArray(), known.sigma)
    expectNear(largestRoot(model), known.largestRoot)
  })

  test('what is left in the residuals', () => expectNear(whiteness(model, 12), known.whiteness))

  test('Granger tests', () => {
    for (const { cause, effect, ...expected } of known.granger)
      expectNear(granger(model, cause, effect), expected, `${cause} to ${effect}`)
  })

  test('impulse responses and their errors', () => {
    const { responses, errors } = impulses(model, 10)
    expectNear(
      responses.map((m) => m.to2DArray()),
      known.responses,
      'responses',
    )
    expectNear(
      errors.map((m) => m.to2DArray()),
      known.errors,
      'errors',
    )
  })
})
