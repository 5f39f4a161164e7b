import { z } from '@hono/zod-openapi'
import { FINDING_KINDS } from '../index.ts'
import { bodyIn } from './filter.ts'
import { refusal } from './problem.ts'
import { type App, answers, freshness, route, type Setting } from './routes.ts'

const items = {
  type: 'object',
  required: ['items'],
  properties: { items: { type: 'array', items: { type: 'object' } } },
}

/** Persons, holders of offices, and search by words. */
export function peopleRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)

  app.openapi(
    route({
      method: 'get',
      path: '/api/persons',
      summary:
        'Persons whom a name may mean, with the offices that reports give them and the words that say so',
      request: { query: z.object({ name: z.string().min(1).max(200), on: z.string().optional() }) },
      responses: answers(items, 'the persons'),
    }),
    async (c) => {
      const { name, on } = c.req.valid('query')
      const found = await (await chancery.record()).who(name, on)
      return c.json({ items: found, freshness: await fresh() }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/offices',
      summary: 'Who held an office of a state or organisation on a day, and who says so',
      request: {
        query: z.object({
          title: z.string().min(1).max(200).openapi({ example: 'foreign minister' }),
          of: z.string().min(1).max(200).openapi({ example: 'CHN' }),
          on: z.string().optional(),
        }),
      },
      responses: answers(items, 'the holders'),
    }),
    async (c) => {
      const { title, of, on } = c.req.valid('query')
      const found = await (await chancery.record()).holders(title, bodyIn(of, chancery.states), on)
      return c.json({ items: found, freshness: await fresh() }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/search',
      summary: 'Reports and findings that hold some words, the best first',
      request: {
        query: z.object({
          text: z.string().min(1).max(1000).openapi({ description: '"exact words", or, -without' }),
          in: z.enum(['reports', 'findings']).optional(),
          kind: z.enum(FINDING_KINDS as unknown as [string, ...string[]]).optional(),
          since: z.string().optional(),
          until: z.string().optional(),
          limit: z.coerce.number().int().min(1).max(200).optional(),
        }),
      },
      responses: answers(items, 'the hits; `hits` are ranges of the snippet'),
    }),
    async (c) => {
      const { text, ...options } = c.req.valid('query')
      if (text.trim() === '') throw refusal(400, 'expected words to search, got none; write some')
      const given = Object.fromEntries(Object.entries(options).filter(([, v]) => v !== undefined))
      const found = await (await chancery.record()).search(text, given)
      return c.json({ items: found, freshness: await fresh() }) as never
    },
  )
}
