import type { Attribution, Name, NameType, Reading } from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'
import { hull, type Span } from '../ontology/span.ts'
import { codePointsOf, utf16Of } from './code-points.ts'

const NAME_TYPES: readonly NameType[] = [
  'person',
  'organisation',
  'place',
  'group',
  'facility',
  'date',
  'money',
  'product',
  'event',
  'misc',
]

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)

/** What brat's `annotation.conf` must say so that it shows the files of `writeBrat`. */
export const BRAT_CONFIGURATION = `[entities]
Source
Cue
Content
${NAME_TYPES.map(capital).join('\n')}

[events]
Attribution Source*:Source, Cue*:Cue, Content*:Content

[relations]

[attributes]
`

/** A reading's names and attributions as brat standoff (`.ann`), in the roles of PolNeAR; the text file is the report's text. */
export function writeBrat(
  report: Pick<Report, 'text'>,
  reading: Pick<Reading, 'names' | 'attributions'>,
): string {
  const { text } = report
  const codePoints = codePointsOf(text)
  const lines: string[] = []
  let next = 0
  const bound = (type: string, spans: readonly Span[]): string => {
    const id = `T${++next}`
    const fragments = spans.flatMap((span) => linesOf(text, span))
    lines.push(
      [
        id,
        `${type} ${fragments.map((f) => `${codePoints(f.start)} ${codePoints(f.end)}`).join(';')}`,
        fragments.map((f) => text.slice(f.start, f.end)).join(' '),
      ].join('\t'),
    )
    return id
  }
  for (const name of reading.names) bound(capital(name.type), [name])
  reading.attributions.forEach((attribution, n) => {
    const roles = (['Source', 'Cue', 'Content'] as const).flatMap((type) => {
      const spans = attribution[type.toLowerCase() as 'source' | 'cue' | 'content']
      return spans.length > 0 ? [`${type}:${bound(type, spans)}`] : []
    })
    const trigger = [attribution.cue, attribution.content, attribution.source].find((s) => s.length > 0)
    if (trigger === undefined) return
    lines.push(
      `E${n + 1}\tAttribution:${bound('Attribution', trigger)} ${[...roles].reverse().join(' ')}`.trim(),
    )
  })
  return lines.map((line) => `${line}\n`).join('')
}

/** Reads brat standoff: names of known types, and events with Source, Cue and Content roles; the rest is left. */
export function parseBrat(ann: string, text: string): { names: Name[]; attributions: Attribution[] } {
  const utf16 = utf16Of(text)
  const bounds = new Map<string, { type: string; spans: Span[] }>()
  const names: Name[] = []
  const attributions: Attribution[] = []
  const events: string[] = []
  for (const line of ann.split(/\r?\n/)) {
    const found = /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)/.exec(line)
    if (found) {
      const spans = found[3]!.split(';').map((part) => {
        const [start, end] = part.split(' ').map((n) => utf16(Number(n)))
        return { start: start!, end: end! }
      })
      bounds.set(found[1]!, { type: found[2]!, spans })
      const type = NAME_TYPES.find((t) => capital(t) === found[2])
      if (type !== undefined) names.push({ ...hull(spans), type, confidence: 1 })
    } else if (/^E\d+\t/.test(line)) events.push(line)
  }
  for (const event of events) {
    const roles = { source: [] as Span[], cue: [] as Span[], content: [] as Span[] }
    for (const part of event.split('\t')[1]!.split(' ')) {
      const [role, id] = part.split(':')
      const key = role!.replace(/\d+$/, '').toLowerCase()
      if (key === 'source' || key === 'cue' || key === 'content')
        roles[key].push(...(bounds.get(id ?? '')?.spans ?? []))
    }
    for (const spans of Object.values(roles)) spans.sort((a, b) => a.start - b.start)
    if (roles.cue.length + roles.content.length > 0) attributions.push({ ...roles, confidence: 1 })
  }
  return { names, attributions }
}

/** The parts of a span on each line: brat's fragments hold no line ends. */
function linesOf(text: string, span: Span): Span[] {
  const found: Span[] = []
  for (const match of text.slice(span.start, span.end).matchAll(/[^\r\n]+/g)) {
    const trimmed = match[0].trim()
    if (trimmed === '') continue
    const start = span.start + match.index + match[0].indexOf(trimmed)
    found.push({ start, end: start + trimmed.length })
  }
  return found.length > 0 ? found : [span]
}
