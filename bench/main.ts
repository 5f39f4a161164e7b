import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openModel } from '../src/read/model.ts'
import { attribution } from './attribution.ts'
import { corpusFiles } from './corpus.ts'
import { type Result, tableOf } from './figures.ts'
import { names } from './names.ts'
import { parse } from './parse.ts'
import { speed } from './speed.ts'
import type { Task } from './task.ts'
import { time } from './time.ts'
import { heldBack } from './time-corpus.ts'

const TASKS: readonly Task[] = [parse, names, attribution, time, speed]

const USAGE = `npm run bench -- TASK --data PATH [--predictions FOLDER] [--model FOLDER] [--workers N] [--limit N] [--held-back] [--freeze NAME]
tasks: ${TASKS.map((t) => t.name).join(', ')}; bench/README.md says where the corpora are`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      predictions: { type: 'string' },
      model: { type: 'string' },
      workers: { type: 'string' },
      limit: { type: 'string' },
      'held-back': { type: 'boolean' },
      freeze: { type: 'string' },
    },
  })
  const task = TASKS.find((t) => t.name === positionals[0])
  if (task === undefined || values.data === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  let files = corpusFiles(values.data, task.endings)
  if (values['held-back']) files = files.filter((f) => heldBack(f.name))
  if (values.limit) files = files.slice(0, Number(values.limit))
  const folder = values.predictions
  if (folder) mkdirSync(folder, { recursive: true })
  const save = (name: string, content: string): void => {
    if (folder) writeFileSync(join(folder, name), content)
  }
  const model = await openModel(
    values.model ?? new URL('../model/', import.meta.url),
    values.workers ? { workers: Number(values.workers) } : {},
  )
  const made = await task.run(files, model, save)
  const result: Result = {
    task: task.name,
    data: basename(resolve(values.data)) + (values['held-back'] ? ', held back' : ''),
    model: model.name,
    rows: made.rows,
    figures: made.figures ?? {},
  }
  await model.close()
  process.stdout.write(tableOf(result))
  if (values.freeze) {
    const path = new URL(`./results/${values.freeze}.json`, import.meta.url)
    mkdirSync(fileURLToPath(new URL('./', path)), { recursive: true })
    writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`)
  }
  return 0
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
