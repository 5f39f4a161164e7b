import type { Command } from 'commander'
import type { Chancery } from '../index.ts'
import { EXIT, Fault } from './fault.ts'
import { dataPath, modelPath, recordPath } from './settings.ts'
import { openTerminal, type Terminal } from './terminal.ts'

/** Options that more than one command has. */
export interface Shared {
  readonly json?: boolean
  readonly color?: boolean
  readonly quiet?: boolean
  readonly debug?: boolean
  readonly record?: string
  readonly model?: string
}

/** What a command is given to work with. */
export interface Call {
  readonly terminal: Terminal
  readonly json: boolean
  readonly env: NodeJS.ProcessEnv
  readonly recordPath: string
  readonly modelPath: string
  readonly now: () => Date
  /** Fires when the run is interrupted, for what has to be taken back. */
  readonly interruption: AbortSignal
  /** Opens Chancery for this run; it is closed at the end. */
  open(options?: { record?: string | null; wait?: number }): Promise<Chancery>
  /** Names of states, without opening anything else. */
  states(): Promise<Chancery['states']>
  /** Prints a value as JSON on one line, or the words made of it. */
  answer(value: unknown, words: () => string): Promise<void>
}

/** Options that belong to every command that prints. */
export const printing = (command: Command): Command =>
  command
    .option('--json', 'print JSON, one object a line, for programs')
    .option('--no-color', 'print without colours (also: NO_COLOR)')
    .option('-q, --quiet', 'print no messages but errors')
    .option('-d, --debug', 'print where an error came from')

/** The option that names the record. */
export const recording = (command: Command): Command =>
  printing(command).option(
    '--record <path>',
    'folder or postgres:// address of the record (also: CHANCERY_RECORD)',
  )

/** How often, in ms, it is told without a terminal how far the record is while somebody waits for it. */
const TELL_EVERY = 10_000

/** Runs the body of a command with what it needs, and leaves the program with its exit code. */
export async function run(options: Shared, body: (call: Call) => Promise<number | undefined>): Promise<void> {
  const terminal = openTerminal(process, { colour: options.color, quiet: options.quiet })
  let opened: Chancery | null = null
  let told = performance.now()
  const interruption = new AbortController()
  const call: Call = {
    terminal,
    json: options.json === true,
    env: process.env,
    recordPath: recordPath(options.record, process.env),
    modelPath: modelPath(options.model, process.env),
    now: () => new Date(),
    interruption: interruption.signal,
    async open(how = {}) {
      const { openChancery } = await import('../index.ts')
      opened = openChancery({
        record: how.record === undefined ? call.recordPath : how.record,
        model: call.modelPath,
        data: dataPath,
        now: call.now,
        wait: how.wait ?? 10_000,
        log: (message) => {
          const now = performance.now()
          if (options.debug) terminal.err(message)
          else if (terminal.errIsTty) terminal.line(message)
          else if (!terminal.quiet && now - told > TELL_EVERY) {
            told = now
            terminal.err(message)
          }
        },
      })
      return opened
    },
    async states() {
      const { loadStateNames } = await import('../index.ts')
      return loadStateNames(dataPath)
    },
    answer: (value, words) => terminal.out(options.json ? JSON.stringify(value) : words()),
  }
  let interrupted = false
  process.on('SIGINT', () => {
    // Twice: at once, whatever is under way.
    if (interrupted) process.kill(process.pid, 'SIGKILL')
    interrupted = true
    interruption.abort()
    process.exitCode = EXIT.interrupted
    terminal.err(
      '\nInterrupted. What was stored stays; a file not written to its end is gone. Run the same command again.',
    )
    const leave = (): never => process.exit(EXIT.interrupted)
    setTimeout(leave, 15_000).unref()
    void (opened?.close() ?? Promise.resolve()).then(leave, leave)
  })
  try {
    const code = (await body(call)) ?? EXIT.ok
    if (!interrupted) process.exitCode = code
  } catch (error) {
    if (interrupted) return
    process.exitCode = error instanceof Fault ? error.code : EXIT.failed
    terminal.line('')
    terminal.err(`${terminal.errStyle.warn('chancery:')} ${(error as Error).message}`)
    if (options.debug) terminal.err((error as Error).stack ?? '')
  } finally {
    if (!interrupted) await (opened as Chancery | null)?.close().catch(() => {})
  }
}
