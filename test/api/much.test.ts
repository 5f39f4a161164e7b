import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from '../../src/api/index.ts'
import { loadStateNames, openChancery } from '../../src/index.ts'
import { DOSSIER_TOOL } from '../../src/mcp/tools/dossier.ts'
import { act, Draft, day, party, shift } from '../record/sample-findings.ts'

const now = () => new Date('2026-01-07T12:00:00Z')
const data = fileURLToPath(new URL('../../data', import.meta.url))

/** More acts of one state toward another than a dossier shows. */
const ACTS = 112

describe('a dossier of more than it shows', () => {
  const chancery = openChancery({
    record: 'memory://',
    model: fileURLToPath(new URL('../../model', import.meta.url)),
    data,
    now,
    workers: 1,
  })
  const app = createApi({ chancery, now, log: () => {}, keys: null, loopback: true, version: '0.0.0' })
  const json = async <T>(path: string): Promise<T> =>
    (await (await app.request(path, { headers: { host: 'localhost:4317' } })).json()) as T

  beforeAll(async () => {
    const { report, findings } = new Draft(
      Array.from({ length: ACTS }, (_, i) => {
        const text = `Turkey praised Egypt on occasion ${i}.`
        return {
          text,
          build: (quote, of) =>
            act(of, {
              parties: [
                party('source', { state: 'TUR' }, quote('Turkey')),
                party('target', { state: 'EGY' }, quote('Egypt')),
              ],
              type: 'SUPPORT',
              quad: 1,
              cameo: '051',
              when: day(shift('2025-01-01', i)),
              evidence: [quote(text)],
            }),
        }
      }),
      { publisher: 'Northern Wire', published: '2025-12-01' },
    )
    await (await chancery.record()).add({ report, findings, notes: [] })
  })
  afterAll(() => chancery.close())

  test('over HTTP it says what it leaves out and where that is', async () => {
    const d = await json<{
      acts: { id: string }[]
      left: { kind: string; entries: number; nextUrl: string }[]
      limits: string[]
    }>('/api/dossiers/TUR/EGY')
    expect(d.left).toMatchObject([{ kind: 'act', entries: ACTS - 100 }])
    expect(d.limits.join()).toContain(`${ACTS - 100} older acts`)
    const rest = await json<{ items: { id: string }[]; next: null }>(d.left[0]!.nextUrl)
    expect(rest.next).toBe(null)
    expect(new Set([...d.acts, ...rest.items].map((i) => i.id)).size).toBe(ACTS)
    expect(d.acts.length + rest.items.length).toBe(ACTS)
  })

  test('for models the cursor of a part goes on past the newest', async () => {
    const states = loadStateNames(data)
    const setting = { use: (work: (c: typeof chancery) => unknown) => work(chancery), states, now } as never
    const found: string[] = []
    let cursor: string | undefined
    do {
      const { values } = await DOSSIER_TOOL.run(
        { a: 'TUR', b: 'EGY', part: 'acts', limit: 90, ...(cursor === undefined ? {} : { cursor }) } as never,
        setting,
      )
      const { items, next_cursor, parts } = values as {
        items: { id: string }[]
        next_cursor: string | null
        parts: { name: string; items: number; older: number }[]
      }
      expect(parts.find((p) => p.name === 'acts')).toMatchObject({ items: 100, older: ACTS - 100 })
      found.push(...items.map((i) => i.id))
      cursor = next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(found).toHaveLength(ACTS)
    expect(new Set(found).size).toBe(ACTS)
  })
})
