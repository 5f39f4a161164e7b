import { type Adapter, noteAt } from './draft.ts'
import { draftOfObject } from './json-lines.ts'

/** The rows of RFC 4180 text as a stream. */
export async function* rowsOf(pieces: AsyncIterable<string>, separator: string): AsyncGenerator<string[]> {
  let row: string[] = []
  let cell = ''
  let quoted = false
  let closing = false
  for await (const piece of pieces) {
    for (const char of piece) {
      if (closing) {
        closing = false
        if (char === '"') {
          cell += '"'
          continue
        }
        quoted = false
      }
      if (quoted) {
        if (char === '"') closing = true
        else cell += char
      } else if (char === '"' && cell === '') quoted = true
      else if (char === separator) {
        row.push(cell)
        cell = ''
      } else if (char === '\n') {
        row.push(cell.replace(/\r$/, ''))
        yield row
        row = []
        cell = ''
      } else cell += char
    }
  }
  if (cell !== '' || row.length > 0) yield [...row, cell.replace(/\r$/, '')]
}

const HEADER = /^\ufeff?"?[\w .-]+"?(?:([,\t;])"?[\w .-]*"?)+\r?\n/

/** A table with a header row that names a `text` (or `body`, `content`) column. */
export const csv: Adapter = {
  name: 'csv',
  canRead: ({ extension, head }) =>
    ['.csv', '.tsv'].includes(extension) &&
    /(?:^|[,\t;"])(?:text|body|content|html)(?:$|[,\t;"\r])/im.test(head.split('\n')[0] ?? ''),
  async *read(source) {
    const separator = HEADER.exec(source.head)?.[1] ?? (source.extension === '.tsv' ? '\t' : ',')
    let columns: string[] | null = null
    let number = 0
    for await (const row of rowsOf(source.pieces(), separator)) {
      number += 1
      if (columns === null) {
        columns = row.map((c) => c.trim().toLowerCase())
        continue
      }
      if (row.length === 1 && row[0]!.trim() === '') continue
      const path = `${source.path}:${number}`
      if (row.length !== columns.length) {
        yield noteAt(
          path,
          'row-broken',
          'error',
          `expected ${columns.length} cells as in the header, got ${row.length}; the row is skipped`,
        )
        continue
      }
      const draft = await draftOfObject(Object.fromEntries(columns.map((c, i) => [c, row[i]])), path)
      yield draft ??
        noteAt(
          path,
          'report-without-text',
          'error',
          'expected words in the text column, got none; the row is skipped',
        )
    }
  },
}
