import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditLine, createApi, createKey, readKeys, revokeKey, serve } from '../../src/api/index.ts'
import { type Chancery, openChancery } from '../../src/index.ts'
import { happening, tell } from '../record/sample-findings.ts'

const now = () => new Date('2026-01-07T12:00:00Z')
const here = { headers: { host: 'localhost:4317' } }
const folder = mkdtempSync(join(tmpdir(), 'chancery-api-'))
const keysFile = join(folder, 'keys.json')

let chancery: Chancery
let app: ReturnType<typeof createApi>
const made = (options: Partial<Parameters<typeof createApi>[0]> = {}) =>
  createApi({ chancery, now, log: () => {}, keys: null, loopback: true, version: '0.0.0', ...options })

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
  app = made()
})

afterAll(async () => {
  await chancery.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { ...here.headers, ...headers } })
const json = async (path: string) => (await (await get(path)).json()) as never
const post = (path: string, body: unknown, headers: Record<string, string> = {}, to = app) =>
  to.request(path, {
    method: 'POST',
    body:
      typeof body === 'string'
        ? body
        : body instanceof Uint8Array
          ? new Uint8Array(body)
          : JSON.stringify(body),
    headers: { ...here.headers, 'content-type': 'application/json', ...headers },
  })

describe('entries', () => {
  test('pages follow one another and leave nothing out', async () => {
    const all = new Set<string>()
    let next: string | null = '/api/entries?limit=7&kind=meeting'
    while (next !== null) {
      const page: { items: { id: string; kind: string }[]; nextUrl: string | null } = await json(next)
      for (const { id, kind } of page.items) {
        expect(kind).toBe('meeting')
        expect(all.has(id)).toBe(false)
        all.add(id)
      }
      next = page.nextUrl
    }
    const counts: { meeting: number } = await json('/api/counts')
    expect(all.size).toBe(counts.meeting)
    expect(all.size).toBeGreaterThan(3)
  })

  test('states are understood by name, and misspelt ones get a near name', async () => {
    const { a, b } = happening(2)
    const names = [a.state, b.state].map((code) => chancery.states.nameOf(code))
    const byName: { items: unknown[] } = await json(
      `/api/entries?between=${names.map(encodeURIComponent).join(',')}`,
    )
    const byCode: { items: unknown[] } = await json(`/api/entries?between=${a.state}&between=${b.state}`)
    expect(byName.items).toEqual(byCode.items)
    expect(byCode.items.length).toBeGreaterThan(0)
    const wrong = await get('/api/entries?between=Germny')
    expect(wrong.status).toBe(400)
    expect(wrong.headers.get('content-type')).toContain('application/problem+json')
    expect(await wrong.json()).toMatchObject({ status: 400, detail: expect.stringContaining('Germany') })
  })

  test('an entry comes with passages of its report, its reports and judgements', async () => {
    const { items }: { items: { id: string }[] } = await json('/api/entries?limit=1&kind=meeting')
    const one: {
      entry: { findings: { id: string }[] }
      passages: Record<string, { quote: string }[]>
      reports: object[]
    } = await json(`/api/entries/${items[0]!.id}`)
    for (const f of one.entry.findings) expect(one.passages[f.id]!.length).toBeGreaterThan(0)
    expect(one.reports.length).toBeGreaterThan(0)
    expect((await get('/api/entries/entry:none')).status).toBe(404)
  })

  test('endings and Accept give the formats of the field', async () => {
    const csv = await get('/api/entries.csv?kind=meeting')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toContain('.csv"')
    const lines = (await csv.text()).trim().split('\n')
    expect(lines.length).toBeGreaterThan(3)
    const accepted = await get('/api/entries?kind=meeting', { accept: 'text/csv' })
    expect((await accepted.text()).trim().split('\n').length).toBe(lines.length)
    expect((await get('/api/entries.csv')).status).toBe(400)
    const page: { items: unknown[] } = await json('/api/entries?limit=2')
    const suffixed = (await (await get('/api/entries.json?limit=2', { accept: 'text/csv' })).json()) as {
      items: unknown[]
    }
    expect(suffixed.items).toEqual(page.items)
    for (const [ending, type] of [
      ['bib', 'application/x-bibtex'],
      ['bibtex', 'application/x-bibtex'],
      ['ics', 'text/calendar; charset=utf-8'],
      ['geojson', 'application/geo+json; charset=utf-8'],
      ['gexf', 'application/gexf+xml; charset=utf-8'],
      ['csl.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
    ]) {
      const answer = await get(`/api/entries.${ending}`)
      expect([answer.status, answer.headers.get('content-type')], ending).toEqual([200, type])
      expect((await answer.text()).length, ending).toBeGreaterThan(50)
    }
  })
})

describe('reports', () => {
  test('a report is told with its text and findings; its quotes hold', async () => {
    const { items }: { items: { id: string; text?: string }[] } = await json('/api/reports?limit=3')
    expect(items[0]!.text).toBeUndefined()
    const one: {
      report: { text: string }
      findings: { evidence: { start: number; end: number; quote: string }[] }[]
    } = await json(`/api/reports/${items[0]!.id}`)
    for (const f of one.findings)
      for (const e of f.evidence) expect(one.report.text.slice(e.start, e.end)).toBe(e.quote)
  })

  test('a pasted report is read into the record, and its reading can be followed', async () => {
    const text =
      'SEOUL, Jan. 6, 2026 (Morning Wire) -- South Korean President Han Seo-yeon met Japanese Prime Minister Ito Kenji in Seoul on Tuesday.'
    const answer = await post(
      '/api/reports',
      { text, publisher: 'Morning Wire' },
      { accept: 'text/event-stream' },
    )
    const events = await answer.text()
    expect(events.match(/^event: .*$/gm)).toEqual([
      'event: waiting',
      'event: reading',
      'event: outcome',
      'event: end',
    ])
    const outcome = JSON.parse(/event: outcome\ndata: (.*)/.exec(events)![1]!)
    expect(outcome).toMatchObject({ outcome: 'new', report: { publisher: 'Morning Wire' } })
    expect(outcome.findings.map((f: { kind: string }) => f.kind)).toContain('meeting')
    const plain = await post('/api/reports?publisher=Morning%20Wire', text, { 'content-type': 'text/plain' })
    expect(await plain.json()).toMatchObject({ outcomes: [{ outcome: 'known' }] })
    const sheet = Buffer.from(`title,text\nUn café,"${text.replace('Han', 'Hélène')}"\n`, 'latin1')
    const file = await post('/api/reports?name=news.csv', sheet, {
      'content-type': 'application/octet-stream',
    })
    expect(await file.json()).toMatchObject({ outcomes: [{ outcome: 'new', report: { title: 'Un café' } }] })
    const list = '/api/entries?kind=meeting'
    // The first to ask after something came in has it merged, which is written too.
    await get(list)
    const tag = (await get(list)).headers.get('etag')!
    expect((await get(list, { 'if-none-match': `"another", ${tag}` })).status).toBe(304)
    expect((await get('/api/entries', { 'if-none-match': tag })).status).toBe(200)
    expect((await get(list, { 'if-none-match': tag, accept: 'text/csv' })).status).toBe(200)
    await post('/api/reports', { text: `${text} They agreed to meet again in June.` })
    expect((await get(list, { 'if-none-match': tag })).status).toBe(200)
    const again = await post('/api/reports', { text, publisher: 'Morning Wire' })
    expect(await again.json()).toMatchObject({ outcomes: [{ outcome: 'known' }] })
    expect((await post('/api/reports', 'x', { 'content-type': 'image/png' })).status).toBe(415)
    expect((await post('/api/reports', { title: 'no text' })).status).toBe(400)
    expect(
      (
        await post(
          '/api/reports',
          'x'.repeat(2000),
          { 'content-type': 'text/plain' },
          made({ largest: 1000 }),
        )
      ).status,
    ).toBe(413)
  })
})

describe('dossiers, persons, search', () => {
  test('a dossier as JSON, HTML, Markdown and text', async () => {
    const { a, b } = happening(2)
    const path = `/api/dossiers/${a.state}/${b.state}`
    const dossier: { counts: { entries: number } } = await json(path)
    expect(dossier.counts.entries).toBeGreaterThan(0)
    const page = await get(`${path}/dossier.html`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await (await get(`${path}/dossier.md`)).text()).toContain(chancery.states.nameOf(a.state))
    expect((await get(`/api/dossiers/${a.state}/${a.state}`)).status).toBe(400)
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    for (const [answer, type, magic] of [
      [await get(`${path}/dossier.docx`), word, 'PK'],
      [await get(path, { accept: `${word}, application/json;q=0.5` }), word, 'PK'],
      [await get(`${path}/dossier.pdf?until=2026-01`), 'application/pdf', '%P'],
    ] as const) {
      expect(answer.headers.get('content-type')).toBe(type)
      expect(answer.headers.get('content-disposition')).toContain('attachment; filename="chancery-')
      expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 2)).toBe(magic)
    }
    expect((await get(`${path}?since=2026-02-30`)).status).toBe(400)
  })

  test('a series as a table for statistics', async () => {
    const { a, b } = happening(2)
    const query = `from=${a.state}&to=${b.state}&by=quarter`
    const answer = await get(`/api/series.csv?${query}`)
    expect(answer.headers.get('content-disposition')).toContain('chancery-counts.csv')
    const lines = (await answer.text()).trim().split(/\r?\n/)
    const { series }: { series: { points: unknown[] }[] } = await json(`/api/series?${query}`)
    expect(lines.length).toBe(1 + series[0]!.points.length)
    expect(lines[0]).toMatch(/^from,from_iso,from_cow,from_gw,to,/)
  })

  test('who a person is, and words found', async () => {
    const { a } = happening(2)
    const persons: { items: { offices: unknown[] }[] } = await json(
      `/api/persons?name=${encodeURIComponent(a.name)}`,
    )
    expect(persons.items[0]!.offices.length).toBeGreaterThan(0)
    const hits: { items: { snippet: string }[] } = await json(
      '/api/search?text=%22must%20be%20settled%20by%20talks%22',
    )
    expect(hits.items.length).toBeGreaterThan(0)
  })
})

