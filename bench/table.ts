import { readFileSync } from 'node:fs'
import type { Result } from './figures.ts'

/** A figure that others published; `source` is a web address, empty where only a second hand gives it. */
export interface Published {
  readonly value: number
  readonly system: string
  readonly source: string
  /** On which data it was made. */
  readonly split: string
  readonly remark: string
}

/** A measure that stands in the table, with the floor of a release and the best figures of others. */
export interface Measure {
  readonly corpus: string
  readonly measure: string
  readonly floor: number | null
  readonly published: readonly Published[]
}

/** One line of the table. */
export interface TableRow {
  readonly task: string
  readonly data: string
  readonly measure: string
  readonly ours: number | string
  readonly floor: number | null
  readonly published: readonly Published[]
  /** What ran beside us on the same text. */
  readonly beside: readonly { readonly name: string; readonly value: number | string }[]
}

/** The measures of the table, in its order. */
export const MEASURES = JSON.parse(
  readFileSync(new URL('./published.json', import.meta.url), 'utf8'),
) as readonly Measure[]

/** The lines of the table; a corpus of which no measure is listed stands with its first. */
export function rowsOf(results: readonly Result[], measures = MEASURES): TableRow[] {
  const ours = results.filter((r) => r.beside === undefined)
  const listed = measures.map((m) => m.corpus)
  const first = ours
    .filter((r) => !listed.includes(r.id))
    .map(
      (r): Measure => ({
        corpus: r.id,
        measure: r.rows[0]?.measure ?? Object.keys(r.figures)[0] ?? '',
        floor: null,
        published: [],
      }),
    )
  return [...measures, ...first].flatMap(({ corpus, measure, floor, published }) => {
    const result = ours.find((r) => r.id === corpus)
    const value = result && figureOf(result, measure)
    if (!result || value === undefined) return []
    const beside = results.flatMap((r) => {
      const theirs = r.beside !== undefined && r.id === corpus ? figureOf(r, measure) : undefined
      return theirs === undefined ? [] : [{ name: r.beside!, value: theirs }]
    })
    return [{ task: result.task, data: result.data, measure, ours: value, floor, published, beside }]
  })
}

const figureOf = (result: Result, measure: string): number | string | undefined =>
  result.rows.find((r) => r.measure === measure)?.f1 ?? result.figures[measure]

const HEAD = ['task', 'data', 'measure', 'ours', 'floor', 'best published', 'run beside us'] as const

function cells(row: TableRow, published: (p: Published) => string): string[] {
  return [
    row.task,
    row.data,
    row.measure,
    shown(row.ours),
    row.floor === null ? '' : String(row.floor),
    row.published.map(published).join('; '),
    row.beside.map((b) => `${b.name} ${shown(b.value)}`).join('; '),
  ]
}

const shown = (value: number | string): string =>
  typeof value === 'string' || Number.isInteger(value)
    ? String(value)
    : (Math.round(value * 10) / 10).toFixed(1)

/** The table for a terminal or a pipe. */
export function lines(rows: readonly TableRow[]): string {
  const table = [[...HEAD], ...rows.map((r) => cells(r, (p) => `${p.system} ${p.value}`))]
  const width = HEAD.map((_, n) => Math.max(...table.map((t) => t[n]!.length)))
  return `${table
    .map((t) =>
      t
        .map((c, n) => c.padEnd(width[n]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`
}

/** The table as Markdown, each published figure with its source and split. */
export function markdown(rows: readonly TableRow[]): string {
  const figure = ({ value, system, source, split, remark }: Published): string => {
    const name = source === '' ? system : `[${system}](${source})`
    return `${name} ${value} (${[split, remark].filter((w) => w !== '').join('; ')})`
  }
  const table = [[...HEAD], HEAD.map(() => '---'), ...rows.map((r) => cells(r, figure))]
  return `${table.map((t) => `| ${t.join(' | ')} |`).join('\n')}\n`
}
