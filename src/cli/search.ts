import { type Command, Option } from 'commander'
import { countOption, dayOption, kindArgument, statesOption } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly kind?: string
  readonly between?: string[]
  readonly since?: string
  readonly until?: string
  readonly in?: 'reports' | 'findings'
  readonly limit: string
}

/** `chancery search`: reports and findings by words. */
export function search(program: Command): void {
  const command = recording(program.command('search'))
    .description('find reports and findings by words')
    .argument('<words...>', '"exact words", or, -without, as in a web search')
    .option('--kind <kind>', 'only findings of this kind')
    .option('--between <states...>', 'only findings in which these states take part')
    .option('--since <date>', 'from this day, month or year on')
    .option('--until <date>', 'up to this day, month or year')
    .addOption(new Option('--in <where>', 'where to look').choices(['reports', 'findings']))
    .option('--limit <n>', 'most hits to print', '20')
    .action((words: string[], options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const text = words.join(' ').trim()
        if (text === '')
          throw usage(
            'expected words to search for, got none; for example chancery search "strategic partnership"',
          )
        const states = await call.states()
        const limit = countOption('--limit', options.limit)
        const filter = {
          ...(options.kind === undefined ? {} : { kind: kindArgument(options.kind) }),
          ...(options.between === undefined
            ? {}
            : { between: statesOption('--between', options.between, states) }),
          ...(options.since === undefined ? {} : { since: dayOption('--since', options.since, 'first') }),
          ...(options.until === undefined ? {} : { until: dayOption('--until', options.until, 'last') }),
        }
        terminal.line('Opening the record …')
        const record = await (await call.open()).record()
        const hits = await record.search(text, { ...filter, in: options.in, limit })
        terminal.line('')
        if (hits.length === 0) {
          terminal.err(`No report or finding holds ${text}.`)
          return EXIT.nothing
        }
        const { wrap } = await import('../index.ts')
        const { outStyle: style } = terminal
        for (const hit of hits) {
          if (call.json) {
            await terminal.out(JSON.stringify(hit))
            continue
          }
          const head = [hit.kind ?? 'report', hit.published?.slice(0, 10), hit.publisher, hit.title]
            .filter((x) => x)
            .join('  ')
          let marked = ''
          let at = 0
          for (const [start, end] of hit.hits) {
            marked += hit.snippet.slice(at, start) + style.quote(hit.snippet.slice(start, end))
            at = end
          }
          marked = (marked + hit.snippet.slice(at)).replace(/\s+/g, ' ')
          const width = Math.min(Math.max(terminal.width, 48), 110)
          await terminal.out(
            safe(
              [
                ...wrap(head, width).map(style.strong),
                ...wrap(marked, width - 4).map((l) => `    ${l}`),
                `    ${style.dim(hit.id)}`,
              ].join('\n'),
            ),
          )
        }
        return EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery search "strategic partnership"',
    'chancery search hotline -fisheries --kind undertakings',
  )
}
