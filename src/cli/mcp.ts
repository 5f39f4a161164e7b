import type { Command } from 'commander'
import type { Chancery } from '../index.ts'
import { type Call, recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { version } from './version.ts'

/** How long, in ms, the record is kept open after a question: a client keeps the server for hours, and others need the record. */
const KEPT = 2_000

/** `chancery mcp`: the record for models, over standard input and output. */
export function mcp(program: Command): void {
  const command = recording(program.command('mcp'))
    .description('answer a model over the Model Context Protocol on standard input and output; only reads')
    .action((options: Shared) =>
      run(options, async (call) => {
        const { mcpOverStdio } = await import('../mcp/index.ts')
        const record = borrowed(call)
        try {
          await mcpOverStdio(
            {
              use: record.use,
              states: await call.states(),
              now: call.now,
              log: (message) => call.terminal.err(message),
              version: version(),
            },
            process.stdin,
          )
        } finally {
          await record.close()
        }
        return EXIT.ok
      }),
    )
  withExamples(command, 'chancery mcp', 'chancery mcp --record ~/embassy/record')
}

/** Opens the record for a question and closes it when none follows. */
function borrowed(call: Call) {
  let open: Promise<Chancery> | null = null
  let users = 0
  let timer: NodeJS.Timeout | null = null
  const close = async (): Promise<void> => {
    const closing = open
    open = null
    await (await closing?.catch(() => null))?.close()
  }
  return {
    close,
    async use<T>(work: (chancery: Chancery) => Promise<T>): Promise<T> {
      if (timer !== null) clearTimeout(timer)
      users += 1
      open ??= call.open()
      try {
        return await work(await open)
      } catch (error) {
        // A record that could not be opened is tried anew at the next question.
        if (users === 1) await close()
        throw error
      } finally {
        users -= 1
        if (users === 0) timer = setTimeout(() => void close().catch(() => {}), KEPT).unref()
      }
    },
  }
}
