// Makes the stored readings of the cases of mentions anew with the model of this folder: npx tsx test/resolve/readings.ts [NAME…]
// With --print, writes what is found now instead, in the form of the cases.
import { writeFileSync } from 'node:fs'
import { openModel } from '../../src/read/model.ts'
import { read } from '../../src/read/read.ts'
import { loadAtlas } from '../../src/resolve/atlas.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { pack } from '../extract/stored.ts'
import { FILES, mentionCases, mentionLines } from './mention-cases.ts'

const print = process.argv.includes('--print')
const wanted = process.argv.slice(2).filter((a) => a !== '--print')
const model = await openModel(new URL('../../model/', import.meta.url), { workers: 1 })
const atlas = loadAtlas(new URL('../../data/', import.meta.url))
for (const name of FILES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const lines: string[] = []
  for (const { title, report } of mentionCases(name)) {
    const { reading } = await read(report, model)
    lines.push(JSON.stringify(pack(reading)))
    if (print)
      console.log(
        `## ${title}\n${report.text}\n==>\n${mentionLines(report, resolve(report, reading, atlas)).join('\n')}\n`,
      )
  }
  if (!print)
    writeFileSync(new URL(`../cases/readings/${name}.jsonl`, import.meta.url), `${lines.join('\n')}\n`)
  console.error(`${name}: ${lines.length} readings`)
}
await model.close()
