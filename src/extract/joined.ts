import { dependents } from '../ontology/tree.ts'
import { lemma, obliques } from './clause.ts'
import type { Page } from './page.ts'

/** Those who come to the side of somebody, or of those who do something: "the president, who was joined by his foreign minister", "will travel to Chad, accompanied by". */
export const joinedBy = (page: Page, ...heads: readonly number[]): number[] =>
  heads
    .flatMap((head) => dependents(page.reading, head, 'acl', 'acl:relcl', 'advcl'))
    .filter((verb) => /^(join|accompany)$/.test(lemma(page, verb)))
    .flatMap((verb) => obliques(page, verb, 'by'))
