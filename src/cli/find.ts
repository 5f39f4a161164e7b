import { type Command, Option } from 'commander'
import type { Entry } from '../index.ts'
import { countOption, kindArgument } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { type FilterOptions, filtering, filterOf } from './filter-options.ts'
import { safe } from './terminal.ts'

interface Options extends Shared, FilterOptions {
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
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const record = await chancery.record()
        let shown = 0
        let after: string | null = null
        let more = false
        do {
          const page: { items: readonly Entry[]; next: string | null } = await record.entries({
            ...filter,
            limit: Math.min(limit - shown, 200),
            after,
          })
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

        async function print(entries: readonly Entry[]): Promise<void> {
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
          const { findingLines } = await import('./finding-lines.ts')
          for (const entry of entries) {
            const report = await record.report(entry.view.report)
            const support =
              entry.reports > 1
                ? `${entry.id}  ${entry.reports} reports / ${entry.publishers} ${entry.publishers === 1 ? 'publisher' : 'publishers'}`
                : entry.id
            await terminal.out(safe(findingLines(entry.view, report, states, terminal, support)))
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
    'chancery find acts --source RUS --target UKR --quad 4',
  )
}
