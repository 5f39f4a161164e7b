import { describe, expect, test } from 'vitest'
import type { Result } from '../../bench/figures.ts'
import { page } from '../../bench/page.ts'
import { frozen } from '../../bench/results.ts'
import { lines, MEASURES, markdown, rowsOf } from '../../bench/table.ts'
import { MADE_ELSEWHERE, TASKS } from '../../bench/tasks.ts'

const result = (id: string, f1: number, beside?: string): Result => ({
  id,
  task: 'parse',
  data: 'Somewhere dev',
  ...(beside === undefined ? {} : { beside }),
  model: 'reader 1',
  rows: [{ measure: 'LAS', precision: f1, recall: f1, f1, gold: 10 }],
  figures: {},
})
const measure = {
  corpus: 'parse-x',
  measure: 'LAS',
  floor: 80,
  published: [{ value: 90, system: 'Parser', source: 'https://example.org', split: 'X test', remark: '' }],
}

describe('the table of figures', () => {
  test('sets ours beside the floor, the best published and what ran on the same text', () => {
    const rows = rowsOf([result('parse-x', 85.25), result('parse-x', 70, 'peer')], [measure])
    expect(lines(rows).split('\n')[1]!.split(/ {2,}/)).toEqual([
      'parse',
      'Somewhere dev',
      'LAS',
      '85.3',
      '80',
      'Parser 90',
      'peer 70',
    ])
    expect(markdown(rows)).toContain('| [Parser](https://example.org) 90 (X test) | peer 70 |')
  })
  test('shows a corpus of which no measure is listed with its first, and no row for what was not run', () => {
    expect(rowsOf([result('parse-y', 50)], [measure]).map((r) => [r.ours, r.floor])).toEqual([[50, null]])
  })
  test('in bench/README.md is that of the frozen figures: npm run bench -- table --freeze writes it', () => {
    const { now, current } = page()
    expect(now).toBe(current)
  })
})

describe('frozen figures', () => {
  test('belong to a corpus of a task, which names them', () => {
    const known = TASKS.flatMap((t) => t.corpora.map((c) => `${t.name} ${c.id} ${c.title}`))
    expect(
      frozen()
        .filter((r) => !MADE_ELSEWHERE.includes(r.id))
        .map((r) => `${r.task} ${r.id} ${r.data}`)
        .filter((r) => !known.includes(r)),
    ).toEqual([])
  })
  test('hold every measure that the table lists for them', () => {
    const rows = rowsOf(frozen(), MEASURES)
    const ours = new Set(frozen().flatMap((r) => (r.beside === undefined ? [r.id] : [])))
    const listed = MEASURES.filter((m) => ours.has(m.corpus))
    expect(rows.slice(0, listed.length).map((r) => r.measure)).toEqual(listed.map((m) => m.measure))
  })
  test('names of tasks and corpora are used once', () => {
    for (const names of [TASKS.map((t) => t.name), TASKS.flatMap((t) => t.corpora.map((c) => c.id))])
      expect(names).toEqual([...new Set(names)])
  })
})
