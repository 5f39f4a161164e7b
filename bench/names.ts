import type { Name } from '../src/ontology/reading.ts'
import { reportOf } from './corpus.ts'
import { type Row, row } from './figures.ts'
import type { Task } from './task.ts'

const WORLDWIDE: Readonly<Record<string, string>> = {
  person: 'Person',
  organisation: 'Organization',
  place: 'Location',
  group: 'NORP',
  facility: 'Facility',
  date: 'Date',
  money: 'Money',
  product: 'Product',
  event: 'Misc',
  misc: 'Misc',
}

/** CrossNER has finer types; a gold type is right when it is one of those that ours takes in. */
const POLITICS: Readonly<Record<string, string>> = {
  politician: 'person',
  person: 'person',
  organisation: 'organisation',
  politicalparty: 'organisation',
  country: 'place',
  location: 'place',
  event: 'misc',
  election: 'misc',
  misc: 'misc',
}
const POLITICS_FROM_OURS: Readonly<Record<string, string>> = {
  person: 'person',
  organisation: 'organisation',
  place: 'place',
  group: 'group',
  event: 'misc',
  misc: 'misc',
}

/** Entity-level exact spans and types over BIO columns: Worldwide newswire and CrossNER. */
export const names: Task = {
  name: 'names',
  about: 'names with their types, exact spans',
  endings: ['.tsv', '.txt', '.bio', '.conll'],
  corpora: [
    { id: 'names-worldwide-dev', title: 'Worldwide dev', paths: ['ner/worldwide-dev'] },
    { id: 'names-crossner-dev', title: 'CrossNER politics dev', paths: ['ner/crossner-politics-dev.txt'] },
  ],
  answer: 'names',
  run: async ({ files, system, save }) => {
    const documents = files.map((file) => ({ file, ...namedText(file.content) }))
    const crossner = documents.some((d) => d.rows.some((r) => r.label.endsWith('politician')))
    const readings = await system.read(
      documents.map((d) => reportOf(d.file.name, d.text)),
      'names',
    )
    const score = new NameScore(crossner)
    documents.forEach((d, n) => {
      save(d.file.name, fileOf(d.lines, d.rows, score.add(d.rows, readings[n]!.names)))
    })
    return { rows: score.rows() }
  },
}

/** Counts names of ours against those of a corpus: the same tokens and the same type. */
export class NameScore {
  private readonly counts = new Map<string, [right: number, ours: number, gold: number]>()
  private readonly politics: boolean

  constructor(politics: boolean) {
    this.politics = politics
  }

  /** Counts the names of one document, and gives them as labels of its tokens. */
  add(rows: readonly TokenRow[], names: readonly Name[]): string[] {
    const labels = labelsOf(rows, names, this.politics ? POLITICS_FROM_OURS : WORLDWIDE)
    const folded = (label: string): string => label.replace(/[a-z]+$/, (type) => POLITICS[type] ?? type)
    const gold = spansOf(
      rows.map((r) => (this.politics ? folded(r.label) : r.label)),
      rows,
    )
    for (const span of gold) this.count(typeOf(span), 2)
    for (const span of spansOf(labels, rows)) {
      this.count(typeOf(span), 1)
      if (gold.has(span)) this.count(typeOf(span), 0)
    }
    return labels
  }

  rows(): Row[] {
    return [...this.counts]
      .sort((a, b) => Number(b[0] === 'all') - Number(a[0] === 'all') || b[1][2] - a[1][2])
      .map(([type, [right, ours, gold]]) => row(type, right, ours, gold))
  }

  private count(type: string, column: 0 | 1 | 2): void {
    for (const key of ['all', type]) {
      const cell = this.counts.get(key) ?? [0, 0, 0]
      cell[column]++
      this.counts.set(key, cell)
    }
  }
}

const typeOf = (span: string): string => span.slice(span.lastIndexOf(' ') + 1)

/** A token of a corpus: its line and label, and where it stands in the text. */
export interface TokenRow {
  readonly line: number
  readonly label: string
  readonly start: number
  readonly end: number
}

const NO_SPACE_BEFORE = /^(?:[.,;:?!)\]}%’”…]|['’](?:s|t|re|ve|ll|d|m)|n['’]t)$/i
const NO_SPACE_AFTER = /^[([{$€£₹“‘#]$/

/** Columns of a corpus as running text, one paragraph each, and where each token stands in it. */
export function namedText(content: string): { text: string; lines: string[]; rows: TokenRow[] } {
  const lines = content.split(/\r?\n/)
  const rows: TokenRow[] = []
  let text = ''
  let gap = ''
  let quoted = false
  lines.forEach((line, n) => {
    const [token, label] = [
      line.split(/[\t ]+/)[0] ?? '',
      line
        .trim()
        .split(/[\t ]+/)
        .at(-1) ?? '',
    ]
    if (token === '' || token === label || (rows.length === 0 && /^https?:/.test(token))) {
      if (text !== '') gap = '\n\n'
      quoted = false
      return
    }
    const next = lines[n + 1]?.split(/[\t ]+/)[0] ?? ''
    const joint =
      /^[-/]$/.test(token) && gap === ' ' && /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next)
    if (
      gap === ' ' &&
      (NO_SPACE_BEFORE.test(token) ||
        joint ||
        (token === '"' && quoted) ||
        (token === "'" && text.endsWith('s')))
    )
      gap = ''
    text += gap
    rows.push({ line: n, label, start: text.length, end: text.length + token.length })
    text += token
    gap = NO_SPACE_AFTER.test(token) || joint || (token === '"' && !quoted) ? '' : ' '
    if (token === '"') quoted = !quoted
  })
  return { text, lines, rows }
}

/** Our names as BIO labels of the corpus' tokens. */
function labelsOf(
  rows: readonly TokenRow[],
  found: readonly Name[],
  types: Readonly<Record<string, string>>,
): string[] {
  const labels = rows.map(() => 'O')
  for (const name of found) {
    const type = types[name.type]
    if (type === undefined) continue
    let first = true
    rows.forEach((r, k) => {
      if (r.start >= name.end || r.end <= name.start || labels[k] !== 'O') return
      labels[k] = `${first ? 'B' : 'I'}-${type}`
      first = false
    })
  }
  return labels
}

function spansOf(labels: readonly string[], rows: readonly TokenRow[]): Set<string> {
  const found = new Set<string>()
  let open: { start: number; end: number; type: string } | null = null
  const close = (): void => {
    if (open) found.add(`${open.start} ${open.end} ${open.type}`)
    open = null
  }
  labels.forEach((label, k) => {
    const type = label.slice(2)
    const parted = k > 0 && rows[k]!.line !== rows[k - 1]!.line + 1
    if (label === 'O' || label === '') close()
    else if (label.startsWith('B') || open === null || open.type !== type || parted) {
      close()
      open = { start: k, end: k + 1, type }
    } else open.end = k + 1
  })
  close()
  return found
}

function fileOf(lines: readonly string[], rows: readonly TokenRow[], predicted: readonly string[]): string {
  const at = new Map(rows.map((r, k) => [r.line, k]))
  return lines
    .map((line, n) => {
      const k = at.get(n)
      return k === undefined ? line : `${line.trimEnd()}\t${predicted[k]}`
    })
    .join('\n')
}
