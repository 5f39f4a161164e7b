import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Env, needs } from './access.ts'
import { refusal } from './problem.ts'
import { type App, answers, freshness, pageOf, route, type Setting } from './routes.ts'
import { newJudgement, pageQuery, ref, undoing } from './schemas.ts'
import { sliceOf } from './slices.ts'

const { limit, next } = pageQuery.shape
const slicing = { limit, next }

/** Corrections by people: kept for good, signed, and to be taken back. The list of them is the log of what was changed. */
export function judgementRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  app.openapi(
    route({
      method: 'get',
      path: '/api/judgements',
      summary: 'Judgements and automatic merges on a subject; without one, all that people judged',
      request: { query: z.object({ subject: z.string().max(500).optional(), ...slicing }) },
      responses: answers(pageOf('judgement'), 'the judgements'),
    }),
    async (c) => {
      const { subject, limit, next } = c.req.valid('query')
      const record = await chancery.record()
      const page = await sliceOf(c, { limit: limit ?? 500, next }, () => record.judgements(subject))
      return c.json({ ...page, freshness: await fresh() }) as never
    },
  )

  app.openapi(
    route({
      method: 'post',
      path: '/api/judgements',
      summary: 'Merges, splits, confirms, rejects, corrects or scores',
      request: { body: { required: true, content: { 'application/json': { schema: newJudgement } } } },
      responses: answers(ref('judgement'), 'the judgement as it is kept'),
    }),
    async (c) => {
      needs(c, 'editor')
      const { by, why, ...made } = c.req.valid('json')
      const record = await chancery.record()
      return c.json(await record.judge({ ...made, by: author(c, by), why: why ?? null })) as never
    },
  )

  app.openapi(
    route({
      method: 'post',
      path: '/api/judgements/{id}/undo',
      summary: 'Takes a judgement, or an automatic merge, back',
      request: {
        params: z.object({ id: z.string() }),
        body: { required: true, content: { 'application/json': { schema: undoing } } },
      },
      responses: answers(ref('judgement'), 'the judgement that takes it back'),
    }),
    async (c) => {
      needs(c, 'editor')
      const { by, why } = c.req.valid('json')
      const record = await chancery.record()
      return c.json(await record.undo(c.req.valid('param').id, author(c, by), why ?? null)) as never
    },
  )
}

/** Who signs: the holder of the key, whoever he says he is; without keys, who is named. */
function author(c: Context<Env>, by: string | undefined): string {
  const key = c.get('key')
  if (key !== null) return key.name
  if (by === undefined || by.trim() === '')
    throw refusal(400, 'expected `by`, the name of who judges, got none; sign with your name')
  return by
}
