import type { Evidence } from '../ontology/evidence.ts'
import type { Report } from '../ontology/report.ts'

/** A quotation in its sentence: the words that prove, and those around them. */
export interface Passage {
  readonly before: string
  readonly quote: string
  readonly after: string
  readonly report: string
  readonly publisher: string | null
  /** Day of publication. */
  readonly date: string | null
}

/** "BEIJING, Feb. 24 (Reuters) -- " before the first words. */
const DATELINE = /^\p{Lu}[\p{L}\d.,'’()/ ]{2,70}?(?: (?:—|–|--|-)|:) /u
const flat = (words: string): string => words.replace(/\s+/g, ' ')
const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs)|\b\p{Lu}|\b(?:\p{Lu}\.)+\p{Lu})\.$/u

/** Where the sentence that holds `at` begins and ends, within its paragraph. */
function sentence(text: string, start: number, end: number): [number, number] {
  const first = Math.max(text.lastIndexOf('\n\n', start) + 2, 0)
  const after = text.indexOf('\n\n', end)
  const last = after < 0 ? text.length : after
  const from = first === 1 ? 0 : first
  let begin = from
  for (const match of text.slice(from, start).matchAll(/[.!?]["”’)]*\s+(?=["“‘(]?\p{Lu})/gu)) {
    const until = from + match.index + match[0].length
    if (!ABBREVIATION.test(text.slice(from, from + match.index + 1))) begin = until
  }
  const tail = /[.!?]["”’)]*(?=\s|$)/u
  let close = end
  if (!/[.!?]["”’)]*$/.test(text.slice(start, end).trimEnd())) {
    for (;;) {
      const match = tail.exec(text.slice(close, last))
      if (!match) {
        close = last
        break
      }
      close += match.index + match[0].length
      if (!ABBREVIATION.test(text.slice(from, close))) break
    }
  }
  return [begin, close]
}

/** The words of some evidence in their sentence, at most about `limit` characters of it. */
export function passage(report: Report, evidence: Evidence, limit = 320): Passage {
  const [from, to] = sentence(report.text, evidence.start, evidence.end)
  let before = flat(report.text.slice(from, evidence.start)).trimStart()
  if (from === 0 && report.dateline !== null) before = before.replace(DATELINE, '')
  let after = flat(report.text.slice(evidence.end, to)).trimEnd()
  let quote = flat(evidence.quote)
  if (quote.length > limit) {
    quote = `${quote.slice(0, limit).replace(/\s+\S*$/, '')} …`
    before = ''
    after = ''
  }
  const room = Math.max(0, limit - quote.length)
  const half = Math.max(room - Math.min(after.length, room / 2), 0)
  if (before.length > half) before = `… ${before.slice(before.length - half).replace(/^\S*\s/, '')}`
  const rest = Math.max(room - before.length, 0)
  if (after.length > rest) after = `${after.slice(0, rest).replace(/\s+\S*$/, '')} …`
  return {
    before,
    quote,
    after,
    report: report.id,
    publisher: report.publisher,
    date: report.published?.slice(0, 10) ?? null,
  }
}
