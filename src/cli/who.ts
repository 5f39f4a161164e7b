import type { Command } from 'commander'
import type { Chancery, ReferenceHolder, StateNames, Style } from '../index.ts'
import { dayOption, stateOption } from './arguments.ts'
import { type Call, recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly on?: string
  readonly of?: string
}

/** `chancery who`: a person and the offices reports give. */
export function who(program: Command): void {
  const command = recording(program.command('who'))
    .description(
      'tell who a person is, or who held an office: names, and offices at the time, with the words that say so',
    )
    .argument('<name>', 'a name in any usual spelling, or a surname; with --of an office')
    .option('--of <state>', 'who held the office of this state, or of an organisation by its id')
    .option('--on <date>', 'only offices held on that day, as far as reports tell')
    .action((name: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const on = options.on === undefined ? undefined : dayOption('--on', options.on, 'last')
        terminal.line('Opening the record …')
        const chancery = await call.open()
        if (options.of !== undefined) return officeAnswer(name, options.of, on, chancery, call)
        const { persons, reference, near } = await chancery.who(name, on)
        terminal.line('')
        if (persons.length === 0) {
          if (call.json) for (const one of reference) await terminal.out(JSON.stringify({ reference: [one] }))
          else
            for (const one of reference)
              await terminal.out(safe(referenceLine(one, states, terminal.outStyle)))
          terminal.err(
            `No report in the record names "${name}".${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`,
          )
          return reference.length === 0 ? EXIT.nothing : EXIT.ok
        }
        const { organisationWords, titleWords, whenWords, wrap } = await import('../index.ts')
        const { outStyle: style } = terminal
        for (const person of persons) {
          if (call.json) {
            await terminal.out(JSON.stringify(person))
            continue
          }
          const lines = [
            `${style.title(person.name)}  ${person.states.map(states.nameOf).join(', ')}${style.dim(`  ${person.ids.join(' ')}`)}`,
          ]
          const others = person.names.map((n) => n.name).filter((n) => n !== person.name)
          if (others.length > 0) lines.push(style.dim(`  also: ${others.join(', ')}`))
          if (person.offices.length === 0)
            lines.push(style.dim(`  No report gives an office${on ? ` held on ${on}` : ''}.`))
          for (const office of person.offices) {
            const of =
              office.of === null
                ? ''
                : ` of ${/^[A-Z]{3}$/.test(office.of) ? states.nameOf(office.of) : organisationWords(office.of)}`
            const stated = [
              office.from?.edtf ? `from ${whenWords(office.from)}` : null,
              office.to?.edtf ? `until ${whenWords(office.to)}` : null,
              office.rank,
            ].filter((x) => x)
            const seen =
              office.since === null
                ? ''
                : office.since === office.until
                  ? `said on ${office.since}`
                  : `said ${office.since} to ${office.until}`
            lines.push(
              `  ${office.former ? 'former ' : ''}${office.acting ? 'acting ' : ''}${style.strong(titleWords(office.title))}${of}${stated.length ? ` (${stated.join(', ')})` : ''}  ${style.dim(seen)}`,
            )
            for (const e of office.evidence.slice(-2))
              lines.push(
                ...wrap(
                  `“${e.quote.replace(/\s+/g, ' ')}” [${[e.publisher ?? 'publisher not stated', e.day].filter((x) => x).join(', ')}]`,
                  Math.max(terminal.width - 6, 40),
                ).map((l) => `      ${style.quote(l)}`),
              )
          }
          lines.push(...person.reference.map((one) => referenceLine(one, states, style)))
          lines.push(
            style.dim(
              `  ${person.findings} findings${person.first ? `, ${person.first} to ${person.last}` : ''}: chancery find meetings --person "${person.name}"`,
            ),
          )
          await terminal.out(safe(lines.join('\n')))
        }
        return EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery who "Li Qiang"',
    'chancery who Fidan --on 2024-02-14',
    'chancery who "foreign minister" --of DEU --on 2014-05-01',
  )
}

/** Who held an office: first as reports say, then as the reference has it. */
async function officeAnswer(
  title: string,
  of: string,
  on: string | undefined,
  chancery: Chancery,
  call: Call,
): Promise<number> {
  const { terminal } = call
  const states = await call.states()
  const body = of.startsWith('org:') ? of : stateOption(of, states)
  const answer = await chancery.holders(title, body, on)
  terminal.line('')
  const nothing = answer.reports.length + answer.reference.length === 0
  const { outStyle: style } = terminal
  await call.answer(answer, () => {
    const lines = answer.reports.flatMap(({ name, office }) => [
      `${style.title(name)}  ${style.dim(`said ${office.since === office.until ? `on ${office.since}` : `${office.since} to ${office.until}`}${office.former ? ', former' : ''}${office.acting ? ', acting' : ''}`)}`,
      ...office.evidence
        .slice(-2)
        .map(
          (e) =>
            `    ${style.quote(`“${e.quote.replace(/\s+/g, ' ')}” [${[e.publisher ?? 'publisher not stated', e.day].filter((x) => x).join(', ')}]`)}`,
        ),
    ])
    if (answer.reports.length === 0)
      lines.push(
        style.dim(
          `No report in the record names a ${title} of ${body.startsWith('org:') ? body : states.nameOf(body)}${on ? ` on ${on}` : ''}.`,
        ),
      )
    return safe([...lines, ...answer.reference.map((one) => referenceLine(one, states, style))].join('\n'))
  })
  if (!call.json)
    for (const note of answer.notes) terminal.err(`${terminal.errStyle.warn(note.level)}: ${note.message}`)
  return nothing ? EXIT.nothing : EXIT.ok
}

/** "reference: Frank-Walter Steinmeier, foreign minister of Germany, 2013-12-17 to 2017-01-27 (foreign-ministers.tsv)". */
function referenceLine(one: ReferenceHolder, states: StateNames, style: Style): string {
  const [from, to] = one.edtf.split('/')
  const days = `${from === '..' ? 'begin not known' : from} to ${to === '..' ? 'in office when it was written' : to}`
  const least = one.least ? ', at least' : ''
  return style.dim(
    `  reference: ${one.name}, ${one.title} of ${states.nameOf(one.of)}, ${days}${least} (${one.source})`,
  )
}
