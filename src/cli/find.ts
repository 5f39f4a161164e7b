import { type Command, Option } from 'commander'
import type { Entry, Filter, Finding } from '../index.ts'
import {
  bodyOption,
  countOption,
  dayOption,
  kindArgument,
  quadOption,
  statesOption,
  typesOption,
} from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly between?: string[]
  readonly type?: string[]
  readonly quad?: string
  readonly source?: string
  readonly target?: string
  readonly person?: string
  readonly since?: string
  readonly until?: string
  readonly standing?: Finding['standing']
  readonly place?: string
  readonly text?: string
  readonly limit: string
  readonly plain?: boolean
  readonly order?: 'newest' | 'oldest'
}

const STANDINGS = ['held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical']

/** `chancery find`: entries of one kind. */
export function find(program: Command): void {
  const command = recording(program.command('find'))
    .description(
      'list meetings, visits, statements, undertakings, tenures, commemorations, formulations or acts',
    )
    .argument(
      '<kind>',
      'meetings, visits, statements, undertakings, tenures, commemorations, formulations or acts',
    )
    .option('--between <states...>', 'states that all take part: KOR CHN')
    .option('--type <types...>', 'types of undertakings (pledge, refusal …) or acts (ACCUSE, AID …)')
    .option('--quad <quad>', 'acts of one quad: 1 to 4, or verbal-cooperation … material-conflict')
    .option('--source <actor>', 'acts by this state, or the id of an actor')
    .option('--target <actor>', 'acts toward this state, or the id of an actor')
    .option('--person <name>', 'a person who takes part, in any usual spelling')
    .option('--since <date>', 'from this day, month or year on')
    .option('--until <date>', 'up to this day, month or year')
    .addOption(new Option('--standing <standing>', 'how the reports present it').choices(STANDINGS))
    .option('--place <name>', 'the city, or the ISO code of the state, where it took place')
    .option('--text <words>', 'words of the evidence, as in a web search')
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
        const one = kindArgument(kind)
        const types = typesOption(one, options.type, quadOption(one, options.quad))
        const filter: Filter = {
          kind: one,
          ...(types === undefined ? {} : { types }),
          ...(options.source === undefined
            ? {}
            : { source: bodyOption(one, '--source', options.source, states) }),
          ...(options.target === undefined
            ? {}
            : { target: bodyOption(one, '--target', options.target, states) }),
          ...(options.between === undefined
            ? {}
            : { between: statesOption('--between', options.between, states) }),
          ...(options.person === undefined ? {} : { person: options.person }),
          ...(options.since === undefined ? {} : { since: dayOption('--since', options.since, 'first') }),
          ...(options.until === undefined ? {} : { until: dayOption('--until', options.until, 'last') }),
          ...(options.standing === undefined ? {} : { standing: options.standing }),
          ...(options.place === undefined ? {} : { place: options.place }),
          ...(options.text === undefined ? {} : { text: options.text }),
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
    'chancery find acts --source RUS --target UKR --quad 4',
  )
}
