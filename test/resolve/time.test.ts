import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TimeMention } from '../../src/ontology/mention.ts'
import type { Note } from '../../src/ontology/note.ts'
import type { Reading, Word } from '../../src/ontology/reading.ts'
import { type Report, reportId } from '../../src/ontology/report.ts'
import { phrases } from '../../src/resolve/time/expressions.ts'
import { resolveTimes } from '../../src/resolve/time/resolve-times.ts'

const lines = readFileSync(new URL('../cases/time.txt', import.meta.url), 'utf8').split('\n')

/** A case's text without its brackets, read as plain words: no tags, no trees. */
function setting(written: string, published: string | null): { report: Report; reading: Reading } {
  let text = ''
  const times: Reading['times'][number][] = []
  for (const [, before, inside] of written.matchAll(/([^[]*)(?:\[([^\]]*)\])?/g)) {
    text += before
    if (inside === undefined) continue
    times.push({ start: text.length, end: text.length + inside.length, type: 'date', confidence: 1 })
    text += inside
  }
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:[.'’]\p{L}+)*|[^\s\p{L}\p{N}]/gu)].map(
    (m): Word => ({
      start: m.index,
      end: m.index + m[0].length,
      lemma: m[0].toLowerCase(),
      upos: 'X',
      xpos: '',
      head: -1,
      deprel: 'dep',
    }),
  )
  const report: Report = {
    id: reportId(text, null),
    title: null,
    text,
    published,
    publisher: null,
    dateline: null,
    url: null,
    language: 'en',
    retrieved: null,
  }
  const sentences = [{ start: 0, end: text.length, first: 0, last: words.length }]
  const reading = { report: report.id, model: 'none', sentences, words, names: [], attributions: [], times }
  return { report, reading }
}

/** What a mention was made of, with no more columns than the case asks for. */
function answer(time: TimeMention, notes: readonly Note[], asked: string): string {
  const { value, when, days } = time
  const columns = asked.split(' ').slice(2)
  const told = columns.map((column) => {
    if (column.startsWith('days=')) return `days=${days}`
    if (column.startsWith('date-')) return notes.find((n) => n.span?.start === time.start)?.rule ?? 'no note'
    if (column.includes('..')) return `${when.from ?? ''}..${when.to ?? ''}`
    return when.basis
  })
  return [value ?? '-', when.edtf ?? '-', ...told].join(' ')
}

const titles = new Set<string>()
let title = ''
const groups = new Map<string, string[]>()
for (const line of lines) {
  if (line.startsWith('## ')) {
    title = line.slice(3)
    if (titles.has(title)) throw new Error(`expected each title once, got "${title}" twice`)
    titles.add(title)
  } else if (/^(?:wrong: )?(?:\d{4}-|- \|)/.test(line))
    groups.set(title, [...(groups.get(title) ?? []), line])
}

for (const [name, cases] of groups)
  describe(name, () => {
    for (const line of cases) {
      const known = line.startsWith('wrong: ')
      const [, published = '', text = '', below = ''] =
        /^(?:wrong: )?(\S+) \| (.*) ==> (.*)$/.exec(line) ?? []
      const run = known ? test.fails : test
      run(line, () => {
        const { report, reading } = setting(text, published === '-' ? null : published)
        const { times, notes } = resolveTimes(report, reading)
        const expected = below === '' ? [] : below.split('; ')
        expect(times.map((t, i) => answer(t, notes, expected[i] ?? ''))).toEqual(expected)
      })
    }
  })

test('a date below an empty line is another', () => {
  const { report, reading } = setting(
    'Borders closed until [Friday]\n\n[January 6, 2026] (Hanbit)',
    '2026-01-06',
  )
  const { times } = resolveTimes(report, reading)
  expect(times.map((t) => t.value)).toEqual(['2026-01-02', '2026-01-06'])
})

test('evidence is the words of the text', () => {
  for (const line of [...groups.values()].flat()) {
    const [, published = '', text = ''] = /^(?:wrong: )?(\S+) \| (.*) ==>/.exec(line)!
    const { report, reading } = setting(text, published === '-' ? null : published)
    for (const { when } of resolveTimes(report, reading).times) {
      const { start, end, quote } = when.evidence!
      expect(report.text.slice(start, end)).toBe(quote)
      if (when.from !== null && when.to !== null) expect(when.from <= when.to).toBe(true)
    }
  }
})

test('forms are sought in time that grows with the text', () => {
  for (const words of ['1,', '111,111,', '2000,', 'two or ', 'the end of ', "year's "]) {
    const text = words.repeat(50_000)
    const began = performance.now()
    phrases(text)
    expect(performance.now() - began).toBeLessThan(text.length / 20)
  }
})
