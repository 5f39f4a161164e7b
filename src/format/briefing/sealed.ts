import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The parts of an Office document by path; a file that is none throws. */
export function partsIn(document: Uint8Array, what: string): Record<string, Uint8Array> {
  try {
    const parts = unzipSync(document)
    if (parts['word/document.xml'] !== undefined) return parts
  } catch {
    // Said below.
  }
  throw new Error(
    `expected ${what} as a Word document (.docx), got something else; save it from Word as .docx`,
  )
}

/** An Office document that tells `made` as its time, whenever it is written. */
export function sealed(document: Uint8Array, made: string): Uint8Array {
  const time = `${made.slice(0, 19)}Z`
  const parts = Object.entries(unzipSync(document)).map(([path, data]) => [
    path,
    path === 'docProps/core.xml'
      ? strToU8(
          strFromU8(data).replace(
            /(<dcterms:(created|modified)[^>]*>)[^<]*/g,
            (_, tag: string) => tag + time,
          ),
        )
      : data,
  ])
  // A ZIP archive holds local times; noon of the day is the same day nearly everywhere.
  return zipSync(Object.fromEntries(parts), { mtime: `${made.slice(0, 10)}T12:00:00` })
}
