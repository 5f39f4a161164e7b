import { open, opendir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { csv } from './csv.ts'
import { dayList } from './day-list.ts'
import { decode, decodeFile, encodingOf } from './decode.ts'
import { type Adapter, type Gathered, type Hints, isDraft, noteAt, type Source } from './draft.ts'
import { html } from './html.ts'
import { jsonLines } from './json-lines.ts'
import { markdown } from './markdown.ts'
import { plain } from './plain.ts'
import type { Publishers } from './publishers.ts'
import { reportOf } from './report.ts'

/** The formats, in the order they are asked: the first that can read a source reads it. */
const ADAPTERS: readonly Adapter[] = [jsonLines, csv, dayList, html, markdown, plain]

/** Largest file that is read as one report, in bytes; streams of many reports have no limit. */
export const SIZE_LIMIT = 10_000_000
const HEAD = 65_536

interface Opened {
  readonly source: Source
  /** What went wrong while it was read. */
  readonly notes: Gathered['notes'][number][]
}

async function openFile(path: string): Promise<Opened | Gathered> {
  const refuse = (rule: string, level: 'info' | 'error', message: string): Gathered => ({
    path,
    report: null,
    notes: [noteAt(path, rule, level, message)],
  })
  const file = await open(path, 'r')
  let size: number
  let bytes: Buffer
  try {
    size = (await file.stat()).size
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(HEAD, Math.max(size, 1))), 0)
    bytes = buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
  if (size === 0) return refuse('file-empty', 'error', 'expected a report, got an empty file; it is skipped')
  const encoding = encodingOf(bytes)
  if (encoding === null)
    return refuse(
      'file-binary',
      'info',
      'expected text, got a binary file; save it as text or HTML to read it',
    )
  const notes: Opened['notes'] = []
  const source: Source = {
    path,
    extension: extname(path).toLowerCase(),
    head: decode(bytes, encoding).slice(0, 8_192),
    async text() {
      if (size > SIZE_LIMIT) {
        notes.push(
          noteAt(
            path,
            'file-too-large',
            'error',
            `expected at most ${SIZE_LIMIT} bytes in one report, got ${size}; split the file or give it as JSON Lines`,
          ),
        )
        return null
      }
      if (size <= bytes.length) return decode(bytes, encoding)
      let text = ''
      for await (const piece of decodeFile(path, encoding)) text += piece
      return text
    },
    pieces: () => decodeFile(path, encoding),
  }
  return { source, notes }
}

async function openStream(
  stream: AsyncIterable<Uint8Array | string>,
  name: string | null,
): Promise<Opened | Gathered> {
  const parts: Buffer[] = []
  let size = 0
  const iterator = stream[Symbol.asyncIterator]()
  let ended = false
  while (size < HEAD && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      const part = Buffer.from(next.value as Uint8Array)
      parts.push(part)
      size += part.length
    }
  }
  const start = Buffer.concat(parts)
  const encoding = encodingOf(start)
  const refuse = (rule: string, message: string): Gathered => ({
    path: '-',
    report: null,
    notes: [noteAt('-', rule, 'error', message)],
  })
  if (start.length === 0)
    return refuse(
      'file-empty',
      name === null
        ? 'expected a report on standard input, got nothing; it is skipped'
        : 'expected a report, got an empty file; it is skipped',
    )
  if (encoding === null)
    return refuse(
      'file-binary',
      name === null
        ? 'expected text on standard input, got binary data; it is skipped'
        : 'expected text, got a binary file; save it as text or HTML to read it',
    )
  const notes: Opened['notes'] = []
  async function* pieces(): AsyncGenerator<string> {
    const iconv = (await import('iconv-lite')).default
    const decoder = iconv.getDecoder(encoding!)
    yield decoder.write(start).replace(/^\ufeff/, '')
    while (!ended) {
      const next = await iterator.next()
      if (next.done) break
      yield decoder.write(Buffer.from(next.value as Uint8Array))
    }
    yield decoder.end() ?? ''
  }
  const source: Source = {
    path: '-',
    extension: extname(name ?? '').toLowerCase(),
    head: decode(start, encoding).slice(0, 8_192),
    async text() {
      let text = ''
      for await (const piece of pieces()) {
        text += piece
        if (text.length > SIZE_LIMIT) {
          notes.push(
            noteAt(
              '-',
              'file-too-large',
              'error',
              `expected at most ${SIZE_LIMIT} characters in one report, got more; give them as JSON Lines`,
            ),
          )
          return null
        }
      }
      return text
    },
    pieces,
  }
  return { source, notes }
}

