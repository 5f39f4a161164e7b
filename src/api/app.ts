import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { stateWords } from '../index.ts'
import { type Env, identified, legible, needs, paced, sameSite } from './access.ts'
import { unfit } from './asked.ts'
import { type AuditLine, audited } from './audit.ts'
import { dossierRoutes } from './dossiers.ts'
import { entryRoutes } from './entries.ts'
import { holdingRoutes } from './holdings.ts'
import { judgementRoutes } from './judgements.ts'
import { type Key, keyring } from './keys.ts'
import { missing } from './missing.ts'
import { pageRoutes } from './pages.ts'
import { peopleRoutes } from './people.ts'
import { problem, problemOf, refusal } from './problem.ts'
import { reportRoutes } from './reports.ts'
import { type App, answers, freshness, pageOf, route, type Setting } from './routes.ts'
import { COMPONENTS, newReport, pageQuery, ref } from './schemas.ts'
import { seriesRoutes } from './series.ts'
import { sliceOf } from './slices.ts'
import { unchanged } from './unchanged.ts'
import { undertakingRoutes } from './undertakings.ts'
import { viewRoutes } from './views.ts'

/** What the API is made of. */
export interface ApiOptions extends Setting {
  /** The keys that are asked for; null asks for none, on loopback only. */
  readonly keys: readonly Key[] | null
  /** Whether only this machine can reach it. */
  readonly loopback: boolean
  /** The address a request comes from, for the pace of requests. */
  readonly addressOf?: (c: Context<Env>) => string
  /** Requests a minute for each key or address; 600 if not given. */
  readonly pace?: number
  /** The folder of the built web pages; null serves the API alone. */
  readonly pages?: string | null
  /** Answers models at `/mcp`, by the same rules of access; null does not. */
  readonly mcp?: ((request: Request) => Promise<Response>) | null
  /** Told of each request once it is answered. */
  readonly audit?: (line: AuditLine) => void
  /** Largest body, in bytes; 10 MB if not given. */
  readonly largest?: number
}

const LARGEST = 10_000_000
/** Requests that are kept for admins to see. */
const KEPT = 1_000

/** The HTTP API over a record: JSON, the formats of the field, problems as RFC 9457, its own description as OpenAPI 3.1. */
export function createApi(options: ApiOptions): App {
  const { chancery, log } = options
  const largest = options.largest ?? LARGEST
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return
      throw refusal(400, unfit(result.error.issues[0]!, (result as { data?: unknown }).data))
    },
  })
  app.use('/api/*', compress())
  app.use('/api/*', async (c, next) => {
    await next()
    // An answer is no page, whatever a browser takes it for; a dossier's page brings its own style sheet and no script at all.
    const style = c.req.path.endsWith('/dossier.html') ? " style-src 'unsafe-inline';" : ''
    c.res.headers.set(
      'Content-Security-Policy',
      `default-src 'none';${style} base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
  })
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  )
  const keys = options.keys === null ? null : keyring(options.keys)
  const addressOf = options.addressOf ?? (() => 'here')
  const kept: AuditLine[] = []
  const tell = (line: AuditLine): void => {
    kept.push(line)
    if (kept.length > KEPT) kept.shift()
    options.audit?.(line)
  }
  for (const path of ['/api/*', '/mcp']) {
    app.use(path, audited(tell, options.now, addressOf))
    app.use(path, sameSite(options.loopback))
    app.use(path, identified(keys))
    app.use(path, paced(options.pace ?? 600, options.now, addressOf))
    app.use(path, legible)
    app.use(
      path,
      bodyLimit({
        maxSize: largest,
        onError: (c) => problem(c, 413, `expected at most ${largest} bytes, got more; split the text`),
      }),
    )
    app.use(path, async (c, next) => {
      await next()
      if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
    })
  }
  app.use('/api/*', unchanged(chancery, options.now))
  if (options.mcp) {
    const answer = options.mcp
    app.all('/mcp', (c) => answer(c.req.raw))
  }

  entryRoutes(app, options)
  reportRoutes(app, options)
  dossierRoutes(app, options)
  undertakingRoutes(app, options)
  peopleRoutes(app, options)
  seriesRoutes(app, options)
  viewRoutes(app, options)
  holdingRoutes(app, options)
  judgementRoutes(app, options)

  const fresh = freshness(options)
  app.openapi(
    route({
      method: 'get',
      path: '/api/record',
      summary: 'How much the record holds, of which days, and who asks',
      request: { query: z.object({}) },
      responses: answers(
        {
          type: 'object',
          required: ['counts', 'you', 'version', 'freshness'],
          properties: {
            counts: { type: 'object' },
            you: { type: ['object', 'null'], description: 'name and role of the key' },
            version: { type: 'string' },
            freshness: ref('freshness'),
          },
        },
        'counts of reports, findings, entries, judgements and publishers',
      ),
    }),
    async (c) => {
      const key = c.get('key')
      return c.json({
        counts: await (await chancery.record()).counts(),
        you: key === null ? null : { name: key.name, role: key.role },
        version: options.version,
        freshness: await fresh(),
      }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/pairs',
      summary: 'The pairs of states with the most entries',
      request: { query: pageQuery.pick({ limit: true, next: true }) },
      responses: answers(pageOf('pair'), 'pairs, the fullest first'),
    }),
    async (c) => {
      const record = await chancery.record()
      const { items, ...rest } = await sliceOf(c, c.req.valid('query'), (most) => record.pairs(most))
      const named = items.map((p) => ({ ...p, names: p.states.map(chancery.states.nameOf) }))
      return c.json({ items: named, ...rest, freshness: await fresh() }) as never
    },
  )
  app.openapi(
    route({
      method: 'get',
      path: '/api/states',
      summary: 'Codes and names of states',
      request: { query: z.object({}) },
      responses: answers(
        {
          type: 'object',
          required: ['items'],
          properties: { items: { type: 'array', items: ref('state') } },
        },
        'ISO 3166-1 alpha-3 codes with English short names, and these with their article as a sentence has them',
      ),
    }),
    async (c) =>
      c.json({
        items: chancery.states.codes.map((code) => {
          const name = chancery.states.nameOf(code)
          return { code, name, inSentence: stateWords(name) }
        }),
      }) as never,
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/audit',
      summary: `The latest ${KEPT} requests: who asked what, when, and how it was answered; for admins`,
      request: { query: pageQuery.pick({ limit: true, next: true }) },
      responses: answers(pageOf('auditLine'), 'requests, the latest first; `serve --audit FILE` keeps all'),
    }),
    async (c) => {
      needs(c, 'admin')
      const page = await sliceOf(c, c.req.valid('query'), async () => [...kept].reverse())
      return c.json({ ...page, freshness: await fresh() }) as never
    },
  )

  for (const [name, schema] of Object.entries(COMPONENTS))
    app.openAPIRegistry.registerComponent('schemas', name, schema)
  app.openAPIRegistry.register('NewReport', newReport)
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version: options.version,
      description:
        'The diplomatic record: meetings, visits, statements, undertakings and more, each with the words that prove it. Fields are only ever added.',
    },
    security: options.keys === null ? [] : [{ key: [] }],
  })
  if (options.pages) pageRoutes(app, options.pages)
  app.notFound(missing(app))
  app.onError((error, c) => problemOf(c, error, log))
  return app
}
