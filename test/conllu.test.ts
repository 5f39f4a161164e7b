import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConllu, splitConllu, writeConllu } from '../src/format/conllu.ts'

const source = readFileSync(new URL('./cases/conllu.conllu', import.meta.url), 'utf8')

test('words carry the offsets of the text', () => {
  const { text, reading } = parseConllu(source)
  expect(text).toBe("Lee's aides don't travel. “We cannot,”\nhe said.\n\n🇰🇷 Seoul")
  expect(reading.words.map((w) => text.slice(w.start, w.end)).join(' ')).toBe(
    "Lee 's aides do n't travel . “ We can not , ” he said . 🇰🇷 Seoul",
  )
  expect(reading.sentences.map((s) => text.slice(s.start, s.end))).toEqual([
    "Lee's aides don't travel.",
    '“We cannot,”\nhe said.',
    '🇰🇷 Seoul',
  ])
  expect(reading.words.map((w) => w.head)).toEqual([
    2, 0, 5, 5, 5, -1, 5, 9, 9, 14, 9, 9, 9, 14, -1, 14, 17, -1,
  ])
})

test('what is written is what was read', () => {
  const { text, reading } = parseConllu(source)
  expect(writeConllu({ id: 'visit', text }, reading)).toBe(source)
})

test('empty nodes are left out, and tokens whose words do not spell them still get offsets', () => {
  const { text, reading } = parseConllu(
    [
      '1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_',
      '1\tde\tde\tADP\tIN\t_\t3\tcase\t_\t_',
      '2\tle\tle\tDET\tDT\t_\t3\tdet\t_\t_',
      '2.1\tx\tx\tVERB\tVB\t_\t_\t_\t_\t_',
      '3\tNord\tNord\tPROPN\tNNP\t_\t0\troot\t_\t_',
    ].join('\n'),
  )
  expect(reading.words.map((w) => text.slice(w.start, w.end))).toEqual(['d', 'u', 'Nord'])
})

test('documents are parted at newdoc', () => {
  const two = splitConllu(`${source}${source.replaceAll('visit', 'return')}`)
  expect(two.map((d) => d.id)).toEqual(['visit', 'return'])
  expect(parseConllu(two[1]!.source).reading.words.length).toBe(18)
  expect(parseConllu('')).toEqual({
    text: '',
    reading: {
      report: 'conllu',
      model: 'CoNLL-U',
      sentences: [],
      words: [],
      names: [],
      attributions: [],
      times: [],
    },
  })
})