async function* readOpened(
  opened: Opened | Gathered,
  hints: Hints,
  publishers: Publishers,
): AsyncGenerator<Gathered> {
  if (!('source' in opened)) {
    yield opened
    return
  }
  const { source, notes } = opened
  const adapter = ADAPTERS.find((a) => a.canRead(source))
  if (!adapter) {
    yield {
      path: source.path,
      report: null,
      notes: [
        noteAt(
          source.path,
          'format-unknown',
          'info',
          `expected a report in a format we read, got ${source.extension || 'none'}; it is skipped`,
        ),
      ],
    }
    return
  }
  let pending: Gathered['notes'][number][] = []
  let empty = true
  for await (const item of adapter.read(source)) {
    empty = false
    if (isDraft(item)) {
      const gathered = reportOf(item, hints, publishers)
      yield { ...gathered, notes: [...pending, ...gathered.notes] }
      pending = []
    } else if (item.level === 'error') yield { path: item.path ?? source.path, report: null, notes: [item] }
    else pending.push(item)
  }
  if (empty && notes.length === 0)
    pending.push(
      noteAt(source.path, 'file-empty', 'error', 'expected a report, got none in the file; it is skipped'),
    )
  const rest = [...pending, ...notes]
  if (rest.length > 0) yield { path: source.path, report: null, notes: rest }
}

async function* readFile(path: string, hints: Hints, publishers: Publishers): AsyncGenerator<Gathered> {
  try {
    yield* readOpened(await openFile(path), hints, publishers)
  } catch (error) {
    yield {
      path,
      report: null,
      notes: [
        noteAt(
          path,
          'file-unreadable',
          'error',
          `expected a readable file, got ${(error as Error).message}; it is skipped`,
        ),
      ],
    }
  }
}

/** The paths of a folder's files in the order of their names, folders among them walked into; what is hidden is left out. */
async function* pathsOf(folder: string): AsyncGenerator<{ path: string; hidden: boolean }> {
  const names: { name: string; directory: boolean }[] = []
  for await (const item of await opendir(folder)) {
    const directory = item.isDirectory()
    if (item.isFile() || directory || item.isSymbolicLink()) names.push({ name: item.name, directory })
  }
  names.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const { name, directory } of names) {
    const path = join(folder, name)
    if (name.startsWith('.') || (directory && name === 'node_modules')) yield { path, hidden: true }
    else if (directory) yield* pathsOf(path)
    else yield { path, hidden: false }
  }
}

/** How many files a path holds, so that progress can be told. */
export async function countFiles(path: string): Promise<number> {
  if (path === '-' || !(await stat(path)).isDirectory()) return 1
  let count = 0
  for await (const found of pathsOf(path)) if (!found.hidden) count += 1
  return count
}

/**
 * Reads the reports of a file, of a folder and all below it, or of a stream (`-`), in order of their names and one at a time.
 * A path that does not exist throws; anything wrong with one file becomes a note, and the next is read.
 */
export async function* gather(
  path: string,
  publishers: Publishers,
  hints: Hints = {},
  input: AsyncIterable<Uint8Array | string> | null = null,
  inputName: string | null = null,
): AsyncGenerator<Gathered> {
  if (path === '-') {
    if (input === null) throw new Error('expected a stream for "-", got none; pass standard input')
    yield* readOpened(await openStream(input, inputName), hints, publishers)
    return
  }
  let directory: boolean
  try {
    directory = (await stat(path)).isDirectory()
  } catch {
    throw new Error(`expected a file or a folder, got "${path}", which does not exist; check the path`)
  }
  if (!directory) {
    yield* readFile(path, hints, publishers)
    return
  }
  for await (const found of pathsOf(path)) {
    if (found.hidden)
      yield {
        path: found.path,
        report: null,
        notes: [
          noteAt(
            found.path,
            'file-hidden',
            'info',
            `${basename(found.path)} is hidden and is not read; name it to read it`,
          ),
        ],
      }
    else yield* readFile(found.path, hints, publishers)
  }
}
