import { citationsOf, titleOf } from './citations.ts'
import type { Write } from './format.ts'
import { flat } from './table.ts'

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Text within braces: what TeX takes for commands is escaped, all of Unicode stays (biber and modern BibTeX read UTF-8). */
const texOf = (text: string): string =>
  flat(text)
    .replace(/[\\~^]|[#$%&_{}]/g, (c) => SPECIAL[c] ?? `\\${c}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in a bibliography
    .replace(/[\u0000-\u001f\u007f]/g, '')

/** An address in the field `url`, which biblatex sets as it is: only braces, percent signs and backslashes would end it. */
const urlOf = (url: string): string => url.replace(/[{}\\]/g, (c) => encodeURIComponent(c))

/** The reports cited as BibTeX in the fields of biblatex. */
export const writeBibtex: Write = async function* (material, leaveOut) {
  for (const c of await citationsOf(material)) {
    if (c.report.title === null) leaveOut('title of a report', 'the report has none')
    leaveOut('citation by an entry', 'a bibliography lists the report once', c.entries.length)
    const publisher = c.report.publisher === null ? null : `{${texOf(c.report.publisher)}}`
    const fields: [string, string | null][] = [
      ['title', `{${texOf(titleOf(c))}}`],
      [c.type === 'newspaper' ? 'journaltitle' : 'organization', publisher],
      ['date', c.day],
      ['url', c.url === null ? null : urlOf(c.url)],
      ['urldate', c.report.retrieved?.slice(0, 10) ?? null],
      ['langid', c.report.language?.startsWith('en') ? 'english' : null],
      ['note', texOf(c.report.id)],
    ]
    const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},`]))
    yield {
      file: '.bib',
      data: `@${c.type === 'newspaper' ? 'article' : 'online'}{${c.key},\n${lines.join('\n')}\n}\n\n`,
    }
  }
}
