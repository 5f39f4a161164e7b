import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from '../../src/api/index.ts'
import { type Chancery, openChancery } from '../../src/index.ts'
import { happening, tell } from '../record/sample-findings.ts'

/** Requests made from the API's own description, good and bad. */

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}
interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required?: boolean
  readonly schema: Schema
}
interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >
}
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const now = () => new Date('2026-01-07T12:00:00Z')
const headers = { host: 'localhost:4317' }
let chancery: Chancery
let app: ReturnType<typeof createApi>
let described: Described
const failures: string[] = []
/** Words that make good answers likely, by the parameters they suit. */
const known: Record<string, string[]> = {
  'a from': ['KOR', 'South Korea'],
  'b to': ['CHN', 'Japan'],
  'between source target of third': ['KOR', 'CHN', 'Korea'],
  kind: ['meeting', 'statement', 'visit'],
  type: ['pledge', 'CONSULT'],
  'person name': ['Han Seo-yeon', 'Deng'],
  title: ['president', 'foreign minister'],
  text: ['talks', '"held talks" or -war'],
  place: ['Seoul', 'KOR'],
  since: ['2025-06', '2025-01-01'],
}
const suited = (name: string): string[] =>
  Object.entries(known).find(([names]) => names.split(' ').includes(name))?.[1] ?? ['KOR', 'talks', '7']

beforeAll(async () => {
  chancery = openChancery({
    record: 'memory://',
    model: fileURLToPath(new URL('../../model', import.meta.url)),
    data: fileURLToPath(new URL('../../data', import.meta.url)),
    now,
    workers: 1,
  })
  const record = await chancery.record()
  await record.addMany(Array.from({ length: 8 }, (_, i) => tell(happening(i % 3), i)))
  app = createApi({
    chancery,
    now,
    log: (m) => failures.push(m),
    keys: null,
    loopback: true,
    version: '0',
    pace: 1e9,
  })
  described = (await (await app.request('/api/openapi.json', { headers })).json()) as Described
  const { items } = await record.entries({ limit: 2 })
  known['id report subject'] = items.flatMap((e) => [e.id, e.view.report])
})
afterAll(() => chancery.close())

/** Checks of answers, by the place of their schema in the description. */
function checker(): (schema: object) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false })
  ajv.addSchema({ $id: 'api', components: described.components })
  const made = new Map<string, ValidateFunction>()
  return (schema) => {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"api#/components')
    const validate = made.get(text) ?? ajv.compile(JSON.parse(text) as object)
    made.set(text, validate)
    return validate
  }
}

/** Without half characters, which no address can carry. */
const whole = (text: string): string => text.replace(/\p{Cs}/gu, '?')

const wild = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u0000',
      "'; drop table entry; --",
      '<script>alert(1)</script>',
      '%',
      '%E0%A4%A',
      '../../etc/passwd',
      '-1',
      '1e309',
      'NaN',
      '9999999999999999999',
      '2026-02-30',
      '0000',
      'null',
      '[object Object]',
      'a'.repeat(3000),
      'WyJ4IiwieSJd',
      '"',
      '((',
      'person:',
      'entry:',
    ),
  },
)

/** A value for a parameter: one that fits or, in a wild request, any at all. */
function valueFor({ name, schema }: Parameter, tame: boolean): fc.Arbitrary<string> {
  const types = [schema.type].flat()
  const { minimum = 0, maximum = 20 } = schema
  const fitting =
    schema.enum !== undefined
      ? fc.constantFrom(...schema.enum.map(String))
      : types.includes('integer')
        ? fc.integer({ min: minimum, max: Math.min(maximum, 20) }).map(String)
        : types.includes('number')
          ? fc.double({ min: minimum, max: Math.min(maximum, 1), noNaN: true }).map(String)
          : schema.pattern?.startsWith('^\\d{4}')
            ? fc.constantFrom('2025-06-01', '2025-12-31', '2026-01-06')
            : name === 'since' && (schema as { format?: string }).format === 'date-time'
              ? fc.constant('2026-01-06T09:00:00Z')
              : fc.nat(100).map((i) => suited(name)[i % suited(name).length]!)
  return tame ? fitting : fc.oneof({ weight: 3, arbitrary: fitting }, { weight: 2, arbitrary: wild })
}

