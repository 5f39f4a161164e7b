import { type Command, Option } from 'commander'
import type { Chancery, Entry, FollowedEntry, Side, Stage } from '../index.ts'
import { countOption, dayOption, kindArgument } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { type FilterOptions, filtering, filterOf } from './filter-options.ts'
import { safe } from './terminal.ts'

interface Options extends Shared, FilterOptions {
  readonly status?: Stage
  readonly dueBefore?: string
  readonly on?: string
  readonly sheet?: boolean
  readonly limit: string
  readonly plain?: boolean
  readonly order?: 'newest' | 'oldest'
}

/** `chancery find`: entries of one kind. */
export function find(program: Command): void {
  const command = filtering(recording(program.command('find')))
    .description(
      'list meetings, visits, statements, undertakings, tenures, commemorations, formulations or acts',
    )
    .argument(
      '<kind>',
      'meetings, visits, statements, undertakings, tenures, commemorations, formulations or acts',
    )
    .addOption(
      new Option('--order <order>', 'which come first').choices(['newest', 'oldest']).default('newest'),
    )
    .addOption(
      new Option(
        '--status <status>',
        'undertakings that have come so far, or whose day is due or overdue',
      ).choices(['open', 'progress', 'fulfilled', 'breached', 'lapsed', 'unknown', 'due', 'overdue']),
    )
    .option('--due-before <date>', 'undertakings due before this day, month or year')
    .option('--on <date>', 'the day on which the status is asked for; today if not given')
    .option('--sheet', 'undertakings as a CSV sheet, one line for each member, to be scored by hand')
    .option('--limit <n>', 'most entries to print', '100')
    .option('--plain', 'print one line an entry: date, standing, states, what, id, parted by tabs')
    .action((kind: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const limit = countOption('--limit', options.limit)
        const filter = {
          ...filterOf(options, [kindArgument(kind)], states),
          ...(options.order === undefined ? {} : { order: options.order }),
        }
        const following = kindArgument(kind) === 'undertaking'
        for (const option of ['status', 'dueBefore', 'on', 'sheet'] as const)
          if (options[option] !== undefined && !following)
            throw usage(
              `expected undertakings for --${option === 'dueBefore' ? 'due-before' : option}, got ${kind}; only undertakings are followed through`,
            )
        const asked = {
          ...filter,
          ...(options.status === undefined
            ? {}
            : options.status === 'due' || options.status === 'overdue'
              ? { timing: options.status }
              : { status: options.status }),
          ...(options.dueBefore === undefined
            ? {}
            : { dueBefore: dayOption('--due-before', options.dueBefore, 'first') }),
          ...(options.on === undefined ? {} : { on: dayOption('--on', options.on, 'last') }),
        }
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const record = await chancery.record()
        let shown = 0
        let after: string | null = null
        let more = false
        do {
          const range = { limit: Math.min(limit - shown, 200), after }
          const page: { items: readonly (Entry | FollowedEntry)[]; next: string | null } = following
            ? await record.undertakings({ ...asked, ...range })
            : await record.entries({ ...filter, ...range })
          terminal.line('')
          await print(page.items)
          shown += page.items.length
          after = page.next
          more = after !== null
        } while (after !== null && shown < limit)
        if (shown === 0) {
          const counts = await record.counts()
          terminal.err(
            counts.reports === 0
              ? `The record ${call.recordPath} is empty; chancery read fills it.`
              : `No ${kind} of this kind in ${counts.reports} reports (${counts.since ?? 'no date'} to ${counts.until ?? 'no date'}). Other options may find more.`,
          )
          return EXIT.nothing
        }
        if (more && !terminal.quiet) terminal.err(`Shown: ${shown}. There are more; --limit shows them.`)
        return EXIT.ok

        async function print(entries: readonly (Entry | FollowedEntry)[]): Promise<void> {
          if (options.sheet) {
            const { scoreSheet } = await import('../index.ts')
            const rows = entries as readonly FollowedEntry[]
            await terminal.out(
              scoreSheet(rows, {
                nameOf: states.nameOf,
                organisations: await organisationsIn(chancery, rows),
                head: shown === 0,
              }).trimEnd(),
            )
            return
          }
          if (call.json) {
            for (const entry of entries) await terminal.out(JSON.stringify(entry))
            return
          }
          const { describe, statesOf } = await import('../index.ts')
          if (options.plain) {
            for (const { view, id } of entries) {
              const cells = [
                view.when.edtf ?? '',
                view.standing,
                statesOf(view).join(','),
                describe(view, states.nameOf),
                id,
              ]
              await terminal.out(safe(cells.map((c) => c.replace(/[\t\n]+/g, ' ')).join('\t')))
            }
            return
          }
          const { findingLines, statusLines } = await import('./finding-lines.ts')
          for (const entry of entries) {
            const report = await record.report(entry.view.report)
            const support =
              entry.reports > 1
                ? `${entry.id}  ${entry.reports} reports / ${entry.publishers} ${entry.publishers === 1 ? 'publisher' : 'publishers'}`
                : entry.id
            const lines = [findingLines(entry.view, report, states, terminal, support)]
            if ('followThrough' in entry) lines.push(...statusLines(entry.followThrough, terminal))
            await terminal.out(safe(lines.join('\n')))
          }
        }
      }),
    )
  withExamples(
    command,
    'chancery find meetings --between KOR CHN --since 2026-01',
    'chancery find statements --person "Li Qiang" --json',
    'chancery find visits --standing announced',
    'chancery find undertakings --min-confidence 0.9',
    'chancery find undertakings --status open --due-before 2026-07',
    'chancery find undertakings --between KOR CHN --sheet > scores.csv',
    'chancery find acts --source RUS --target UKR --quad 4',
  )
}

/** The organisations that undertake something: each of their members can be scored. */
async function organisationsIn(
  chancery: Chancery,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, Side>> {
  const ids = new Set(
    entries.flatMap((e) => e.view.parties.map((p) => p.actor.id)).filter((id) => id.startsWith('org:')),
  )
  const sides = await Promise.all([...ids].map(async (id) => [id, await chancery.sideOf(id)] as const))
  return new Map(sides.flatMap(([id, side]) => (side === null ? [] : [[id, side]])))
}
