import { createHash } from 'node:crypto'
import { z } from 'zod'

/** How an answer in pieces is asked for and goes on. */
export const paging = {
  limit: z.int().min(1).max(100).optional().describe('items at once; 20 if not given'),
  cursor: z
    .string()
    .max(2000)
    .optional()
    .describe('next_cursor of the answer before, with the same arguments'),
}

export const nextCursor = z
  .string()
  .nullable()
  .describe('where to go on with the same arguments; null at the end')

const queryOf = (asked: object): string => {
  const { cursor: _, limit: __, ...query } = asked as Record<string, unknown>
  const sorted = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 12)
}

/** Where to go on in the answer to a query; opaque, and good for that query only. */
export const cursorAt = (asked: object, at: string | number): string =>
  Buffer.from(JSON.stringify([queryOf(asked), at])).toString('base64url')

/** The place a cursor stands for; null without one. */
export function placeOf(asked: { readonly cursor?: string | undefined }): string | number | null {
  if (asked.cursor === undefined) return null
  try {
    const [query, at] = JSON.parse(Buffer.from(asked.cursor, 'base64url').toString('utf8')) as unknown[]
    if (query === queryOf(asked) && (typeof at === 'string' || (Number.isInteger(at) && Number(at) >= 0)))
      return at as string | number
  } catch {
    // Said below.
  }
  throw new Error(
    'expected the next_cursor of this very query, got another; repeat its arguments or start again without a cursor',
  )
}

/** Some items of a whole list, from where the cursor stands. */
export function slice<T>(
  all: readonly T[],
  asked: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): { readonly items: readonly T[]; readonly next: string | null } {
  const from = Number(placeOf(asked) ?? 0)
  const to = from + (asked.limit ?? 20)
  return { items: all.slice(from, to), next: to < all.length ? cursorAt(asked, to) : null }
}
