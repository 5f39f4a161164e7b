import { parse } from 'yaml'
import { type Adapter, draftOf, noteAt } from './draft.ts'
import { markdownToText, oneLine } from './markup.ts'

const FRONT = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const EXTENSIONS = ['.md', '.markdown', '.mdown', '.qmd']

/** The first of some keys of front matter that holds words, without regard to case. */
function fieldOf(fields: Readonly<Record<string, unknown>>, ...keys: string[]): string | null {
  for (const key of keys) {
    const name = Object.keys(fields).find((k) => k.toLowerCase() === key)
    const value = name === undefined ? undefined : fields[name]
    if (value instanceof Date) return value.toISOString()
    if (typeof value === 'string' && value.trim() !== '') return oneLine(value)
    if (typeof value === 'number') return String(value)
  }
  return null
}

/** Markdown, with or without YAML front matter. */
export const markdown: Adapter = {
  name: 'markdown',
  canRead: ({ extension, head }) =>
    EXTENSIONS.includes(extension) || (['.txt', ''].includes(extension) && FRONT.test(head)),
  async *read(source) {
    const text = await source.text()
    if (text === null) return
    const match = FRONT.exec(text)
    let fields: Record<string, unknown> = {}
    if (match) {
      try {
        const read: unknown = parse(match[1]!, { logLevel: 'error' })
        if (typeof read === 'object' && read !== null && !Array.isArray(read))
          fields = read as Record<string, unknown>
      } catch (error) {
        yield noteAt(
          source.path,
          'front-matter-broken',
          'warning',
          `expected YAML between the --- lines, got ${(error as Error).message.split('\n')[0]}; the text is read without it`,
        )
      }
    }
    const stated = fieldOf(fields, 'title', 'headline')
    let body = match ? text.slice(match[0].length) : text
    const heading = /^\s*#\s+(.+?)\s*#*\s*(?:\n|$)/.exec(body)
    if (heading && (stated === null || oneLine(heading[1]!) === stated)) body = body.slice(heading[0].length)
    yield draftOf(source.path, markdownToText(body), {
      title: stated ?? (heading ? oneLine(markdownToText(heading[1]!)) : null),
      published: fieldOf(fields, 'published_time', 'published', 'date', 'publication_date', 'created'),
      publisher: fieldOf(fields, 'publisher', 'source', 'publication', 'site', 'newspaper'),
      url: fieldOf(fields, 'source_url', 'url', 'link', 'canonical', 'permalink'),
      language: fieldOf(fields, 'language', 'lang'),
      retrieved: fieldOf(fields, 'retrieved', 'accessed', 'fetched'),
    })
  },
}
