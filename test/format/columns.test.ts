import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columns, cut, wrap } from '../../src/format/columns.ts'
import { edtfWords } from '../../src/format/date-words.ts'

describe('columns', () => {
  test('Hangul and Han take two columns, marks none', () => {
    expect(columns('abc')).toBe(3)
    expect(columns('서울 北京')).toBe(9)
    expect(columns('e\u0301')).toBe(1)
    expect(columns('\u001b[1mbold\u001b[22m')).toBe(4)
  })

  test('cut words have at most the width', () => {
    expect(cut('서울에서 열린', 7)).toBe('서울에…')
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (words, width) => {
          expect(columns(cut(words, width))).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  test('wrapped lines have at most the width and keep every word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '서', '京', 'é'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 4, max: 40 }), (words, width) => {
        const lines = wrap(words.join(' '), width)
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width)
        expect(lines.join('').replace(/\s/g, '')).toBe(words.join(''))
      }),
    )
  })
})

test('dates in words keep their precision', () => {
  const words: Record<string, string> = {
    '2026-01-06': '6 Jan 2026',
    '2025-10': 'Oct 2025',
    '2026~': 'about 2026',
    '2026-01-04/2026-01-07': '4–7 Jan 2026',
    '2026-02-28/2026-03-02': '28 Feb – 2 Mar 2026',
    '2025-12-30/2026-01-02': '30 Dec 2025 – 2 Jan 2026',
    '2026-02-01/2026-02-28': 'Feb 2026',
    '2026-01-01/2026-12-31': '2026',
    '2026-21': 'spring 2026',
    '../2026-06-30': 'until 30 Jun 2026',
    '2026-06/..': 'from Jun 2026',
  }
  for (const [edtf, expected] of Object.entries(words)) expect(edtfWords(edtf)).toBe(expected)
  expect(edtfWords(null)).toBe('date not given')
})
