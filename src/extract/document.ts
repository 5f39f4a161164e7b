import { dependents } from '../ontology/tree.ts'
import { caseOf, conjuncts, form } from './clause.ts'
import { nounLemmas, verbLemma } from './inflection.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf } from './party.ts'
import { ownersOf, subjects } from './subject.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

const DOCUMENT =
  /^(statement|communique|communiqué|readout|release|declaration|letter|tweet|message|post|resolution)$/

/** Whether a word names a text that somebody issues: "statement", "letter", "resolution". */
export const isDocument = (page: Page, noun: number): boolean =>
  nounLemmas(page, noun).some((n) => DOCUMENT.test(n))

/** Those whose words a document is: who it is by, else whoever adopted it before. */
export function issuersOf(page: Page, noun: number): Attached[] {
  const owners = actorsOf(page, documentOwners(page, noun))
  return owners.length > 0 ? owners : adopters(page, noun)
}

const documentOwners = (page: Page, noun: number): number[] => {
  const by = dependents(page.reading, noun, 'nmod').filter((n) => /^(by|from|of)$/.test(caseOf(page, n)))
  const before = dependents(page.reading, noun, 'compound', 'nmod:poss').filter((n) => page.mentionAt.has(n))
  return [
    ...(by.length > 0
      ? by.flatMap((n) => conjuncts(page, n))
      : before.length > 0
        ? before
        : ownersOf(page, noun)),
  ]
}

/** "The resolution calls on all parties": the body of which the text has told last that it adopted one. */
function adopters(page: Page, noun: number): Attached[] {
  const said = nounLemmas(page, noun)
  if (!dependents(page.reading, noun, 'det').some((d) => /^(the|this)$/.test(form(page, d)))) return []
  for (let w = noun - 1; w >= 0; w--) {
    const { deprel, head } = word(page, w)
    if (deprel !== 'obj' || !nounLemmas(page, w).some((n) => said.includes(n))) continue
    if (/^(adopt|pass|approve|issue|release|publish|sign)$/.test(verbLemma(page, head)))
      return actorsOf(page, subjects(page, head))
  }
  return []
}
