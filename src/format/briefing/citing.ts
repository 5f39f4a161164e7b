import { dayWords } from '../date-words.ts'
import type { Dossier } from '../dossier.ts'
import type { Item } from '../dossier-item.ts'
import type { Run } from './briefing.ts'
import { apart, clean, OWN_DIRECTION, RTL, webAddress } from './words.ts'

/** The words behind a line, and where they were published. */
export interface Quotation {
  /** Publisher, title, day and address; of a report cited before, publisher and day alone. */
  readonly source: readonly Run[]
  /** The sentence: the words that prove, and those around them. */
  readonly before: string
  readonly quote: string
  readonly after: string
  /** Id of the entry. */
  readonly entry: string
}

/** A quotation as a note has it: who published it, the sentence with the proving words strong, the entry. */
export function noteRuns({ source, before, quote, after, entry }: Quotation): readonly Run[] {
  const marked = /["“”]/.test(before + quote + after)
  const [opens, closes] = RTL.test(before + quote + after) ? OWN_DIRECTION : ['', '']
  return [
    ...source,
    { text: `${marked ? '' : '“'}${opens}${before}` },
    { text: quote, as: 'strong' },
    { text: `${after}${closes}${marked ? '' : '”'} [${entry}]` },
  ]
}

/** Words that prove something, in a report. */
export interface Words {
  readonly report: string | null
  readonly publisher: string | null
  readonly date: string | null
  readonly before?: string
  readonly quote: string
  readonly after?: string
}

/** Makes a note of what proves an item, or of given words of an entry, and gives its number. */
export type Cite = (item: Pick<Item, 'id' | 'proof'>, words?: Words) => number | null

const MOST_OF_TITLE = 160

/** Numbers the notes of a dossier in the order in which they are asked for. */
export function citing(d: Dossier): { readonly cite: Cite; readonly notes: readonly Quotation[] } {
  const notes: Quotation[] = []
  const reports = new Map(d.sources.flatMap((s) => s.reports.map((r) => [r.id, r])))
  const cited = new Set<string>()

  function sourceOf(words: Words): readonly Run[] {
    const publisher = apart(clean(words.publisher ?? 'publisher not stated'))
    const day = words.date === null ? 'no date' : dayWords(words.date)
    const report = words.report === null ? undefined : reports.get(words.report)
    if (report === undefined || cited.has(report.id)) return [{ text: `${publisher}, ${day}: ` }]
    cited.add(report.id)
    const title = report.title === null ? null : clean(report.title)
    const url = webAddress(report.url)
    return [
      { text: `${publisher}, ` },
      ...(title === null
        ? []
        : [
            {
              text: `“${apart(title.length > MOST_OF_TITLE ? `${title.slice(0, MOST_OF_TITLE)} …` : title)}”`,
            },
            { text: ', ' },
          ]),
      { text: day },
      ...(url === null ? [] : [{ text: ', ' }, { text: url, url }]),
      { text: ': ' },
    ]
  }

  return {
    notes,
    cite(item, words = item.proof ?? undefined) {
      if (words === undefined) return null
      notes.push({
        source: sourceOf(words),
        before: clean(words.before ?? ''),
        quote: clean(words.quote),
        after: clean(words.after ?? ''),
        entry: item.id,
      })
      return notes.length
    },
  }
}
