import type { Model } from '../src/read/model.ts'
import type { Corpus } from './corpora.ts'
import type { CorpusFile } from './corpus.ts'
import type { Result } from './figures.ts'
import type { Answer, System } from './system.ts'

/** What a benchmark is given. */
export interface Setting {
  /** Where the corpus lies: one path, or several. */
  readonly paths: readonly string[]
  readonly files: readonly CorpusFile[]
  /** What is judged: Chancery, or a peer that runs beside it. */
  readonly system: System
  /** The folder of the model. */
  readonly folder: string
  readonly workers: number | null
  /** The number after --limit, for tasks that count other things than files. */
  readonly limit: number | null
  /** Opens the model, once; for tasks that no peer does. */
  model(): Promise<Model>
  /** Writes a prediction under the name of its corpus file. */
  save(name: string, content: string): void
}

/** One benchmark: what it scores, the files it reads, and how it scores them. */
export interface Task {
  readonly name: string
  /** What is scored, in one line. */
  readonly about: string
  /** How the names of its files end. */
  readonly endings: readonly string[]
  /** The corpora that `all` runs it on, in the order of the table. */
  readonly corpora: readonly Corpus[]
  /** What a peer must be able to answer to be judged too; left out where no peer does it. */
  readonly answer?: Answer
  run(setting: Setting): Promise<{ rows: Result['rows']; figures?: Result['figures'] }>
}
