import { z } from '@hono/zod-openapi'
import { STATUSES, type Status } from '../index.ts'
import { dayIn, filterIn } from './filter.ts'
import { type App, answers, freshness, nextUrl, pageOf, route, type Setting } from './routes.ts'
import { day, entryQuery, pageQuery } from './schemas.ts'
import { lineOf } from './summary.ts'

/** Undertakings with what became of each, as later reports tell. */
export function undertakingRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  app.openapi(
    route({
      method: 'get',
      path: '/api/undertakings',
      summary: 'What was agreed, promised, asked and refused, and what became of it',
      request: {
        query: entryQuery
          .omit({ kind: true })
          .extend(pageQuery.shape)
          .extend({
            status: z.enum(STATUSES as unknown as [Status, ...Status[]]).optional(),
            dueBefore: day.optional(),
            asOf: day.optional().openapi({ description: 'the day of the status; today if not given' }),
          }),
      },
      responses: answers(
        pageOf('entryLine'),
        'a page of undertakings with steps and their words; `status` and `dueBefore` may leave a page short',
      ),
    }),
    async (c) => {
      const { order, limit, next: after, status, dueBefore, asOf, ...narrow } = c.req.valid('query')
      const page = await (await chancery.record()).undertakings({
        ...filterIn(narrow, chancery.states),
        ...(order === undefined ? {} : { order }),
        ...(status === undefined ? {} : { status }),
        ...(dueBefore === undefined ? {} : { dueBefore }),
        ...(asOf === undefined ? {} : { on: dayIn('asOf', asOf, 'last') }),
        limit: limit ?? 100,
        after: after ?? null,
      })
      const { nameOf } = chancery.states
      return c.json({
        items: page.items.map((e) => ({
          ...lineOf(e, nameOf),
          type: e.view.kind === 'undertaking' ? e.view.type : null,
          follow: e.followThrough,
        })),
        next: page.next,
        nextUrl: nextUrl(c, page.next),
        freshness: await fresh(),
      }) as never
    },
  )
}
