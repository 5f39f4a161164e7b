import { dependents } from '../ontology/tree.ts'
import { caseOf, form } from './clause.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'

const MEMBERS = /^(ministers|presidents|heads|envoys|ambassadors|leaders|chiefs)$/
const OF_STATES =
  /^[\p{Lu}\d.]{2,}$|\b(Union|Council|Nations|Community|Commonwealth|League|Group|Quad|Alliance|Association|Forum)\b/u

/** The body of states whose ministers or leaders meet among themselves: "NATO foreign ministers met in Riga", "leaders of the G7 meet". */
export function bodyOfStates(page: Page, subjects: readonly number[]): Attached[] {
  const heads = subjects.filter((s) => MEMBERS.test(form(page, s)))
  return heads
    .flatMap((s) => [
      ...dependents(page.reading, s, 'compound', 'amod', 'nmod:poss'),
      ...dependents(page.reading, s, 'nmod').filter((n) => /^(of|from)$/.test(caseOf(page, n))),
    ])
    .flatMap((w) => {
      const mention = page.mentionAt.get(w)
      const actor = mention?.actors.length === 1 ? mention.actors[0]! : null
      return mention && actor?.type === 'organisation' && OF_STATES.test(actor.as)
        ? [{ actor, span: { start: mention.start, end: mention.end } }]
        : []
    })
    .slice(0, 1)
}