interface Asked {
  readonly path: string
  readonly method: string
  readonly body: string | null
  readonly type: string | null
  readonly accept: string | null
  readonly operation: Operation
}

/** A request to one path of the description. */
function requestTo(path: string, method: string, operation: Operation): fc.Arbitrary<Asked> {
  const parameters = operation.parameters ?? []
  const values = fc
    .boolean()
    .chain((tame) =>
      fc.tuple(
        ...parameters.map((p) =>
          p.in === 'path' || p.required
            ? valueFor(p, tame).map((v): string | null => v)
            : p.name === 'next' && tame
              ? fc.constant(null)
              : fc.option(valueFor(p, tame), { freq: 1, nil: null }),
        ),
      ),
    )
  const stray = fc.option(fc.tuple(wild, wild), { freq: 8, nil: null })
  const json = fc.oneof(
    fc.json({ maxDepth: 2 }),
    fc.string({ maxLength: 20 }),
    fc
      .record({
        subject: fc.oneof(fc.array(fc.constantFrom(...suited('subject')), { maxLength: 3 }), fc.string()),
        verdict: fc.constantFrom(
          'same',
          'different',
          'right',
          'wrong',
          'edit',
          'unsure',
          'score',
          'undo',
          'x',
        ),
        value: fc.jsonValue({ maxDepth: 1 }),
        by: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
        why: fc.option(fc.string({ unit: 'binary', maxLength: 8 }), { nil: undefined }),
      })
      .map((v) => JSON.stringify(v)),
  )
  return fc
    .tuple(
      values,
      stray,
      method === 'post' ? json : fc.constant(null),
      fc.constantFrom('application/json', 'application/json', 'text/html;;', 'image/png', ''),
      fc.constantFrom(
        null,
        null,
        'application/json',
        'text/csv',
        'text/calendar, */*;q=0.1',
        'image/png',
        '\u00ff',
      ),
    )
    .map(([given, extra, body, type, accept]) => {
      let at = path
      const query = new URLSearchParams()
      parameters.forEach((p, i) => {
        const value = given[i]
        if (value === null || value === undefined) return
        if (p.in === 'path') at = at.replace(`{${p.name}}`, () => encodeURIComponent(whole(value)) || 'x')
        else query.append(p.name, whole(value))
      })
      if (extra !== null) query.append(whole(extra[0]), whole(extra[1]))
      const search = query.toString()
      return {
        path: search === '' ? at : `${at}?${search}`,
        method: method.toUpperCase(),
        body,
        type: body === null ? null : type,
        accept,
        operation,
      }
    })
}

async function checked(asked: Asked, check: ReturnType<typeof checker>): Promise<number> {
  const { path, method, body, type, accept, operation } = asked
  const answer = await app.request(`http://localhost:4317${path}`, {
    method,
    headers: {
      ...headers,
      ...(type === null ? {} : { 'content-type': type }),
      ...(accept === null ? {} : { accept }),
    },
    ...(body === null ? {} : { body }),
  })
  const kind = (answer.headers.get('content-type') ?? '').split(';')[0]!
  const text = await answer.text()
  const seen = `${method} ${path} -> ${answer.status} ${kind} ${text.slice(0, 300)}\n${failures.splice(0).join('\n').slice(0, 1500)}`
  if (answer.status >= 500) throw new Error(seen)
  if (answer.status >= 400) {
    if (kind !== 'application/problem+json') throw new Error(seen)
    const problem = JSON.parse(text) as Record<string, unknown>
    expect(problem.status, seen).toBe(answer.status)
    expect(check({ $ref: '#/components/schemas/Problem' })(problem), seen).toBe(true)
    return answer.status
  }
  const content = operation.responses['200']?.content ?? {}
  const negotiated = !Object.keys(content).some((t) => t.split(';')[0] === kind) && accept !== null
  if (negotiated) return answer.status
  const schema = Object.entries(content).find(([t]) => t.split(';')[0] === kind)?.[1].schema
  if (schema === undefined) throw new Error(`not described: ${seen}`)
  if (kind === 'application/json' && path.split('?')[0]!.split('.').length < 2) {
    const validate = check(schema)
    if (!validate(JSON.parse(text))) throw new Error(`${JSON.stringify(validate.errors?.[0])}\n${seen}`)
  }
  return answer.status
}

