import { columns, padded } from '../index.ts'
import type { Call } from './call.ts'
import { EXIT } from './fault.ts'
import { safe } from './terminal.ts'

const SHOWN = 30

/** A person by id: the names and offices reports give, and whom he met, how often and when last. */
export async function showPerson(id: string, call: Call): Promise<number> {
  const { terminal } = call
  terminal.line('Opening the record …')
  const chancery = await call.open()
  const record = await chancery.record()
  const [person] = await record.who(id)
  terminal.line('')
  if (person === undefined) {
    terminal.err(
      `expected the id of a person of this record, got "${id}", whom no report names; chancery who prints ids`,
    )
    return EXIT.nothing
  }
  const counterparts = await record.counterparts(id)
  await call.answer({ person, counterparts }, () => {
    const style = terminal.outStyle
    const states = chancery.states
    const rows = counterparts
      .slice(0, SHOWN)
      .map((c) => [
        c.name,
        [c.office, c.state === null ? null : states.nameOf(c.state)].filter((x) => x !== null).join(', '),
        `${c.meetings} ${c.meetings === 1 ? 'meeting' : 'meetings'}`,
        c.last === null ? 'no date' : `last ${c.last}`,
        c.entry,
      ])
    const offices = person.offices.map(
      (o) => `${o.former ? 'former ' : ''}${o.title}${o.of === null ? '' : ` of ${states.nameOf(o.of)}`}`,
    )
    return safe(
      [
        `${style.title(person.name)}  ${person.states.map(states.nameOf).join(', ')}`,
        ...(offices.length > 0 ? [style.dim(`  ${offices.join('; ')}`)] : []),
        '',
        style.heading(`MET  ${counterparts.length}`),
        ...(rows.length === 0
          ? ['  No report in the record tells of a meeting held with someone named.']
          : aligned(rows).map((l) => `  ${l}`)),
        ...(counterparts.length > SHOWN
          ? [style.dim(`  and ${counterparts.length - SHOWN} more: --json`)]
          : []),
      ].join('\n'),
    )
  })
  return EXIT.ok
}

/** Rows with their columns under one another. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => columns(row[i]!))))
  return rows.map((row) =>
    row
      .map((cell, i) => padded(cell, widths[i]!))
      .join('  ')
      .trimEnd(),
  )
}
