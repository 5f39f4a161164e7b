import type { Model } from '../src/read/model.ts'
import type { CorpusFile } from './corpus.ts'
import type { Result } from './figures.ts'

/** What a benchmark is given. */
export interface Setting {
  /** The path of `--data`. */
  readonly path: string
  readonly files: readonly CorpusFile[]
  /** The folder of the model. */
  readonly folder: string
  readonly workers: number | null
  /** Opens the model, once. */
  model(): Promise<Model>
  /** Writes a prediction under the name of its corpus file. */
  save(name: string, content: string): void
}

/** One benchmark: the files it reads, and how it scores them. */
export interface Task {
  readonly name: string
  readonly endings: readonly string[]
  run(setting: Setting): Promise<{ rows: Result['rows']; figures?: Result['figures'] }>
}
