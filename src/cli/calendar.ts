import type { Command } from 'commander'
import type { Entry } from '../index.ts'
import { dayOption, MIN_CONFIDENCE, shareOption, statesOption } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly between?: string[]
  readonly person?: string
  readonly since?: string
  readonly until?: string
  readonly minConfidence?: string
  readonly all?: boolean
  readonly skipVague?: boolean
  readonly output?: string
}

/** `chancery calendar`: what is announced, on the screen or as an iCalendar feed. */
export function calendar(program: Command): void {
  const command = recording(program.command('calendar'))
    .description('list meetings and visits that lie ahead, or write them as an iCalendar feed')
    .option('--between <states...>', 'states that all take part: KOR CHN')
    .option('--person <name>', 'a person who takes part')
    .option('--since <date>', 'from this day, month or year on; today if not given')
    .option('--until <date>', 'up to this day, month or year')
    .option(...MIN_CONFIDENCE)
    .option('-a, --all', 'from the beginning of the record, with what was held')
    .option('--skip-vague', 'leave out of a feed what has no exact day')
    .option('-o, --output <file>', 'write an iCalendar feed (.ics) to a file; - is standard output')
    .action((options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const between =
          options.between === undefined ? undefined : statesOption('--between', options.between, states)
        const since =
          options.since !== undefined
            ? dayOption('--since', options.since, 'first')
            : options.all || options.output !== undefined
              ? undefined
              : call.now().toISOString().slice(0, 10)
        const filter = {
          ...(between === undefined ? {} : { between }),
          ...(options.person === undefined ? {} : { person: options.person }),
          ...(since === undefined ? {} : { since }),
          ...(options.until === undefined ? {} : { until: dayOption('--until', options.until, 'last') }),
          ...(options.minConfidence === undefined
            ? {}
            : { confidence: shareOption('--min-confidence', options.minConfidence) }),
          order: 'oldest' as const,
        }
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const record = await chancery.record()
        const entries: Entry[] = []
        for (const kind of ['meeting', 'visit'] as const) {
          let after: string | null = null
          do {
            const page: { items: readonly Entry[]; next: string | null } = await record.entries({
              ...filter,
              kind,
              limit: 500,
              after,
            })
            entries.push(...page.items)
            after = page.next
          } while (after !== null)
        }
        terminal.line('')
        const dated = entries.filter((e) => e.view.when.from !== null && e.view.standing !== 'denied')
        if (options.output !== undefined) {
          const { calendarFeed } = await import('../index.ts')
          const name = between
            ? `${between.map(states.nameOf).join(' and ')}: meetings and visits`
            : 'Meetings and visits'
          const feed = await calendarFeed({
            entries: dated,
            reports: await chancery.reportsOf(dated),
            name,
            now: call.now().toISOString(),
            nameOf: states.nameOf,
            ...(options.skipVague ? { skipVague: true } : {}),
          })
          if (options.output === '-') await terminal.out(feed.trimEnd())
          else {
            await (await import('node:fs/promises')).writeFile(options.output, feed)
            if (!terminal.quiet)
              terminal.err(
                `Wrote ${dated.length} ${dated.length === 1 ? 'date' : 'dates'} to ${options.output}.`,
              )
          }
          return dated.length === 0 ? EXIT.nothing : EXIT.ok
        }
        dated.sort((a, b) =>
          a.view.when.from! < b.view.when.from! ? -1 : a.view.when.from! > b.view.when.from! ? 1 : 0,
        )
        if (dated.length === 0) {
          terminal.err(
            since === undefined
              ? 'The record has no dated meeting or visit.'
              : `Nothing is announced for ${since} or later; --all shows what was before.`,
          )
          return EXIT.nothing
        }
        const { findingLines } = await import('./finding-lines.ts')
        for (const e of dated)
          await terminal.out(
            call.json
              ? JSON.stringify(e)
              : safe(findingLines(e.view, await record.report(e.view.report), states, terminal, e.id)),
          )
        return EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery calendar',
    'chancery calendar --between KOR CHN -o korea-china.ics',
    'chancery calendar --all --since 2026-01 --until 2026-03',
  )
}
