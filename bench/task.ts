import type { Model } from '../src/read/model.ts'
import type { CorpusFile } from './corpus.ts'
import type { Result } from './figures.ts'

/** One benchmark: the files it reads, and how it scores them. */
export interface Task {
  readonly name: string
  readonly endings: readonly string[]
  run(
    files: readonly CorpusFile[],
    model: Model,
    /** Writes a prediction under the name of its corpus file. */
    save: (name: string, content: string) => void,
  ): Promise<{ rows: Result['rows']; figures?: Result['figures'] }>
}
