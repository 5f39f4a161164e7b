import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Told, What } from './child.ts'

/** What went wrong with one input, and how to make it again. */
export interface Fault {
  readonly what: What
  readonly seed: number
  readonly number: number
  readonly made: string
  readonly broken: readonly string[]
}

/** What a run came to. */
export interface Robustness {
  readonly what: What
  readonly inputs: number
  readonly reports: number
  readonly words: number
  readonly findings: number
  /** How often each note was made, most frequent first. */
  readonly notes: Readonly<Record<string, number>>
  /** Milliseconds of processor time of the slowest input, and how it was made. */
  readonly slowest: { readonly ms: number; readonly made: string }
  /** Most memory that the process has held, in MB. */
  readonly memory: number
  readonly faults: readonly Fault[]
}

/** Processor time that an input may take: two seconds (three where the network reads), and a minute and a half for each million bytes up to what is read of one report. */
const allowed = (what: What, size: number): number =>
  (what === 'model' ? 3_000 : 2_000) + 90 * (Math.min(size, 1_500_000) / 1_000)
/** Memory that a process may hold, in MB, whatever it reads; the model and the record take more. A report of 100,000 words is among 10,000 files. */
const MEMORY: Readonly<Record<What, number>> = { files: 1_250, giants: 3_000, readings: 1_000, model: 2_500 }
/** An input that says nothing for so many ms hangs. */
const SILENCE = 300_000

/** Runs inputs `from` to `to` in a process of its own, and again from the next where one hangs or ends it. */
export async function robustness(
  what: What,
  seed: number,
  to: number,
  from = 0,
  watch: (told: Told) => void = () => {},
): Promise<Robustness> {
  const told: Told[] = []
  const faults: Fault[] = []
  for (let next = from; next < to; ) {
    let begun: { begun: number; made: string } | null = null
    const ended = await child(what, seed, next, to, (line) => {
      if ('begun' in line) {
        begun = line
        return
      }
      begun = null
      next = line.number + 1
      told.push(line)
      watch(line)
      const broken = [...line.broken, ...late(what, line), ...large(what, line)]
      if (broken.length > 0) faults.push({ what, seed, number: line.number, made: line.made, broken })
    })
    const stuck = begun as { begun: number; made: string } | null
    if (stuck === null) {
      if (ended !== null) throw new Error(`expected the inputs to be read, got ${ended}`)
      break
    }
    faults.push({ what, seed, number: stuck.begun, made: stuck.made, broken: [ended ?? 'the process ended'] })
    next = stuck.begun + 1
  }
  const notes = new Map<string, number>()
  for (const t of told) for (const rule of t.notes) notes.set(rule, (notes.get(rule) ?? 0) + 1)
  const sum = (of: (t: Told) => number): number => told.reduce((total, t) => total + of(t), 0)
  const slowest = told.reduce((a, b) => (b.ms > a.ms ? b : a), { ms: 0, made: '' })
  return {
    what,
    inputs: told.length,
    reports: sum((t) => t.reports),
    words: sum((t) => t.words),
    findings: sum((t) => t.findings),
    notes: Object.fromEntries([...notes].sort((a, b) => b[1] - a[1])),
    slowest: { ms: slowest.ms, made: slowest.made },
    memory: told.reduce((most, t) => Math.max(most, t.memory), 0),
    faults,
  }
}

const late = (what: What, { ms, size }: Told): string[] =>
  ms > allowed(what, size) ? [`it took ${ms} ms of processor time for ${size} bytes`] : []
const large = (what: What, { memory }: Told): string[] =>
  memory > MEMORY[what] ? [`the process holds ${memory} MB`] : []

type Line = Told | { readonly begun: number; readonly made: string }

/** Runs the child to its end; null when it has done all, else why it ended. */
function child(
  what: What,
  seed: number,
  from: number,
  to: number,
  hear: (line: Line) => void,
): Promise<string | null> {
  const file = fileURLToPath(new URL('./child.ts', import.meta.url))
  const args = ['--import', 'tsx', file, what, String(seed), String(from), String(to)]
  return new Promise((resolve) => {
    const reader: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let errors = ''
    let silent = false
    const hush = (): NodeJS.Timeout =>
      setTimeout(() => {
        silent = true
        reader.kill('SIGKILL')
      }, SILENCE)
    let timer = hush()
    const lines = createInterface({ input: reader.stdout! })
    lines.on('line', (line) => {
      clearTimeout(timer)
      timer = hush()
      if (line.startsWith('{')) hear(JSON.parse(line) as Line)
    })
    reader.stderr!.on('data', (piece) => {
      errors = (errors + piece).slice(-600)
    })
    reader.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(null)
      else
        resolve(
          silent
            ? `nothing for ${SILENCE / 1000} s`
            : `the end of the process (${code ?? signal}): ${errors}`,
        )
    })
  })
}
