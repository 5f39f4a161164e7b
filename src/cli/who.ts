import type { Command } from 'commander'
import { dayOption } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly on?: string
}

/** `chancery who`: a person and the offices reports give. */
export function who(program: Command): void {
  const command = recording(program.command('who'))
    .description('tell who a person is: names, and offices at the time, with the words that say so')
    .argument('<name>', 'a name in any usual spelling, or a surname')
    .option('--on <date>', 'only offices held on that day, as far as reports tell')
    .action((name: string, options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const states = await call.states()
        const on = options.on === undefined ? undefined : dayOption('--on', options.on, 'last')
        terminal.line('Opening the record …')
        const record = await (await call.open()).record()
        const persons = await record.who(name, on)
        terminal.line('')
        if (persons.length === 0) {
          terminal.err(`No report in the record names "${name}".`)
          return EXIT.nothing
        }
        const { titleWords, wrap, whenWords } = await import('../index.ts')
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
                : ` of ${/^[A-Z]{3}$/.test(office.of) ? states.nameOf(office.of) : office.of.replace(/^org:/, '')}`
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
  withExamples(command, 'chancery who "Li Qiang"', 'chancery who Fidan --on 2024-02-14')
}
