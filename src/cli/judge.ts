import type { Command } from 'commander'
import type { Chancery, JudgementView, NewJudgement, SheetScore } from '../index.ts'
import { stateOption } from './arguments.ts'
import { type Call, recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly by?: string
  readonly why?: string
}

type Making = Pick<NewJudgement, 'subject' | 'verdict' | 'value'>

/** What each action makes of the words after it. */
const ACTIONS: Readonly<
  Record<
    string,
    { readonly takes: string; make(words: readonly string[], call: Call): Making | Promise<Making> }
  >
> = {
  merge: { takes: 'two ids or more', make: (ids) => ({ subject: two(ids), verdict: 'same' }) },
  split: { takes: 'two ids or more', make: (ids) => ({ subject: two(ids), verdict: 'different' }) },
  confirm: { takes: 'ids', make: (subject) => ({ subject, verdict: 'right' }) },
  reject: { takes: 'ids', make: (subject) => ({ subject, verdict: 'wrong' }) },
  unsure: { takes: 'ids', make: (subject) => ({ subject, verdict: 'unsure' }) },
  rename: {
    takes: 'the id of a person and the right name',
    make: ([id, ...name]) => {
      if (!id?.startsWith('person:') || name.length === 0)
        throw usage(
          `expected the id of a person and the right name, got "${[id, ...name].join(' ')}"; chancery who prints ids, as person:qiu-lan`,
        )
      return { subject: [id], verdict: 'edit', value: { name: name.join(' ') } }
    },
  },
  correct: {
    takes: 'an id and the right fields, as ordinal=3 when=2026-01-06',
    make: ([id, ...fields]) => {
      if (id === undefined || fields.length === 0)
        throw usage(
          `expected an id and fields, got ${id ?? 'nothing'}; write as: correct entry:1a2b… ordinal=3 when=2026-01-06`,
        )
      return { subject: [id], verdict: 'edit', value: Object.assign({}, ...fields.map(fieldOf)) as object }
    },
  },
  score: {
    takes:
      'the id of an undertaking, a member and +1, 0 or -1; or a filled sheet of find undertakings --sheet',
    make: async ([id, member, score, ...more], call) => {
      const points = { '+1': 1, '1': 1, '0': 0, '-1': -1, '−1': -1 }[score ?? '']
      if (id === undefined || member === undefined || points === undefined || more.length > 0)
        throw usage(
          `expected an undertaking, a member and +1, 0 or -1, got "${[id, member, score, ...more].join(' ')}"; write as: score entry:1a2b… KOR +1`,
        )
      const code = member.startsWith('org:') ? member : stateOption(member, await call.states())
      return { subject: [id], verdict: 'score', value: { member: code, score: points } }
    },
  },
}
const NAMES = [...Object.keys(ACTIONS), 'undo', 'list']

function two(ids: readonly string[]): readonly string[] {
  if (ids.length < 2)
    throw usage(`expected two ids or more, got ${ids.join(' ')}; name what it is compared with`)
  return ids
}

/** A field given as `name=value`, or several as JSON. */
function fieldOf(words: string): object {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(words) ?? []
  try {
    if (name === undefined) {
      const fields: unknown = JSON.parse(words)
      if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields
    }
  } catch {}
  if (name === undefined)
    throw usage(`expected fields as name=value, got "${words}"; write as ordinal=3 or '{"ordinal": 3}'`)
  // A year alone would be read as a number.
  if (/^\d{4}$/.test(value!) && ['when', 'due', 'from', 'to'].includes(name)) return { [name]: value }
  try {
    return { [name]: JSON.parse(value!) as unknown }
  } catch {
    return { [name]: value }
  }
}

