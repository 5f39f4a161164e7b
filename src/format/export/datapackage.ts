import type { FindingKind } from '../../ontology/finding.ts'
import type { Write } from './format.ts'
import { recordRows, tablesOf } from './rows.ts'
import { csvLine, type Table } from './table.ts'

/** A table in the words of Frictionless Table Schema. */
const tableSchema = (table: Table<never>) => ({
  fields: table.columns.map(({ name, type, description }) => ({ name, type, description })),
  missingValues: [''],
  ...(table.key === undefined ? {} : { primaryKey: [table.key] }),
})

/** The descriptor of a data package with the tables of some kinds (Frictionless Data Package v1). */
export const dataPackage = (kinds: readonly FindingKind[], title: string, made: string | null) => ({
  profile: 'tabular-data-package',
  name: 'chancery-record',
  title,
  description:
    'Entries of a Chancery record, with their parties, the words of the reports that prove them, and what reports differ on. Lists in a cell are parted by |. Text that a spreadsheet might take for a formula begins with an apostrophe.',
  ...(made === null ? {} : { created: made }),
  resources: tablesOf(kinds).map((table) => ({
    profile: 'tabular-data-resource',
    name: table.name,
    title: table.title,
    path: `${table.name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: tableSchema(table),
  })),
})

/** A folder of CSV tables with `datapackage.json`. */
export const writeDataPackage: Write = async function* (material) {
  const { kinds, title, made } = material
  yield { file: 'datapackage.json', data: `${JSON.stringify(dataPackage(kinds, title, made), null, 2)}\n` }
  for (const table of tablesOf(kinds))
    yield { file: `${table.name}.csv`, data: csvLine(table.columns.map((c) => c.name)) }
  for await (const [name, row] of recordRows(material)) yield { file: `${name}.csv`, data: csvLine(row) }
}
