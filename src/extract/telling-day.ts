import type { Standing } from '../ontology/finding.ts'
import { publicationDay } from '../ontology/report.ts'
import { dependents } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { form, lemma } from './clause.ts'
import type { Page } from './page.ts'

/** The standing of what has a date: "discussed her June trip" in May, though told without a future, is of one announced. */
export function standingOn(page: Page, standing: Standing, when: When): Standing {
  const day = publicationDay(page.report)
  return standing === 'held' && day !== null && when.from !== null && when.from > day ? 'announced' : standing
}

/** "is honored to welcome", "welcomes the king to Lima" anywhere in a declaration: done by its words, on its day. */
export const performs = (page: Page, i: number): boolean => {
  const { deprel, head, xpos } = page.reading.words[i]!
  if (!/^(welcome|receive|host|greet)$/.test(lemma(page, i))) return false
  return (
    xpos === 'VBZ' ||
    (/^(xcomp|advcl|ccomp)$/.test(deprel) &&
      head >= 0 &&
      /^(honou?red|pleased|delighted|proud|glad)$/.test(form(page, head)) &&
      dependents(page.reading, head, 'cop', 'aux:pass').some((c) => /^(is|are)$/.test(form(page, c))))
  )
}