describe('judgements', () => {
  test('are made, listed and taken back', async () => {
    const { items }: { items: { id: string }[] } = await json('/api/entries?limit=1&kind=visit')
    const { id } = items[0]!
    const judged = await post('/api/judgements', { subject: [id], verdict: 'right', by: 'Ana', why: 'seen' })
    expect(judged.status).toBe(200)
    const judgement = (await judged.json()) as { id: string }
    const listed: { items: { id: string; undone: boolean }[] } = await json(`/api/judgements?subject=${id}`)
    expect(listed.items.find((j) => j.id === judgement.id)).toMatchObject({ undone: false })
    expect((await post(`/api/judgements/${judgement.id}/undo`, { by: 'Ana' })).status).toBe(200)
    const after: { items: { id: string; undone: boolean }[] } = await json(`/api/judgements?subject=${id}`)
    expect(after.items.find((j) => j.id === judgement.id)).toMatchObject({ undone: true })
    expect((await post('/api/judgements', { subject: [id], verdict: 'right' })).status).toBe(400)
    expect(
      (await post('/api/judgements', { subject: ['entry:none'], verdict: 'right', by: 'Ana' })).status,
    ).toBe(400)
  })
})

describe('who may do what', () => {
  test('another site, or another name for this machine, is refused', async () => {
    const body = { subject: ['x'], verdict: 'right', by: 'Eve' }
    expect((await post('/api/judgements', body, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/api/judgements', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await app.request('/api/record', { headers: { host: 'evil.example' } })).status).toBe(403)
    expect((await post('/api/judgements', body, { origin: 'http://localhost:4317' })).status).toBe(400)
  })

  test('keys: kept as hashes, asked for, limited by role, signed with, revoked', async () => {
    const reader = await createKey(keysFile, { name: 'Rui', role: 'reader' }, now)
    const editor = await createKey(keysFile, { name: 'Ana', role: 'editor' }, now)
    expect(readFileSync(keysFile, 'utf8')).not.toContain(editor.secret.split('_')[2]!)
    expect(statSync(keysFile).mode & 0o777).toBe(0o600)
    const locked = made({ keys: await readKeys(keysFile) })
    const as = (secret: string) => ({ authorization: `Bearer ${secret}` })
    expect((await locked.request('/api/record', here)).status).toBe(401)
    expect(
      (
        await locked.request('/api/record', {
          headers: { ...here.headers, ...as('chancery_000000000000_nonsense-nonsense') },
        })
      ).status,
    ).toBe(401)
    expect(
      (await locked.request('/api/record', { headers: { ...here.headers, ...as(reader.secret) } })).status,
    ).toBe(200)
    const { items }: { items: { id: string }[] } = await json('/api/entries?limit=1&kind=tenure')
    const body = { subject: [items[0]!.id], verdict: 'unsure', by: 'somebody else' }
    expect((await post('/api/judgements', body, as(reader.secret), locked)).status).toBe(403)
    const signed = await post('/api/judgements', body, as(editor.secret), locked)
    expect(await signed.json()).toMatchObject({ by: 'Ana' })
    await revokeKey(keysFile, editor.key.id, now)
    const later = made({ keys: await readKeys(keysFile) })
    expect(
      (await later.request('/api/record', { headers: { ...here.headers, ...as(editor.secret) } })).status,
    ).toBe(401)
  })

  test('each request is told, refused ones too, and admins can look at the latest', async () => {
    const told: AuditLine[] = []
    const file = join(folder, 'audited.json')
    const admin = await createKey(file, { name: 'Ada', role: 'admin' }, now)
    const reader = await createKey(file, { name: 'Rui', role: 'reader' }, now)
    const watched = made({ keys: await readKeys(file), audit: (line) => told.push(line) })
    const ask = (path: string, secret?: string) =>
      watched.request(path, {
        headers: { ...here.headers, ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
      })
    await ask('/api/entries?kind=visit&limit=1', reader.secret)
    await ask('/api/record')
    expect((await ask('/api/audit', reader.secret)).status).toBe(403)
    expect(told.map(({ name, method, path, status }) => [name, method, path, status])).toEqual([
      ['Rui', 'GET', '/api/entries?kind=visit&limit=1', 200],
      [null, 'GET', '/api/record', 401],
      ['Rui', 'GET', '/api/audit', 403],
    ])
    const { items } = (await (await ask('/api/audit?limit=2', admin.secret)).json()) as { items: AuditLine[] }
    expect(items).toEqual([told[2], told[1]])
    expect(JSON.stringify(told)).not.toContain(admin.secret)
  })

  test('an answer is no page: nothing in it may run', async () => {
    for (const path of ['/api/record', '/api/entries.csv?kind=meeting', '/api/nothing']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
    }
  })

  test('too many requests are told to wait', async () => {
    const slow = made({ pace: 2 })
    const answers = []
    for (let i = 0; i < 3; i++) answers.push((await slow.request('/api/openapi.json', here)).status)
    expect(answers).toEqual([200, 200, 429])
  })

  test('off loopback it needs keys', async () => {
    const options = { chancery, now, log: () => {}, version: '0.0.0', port: 0 }
    await expect(serve({ ...options, keys: null, host: '0.0.0.0' })).rejects.toThrow(
      'expected keys to serve on 0.0.0.0',
    )
    const served = await serve({ ...options, keys: null, host: '127.0.0.1' })
    const answer = await fetch(`${served.url}/api/record`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    await served.close()
  })
})

test('the description names every path and its schemas are those of the record', async () => {
  const described: {
    openapi: string
    paths: Record<string, object>
    components: { schemas: Record<string, object> }
  } = await json('/api/openapi.json')
  expect(described.openapi).toBe('3.1.0')
  expect(Object.keys(described.paths)).toContain('/api/entries/{id}')
  const refs = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]!)
  for (const name of refs) expect(Object.keys(described.components.schemas)).toContain(name)
  expect(described.components.schemas.Meeting).toBeDefined()
})

test('what is asked amiss is told: the value, the method, the ending', async () => {
  const told = async (path: string, init?: RequestInit) => {
    const answer = await app.request(path, { ...here, ...init })
    return `${answer.status} ${((await answer.json()) as { detail: string }).detail}`
  }
  expect(await told('/api/entries?limit=0')).toContain('400 expected limit to be 1 or more, got "0"')
  expect(await told('/api/entries?since=soon')).toContain('a day, month or year (2026-01-06')
  expect(await told('/api/undertakings?status=late')).toContain('one of open, progress')
  expect(await told('/api/search')).toContain('expected text, got none')
  expect(await told('/api/entries', { method: 'PUT' })).toBe('405 expected GET for /api/entries, got PUT')
  expect(await told('/api/entries.doc')).toMatch(/404 .* an ending of .*\.csv.* got \.doc$/)
})

test('an unknown path is a problem, not a page', async () => {
  const answer = await get('/api/nothing')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
})
