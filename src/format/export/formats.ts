import { FINDING_KINDS, type FindingKind } from '../../ontology/finding.ts'
import type { Note } from '../../ontology/note.ts'
import { distance } from '../state-names.ts'
import type { ExportFormat, Material, Piece } from './format.ts'
import { countLeftOut } from './left-out.ts'
import { leaveOutKinds } from './material.ts'

export type { ExportChoices, ExportFormat, Material, Piece } from './format.ts'

/** The formats that entries can be written in, in the order the help lists them. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'jsonl',
    title: 'JSON Lines',
    writes: 'entries with all they hold, one JSON object a line; nothing is lost',
    ending: '.jsonl',
    mediaType: 'application/x-ndjson',
    makes: 'file',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./jsonl.ts')).writeJsonl,
    schema: async () => (await import('./jsonl.ts')).ENTRY_SCHEMA,
  },
  {
    name: 'csv',
    title: 'CSV',
    writes: 'one kind as a table for spreadsheets and statistics, a line an entry',
    ending: '.csv',
    mediaType: 'text/csv',
    makes: 'file',
    kinds: FINDING_KINDS,
    oneKind: true,
    writer: async () => (await import('./csv.ts')).writeCsv,
  },
  {
    name: 'datapackage',
    title: 'Frictionless data package',
    writes: 'a folder of CSV tables (entries, parties, evidence, reports) with their schemas',
    ending: '.csv',
    mediaType: 'text/csv',
    makes: 'folder',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./datapackage.ts')).writeDataPackage,
    schema: async () => (await import('./datapackage.ts')).dataPackage(FINDING_KINDS, 'Record', null),
  },
  {
    name: 'parquet',
    title: 'Parquet',
    writes: 'the same tables as a folder of Parquet files, for DuckDB, R and pandas',
    ending: '.parquet',
    mediaType: 'application/vnd.apache.parquet',
    makes: 'folder',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./parquet.ts')).writeParquet,
  },
]

/** The format of a name, in any case; a name that is none throws, with those that are near. */
export function formatNamed(name: string): ExportFormat {
  const key = name.toLowerCase()
  const found = EXPORT_FORMATS.find((f) => f.name === key)
  if (found) return found
  const near = EXPORT_FORMATS.map((f) => f.name).filter(
    (n) => distance(key, n) <= Math.max(1, n.length / 3) || n.startsWith(key) || key.startsWith(n),
  )
  throw new Error(
    `expected one of ${EXPORT_FORMATS.map((f) => f.name).join(', ')}, got "${name}"; ${near.length > 0 ? `did you mean ${near.slice(0, 2).join(' or ')}?` : 'name one of them'}`,
  )
}

/** Entries being written: pieces of files, and once they are all taken, notes of what the format does not hold. */
export interface Writing {
  readonly pieces: AsyncIterable<Piece>
  notes(): readonly Note[]
}

/** Writes entries in a format; `counts` are those of all kinds that were asked for, to tell which it does not hold. */
export function writeEntries(
  format: ExportFormat,
  material: Material,
  counts: Readonly<Partial<Record<FindingKind, number>>> = {},
): Writing {
  const { leaveOut, notes } = countLeftOut()
  leaveOutKinds(format, counts, leaveOut)
  async function* pieces(): AsyncGenerator<Piece> {
    const write = await format.writer()
    yield* write(material, leaveOut)
  }
  return { pieces: pieces(), notes: () => notes(format.title) }
}

/** Rows as CSV text, as exported tables are written; the library is loaded at the first use. */
export const csvText = async (rows: readonly (readonly (string | number | null)[])[]): Promise<string> => {
  const { csvLine } = await import('./table.ts')
  return rows.map(csvLine).join('')
}
