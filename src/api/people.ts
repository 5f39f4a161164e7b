import { z } from '@hono/zod-openapi'
import { FINDING_KINDS } from '../index.ts'
import { bodyIn } from './filter.ts'
import { refusal } from './problem.ts'
import { type App, answers, freshness, pageOf, route, type Setting } from './routes.ts'
import { day, pageQuery, wholeDay } from './schemas.ts'
import { sliceOf } from './slices.ts'

const { limit, next } = pageQuery.shape
const slicing = { limit, next }

/** Hits that are ranked at most: who looks further should ask for less. */
const RANKED = 2_000

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
        'Without a name, those with the most entries. `reference` is what the shipped tables say, beside what reports say; `near` are names spelt nearly so, where no report names anyone so.',
      request: {
        query: z.object({
          name: z.string().min(1).max(200).optional(),
          on: wholeDay.optional(),
          of: z.string().optional().openapi({ description: 'state whose people are listed', example: 'KOR' }),
          ...slicing,
        }),
      },
      responses: answers(pageOf('person'), 'the persons'),
    }),
    async (c) => {
      const { name, on, of, ...asked } = c.req.valid('query')
      if (name === undefined) {
        const state = of === undefined ? undefined : bodyIn(of, chancery.states)
        const record = await chancery.record()
        const page = await sliceOf(c, asked, (most) => record.persons(state, most))
        return c.json({ ...page, freshness: await fresh() }) as never
      }
      const { persons, reference, near } = await chancery.who(name, on)
      const page = await sliceOf(c, asked, async () => persons)
      return c.json({ ...page, reference, near, freshness: await fresh() }) as never
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
          on: wholeDay.optional(),
          ...slicing,
        }),
      },
      responses: answers(pageOf('holder'), 'the holders; `reference` is what the shipped tables say'),
    }),
    async (c) => {
      const { title, of, on, ...asked } = c.req.valid('query')
      const { reports, reference, notes } = await chancery.holders(title, bodyIn(of, chancery.states), on)
      const page = await sliceOf(c, asked, async () => reports)
      return c.json({ ...page, reference, notes, freshness: await fresh() }) as never
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
          since: day.optional(),
          until: day.optional(),
          ...slicing,
        }),
      },
      responses: answers(pageOf('hit'), 'the hits; `hits` are ranges of the snippet'),
    }),
    async (c) => {
      const { text, limit, next, ...options } = c.req.valid('query')
      if (text.trim() === '') throw refusal(400, 'expected words to search, got none; write some')
      const given = Object.fromEntries(Object.entries(options).filter(([, v]) => v !== undefined))
      const record = await chancery.record()
      const page = await sliceOf(c, { limit: limit ?? 20, next }, (most) =>
        record.search(text, { ...given, limit: Math.min(most, RANKED) }),
      )
      return c.json({ ...page, freshness: await fresh() }) as never
    },
  )
}
