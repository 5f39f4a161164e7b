import { caseOf, conjuncts, form, lemma, obliques } from './clause.ts'
import { sides } from './encounter.ts'
import { pairedBefore } from './meeting-setting.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { subjects } from './subject.ts'

const BODY = /^(commission|committee|council|group|panel|body|mechanism|team)$/

/** The states whose joint body a word is: "the joint commission of Peru and Chile", "the Peru-Chile Council"; none for a body of one state, or of none. */
export function statesOfBody(page: Page, word: number): Attached[] {
  const known = page.mentionAt.get(word)?.actors.some((a) => a.type !== 'organisation') ?? false
  if (known || !BODY.test(lemma(page, word))) return []
  const pair = pairedBefore(page, word).filter(({ actor }) => actor.type === 'state')
  if (pair.length > 1) return pair
  const owners = obliques(page, word, 'of', 'between').filter((o) => caseOf(page, o) !== '')
  const states = actorsOf(
    page,
    owners.flatMap((o) => conjuncts(page, o)),
  ).filter(({ actor }) => actor.type === 'state')
  return sides(states) > 1 ? unique(states) : []
}

const CLAUSE = /^(advcl|ccomp|conj|xcomp)$/

/** The subjects of the clauses above a verb, the nearest that is no pronoun: "the ministers will sign when they meet". */
function above(page: Page, verb: number): number[] {
  const { words } = page.reading
  for (let at = verb, n = 0; n < 4; n++) {
    const { head, deprel } = words[at]!
    if (head < 0 || !CLAUSE.test(deprel)) return []
    const found = subjects(page, head).filter((s) => words[s]!.upos !== 'PRON')
    if (found.length > 0) return found
    at = head
  }
  return []
}

/** Who meets by the subject of a verb: actors, the states of a joint body, and those of the clause above for "they" and "it" that nobody is known for. */
export function meeters(page: Page, verb: number): readonly Attached[] {
  const own = subjects(page, verb)
  const plain = actorsOf(page, own)
  const bodies = (words: readonly number[]): Attached[] => words.flatMap((w) => statesOfBody(page, w))
  const joint = plain.every(({ actor }) => actor.type === 'organisation') ? bodies(own) : []
  if (joint.length > 0) return joint
  if (plain.length > 0) return plain
  if (own.length !== 1 || !/^(they|it)$/.test(form(page, own[0]!))) return bodies(own)
  const told = above(page, verb)
  const several = form(page, own[0]!) === 'they' ? actorsOf(page, told) : []
  return sides(several) > 1 ? several : bodies(told)
}
