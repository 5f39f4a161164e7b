import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { openChancery } from '../src/chancery.ts'
import { gather } from '../src/gather/gather.ts'
import { loadPublishers } from '../src/gather/publishers.ts'
import type { Report } from '../src/ontology/report.ts'
import type { Result } from './figures.ts'
import { dice } from './robustness/random-model.ts'
import type { Task } from './task.ts'

const SIZES = [10, 100, 1_000, 10_000]
const data = fileURLToPath(new URL('../data/', import.meta.url))

/** What a word costs when the record holds ten reports, and when it holds ten thousand: different reports, read into one embedded record each time. */
export const growth: Task = {
  name: 'growth',
  about: 'what a word costs, and the memory, with 10 to 10,000 reports; --limit N stops at N',
  endings: ['.md', '.csv', '.yaml'],
  corpora: [
    {
      id: 'growth',
      title: 'White House, Wikinews, Current Events',
      paths: ['text/whitehouse', 'text/wikinews_2019.csv', 'text/current-events'],
    },
  ],
  run: async ({ paths, folder, workers, limit }) => {
    const reports = shuffled(await gathered(paths))
    const home = mkdtempSync(join(tmpdir(), 'chancery-growth-'))
    const figures: Record<string, number | string> = {}
    for (const size of SIZES.filter((n) => n <= Math.min(limit ?? Infinity, reports.length))) {
      const file = join(home, 'reports.jsonl')
      writeFileSync(
        file,
        reports
          .slice(0, size)
          .map((r) => `${JSON.stringify(r)}\n`)
          .join(''),
      )
      const made = await cost(file, folder, workers)
      for (const [name, value] of Object.entries(made)) figures[`${name}, ${size} reports`] = value
    }
    rmSync(home, { recursive: true, force: true })
    return { rows: [], figures }
  },
}

async function gathered(paths: readonly string[]): Promise<Report[]> {
  const publishers = loadPublishers(data)
  const found: Report[] = []
  for (const path of paths)
    for await (const { report } of gather(path, publishers)) if (report !== null) found.push(report)
  return found
}

/** Always in the same order. */
function shuffled(reports: readonly Report[]): Report[] {
  const roll = dice(7)
  return reports
    .map((report) => ({ report, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ report }) => report)
}

/** Reads a file into a new embedded record; the model is open and warm before the clock starts. */
async function cost(file: string, model: string, workers: number | null): Promise<Result['figures']> {
  const chancery = openChancery({
    record: 'memory://',
    model,
    data,
    now: () => new Date(),
    ...(workers === null ? {} : { workers }),
  })
  await Promise.all([chancery.model(), chancery.record()])
  const [begin, before] = [performance.now(), process.cpuUsage()]
  let [words, findings] = [0, 0]
  for await (const outcome of chancery.read(file)) {
    words += outcome.report?.text.match(/\S+/g)?.length ?? 0
    findings += outcome.findings.length
  }
  const seconds = (performance.now() - begin) / 1000
  const { user, system } = process.cpuUsage(before)
  await chancery.close()
  return {
    words,
    findings,
    'words a second': Math.round(words / seconds),
    'microseconds of processor time a word': Math.round((user + system) / words),
    'peak memory in MB': Math.round(process.resourceUsage().maxRSS / 1024),
  }
}
