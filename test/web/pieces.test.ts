import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/index.ts'
import { piecesOf } from '../../src/web/reader/pieces.ts'

/** Findings whose evidence lies at these places of a text. */
const findings = (text: string, places: readonly (readonly (readonly [number, number])[])[]): Finding[] =>
  places.map(
    (spans, i) =>
      ({
        id: `finding:${i}`,
        report: 'report:1',
        evidence: spans.map(([start, end]) => ({
          report: 'report:1',
          start,
          end,
          quote: text.slice(start, end),
        })),
      }) as unknown as Finding,
  )

const texts = fc
  .array(
    fc.stringMatching(/^[a-z ,.א]{1,40}$/).filter((p) => p.trim() !== ''),
    { minLength: 1, maxLength: 4 },
  )
  .map((paragraphs) => paragraphs.map((p) => p.trim()).join('\n\n'))

const cases = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    places: fc.array(
      fc.array(
        fc
          .tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
          .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 1]),
        { minLength: 1, maxLength: 3 },
      ),
      { maxLength: 6 },
    ),
  }),
)

describe('the pieces of a text that is read', () => {
  test('put together again, they are the text', () => {
    fc.assert(
      fc.property(cases, ({ text, places }) => {
        const paragraphs = piecesOf(text, findings(text, places))
        expect(paragraphs.map((p) => p.map((piece) => piece.text).join('')).join('\n\n')).toBe(text)
        for (const piece of paragraphs.flat()) expect(text.startsWith(piece.text, piece.start)).toBe(true)
      }),
    )
  })

  test('a piece belongs to the findings whose evidence covers it, and to no other', () => {
    fc.assert(
      fc.property(cases, ({ text, places }) => {
        for (const piece of piecesOf(text, findings(text, places)).flat()) {
          const end = piece.start + piece.text.length
          const covering = places.flatMap((spans, i) =>
            spans.some(([a, b]) => a <= piece.start && end <= b) ? [`finding:${i}`] : [],
          )
          expect([...piece.findings].sort()).toEqual(covering.sort())
        }
      }),
    )
  })

  test('each finding with words in the text begins once, and has its number there', () => {
    fc.assert(
      fc.property(cases, ({ text, places }) => {
        const pieces = piecesOf(text, findings(text, places)).flat()
        for (const id of new Set(pieces.flatMap((p) => p.findings))) {
          expect(pieces.filter((p) => p.first.includes(id))).toHaveLength(1)
          expect(pieces.filter((p) => p.last.includes(id))).toHaveLength(1)
        }
      }),
    )
  })
})
