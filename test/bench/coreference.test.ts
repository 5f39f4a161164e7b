import { expect, test } from 'vitest'
import { parseChains, writeChains } from '../../bench/coreference-corpus.ts'
import { bestAlignment, ChainScore } from '../../bench/coreference-score.ts'

/** Chains as "ab cd": each letter a mention. */
const chains = (words: string): string[][] => words.split(' ').map((c) => [...c])
const measures = (gold: string, ours: string) => {
  const score = new ChainScore()
  score.add(chains(gold), chains(ours))
  return Object.fromEntries(score.rows().map((r) => [r.measure, [r.precision, r.recall, r.f1]]))
}

test('chains are scored as the CoNLL 2012 scorer scores them', () => {
  // Luo (2005): one chain of 5, one of 2 and one of 5; ours joins the last two, or the first and the last.
  expect(measures('12345 67 89abc', '12345 6789abc')).toMatchObject({
    MUC: [90, 100, 94.74],
    // precision: (5 + (2² + 5²) / 7) / 12
    'B³': [76.19, 100, 86.49],
    // 1 + the better of 2·2/9 and 2·5/12, over 2 and 3 chains
    'CEAF-φ4': [91.67, 61.11, 73.33],
  })
  expect(measures('12345 67 89abc', '1234589abc 67')).toMatchObject({
    MUC: [90, 100, 94.74],
    'B³': [58.33, 100, 73.68],
  })
})

test('the example by which Pradhan and others (2014) explain that scorer', () => {
  expect(measures('abc defg', 'ab cd fghi')).toEqual({
    CoNLL: [null, null, 45.82],
    Mentions: [75, 85.71, 80],
    MUC: [40, 40, 40],
    'B³': [50, 41.67, 45.45],
    'CEAF-φ4': [43.33, 65, 52],
  })
})

test('a mention that only one side has counts against that side', () => {
  // ours breaks abc, and has x in place of c
  expect(measures('abc de', 'abx de')).toEqual({
    CoNLL: [null, null, 72.22],
    Mentions: [80, 80, 80],
    MUC: [66.67, 66.67, 66.67],
    'B³': [66.67, 66.67, 66.67],
    'CEAF-φ4': [83.33, 83.33, 83.33],
  })
  expect(measures('ab', 'cd').CoNLL).toEqual([null, null, 0])
})

test('chains are read from brackets and written as brackets', () => {
  const lines = (marks: readonly string[]): string =>
    ['# begin document', ...marks.map((m, n) => `${n}\tw\t${m}`), '# end document', ''].join('\n')
  const file = lines(['(1', '(2)', '_', '1)', '(3(2', '2)3)'])
  const { tokens, mentions } = parseChains(file)
  expect(tokens).toBe(6)
  expect(mentions.map((m) => `${m.first}-${m.last} ${m.chain}`)).toEqual(['0-3 1', '1-1 2', '4-5 2', '4-5 3'])
  const written = writeChains(file, [
    ['0-3', '4-5'],
    ['1-1', '5-5'],
  ])
  expect(written).toBe(lines(['(1', '(2)', '_', '1)', '(1', '1)|(2)']))
  expect(parseChains(written).mentions.map((m) => m.chain)).toEqual(['1', '2', '1', '2'])
  expect(() => parseChains('0\tw\t4)\n')).toThrow('expected "(4" before "4)", got none')
})

test('the best alignment is not the greedy one', () => {
  const rows = [
    [9, 8, 0],
    [8, 1, 0],
  ]
  expect(bestAlignment(rows.map((r) => Float64Array.from(r)))).toBe(16)
  expect(bestAlignment([0, 1, 2].map((c) => Float64Array.from(rows, (r) => r[c]!)))).toBe(16)
  expect(bestAlignment([])).toBe(0)
})
