import type { Write } from './format.ts'
import { kindTable } from './kind-tables.ts'
import { csvLine, rowOf } from './table.ts'

/** Entries of one kind as a CSV table (RFC 4180), a line an entry. */
export const writeCsv: Write = async function* (material, leaveOut) {
  const table = kindTable(material.kinds[0]!)
  yield {
    file: '.csv',
    data: (material.choices.bom ? '\ufeff' : '') + csvLine(table.columns.map((c) => c.name)),
  }
  for await (const entry of material.entries()) {
    const report = await material.report(entry.view.report)
    leaveOut(
      'claim of a further report',
      'a line shows the claim that stands for the entry',
      entry.findings.length - 1,
    )
    yield { file: '.csv', data: csvLine(rowOf(table, { entry, report, material })) }
  }
}
