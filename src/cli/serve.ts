import type { Command } from 'commander'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { keysPath, pagesPath } from './settings.ts'
import { version } from './version.ts'

interface Options extends Shared {
  readonly port: string
  readonly host: string
  readonly keys?: string
  readonly mcp?: boolean
  readonly audit?: string
}

/** `chancery serve`: the record over HTTP. */
export function serve(program: Command): void {
  const command = recording(program.command('serve'))
    .description('serve the record over HTTP, on this machine alone unless keys were made')
    .option('-p, --port <port>', 'where to listen; 0 takes any that is free', '4317')
    .option('--host <address>', 'an address of this machine; others than 127.0.0.1 need keys', '127.0.0.1')
    .option('--keys <file>', 'file of the keys (also: CHANCERY_KEYS); with keys, each request needs one')
    .option('--mcp', 'answer models at /mcp too, over the Model Context Protocol; the same keys, only reads')
    .option('--audit <file>', 'append a line of JSON for each request: who asked what, when')
    .option('--model <folder>', 'folder of the model (also: CHANCERY_MODEL)')
    .action((options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const port = Number(options.port)
        if (!Number.isInteger(port) || port < 0 || port > 65535)
          throw usage(`expected --port as a number from 0 to 65535, got "${options.port}"; write it so`)
        const { readKeys, serve: start } = await import('../api/index.ts')
        const keys = await readKeys(keysPath(options.keys, call.env))
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const { reports } = await (await chancery.record()).counts()
        terminal.line('')
        const states = await call.states()
        const mcp = options.mcp
          ? (await import('../mcp/index.ts')).mcpOverHttp({
              use: (work) => work(chancery),
              states,
              now: call.now,
              log: (message) => terminal.err(message),
              version: version(),
            })
          : null
        const audit = options.audit === undefined ? null : await openAudit(options.audit)
        const served = await start({
          chancery,
          host: options.host,
          port,
          keys: keys.length === 0 ? null : keys,
          now: call.now,
          log: (message) => terminal.err(message),
          version: version(),
          pages: pagesPath,
          mcp,
          ...(audit === null ? {} : { audit: (line) => audit.write(`${JSON.stringify(line)}\n`) }),
        })
        await call.answer({ url: served.url, record: call.recordPath, reports, keys: keys.length }, () =>
          [
            served.url,
            `The API describes itself at ${served.url}/api/openapi.json.`,
            ...(mcp === null ? [] : [`Models are answered at ${served.url}/mcp.`]),
            `Record: ${call.recordPath} (${reports.toLocaleString('en-US')} reports). ${keys.length === 0 ? 'No keys: this machine only.' : 'Keys are asked for.'} Ctrl-C ends it.`,
          ].join('\n'),
        )
        await new Promise<void>((resolve) => process.once('SIGTERM', resolve))
        await served.close()
        audit?.end()
        return EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery serve',
    'curl "http://localhost:4317/api/entries?kind=meeting&between=KOR,CHN"',
    'chancery serve --host 0.0.0.0 --port 8080',
    'chancery serve --mcp',
  )
}

/** A file to append to, for the eyes of its owner; one that cannot be written is told before the server starts. */
async function openAudit(path: string) {
  const { open } = await import('node:fs/promises')
  const file = await open(path, 'a', 0o600)
  return file.createWriteStream()
}
