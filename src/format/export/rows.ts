import type { FindingKind } from '../../ontology/finding.ts'
import type { Material } from './format.ts'
import { KIND_TABLES } from './kind-tables.ts'
import { type Cell, rowOf, type Table } from './table.ts'
import { DISAGREEMENTS, EVIDENCE, PARTIES, REPORTS, rowsOf, STOPS } from './tables.ts'

const PARTS = { parties: PARTIES, stops: STOPS, evidence: EVIDENCE, disagreements: DISAGREEMENTS } as const

const kindTables = (kinds: readonly FindingKind[]) => KIND_TABLES.filter(([kind]) => kinds.includes(kind))

/** The tables of a record: one a kind that is asked for, then parties, stops, evidence, disagreements and reports. */
export const tablesOf = (kinds: readonly FindingKind[]): readonly Table<never>[] =>
  [
    ...kindTables(kinds).map(([, table]) => table),
    ...Object.values(PARTS),
    REPORTS,
  ] as readonly Table<never>[]

/** All rows of the tables of a record, by the name of their table; reports, each once, come last. */
export async function* recordRows(material: Material): AsyncGenerator<readonly [string, readonly Cell[]]> {
  const own = new Map(kindTables(material.kinds))
  const reports = new Set<string>()
  for await (const entry of material.entries()) {
    const report = await material.report(entry.view.report)
    const row = { entry, report, material }
    const table = own.get(entry.kind)
    if (table === undefined) continue
    yield [table.name, rowOf(table, row)]
    for (const [name, part] of rowsOf(row)) yield [name, rowOf(PARTS[name] as Table<typeof part>, part)]
    for (const finding of entry.findings) reports.add(finding.report)
  }
  for (const id of [...reports].sort()) {
    const report = await material.report(id)
    if (report !== null) yield [REPORTS.name, rowOf(REPORTS, report)]
  }
}
