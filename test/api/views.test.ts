import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from '../../src/api/index.ts'
import { type Chancery, openChancery } from '../../src/index.ts'
import { happening, tell } from '../record/sample-findings.ts'

const now = () => new Date('2026-01-07T12:00:00Z')

let chancery: Chancery
let app: ReturnType<typeof createApi>

beforeAll(async () => {
  chancery = openChancery({
    record: 'memory://',
    model: fileURLToPath(new URL('../../model', import.meta.url)),
    data: fileURLToPath(new URL('../../data', import.meta.url)),
    now,
    workers: 1,
  })
  const record = await chancery.record()
  for (let i = 0; i < 12; i++) await record.add(tell(happening(i % 4), i))
  app = createApi({ chancery, now, log: () => {}, keys: null, loopback: true, version: '0.0.0' })
})

afterAll(() => chancery.close())

const get = (path: string) => app.request(path, { headers: { host: 'localhost:4317' } })
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T

interface Listed {
  readonly items: readonly { readonly id: string; readonly kind: string }[]
}

/** The two states of one of the happenings. */
const pair = (): [string, string] => {
  const { a, b } = happening(1)
  return [a.state!, b.state!]
}

describe('numbers and their evidence', () => {
  test('every entry a series counts has a line', async () => {
    const [from, to] = pair()
    const measured = await json<{
      series: { counted: string[]; points: { entries: { id: string }[] }[] }[]
    }>(`/api/series?from=${from}&to=${to}&measure=counts`)
    const counted = measured.series[0]!.counted
    expect(counted.length).toBeGreaterThan(0)
    const behind = measured.series[0]!.points.flatMap((p) => p.entries.map((e) => e.id))
    expect(new Set(behind).size).toBeGreaterThan(0)
    const lines = await json<Listed>(`/api/lines?id=${counted.join(',')}`)
    expect(lines.items.map((l) => l.id)).toEqual(counted)
  })

  test('directed, there is a series for each way', async () => {
    const [from, to] = pair()
    const measured = await json<{ series: { from: { name: string }; to: { name: string } }[] }>(
      `/api/series?from=${from}&to=${to}&measure=counts&directed=true&by=year&since=2025&until=2026`,
    )
    expect(measured.series).toHaveLength(2)
    expect(measured.series[0]!.from).toEqual(measured.series[1]!.to)
  })

  test('a side may be several states or an organisation with its members', async () => {
    const [from] = pair()
    const several = await json<{ series: { to: { states: string[] } }[] }>(
      `/api/series?from=${from}&to=FRA,DEU&measure=counts`,
    )
    expect(several.series[0]!.to.states).toEqual(['FRA', 'DEU'])
    const union = await json<{ series: { to: { states: string[]; organisations: string[] } }[] }>(
      `/api/series?from=${from}&to=EU&measure=counts`,
    )
    expect(union.series[0]!.to.states).toContain('FRA')
    expect(union.series[0]!.to.organisations).toEqual(['org:eu'])
  })

  test('what is asked wrongly is told', async () => {
    expect((await get('/api/series?from=KOR&to=CHN&measure=mood')).status).toBe(400)
    expect((await get('/api/series?from=KOR&to=Nowhereland')).status).toBe(400)
    const ids = Array.from({ length: 101 }, (_, i) => `entry:${i}`).join(',')
    expect((await get(`/api/lines?id=${ids}`)).status).toBe(400)
  })

  test('series too short for tests are told so, not guessed at', async () => {
    const [from, to] = pair()
    const exchange = await json<{ model: unknown; notes: unknown[] }>(
      `/api/reciprocity?from=${from}&to=${to}&measure=net`,
    )
    expect(exchange.model).toBeNull()
    expect(exchange.notes.length).toBeGreaterThan(0)
  })
})

