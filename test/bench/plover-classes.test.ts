import { expect, test } from 'vitest'
import { macro, markedSentences, scoresOf } from '../../bench/plover-classes.ts'

const HEAD = 'sentence\tmarked_sentence\tsource\ttarget\tgold_penta\tgold_root'

test('a marked sentence is its text, with source and target where they stand', () => {
  const [both, alone] = markedSentences(
    `${HEAD}\nx\tOn Monday <s>Chad </s>sued <t>Mali</t> and <t>Peru</t>.\tChad\tMali\t3\tACCUSE\nx\t<s>Chad</s>'s "king" quit.\tChad\ta recipient\t2\tYIELD\n`,
  )
  expect(both).toEqual({
    text: 'On Monday Chad sued Mali and Peru.',
    source: { start: 10, end: 14 },
    target: { start: 20, end: 24 },
    root: 'ACCUSE',
    quad: 3,
  })
  expect(alone).toEqual({
    text: 'Chad\'s "king" quit.',
    source: { start: 0, end: 4 },
    target: null,
    root: 'YIELD',
    quad: 2,
  })
  expect(() => markedSentences('a\tb\nc\td')).toThrow('expected a column marked_sentence, got a, b')
})

test('macro F1 is the mean over the classes of the gold; no answer is a miss', () => {
  expect(macro('root', ['A', 'A', 'B', 'C'], ['A', 'B', 'B', null]).f1).toBe(44.44)
})

test('CONCEDE and RETREAT are one class, YIELD, of quad 2', () => {
  const sentence = { text: '', source: null, target: null, root: 'YIELD', quad: 2 }
  const weights = { AID: 0.4, CONCEDE: 0.3, RETREAT: 0.3 }
  expect(scoresOf([sentence], [weights]).map((r) => [r.measure, r.f1])).toEqual([
    ['root', 100],
    ['quad', 100],
    ['binary', 100],
  ])
})
