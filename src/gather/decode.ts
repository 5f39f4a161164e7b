import { createReadStream } from 'node:fs'
import chardet from 'chardet'
import iconv from 'iconv-lite'

const SAMPLE = 65_536

/** Signatures of files that hold no text: PDF, ZIP and Office, images, archives, executables, databases. */
const BINARY: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
]

/** Name of the encoding of some bytes as iconv-lite knows it, or null when they are no text. */
export function encodingOf(bytes: Uint8Array): string | null {
  const starts = (...lead: number[]): boolean => lead.every((b, i) => bytes[i] === b)
  if (starts(0xef, 0xbb, 0xbf)) return 'utf8'
  if (starts(0xff, 0xfe)) return 'utf16le'
  if (starts(0xfe, 0xff)) return 'utf16be'
  if (BINARY.some((lead) => starts(...lead))) return null
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  let controls = 0
  sample.forEach((b, i) => {
    if (b === 0) zeros[i % 2]! += 1
    else if (b < 9 || (b > 13 && b < 27)) controls += 1
  })
  const half = sample.length / 2
  if (half > 8 && zeros[1]! > half * 0.4 && zeros[0]! < half * 0.05) return 'utf16le'
  if (half > 8 && zeros[0]! > half * 0.4 && zeros[1]! < half * 0.05) return 'utf16be'
  if (zeros[0]! + zeros[1]! > sample.length * 0.05 || controls > sample.length * 0.05) return null
  if (isUtf8(sample)) return 'utf8'
  const guess = chardet.detect(sample)
  if (guess === null || guess.startsWith('UTF-16') || guess.startsWith('UTF-32')) return 'windows-1252'
  const name = guess === 'ISO-8859-1' || guess === 'ASCII' ? 'windows-1252' : guess
  return iconv.encodingExists(name) ? name : 'windows-1252'
}

/** Whether bytes are UTF-8, a character cut off at the end aside. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
      return true
    } catch {
      // A character may be cut off where the sample ends.
    }
  }
  return false
}

/** Bytes as text; the byte order mark is taken off. */
export const decode = (bytes: Uint8Array, encoding: string): string =>
  iconv.decode(Buffer.from(bytes), encoding)

/** A file's text as a stream of pieces. */
export async function* decodeFile(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  let first = true
  for await (const bytes of createReadStream(path)) {
    let text = decoder.write(bytes as Buffer)
    if (first) text = text.replace(/^\ufeff/, '')
    first = false
    if (text !== '') yield text
  }
  const rest = decoder.end()
  if (rest) yield rest
}

/** The lines of a stream of pieces, without their ends; a longer line than the limit is cut and given as is. */
export async function* linesOf(pieces: AsyncIterable<string>, limit: number): AsyncGenerator<string> {
  let open = ''
  for await (const piece of pieces) {
    open += piece
    const lines = open.split(/\r\n|\n|\r(?!$)/)
    open = lines.pop()!
    yield* lines
    if (open.length > limit) {
      yield open.slice(0, limit + 1)
      open = ''
    }
  }
  if (open !== '') yield open
}
