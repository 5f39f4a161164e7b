import { createReadStream, existsSync } from 'node:fs'
import { addAbortSignal } from 'node:stream'
import type { Command } from 'commander'
import { contentWords } from './backup-words.ts'
import { recording, run, type Shared } from './call.ts'
import { startCount } from './count.ts'
import { withExamples } from './examples.ts'
import { EXIT, Fault, usage } from './fault.ts'

interface Options extends Shared {
  readonly replace?: boolean
  readonly check?: boolean
}

/** `chancery restore`: a record from a backup. */
export function restore(program: Command): void {
  const command = recording(program.command('restore'))
    .description('fill an empty record from a file that backup wrote: wholly, or not at all')
    .argument('<file>', 'the backup; - is standard input')
    .option('--replace', 'delete what the record holds, and restore in its place')
    .option('--check', 'only read the file through, and tell what it holds and whether it is whole')
    .action((file: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        if (options.check && options.replace)
          throw usage('expected --check or --replace, got both; --check changes nothing')
        if (file !== '-' && !existsSync(file))
          throw new Fault(`expected a backup, got ${file}, which is not there; name another`)
        const bytes = addAbortSignal(call.interruption, file === '-' ? process.stdin : createReadStream(file))
        if (options.check) {
          terminal.line('Reading …')
          const contents = await (await call.open({ record: null })).checkBackup(bytes)
          await call.answer({ file, ...contents }, () => `${file} is whole: ${contentWords(contents)}.`)
          return EXIT.ok
        }
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const counts = {
          reports: startCount(terminal, 'reports', () => performance.now()),
          findings: startCount(terminal, 'findings compared', () => performance.now()),
          traces: startCount(terminal, 'findings traced back to undertakings', () => performance.now()),
        }
        const contents = await chancery.restore(bytes, {
          replace: options.replace === true,
          onStep: (step, done, total) => counts[step].step(done, total),
        })
        counts.traces.end()
        const { entries } = await (await chancery.record()).counts()
        const made = Object.values(entries).reduce((sum, n) => sum + n, 0)
        if (call.json)
          await terminal.out(JSON.stringify({ record: call.recordPath, ...contents, entries: made }))
        else if (!terminal.quiet)
          terminal.err(
            `Restored ${contentWords(contents)} into ${call.recordPath}; they make ${made.toLocaleString('en-US')} entries.`,
          )
        return EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery restore record.chancery.gz --record ./copy',
    'chancery restore record.chancery.gz --record postgres://host/db',
    'chancery restore record.chancery.gz --check',
  )
}
