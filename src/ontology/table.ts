/** One line of a table of reference knowledge, by column name; an empty cell or `-` is the empty string. */
export type Row = Readonly<Record<string, string>>

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
