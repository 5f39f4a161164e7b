import type { ChanceryRecord, Entry, Filter } from '../index.ts'

/** Most entries that one answer is made from: more would keep the reader waiting. */
export const MOST = 20_000

/** The entries a filter finds, the newest first, up to the most; `cut` says whether there are more. */
export async function entriesUpTo(
  record: ChanceryRecord,
  filter: Omit<Filter, 'order' | 'limit' | 'after'>,
  most = MOST,
): Promise<{ entries: Entry[]; cut: boolean }> {
  const entries: Entry[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<ChanceryRecord['entries']>> = await record.entries({
      ...filter,
      limit: Math.min(500, most - entries.length),
      after,
    })
    entries.push(...page.items)
    after = page.next
  } while (after !== null && entries.length < most)
  return { entries, cut: after !== null }
}