/** `chancery judge`: corrections by people. */
export function judge(program: Command): void {
  const command = recording(program.command('judge'))
    .description(
      `correct the record, for good and so that it can be taken back:\n${Object.entries(ACTIONS)
        .map(([name, { takes }]) => `  ${name.padEnd(8)} ${takes}`)
        .join(
          '\n',
        )}\n  undo     the id of a judgement, or of an automatic merge\n  list     an id: its judgements and automatic merges; nothing: all that people judged`,
    )
    .argument('<action>', NAMES.join(', '))
    .argument('[words...]', 'ids of findings, entries or persons, and what the action takes')
    .option('--by <name>', 'who judges; the name of the user if not given')
    .option('--why <words>', 'the reason, kept with the judgement')
    .allowUnknownOption()
    .action((action: string, words: string[], options: Options) =>
      run(options, async (call) => {
        const { distance } = await import('../index.ts')
        if (!NAMES.includes(action)) {
          const near = NAMES.find((a) => distance(a, action) <= 2)
          throw usage(
            `expected one of ${NAMES.join(', ')}, got "${action}"${near ? `; did you mean ${near}?` : '; see chancery judge --help'}`,
          )
        }
        const stray = words.find((w) => w.startsWith('--'))
        if (stray !== undefined)
          throw usage(`expected --by, --why or --record, got the option ${stray}; see chancery judge --help`)
        if (words.length === 0 && action !== 'list')
          throw usage(
            `expected ${action === 'undo' ? 'the id of a judgement' : ACTIONS[action]!.takes} after ${action}, got none; chancery find prints ids`,
          )
        const by = options.by ?? call.env.USER ?? call.env.LOGNAME ?? 'unnamed'
        const filled = action === 'score' && words.length === 1
        const made = filled ? null : action in ACTIONS ? await ACTIONS[action]!.make(words, call) : null
        const chancery = await call.open()
        const record = await chancery.record()
        if (filled) return storeSheet(await sheetOf(words[0]!, chancery), record, by, call)
        if (action === 'list') return list(await record.judgements(words[0]), call)
        const why = options.why ?? null
        const stored =
          made === null ? await record.undo(words[0]!, by, why) : await record.judge({ ...made, by, why })
        await call.answer(
          stored,
          () =>
            `Stored ${stored.id}: ${action} ${words.join(' ')}, by ${by}. chancery judge undo ${stored.id} takes it back.`,
        )
        return EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery judge merge entry:1a2b… entry:3c4d… --why "the same dinner"',
    'chancery judge correct entry:1a2b… ordinal=3 when=2026-01-06',
    'chancery judge reject finding:5e6f…',
    'chancery judge rename person:qiu-lan "Qiu Lan"',
    'chancery judge score entry:7a8b… KOR +1 --why "the line was opened in June"',
    'chancery judge score scores.csv --by "Ana Ruiz"',
    'chancery judge undo judgement:7a8b…',
    'chancery judge list',
  )
}

/** The scores of a filled sheet. */
async function sheetOf(path: string, chancery: Chancery): Promise<readonly SheetScore[]> {
  const { readFile } = await import('node:fs/promises')
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw usage(
      `expected a filled sheet, got ${path}: ${error.message}; write one with chancery find undertakings --sheet`,
    )
  })
  return chancery.sheet(text)
}

/** Stores the scores of a sheet that are not in the record yet. */
async function storeSheet(
  scores: readonly SheetScore[],
  record: Awaited<ReturnType<Chancery['record']>>,
  by: string,
  call: Call,
): Promise<number> {
  let stored = 0
  for (const { commitment, member, score, why } of scores) {
    const known = (await record.judgements(commitment)).some((j) => {
      const value = (j.value ?? {}) as { member?: unknown; score?: unknown }
      return (
        j.verdict === 'score' && !j.undone && j.by === by && value.member === member && value.score === score
      )
    })
    if (known) continue
    await record.judge({ subject: [commitment], verdict: 'score', value: { member, score }, by, why })
    stored += 1
  }
  await call.answer(
    { stored, known: scores.length - stored },
    () => `Stored ${stored} scores by ${by}; ${scores.length - stored} were known.`,
  )
  return stored === 0 ? EXIT.nothing : EXIT.ok
}

async function list(made: readonly JudgementView[], { terminal, json }: Call): Promise<number> {
  for (const j of made) await terminal.out(json ? JSON.stringify(j) : safe(lineOf(j, terminal.outStyle.dim)))
  if (made.length === 0) terminal.err('No judgement on this yet.')
  return made.length === 0 ? EXIT.nothing : EXIT.ok
}

/** "(orphaned) wrong  finding:…  by Ana, 2026-01-07: no such meeting  judgement:…". */
function lineOf(j: JudgementView, dim: (words: string) => string): string {
  const marks = [j.undone ? '(undone) ' : '', j.orphaned ? '(orphaned: not in the record any more) ' : '']
  const value = j.automatic || j.value === null ? '' : ` ${JSON.stringify(j.value)}`
  const author = j.automatic ? 'automatic' : `by ${j.by}, ${j.at.slice(0, 10)}`
  return `${marks.join('')}${j.verdict}  ${j.subject.join(' ')}${value}  ${author}${j.why ? `: ${j.why}` : ''}  ${dim(j.id)}`
}
