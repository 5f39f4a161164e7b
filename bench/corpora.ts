import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A corpus that a task is run on. */
export interface Corpus {
  /** Name of its frozen figures, as `parse-ewt-dev`. */
  readonly id: string
  /** As tables name it, as "EWT dev". */
  readonly title: string
  /** Files and folders, below `--data` in the list of a task. */
  readonly paths: readonly string[]
  /** Which of its files count, by name; all if left out. */
  readonly keep?: (name: string) => boolean
}

/** Those corpora that lie under a folder, with their whole paths, and the paths that are missing. */
export function corporaUnder(
  corpora: readonly Corpus[],
  folder: string,
): { found: Corpus[]; missing: string[] } {
  const there = (path: string): boolean => existsSync(join(folder, path))
  return {
    found: corpora
      .map((c) => ({ ...c, paths: c.paths.filter(there).map((path) => join(folder, path)) }))
      .filter((c) => c.paths.length > 0),
    missing: corpora.flatMap((c) => c.paths.filter((path) => !there(path))),
  }
}
