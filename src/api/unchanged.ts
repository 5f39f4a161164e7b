import { createHash, randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Chancery } from '../index.ts'
import type { Env } from './access.ts'

/** What does not go by the record alone. */
const OWN = ['/api/audit', '/api/openapi.json']

/** Whether a tag stands among those that an asker has. */
const among = (tags: string, tag: string): boolean =>
  tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag.slice(2))

/**
 * Answers 304 where the asker has the answer already: an answer is known by the record's revision, the day (as what is
 * due goes by it), the address, the form asked for and the key. Nothing else of it is kept.
 */
export function unchanged(chancery: Chancery, now: () => Date): MiddlewareHandler<Env> {
  const run = randomUUID()
  return async (c, next) => {
    if (!['GET', 'HEAD'].includes(c.req.method) || OWN.includes(c.req.path)) return next()
    const revision = await (await chancery.record()).revision()
    const day = now().toISOString().slice(0, 10)
    const known = [run, revision, day, c.req.url, c.req.header('accept') ?? '', c.get('key')?.id ?? '']
    const tag = `W/"${createHash('sha256').update(JSON.stringify(known)).digest('base64url').slice(0, 22)}"`
    const headers = {
      ETag: tag,
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept, Accept-Encoding, Authorization',
    }
    if (among(c.req.header('if-none-match') ?? '', tag)) return c.body(null, 304, headers)
    await next()
    if (c.res.status === 200)
      for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
    return
  }
}
