import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Reading } from '../../src/ontology/reading.ts'
import { loadAtlas } from '../../src/resolve/atlas.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { unpack } from '../extract/stored.ts'
import { mentionCases, mentionLines } from './mention-cases.ts'

const atlas = loadAtlas(new URL('../../data/', import.meta.url))
const { report } = mentionCases('coreference').find((c) => c.title === 'subject of the sentence before')!
const reading = readFileSync(new URL('../cases/readings/coreference.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l !== '')
  .map((l) => unpack(JSON.parse(l)))
  .find((r) => r.report === report.id)!

/** The reading with one link of the reader's, from a word to an earlier one. */
function linked(from: string, to: string, confidence: number): Reading {
  const at = (form: string): number => {
    const start = report.text.indexOf(form)
    return reading.words.findIndex((w) => w.start === start)
  }
  const reference = (head: number, antecedent: number | null) => {
    const { start, end } = reading.words[head]!
    return { start, end, head, antecedent, confidence: antecedent === null ? 1 : confidence }
  }
  return { ...reading, references: [reference(at(to), null), reference(at(from), 0)] }
}
const he = (of: Reading): string | undefined =>
  mentionLines(report, resolve(report, of, atlas)).find((l) => l.startsWith('He ='))

test('rules alone take the subject of the sentence before', () => {
  expect(he({ ...reading, references: [] })).toBe('He = li-qiang')
})

test('a sure link of the reader decides, a weak one does not', () => {
  expect(he(linked('He', 'Lee', 0.9))).toBe('He = lee-jae-myung')
  expect(he(linked('He', 'Lee', 0.4))).toBe('He = li-qiang')
  expect(he(linked('He', 'Li', 0.4))).toBe('He = li-qiang')
})

test('a link to what is no person changes nothing', () => {
  expect(he(linked('He', 'South', 0.99))).toBe('He = li-qiang')
})
