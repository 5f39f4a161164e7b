import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Dossier, dossierHtml, dossierMarkdown, dossierText, PLAIN } from '../index.ts'
import type { Env } from './access.ts'
import { bodyIn } from './filter.ts'
import { refusal } from './problem.ts'
import { type App, answers, freshness, route, type Setting } from './routes.ts'

/** Readable forms of a dossier, by the ending of its address. */
const FORMS: Readonly<Record<string, { type: string; write(d: Dossier): string }>> = {
  html: { type: 'text/html', write: dossierHtml },
  md: { type: 'text/markdown', write: dossierMarkdown },
  txt: { type: 'text/plain', write: (d) => dossierText(d, { width: 88, style: PLAIN, most: 100_000 }) },
}

const query = z.object({
  since: z.string().optional(),
  until: z.string().optional(),
  asOf: z
    .string()
    .optional()
    .openapi({ description: 'the day that divides what was from what lies ahead; today if not given' }),
  minConfidence: z.coerce.number().min(0).max(1).optional(),
})

/** The dossier of a pair of states. */
export function dossierRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  const dossierFor = async (a: string, b: string, asked: z.infer<typeof query>): Promise<Dossier> => {
    const pair = [bodyIn(a, chancery.states), bodyIn(b, chancery.states)] as const
    if (pair[0] === pair[1])
      throw refusal(400, `expected two different states, got ${pair[0]} twice; name the other one`)
    const { minConfidence, ...days } = asked
    return chancery.dossier(pair, {
      ...Object.fromEntries(Object.entries(days).filter(([, v]) => v !== undefined)),
      ...(minConfidence === undefined ? {} : { confidence: minConfidence }),
    })
  }

  for (const ending of Object.keys(FORMS))
    app.openapi(
      route({
        method: 'get',
        path: `/api/dossiers/{a}/{b}/dossier.${ending}`,
        summary: `The dossier of two states as ${FORMS[ending]!.type}`,
        request: { params: z.object({ a: z.string(), b: z.string() }), query },
        responses: {
          200: {
            description: 'the dossier',
            content: { [FORMS[ending]!.type]: { schema: { type: 'string' } } },
          },
          ...answers({}, ''),
        },
      }),
      async (c) => {
        const { a, b } = c.req.valid('param')
        return form(c, ending, await dossierFor(a, b, c.req.valid('query'))) as never
      },
    )

  app.openapi(
    route({
      method: 'get',
      path: '/api/dossiers/{a}/{b}',
      summary:
        'All the record shows on two states: what happened, last contacts, calendar, undertakings, statements, people, sources',
      description: 'The address with /dossier.html, /dossier.md or /dossier.txt gives it to read.',
      request: { params: z.object({ a: z.string(), b: z.string() }), query },
      responses: answers({ type: 'object' }, 'the dossier'),
    }),
    async (c) => {
      const { a, b } = c.req.valid('param')
      const dossier = await dossierFor(a, b, c.req.valid('query'))
      return c.json({ ...dossier, freshness: await fresh() }) as never
    },
  )
}

function form(c: Context<Env>, ending: string, dossier: Dossier): Response {
  const { type, write } = FORMS[ending]!
  return c.body(write(dossier), 200, { 'Content-Type': `${type}; charset=utf-8` })
}
