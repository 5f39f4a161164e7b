import { readdirSync, readFileSync } from 'node:fs'
import { parseTable, type Row } from '../ontology/table.ts'

export type { Row } from '../ontology/table.ts'

/** The lexical knowledge of the extractors: each `NAME.tsv` of `data/lexicon/` as rows under `NAME`. */
export type Lexicon = Readonly<Record<string, readonly Row[]>>

/** Reads every table of a folder, and beside it the names of states and of organisations, the codes of acts and the curves of confidence, as `new URL('../../data/lexicon/', import.meta.url)`. */
export function loadLexicon(folder: URL): Lexicon {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.tsv'))
    .sort()
    .concat('../states.tsv', '../organisations.tsv', '../cameo.tsv', '../plover.tsv', '../calibration.tsv')
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
