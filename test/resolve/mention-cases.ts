import { readFileSync } from 'node:fs'
import type { Actor } from '../../src/ontology/actor.ts'
import type { ResolvedReading } from '../../src/ontology/mention.ts'
import { type Report, reportId } from '../../src/ontology/report.ts'

/** One case: a text above `==>`, below it every mention in order (`words = who`, `words @ place, state`), then each person's office. */
export interface MentionCase {
  readonly title: string
  readonly report: Report
  readonly expected: readonly string[]
}

/** Files of cases under test/cases, by name. */
export const FILES: readonly string[] = ['actors', 'offices', 'coreference', 'places']

/** The cases of a file: `## title`, optional `published: DATE` and `publisher: NAME`, the text, `==>`, the mentions. */
export function mentionCases(name: string): MentionCase[] {
  const titles = new Set<string>()
  return readFileSync(new URL(`../cases/${name}.txt`, import.meta.url), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...rest] = part.split('\n')
      if (titles.has(title)) throw new Error(`expected each title once in ${name}.txt, got "${title}" twice`)
      titles.add(title)
      const [above = '', below = ''] = rest.join('\n').split(/^==>[ ]*\n?/m)
      const option = (key: string): string | null =>
        new RegExp(`^${key}: (.*)$`, 'm').exec(above)?.[1]?.trim() ?? null
      const text = above.replace(/^(?:published|publisher): .*\n/gm, '').trim()
      const report: Report = {
        id: reportId(text, option('publisher')),
        title: null,
        text,
        published: option('published') ?? '2026-01-06',
        publisher: option('publisher'),
        dateline: null,
        url: null,
        language: 'en',
        retrieved: null,
      }
      const expected = below
        .split('\n')
        .map((l) => l.trim())
        .filter((l) => l !== '')
      return { title, report, expected }
    })
}

const short = (a: Actor): string => a.id.replace(/^(?:person|state):/, '')

/** A resolved reading as a case writes it. */
export function mentionLines(report: Report, resolved: ResolvedReading): string[] {
  const words = (at: { start: number; end: number }): string =>
    report.text.slice(at.start, at.end).replace(/\s+/g, ' ')
  const lines = [
    ...resolved.mentions.map((m) => ({ at: m, line: `${words(m)} = ${m.actors.map(short).join(' + ')}` })),
    ...resolved.places.map((p) => ({
      at: p,
      line: `${words(p)} @ ${p.place.name}, ${p.place.state ?? '?'}`,
    })),
  ]
    .sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end || a.line.localeCompare(b.line))
    .map((x) => x.line)
  const persons = new Map(
    resolved.mentions.flatMap((m) =>
      m.actors.filter((a) => a.type === 'person').map((a) => [a.id, a] as const),
    ),
  )
  for (const a of persons.values()) {
    const office = a.office ? `${a.office.title} of ${a.office.of ?? '?'}` : null
    lines.push([short(a), ': ', [a.name, a.state, office].filter((x) => x).join(', ')].join(''))
  }
  return lines
}
