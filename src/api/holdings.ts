import { z } from '@hono/zod-openapi'
import { periodsBetween, UNITS } from '../index.ts'
import { filterIn } from './filter.ts'
import { type App, answers, freshness, route, type Setting } from './routes.ts'
import { entryQuery } from './schemas.ts'

const moment = z.string().datetime().openapi({ description: 'ISO 8601', example: '2026-01-06T09:00:00Z' })

/** What the record holds: coverage by time and publisher, and what came since a moment. */
export function holdingRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)

  app.openapi(
    route({
      method: 'get',
      path: '/api/coverage',
      summary: 'How much was read of each stretch of the calendar, and of each publisher',
      request: { query: z.object({ by: z.enum(UNITS).optional() }) },
      responses: answers(
        { type: 'object' },
        'periods without a gap, the earliest first, and publishers, the fullest first',
      ),
    }),
    async (c) => {
      const by = c.req.valid('query').by ?? 'month'
      const record = await chancery.record()
      const { since, until } = await record.extent()
      const rows = since === null || until === null ? [] : await record.coverage(by, since, until)
      const periods =
        since === null || until === null
          ? []
          : periodsBetween(by, since, until).map((period) => {
              const row = rows.find((r) => period.from <= r.day && r.day <= period.to)
              return { ...period, reports: row?.reports ?? 0, publishers: row?.publishers ?? 0 }
            })
      const publishers = await record.publishers()
      return c.json({ by, periods, publishers, freshness: await fresh() }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/changes',
      summary: 'What came into the record after a moment: reports, entries, pairs of states, judgements',
      request: { query: z.object({ since: moment, between: entryQuery.shape.between }) },
      responses: answers({ type: 'object' }, 'counts, and the latest of the reports'),
    }),
    async (c) => {
      const { since, between } = c.req.valid('query')
      const record = await chancery.record()
      const [changes, { items }] = await Promise.all([
        record.changes(since, filterIn({ between }, chancery.states).between),
        record.reports({ addedSince: since, limit: 20 }),
      ])
      const { nameOf } = chancery.states
      return c.json({
        ...changes,
        pairs: changes.pairs.map((p) => ({ ...p, names: p.states.map(nameOf) })),
        latest: items.map(({ text: _, ...report }) => report),
        freshness: await fresh(),
      }) as never
    },
  )
}
