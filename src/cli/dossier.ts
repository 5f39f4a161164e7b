import { type Command, Option } from 'commander'
import { dayOption, MIN_CONFIDENCE, shareOption, stateOption } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly since?: string
  readonly until?: string
  readonly asOf?: string
  readonly minConfidence?: string
  readonly format: 'text' | 'md' | 'html' | 'json'
  readonly output?: string
  readonly all?: boolean
}

/** `chancery dossier`: all the record shows on two states. */
export function dossier(program: Command): void {
  const command = recording(program.command('dossier'))
    .description('print all the record shows on two states')
    .argument('<state>', 'ISO code or name: KOR, KR, Korea, "South Korea"')
    .argument('<state>', 'the other state')
    .option('--since <date>', 'from this day, month or year on')
    .option('--until <date>', 'up to this day, month or year')
    .option('--as-of <date>', 'the day that divides what was from what lies ahead; today if not given')
    .option(...MIN_CONFIDENCE)
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['text', 'md', 'html', 'json'])
        .default('text'),
    )
    .option('-o, --output <file>', 'write to a file; - is standard output')
    .option('-a, --all', 'leave nothing out of long parts')
    .action((a: string, b: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const pair = [stateOption(a, states), stateOption(b, states)] as const
        if (pair[0] === pair[1])
          throw usage(`expected two different states, got ${pair[0]} twice; name the other one`)
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const d = await chancery.dossier(pair, {
          ...(options.since === undefined ? {} : { since: dayOption('--since', options.since, 'first') }),
          ...(options.until === undefined ? {} : { until: dayOption('--until', options.until, 'last') }),
          ...(options.asOf === undefined ? {} : { asOf: dayOption('--as-of', options.asOf, 'last') }),
          ...(options.minConfidence === undefined
            ? {}
            : { confidence: shareOption('--min-confidence', options.minConfidence) }),
        })
        terminal.line('')
        const { dossierHtml, dossierMarkdown, dossierText, PLAIN } = await import('../index.ts')
        const toFile = options.output !== undefined && options.output !== '-'
        const text =
          call.json || options.format === 'json'
            ? JSON.stringify(d, null, call.json ? 0 : 2)
            : options.format === 'md'
              ? dossierMarkdown(d)
              : options.format === 'html'
                ? dossierHtml(d)
                : dossierText(d, {
                    width: terminal.width,
                    style: toFile ? PLAIN : terminal.outStyle,
                    ...(options.all ? { most: 100_000 } : {}),
                  })
        if (toFile) {
          await (await import('node:fs/promises')).writeFile(options.output!, `${text.trimEnd()}\n`)
          if (!terminal.quiet) terminal.err(`Wrote ${options.output}.`)
        } else await terminal.out(call.json || options.format === 'json' ? text : safe(text.trimEnd()))
        return d.counts.entries === 0 ? EXIT.nothing : EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery dossier KOR CHN',
    'chancery dossier Türkiye Egypt --since 2025-10',
    'chancery dossier IND FRA --format md -o india-france.md',
  )
}
