import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from './access.ts'

/** One request, as the log of requests keeps it. */
export interface AuditLine {
  /** ISO 8601 date-time. */
  readonly at: string
  /** Id and name of the key; null where none is needed, or none was known. */
  readonly key: string | null
  readonly name: string | null
  readonly address: string
  readonly method: string
  /** With the query, so that what was asked can be told; never a body. */
  readonly path: string
  readonly status: number
  readonly ms: number
}

/** Most characters of a path that are kept. */
const LONGEST = 2_000

/** Tells of each request once it is answered, refused ones too. */
export const audited =
  (
    tell: (line: AuditLine) => void,
    now: () => Date,
    addressOf: (c: Context<Env>) => string,
  ): MiddlewareHandler<Env> =>
  async (c, next) => {
    const at = now()
    await next()
    const key = c.get('key') ?? null
    const url = new URL(c.req.url)
    tell({
      at: at.toISOString(),
      key: key?.id ?? null,
      name: key?.name ?? null,
      address: addressOf(c),
      method: c.req.method,
      path: `${url.pathname}${url.search}`.slice(0, LONGEST),
      status: c.res.status,
      ms: now().getTime() - at.getTime(),
    })
  }
