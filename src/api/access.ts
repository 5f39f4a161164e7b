import type { Context, MiddlewareHandler } from 'hono'
import type { Key, Role } from './keys.ts'
import { ROLES } from './keys.ts'
import { refusal } from './problem.ts'

/** What the handlers know of a request. */
export interface Variables {
  /** Who asks; null on a machine of one's own, where no keys are needed. */
  readonly key: Key | null
}

export type Env = { Variables: Variables }

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** Names that a browser on this machine may call the server by: others would be a page that rebinds its own name to it. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/** Whether an address to listen on can be reached from this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host.includes(':') ? `[${host}]` : host)

/** Refuses what another site's page may have sent: a foreign host name, or a change asked from a foreign origin. */
export const sameSite =
  (loopback: boolean): MiddlewareHandler<Env> =>
  async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (loopback && !LOOPBACK.test(host))
      throw refusal(403, `expected a request to this machine, got one for "${host}"; call it by localhost`)
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const foreign =
      (origin !== undefined && !sameOrigin(origin, host)) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none')
    if (!SAFE.includes(c.req.method) && foreign)
      throw refusal(
        403,
        `expected a change from the same origin, got one from ${origin ?? site}; it is refused`,
      )
    await next()
  }

function sameOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** Refuses an address with characters that no text of the record can hold. */
export const legible: MiddlewareHandler<Env> = async (c, next) => {
  if (/%00/.test(c.req.url) || c.req.url.includes('\0'))
    throw refusal(400, 'expected text, got the character U+0000 in the address; leave it out')
  await next()
}

/** Finds out who asks. Without keys (on loopback only) everybody may do everything. */
export const identified =
  (find: ((secret: string) => Promise<Key | null>) | null): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (find === null) {
      c.set('key', null)
      return next()
    }
    const [, secret] = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
    const key = secret === undefined ? null : await find(secret)
    if (key === null) {
      c.header('WWW-Authenticate', 'Bearer')
      throw refusal(
        401,
        secret === undefined
          ? 'expected a key, got none; send Authorization: Bearer KEY (chancery key create makes one)'
          : 'expected a key of this server, got one that it does not know; ask its keeper for another',
      )
    }
    c.set('key', key)
    return next()
  }

/** Refuses a request whose key may do less. */
export function needs(c: Context<Env>, role: Role): void {
  const key = c.get('key')
  if (key !== null && ROLES.indexOf(key.role) < ROLES.indexOf(role))
    throw refusal(
      403,
      `expected a key that may do what an ${role} does, got one of a ${key.role}; use another key`,
    )
}

/** Lets `most` requests a minute through for each key or address. */
export function paced(
  most: number,
  now: () => Date,
  addressOf: (c: Context<Env>) => string,
): MiddlewareHandler<Env> {
  const seen = new Map<string, { tokens: number; at: number }>()
  return async (c, next) => {
    const who = c.get('key')?.id ?? addressOf(c)
    const at = now().getTime()
    if (seen.size > 10_000) seen.clear()
    const bucket = seen.get(who) ?? { tokens: most, at }
    const tokens = Math.min(most, bucket.tokens + ((at - bucket.at) * most) / 60_000)
    seen.set(who, { tokens: Math.max(0, tokens - 1), at })
    if (tokens < 1) {
      c.header('Retry-After', String(Math.ceil(60 / most)))
      throw refusal(429, `expected at most ${most} requests a minute, got more; wait a little`)
    }
    return next()
  }
}
