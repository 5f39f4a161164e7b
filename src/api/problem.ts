import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A problem as RFC 9457 has it: the one shape of every error of the API. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  /** "expected X, got Y; do Z". */
  readonly detail: string
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Key needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Format not offered',
  409: 'Not as the record stands',
  413: 'Too large',
  415: 'Type not read',
  429: 'Too many requests',
  500: 'Failed',
  503: 'Busy',
}

/** An error that becomes a problem of this status. */
export const refusal = (status: ContentfulStatusCode, detail: string): HTTPException =>
  new HTTPException(status, { message: detail })

/** The answer that tells of a problem. */
export function problem(c: Context, status: number, detail: string): Response {
  const body: Problem = { type: 'about:blank', title: TITLES[status] ?? 'Problem', status, detail }
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}

/** A caller's mistake is told to the caller; anything else is logged and only said to have failed. */
export function problemOf(c: Context, error: Error, log: (message: string) => void): Response {
  if (error instanceof HTTPException && error.message === 'Malformed JSON in request body')
    return problem(c, 400, 'expected JSON in the body, got something else; send an object')
  if (error instanceof HTTPException)
    return problem(c, error.status, error.message || (TITLES[error.status] ?? 'refused'))
  if (error instanceof URIError)
    return problem(c, 400, 'expected an address in UTF-8, percent-encoded, got another; encode it so')
  // The library's own messages for an operator's mistake have this shape.
  if (/^expected .+, got /s.test(error.message) && error.message.length < 2000)
    return problem(c, 400, error.message)
  log(`${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`)
  return problem(c, 500, 'the request failed; the log of the server says why')
}
