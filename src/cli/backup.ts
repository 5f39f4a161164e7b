import { createReadStream, existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { contentWords, sizeWords } from './backup-words.ts'
import { recording, run, type Shared } from './call.ts'
import { startCount } from './count.ts'
import { withExamples } from './examples.ts'
import { EXIT, Fault, usage } from './fault.ts'
import { openPartial } from './partial.ts'

interface Options extends Shared {
  readonly force?: boolean
}

/** `chancery backup`: the record in one file, for either engine. */
export function backup(program: Command): void {
  const command = recording(program.command('backup'))
    .description('write the record into one file, from which restore fills another, on either engine')
    .argument('<file>', 'the file to write; - is standard output')
    .option('--force', 'write over a file that is there')
    .action((file: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        if (file !== '-' && existsSync(file) && options.force !== true)
          throw usage(`expected a new file, got ${file}, which is there; name another or give --force`)
        if (file === '-' && terminal.outIsTty)
          throw usage('expected a pipe for the backup, got a terminal; name a file')
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const count = startCount(terminal, 'reports', () => performance.now())
        const bytes = chancery.backup(count.step)
        if (file === '-') {
          for await (const chunk of bytes) await terminal.raw(chunk)
          count.end()
          return EXIT.ok
        }
        const partial = await openPartial(resolve(file))
        try {
          for await (const chunk of bytes) {
            call.interruption.throwIfAborted()
            await partial.write(chunk)
          }
          await partial.close()
          count.end()
          terminal.line('Reading it back …')
          const contents = await chancery.checkBackup(createReadStream(partial.path))
          const size = statSync(partial.path).size
          await partial.finish()
          terminal.line('')
          if (call.json) await terminal.out(JSON.stringify({ file, bytes: size, ...contents }))
          else if (!terminal.quiet)
            terminal.err(`Wrote ${contentWords(contents)} to ${file} (${sizeWords(size)}), and read it back.`)
          return EXIT.ok
        } catch (error) {
          await partial.abandon()
          throw (error as NodeJS.ErrnoException).code === 'ENOSPC'
            ? new Fault(`expected room for ${file}, got a full disk; name a file on another`)
            : error
        }
      }),
    )
  withExamples(
    command,
    'chancery backup record.chancery.gz',
    'chancery backup - --record postgres://host/db | ssh other "cat > record.chancery.gz"',
  )
}
