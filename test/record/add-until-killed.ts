// Adds sample reports to the record named by the first argument, from the report given by the second on, and names each on stdout once it is stored.
import { writeSync } from 'node:fs'
import { openRecord } from '../../src/record/index.ts'
import { happening, tell } from './sample-findings.ts'

const record = await openRecord({ location: process.argv[2]!, wait: 10_000 })
for (let i = Number(process.argv[3]); ; i++) {
  const one = tell(happening(i % 40), i)
  await record.add(one)
  if (i % 9 === 8) await record.entries({ limit: 1 })
  writeSync(1, `${i} ${one.report.id}\n`)
}
