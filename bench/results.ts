import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from './figures.ts'

const FOLDER = fileURLToPath(new URL('./results/', import.meta.url))

/** Keeps a result under `results/`; a change then shows in the diff. */
export function freeze(result: Result, folder = FOLDER): void {
  const path = join(
    folder,
    ...(result.beside === undefined ? [] : ['beside', result.beside]),
    `${result.id}.json`,
  )
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`)
}

/** All frozen results, ours and those of peers. */
export function frozen(folder = FOLDER): Result[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Result)
}
