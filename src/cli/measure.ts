import { type Command, Option } from 'commander'
import { MEASURES, type Series } from '../index.ts'
import { dayOption, sidesOption } from './arguments.ts'
import { besideLines } from './beside-lines.ts'
import { type Call, recording, run, type Shared } from './call.ts'
import { type CountingFlags, countingOf, countingOptions } from './counting-options.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { printSeriesNotes } from './notes.ts'
import { seriesLines, titleOf } from './series-lines.ts'
import { dataPath } from './settings.ts'
import { safe } from './terminal.ts'

interface Options extends Shared, CountingFlags {
  readonly measure: string
  readonly directed?: boolean
  readonly standing?: Series['options']['standing']
  readonly perReports?: boolean
  readonly asOf?: string
  readonly show?: string
  readonly csv?: boolean
}

/** `chancery measure`: what two sides do toward each other, period by period. */
export function measure(program: Command): void {
  const command = recording(
    countingOptions(
      program
        .command('measure')
        .description('measure what two states or groups of states do toward each other, period by period')
        .argument('<side>', 'a state, several (FRA,DEU) or an organisation with its members (EU, ASEAN)')
        .argument('<side>', 'the other side')
        .addOption(
          new Option('--measure <name>', 'what to measure (see below)')
            .choices(MEASURES.map((m) => m.name))
            .default('counts'),
        )
        .option('--directed', 'one series for each direction'),
    ),
  )
    .option('--standing <standing>', 'count only what reports present so: held, announced, proposed …')
    .option('--per-reports', 'give sums per 100 reports read of the period')
    .option('--as-of <date>', 'the day up to which contacts and due dates are told; today if not given')
    .option('--show <period>', 'show the entries of one period with the words that prove them: 2026-02')
    .option('--csv', 'print CSV, one line a period, with the ISO, COW and Gleditsch–Ward codes of both sides')
    .action((a: string, b: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const { loadOrganisations } = await import('../index.ts')
        const [from, to] = sidesOption([a, b], states, loadOrganisations(dataPath))
        const sides = [from!, to!] as const
        const how = {
          ...countingOf(options),
          measure: options.measure,
          directed: options.directed === true,
          perHundred: options.perReports === true,
          ...(options.standing === undefined ? {} : { standing: options.standing }),
          ...(options.asOf === undefined ? {} : { asOf: dayOption('--as-of', options.asOf, 'last') }),
        }
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const measured = await chancery.measure(sides, how)
        terminal.line('')
        const { series } = measured
        const found = series.some((s) => s.counted.length > 0)
        if (options.show !== undefined) return showPeriod(call, series, options.show, chancery)
        if (call.json) await terminal.out(JSON.stringify(measured))
        else if (options.csv) await terminal.out((await csv(series)).trimEnd())
        else if (!terminal.outIsTty)
          await terminal.out((await table(series)).map((r) => r.map((c) => c ?? '').join('\t')).join('\n'))
        else {
          const { outStyle } = terminal
          const blocks = series.map((s) => seriesLines(s, outStyle)).join('\n\n')
          await terminal.out(safe([blocks, ...besideLines(measured, outStyle)].join('\n')))
        }
        printSeriesNotes(
          terminal,
          series.flatMap((s) => s.notes),
        )
        return found ? EXIT.ok : EXIT.nothing
      }),
    )
  command.addHelpText(
    'after',
    `\nMeasures:\n${MEASURES.map((m) => `  ${m.name.padEnd(14)}${m.what}\n`).join('')}\ndocs/measures.md defines each.`,
  )
  withExamples(
    command,
    'chancery measure KOR CHN',
    'chancery measure KOR CHN --by quarter --measure goldstein --directed',
    'chancery measure KOR CHN --show 2026-02',
    'chancery measure EU RUS --measure net --since 2025 --weights parties --csv',
  )
}

const csv = async (series: readonly Series[]): Promise<string> => {
  const { csvText } = await import('../index.ts')
  return csvText(await table(series))
}

const table = async (series: readonly Series[]): Promise<(string | number | null)[][]> => {
  const { loadStateCodes, seriesTable } = await import('../index.ts')
  return seriesTable(series, loadStateCodes(dataPath))
}

/** The entries of one period, each once, with what they add. */
async function showPeriod(
  call: Call,
  series: readonly Series[],
  label: string,
  chancery: Awaited<ReturnType<Call['open']>>,
): Promise<number> {
  const { terminal } = call
  const labels = series[0]!.points.map((p) => p.label)
  if (!labels.includes(label))
    throw usage(
      `expected --show as a period of this series (${labels[0]} to ${labels[labels.length - 1]}), got "${label}"; write it so`,
    )
  const record = await chancery.record()
  const { findingLines } = await import('./finding-lines.ts')
  const shown = new Set<string>()
  for (const s of series) {
    const point = s.points.find((p) => p.label === label)!
    if (!call.json)
      await terminal.out(
        terminal.outStyle.heading(
          `${titleOf(s)}  ${label}  ${point.entries.length} entries, ${point.reports} reports read`,
        ),
      )
    for (const { id, adds } of point.entries) {
      const entry = shown.has(id) && call.json ? null : await record.entry(id)
      shown.add(id)
      if (entry === null) continue
      if (call.json) {
        await terminal.out(JSON.stringify({ ...entry, adds }))
        continue
      }
      const report = await record.report(entry.view.report)
      const added = Object.entries(adds).map(([column, n]) => `${column} ${Math.round(n * 100) / 100}`)
      await terminal.out(
        safe(findingLines(entry.view, report, chancery.states, terminal, `${id}  adds ${added.join(', ')}`)),
      )
    }
  }
  return shown.size === 0 ? EXIT.nothing : EXIT.ok
}
