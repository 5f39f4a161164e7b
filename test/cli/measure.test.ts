import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entry, Exchange, Measured } from '../../src/index.ts'
import { addDays } from '../../src/ontology/calendar-date.ts'
import type { Finding } from '../../src/ontology/finding.ts'
import { type Report, reportId } from '../../src/ontology/report.ts'
import { openRecord } from '../../src/record/index.ts'
import { act, entry, type Told } from '../measure/entries.ts'
import { random } from '../record/sample-findings.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'chancery-measure-'))
const record = join(folder, 'record')

function chancery(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'chancery.js'), ...args], {
      env: { ...process.env, CHANCERY_RECORD: record, NO_COLOR: '1' },
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (d) => {
      out += d
    })
    child.stderr.setEncoding('utf8').on('data', (d) => {
      err += d
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

/** A report of its own that tells one thing. */
function telling(told: Told, published: string, number: number) {
  const text = `told as number ${number}.`
  const report: Report = {
    id: reportId(text, 'Harbour Post'),
    title: null,
    text,
    published,
    publisher: 'Harbour Post',
    dateline: null,
    url: null,
    language: 'en',
    retrieved: null,
  }
  const view = JSON.stringify(entry({ ...told, id: String(number) }).view).replaceAll('report:1', report.id)
  return { report, findings: [JSON.parse(view) as Finding], notes: [] }
}

const next = random(5)
const scores = [8, -5, 4, -8, 1, 6]
const draw = () => {
  const value = scores[Math.floor(next() * scores.length)]!
  return act(value > 0 ? 'AGREE' : 'REJECT', value > 0 ? 1 : 3, value > 0 ? '057' : '120', value) as Record<
    string,
    unknown
  >
}

beforeAll(async () => {
  const told: [Told, string][] = [
    [
      {
        kind: 'meeting',
        parties: 'participant FRA.president,participant DEU.chancellor,participant RUS',
        when: '2025-01-07',
      },
      '2025-01-08',
    ],
    [{ kind: 'undertaking', parties: 'by org:eu,to RUS', when: '2025-02-03' }, '2025-02-04'],
    [{ kind: 'visit', parties: 'visitor KOR.president,host CHN', when: null }, '2025-01-20'],
  ]
  for (let week = 0; week < 36; week++) {
    const day = addDays('2025-01-06', 7 * week)
    const own = draw()
    told.push(
      [{ kind: 'act', parties: 'source KOR,target CHN', when: day, own }, day],
      [
        {
          kind: 'act',
          parties: 'source CHN,target KOR',
          when: addDays(day, 7),
          own: week % 4 === 0 ? draw() : own,
        },
        addDays(day, 7),
      ],
    )
  }
  const store = await openRecord({ location: record })
  await store.addMany(told.map(([t, published], i) => telling(t, published, i)))
  await store.close()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('chancery measure', { timeout: 120_000 }, () => {
  test('plain columns in a pipe, warnings beside them', async () => {
    const { code, out, err } = await chancery(
      'measure',
      'Korea',
      'China',
      '--by',
      'quarter',
      '--measure',
      'goldstein',
      '--directed',
    )
    expect(code).toBe(0)
    const [head, ...rows] = out
      .trim()
      .split('\n')
      .map((l) => l.split('\t'))
    expect(head!.slice(0, 14)).toEqual([
      ...['from', 'from_iso', 'from_cow', 'from_gw'],
      ...['to', 'to_iso', 'to_cow', 'to_gw'],
      'directed',
      'period',
      'first_day',
      'last_day',
      'reports',
      'publishers',
    ])
    expect(rows[0]!.slice(0, 8)).toEqual(['KOR', 'KOR', '732', '732', 'CHN', 'CHN', '710', '710'])
    expect(rows.map((r) => [r[0], r[head!.indexOf('period')]])).toEqual([
      ...['2025-Q1', '2025-Q2', '2025-Q3'].map((q) => ['KOR', q]),
      ...['2025-Q1', '2025-Q2', '2025-Q3'].map((q) => ['CHN', q]),
    ])
    expect(rows[0]![head!.indexOf('acts')]).toBe('13')
    expect(rows[0]![head!.indexOf('entries')]!.split('|')).toHaveLength(13)
    expect(err).toBe('')
  })

  test('organisations stand with their members, as CSV; an undated visit is told of', async () => {
    const group = await chancery('measure', 'EU27', 'RUS', '--weights', 'pairs', '--csv')
    expect(group.code).toBe(0)
    expect(group.out.split('\r\n')[1]).toMatch(
      /^European Union,AUT\|BEL[A-Z|]+,305\|211[\d|]+,305\|211[\d|]+,RUS,RUS,365,365,no,2025-01,2025-01-01,2025-01-31,\d+,1,2,0,0,0,0,0,0,2,entry:/,
    )
    expect(group.out.split('\r\n')[2]).toMatch(/,0,0,0,1,0,0,0,1,entry:\w+$/)
    expect(group.err).toContain('[many-parties]')
    const visit = await chancery('measure', 'KOR', 'CHN', '--measure', 'visits')
    expect(visit.code).toBe(4)
    expect(visit.err).toContain('--undated published')
  })

  test('a point opens its entries', async () => {
    const { code, out } = await chancery(
      'measure',
      'KOR',
      'CHN',
      '--measure',
      'goldstein',
      '--show',
      '2025-02',
      '--json',
    )
    expect(code).toBe(0)
    const entries = out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as Entry & { adds: Record<string, number> })
    expect(entries).toHaveLength(8)
    expect(
      entries.every((e) => e.kind === 'act' && e.adds.acts === 1 && e.view.when.edtf!.startsWith('2025-02')),
    ).toBe(true)
  })

  test('JSON holds the series with all that is beside it', async () => {
    const { out } = await chancery(
      'measure',
      'KOR',
      'CHN',
      '--measure',
      'visits',
      '--undated',
      'published',
      '--json',
    )
    const measured = JSON.parse(out) as Measured
    expect(measured.series[0]!.points[0]!.values.out).toBe(1)
    expect(measured.visits!.at(-1)).toMatchObject({ level: 'any', back: [] })
  })

  test('mistakes end with code 2 and say what to do', async () => {
    expect(await chancery('measure', 'KOR', 'Republic of Korea')).toMatchObject({ code: 2 })
    expect((await chancery('measure', 'KOR', 'Atlantis')).err).toContain('expected a state')
    expect((await chancery('measure', 'KOR', 'CHN', '--since', '2026', '--until', '2025')).err).toContain(
      'swap them',
    )
    const period = await chancery('measure', 'KOR', 'CHN', '--show', '2031-02')
    expect(period.code).toBe(2)
    expect(period.err).toContain('2025-01 to 2025-09')
  })
})

describe('chancery reciprocity', { timeout: 120_000 }, () => {
  test('the answer of a week later is found', async () => {
    const { code, out } = await chancery('reciprocity', 'KOR', 'CHN', '--by', 'week', '--json')
    expect(code).toBe(0)
    const exchange = JSON.parse(out) as Exchange
    expect(exchange.answers.find((a) => a.cause === 'KOR → CHN')).toMatchObject({
      effect: 'CHN → KOR',
      answer: 'in kind',
    })
    expect(exchange.series[0]!.points[0]!.entries).toHaveLength(1)
  })

  test('in words', async () => {
    const { out } = await chancery('reciprocity', 'KOR', 'CHN', '--by', 'week')
    expect(out).toContain('WHO ANSWERS WHOM')
    expect(out).toMatch(/KOR → CHN {2}⇒ {2}CHN → KOR +in kind +F\(\d+, \d+\) = /)
  })

  test('too short a series is refused with a note', async () => {
    const { code, err } = await chancery('reciprocity', 'KOR', 'CHN', '--by', 'month')
    expect(code).toBe(4)
    expect(err).toContain('[series-too-short]')
  })
})
