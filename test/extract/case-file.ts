import { readFileSync } from 'node:fs'
import { type Report, reportId } from '../../src/ontology/report.ts'

/** One case: a text above `==>`, the findings expected below it, one a line; `wrong:` marks an answer known to be wrong. */
export interface Case {
  readonly title: string
  readonly report: Report
  readonly expected: readonly string[]
}

const DAY = '2026-01-06'

/** A report of a case's text; the day of publication is a Tuesday unless a line `published:` says another. */
export function caseReport(text: string, options: Readonly<Record<string, string>> = {}): Report {
  return {
    id: reportId(text, options.publisher ?? null),
    title: options.headline ?? null,
    text,
    published: options.published ?? DAY,
    publisher: options.publisher ?? null,
    dateline: options.dateline === undefined ? null : { place: options.dateline, date: null },
    url: null,
    language: 'en',
    retrieved: null,
  }
}

/** The cases of a file: `## title`, optional lines `published: DATE`, `dateline: PLACE`, `headline: TITLE` and `publisher: NAME`, the text, `==>`, the findings. */
export function casesOf(file: URL): Case[] {
  const titles = new Set<string>()
  return readFileSync(file, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...rest] = part.split('\n')
      if (titles.has(title))
        throw new Error(`expected each title once in ${file.pathname}, got "${title}" twice`)
      titles.add(title)
      const [above = '', below = ''] = rest.join('\n').split(/^==>[ ]*\n?/m)
      const options: Record<string, string> = {}
      const text = above
        .split('\n')
        .filter((line) => {
          const option = /^(published|dateline|headline|publisher): (.*)$/.exec(line)
          if (option) options[option[1]!] = option[2]!.trim()
          return option === null
        })
        .join('\n')
        .trim()
      const expected = below
        .split('\n')
        .map((l) => l.trim())
        .filter((l) => l !== '' && l !== 'nothing')
      return { title, report: caseReport(text, options), expected }
    })
}
