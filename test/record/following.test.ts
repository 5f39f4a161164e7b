import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Undertaking } from '../../src/ontology/finding.ts'
import { type Step, statusOn, timingOn } from '../../src/ontology/follow-through.ts'
import { searchText } from '../../src/record/add.ts'
import { connect } from '../../src/record/connect.ts'
import { shiftDay } from '../../src/record/day.ts'
import { cluesOf, tracesOf } from '../../src/record/follow/clues.ts'
import { follows } from '../../src/record/follow/match.ts'
import { queryOf, soughtWords } from '../../src/record/follow/matter.ts'
import { day as whenDay } from './sample-findings.ts'
import { written } from './written-findings.ts'

const text = readFileSync(new URL('../cases/following.txt', import.meta.url), 'utf8')
const cases = text
  .split(/^## /m)
  .slice(1)
  .map((block) => {
    const [title, ...lines] = block.trimEnd().split('\n')
    const cut = lines.indexOf('==>')
    return {
      title: title!,
      above: lines.slice(0, cut).filter((line) => !line.startsWith('wrong:')),
      below: lines.slice(cut + 1),
    }
  })

test('titles are used once', () => {
  expect(new Set(cases.map((c) => c.title)).size).toBe(cases.length)
})

describe('undertakings and what came of them', () => {
  for (const { title, above, below } of cases)
    test(title, () => {
      const [first, ...later] = above.map((line, i) => written(line, i % 6))
      const undertaking = first!.finding as Undertaking
      const found = later.flatMap(({ finding, report }, i) => {
        const day = finding.when.from ?? report.published!
        const matched = follows(undertaking, undertaking.when.from!, { finding, day })
        return matched === null ? [] : [`${i + 2} ${matched.status}`]
      })
      expect(found.length === 0 ? ['nothing'] : found).toEqual(below)
    })
})

test('what follows an undertaking is among what is looked for', async () => {
  const { db, close } = await connect('memory://', 0)
  try {
    let told = 0
    for (const { title, above } of cases) {
      const [first, ...later] = above.map((line, i) => written(line, i % 6))
      const undertaking = first!.finding as Undertaking
      for (const { finding, report } of later) {
        const day = finding.when.from ?? report.published!
        if (follows(undertaking, undertaking.when.from!, { finding, day }) === null) continue
        const clues = cluesOf(undertaking)
        expect(
          tracesOf(finding).some((key) => clues.includes(key)),
          title,
        ).toBe(true)
        if (finding.kind === 'meeting' || finding.kind === 'visit') continue
        const query = queryOf(undertaking)
        const { rows } = await sql<{
          found: boolean
        }>`select to_tsvector('english', ${searchText(finding)}) @@ to_tsquery('english', ${query}) as found`.execute(
          db,
        )
        expect(rows[0]!.found, `${title}: ${query}`).toBe(true)
        told += 1
      }
    }
    expect(told).toBeGreaterThan(8)
  } finally {
    await close()
  }
})

test('of n words that must not all be there, pairs of which one must be', () => {
  const promise = (content: string) =>
    written(`undertaking @2026-01-06 | by CHN | 2026-01-06 | | type=pledge "${content}"`, 1)
      .finding as Undertaking
  const sought = (content: string) => soughtWords(promise(content)).map((group) => group.join(' '))
  expect(sought('reopen a railway')).toEqual([])
  expect(sought('reopen a railway tunnel')).toEqual(['railway tunnel'])
  expect(sought('reopen railways, tunnels, bridges and harbours')).toEqual([
    'harbour railway',
    'bridge harbour',
    'bridge railway',
  ])
  expect(queryOf(promise('reopen railways and a tunnel'))).toBe("('railway' | 'railways') & 'tunnel'")
  // 2030 and 5,000 may be indexed otherwise; of the rest as many fewer are needed, but one.
  expect(sought('reopen 5,000 homes by 2030')).toEqual(['home'])
  expect(sought('reopen by 2030')).toEqual([])
})

const step = (status: Step['status'], day: string): Step => ({
  status,
  day,
  finding: 'finding:1',
  entry: 'entry:1',
  publisher: null,
  evidence: [],
  because: '',
})

describe('status on a day', () => {
  const made = step('open', '2026-01-01')
  const at = (steps: readonly Step[], on: string, due = '') =>
    statusOn(steps, due === '' ? null : whenDay(due), on, shiftDay)

  test('open for a year, or until it is due; then nobody knows', () => {
    expect(at([made], '2026-12-31')).toBe('open')
    expect(at([made], '2027-02-01')).toBe('unknown')
    expect(at([made], '2028-01-01', '2030-06-30')).toBe('open')
    expect(at([made], '2026-03-01', '2026-02-28')).toBe('unknown')
    expect(at([], '2026-03-01')).toBe('unknown')
  })

  test('an end counts before progress that is told later, and the latest end before an earlier one', () => {
    const done = step('fulfilled', '2026-02-01')
    expect(at([made, step('progress', '2026-01-20'), done], '2026-01-25')).toBe('progress')
    expect(at([made, done, step('progress', '2026-02-10')], '2026-03-01')).toBe('fulfilled')
    expect(at([made, done, step('breached', '2026-02-10')], '2026-03-01')).toBe('breached')
    expect(at([made, done], '2040-01-01')).toBe('fulfilled')
  })

  test('overdue when the day passed without an end', () => {
    const due = whenDay('2026-06-30')
    expect(timingOn('open', due, '2026-06-30')).toBe('due')
    expect(timingOn('unknown', due, '2026-07-01')).toBe('overdue')
    expect(timingOn('fulfilled', due, '2026-07-01')).toBe(null)
    expect(timingOn('open', null, '2026-07-01')).toBe(null)
  })
})
