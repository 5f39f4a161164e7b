import { isDeepStrictEqual } from 'node:util'
import type { Finding } from '../../src/ontology/finding.ts'
import type { ResolvedReading } from '../../src/ontology/mention.ts'
import type { Reading } from '../../src/ontology/reading.ts'
import type { Report } from '../../src/ontology/report.ts'

/** Laws that hold for whatever is read; each gives what breaks it, in words. */
export const LAWS: readonly ((report: Report, all: Understood) => string[])[] = [
  quotes,
  spans,
  words,
  json,
  storable,
]

/** What became of a report. */
export interface Understood {
  readonly reading: Reading
  readonly resolved: ResolvedReading
  readonly findings: readonly Finding[]
}

/** Every object with a quote, however deep, quotes the text. */
function quotes(report: Report, { findings, resolved }: Understood): string[] {
  const broken: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { start, end, quote } = value as { start?: unknown; end?: unknown; quote?: unknown }
    if (typeof quote === 'string' && report.text.slice(start as number, end as number) !== quote)
      broken.push(`the quote "${quote.slice(0, 60)}" is not at ${start}..${end}`)
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(findings)
  walk(resolved.mentions)
  if (findings.some((f) => f.evidence.length === 0)) broken.push('a finding without evidence')
  return broken
}

/** Spans lie in the text and hold something. */
function spans(report: Report, { reading, resolved }: Understood): string[] {
  const all = [
    ...reading.words,
    ...reading.sentences,
    ...reading.names,
    ...reading.times,
    ...reading.attributions.flatMap((a) => [...a.source, ...a.cue, ...a.content]),
    ...resolved.mentions,
    ...resolved.places,
    ...resolved.times,
    ...resolved.notes.flatMap((n) => n.span ?? []),
  ]
  const bad = all.find((s) => !(0 <= s.start && s.start < s.end && s.end <= report.text.length))
  return bad === undefined ? [] : [`a span ${bad.start}..${bad.end} in a text of ${report.text.length}`]
}

/** Words are in order and never cut a character in two; heads lie in their sentence. */
function words(report: Report, { reading }: Understood): string[] {
  const broken: string[] = []
  reading.words.forEach((w, i) => {
    if (i > 0 && reading.words[i - 1]!.end > w.start)
      broken.push(`word ${i} begins before the one before it ends`)
    const code = report.text.charCodeAt(w.start)
    if (code >= 0xdc00 && code <= 0xdfff && w.start > 0 && /[\ud800-\udbff]/.test(report.text[w.start - 1]!))
      broken.push(`word ${i} begins within a character`)
  })
  for (const s of reading.sentences)
    for (let i = s.first; i < s.last; i++) {
      const { head } = reading.words[i]!
      if (head >= 0 && (head < s.first || head >= s.last))
        broken.push(`the head of word ${i} is in another sentence`)
    }
  return broken.slice(0, 3)
}

/** All of it is plain JSON. */
function json(_: Report, { findings, resolved }: Understood): string[] {
  const whole = { findings, resolved }
  return isDeepStrictEqual(JSON.parse(JSON.stringify(whole)), whole) ? [] : ['something is not JSON']
}

/** A database can keep it: no zeros, no halves of a character. */
function storable(report: Report, { findings }: Understood): string[] {
  const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
  const broken: string[] = []
  for (const [key, value] of Object.entries(report))
    if (typeof value === 'string' && (value.includes('\u0000') || half.test(value)))
      broken.push(`the report's ${key} holds a zero or half a character`)
  const text = JSON.stringify(findings)
  if (/\\u0000|\\ud[89a-f]/.test(text)) broken.push('a finding holds a zero or half a character')
  return broken
}
