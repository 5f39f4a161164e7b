import { describe, expect, test } from 'vitest'
import { loadActCodes } from '../../src/format/act-codes.ts'
import { EXCHANGE_DEFAULTS, exchange } from '../../src/measure/exchange.ts'
import { type ReciprocityRequest, reciprocity } from '../../src/measure/reciprocity/reciprocity.ts'
import { addDays } from '../../src/ontology/calendar-date.ts'
import { random } from '../record/sample-findings.ts'
import { act, entry, side } from './entries.ts'

/** Normal-like noise that is always the same. */
function noise(seed: number, length: number): number[] {
  const next = random(seed)
  return Array.from({ length }, () => Array.from({ length: 12 }, next).reduce((a, b) => a + b, 0) - 6)
}

/** The second answers the first one period later by `times`. */
function answering(times: number, length = 120): [number[], number[]] {
  const [x, e] = [noise(7, length), noise(11, length)]
  return [x, e.map((v, t) => v * 0.5 + times * (x[t - 1] ?? 0))]
}

const ask = (values: readonly (readonly number[])[], own: Partial<ReciprocityRequest> = {}) =>
  reciprocity({
    strands: values.map((v, i) => ({ name: ['A → B', 'B → A', 'C → A', 'C → B'][i]!, values: v })),
    criterion: 'aic',
    order: null,
    lags: 4,
    steps: 8,
    ...own,
  })
const rules = (result: { notes: readonly { rule: string }[] }): string[] => result.notes.map((n) => n.rule)
const answer = (result: ReturnType<typeof ask>, cause: string, effect: string) =>
  result.answers.find((a) => a.cause === cause && a.effect === effect)!

describe('who answers whom', () => {
  test('in kind', () => {
    const result = ask(answering(0.8))
    expect(answer(result, 'A → B', 'B → A')).toMatchObject({ answer: 'in kind' })
    expect(answer(result, 'A → B', 'B → A').p).toBeLessThan(1e-6)
    expect(answer(result, 'B → A', 'A → B').answer).toBe('none found')
    const peak = result.correlation!.lags.reduce((a, b) => (b.r > a.r ? b : a))
    expect(peak.lag).toBe(1)
    const response = result.responses.find((r) => r.cause === 'A → B' && r.effect === 'B → A')!
    expect(response.steps[1]!.low).toBeGreaterThan(0)
    expect(response.after).toBeCloseTo(response.steps.slice(1).reduce((s, p) => s + p.value, 0))
  })

  test('inversely', () => {
    expect(answer(ask(answering(-0.8)), 'A → B', 'B → A').answer).toBe('inverse')
  })

  test('a third party joins the model', () => {
    const [x, y] = answering(0.8)
    const result = ask([noise(3, 120), noise(5, 120), x, y], { criterion: 'bic' })
    expect(answer(result, 'C → A', 'C → B').answer).toBe('in kind')
    expect(result.answers).toHaveLength(12)
    expect(rules(result)).toContain('many-tests')
  })

  test('the order can be set', () => {
    expect(ask(answering(0.8), { order: 3 }).model?.order).toBe(3)
  })
})

describe('what the series do not bear is refused with a note', () => {
  test('too short', () => {
    const result = ask(answering(0.8, 15))
    expect(result.model).toBeNull()
    expect(result.correlation).toBeNull()
    expect(rules(result)).toEqual(['series-too-short'])
  })

  test('constant', () => {
    const result = ask([noise(1, 60), Array(60).fill(0)])
    expect(result.model).toBeNull()
    expect(rules(result)).toEqual(['series-constant'])
    expect(result.notes[0]!.message).toContain('0 in every period of B → A')
  })

  test('one the same as the other', () => {
    const same = noise(1, 60)
    expect(rules(ask([same, same]))).toEqual(['series-collinear'])
  })

  test('a third party that does nothing is left out', () => {
    const [x, y] = answering(0.8)
    const result = ask([x, y, Array(120).fill(0), noise(2, 120)])
    expect(rules(result)).toContain('third-constant')
    expect(result.strands.map((s) => s.name)).toEqual(['A → B', 'B → A', 'C → B'])
  })

  test('a trend that does not die out, and series of zeros, are told', () => {
    const rising = Array.from({ length: 60 }, (_, t) => 1.05 ** t)
    const late = rising.map((v, t) => v + noise(9, 60)[t]!)
    expect(rules(ask([rising.map((v, t) => v + noise(4, 60)[t]!), late]))).toContain('model-unstable')
    const rare = Array.from({ length: 60 }, (_, t) => (t % 13 === 0 ? 1 + (t % 5) : 0))
    expect(rules(ask([rare, noise(4, 60)]))).toContain('series-sparse')
  })
})

describe('from entries', () => {
  const codes = loadActCodes(new URL('../../data', import.meta.url))
  const goldstein = [8, 4, -5, 3.5, -8, 1, 6, -2]
  const next = random(2)
  const draw = (): number => goldstein[Math.floor(next() * goldstein.length)]!
  const scored = (value: number) =>
    act(value > 0 ? 'AGREE' : 'REJECT', value > 0 ? 1 : 3, '057', value) as Record<string, unknown>
  const entries = Array.from({ length: 40 }, (_, week) => {
    const day = addDays('2025-01-06', week * 7)
    const own = scored(draw())
    const answered = week % 4 === 0 ? scored(draw()) : own
    return [
      entry({ kind: 'act', parties: 'source KOR,target CHN', when: day, own }),
      entry({ kind: 'act', parties: 'source CHN,target KOR', when: addDays(day, 8), own: answered }),
      entry({ kind: 'act', parties: 'source CHN,source KOR', when: addDays(day, 2 * (week % 3)), own }),
    ]
  }).flat()
  const look = (options = {}) =>
    exchange({ entries, coverage: [], codes }, [side('KOR'), side('CHN')], side('USA'), {
      ...EXCHANGE_DEFAULTS,
      by: 'week',
      since: '2025-01-06',
      until: '2025-10-12',
      ...options,
    })

  test('the answer of a week later is found, and its points open entries', () => {
    const result = look({ mutual: false, order: 1 })
    expect(answer(result, 'KOR → CHN', 'CHN → KOR').answer).toBe('in kind')
    expect(result.series).toHaveLength(4)
    expect(result.series[0]!.points[0]!.entries).toHaveLength(1)
    expect(rules(result)).toContain('third-constant')
    expect(rules(result)).not.toContain('both-ways')
  })

  test('acts that go both ways are told', () => {
    expect(rules(look())).toContain('both-ways')
  })
})
