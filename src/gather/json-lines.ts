import { linesOf } from './decode.ts'
import { type Adapter, type Draft, draftOf, noteAt } from './draft.ts'
import { readPage } from './html.ts'
import { oneLine } from './markup.ts'

const LINE_LIMIT = 10_000_000

/** A report given as an object with `text` or `html`; null when it has neither. */
export async function draftOfObject(value: unknown, path: string): Promise<Draft | null> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const object = value as Readonly<Record<string, unknown>>
  const words = (...keys: string[]): string | null => {
    for (const key of keys) {
      const found = object[key]
      if (typeof found === 'string' && found.trim() !== '') return found
    }
    return null
  }
  const stated = {
    title: words('title', 'headline'),
    published: words('published', 'date', 'published_at', 'datePublished', 'pubDate'),
    publisher: words('publisher', 'source', 'outlet'),
    url: words('url', 'link', 'source_url'),
    language: words('language', 'lang'),
    retrieved: words('retrieved', 'fetched', 'accessed'),
  }
  const text = words('text', 'body', 'content')
  if (text !== null)
    return draftOf(path, text, { ...stated, title: stated.title === null ? null : oneLine(stated.title) })
  const markup = words('html')
  if (markup === null) return null
  const page = await readPage(markup, path)
  const known = Object.fromEntries(Object.entries(stated).filter(([, v]) => v !== null))
  return { ...page, ...known }
}

/** JSON Lines, one report a line; a JSON file with one report or a list of them. */
export const jsonLines: Adapter = {
  name: 'json-lines',
  canRead: ({ extension, head }) =>
    ['.jsonl', '.ndjson', '.json'].includes(extension) || /^\s*\{\s*"[a-z_]+"\s*:/i.test(head),
  async *read(source) {
    if (source.extension === '.json') {
      const whole = await source.text()
      if (whole === null) return
      try {
        const value: unknown = JSON.parse(whole)
        const items = Array.isArray(value) ? value : [value]
        for (const [i, item] of items.entries()) {
          const path = items.length === 1 ? source.path : `${source.path}:${i + 1}`
          yield (await draftOfObject(item, path)) ?? shapeless(path)
        }
        return
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        // A .json file with one object a line is read as lines below.
      }
    }
    let number = 0
    for await (const line of linesOf(source.pieces(), LINE_LIMIT)) {
      number += 1
      if (line.trim() === '') continue
      const path = `${source.path}:${number}`
      if (line.length > LINE_LIMIT) {
        yield noteAt(
          path,
          'line-too-long',
          'error',
          `expected a line of at most ${LINE_LIMIT} characters, got more; it is skipped`,
        )
        continue
      }
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch (error) {
        yield noteAt(
          path,
          'line-broken',
          'error',
          `expected a JSON object on the line, got ${(error as Error).message}; the line is skipped`,
        )
        continue
      }
      yield (await draftOfObject(value, path)) ?? shapeless(path)
    }
  },
}

const shapeless = (path: string) =>
  noteAt(
    path,
    'report-without-text',
    'error',
    'expected an object with "text" or "html", got neither; it is skipped',
  )
