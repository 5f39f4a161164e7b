import pg from 'pg'

/** A statement that took long, with what the database did. */
export interface Slow {
  readonly ms: number
  readonly text: string
  readonly plan: readonly string[]
}

/** Explaining runs a statement again, so that one which writes would write twice. */
const WRITES = /\b(?:insert into|update|delete from)\b/i

/** Explains each statement of this process that takes longer than some ms, on the engine and with the values it was asked with; answers how to take what was found. */
export function explaining(least: number): { take(): Slow[] } {
  let found: Slow[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = async function (this: pg.Client, text: unknown, values?: unknown[]) {
    const begun = performance.now()
    const answer = await (query as (...a: unknown[]) => Promise<unknown>).call(this, text, values)
    const ms = performance.now() - begun
    if (
      ms > least &&
      typeof text === 'string' &&
      /^\s*\(?(?:select|with)\b/i.test(text) &&
      !WRITES.test(text)
    ) {
      const { rows } = (await (query as (...a: unknown[]) => Promise<unknown>).call(
        this,
        `explain (analyze, buffers, costs off, timing off) ${text}`,
        values,
      )) as { rows: { 'QUERY PLAN': string }[] }
      found.push({ ms, text, plan: rows.map((row) => row['QUERY PLAN']) })
    }
    return answer
  } as never
  return {
    take: () => {
      const all = found
      found = []
      return all
    },
  }
}
