import { dependents } from '../ontology/tree.ts'
import { caseOf, form, lemma, stayAt } from './clause.ts'
import { type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'

/** The line of the lexicon for a verb or noun of travel, or undefined. */
export const travelRow = (page: Page, i: number): Row | undefined =>
  rowsOf(page.lexicon, 'visit', 'lemma', lemma(page, i)).find(
    (r) => /^(visit|move)$/.test(r.kind ?? '') && r.pos === page.reading.words[i]!.upos,
  )

/**
 * The word of travel or stay that an event is the purpose of: "flew to Neom for a meeting", "will travel to Ramallah to meet",
 * "will be in Lima to attend a summit", "the June trip to Kenya to meet"; null where there is none.
 */
export function journeyFor(page: Page, event: number): number | null {
  const { words } = page.reading
  let at = event
  for (let n = 0; n < 4; n++) {
    const { head, deprel, upos } = words[at]!
    if (head < 0) return null
    const aim = /^(xcomp|advcl|acl)$/.test(deprel) && infinitive(page, at)
    const purpose = /^(obl|nmod)/.test(deprel) && caseOf(page, at) === 'for'
    if ((aim || purpose) && (stayAt(page, head) !== null || travelRow(page, head) !== undefined)) return head
    if (/^obl/.test(deprel) && stayAt(page, head) !== null) return head
    // "to participate in the summit", "to attend and meet"
    const below =
      deprel === 'obj' ||
      (deprel === 'conj' && upos === words[head]!.upos) ||
      (/^obl/.test(deprel) && /^(in|at|on)$/.test(caseOf(page, at)))
    if (!below) return null
    at = head
  }
  return null
}

const infinitive = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'mark').some((m) => form(page, m) === 'to')
