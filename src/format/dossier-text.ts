import type { FollowThrough } from '../ontology/follow-through.ts'
import { columns, cut, padded, wrap } from './columns.ts'
import { dayWords } from './date-words.ts'
import { standingMark } from './describe.ts'
import type { Dossier } from './dossier.ts'
import type { Item } from './dossier-item.ts'
import { followWords } from './follow-words.ts'
import { sizeOf, supportOf } from './many.ts'
import { PLAIN, type Style } from './style.ts'

/** How a dossier is printed. */
export interface TextOptions {
  /** Columns of the terminal. */
  readonly width?: number
  readonly style?: Style
  /** Most items in one part; the rest is counted, with the command that shows it. */
  readonly most?: number
}

const DATE = 16

/** "[Yonhap, 6 Jan 2026]". */
const credit = (publisher: string | null, date: string | null): string =>
  `[${[publisher ?? 'publisher not stated', date === null ? null : dayWords(date)].filter((x) => x !== null).join(', ')}]`

const support = (item: Item): string =>
  [supportOf(item), item.disputed.length > 0 ? `reports disagree on ${item.disputed.join(', ')}` : '']
    .filter((x) => x !== '')
    .join('; ')

/** Lines of words under a hanging indent; `dress` is put on after the lines are broken. */
function hung(
  words: string,
  indent: number,
  width: number,
  dress: (words: string) => string = (w) => w,
): string[] {
  return wrap(words, Math.max(width - indent, 24)).map((line) => ' '.repeat(indent) + dress(line))
}

