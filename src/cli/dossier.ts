import { type Command, Option } from 'commander'
import { dayOption, MIN_CONFIDENCE, shareOption, stateOption } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { safe } from './terminal.ts'
import { version } from './version.ts'

const FORMS = ['text', 'md', 'html', 'json', 'docx', 'pdf'] as const
type Form = (typeof FORMS)[number]

interface Options extends Shared {
  readonly since?: string
  readonly until?: string
  readonly asOf?: string
  readonly minConfidence?: string
  readonly format?: Form
  readonly output?: string
  readonly template?: string
  readonly handling?: string
  readonly font?: string[]
  readonly all?: boolean
}

/** `chancery dossier`: all the record shows on two states. */
export function dossier(program: Command): void {
  const command = recording(program.command('dossier'))
    .description('print all the record shows on two states, or write it as a briefing for Word or as PDF')
    .argument('<state>', 'ISO code or name: KOR, KR, Korea, "South Korea"')
    .argument('<state>', 'the other state')
    .option('--since <date>', 'from this day, month or year on')
    .option('--until <date>', 'up to this day, month or year')
    .option('--as-of <date>', 'the day that divides what was from what lies ahead; today if not given')
    .option(...MIN_CONFIDENCE)
    .addOption(
      new Option(
        '--format <format>',
        'how to print it; text if not given, or as the name of the output ends',
      ).choices(FORMS),
    )
    .option('-o, --output <file>', 'write to a file; - is standard output')
    .option('--template <file>', 'docx: your own Word document, with {{title}} and {{briefing}} in it')
    .option('--handling <words>', 'docx, pdf: who may see it, at the head of each page')
    .option('--font <file...>', 'pdf: fonts for letters beyond Latin, Greek and Cyrillic')
    .option('-a, --all', 'leave nothing out: of more than 100 entries of a kind the newest are shown')
    .action((a: string, b: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const pair = [stateOption(a, states), stateOption(b, states)] as const
        if (pair[0] === pair[1])
          throw usage(`expected two different states, got ${pair[0]} twice; name the other one`)
        const form = formOf(options, call.json)
        const binary = form === 'docx' || form === 'pdf'
        const toFile = options.output !== undefined && options.output !== '-'
        if (binary && !toFile && terminal.outIsTty)
          throw usage(`expected a file for ${form}, got the terminal; add -o briefing.${form}`)
        const [template, ...fonts] = await Promise.all(
          [options.template ?? null, ...(options.font ?? [])].map((path) =>
            path === null ? null : opened(path),
          ),
        )
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const d = await chancery.dossier(pair, {
          ...(options.all ? { most: Number.POSITIVE_INFINITY } : {}),
          ...(options.since === undefined ? {} : { since: dayOption('--since', options.since, 'first') }),
          ...(options.until === undefined ? {} : { until: dayOption('--until', options.until, 'last') }),
          ...(options.asOf === undefined ? {} : { asOf: dayOption('--as-of', options.asOf, 'last') }),
          ...(options.minConfidence === undefined
            ? {}
            : { confidence: shareOption('--min-confidence', options.minConfidence) }),
        })
        terminal.line('')
        const { dossierHtml, dossierMarkdown, dossierText, PLAIN, writeBriefing } = await import(
          '../index.ts'
        )
        if (binary) {
          const { data, notes } = await writeBriefing(d, form, {
            maker: `Chancery ${version()}`,
            made: call.now().toISOString(),
            handling: options.handling ?? null,
            template: template ?? null,
            fonts: fonts.filter((f) => f !== null),
          })
          for (const { message } of notes) terminal.err(`${terminal.errStyle.warn('note:')} ${message}`)
          if (toFile) {
            await (await import('node:fs/promises')).writeFile(options.output!, data)
            if (!terminal.quiet) terminal.err(`Wrote ${options.output}.`)
          } else await terminal.raw(data)
          return d.counts.entries === 0 ? EXIT.nothing : EXIT.ok
        }
        const text =
          form === 'json'
            ? JSON.stringify(d, null, call.json ? 0 : 2)
            : form === 'md'
              ? dossierMarkdown(d)
              : form === 'html'
                ? dossierHtml(d)
                : dossierText(d, {
                    width: terminal.width,
                    style: toFile ? PLAIN : terminal.outStyle,
                    ...(options.all ? { most: 100_000 } : {}),
                  })
        if (toFile) {
          await (await import('node:fs/promises')).writeFile(options.output!, `${text.trimEnd()}\n`)
          if (!terminal.quiet) terminal.err(`Wrote ${options.output}.`)
        } else await terminal.out(form === 'json' ? text : safe(text.trimEnd()))
        return d.counts.entries === 0 ? EXIT.nothing : EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery dossier KOR CHN',
    'chancery dossier Türkiye Egypt --since 2025-10',
    'chancery dossier IND FRA -o india-france.docx',
    'chancery dossier IND FRA --template ministry.docx --handling OFFICIAL -o india-france.docx',
  )
}

/** The form that is asked for: by name, by the ending of the output, or by what belongs to one form only. */
function formOf({ format, output, template, font, handling }: Options, json: boolean): Form {
  const ending = /\.(md|html|json|docx|pdf)$/i.exec(output ?? '')?.[1]?.toLowerCase() as Form | undefined
  const form = json ? 'json' : (format ?? ending ?? (template === undefined ? 'text' : 'docx'))
  if (template !== undefined && form !== 'docx')
    throw usage(`expected --template with a Word document, got the format ${form}; use --format docx`)
  if (font !== undefined && form !== 'pdf')
    throw usage(`expected --font with a PDF, got the format ${form}; use --format pdf`)
  if (handling !== undefined && form !== 'docx' && form !== 'pdf')
    throw usage(`expected --handling with docx or pdf, got the format ${form}; use one of them`)
  return form
}

async function opened(path: string): Promise<Uint8Array> {
  try {
    return await (await import('node:fs/promises')).readFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw usage(`expected a file at ${path}, got ${code === 'ENOENT' ? 'none' : message}; check the path`)
  }
}
