import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file that stands under its name only when it is whole. */
export interface PartialFile {
  /** Where it is until then. */
  readonly path: string
  write(data: string | Uint8Array): Promise<void>
  /** Closes it, so that it can be looked at before it gets its name. */
  close(): Promise<void>
  /** Closes it and gives it its name. */
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** Files that were begun; however the program ends, they do not outlast it. */
const begun = new Set<string>()

const clear = (): void => {
  for (const path of begun) rmSync(path, { force: true })
}

/** Begins a file beside its name, in a folder that is made if missing. */
export async function openPartial(name: string): Promise<PartialFile> {
  await mkdir(dirname(name), { recursive: true })
  const path = `${name}.partial`
  if (begun.size === 0 && !process.listeners('exit').includes(clear)) process.on('exit', clear)
  begun.add(path)
  const stream = createWriteStream(path)
  let failed: Error | null = null
  stream.on('error', (error) => {
    failed = error
  })
  const close = async (): Promise<void> => {
    if (failed) throw failed
    if (stream.closed) return
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject)
      stream.end(resolve)
    })
  }
  return {
    path,
    async write(data) {
      if (failed) throw failed
      if (!stream.write(data)) await once(stream, 'drain')
    },
    close,
    async finish() {
      await close()
      await rename(path, name)
      begun.delete(path)
    },
    async abandon() {
      stream.destroy()
      await rm(path, { force: true })
      begun.delete(path)
    },
  }
}
