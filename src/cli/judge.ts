import type { Command } from 'commander'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, Fault, usage } from './fault.ts'

interface Options extends Shared {
  readonly by?: string
  readonly why?: string
}

const VERDICTS = {
  merge: 'same',
  split: 'different',
  right: 'right',
  wrong: 'wrong',
  unsure: 'unsure',
} as const
const ACTIONS = [...Object.keys(VERDICTS), 'edit', 'undo', 'list']

/** `chancery judge`: corrections by people. */
export function judge(program: Command): void {
  const command = recording(program.command('judge'))
    .description(
      'correct the record: merge, split, right, wrong, unsure, edit, undo; list shows corrections and automatic merges',
    )
    .argument('<action>', ACTIONS.join(', '))
    .argument(
      '[ids...]',
      'ids of findings, entries or persons; for undo the id of a judgement; for edit an id and the corrected fields as JSON',
    )
    .option('--by <name>', 'who judges; the name of the user if not given')
    .option('--why <words>', 'the reason, kept with the judgement')
    .action((action: string, ids: string[], options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const { distance } = await import('../index.ts')
        if (!ACTIONS.includes(action)) {
          const near = ACTIONS.find((a) => distance(a, action) <= 2)
          throw usage(
            `expected one of ${ACTIONS.join(', ')}, got "${action}"${near ? `; did you mean ${near}?` : ''}`,
          )
        }
        const need = action === 'merge' || action === 'split' ? 2 : action === 'list' ? 0 : 1
        if (ids.length < need)
          throw usage(
            `expected ${need === 1 ? 'an id' : 'two ids'} after ${action}, got ${ids.length}; chancery find prints ids`,
          )
        terminal.line('Opening the record …')
        const record = await (await call.open()).record()
        terminal.line('')
        const by = options.by ?? call.env.USER ?? call.env.LOGNAME ?? 'unnamed'
        if (action === 'list') {
          const made = await record.judgements(ids[0])
          for (const j of made)
            await terminal.out(
              call.json
                ? JSON.stringify(j)
                : `${j.undone ? '(undone) ' : ''}${j.verdict}  ${j.subject.join(' ')}  ${j.automatic ? 'automatic' : `by ${j.by}`}, ${j.at.slice(0, 10)}${j.why ? `: ${j.why}` : ''}  ${terminal.outStyle.dim(j.id)}`,
            )
          if (made.length === 0) terminal.err('No judgement on this yet.')
          return made.length === 0 ? EXIT.nothing : EXIT.ok
        }
        let made: Awaited<ReturnType<typeof record.judge>>
        if (action === 'undo') made = await record.undo(ids[0]!, by, options.why ?? null)
        else if (action === 'edit') {
          let value: unknown
          try {
            value = JSON.parse(ids[1] ?? '')
          } catch {
            throw usage(
              `expected corrected fields as JSON after the id, got ${ids[1] ?? 'nothing'}; write as '{"ordinal": 3}'`,
            )
          }
          made = await record.judge({
            subject: [ids[0]!],
            verdict: 'edit',
            value,
            by,
            why: options.why ?? null,
          })
        } else {
          const verdict = VERDICTS[action as keyof typeof VERDICTS]
          if (verdict === undefined)
            throw new Fault(`expected an action, got ${action}; see chancery judge --help`)
          made = await record.judge({ subject: ids, verdict, by, why: options.why ?? null })
        }
        await call.answer(
          made,
          () =>
            `Stored ${made.id}: ${action} ${ids.join(' ')}, by ${by}. chancery judge undo ${made.id} takes it back.`,
        )
        return EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery judge merge entry:1a2b… entry:3c4d… --why "the same dinner"',
    'chancery judge wrong finding:5e6f…',
    'chancery judge undo judgement:7a8b…',
    'chancery judge list',
  )
}
