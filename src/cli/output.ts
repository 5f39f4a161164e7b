import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ExportFormat, Piece } from '../index.ts'
import { openPartial, type PartialFile } from './partial.ts'

/** Where the pieces of an export go. A file appears under its name when it is whole. */
export interface Output {
  take(piece: Piece): Promise<void>
  end(): Promise<void>
  /** Removes what was begun. */
  abandon(): Promise<void>
  /** Paths that were written. */
  readonly files: readonly string[]
  /** Endings of further files that standard output has no room for. */
  readonly left: readonly string[]
}

/** Opens a file, a folder or standard output (`-`) for a format. */
export async function openOutput(
  format: ExportFormat,
  output: string,
  print: (data: string | Uint8Array) => Promise<void>,
): Promise<Output> {
  return output === '-' ? printed(format, print) : stored(format, output)
}

function printed(format: ExportFormat, print: (data: string | Uint8Array) => Promise<void>): Output {
  const left = new Set<string>()
  return {
    async take({ file, data }) {
      if (file === format.ending) await print(data)
      else left.add(file)
    },
    end: async () => {},
    abandon: async () => {},
    files: [],
    get left() {
      return [...left]
    },
  }
}

function stored(format: ExportFormat, output: string): Output {
  const open = new Map<string, PartialFile>()
  const files: string[] = []
  const stem = output.endsWith(format.ending) ? output.slice(0, -format.ending.length) : output
  const pathOf = (file: string): string =>
    format.makes === 'folder' ? join(output, file) : file === format.ending ? output : stem + file
  return {
    async take({ file, data, whole }) {
      const path = pathOf(file)
      if (whole) {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, data)
        files.push(path)
        return
      }
      const known = open.get(path) ?? (await openPartial(path))
      open.set(path, known)
      await known.write(data)
    },
    async end() {
      for (const [path, file] of open) {
        await file.finish()
        files.push(path)
      }
      open.clear()
    },
    async abandon() {
      for (const file of open.values()) await file.abandon()
    },
    files,
    left: [],
  }
}
