import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  BRIEFINGS,
  type BriefingForm,
  type Dossier,
  dossierHtml,
  dossierMarkdown,
  dossierText,
  PLAIN,
  writeBriefing,
} from '../index.ts'
import type { Env } from './access.ts'
import { bodyIn, dayIn } from './filter.ts'
import { refusal } from './problem.ts'
import { type App, answers, answersIn, freshness, route, type Setting } from './routes.ts'
import { day, ref } from './schemas.ts'

/** A form in which a dossier is read. */
interface Form {
  readonly type: string
  /** Whether a browser should save it. */
  readonly file?: true
  readonly write: (d: Dossier, made: string, maker: string) => string | Promise<Uint8Array>
}

const briefing = (form: BriefingForm): Form => ({
  type: BRIEFINGS[form],
  file: true,
  write: async (d, made, maker) => (await writeBriefing(d, form, { made, maker })).data,
})

/** Readable forms of a dossier, by the ending of its address. */
const FORMS: Readonly<Record<string, Form>> = {
  html: { type: 'text/html', write: dossierHtml },
  md: { type: 'text/markdown', write: dossierMarkdown },
  txt: { type: 'text/plain', write: (d) => dossierText(d, { width: 88, style: PLAIN, most: 100_000 }) },
  docx: briefing('docx'),
  pdf: briefing('pdf'),
}

const query = z.object({
  since: day.optional(),
  until: day.optional(),
  asOf: day
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
    const { since, until, asOf, minConfidence } = asked
    return chancery.dossier(pair, {
      ...(since === undefined ? {} : { since: dayIn('since', since, 'first') }),
      ...(until === undefined ? {} : { until: dayIn('until', until, 'last') }),
      ...(asOf === undefined ? {} : { asOf: dayIn('asOf', asOf, 'last') }),
      ...(minConfidence === undefined ? {} : { confidence: minConfidence }),
    })
  }
  const written = async (c: Context<Env>, ending: string, dossier: Dossier): Promise<Response> => {
    const { type, file, write } = FORMS[ending]!
    const body = await write(dossier, setting.now().toISOString(), `Chancery ${setting.version}`)
    const name = dossier.pair.join('-').toLowerCase()
    return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
      'Content-Type': file ? type : `${type}; charset=utf-8`,
      ...(file ? { 'Content-Disposition': `attachment; filename="chancery-${name}.${ending}"` } : {}),
    })
  }

  for (const [ending, { type }] of Object.entries(FORMS))
    app.openapi(
      route({
        method: 'get',
        path: `/api/dossiers/{a}/{b}/dossier.${ending}`,
        summary: `The dossier of two states as ${type}`,
        request: { params: z.object({ a: z.string(), b: z.string() }), query },
        responses: answersIn([type], 'the dossier'),
      }),
      async (c) => {
        const { a, b } = c.req.valid('param')
        return (await written(c, ending, await dossierFor(a, b, c.req.valid('query')))) as never
      },
    )

  app.openapi(
    route({
      method: 'get',
      path: '/api/dossiers/{a}/{b}',
      summary:
        'All the record shows on two states: what happened, last contacts, calendar, undertakings, statements, people, sources',
      description: `The address with ${Object.keys(FORMS)
        .map((ending) => `/dossier.${ending}`)
        .join(', ')}, or an Accept header, gives it to read.`,
      request: { params: z.object({ a: z.string(), b: z.string() }), query },
      responses: answers(
        ref('dossier'),
        'the dossier; each item has its proof. Of each kind the newest 100 entries are there: `left` counts the older, and `nextUrl` goes on to them',
      ),
    }),
    async (c) => {
      const { a, b } = c.req.valid('param')
      const dossier = await dossierFor(a, b, c.req.valid('query'))
      const ending = accepted(c.req.header('accept'))
      if (ending !== null) return (await written(c, ending, dossier)) as never
      const { since, until, minConfidence } = c.req.valid('query')
      const left = dossier.left.map((l) => ({
        ...l,
        nextUrl: `/api/entries?${new URLSearchParams(
          Object.entries({
            between: dossier.pair.join(','),
            kind: l.kind,
            since,
            until,
            minConfidence: minConfidence?.toString(),
            next: l.next,
          }).filter((field): field is [string, string] => field[1] !== undefined),
        )}`,
      }))
      return c.json({ ...dossier, left, freshness: await fresh() }) as never
    },
  )
}

/** The form that a request prefers to JSON; null where it takes JSON or says nothing. */
function accepted(accept: string | undefined): string | null {
  for (const range of (accept ?? '').split(',')) {
    const asked = range.split(';')[0]!.trim().toLowerCase()
    if (asked === 'application/json' || asked === '*/*') return null
    const found = Object.keys(FORMS).find((ending) => FORMS[ending]!.type === asked)
    if (found !== undefined) return found
  }
  return null
}
