import { dependents, sentenceAt } from '../ontology/tree.ts'
import { caseOf, conjuncts, form } from './clause.ts'
import type { Page } from './page.ts'

/** Those on whom one calls: "called on President Mwangi", a visit of courtesy; nobody where they are called on to act. */
export function calledOn(page: Page, verb: number): number[] {
  const { reading } = page
  const asked = dependents(reading, verb, 'xcomp', 'ccomp', 'advcl').some((c) =>
    dependents(reading, c, 'mark').some((m) => form(page, m) === 'to'),
  )
  if (asked || urged(page, verb)) return []
  return dependents(reading, verb, 'obl', 'xcomp', 'obj', 'nmod')
    .filter((o) => o > verb && /^(on|upon)$/.test(caseOf(page, o)) && !page.timeAt.has(o))
    .flatMap((o) => conjuncts(page, o))
    .filter((o) => page.mentionAt.get(o)?.actors.every((a) => a.type === 'person') ?? false)
}

/** "call on the president to withdraw": an infinitive right after the name, wherever the tree hangs it. */
const urged = (page: Page, verb: number): boolean => {
  const { words } = page.reading
  const { last } = sentenceAt(page.reading, verb)
  for (let w = verb + 1; w + 1 < last; w++)
    if (form(page, w) === 'to' && words[w + 1]!.xpos === 'VB')
      return page.resolved.mentions.some((m) => m.end === words[w - 1]!.end)
  return false
}
