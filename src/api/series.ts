import { z } from '@hono/zod-openapi'
import { type ExchangeOptions, MEASURES, type SeriesOptions, TABLES, UNITS } from '../index.ts'
import { dayIn } from './filter.ts'
import { type App, answers, answersIn, freshness, route, type Setting } from './routes.ts'
import { day } from './schemas.ts'
import { sideIn } from './sides.ts'

const yes = z.enum(['true', 'false']).optional()

/** What a series counts and over which calendar: the same as the options of `chancery measure`. */
const counting = z.object({
  from: z.string().min(1).openapi({
    description: 'a state, several (FRA,DEU) or an organisation with its members',
    example: 'KOR',
  }),
  to: z.string().min(1).openapi({ description: 'the other side', example: 'CHN' }),
  measure: z.enum(MEASURES.map((m) => m.name) as [string, ...string[]]).optional(),
  by: z.enum(UNITS).optional(),
  since: day.optional(),
  until: day.optional(),
  asOf: day.optional(),
  table: z.enum(TABLES).optional(),
  weights: z.enum(['entries', 'pairs', 'parties']).optional(),
  count: z.enum(['entries', 'reports', 'publishers']).optional(),
  vague: z.enum(['apart', 'spread']).optional(),
  undated: z.enum(['apart', 'published']).optional(),
  oneADay: yes,
  mutual: yes,
  halfLife: z.coerce.number().positive().optional(),
  minConfidence: z.coerce.number().min(0).max(1).optional(),
})

const seriesQuery = counting.extend({
  directed: yes.openapi({ description: 'one series for each direction' }),
  perReports: yes.openapi({ description: 'sums per 100 reports read of the period' }),
  standing: z
    .enum(['held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical'])
    .optional(),
})

const exchangeQuery = counting.omit({ asOf: true }).extend({
  third: z.string().optional().openapi({ description: 'a third side, whose acts are taken into account' }),
  criterion: z.enum(['aic', 'bic']).optional(),
  order: z.coerce.number().int().min(1).max(24).optional(),
  lags: z.coerce.number().int().min(1).max(60).optional(),
})

/** Series of what two sides do toward each other, and whether they answer each other. */
export function seriesRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  const measured = async (asked: z.infer<typeof seriesQuery>) =>
    chancery.measure(await sidesIn(asked, setting), {
      ...countingIn(asked),
      directed: asked.directed === 'true',
      perHundred: asked.perReports === 'true',
      ...(asked.standing === undefined ? {} : { standing: asked.standing }),
      ...(asked.asOf === undefined ? {} : { asOf: dayIn('asOf', asked.asOf, 'last') }),
    })

  app.openapi(
    route({
      method: 'get',
      path: '/api/measures',
      summary: 'The measures of what two sides do toward each other; docs/measures.md defines each',
      request: { query: z.object({}) },
      responses: answers({ type: 'object' }, 'names, what each counts, and its columns'),
    }),
    async (c) =>
      c.json({
        items: MEASURES.map(({ name, what, kinds, sums, derived, main }) => ({
          name,
          what,
          kinds,
          columns: [...sums, ...Object.keys(derived)],
          main,
        })),
      }) as never,
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/series',
      summary: 'A measure of two sides period by period; every value names the entries that make it',
      request: { query: seriesQuery },
      responses: answers({ type: 'object' }, 'one series, or one for each direction, and what stands beside'),
    }),
    async (c) => c.json({ ...(await measured(c.req.valid('query'))), freshness: await fresh() }) as never,
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/series.csv',
      summary:
        'The same as a table of dyads and periods, with COW and Gleditsch–Ward numbers and the ids of entries',
      request: { query: seriesQuery },
      responses: answersIn(['text/csv'], 'a line a period'),
    }),
    async (c) => {
      const { series } = await measured(c.req.valid('query'))
      const name = `chancery-${series[0]!.measure}.csv`
      return c.body(await chancery.seriesCsv(series), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/reciprocity',
      summary: 'How two sides answer each other: correlation at lags, Granger tests, impulse responses',
      request: { query: exchangeQuery },
      responses: answers(
        { type: 'object' },
        'the tests with their series; `notes` say what they do not bear',
      ),
    }),
    async (c) => {
      const asked = c.req.valid('query')
      const { third, criterion, order, lags } = asked
      const exchange = await chancery.exchange(await sidesIn(asked, setting), {
        ...(countingIn(asked) as Partial<ExchangeOptions>),
        ...(third === undefined ? {} : { third: await sideIn(third, chancery) }),
        ...(criterion === undefined ? {} : { criterion }),
        ...(order === undefined ? {} : { order }),
        ...(lags === undefined ? {} : { lags }),
      })
      return c.json({ ...exchange, freshness: await fresh() }) as never
    },
  )
}

const sidesIn = async ({ from, to }: { from: string; to: string }, { chancery }: Setting) =>
  [await sideIn(from, chancery), await sideIn(to, chancery)] as const

/** The options of a series as the library takes them; what is not asked for is left to it. */
function countingIn(
  asked: Omit<z.infer<typeof counting>, 'asOf'>,
): Partial<SeriesOptions> & { confidence?: number } {
  const { measure, by, table, weights, count, vague, undated, halfLife } = asked
  const given = { measure, by, table, weights, count, vague, undated, halfLife }
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(asked.since === undefined ? {} : { since: dayIn('since', asked.since, 'first') }),
    ...(asked.until === undefined ? {} : { until: dayIn('until', asked.until, 'last') }),
    ...(asked.oneADay === undefined ? {} : { oneADay: asked.oneADay === 'true' }),
    ...(asked.mutual === undefined ? {} : { mutual: asked.mutual === 'true' }),
    ...(asked.minConfidence === undefined ? {} : { confidence: asked.minConfidence }),
  }
}
