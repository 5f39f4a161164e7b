import { createRoute, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Chancery } from '../index.ts'
import type { Env } from './access.ts'
import { ref } from './schemas.ts'

export type App = OpenAPIHono<Env>

/** What the routes answer from. */
export interface Setting {
  readonly chancery: Chancery
  readonly now: () => Date
  readonly log: (message: string) => void
  readonly version: string
}

type Schema = ReturnType<typeof ref> | Readonly<Record<string, unknown>>

const json = (schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema: schema as never } },
})

/** The problems that a route may answer with. */
const PROBLEMS = {
  '4XX': {
    description: 'what was asked cannot be answered',
    content: { 'application/problem+json': { schema: ref('Problem') as never } },
  },
} as unknown as RouteConfig['responses']

/** An answer described by a schema of the record, and the problems beside it. */
export const answers = (schema: Schema, description: string): RouteConfig['responses'] =>
  ({ 200: json(schema, description), ...PROBLEMS }) as RouteConfig['responses']

/** An answer that is a file or a text of its own, and the problems beside it. */
export const answersIn = (mediaTypes: readonly string[], description: string): RouteConfig['responses'] =>
  ({
    200: {
      description,
      content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string' } }])),
    },
    ...PROBLEMS,
  }) as RouteConfig['responses']

/** The answer of a list: some items, where the next are, and how fresh they are. */
export const pageOf = (name: string): Schema => ({
  type: 'object',
  required: ['items', 'next', 'nextUrl', 'freshness'],
  properties: {
    items: { type: 'array', items: ref(name) },
    next: { type: ['string', 'null'] },
    nextUrl: { type: ['string', 'null'] },
    freshness: ref('Freshness'),
  },
})

/** A route whose handler answers with a value of its own description. */
export const route = <const R extends RouteConfig>(config: R) => createRoute(config)

/** The same address, further on. */
export function nextUrl(c: Context, next: string | null): string | null {
  if (next === null) return null
  const url = new URL(c.req.url)
  url.searchParams.set('next', next)
  return `${url.pathname}${url.search}`
}

/** When the answer was made, and what it rests on; counted when the record has changed. */
export function freshness(setting: Setting): () => Promise<object> {
  let known: { revision: string; value: object } | null = null
  return async () => {
    const record = await setting.chancery.record()
    const revision = await record.revision()
    if (known?.revision !== revision) {
      const { reports, publishers, since, until } = await record.extent()
      known = { revision, value: { reports, publishers, since, until } }
    }
    return { asOf: setting.now().toISOString(), ...known.value }
  }
}
