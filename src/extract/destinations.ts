import type { Where } from '../ontology/finding.ts'
import { dependents, sentenceAt } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { caseOf, form } from './clause.ts'
import type { Page } from './page.ts'
import { whenWithin } from './when-of.ts'
import { destinationAt } from './where-of.ts'

/** A place that words of travel lead to. */
export interface Destination {
  readonly head: number
  readonly to: Where
  /** The time told with this place, where each of several has one: "to Mauritius from 3 to 5 June and to Seychelles from 5 to 7 June". */
  readonly when?: When
}

/** The places of known states among the heads of phrases, in order of the text. */
export function destinations(page: Page, heads: readonly number[]): Destination[] {
  const found = [...new Set(heads)]
    .sort((a, b) => a - b)
    .map((head) => ({ head, to: destinationAt(page, head) }))
    .filter((d): d is { head: number; to: Where } => d.to !== null && d.to.state !== null)
  if (found.length < 2) return found
  const { words } = page.reading
  const end = sentenceAt(page.reading, found[0]!.head).end
  const timed = found.map((d, n) => {
    const next = found[n + 1]?.head
    return {
      ...d,
      when: whenWithin(page, {
        start: words[d.head]!.start,
        end: next === undefined ? end : words[next]!.start,
      }),
    }
  })
  const from = new Set(timed.map(({ when }) => when.from))
  return from.size === timed.length && !from.has(null) ? timed : found
}

/** Further places of a journey, each with its preposition: "a visit to Mauritius … and to Seychelles", wherever the tree hangs them. */
export function further(page: Page, after: number, preposition: string): number[] {
  const { words } = page.reading
  const { last } = sentenceAt(page.reading, after)
  const found: number[] = []
  for (let w = after + 1; w < last; w++) {
    if (/^(VERB|AUX|SCONJ)$/.test(words[w]!.upos)) break
    if (!(page.placeAt.has(w) || page.mentionAt.has(w)) || caseOf(page, w) !== preposition) continue
    const first = Math.min(...dependents(page.reading, w, 'case'), w)
    if (first > 0 && /^(and|,|then)$/.test(form(page, first - 1))) found.push(w)
  }
  return found
}
