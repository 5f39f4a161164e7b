import { dependents } from '../ontology/tree.ts'
import { form, lemma, negated, obliques, passive } from './clause.ts'
import { nounLemmas, verbLemma } from './inflection.ts'
import type { Row } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf } from './party.ts'
import { subjects } from './subject.ts'

const REALM = /^(country|government|nation|administration|kingdom|ministry|army|force|troop|side|party)$/

/** "his country", "her government": what the one who speaks acts for or leads. */
const ownRealm = (page: Page, noun: number): boolean =>
  !page.mentionAt.has(noun) &&
  nounLemmas(page, noun).some((n) => REALM.test(n)) &&
  (dependents(page.reading, noun, 'nmod:poss').some((p) =>
    /^(his|her|its|their|our|my)$/.test(form(page, p)),
  ) ||
    (/^(government|administration|country|nation)$/.test(lemma(page, noun)) &&
      dependents(page.reading, noun, 'nmod', 'acl').length === 0 &&
      dependents(page.reading, noun, 'det').some((d) => form(page, d) === 'the')))

/** Whether a clause tells what the subject of a verb, or the state it acts for, does. */
export function ownDeed(page: Page, verb: number, clause: number): boolean {
  const heads = subjects(page, clause)
  const told = actorsOf(page, heads)
  const teller = actorsOf(page, subjects(page, verb))
  if (teller.length > 0 && !passive(page, clause) && heads.length === 1 && ownRealm(page, heads[0]!))
    return true
  return (
    told.length > 0 &&
    !passive(page, clause) &&
    told.every(({ actor: a }) =>
      teller.some(
        ({ actor: b }) => a.id === b.id || (a.type === 'state' && a.state !== null && a.state === b.state),
      ),
    )
  )
}

/**
 * "said Lisbon would lend buses": whether a clause that is only said promises a deed: one of the verbs of the row, to come, and neither denied
 * nor made to hang on a condition.
 */
export function deedOf(page: Page, row: Row, clause: number): boolean {
  const { reading } = page
  const verbs = row.objects?.split('|') ?? []
  const below = dependents(reading, clause, 'xcomp')
  const aims = /^(intend|plan)$/.test(verbLemma(page, clause)) ? below : []
  const deed = /^(intend|plan|continue)$/.test(verbLemma(page, clause)) ? below[0] : clause
  if (deed === undefined) return false
  if (!verbs.includes(verbLemma(page, deed)) || negated(page, clause) || negated(page, deed)) return false
  if (
    dependents(reading, clause, 'advcl', 'advmod').some((a) =>
      [a, ...dependents(reading, a, 'mark')].some((m) =>
        /^(if|unless|until|only|provided|providing)$/.test(form(page, m)),
      ),
    )
  )
    return false
  return (
    aims.length > 0 ||
    dependents(reading, clause, 'aux').some((a) => /^(will|would|shall|'ll|’ll)$/.test(form(page, a)))
  )
}

/** What somebody who will not do it refuses. */
const REFUSED =
  /^(allow|permit|accept|recogni[sz]e|negotiate|attend|participate|join|sign|ratify|support|withdraw|return|release|extradite|pay|lift|meet|change|abandon|surrender|cede|tolerate|host|send|give|provide|hand|yield|discuss|talk|renew|extend|cooperate|comply|stop|take|back|bow|compromise|apologi[sz]e|resign|leave|halt|sell|deploy|impose)$/

/** "said Lisbon will not allow flights": whether a clause that is only said refuses a deed to come. */
export const refusedDeed = (page: Page, clause: number): boolean =>
  REFUSED.test(verbLemma(page, clause)) &&
  dependents(page.reading, clause, 'aux').some((a) => /^(will|would|wo|'ll|’ll)$/.test(form(page, a))) &&
  dependents(page.reading, clause, 'advmod').some((d) => /^(not|n't|n’t|never)$/.test(form(page, d)))

/** Those a promise is to serve: "to lend Angola buses", "to send engineers to Chad", "aid for Haiti". */
export function servedBy(page: Page, head: number): Attached[] {
  const { reading } = page
  const heads = [
    ...dependents(reading, head, 'iobj'),
    ...obliques(page, head, 'to', 'for'),
    ...dependents(reading, head, 'obj')
      // "will not seek election to the Senate"
      .filter(
        (o) =>
          !/^(election|re-election|reelection|nomination|bid|accession|membership)$/.test(lemma(page, o)),
      )
      .flatMap((o) => obliques(page, o, 'to', 'for')),
    ...(/^(help|assist|aid)$/.test(lemma(page, head)) ||
    (/^(provide|supply|furnish|equip|present)$/.test(lemma(page, head)) &&
      obliques(page, head, 'with').length > 0)
      ? dependents(reading, head, 'obj')
      : []),
  ].filter((h) => h > head && page.mentionAt.has(h) && !page.timeAt.has(h))
  return actorsOf(page, heads)
}
