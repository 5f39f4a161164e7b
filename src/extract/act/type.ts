import type { ActType } from '../../ontology/act.ts'
import { type ActOdds, joiningWords, oddsAt, withLexicon } from '../../ontology/act-scores.ts'
import { headOf } from '../../ontology/tree.ts'
import type { Page } from '../page.ts'
import type { Attached } from '../party.ts'
import type { Coding } from './coding.ts'

/** The odds of the types of an act by the model and, for the type it names, the lexicon; null where the model scored no word of it. */
export function typeOdds(
  page: Page,
  c: Coding,
  named: ActType,
  sources: readonly Attached[],
  targets: readonly Attached[],
): ActOdds | null {
  const { reading } = page
  const head = (list: readonly Attached[]): number | null =>
    list[0] === undefined ? null : headOf(reading, list[0].span)
  const between = joiningWords(reading, head(sources), head(targets))
  const own = [c.word, ...(c.inner === null ? [] : [c.inner.word])]
  // a pronoun far away or a name in another clause is joined by other words than these
  const odds = oddsAt(reading, between.includes(c.word) ? between : own)
  return odds && withLexicon(odds, named)
}
