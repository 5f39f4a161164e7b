import { type Command, Option } from 'commander'
import { type Exchange, MEASURES, type Style } from '../index.ts'
import { countOption, sidesOption } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { type CountingFlags, countingOf, countingOptions } from './counting-options.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { printSeriesNotes } from './notes.ts'
import { bar, sparkline } from './series-lines.ts'
import { dataPath } from './settings.ts'
import { safe } from './terminal.ts'

interface Options extends Shared, CountingFlags {
  readonly measure: string
  readonly third?: string
  readonly criterion: 'aic' | 'bic'
  readonly order?: string
  readonly lags?: string
  readonly steps: string
}

/** `chancery reciprocity`: whether and how two sides answer each other. */
export function reciprocity(program: Command): void {
  const command = recording(
    countingOptions(
      program
        .command('reciprocity')
        .description(
          'tell whether two sides answer each other: lagged correlation, Granger tests, impulse responses',
        )
        .argument('<side>', 'a state, several (FRA,DEU) or an organisation with its members (EU, ASEAN)')
        .argument('<side>', 'the other side')
        .option('--third <side>', 'a third party: what it does toward each of the two joins the model')
        .addOption(
          new Option('--measure <name>', 'the series to compare, as in chancery measure')
            .choices(MEASURES.map((m) => m.name))
            .default('goldstein'),
        ),
    ),
  )
    .addOption(
      new Option('--criterion <name>', 'what chooses the order of the model')
        .choices(['aic', 'bic'])
        .default('aic'),
    )
    .option('--order <n>', 'the order of the model, instead of choosing it')
    .option('--lags <n>', 'most periods that an answer is looked for')
    .option('--steps <n>', 'periods over which a shock is followed', '10')
    .action((a: string, b: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const { loadOrganisations } = await import('../index.ts')
        const words = [a, b, ...(options.third === undefined ? [] : [options.third])]
        const [from, to, third] = sidesOption(words, states, loadOrganisations(dataPath))
        const sides = [from!, to!] as const
        const how = {
          ...countingOf(options),
          measure: options.measure,
          criterion: options.criterion,
          steps: countOption('--steps', options.steps),
          ...(options.order === undefined ? {} : { order: countOption('--order', options.order) }),
          ...(options.lags === undefined ? {} : { lags: countOption('--lags', options.lags) }),
          ...(third === undefined ? {} : { third }),
        }
        terminal.line('Opening the record …')
        const exchange = await (await call.open()).exchange(sides, how)
        terminal.line('')
        await call.answer(exchange, () => safe(lines(exchange, terminal.outStyle).join('\n')))
        printSeriesNotes(terminal, [...exchange.series.flatMap((s) => s.notes), ...exchange.notes])
        return exchange.model === null ? EXIT.nothing : EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery reciprocity KOR CHN --by week',
    'chancery reciprocity KOR CHN --third USA --measure net --no-mutual',
    'chancery reciprocity IND PAK --criterion bic --json',
  )
}

/** A chance as papers print it. */
const chance = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`)
const signed = (n: number, digits = 2): string => `${n < 0 ? '' : '+'}${n.toFixed(digits)}`

function lines(exchange: Exchange, style: Style): string[] {
  const { series, correlation, model, answers, responses, orders, criterion } = exchange
  const { options, main } = series[0]!
  const made = [
    `${style.title(`${series[0]!.from.name} and ${series[0]!.to.name}`)}  ${options.measure} (${main}), by ${options.by}, ${options.since} to ${options.until}`,
    ...series.map((s) => {
      const values = s.points.map((p) => p.values[main] ?? 0)
      return `  ${`${s.from.name} → ${s.to.name}`.padEnd(14)} ${sparkline(values)}  ${s.counted.length} entries`
    }),
  ]
  const [first, second] = series.map((s) => `${s.from.name} → ${s.to.name}`)
  if (correlation !== null) {
    made.push(
      '',
      style.heading('CORRELATION AT LAGS'),
      style.dim(
        `  a lag of 1: ${first} now with ${second} one ${options.by} later; beyond ±${correlation.band.toFixed(2)} is more than chance gives in 95 of 100`,
      ),
    )
    for (const { lag, r } of correlation.lags) {
      const marked = Math.abs(r) > correlation.band
      const row = `  ${signed(lag, 0).padStart(4)}  ${signed(r).padStart(5)}  ${bar(r, 1)}`
      made.push(marked ? style.strong(`${row} *`) : row)
    }
  }
  if (model === null) return made
  made.push(
    '',
    style.heading('WHO ANSWERS WHOM'),
    style.dim(
      `  vector autoregression of order ${model.order}${orders.length > 1 ? ` (${criterion.toUpperCase()} of orders 0 to ${orders[orders.length - 1]!.order})` : ''}, ${model.observations} ${options.by}s, largest root ${model.largestRoot.toFixed(2)}`,
    ),
  )
  for (const a of answers)
    made.push(
      `  ${`${a.cause}  ⇒  ${a.effect}`.padEnd(32)} ${a.answer.padEnd(11)} F(${a.freedom.join(', ')}) = ${a.f.toFixed(2)}, ${chance(a.p)}`,
    )
  made.push(
    '',
    style.heading('RESPONSE TO A SHOCK OF ONE STANDARD DEVIATION'),
    style.dim(`  value [95 % band] by ${options.by}s after; shocks are made orthogonal in the order above`),
  )
  for (const r of responses) {
    if (r.cause === r.effect) continue
    const shown = r.steps
      .slice(0, 5)
      .map((s) => `${s.step}: ${signed(s.value)} [${signed(s.low)}, ${signed(s.high)}]`)
    made.push(
      `  ${`${r.cause}  ⇒  ${r.effect}`.padEnd(32)} ${sparkline(r.steps.map((s) => s.value))}  sum after ${signed(r.after)}`,
      style.dim(`      ${shown.join('  ')}`),
    )
  }
  return made
}
