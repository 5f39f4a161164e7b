// Reads the additions of a JSON Lines file (first argument) into a record (second), as `chancery read` does but for the model, and prints a line for each report once it is stored.
import { createReadStream, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Addition, openRecord } from '../../src/record/index.ts'

const [file, location] = process.argv.slice(2) as [string, string]
const BATCH = 16

const record = await openRecord({ location, wait: 10_000 })
let batch: Addition[] = []
async function store(): Promise<void> {
  for (const { report, outcome } of await record.addMany(batch)) writeSync(1, `${report} ${outcome}\n`)
  batch = []
}
for await (const line of createInterface({ input: createReadStream(file) })) {
  batch.push(JSON.parse(line) as Addition)
  if (batch.length === BATCH) await store()
}
await store()
await record.entries({ limit: 1 })
await record.close()
