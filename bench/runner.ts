import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { readManifest } from '../src/read/manifest.ts'
import { type Model, openModel } from '../src/read/model.ts'
import type { Corpus } from './corpora.ts'
import { corpusFiles } from './corpus.ts'
import type { Result } from './figures.ts'
import { PEERS } from './peers/peers.ts'
import { chancery, type System } from './system.ts'
import type { Task } from './task.ts'
import { heldBack } from './time-corpus.ts'

/** How tasks are run. */
export interface RunnerOptions {
  /** The folder of the model. */
  readonly folder: string
  /** The folder of a second model that is run beside it. */
  readonly against: string | null
  /** The folder in which peers are installed; those that are there are run too. */
  readonly peers: string | null
  readonly workers: number | null
  /** No more files of a corpus than this. */
  readonly limit: number | null
  readonly heldBack: boolean
}

/** Runs tasks; models are opened at their first use and shared. */
export interface Runner {
  /** Peers that are not installed, and what a person installs to have them. */
  readonly missing: readonly string[]
  /** The result of Chancery on a corpus, then those of what runs beside it. */
  run(task: Task, corpus: Corpus, predictions: string | null): AsyncGenerator<Result>
  close(): Promise<void>
}

interface Reader {
  readonly folder: string
  /** The name under which its figures stand beside ours; null for the model itself. */
  readonly beside: string | null
  readonly system: System
  model(): Promise<Model>
  close(): Promise<void>
}

/** Opens a runner. */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const readers = [await readerOf(options.folder, null, options.workers)]
  if (options.against !== null) {
    const beside = basename(resolve(options.against))
    readers.push(await readerOf(options.against, beside, options.workers))
  }
  const missing: string[] = []
  for (const peer of options.peers === null ? [] : PEERS) {
    const system = await peer.open(resolve(options.peers!))
    if (system === null) missing.push(`${peer.name} (${peer.packages})`)
    else readers.push(asReader(system, peer.name, readers[0]!))
  }
  return {
    missing,
    async *run(task, corpus, predictions) {
      let files = corpus.paths.flatMap((path) => corpusFiles(path, task.endings))
      const { keep } = corpus
      if (keep) files = files.filter((f) => keep(f.name))
      if (options.heldBack) files = files.filter((f) => heldBack(f.name))
      if (options.limit !== null) files = files.slice(0, options.limit)
      for (const { folder, beside, system, model } of readers) {
        // Another model does every task; a peer those that ask for no more than it answers.
        const able =
          task.answer === undefined ? system.chancery === true : system.answers.includes(task.answer)
        if (!able) continue
        const target = predictions === null || beside === null ? predictions : join(predictions, beside)
        if (target !== null) mkdirSync(target, { recursive: true })
        const made = await task.run({
          paths: corpus.paths,
          files,
          system,
          folder,
          workers: options.workers,
          limit: options.limit,
          model,
          save(file, content) {
            if (target !== null) writeFileSync(join(target, file), content)
          },
        })
        yield {
          id: corpus.id,
          task: task.name,
          data: corpus.title + (options.heldBack && !corpus.title.endsWith('held back') ? ', held back' : ''),
          ...(beside === null ? {} : { beside }),
          model: system.name,
          rows: made.rows.filter((r) => !system.without?.includes(r.measure)),
          figures: made.figures ?? {},
        }
      }
    },
    async close() {
      for (const reader of readers) await reader.close()
    },
  }
}

const asReader = (system: System, beside: string, ours: Reader): Reader => ({
  folder: ours.folder,
  beside,
  system,
  model: ours.model,
  close: async () => {},
})

async function readerOf(folder: string, beside: string | null, workers: number | null): Promise<Reader> {
  const { name, version } = await readManifest(folder)
  let opened: Promise<Model> | null = null
  const model = (): Promise<Model> => {
    opened ??= openModel(folder, workers === null ? {} : { workers })
    return opened
  }
  const title = `${name} ${version}`
  return {
    folder,
    beside,
    system: chancery(title, model),
    model,
    close: async () => (await opened)?.close(),
  }
}
