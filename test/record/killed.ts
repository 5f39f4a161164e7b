import { spawn } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '../../src/ontology/entry.ts'
import type { ChanceryRecord } from '../../src/record/index.ts'

/** What became of a program that was killed and started again. */
export interface Killed {
  /** Times it was killed before it had ended. */
  readonly kills: number
  /** Of these, the times at which it had stored nothing yet: while it opened the record, or set it right after the kill before. */
  readonly early: number
  /** Lines it printed, each once; what it printed was stored by then. */
  readonly printed: ReadonlySet<string>
}

/**
 * Runs a program that prints a line for each report it has stored, kills it without warning at random points, and starts it
 * again; at last lets it end. `lines` is how many lines tell of something new in all.
 */
export async function killed(
  command: readonly string[],
  {
    kills,
    lines,
    roll,
    news,
    env = {},
  }: {
    readonly kills: number
    readonly lines: number
    readonly roll: () => number
    /** Whether a line tells of something that was stored just now. */
    readonly news: (line: string) => boolean
    readonly env?: Readonly<Record<string, string>>
  },
): Promise<Killed> {
  const printed = new Set<string>()
  let [done, made, early] = [0, 0, 0]
  while (made < kills) {
    // Each kill gets about its share of what is left; one in five comes while the record is opened.
    const quick = roll() < 0.2
    const after = quick ? 0 : Math.floor(((roll() * 2 * (lines - done)) / (kills - made)) * 0.9)
    const ran = await run(
      command,
      env,
      (fresh) => fresh >= after,
      Math.floor(roll() * (quick ? 1500 : 250)),
      quick,
      news,
    )
    for (const line of ran.lines) printed.add(line)
    done += ran.fresh
    if (!ran.killed) break
    made += 1
    if (ran.lines.length === 0) early += 1
  }
  const last = await run(command, env, () => false, 0, false, news)
  for (const line of last.lines) printed.add(line)
  if (last.killed || last.code !== 0) throw new Error(`expected the last run to end with 0, got ${last.code}`)
  return { kills: made, early, printed }
}

function run(
  [program, ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  enough: (fresh: number) => boolean,
  delay: number,
  atOnce: boolean,
  news: (line: string) => boolean,
): Promise<{ lines: string[]; fresh: number; killed: boolean; code: number | null }> {
  const child = spawn(program!, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const lines: string[] = []
  let [rest, fresh, planned, struck] = ['', 0, false, false]
  const strike = (): void => {
    if (planned) return
    planned = true
    setTimeout(() => {
      struck = child.kill('SIGKILL')
    }, delay)
  }
  if (atOnce) strike()
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n')
      rest = parts.pop()!
      for (const line of parts) {
        lines.push(line)
        if (news(line)) fresh += 1
        if (enough(fresh)) strike()
      }
    })
    child.on('close', (code, signal) =>
      resolve({ lines, fresh, killed: struck && signal === 'SIGKILL', code }),
    )
  })
}

/** What two records tell, compared report by report and entry by entry; answers what differs, and how much was compared. */
export async function differences(a: ChanceryRecord, b: ChanceryRecord) {
  const found: string[] = []
  const same = (what: string, x: unknown, y: unknown): void => {
    if (!isDeepStrictEqual(x, y)) found.push(what)
  }
  const [ours, theirs] = [await reportsIn(a), await reportsIn(b)]
  same('the list of reports', [...ours.keys()], [...theirs.keys()])
  for (const [id, report] of ours) {
    same(`the report ${id}`, report, theirs.get(id))
    same(`the findings of ${id}`, await a.findingsOf(id), await b.findingsOf(id))
    same(`the notes on ${id}`, await a.notes(id), await b.notes(id))
    same(`the reading of ${id}`, await a.reading(id), await b.reading(id))
  }
  const [left, right] = [await entriesIn(a), await entriesIn(b)]
  same('the list of entries', [...left.keys()], [...right.keys()])
  for (const [id, entry] of left) same(`the entry ${id}`, entry, right.get(id))
  const held = [...left.values()].flatMap((e) => e.findings.map((f) => f.id))
  if (new Set(held).size !== held.length) found.push('a finding that stands in two entries')
  return { found, reports: ours.size, entries: left.size, findings: held.length }
}

async function reportsIn(record: ChanceryRecord) {
  const all = new Map<string, object>()
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page: Awaited<ReturnType<ChanceryRecord['reports']>> = await record.reports({ limit: 500, after })
    for (const { added: _, ...report } of page.items) {
      if (all.has(report.id)) throw new Error(`expected each report once, got ${report.id} twice`)
      all.set(report.id, report)
    }
    after = page.next
  }
  return all
}

async function entriesIn(record: ChanceryRecord) {
  const all = new Map<string, Entry>()
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page: Awaited<ReturnType<ChanceryRecord['entries']>> = await record.entries({ limit: 500, after })
    for (const entry of page.items) all.set(entry.id, entry)
    after = page.next
  }
  return all
}
