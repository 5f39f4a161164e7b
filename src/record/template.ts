import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { hash } from '../ontology/hash.ts'
import { MIGRATIONS } from './migrations.ts'

/** Where the build leaves a ready-made data folder, named by its schema; with it a first open takes a second, without it seven. */
export const TEMPLATE = fileURLToPath(
  new URL(`../../dist/record/template-${hash('schema', MIGRATIONS).slice(7)}.tar.br`, import.meta.url),
)

/** Bytes made room for at once: more than the template holds, so that it is not put together from thousands of pieces. */
const ROOM = 48 * 2 ** 20

/** The template data folder as a tar, or null where the build has not made one. */
export const templateTar = (): Uint8Array | null =>
  existsSync(TEMPLATE) ? brotliDecompressSync(readFileSync(TEMPLATE), { chunkSize: ROOM }) : null

/** Unpacks a tar of a data folder; the folder appears whole or not at all. */
export function unpack(tar: Uint8Array, folder: string): void {
  const fresh = `${folder}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  const text = (at: number, length: number): string =>
    Buffer.from(tar.buffer, tar.byteOffset + at, length)
      .toString('latin1')
      .split('\0')[0]!
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = text(at, 100)
    if (name === '') break
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8)
    const path = join(fresh, text(at + 345, 155), name)
    if (text(at + 156, 1) === '5' || name.endsWith('/')) mkdirSync(path, { recursive: true, mode: 0o700 })
    else {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeFileSync(path, tar.subarray(at + 512, at + 512 + size), { mode: 0o600 })
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
  renameSync(fresh, folder)
}
