import { readFileSync } from 'node:fs'

/** The rows of a tab-separated table under a folder, keyed by the names in its header line; lines that start with `#` are comments. */
export function readTable(folder: URL, file: string): Readonly<Record<string, string>>[] {
  const lines = readFileSync(new URL(file, folder), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
  const header = lines[0]?.split('\t') ?? []
  return lines.slice(1).map((line, n) => {
    const cells = line.split('\t')
    if (cells.length !== header.length)
      throw new Error(
        `expected ${header.length} cells in ${file}, got ${cells.length} in row ${n + 1}; mend the table`,
      )
    return Object.fromEntries(header.map((name, k) => [name, cells[k]!]))
  })
}

/** The items of a cell that lists several, parted by `|`. */
export const items = (cell: string | undefined): string[] =>
  cell ? cell.split('|').filter((x) => x !== '') : []
