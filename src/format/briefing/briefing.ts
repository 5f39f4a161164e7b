import { hash } from '../../ontology/hash.ts'
import { dayWords } from '../date-words.ts'
import type { Dossier } from '../dossier.ts'
import { many } from '../many.ts'
import type { Cite, Quotation } from './citing.ts'
import { citing } from './citing.ts'
import { partsOf } from './parts.ts'
import { apart, clean } from './words.ts'

/** Words in one dress, and what hangs on them. */
export interface Run {
  readonly text: string
  readonly as?: 'strong' | 'emphasis'
  /** The note set after these words, from 1. */
  readonly note?: number
  /** An `http` or `https` address. */
  readonly url?: string
}

export type Runs = readonly Run[]

/** What stands in a part, from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | { readonly kind: 'item'; readonly depth: 0 | 1; readonly runs: Runs }
  | {
      readonly kind: 'table'
      /** From 1, in the order of the briefing. */
      readonly number: number
      readonly caption: string
      readonly head: readonly string[]
      /** Shares of the width, one a column; together 1. */
      readonly widths: readonly number[]
      readonly rows: readonly (readonly Runs[])[]
    }

/** One part of a briefing; `name` is its placeholder in a template. */
export interface Part {
  readonly name: string
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** A briefing on two states as it is laid out, whatever it is printed on. */
export interface Briefing {
  readonly title: string
  /** What it covers and rests on, as label and words; `name` is its placeholder in a template. */
  readonly facts: readonly { readonly name: string; readonly label: string; readonly words: string }[]
  readonly parts: readonly Part[]
  /** The quoted words behind the lines; the first is note 1. */
  readonly notes: readonly Quotation[]
  /** Who may see it, in the desk's own words; null says nothing. */
  readonly handling: string | null
  /** What made it: "Chancery 0.2.0". */
  readonly maker: string
  /** ISO 8601 date-time at which it was made. */
  readonly made: string
}

/** What a briefing says of itself. */
export interface BriefingOptions {
  readonly maker: string
  readonly made: string
  readonly handling?: string | null
}

/** A name for the collection a dossier rests on: the same reports give the same one. */
const collectionOf = (d: Dossier): string =>
  hash('collection', d.sources.flatMap((s) => s.reports.map((r) => r.id)).sort())

const factsOf = (d: Dossier, { made, maker }: BriefingOptions): Briefing['facts'] => {
  const { counts, period } = d
  const shown = [
    d.since === null ? null : `since ${dayWords(d.since)}`,
    d.until === null ? null : `until ${dayWords(d.until)}`,
  ].filter((x) => x !== null)
  const facts: [name: string, label: string, words: string][] = [
    [
      'period',
      'Period',
      period.from === null
        ? 'no dated report'
        : `reports published ${dayWords(period.from)} to ${dayWords(period.to ?? period.from)}${shown.length === 0 ? '' : `; shown ${shown.join(' ')}`}`,
    ],
    ['as_of', 'As of', dayWords(d.asOf)],
    [
      'collection',
      'Collection',
      `${many(counts.entries, 'entry', 'entries')} from ${many(counts.reports, 'report')} of ${many(counts.publishers, 'publisher')} (${collectionOf(d)})`,
    ],
    [
      'publishers',
      'Publishers',
      d.sources.length === 0
        ? 'none'
        : d.sources
            .map((s) => `${apart(clean(s.publisher))} (${many(s.reports.length, 'report')})`)
            .join(', '),
    ],
    ['made', 'Made', `${dayWords(made.slice(0, 10))} by ${maker}, from published reports`],
  ]
  return facts.map(([name, label, words]) => ({
    name,
    label,
    words: name === 'publishers' ? words : clean(words),
  }))
}

/** A dossier as a briefing: each line with a note that quotes the words behind it. */
export function dossierBriefing(d: Dossier, options: BriefingOptions): Briefing {
  const { cite, notes } = citing(d)
  const parts = partsOf(d, cite as Cite)
  return {
    title: clean(`${d.names[0]} and ${d.names[1]}`),
    facts: factsOf(d, options),
    parts,
    notes,
    handling: options.handling ? clean(options.handling) : null,
    maker: options.maker,
    made: options.made,
  }
}
