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
  const found = [...new Set(heads.flatMap((h) => [h, ...listedAfter(page, h)]))]
    .sort((a, b) => a - b)
    .map((head) => ({ head, to: destinationAt(page, head) ?? placeOfSite(page, head) }))
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

/** "South Korea, Japan and China": states after a state, which the tree takes for its own whereabouts. */
const listedAfter = (page: Page, head: number): number[] => {
  const first = destinationAt(page, head)
  if (first === null || first.precision !== 'country') return []
  return dependents(page.reading, head, 'nmod:unmarked', 'appos').filter((d) => {
    const next = destinationAt(page, d)
    return next !== null && next.precision === 'country' && next.state !== first.state
  })
}

const PLACE_NOUN =
  /^(country|nation|state|republic|kingdom|island|territory|city|town|capital|region|district)$/
const SPOT = /^(in|at|on|of|near)$/

/** The place of what is visited, where it is named with it: "the city of Amritsar", "a camp in Jordan", "troops at the base in Chad". */
function placeOfSite(page: Page, head: number, depth = 0): Where | null {
  const { words } = page.reading
  if (!/^(NOUN|PROPN)$/.test(words[head]!.upos) || page.mentionAt.get(head)?.form === 'name' || depth > 3)
    return null
  const parts = dependents(page.reading, head, 'nmod', 'appos').filter(
    (d) => d > head && (words[d]!.deprel === 'appos' ? page.placeAt.has(d) : SPOT.test(caseOf(page, d))),
  )
  for (const part of parts) {
    const is = page.placeAt.has(part) || caseOf(page, part) !== 'of' || PLACE_NOUN.test(form(page, head))
    const to = is ? destinationAt(page, part) : null
    if (to !== null && to.state !== null && to.precision !== 'region') return to
  }
  return parts.map((part) => placeOfSite(page, part, depth + 1)).find((to) => to !== null) ?? null
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
