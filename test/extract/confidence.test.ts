import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrated, probabilityOf } from '../../src/extract/confidence.ts'
import type { Lexicon } from '../../src/extract/lexicon.ts'
import type { Finding } from '../../src/ontology/finding.ts'

const finding = (kind: string, confidence: number) => ({ kind, confidence }) as unknown as Finding
const lexicon = (rows: Lexicon[string]): Lexicon => ({ calibration: rows })

test('the curve 0, 1 leaves a weight as it is', () => {
  expect(probabilityOf({ intercept: 0, slope: 1 }, 0.8)).toBeCloseTo(0.8, 10)
})

test('a kind without a curve keeps its weights', () => {
  const curves = lexicon([{ kind: 'visit', intercept: '1', slope: '0.5' }])
  expect(calibrated([finding('meeting', 0.7)], curves)[0]!.confidence).toBe(0.7)
  expect(calibrated([finding('visit', 0.5)], curves)[0]!.confidence).toBe(0.731)
})

test('a surer rule stays the surer one, and nothing is certain', () => {
  const weight = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(weight, weight, fc.double({ min: -3, max: 3, noNaN: true }), (a, b, intercept) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((w) =>
        probabilityOf({ intercept, slope: 0.7 }, w),
      )
      expect(low).toBeLessThanOrEqual(high!)
      expect(high).toBeLessThan(1)
    }),
  )
})
