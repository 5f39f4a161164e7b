import { type Command, Option } from 'commander'
import { type SeriesOptions, TABLES, UNITS } from '../index.ts'
import { dayOption, MIN_CONFIDENCE, positiveOption, shareOption } from './arguments.ts'
import { usage } from './fault.ts'

/** What the options of `countingOptions` give. */
export interface CountingFlags {
  readonly by: SeriesOptions['by']
  readonly since?: string
  readonly until?: string
  readonly table: SeriesOptions['table']
  readonly weights: SeriesOptions['weights']
  readonly count: SeriesOptions['count']
  readonly oneADay?: boolean
  readonly mutual: boolean
  readonly vague: SeriesOptions['vague']
  readonly undated: SeriesOptions['undated']
  readonly halfLife?: string
  readonly minConfidence?: string
}

/** The options that say what a series counts and over which calendar. */
export const countingOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--by <unit>', 'length of a period; weeks are ISO weeks').choices(UNITS).default('month'),
    )
    .option('--since <date>', 'from this day, month or year on; the first report read if not given')
    .option('--until <date>', 'up to this day, month or year; the last report read if not given')
    .addOption(
      new Option('--table <name>', 'Goldstein scores by this table').choices(TABLES).default('icews'),
    )
    .addOption(
      new Option(
        '--weights <way>',
        'what an entry with many states counts: 1, 1 for each pair, or for each pair 1/(parties - 1)',
      )
        .choices(['entries', 'pairs', 'parties'])
        .default('entries'),
    )
    .addOption(
      new Option(
        '--count <what>',
        'count entries, the reports that tell of them, or their independent publishers',
      )
        .choices(['entries', 'reports', 'publishers'])
        .default('entries'),
    )
    .option('--one-a-day', 'count one source, target, code and day once')
    .option('--no-mutual', 'leave out what all parties do together, as meetings')
    .addOption(
      new Option('--vague <way>', 'dates less exact than a period: keep apart, or spread over their days')
        .choices(['apart', 'spread'])
        .default('apart'),
    )
    .addOption(
      new Option(
        '--undated <way>',
        'entries without a date: keep apart, or count on the day of their first report',
      )
        .choices(['apart', 'published'])
        .default('apart'),
    )
    .option('--half-life <periods>', 'let each sum carry over, halved after so many periods')
    .option(...MIN_CONFIDENCE)

/** The options as the library takes them; what was not given is left to it. */
export const countingOf = (
  flags: CountingFlags,
): Omit<Partial<SeriesOptions>, 'measure' | 'standing'> & { confidence?: number } => {
  const since = flags.since === undefined ? undefined : dayOption('--since', flags.since, 'first')
  const until = flags.until === undefined ? undefined : dayOption('--until', flags.until, 'last')
  if (since !== undefined && until !== undefined && since > until)
    throw usage(`expected --since before --until, got ${since} and ${until}; swap them`)
  return {
    by: flags.by,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    table: flags.table,
    weights: flags.weights,
    count: flags.count,
    oneADay: flags.oneADay === true,
    mutual: flags.mutual,
    vague: flags.vague,
    undated: flags.undated,
    ...(flags.halfLife === undefined ? {} : { halfLife: positiveOption('--half-life', flags.halfLife) }),
    ...(flags.minConfidence === undefined
      ? {}
      : { confidence: shareOption('--min-confidence', flags.minConfidence) }),
  }
}
