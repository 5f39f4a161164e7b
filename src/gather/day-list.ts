import { parse } from 'yaml'
import { type Adapter, type Draft, draftOf, noteAt } from './draft.ts'
import { endsSentence } from './paragraphs.ts'

const CREDIT = /\s*\(([^()]{2,60})\)\s*$/

/** Sentences in lists below headings, each with its credits: `… (BBC News) (Al Jazeera)`. */
function* itemsOf(value: unknown, date: string, url: string | null, path: string): Generator<Draft> {
  if (Array.isArray(value)) {
    let topic: string | null = null
    for (const item of value) {
      if (typeof item !== 'string') {
        yield* itemsOf(item, date, url, path)
        continue
      }
      const credits: string[] = []
      let text = item.replace(/\s+/g, ' ').trim()
      const whole = text
      for (let m = CREDIT.exec(text); m; m = CREDIT.exec(text)) {
        credits.unshift(m[1]!)
        text = text.slice(0, m.index)
      }
      // "(see below)" is no credit where the sentence ends after it.
      if (!endsSentence(text)) text = whole
      if (!endsSentence(text)) {
        topic = text
        continue
      }
      yield draftOf(path, text, {
        title: topic,
        published: date,
        publisher: credits[0] ?? null,
        url,
        shape: 'body',
        language: 'en',
      })
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* itemsOf(inner, date, url, path)
  }
}

/** A day's items in YAML: a `date` and lists of sentences under headings; each sentence is one report of its credit. */
export const dayList: Adapter = {
  name: 'day-list',
  canRead: ({ extension, head }) => ['.yaml', '.yml'].includes(extension) && /^date\s*:/im.test(head),
  async *read(source) {
    const text = await source.text()
    if (text === null) return
    let fields: Record<string, unknown>
    try {
      const read: unknown = parse(text, { logLevel: 'error' })
      if (typeof read !== 'object' || read === null) throw new Error('no mapping')
      fields = read as Record<string, unknown>
    } catch (error) {
      yield noteAt(
        source.path,
        'yaml-broken',
        'error',
        `expected a YAML mapping with a date, got ${(error as Error).message.split('\n')[0]}; the file is skipped`,
      )
      return
    }
    const dateKey = Object.keys(fields).find((k) => k.toLowerCase() === 'date')!
    const value = fields[dateKey]
    const date = value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
    let number = 0
    for (const [key, inner] of Object.entries(fields)) {
      if (key === dateKey || typeof inner !== 'object') continue
      for (const draft of itemsOf(inner, date, null, source.path)) {
        number += 1
        yield { ...draft, path: `${source.path}:${number}` }
      }
    }
  },
}
