import { citationsOf, titleOf } from './citations.ts'
import type { Write } from './format.ts'
import { flat } from './table.ts'

/** A line of RIS: two letters, two spaces, a hyphen, a space, the value on one line. */
const line = (tag: string, value: string | null): string =>
  value === null ? '' : `${tag}  - ${flat(value)}\r\n`

const slashed = (day: string | null): string | null => (day === null ? null : `${day.replace(/-/g, '/')}/`)

/** The reports cited as RIS, for EndNote and Mendeley. */
export const writeRis: Write = async function* (material, leaveOut) {
  for (const c of await citationsOf(material)) {
    if (c.report.title === null) leaveOut('title of a report', 'the report has none')
    leaveOut('citation by an entry', 'a bibliography lists the report once', c.entries.length)
    yield {
      file: '.ris',
      data: [
        line('TY', c.type === 'newspaper' ? 'NEWS' : 'ELEC'),
        line('ID', c.key),
        line('TI', titleOf(c)),
        line(c.type === 'newspaper' ? 'T2' : 'PB', c.report.publisher),
        line('PY', c.day?.slice(0, 4) ?? null),
        line('DA', slashed(c.day)),
        line('UR', c.url),
        line('Y2', slashed(c.report.retrieved?.slice(0, 10) ?? null)),
        line('LA', c.report.language),
        line('N1', c.report.id),
        'ER  - \r\n\r\n',
      ].join(''),
    }
  }
}
