import type { FindingKind } from '../../ontology/finding.ts'
import type { Note } from '../../ontology/note.ts'
import type { ExportFormat, Material, Piece } from './format.ts'
import { countLeftOut } from './left-out.ts'
import { kindWords, leaveOutKinds } from './material.ts'

/** Why a format cannot be written for the kinds that were asked for (null: for all); null where it can. */
export function kindsRefused(format: ExportFormat, asked: readonly FindingKind[] | null): string | null {
  if (asked !== null && !asked.some((kind) => format.kinds.includes(kind)))
    return `expected a kind that ${format.title} holds (${kindWords(format.kinds)}), got ${kindWords(asked)}; take another format`
  if (format.oneKind && asked?.length !== 1)
    return `expected one kind with the format ${format.name}, got ${asked === null ? 'none' : kindWords(asked)}; name one of ${kindWords(format.kinds)}, or take the format datapackage for a folder of tables`
  return null
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
  const refused = format.oneKind ? kindsRefused(format, material.kinds) : null
  if (refused !== null) throw new Error(refused)
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
