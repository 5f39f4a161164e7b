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
      description:
        'Without a name, those with the most entries. `reference` is what the shipped tables say, beside what reports say.',
      request: {
        query: z.object({
          name: z.string().min(1).max(200).optional(),
          on: z.string().optional(),
          of: z.string().optional().openapi({ description: 'state whose people are listed', example: 'KOR' }),
          limit: z.coerce.number().int().min(1).max(500).optional(),
        }),
      },
      responses: answers(items, 'the persons'),
    }),
    async (c) => {
      const { name, on, of, limit } = c.req.valid('query')
      if (name === undefined) {
        const state = of === undefined ? undefined : bodyIn(of, chancery.states)
        const named = await (await chancery.record()).persons(state, limit)
        return c.json({ items: named, freshness: await fresh() }) as never
      }
      const { persons, reference } = await chancery.who(name, on)
      return c.json({ items: persons, reference, freshness: await fresh() }) as never
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
      const { reports, reference, notes } = await chancery.holders(title, bodyIn(of, chancery.states), on)
      return c.json({ items: reports, reference, notes, freshness: await fresh() }) as never
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
