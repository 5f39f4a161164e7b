import type { Filter, Page } from '../index.ts'

/** Most entries that one answer is made from: more would keep the reader waiting. */
export const MOST = 20_000

/** The entries or outlines a filter finds, the newest first, up to the most; `cut` says whether there are more. */
export async function entriesUpTo<E>(
  read: (filter: Filter) => Promise<Page<E>>,
  filter: Omit<Filter, 'order' | 'limit' | 'after'>,
  most = MOST,
): Promise<{ entries: E[]; cut: boolean }> {
  const entries: E[] = []
  let after: string | null = null
  do {
    const page: Page<E> = await read({
      ...filter,
      limit: Math.min(500, most - entries.length),
      after,
    })
    entries.push(...page.items)
    after = page.next
  } while (after !== null && entries.length < most)
  return { entries, cut: after !== null }
}