/** A dossier as a reference page for a terminal. */
export function dossierText(d: Dossier, options: TextOptions = {}): string {
  const width = Math.min(Math.max(options.width ?? 80, 48), 110)
  const style = options.style ?? PLAIN
  const most = options.most ?? 6
  const out: string[] = []
  const rule = (char: string): string => style.dim(char.repeat(width))

  const sourceLine = (item: Item, indent: number): string[] => {
    const source = item.proof === null ? '' : credit(item.proof.publisher, item.proof.date)
    return hung([source, support(item), item.id].filter((x) => x !== '').join('  '), indent, width, style.dim)
  }

  const quoteLines = (item: Item, indent: number): string[] => {
    const p = item.proof
    const words = item.said ?? (p === null ? null : `${p.before}${p.quote}${p.after}`)
    const lines = words === null ? [] : hung(quoted(words), indent, width, style.quote)
    return [...lines, ...sourceLine(item, indent)]
  }

  const followLines = (follow: FollowThrough, indent: number): string[] => [
    ...hung(followWords(follow), indent, width, style.strong),
    ...follow.steps
      .slice(1)
      .flatMap((s) =>
        hung(
          `${s.status}: ${quoted((s.evidence[0]?.quote ?? '').replace(/\s+/g, ' '))} ${credit(s.publisher, s.day)}  ${s.entry}`,
          indent,
          width,
          style.dim,
        ),
      ),
  ]

  /** The date stands before the words, or above them where it is long. */
  const dated = (
    when: string,
    words: string,
    indent: number,
    dress: (w: string) => string = (w) => w,
  ): string[] => {
    const long = columns(when) > DATE - 2
    const lines = wrap(words, Math.max(width - indent - DATE, 24)).map(dress)
    const pad = ' '.repeat(indent + DATE)
    return long
      ? [' '.repeat(indent) + style.strong(when), ...lines.map((l) => pad + l)]
      : lines.map((l, i) => (i === 0 ? ' '.repeat(indent) + style.strong(padded(when, DATE)) + l : pad + l))
  }

  const itemLines = (item: Item, indent = 2): string[] => {
    const mark = standingMark(item)
    return [
      ...dated(item.when, item.head + mark + (item.said === null ? '' : ':'), indent),
      ...quoteLines(item, indent + DATE),
      ...(item.follow === null ? [] : followLines(item.follow, indent + DATE)),
      ...item.parts.flatMap((inner) => itemLines(inner, indent + 4)),
    ]
  }

  const part = (heading: string, count: number | null, empty: string, lines: () => string[]): void => {
    out.push(
      '',
      style.heading(heading.toUpperCase()) + (count === null || count === 0 ? '' : style.dim(`  ${count}`)),
    )
    const made = lines()
    out.push(...(made.length === 0 ? hung(empty, 2, width, style.dim) : made))
  }

  const some = (items: readonly Item[], command: string): string[] => {
    const shown = items.slice(0, most)
    const rest = items.length - shown.length
    return [
      ...shown.flatMap((i) => itemLines(i)),
      ...(rest > 0 ? hung(`… and ${rest} more: ${command}`, 2 + DATE, width, style.dim) : []),
    ]
  }

  const [a, b] = d.names
  const between = `--between ${d.pair.join(' ')}`
  out.push(style.title(`${a} and ${b}`), rule('═'))
  const { counts } = d
  const kinds = Object.entries(counts.kinds)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => `${n} ${n === 1 ? kind : `${kind}s`}`)
    .join(', ')
  out.push(
    ...wrap(`${sizeOf(counts)}${kinds === '' ? '' : `: ${kinds}`}.`, width),
    ...wrap(
      `${d.period.from === null ? 'No dated reports.' : `Reports of ${span(d.period.from, d.period.to)}.`}${d.since === null ? '' : ` Shown since ${dayWords(d.since)}.`} As of ${dayWords(d.asOf)}.`,
      width,
    ),
  )

  part(
    'What happened',
    null,
    `No report in this record tells of a dated meeting or visit between ${a} and ${b}.`,
    () =>
      d.happened.flatMap((item) => {
        const tail = support(item)
        return dated(item.when, item.line + (tail === '' ? '' : ` (${tail})`), 2)
      }),
  )

  part('Last contact at each level', null, '', () =>
    d.contacts.flatMap(({ level, item }) => {
      const label = padded(level, 20)
      const words = item === null ? 'none in these reports' : `${item.when}: ${item.line}`
      return wrap(words, Math.max(width - 22, 24)).map((line, i) => {
        const dressed = item === null ? style.dim(line) : line
        return i === 0 ? `  ${style.strong(label)}${dressed}` : ' '.repeat(22) + dressed
      })
    }),
  )

  part(
    'Calendar ahead',
    d.ahead.length,
    `Nothing announced for ${dayWords(d.asOf)} or later in these reports.`,
    () => some(d.ahead, `chancery calendar ${between}`),
  )
  if (d.unconfirmed.length > 0)
    part('Announced, with no report that it took place', d.unconfirmed.length, '', () =>
      some(d.unconfirmed, `chancery find meetings ${between} --standing announced`),
    )
  part(
    'Undertakings',
    d.undertakings.length,
    `No report in this record tells of anything agreed, asked or refused between ${a} and ${b}.`,
    () => some(d.undertakings, `chancery find undertakings ${between}`),
  )
  if (d.acts.length > 0)
    part('Acts of cooperation and conflict', d.acts.length, '', () =>
      some(d.acts, `chancery find acts ${between}`),
    )
  part(
    'Statements by theme',
    d.themes.reduce((n, t) => n + t.items.length, 0),
    'No attributed speech on the other state in these reports.',
    () =>
      d.themes.flatMap(({ theme, items }) => {
        const shown = items.slice(0, Math.max(3, most - 3))
        const rest = items.length - shown.length
        return [
          `  ${style.strong(theme)}${style.dim(`  ${items.length}`)}`,
          ...shown.flatMap((i) => itemLines(i)),
          ...(rest > 0
            ? hung(`… and ${rest} more: chancery find statements ${between}`, 2 + DATE, width, style.dim)
            : []),
        ]
      }),
  )
  part('Chronology of meetings and visits', d.chronology.length, 'None in these reports.', () =>
    d.chronology.flatMap((i) => itemLines(i)),
  )
  part('Formulations', d.formulations.length, 'No set phrase on the relationship in these reports.', () =>
    d.formulations.flatMap((f) => {
      const dates =
        f.first === null || f.last === null
          ? 'on days not known'
          : f.first === f.last
            ? `on ${dayWords(f.first)}`
            : `first ${dayWords(f.first)}, last ${dayWords(f.last)}`
      const words = `“${f.phrase}”  ${f.uses} ${f.uses === 1 ? 'use' : 'uses'}, ${dates}${f.speakers.length ? `; ${f.speakers.join(', ')}` : ''}`
      return [...hung(words, 2, width), ...hung(f.item.id, 4, width, style.dim)]
    }),
  )
  if (d.commemorations.length > 0)
    part('Anniversaries', d.commemorations.length, '', () =>
      some(d.commemorations, `chancery find commemorations ${between}`),
    )
  part('People and offices', d.people.length, 'No person of either state is named.', () =>
    d.people.flatMap((p) => {
      const words = `${p.state}  ${p.name}${p.office === null ? '' : `, ${p.office}`} ${style.dim(`(${p.entries} ${p.entries === 1 ? 'entry' : 'entries'})`)}`
      const notes = p.tenures.filter((t) => t.line.includes('(') || /former|acting/.test(t.line))
      return [...hung(words, 2, width), ...notes.flatMap((t) => hung(t.line, 7, width, style.dim))]
    }),
  )
  part(
    'Where reports disagree',
    d.disagreements.length,
    'No two reports contradict each other on what they both tell.',
    () =>
      d.disagreements.flatMap(({ item, over }) => [
        ...hung(`${item.when}: ${item.line}  ${item.id}`, 2, width),
        ...over.flatMap((o) => [
          `    ${style.warn(o.field)}`,
          ...o.values.flatMap((v) =>
            hung(`${v.value}: ${v.publishers.join(', ') || 'publisher not stated'}`, 6, width),
          ),
        ]),
      ]),
  )
  part('Sources', counts.reports, 'No report in this record names both states.', () =>
    d.sources.flatMap((s) => [
      `  ${style.strong(s.publisher)}`,
      ...s.reports.flatMap((r) =>
        hung(`${r.date === null ? 'no date' : dayWords(r.date)}  ${r.title ?? 'without a title'}`, 4, width),
      ),
    ]),
  )
  part('What this record cannot show', null, '', () =>
    d.limits.flatMap((l) => wrap(l, width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`))),
  )
  out.push('', style.dim(cut('chancery show ID gives the words behind a line in their context.', width)), '')
  return out.map((line) => line.trimEnd()).join('\n')
}

const span = (from: string, to: string | null): string =>
  to === null || to === from ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`

/** Words in quotation marks; what is in marks as a whole already is left as it is. */
const quoted = (words: string): string => (/^["“][^"“”]*["”]$/.test(words) ? words : `“${words}”`)
