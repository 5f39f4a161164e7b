import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Reading } from '../src/ontology/reading.ts'
import type { Report } from '../src/ontology/report.ts'
import type { Model } from '../src/read/model.ts'
import { read } from '../src/read/read.ts'

/** One file of a corpus. */
export interface CorpusFile {
  readonly path: string
  readonly name: string
  readonly content: string
}

/** The files under a path (a file, or a folder with its subfolders) whose names end in one of the given ways, by name. */
export function corpusFiles(path: string, endings: readonly string[], limit = Infinity): CorpusFile[] {
  if (!existsSync(path)) throw new Error(`expected a corpus at ${path}, got nothing; see bench/README.md`)
  const paths = (at: string): string[] =>
    statSync(at).isDirectory()
      ? readdirSync(at)
          .sort()
          .flatMap((name) => paths(join(at, name)))
      : [at]
  const found = statSync(path).isDirectory()
    ? paths(path).filter((p) => endings.some((ending) => p.endsWith(ending)))
    : [path]
  if (found.length === 0)
    throw new Error(`expected files ending in ${endings.join(' or ')} under ${path}, got none`)
  return found.slice(0, limit).map((p) => ({ path: p, name: basename(p), content: readFileSync(p, 'utf8') }))
}

/** A report that holds a text of a corpus. */
export const reportOf = (id: string, text: string, published: string | null = null): Report => ({
  id,
  title: null,
  text,
  published,
  publisher: null,
  dateline: null,
  url: null,
  language: 'en',
  retrieved: null,
})

/** Reads many texts at once, as a run over an archive would. */
export async function readAll(texts: readonly Report[], model: Model): Promise<Reading[]> {
  const found: Reading[] = []
  const many = 16
  let next = 0
  const lane = async (): Promise<void> => {
    for (let n = next++; n < texts.length; n = next++) found[n] = (await read(texts[n]!, model)).reading
  }
  await Promise.all(Array.from({ length: many }, lane))
  return found
}
