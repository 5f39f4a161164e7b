// Makes the stored readings of all cases anew with the model of this folder: npx tsx test/extract/readings.ts [NAME…]
import { readdirSync, writeFileSync } from 'node:fs'
import { loadLexicon } from '../../src/extract/lexicon.ts'
import type { Report } from '../../src/ontology/report.ts'
import { openModel } from '../../src/read/model.ts'
import { read } from '../../src/read/read.ts'
import { casesOf } from './case-file.ts'
import { examplesOf, KINDS, pack, storeOf } from './stored.ts'

const cases = new URL('../cases/', import.meta.url)
const wanted = process.argv.slice(2)
const model = await openModel(new URL('../../model/', import.meta.url), { workers: 1 })

const store = async (name: string, reports: readonly Report[]): Promise<void> => {
  if (wanted.length > 0 && !wanted.includes(name)) return
  const lines: string[] = []
  for (const report of reports) lines.push(JSON.stringify(pack((await read(report, model)).reading)))
  writeFileSync(storeOf(name), `${lines.join('\n')}\n`)
  console.log(`${name}: ${reports.length} readings`)
}

for (const file of readdirSync(cases))
  if (KINDS.some((k) => file === `${k}.txt`))
    await store(
      file.slice(0, -4),
      casesOf(new URL(file, cases)).map((c) => c.report),
    )
await store(
  'lexicon',
  examplesOf(loadLexicon(new URL('../../data/lexicon/', import.meta.url))).map((e) => e.report),
)
await model.close()
