import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer'
import type { Write } from './format.ts'
import { recordRows, tablesOf } from './rows.ts'
import type { Cell, CellType, Table } from './table.ts'

const ELEMENT = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<CellType, object>

/** Rows of a row group: what is held in memory of each table. */
const GROUP = 10_000

/** One Parquet file that is written group by group. */
function parquetFile(table: Table<never>) {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: table.columns.length },
      ...table.columns.map((c) => ({
        name: c.name,
        repetition_type: 'OPTIONAL' as const,
        ...ELEMENT[c.type],
      })),
    ],
    createdBy: 'chancery',
  })
  let rows: (readonly Cell[])[] = []
  const take = (): Uint8Array => {
    const taken = bytes.getBytes().slice()
    bytes.index = 0
    return taken
  }
  const group = (): void => {
    if (rows.length === 0) return
    const columnData = table.columns.map(
      (column, i): ColumnSource => ({
        name: column.name,
        data: rows.map((row) => {
          const cell = row[i] ?? null
          return column.type === 'date' && cell !== null ? new Date(`${cell}T00:00:00Z`) : cell
        }),
      }),
    )
    void writer.write({ columnData, rowGroupSize: GROUP })
    rows = []
  }
  return {
    /** Bytes that are ready after a row; null while its group is not full. */
    add(row: readonly Cell[]): Uint8Array | null {
      rows.push(row)
      if (rows.length < GROUP) return null
      group()
      return take()
    },
    end(): Uint8Array {
      group()
      void writer.finish()
      return take()
    },
  }
}

/** A folder of Parquet files, the same tables as the data package. */
export const writeParquet: Write = async function* (material) {
  const tables = tablesOf(material.kinds)
  const files = new Map(tables.map((table) => [table.name, parquetFile(table)]))
  for await (const [name, row] of recordRows(material)) {
    const data = files.get(name)!.add(row)
    if (data !== null) yield { file: `${name}.parquet`, data }
  }
  for (const [name, file] of files) yield { file: `${name}.parquet`, data: file.end() }
}