/** Reading takes the model and seconds; what may be posted there is tried in the suite of the API. */
const SLOW = ['post /api/reports']

describe('requests made from the description', { timeout: 300_000 }, () => {
  test('never fail, answer as described, and tell problems as RFC 9457', async () => {
    const check = checker()
    const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    expect(operations.length).toBeGreaterThan(30)
    const wrong: string[] = []
    const statuses = new Map<string, Set<number>>()
    for (const { path, method, operation } of operations) {
      const name = `${method} ${path}`
      if (SLOW.includes(name)) continue
      const seen = new Set<number>()
      const runs =
        operation.parameters === undefined || operation.parameters.length === 0
          ? 2
          : path.includes('.')
            ? 4
            : 24
      const outcome = await fc.check(
        fc.asyncProperty(requestTo(path, method, operation), async (asked) => {
          seen.add(await checked(asked, check))
        }),
        { numRuns: runs, seed: 20_260_107, endOnFailure: true },
      )
      if (outcome.failed) wrong.push(String(outcome.errorInstance).slice(0, 1500))
      statuses.set(name, seen)
    }
    expect(wrong).toEqual([])
    // Enough of it was good to have tested the answers.
    const good = [...statuses].filter(([, seen]) => seen.has(200)).length
    expect(good / statuses.size).toBeGreaterThan(0.7)
  })

  test('other methods, addresses and bodies are problems too', async () => {
    const check = checker()
    const operation: Operation = { responses: {} }
    const paths = [
      '/api/nothing',
      '/api/entries/%E0%A4%A',
      '/api/entries?text=%00',
      '/api/entries?limit=5&limit=6',
      '/api/entries?kind[]=x',
    ]
    for (const path of paths)
      for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
        expect(
          await checked(
            {
              path,
              method,
              body: method === 'GET' ? null : '{}',
              type: 'application/json',
              accept: null,
              operation,
            },
            check,
          ).catch((e: Error) => (e.message.startsWith('not described') ? 200 : Promise.reject(e))),
        ).toBeLessThan(500)
  })
})

describe('lists', () => {
  test('go on by an opaque next, each item once', async () => {
    const lists = [
      '/api/entries',
      '/api/reports',
      '/api/undertakings',
      '/api/persons',
      '/api/pairs',
      '/api/judgements',
      '/api/search?text=talks',
      '/api/offices?title=president&of=KOR',
    ]
    const get = async (path: string) =>
      (await (await app.request(path, { headers })).json()) as {
        items: unknown[]
        next: string | null
        nextUrl: string | null
        freshness: { asOf: string }
      }
    for (const path of lists) {
      const whole = await get(`${path}${path.includes('?') ? '&' : '?'}limit=500`)
      expect(whole.next, path).toBe(null)
      expect(whole.freshness.asOf, path).toBe('2026-01-07T12:00:00.000Z')
      const size = Math.max(1, Math.ceil(whole.items.length / 3))
      const parts: unknown[] = []
      let next: string | null = `${path}${path.includes('?') ? '&' : '?'}limit=${size}`
      while (next !== null) {
        const page = await get(next)
        expect(page.items.length).toBeLessThanOrEqual(size)
        parts.push(...page.items)
        next = page.nextUrl
      }
      expect(parts, path).toEqual(whole.items)
    }
  })
})
