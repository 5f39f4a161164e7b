import { readdirSync, readFileSync } from 'node:fs'

/** One line of a lexical table, by column name; an empty cell or `-` is the empty string. */
export type Row = Readonly<Record<string, string>>

/** The lexical knowledge of the extractors: each `NAME.tsv` of `data/lexicon/` as rows under `NAME`. */
export type Lexicon = Readonly<Record<string, readonly Row[]>>

/** The rows of a tab-separated table: the first line names the columns, `#` starts a comment line. */
export function parseTable(text: string, name: string): Row[] {
  const lines = text.split('\n').map((l, i) => ({ line: l.replace(/\r$/, ''), number: i + 1 }))
  const [header, ...rest] = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('#'))
  const columns = header?.line.split('\t') ?? []
  return rest.map(({ line, number }) => {
    const cells = line.split('\t')
    if (cells.length > columns.length)
      throw new Error(
        `expected at most ${columns.length} columns in ${name}:${number}, got ${cells.length}; mend the tabs`,
      )
    return Object.fromEntries(columns.map((c, i) => [c, cells[i] === '-' ? '' : (cells[i] ?? '').trim()]))
  })
}

/** Reads every table of a folder, and the names of states beside it, as `new URL('../../data/lexicon/', import.meta.url)`. */
export function loadLexicon(folder: URL): Lexicon {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.tsv'))
    .sort()
    .concat('../states.tsv')
  return Object.fromEntries(
    files.map((f) => [
      f.replace(/^.*\//, '').slice(0, -4),
      parseTable(readFileSync(new URL(f, folder), 'utf8'), f),
    ]),
  )
}

const indexes = new WeakMap<readonly Row[], Map<string, Map<string, Row[]>>>()

/** The rows of a table whose `column` (a list parted by `|`) holds `value`; an unknown table has none. */
export function rowsOf(lexicon: Lexicon, table: string, column: string, value: string): readonly Row[] {
  const rows = lexicon[table]
  if (!rows) return []
  const byColumn = indexes.get(rows) ?? new Map<string, Map<string, Row[]>>()
  indexes.set(rows, byColumn)
  let index = byColumn.get(column)
  if (!index) {
    index = new Map<string, Row[]>()
    for (const row of rows)
      for (const v of (row[column] ?? '').split('|')) index.set(v, [...(index.get(v) ?? []), row])
    byColumn.set(column, index)
  }
  return index.get(value) ?? []
}
