import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readManifest } from '../src/read/manifest.ts'
import { type Model, openModel } from '../src/read/model.ts'
import { attribution } from './attribution.ts'
import { corpusFiles } from './corpus.ts'
import { type Result, tableOf } from './figures.ts'
import { names } from './names.ts'
import { parse } from './parse.ts'
import { readoutHeader } from './readout-header.ts'
import { pipeline, speed } from './speed.ts'
import type { Task } from './task.ts'
import { time } from './time.ts'
import { heldBack } from './time-corpus.ts'

const TASKS: readonly Task[] = [parse, names, attribution, time, readoutHeader, speed, pipeline]

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
  const home = values.model ?? fileURLToPath(new URL('../model/', import.meta.url))
  const workers = values.workers ? Number(values.workers) : null
  let opened: Promise<Model> | null = null
  const model = (): Promise<Model> => {
    opened ??= openModel(home, workers === null ? {} : { workers })
    return opened
  }
  const made = await task.run({ path: values.data, files, folder: home, workers, model, save })
  await (await (opened as Promise<Model> | null))?.close()
  const { name, version } = await readManifest(home)
  const result: Result = {
    task: task.name,
    data: basename(resolve(values.data)) + (values['held-back'] ? ', held back' : ''),
    model: `${name} ${version}`,
    rows: made.rows,
    figures: made.figures ?? {},
  }
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
