import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { type Chancery, openChancery } from '../../src/chancery.ts'
import { publicationDay } from '../../src/ontology/report.ts'
import type { Addition } from '../../src/record/index.ts'
import { ENGINES } from '../../test/record/engines.ts'
import { random } from '../../test/record/sample-findings.ts'
import { tableOf } from '../figures.ts'
import { freeze } from '../results.ts'
import { explaining } from './explain.ts'
import { multiply } from './multiply.ts'
import { processorTime } from './processor.ts'
import { QUESTIONS, topicsOf } from './questions.ts'
import { reportsOf } from './world.ts'

/** How large a record is asked, and how. */
export interface ScaleOptions {
  /** About how many findings it holds. */
  readonly findings: number
  /** A record that is filled if it is empty, and kept; if null, a fresh one of each engine. */
  readonly record: string | null
  /** Explains each statement that takes longer, in ms. */
  readonly explain: number | null
  /** Computes all entries anew at the end, which takes long, and tells how long. */
  readonly rebuild: boolean
  /** Times each question over so many topics. */
  readonly topics: number
  readonly freeze: boolean
}

type Figures = Record<string, number | string>

const BATCH = 16
/** Findings that are added one report at a time; more are copies of these. */
const MOST_ADDED = 100_000
const data = fileURLToPath(new URL('../../data/', import.meta.url))
const say = (words: string): void => void process.stderr.write(`${words}\n`)

/** Fills a record of each engine and asks it what the commands and the pages ask. */
export async function runScale(options: ScaleOptions): Promise<number> {
  if (options.record !== null) {
    await scale(options.record, /^postgres/.test(options.record) ? 'server' : 'embedded', options)
    return 0
  }
  for (const engine of ENGINES) {
    if (engine.skipped !== null) {
      say(`skipped: ${engine.name}: ${engine.skipped}`)
      continue
    }
    const started = await engine.start()
    try {
      await scale(await started.fresh(), engine.name === 'a folder' ? 'embedded' : 'server', options)
    } finally {
      await started.stop()
    }
  }
  return 0
}

const TODAY = '2026-01-01'

/** `today` tells the day, by which what is added is known later. */
const open = (record: string, today = () => TODAY): Chancery =>
  openChancery({ record, model: '', data, now: () => new Date(`${today()}T00:00:00Z`) })

async function scale(location: string, engine: string, options: ScaleOptions): Promise<void> {
  const figures: Figures = {}
  const added = Math.min(options.findings, MOST_ADDED)
  if (await isEmpty(location)) {
    await fill(location, added, figures)
    if (options.findings > added) await multiply(location, Math.round(options.findings / added), say)
  }
  await timeOpening(location, figures)
  await ask(location, options, figures)
  if (options.rebuild) await computeAnew(location, figures)
  if (engine === 'embedded') figures['MB on disk'] = Math.round(sizeOf(location) / 1e6)
  figures['peak memory in MB'] = Math.round(process.resourceUsage().maxRSS / 1024)
  const result = {
    id: `scale-${engine}`,
    task: 'scale',
    data: `${options.findings.toLocaleString('en-US')} made-up findings, ${engine === 'embedded' ? 'in a folder' : 'on a PostgreSQL server'}`,
    model: 'none',
    rows: [],
    figures,
  }
  process.stdout.write(tableOf(result))
  if (options.freeze) freeze(result)
}

async function isEmpty(location: string): Promise<boolean> {
  const chancery = open(location)
  const { reports } = await (await chancery.record()).extent()
  await chancery.close()
  return reports === 0
}

