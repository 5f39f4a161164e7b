import type { Command } from 'commander'
import { EXPORT_FORMATS, type ExportFormat, formatNamed, kindsRefused } from '../index.ts'
import { kindArgument } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { type FilterOptions, filtering, filterOf } from './filter-options.ts'
import { openOutput } from './output.ts'

interface Options extends Shared, FilterOptions {
  readonly format: string
  readonly kind?: string[]
  readonly output?: string
  readonly title?: string
  readonly bom?: boolean
  readonly quotes?: boolean
  readonly skipVague?: boolean
  readonly nodes?: string
}

/** The format that was named; a name that is none is a mistake of the operator. */
export function formatOption(name: string): ExportFormat {
  try {
    return formatNamed(name)
  } catch (error) {
    throw usage((error as Error).message)
  }
}

const nodesOption = (words: string | undefined): 'persons' | 'states' | undefined => {
  if (words === undefined || words === 'persons' || words === 'states') return words
  throw usage(`expected --nodes as persons or states, got "${words}"; write it so`)
}

const WIDTH = Math.max(...EXPORT_FORMATS.map((f) => f.name.length))

/** `chancery export`: entries in the standards of the field. */
export function exportEntries(program: Command): void {
  const command = filtering(recording(program.command('export')))
    .description("write entries in the field's formats, to a file, a folder or standard output")
    .requiredOption('--format <format>', 'one of the formats below')
    .option('--kind <kinds...>', 'only these kinds: meetings visits; all that the format holds if not given')
    .option(
      '-o, --output <path>',
      'write to a file, or for a format of many files a folder; - is standard output',
    )
    .option('--title <words>', 'title, for formats that have one')
    .option('--bom', 'tables: begin with the byte order mark that Excel wants')
    .option('--no-quotes', 'annotations: leave the quoted words out, for texts that may not be passed on')
    .option('--skip-vague', 'ics: leave out what has no exact day')
    .option('--nodes <nodes>', 'gexf, graphml: a network of persons or of states')
    .action((options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const format = formatOption(options.format)
        const kinds = options.kind === undefined ? null : [...new Set(options.kind.map(kindArgument))]
        const refused = kindsRefused(format, kinds)
        if (refused !== null) throw usage(refused)
        const nodes = nodesOption(options.nodes)
        if (format.makes === 'folder' && (options.output === undefined || options.output === '-'))
          throw usage(
            `expected -o FOLDER with --format ${format.name}, got ${options.output ?? 'none'}; it makes several files`,
          )
        const states = await call.states()
        const filter = filterOf(options, kinds, states)
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const between = (filter.between ?? []).map((code) => states.nameOf(code))
        const writing = await chancery.export(format, filter, {
          title: options.title ?? (between.length > 0 ? between.join(' and ') : 'Diplomatic record'),
          choices: {
            bom: options.bom === true,
            noQuotes: options.quotes === false,
            skipVague: options.skipVague === true,
            ...(nodes === undefined ? {} : { nodes }),
          },
          onEntry: (done, total) => {
            if (done % 200 === 0)
              terminal.line(`${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} entries`)
          },
        })
        const output = await openOutput(format, options.output ?? '-', (words) => terminal.raw(words))
        try {
          for await (const piece of writing.pieces) await output.take(piece)
          terminal.line('')
          await output.end()
        } catch (error) {
          await output.abandon()
          throw error
        }
        if (!terminal.quiet) {
          for (const note of writing.notes()) terminal.err(terminal.errStyle.dim(`note: ${note.message}`))
          if (output.left.length > 0)
            terminal.err(terminal.errStyle.dim(`note: -o FILE also writes ${output.left.join(', ')}`))
          if (writing.entries === 0) terminal.err('No entry fits. chancery find shows what the record has.')
          else if (output.files.length > 0)
            terminal.err(
              `Wrote ${writing.entries.toLocaleString('en-US')} ${writing.entries === 1 ? 'entry' : 'entries'} to ${output.files.length > 3 ? `${output.files.length} files in ${options.output}` : output.files.join(', ')}.`,
            )
        }
        return writing.entries === 0 ? EXIT.nothing : EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery export --format csv --kind meetings --between KOR CHN -o meetings.csv',
    'chancery export --format datapackage -o record/',
    'chancery export --format jsonl --since 2026-01 | gzip > record.jsonl.gz',
  )
  command.addHelpText(
    'after',
    `\nFormats:\n${EXPORT_FORMATS.map((f) => `  ${f.name.padEnd(WIDTH)}  ${f.writes}\n`).join('')}\nWhat each keeps and leaves out: docs/formats.md. What a format does not hold is told after writing.`,
  )
}
