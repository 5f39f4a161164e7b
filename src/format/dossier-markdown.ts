import { dayWords } from './date-words.ts'
import { standingMark } from './describe.ts'
import type { Dossier } from './dossier.ts'
import type { Item } from './dossier-item.ts'
import { followWords } from './follow-words.ts'
import { sizeOf, supportOf } from './many.ts'

const escaped = (words: string): string => words.replace(/([\\`*_{}[\]<>#|])/g, '\\$1').replace(/\n+/g, ' ')

/** A dossier as Markdown with a footnote for each quotation, for pasting into a note. */
export function dossierMarkdown(d: Dossier): string {
  const out: string[] = []
  const footnotes: string[] = []
  const cite = (item: Item): string => {
    const p = item.proof
    if (p === null) return ''
    footnotes.push(
      `[^${footnotes.length + 1}]: ${escaped(p.publisher ?? 'publisher not stated')}${p.date === null ? '' : `, ${dayWords(p.date)}`}: “${escaped(p.before)}**${escaped(p.quote.trim())}**${escaped(p.after)}” (\`${item.id}\`)`,
    )
    return `[^${footnotes.length}]`
  }
  const followed = (item: Item): string =>
    item.follow === null ? '' : ` — *${escaped(followWords(item.follow))}*`
  const support = (item: Item): string => (item.reports > 1 ? ` (${supportOf(item)})` : '')
  const line = (item: Item, indent = ''): string[] => {
    const mark = escaped(standingMark(item))
    return [
      `${indent}- **${item.when}** ${escaped(item.line)}${mark}${followed(item)}${support(item)}${cite(item)}`,
      ...item.parts.flatMap((p) => line(p, `${indent}  `)),
    ]
  }
  const part = (heading: string, empty: string, lines: string[]): void => {
    out.push('', `## ${heading}`, '', ...(lines.length === 0 ? [`_${empty}_`] : lines))
  }
  const { counts } = d
  out.push(
    `# ${d.names[0]} and ${d.names[1]}`,
    '',
    `${sizeOf(counts)}${d.period.from === null ? '' : `; reports of ${d.period.from} to ${d.period.to}`}${d.since === null ? '' : `; since ${d.since}`}; as of ${d.asOf}.`,
  )
  part(
    'What happened',
    'No dated meeting or visit in these reports.',
    d.happened.map((i) => `- **${i.when}** ${escaped(i.line)}${support(i)}`),
  )
  part('Last contact at each level', '', [
    '| level | date | contact |',
    '| --- | --- | --- |',
    ...d.contacts.map(
      ({ level, item }) =>
        `| ${level} | ${item?.when ?? ''} | ${item === null ? 'none in these reports' : escaped(item.line)} |`,
    ),
  ])
  part(
    'Calendar ahead',
    'Nothing announced in these reports.',
    d.ahead.flatMap((i) => line(i)),
  )
  if (d.unconfirmed.length > 0)
    part(
      'Announced, with no report that it took place',
      '',
      d.unconfirmed.flatMap((i) => line(i)),
    )
  part(
    'Undertakings',
    'None in these reports.',
    d.undertakings.flatMap((i) => line(i)),
  )
  if (d.acts.length > 0)
    part(
      'Acts of cooperation and conflict',
      '',
      d.acts.flatMap((i) => line(i)),
    )
  part(
    'Statements by theme',
    'None in these reports.',
    d.themes.flatMap(({ theme, items }) => [
      `### ${escaped(theme)}`,
      '',
      ...items.flatMap((i) => line(i)),
      '',
    ]),
  )
  part(
    'Chronology of meetings and visits',
    'None in these reports.',
    d.chronology.flatMap((i) => line(i)),
  )
  part(
    'Formulations',
    'None in these reports.',
    d.formulations.map(
      (f) =>
        `- “${escaped(f.phrase)}”: ${f.uses} ${f.uses === 1 ? 'use' : 'uses'}, first ${f.first ?? 'unknown'}, last ${f.last ?? 'unknown'}${f.speakers.length ? `; ${escaped(f.speakers.join(', '))}` : ''}${cite(f.item)}`,
    ),
  )
  if (d.commemorations.length > 0)
    part(
      'Anniversaries',
      '',
      d.commemorations.flatMap((i) => line(i)),
    )
  part(
    'People and offices',
    'None named.',
    d.people.map(
      (p) =>
        `- ${p.state}: ${escaped(p.name)}${p.office === null ? '' : `, ${escaped(p.office)}`} (${p.entries} entries)`,
    ),
  )
  part(
    'Where reports disagree',
    'No two reports contradict each other on what they both tell.',
    d.disagreements.flatMap(({ item, over }) => [
      ...line(item),
      ...over.flatMap((o) => [
        `  - ${o.field}: ${o.values.map((v) => `${escaped(v.value)} (${escaped(v.publishers.join(', '))})`).join(' / ')}`,
      ]),
    ]),
  )
  part(
    'Sources',
    'None.',
    d.sources.flatMap((s) =>
      s.reports.map(
        (r) =>
          `- ${escaped(s.publisher)}, ${r.date ?? 'no date'}: ${r.url === null ? escaped(r.title ?? 'without a title') : `[${escaped(r.title ?? r.url)}](${encodeURI(r.url)})`}`,
      ),
    ),
  )
  part(
    'What this record cannot show',
    '',
    d.limits.map((l) => `- ${escaped(l)}`),
  )
  return `${[...out, '', ...footnotes].join('\n').trimEnd()}\n`
}
