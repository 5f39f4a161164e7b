import { type ReactNode, useState } from 'react'
import { dayIn } from './day.ts'

/** A column of a table: what it is called, what it sorts by, and what it shows. */
export interface Column<T> {
  readonly name: string
  readonly of: (row: T) => string | number | null
  readonly show?: (row: T) => ReactNode
  readonly number?: boolean
}

/** A table that sorts by any column and can be saved as CSV: the twin of every chart, map and network. */
export function Sortable<T>(props: {
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  most?: number
}): ReactNode {
  const { columns, rows, keyOf } = props
  const [by, setBy] = useState<{ column: number; down: boolean } | null>(null)
  const [asked, setMost] = useState(0)
  const most = Math.max(asked, props.most ?? 100)
  const sorted = by === null ? rows : [...rows].sort(order(columns[by.column]!, by.down))
  return (
    <>
      <div className="wide">
        <table>
          <caption className="hidden">{props.caption}</caption>
          <thead>
            <tr>
              {columns.map((c, i) => (
                <th
                  key={c.name}
                  scope="col"
                  className={c.number ? 'n' : undefined}
                  aria-sort={by?.column === i ? (by.down ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    onClick={() =>
                      setBy({ column: i, down: by?.column === i ? !by.down : c.number === true })
                    }
                  >
                    {c.name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, most).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((c) => (
                  <td key={c.name} className={c.number ? 'n' : undefined}>
                    {c.show?.(row) ?? written(c.of(row))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="along">
        {rows.length > most && (
          <button type="button" className="plain" onClick={() => setMost(rows.length)}>
            Show all {rows.length.toLocaleString('en-US')} rows
          </button>
        )}{' '}
        <button type="button" className="plain" onClick={() => save(props.caption, columns, sorted)}>
          Save as CSV
        </button>
      </p>
    </>
  )
}

/** What is not known, which is no empty cell. */
const Unknown = (): ReactNode => (
  <span className="soft">
    –<span className="hidden">not known</span>
  </span>
)

/** The day of a row, which may not be known. */
export const Day = (props: { of: string | null }): ReactNode =>
  props.of === null ? <Unknown /> : <time className="day">{dayIn(props.of)}</time>

function written(value: string | number | null): ReactNode {
  if (value === null) return <Unknown />
  if (typeof value === 'string') return value
  return (Math.round(value * 100) / 100).toLocaleString('en-US').replace('-', '−')
}

const order =
  <T,>({ of }: Column<T>, down: boolean) =>
  (x: T, y: T): number => {
    const [a, b] = [of(x), of(y)]
    // What is not known comes last either way.
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1)
  }

/** A cell of CSV; what a spreadsheet would run as a formula is made text. */
const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

function save<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[]): void {
  const lines = [columns.map((c) => cell(c.name)), ...rows.map((row) => columns.map((c) => cell(c.of(row))))]
  const url = URL.createObjectURL(
    new Blob([lines.map((l) => `${l.join(',')}\r\n`).join('')], { type: 'text/csv' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = `${caption.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
