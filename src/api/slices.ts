import type { Context } from 'hono'
import { refusal } from './problem.ts'
import { nextUrl } from './routes.ts'

/** How much of a list is asked for, and from where. */
interface Asked {
  readonly limit?: number | undefined
  readonly next?: string | undefined
}

/** The page of a list that is not kept by place: `fetch` gives so many of its first items. */
export async function sliceOf<T>(
  c: Context,
  { limit = 100, next }: Asked,
  fetch: (most: number) => Promise<readonly T[]>,
): Promise<{ items: readonly T[]; next: string | null; nextUrl: string | null }> {
  const from = next === undefined ? 0 : placeOf(next)
  const found = await fetch(from + limit + 1)
  const on = found.length > from + limit ? cursorAt(from + limit) : null
  return { items: found.slice(from, from + limit), next: on, nextUrl: nextUrl(c, on) }
}

const cursorAt = (place: number): string => Buffer.from(`from ${place}`).toString('base64url')

function placeOf(cursor: string): number {
  const [, place] = /^from (\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (place === undefined)
    throw refusal(400, `expected the \`next\` of a page, got "${cursor}"; start again without it`)
  return Number(place)
}