describe('views', () => {
  test('the timeline leaves no entry out: dated in order, the rest apart', async () => {
    const times = await json<{
      items: { id: string; from: string | null; to: string | null }[]
      undated: object[]
    }>('/api/timeline?kind=meeting')
    const counts = await json<{ meeting: number }>('/api/counts')
    expect(times.items.length + times.undated.length).toBe(counts.meeting)
    const days = times.items.map((i) => i.from ?? i.to!)
    expect(days).toEqual([...days].sort())
  })

  test('places and the entries that name none add up', async () => {
    const found = await json<{ places: { entries: string[] }[]; unplaced: number; unlocated: number }>(
      '/api/places?kind=meeting',
    )
    const counts = await json<{ meeting: number }>('/api/counts')
    const placed = new Set(found.places.flatMap((p) => p.entries))
    expect(placed.size + found.unplaced + found.unlocated).toBe(counts.meeting)
  })

  test('links of the network join its nodes, and name their entries', async () => {
    for (const nodes of ['states', 'persons']) {
      const network = await json<{
        nodes: { id: string }[]
        links: { a: string; b: string; entries: string[] }[]
      }>(`/api/network?nodes=${nodes}`)
      const ids = network.nodes.map((n) => n.id)
      expect(network.links.length).toBeGreaterThan(0)
      for (const { a, b, entries } of network.links) {
        expect(ids).toContain(a)
        expect(ids).toContain(b)
        expect(new Set(entries).size).toBe(entries.length)
      }
    }
  })

  test('undertakings tell how far they have come on a day', async () => {
    const { items } = await json<{ items: { follow: { status: string; steps: object[] } }[] }>(
      '/api/undertakings?asOf=2026-01',
    )
    for (const { follow } of items) expect(follow.steps.length).toBeGreaterThan(0)
  })

  test('undertakings in a stage are those of the whole record, however they are paged', async () => {
    type Followed = {
      items: { id: string; follow: { status: string; timing: string | null } }[]
      next: string
    }
    const all = await json<Followed>('/api/undertakings?asOf=2027-06')
    const stages = new Set(all.items.flatMap(({ follow }) => [follow.status, follow.timing ?? 'due']))
    for (const stage of [...stages, 'overdue']) {
      const found: string[] = []
      let next: string | null = null
      do {
        const page: Followed = await json<Followed>(
          `/api/undertakings?asOf=2027-06&status=${stage}&limit=1${next === null ? '' : `&next=${next}`}`,
        )
        expect(page.items.length).toBeLessThan(2)
        found.push(...page.items.map((i) => i.id))
        next = page.next
      } while (next !== null)
      const wanted = all.items.filter(({ follow }) => [follow.status, follow.timing].includes(stage))
      expect(found, stage).toEqual(wanted.map((i) => i.id))
    }
    expect((await get('/api/undertakings?next=elsewhere')).status).toBe(400)
  })
})

describe('holdings', () => {
  test('coverage has every month between the first and the last report', async () => {
    const { periods, publishers, freshness } = await json<{
      periods: { label: string; reports: number }[]
      publishers: { reports: number }[]
      freshness: { reports: number; since: string; until: string }
    }>('/api/coverage?by=month')
    expect(periods[0]!.label).toBe(freshness.since.slice(0, 7))
    expect(periods.at(-1)!.label).toBe(freshness.until.slice(0, 7))
    const sum = (of: readonly { reports: number }[]): number => of.reduce((n, { reports }) => n + reports, 0)
    expect(sum(periods)).toBe(freshness.reports)
    expect(sum(publishers)).toBe(freshness.reports)
  })

  test('changes are those after the moment, and none after the last', async () => {
    const all = await json<{ reports: number; fresh: Record<string, number>; more: object }>(
      '/api/changes?since=2000-01-01T00:00:00Z',
    )
    const counts = await json<Record<string, number>>('/api/counts')
    expect(all.fresh.meeting).toBe(counts.meeting)
    expect(all.more).toEqual({})
    const none = await json<{ reports: number; pairs: object[] }>('/api/changes?since=2030-01-01T00:00:00Z')
    expect(none).toMatchObject({ reports: 0, pairs: [], fresh: {}, entries: [] })
    const [a, b] = pair()
    const some = await json<{ entries: string[]; fresh: Record<string, number> }>(
      `/api/changes?since=2000-01-01T00:00:00Z&between=${a},${b}`,
    )
    const between = await json<Listed>(`/api/entries?between=${a},${b}&limit=200`)
    expect([...some.entries].sort()).toEqual(between.items.map((e) => e.id).sort())
    expect((await get('/api/changes?since=yesterday')).status).toBe(400)
  })

  test('persons most told of, of all states or of one', async () => {
    const { items } = await json<{ items: { id: string; state: string | null; entries: number }[] }>(
      '/api/persons',
    )
    expect(items.length).toBeGreaterThan(1)
    expect(items.map((p) => p.entries)).toEqual(items.map((p) => p.entries).sort((a, b) => b - a))
    const state = items.find((p) => p.state !== null)!.state!
    const some = await json<{ items: { state: string | null }[] }>(`/api/persons?of=${state}&limit=5`)
    expect(some.items.length).toBeGreaterThan(0)
    for (const p of some.items) expect(p.state).toBe(state)
  })
})
