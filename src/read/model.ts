import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Decoded } from './decode.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { type Vocabulary, vocabularyOf } from './pieces.ts'
import { openPool } from './pool.ts'
import type { Session } from './session.ts'
import type { Window } from './windows.ts'

/** An open model: the only thing in Chancery that infers. Close it when done. */
export interface Model {
  /** Name and version, as it stands in readings. */
  readonly name: string
  readonly engine: Session['engine']
  readonly workers: number
  readonly manifest: Manifest
  readonly vocabulary: Vocabulary
  /** Reads one window; windows of all reports that wait are batched together. */
  run(window: Window): Promise<Decoded>
  close(): Promise<void>
}

const MOST_WORKERS = 4

/** Opens the model of a folder that holds `model.json`, by default with one worker a core, four at most. */
export async function openModel(folder: string | URL, options: { workers?: number } = {}): Promise<Model> {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder
  const workers = options.workers ?? Math.min(availableParallelism(), MOST_WORKERS)
  if (!Number.isInteger(workers) || workers < 1)
    throw new Error(`expected a number of workers of 1 or more, got ${workers}; leave it out for one a core`)
  const manifest = await readManifest(path)
  const vocabulary = vocabularyOf(await readFile(join(path, manifest.vocabulary), 'utf8'))
  const pool = await openPool(path, manifest, workers)
  return {
    name: `${manifest.name} ${manifest.version}`,
    engine: pool.engine,
    workers,
    manifest,
    vocabulary,
    run: pool.run,
    close: pool.close,
  }
}
