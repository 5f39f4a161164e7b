import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | boolean | null
export type CellType = 'string' | 'integer' | 'number' | 'boolean' | 'date'

/** A column: what it is called, holds and means. Lists are one string, parted by `|`. */
export interface Column<Row> {
  readonly name: string
  readonly type: CellType
  readonly description: string
  readonly value: (row: Row) => Cell
}

/** A table that rows are written into, in a file of its name. */
export interface Table<Row> {
  readonly name: string
  readonly title: string
  /** The column that no two rows share, if there is one. */
  readonly key?: string
  readonly columns: readonly Column<Row>[]
}

/** The row of a table that a value makes. */
export const rowOf = <Row>(table: Pick<Table<Row>, 'columns'>, row: Row): Cell[] =>
  table.columns.map((column) => column.value(row))

/** A list in one cell. */
export const listed = (values: Iterable<string | number | null>): string | null => {
  const known = [...values].filter((v) => v !== null && v !== '')
  return known.length === 0 ? null : known.map((v) => String(v).replace(/\|/g, '/')).join('|')
}

/** Text on one line. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What spreadsheets may take for a formula, an apostrophe that guards it included, so that guarding can be undone. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** Text that no spreadsheet runs: `=1+1` is `'=1+1`. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** Text as it was before `guarded`. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text

const written = (cell: Cell): string =>
  cell === null
    ? ''
    : typeof cell === 'boolean'
      ? cell
        ? 'TRUE'
        : 'FALSE'
      : typeof cell === 'number'
        ? String(cell)
        : guarded(cell)

/** A line of CSV (RFC 4180): UTF-8, empty where unknown, `TRUE` and `FALSE`, guarded against formulas. */
export const csvLine = (cells: readonly Cell[]): string =>
  stringify([cells.map(written)], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })

/** A line of tab-separated values: tabs and line ends within text become spaces, nothing is quoted. */
export const tsvLine = (cells: readonly Cell[]): string =>
  `${cells.map((c) => written(typeof c === 'string' ? flat(c) : c)).join('\t')}\n`

/** A column of words. */
export const text = <Row>(name: string, description: string, value: Column<Row>['value']): Column<Row> => ({
  name,
  type: 'string',
  description,
  value,
})
/** A column of whole numbers. */
export const integer = <Row>(
  name: string,
  description: string,
  value: Column<Row>['value'],
): Column<Row> => ({
  name,
  type: 'integer',
  description,
  value,
})
