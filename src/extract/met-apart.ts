import type { Span } from '../ontology/span.ts'
import { dependents, sentenceAt } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { caseOf, conjuncts, form, obliques } from './clause.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { whenWithin } from './when-of.ts'

/** Of whom each had a meeting of his own: "the premier and the chairman will meet the king respectively", "also met her counterparts from Peru, Kenya and Japan". */
export function metApart(
  page: Page,
  i: number,
  does: readonly Attached[],
  received: readonly Attached[],
  clause: string,
): 'subjects' | 'counterparts' | null {
  const how = dependents(page.reading, i, 'advmod').map((d) => form(page, d))
  if (does.length > 1 && received.length === 1 && how.includes('respectively')) return 'subjects'
  if (received.length < 2) return null
  if (how.includes('separately') || eachWith(page, i)) return 'counterparts'
  if (/\b(together|jointly|trilateral|quadrilateral)\b/.test(clause)) return null
  const counterparts = received.every((r) => /counterparts/.test(r.actor.as))
  const aside = how.includes('also') || /\b(sidelines|margins)\b/.test(clause)
  return does.length === 1 && counterparts && (aside || received.length > 3) ? 'counterparts' : null
}

/** "spoke with the king on Monday and with the premier on Sunday": each told with a preposition of his own. */
export const eachWith = (page: Page, event: number): boolean =>
  obliques(page, event, 'with').filter((o) => page.mentionAt.has(o) && caseOf(page, o) === 'with').length > 1

/** The time told right after one of several counterparts, before the next; else that of all. */
export function whenBeside(
  page: Page,
  event: number,
  one: Attached,
  all: readonly Attached[],
  otherwise: When,
): When {
  const next = all.filter((a) => a.span.start > one.span.start).map((a) => a.span.start)
  const own = whenWithin(page, {
    start: one.span.end,
    end: Math.min(sentenceAt(page.reading, event).end, ...next),
  })
  return own.from === null ? otherwise : own
}

/** "Kenya" of "her counterparts from Peru, Kenya and Japan": the word of a state among several that share one title. */
export function shareOf(page: Page, received: readonly Attached[], n: number): Span | null {
  const { words } = page.reading
  const { start, end } = received[n]!.span
  const within = words.flatMap((w, i) => (w.start >= start && w.end <= end ? [i] : []))
  const owners = within
    .filter((i) => /^(nmod|amod|compound)/.test(words[i]!.deprel) && /^(PROPN|ADJ)$/.test(words[i]!.upos))
    .map((i) => conjuncts(page, i))
    .find((chain) => chain.length === received.length)
  return owners === undefined ? null : { start: words[owners[n]!]!.start, end: words[owners[n]!]!.end }
}
