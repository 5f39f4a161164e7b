import { describe, expect, test } from 'vitest'
import { ENGLISH, PASSAGES } from '../../bench/robustness/passages.ts'
import { openRandomModel } from '../../bench/robustness/random-model.ts'
import { type Fault, robustness } from '../../bench/robustness/run.ts'
import type { Report } from '../../src/ontology/report.ts'
import { read } from '../../src/read/read.ts'

/** A fault, and how it is made again: npx tsx bench/robustness/child.ts WHAT SEED NUMBER NUMBER+1. */
const words = (f: Fault): string =>
  `${f.what} ${f.number} of seed ${f.seed}, ${f.made}: ${f.broken.slice(0, 3).join('; ')}`
const SEED = 20260209

// The full run has 10,000 of each: npm run bench -- robustness.
describe('whatever is read, nothing crashes, hangs or fills the memory, quotes hold, and a note says what was not read', () => {
  test('250 mutated files with answers at random', async () => {
    const run = await robustness('files', SEED, 250)
    expect(run.faults.map(words)).toEqual([])
    expect(run.inputs).toBe(250)
    expect(Object.keys(run.notes)).toEqual(
      expect.arrayContaining(['language-unread', 'report-empty', 'file-binary']),
    )
  })
  test('250 mutated readings', async () => {
    const run = await robustness('readings', SEED, 250)
    expect(run.faults.map(words)).toEqual([])
    expect(run.findings).toBeGreaterThan(50)
  })
  test('large files, a fortieth of their size', async () => {
    const run = await robustness('giants', 40, Infinity)
    expect(run.faults.map(words)).toEqual([])
    expect(run.inputs).toBeGreaterThan(30)
  })
}, 900_000)

describe('languages', () => {
  const report = (text: string): Report => ({
    id: 'report:x',
    title: null,
    text,
    published: null,
    publisher: null,
    dateline: null,
    url: null,
    language: null,
    retrieved: null,
  })
  const reads = async (text: string) => {
    const { reading, notes } = await read(report(text), await openRandomModel('model', () => 1))
    const unread = notes.filter((n) => n.rule === 'language-unread')
    return { words: reading.words.map((w) => text.slice(w.start, w.end)), unread }
  }

  test.each(Object.entries(PASSAGES))('%s is not read, and the note covers the text', async (_, passage) => {
    const { words, unread } = await reads(passage)
    expect(words).toEqual([])
    expect(unread.map((n) => n.span)).toEqual([{ start: 0, end: passage.length }])
  })
  test.each(Object.entries(PASSAGES).filter(([code]) => code !== 'sw'))(
    'of a text half English, half %s, the English is read whichever comes first',
    async (_, passage) => {
      for (const text of [`${ENGLISH}\n\n${passage}`, `${passage}\n\n${ENGLISH}`]) {
        const { words, unread } = await reads(text)
        expect(words).toEqual((await reads(ENGLISH)).words)
        expect(unread.map((n) => text.slice(n.span!.start, n.span!.end))).toEqual([passage])
      }
    },
  )
  test.each(Object.entries(PASSAGES))(
    'a quotation in %s does not keep its English from being read',
    async (_, passage) => {
      const quote = passage.slice(0, 150).replace(/\s\S*$/, '')
      const { words, unread } = await reads(`“${quote},” Renn said.\n\n${ENGLISH}`)
      expect(unread).toEqual([])
      expect(words.slice(0, 60)).toContain('Renn')
    },
  )
  test.each([
    ['capitals', ENGLISH.toUpperCase()],
    ['no capitals', ENGLISH.toLowerCase()],
    ['no punctuation', ENGLISH.replace(/[^\p{L}\p{N}\s]/gu, '')],
    ['headlines', 'Renn meets Oke\n\nBorder crossing reopens\n\nMarkets fall\n\nMontal City mayor resigns'],
    [
      'foreign names',
      'Président Émile Dubois et Ministre Jürgen Müller met Sheikh Tamim bin Hamad Al Thani in Doha.',
    ],
  ])('English is read: %s', async (_, text) => {
    expect((await reads(text)).unread).toEqual([])
  })
})
