import { type Command, Option } from 'commander'
import { dayOption } from './arguments.ts'
import { printing, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, Fault, usage } from './fault.ts'

interface Options extends Shared {
  readonly format: 'conllu' | 'brat' | 'timeml' | 'json'
  readonly output?: string
  readonly published?: string
}

const ENDINGS = { conllu: ['.conllu'], brat: ['.ann', '.txt'], timeml: ['.tml'], json: ['.json'] } as const

/** `chancery annotate`: the reading itself in the field's formats. */
export function annotate(program: Command): void {
  const command = printing(program.command('annotate'))
    .description('write what the model sees in reports: words and trees, names and attribution, times')
    .argument('<path>', 'file, folder, or - for standard input')
    .addOption(
      new Option(
        '--format <format>',
        'CoNLL-U (words and trees), brat (names, attribution), TimeML (TIMEX3), or JSON',
      )
        .choices(['conllu', 'brat', 'timeml', 'json'])
        .default('conllu'),
    )
    .option('-o, --output <folder>', 'write files named after the reports into this folder')
    .option('--published <date>', 'day of publication where the report prints none')
    .option('--model <folder>', 'folder of the model (also: CHANCERY_MODEL)')
    .action((path: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const { existsSync } = await import('node:fs')
        const { mkdir, stat, writeFile } = await import('node:fs/promises')
        const { basename, join } = await import('node:path')
        if (path !== '-' && !existsSync(path))
          throw new Fault(
            `expected a file, a folder or -, got "${path}", which does not exist; check the path`,
          )
        if (
          options.format === 'brat' &&
          options.output === undefined &&
          path !== '-' &&
          (await stat(path)).isDirectory()
        )
          throw usage(
            'expected -o FOLDER with --format brat and a folder, got none; brat needs a pair of files a report',
          )
        const api = await import('../index.ts')
        const chancery = await call.open({ record: null })
        terminal.line('Opening the model …')
        await chancery.model()
        const hints = {
          published:
            options.published === undefined ? null : dayOption('--published', options.published, 'first'),
        }
        if (options.output !== undefined) await mkdir(options.output, { recursive: true })
        const { printNotes } = await import('./notes.ts')
        const used = new Set<string>()
        let failed = 0
        let done = 0
        for await (const { path: at, report, notes } of chancery.gather(path, {
          hints,
          input: process.stdin,
        })) {
          printNotes(terminal, notes, at, ['error', 'warning'])
          if (notes.some((n) => n.level === 'error')) failed += 1
          if (report === null) continue
          terminal.line(at)
          const found = await chancery.understand(report)
          printNotes(
            terminal,
            found.notes.filter((n) => n.rule.startsWith('language') || n.rule.startsWith('text')),
            at,
            ['error', 'warning'],
          )
          const texts: string[] =
            options.format === 'conllu'
              ? [api.writeConllu(report, found.reading)]
              : options.format === 'brat'
                ? [api.writeBrat(report, found.reading), report.text]
                : options.format === 'timeml'
                  ? [api.writeTimeml(report, found.resolved.times)]
                  : [
                      `${JSON.stringify({ report, reading: found.reading, resolved: { mentions: found.resolved.mentions, places: found.resolved.places, times: found.resolved.times }, notes: [...notes, ...found.notes] })}\n`,
                    ]
          done += 1
          if (options.output === undefined) {
            await terminal.out(texts[0]!.replace(/\n$/, options.format === 'conllu' ? '' : ''))
            continue
          }
          const stem =
            at === '-'
              ? report.id.replace(':', '-')
              : basename(at)
                  .replace(/\.[^.:]+(?=$|:)/, '')
                  .replace(/:/g, '-')
          let name = stem
          for (let n = 2; used.has(name); n++) name = `${stem}-${n}`
          used.add(name)
          for (const [i, ending] of ENDINGS[options.format].entries())
            await writeFile(join(options.output, name + ending), texts[i]!)
        }
        terminal.line('')
        if (options.output !== undefined && options.format === 'brat')
          await writeFile(join(options.output, 'annotation.conf'), api.BRAT_CONFIGURATION)
        if (options.output !== undefined && !terminal.quiet)
          terminal.err(`Wrote ${done} ${done === 1 ? 'report' : 'reports'} to ${options.output}.`)
        return failed > 0 ? EXIT.partial : done === 0 ? EXIT.nothing : EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery annotate report.txt',
    'chancery annotate archive/ --format brat -o annotated/',
    'chancery annotate report.txt --format timeml',
  )
}
