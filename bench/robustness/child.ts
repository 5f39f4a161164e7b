// Run by `run.ts` in a process of its own, so that a hang can be ended and memory be measured: child.ts WHAT SEED FROM TO
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openChancery } from '../../src/chancery.ts'
import { extract } from '../../src/extract/extract.ts'
import { loadLexicon } from '../../src/extract/lexicon.ts'
import { gather } from '../../src/gather/gather.ts'
import { loadPublishers } from '../../src/gather/publishers.ts'
import type { Reading } from '../../src/ontology/reading.ts'
import type { Report } from '../../src/ontology/report.ts'
import { read } from '../../src/read/read.ts'
import { loadAtlas } from '../../src/resolve/atlas.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { giantOf } from './giants.ts'
import { type Input, inputOf } from './inputs.ts'
import { LAWS } from './laws.ts'
import { openRandomModel } from './random-model.ts'
import { readingOf, storedReadings } from './readings.ts'

/** What is run: files read with random answers, large files so, mutated readings, files read with the model into a record. */
export type What = 'files' | 'giants' | 'readings' | 'model'

/** What became of one input. */
interface Outcome {
  readonly reports: number
  readonly words: number
  readonly findings: number
  /** Rules of the notes. */
  readonly notes: readonly string[]
  /** What broke a law. */
  readonly broken: readonly string[]
}

/** What is told of one input, a line of JSON; a line with `begun` comes before it. */
export interface Told extends Outcome {
  readonly number: number
  readonly made: string
  readonly size: number
  /** Milliseconds of processor time: what others do on the machine does not count. */
  readonly ms: number
  /** Most memory that the process has held, in MB. */
  readonly memory: number
}

interface Job {
  readonly made: string
  readonly size: number
  run(): Promise<Outcome>
}

const data = new URL('../../data/', import.meta.url)
const modelFolder = fileURLToPath(new URL('../../model/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'chancery-inputs-'))

/** Resolves and extracts, and holds all of it to the laws. */
function understanding(): (report: Report, reading: Reading) => Pick<Outcome, 'findings' | 'broken'> {
  const [atlas, lexicon] = [loadAtlas(data), loadLexicon(new URL('lexicon/', data))]
  return (report, reading) => {
    const resolved = resolve(report, reading, atlas)
    const findings = extract(report, resolved, lexicon)
    return {
      findings: findings.length,
      broken: LAWS.flatMap((law) => law(report, { reading, resolved, findings })),
    }
  }
}

/** Runs an input as a file of its own. */
const asFile = (input: Input, work: (path: string) => Promise<Outcome>): Job => ({
  made: input.made,
  size: input.bytes.length,
  async run() {
    const path = join(folder, `input${input.extension}`)
    writeFileSync(path, input.bytes)
    try {
      return await work(path)
    } finally {
      rmSync(path)
    }
  },
})

/** Gathers, and reads with answers at random. */
async function atRandom(): Promise<(path: string, number: number) => Promise<Outcome>> {
  let seed = 1
  const model = await openRandomModel(modelFolder, () => seed)
  const publishers = loadPublishers(fileURLToPath(data))
  const understand = understanding()
  return async (path, number) => {
    seed = number + 1
    const all: Outcome[] = []
    for await (const { report, notes } of gather(path, publishers)) {
      const rules = notes.map((n) => n.rule)
      if (report === null) {
        const broken = rules.length === 0 ? ['no report, and no note that says why'] : []
        all.push({ reports: 0, words: 0, findings: 0, notes: rules, broken })
        continue
      }
      const { reading, notes: more } = await read(report, model)
      const { findings, broken } = understand(report, reading)
      const words = reading.words.length
      const silent = words === 0 && more.length === 0 ? ['nothing read, and no note that says why'] : []
      all.push({
        reports: 1,
        words,
        findings,
        notes: [...rules, ...more.map((n) => n.rule)],
        broken: [...broken, ...silent],
      })
    }
    return all.length > 0
      ? summed(all)
      : { ...summed([]), broken: ['nothing gathered, and no note that says why'] }
  }
}

const summed = (all: readonly Outcome[]): Outcome => ({
  reports: all.reduce((sum, o) => sum + o.reports, 0),
  words: all.reduce((sum, o) => sum + o.words, 0),
  findings: all.reduce((sum, o) => sum + o.findings, 0),
  notes: all.flatMap((o) => o.notes),
  broken: all.flatMap((o) => o.broken),
})

/** Reads with the model that is shipped, into an embedded record; both are open before the first input. */
async function inEarnest(): Promise<(path: string) => Promise<Outcome>> {
  const chancery = openChancery({
    record: 'memory://',
    model: modelFolder,
    data: fileURLToPath(data),
    now: () => new Date(),
  })
  await Promise.all([chancery.model(), chancery.record()])
  return async (path) => {
    const all: Outcome[] = []
    for await (const { report, notes, words, findings } of chancery.read(path))
      all.push({
        reports: report === null ? 0 : 1,
        words,
        findings: findings.length,
        notes: notes.map((n) => n.rule),
        broken: [
          ...notes.filter((n) => n.rule === 'report-failed').map((n) => n.message),
          ...(words === 0 && notes.length === 0 ? ['nothing read, and no note that says why'] : []),
        ],
      })
    return summed(all)
  }
}

/** Makes job `number` of a run. */
async function jobs(what: What, seed: number): Promise<(number: number) => Job | null> {
  if (what === 'readings') {
    const stored = storedReadings()
    const understand = understanding()
    return (number) => {
      const { made, report, reading } = readingOf(stored, seed, number)
      const words = reading.words.length
      const run = async (): Promise<Outcome> => ({
        reports: 1,
        words,
        notes: [],
        ...understand(report, reading),
      })
      return { made, size: report.text.length, run }
    }
  }
  const work = what === 'model' ? await inEarnest() : await atRandom()
  return (number) => {
    const input = what === 'giants' ? giantOf(number, seed) : inputOf(seed, number)
    return input && asFile(input, (path) => work(path, number))
  }
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return Math.round((user + system) / 1000)
}
const tell = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

const [what, seed, from, to] = process.argv.slice(2)
const jobOf = await jobs(what as What, Number(seed))
for (let number = Number(from); number < Number(to); number++) {
  const job = jobOf(number)
  if (job === null) break
  tell({ begun: number, made: job.made })
  const begin = cpu()
  let outcome: Outcome
  try {
    outcome = await job.run()
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    outcome = { ...summed([]), broken: [`it threw: ${stack.split('\n').slice(0, 4).join(' ')}`] }
  }
  tell({
    number,
    made: job.made,
    size: job.size,
    ms: cpu() - begin,
    ...outcome,
    memory: Math.round(process.resourceUsage().maxRSS / 1024),
  } satisfies Told)
}
rmSync(folder, { recursive: true, force: true })
process.exit(0)
