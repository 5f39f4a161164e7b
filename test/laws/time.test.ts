import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reading, TimeExpression } from '../../src/ontology/reading.ts'
import { reportId } from '../../src/ontology/report.ts'
import { resolveTimes } from '../../src/resolve/time/resolve-times.ts'

const WORDS =
  'October last year Monday the 6th of next month in January 5, 2026 two weeks ago earlier this week since 2014 until May 06/01/2026 1910-45 from 3 to Dec. 24-26 every now the previous day a ½ tomorrow night 10 p.m. q3 ’80s 480 BC Feb. 30 0000 99th following an hour later mid- Easter'.split(
    ' ',
  )
const texts = fc
  .array(fc.constantFrom(...WORDS, '\n\n', '.', ',', '(', '–', '🙂'), { minLength: 1, maxLength: 30 })
  .map((words) => words.join(' '))

const spans = (text: string): fc.Arbitrary<TimeExpression[]> =>
  fc
    .array(
      fc.record({
        start: fc.nat(text.length),
        end: fc.nat(text.length),
        type: fc.constantFrom('date', 'time', 'duration', 'set'),
        confidence: fc.constant(0.5),
      }),
      { maxLength: 6 },
    )
    .map((all) => all.filter((s) => s.start < s.end) as TimeExpression[])

const day = fc.option(
  fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
)

test('whatever the text and the spans: no error, order, quotes that hold, days in order, plain JSON', () => {
  fc.assert(
    fc.property(
      texts.chain((text) => fc.tuple(fc.constant(text), spans(text))),
      day,
      ([text, times], published) => {
        const report = {
          id: reportId(text, null),
          title: null,
          text,
          published,
          publisher: null,
          dateline: null,
          url: null,
          language: null,
          retrieved: null,
        }
        const reading: Reading = {
          report: report.id,
          model: 'none',
          sentences: [],
          words: [],
          names: [],
          attributions: [],
          times,
        }
        const found = resolveTimes(report, reading)
        let last = -1
        for (const time of found.times) {
          expect(time.start).toBeGreaterThanOrEqual(last)
          last = time.end
          const { from, to, evidence, basis, edtf } = time.when
          expect(text.slice(evidence!.start, evidence!.end)).toBe(evidence!.quote)
          if (from !== null && to !== null) expect(from <= to).toBe(true)
          if (basis === 'unknown') expect(edtf).toBe(null)
        }
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
        expect(resolveTimes(report, reading)).toEqual(found)
      },
    ),
    { numRuns: 1000 },
  )
})