/** Adds reports until there are enough findings; what a finding costs in each tenth tells whether adding stays flat. */
async function fill(location: string, findings: number, figures: Figures): Promise<void> {
  let day = TODAY
  const chancery = open(location, () => day)
  const record = await chancery.record()
  let [made, since, mark, before] = [0, performance.now(), 0, process.cpuUsage()]
  const costs: number[] = []
  let batch: Addition[] = []
  for (const addition of reportsOf(findings)) {
    batch.push(addition)
    made += addition.findings.length
    if (batch.length === BATCH) {
      day = publicationDay(addition.report) ?? day
      await record.addMany(batch)
      batch = []
    }
    if (made - mark < findings / 10) continue
    const ms = performance.now() - since
    costs.push(ms / (made - mark))
    const { user, system } = process.cpuUsage(before)
    say(
      `${made} findings, ${(ms / (made - mark)).toFixed(2)} ms a finding, ${((user + system) / 1000 / (made - mark)).toFixed(2)} of them work, ${memory()} MB`,
    )
    ;[since, mark, before] = [performance.now(), made, process.cpuUsage()]
  }
  await record.addMany(batch)
  await record.counts()
  costs.forEach((ms, i) => {
    figures[`adding, ms a finding, tenth ${i + 1}`] = round(ms)
  })
  await record.compact()
  await chancery.close()
}

async function timeOpening(location: string, figures: Figures): Promise<void> {
  const took: number[] = []
  const worked: number[] = []
  const server = /^postgres/.test(location)
  for (let i = 0; i < 5; i++) {
    const [begun, before] = [performance.now(), processorTime(server)]
    const chancery = open(location)
    await (await chancery.record()).entries({ limit: 1 })
    took.push(performance.now() - begun)
    worked.push(processorTime(server) - before)
    await chancery.close()
  }
  figures['opening and a first answer, ms, median'] = share(took, 0.5)
  figures['opening and a first answer, ms of processor time, median'] = share(worked, 0.5)
  say(
    `opening and a first answer: median ${share(took, 0.5)} ms; processor time median ${share(worked, 0.5)} ms`,
  )
}

async function ask(location: string, options: ScaleOptions, figures: Figures): Promise<void> {
  const slow = options.explain === null ? null : explaining(options.explain)
  const chancery = open(location)
  const record = await chancery.record()
  const { reports, findings, entries } = await record.counts()
  const sum = (counts: object): number => Object.values(counts).reduce((a: number, b: number) => a + b, 0)
  Object.assign(figures, { reports, findings: sum(findings), entries: sum(entries) })
  const server = record.engine === 'server'
  const topics = await topicsOf(record, options.topics, random(5))
  slow?.take()
  for (const { name, ask } of QUESTIONS) {
    const took: number[] = []
    const worked: number[] = []
    // What is loaded at a first use is not of the question.
    await ask(chancery, record, topics[0]!)
    slow?.take()
    for (const topic of topics) {
      const [begun, before] = [performance.now(), processorTime(server)]
      await ask(chancery, record, topic)
      took.push(performance.now() - begun)
      worked.push(processorTime(server) - before)
    }
    figures[`${name}, ms, median`] = share(took, 0.5)
    figures[`${name}, ms, p95`] = share(took, 0.95)
    figures[`${name}, ms of processor time, p95`] = share(worked, 0.95)
    say(
      `${name}: median ${share(took, 0.5)} ms, p95 ${share(took, 0.95)} ms, most ${share(took, 1)} ms; processor time p95 ${share(worked, 0.95)} ms`,
    )
    for (const { ms, text, plan } of (slow?.take() ?? []).sort((a, b) => b.ms - a.ms).slice(0, 2))
      say(`  ${Math.round(ms)} ms: ${text.replace(/\s+/g, ' ')}\n    ${plan.join('\n    ')}`)
  }
  await chancery.close()
}

async function computeAnew(location: string, figures: Figures): Promise<void> {
  const chancery = open(location)
  const begun = performance.now()
  await (await chancery.record()).rebuild()
  figures['all entries computed anew, s'] = Math.round((performance.now() - begun) / 1000)
  say(`rebuilt in ${figures['all entries computed anew, s']} s, ${memory()} MB`)
  await chancery.close()
}

/** The value below which a share of all lies, in whole ms. */
const share = (values: readonly number[], part: number): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.ceil(part * values.length) - 1]!)
const round = (x: number): number => Math.round(x * 100) / 100
const memory = (): number => Math.round(process.memoryUsage.rss() / 1e6)

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const stat = statSync(join(folder, name))
    return sum + (stat.isFile() ? stat.size : 0)
  }, 0)
}
