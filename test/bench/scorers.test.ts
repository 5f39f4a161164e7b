import { expect, test } from 'vitest'
import { AttributionScore } from '../../bench/attribution.ts'
import { row } from '../../bench/figures.ts'
import { NameScore, namedText } from '../../bench/names.ts'
import { ParseScore } from '../../bench/parse.ts'
import { parseConllu } from '../../src/format/conllu.ts'
import type { Attribution } from '../../src/ontology/reading.ts'

const f1 = (rows: readonly { measure: string; f1: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map((r) => [r.measure, r.f1]))

test('a row gives precision, recall and F1 in per cent', () => {
  expect(row('x', 2, 4, 3)).toEqual({ measure: 'x', precision: 50, recall: 66.67, f1: 57.14, gold: 3 })
  expect(row('x', 0, 0, 0)).toEqual({ measure: 'x', precision: 0, recall: 0, f1: 0, gold: 0 })
})

const conllu = (lines: string): string =>
  `${lines
    .trim()
    .split('\n')
    .map((l) => l.trim().split(/\s+/))
    .map(([id, form, lemma, upos, head, rel, misc]) =>
      [id, form, lemma, upos, upos, '_', head, rel, '_', misc ?? '_'].join('\t'),
    )
    .join('\n')}\n\n`

test('words are aligned by their characters, and heads by the words they are', () => {
  const gold = parseConllu(
    conllu(`1-2 don't _ _ _ _
      1 do do AUX 3 aux
      2 n't not PART 3 advmod
      3 go go VERB 0 root SpaceAfter=No
      4 . . PUNCT 3 punct`),
  ).reading
  const ours = parseConllu(
    conllu(`1 don't don't AUX 2 aux
      2 go go NOUN 0 root SpaceAfter=No
      3 . . PUNCT 1 punct:x`),
  ).reading
  const score = new ParseScore()
  score.add(gold, ours)
  expect(f1(score.rows())).toEqual({
    Sentences: 100,
    Words: 57.14,
    UPOS: 28.57,
    XPOS: 28.57,
    Lemma: 57.14,
    UAS: 28.57,
    LAS: 28.57,
  })
  const same = new ParseScore()
  same.add(gold, gold)
  expect(Object.values(f1(same.rows()))).toEqual(Array(7).fill(100))
})

test('columns become running text, and names of ours become labels of their tokens', () => {
  const content =
    'https://example.org\tO\n\n"\tO\nSt\tB-Person\n.\tI-Person\nLee\tI-Person\n\'s\tO\nHan\tB-Location\n-\tI-Location\nnam\tI-Location\n"\tO\n\n5\tB-Date\nMay\tI-Date\n'
  const { text, rows } = namedText(content)
  expect(text).toBe('"St. Lee\'s Han-nam"\n\n5 May')
  const at = (words: string, type: 'person' | 'place' | 'date') => {
    const start = text.indexOf(words)
    return { start, end: start + words.length, type, confidence: 1 }
  }
  const score = new NameScore(false)
  const labels = score.add(rows, [at('St. Lee', 'person'), at('Han', 'place'), at('5 May', 'date')])
  expect(labels).toEqual([
    'O',
    'B-Person',
    'I-Person',
    'I-Person',
    'O',
    'B-Location',
    'O',
    'O',
    'O',
    'B-Date',
    'I-Date',
  ])
  expect(f1(score.rows())).toEqual({ all: 66.67, Person: 100, Location: 0, Date: 100 })
})

test('spans of attributions are sets of characters, links need cue, content and source', () => {
  const text = 'Lee said he agreed , Kim added .'
  const span = (words: string) => [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }]
  const of = (source: string, cue: string, content: string): Attribution => ({
    source: span(source),
    cue: span(cue),
    content: span(content),
    confidence: 1,
  })
  const gold = [of('Lee', 'said', 'he agreed'), of('Kim', 'added', 'Lee said he agreed')]
  const score = new AttributionScore()
  score.add(text, gold, [of('Lee', 'said', 'he agreed ,'), of('he', 'added', 'Lee said he agreed')])
  expect(f1(score.rows())).toEqual({
    'source strict': 50,
    'cue strict': 100,
    'content strict': 50,
    'source overlap': 50,
    'cue overlap': 100,
    'content overlap': 100,
    'linked quotes': 50,
  })
  const same = new AttributionScore()
  same.add(text, gold, gold)
  expect(Object.values(f1(same.rows()))).toEqual(Array(7).fill(100))
})
