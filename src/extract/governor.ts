import { dependents } from '../ontology/tree.ts'
import { caseOf, form, lemma, stayAt } from './clause.ts'
import type { Page } from './page.ts'
import { journeyFor, travelRow } from './purpose.ts'
import { dueBefore } from './subject.ts'
import { whenOf } from './when-of.ts'

/** The predicate an event noun stands under, the relation of the noun to it, and the preposition. */
export interface Governor {
  readonly word: number
  readonly relation: string
  readonly preposition: string
}

/** Prepositions that set an event beside what a predicate tells. */
export const ASIDE = /^(after|following|before|ahead of|prior to|since)$/

const PART =
  /^(sideline|margin|end|close|start|beginning|conclusion|day|hour|minute|week|month|round|series|set|bout|session|part|wake)s?$/

/** The predicate over an event noun, through "the end of" and "the sidelines of"; null where a noun governs it. */
export function governorOf(page: Page, noun: number): Governor | null {
  const { words } = page.reading
  let at = noun
  let preposition = caseOf(page, noun)
  for (let n = 0; n < 4; n++) {
    const { head } = words[at]!
    const turned =
      (words[at]!.deprel === 'advcl' && preposition !== '') ||
      (words[at]!.deprel === 'obj' && preposition === 'ahead of')
    const deprel = turned ? 'obl' : words[at]!.deprel
    if (head < 0) return null
    // "calls off talks"
    if (preposition === 'off' && /^(call|put)$/.test(lemma(page, head)))
      return { word: head, relation: 'obj', preposition: '' }
    if (words[head]!.upos === 'VERB' || dueBefore(page, head) !== null || stayAt(page, head) !== null)
      return {
        word: /^obl/.test(deprel) ? mainVerb(page, head, preposition) : head,
        relation: deprel,
        preposition,
      }
    if (deprel === 'conj') {
      at = head
      preposition = caseOf(page, at) || preposition
    } else if (/^(nmod|obl)$/.test(deprel) && PART.test(lemma(page, head))) {
      const part = lemma(page, head)
      preposition = /^(sideline|margin)/.test(part)
        ? 'on the sidelines of'
        : /^(end|conclusion|close)$/.test(part) && caseOf(page, head) === 'at'
          ? 'during'
          : caseOf(page, head) || preposition
      at = head
    } else return null
  }
  return null
}

/**
 * "discussed ways to move toward a goal during a luncheon": a phrase of time at the end of a sentence tells when the main deed was,
 * though the tree hangs it on the nearest infinitive.
 */
function mainVerb(page: Page, verb: number, preposition: string): number {
  const { words } = page.reading
  if (!/^(during|following|on the sidelines of|at the end of)$/.test(preposition)) return verb
  let at = verb
  while (
    /^(VB|VBG)$/.test(words[at]!.xpos) &&
    dependents(page.reading, at, 'aux').length === 0 &&
    words[at]!.head >= 0
  ) {
    const up = words[at]!.head
    if (!/^(xcomp|advcl|acl|ccomp|conj|obj|obl|nmod)$/.test(words[at]!.deprel)) break
    at = up
  }
  return words[at]!.upos === 'VERB' ? at : verb
}

/** "looked forward to their meeting in February": an encounter that both expect. */
export const forward = (page: Page, { word, preposition }: Governor): boolean =>
  preposition === 'to' &&
  lemma(page, word) === 'look' &&
  dependents(page.reading, word, 'advmod').some((d) => form(page, d) === 'forward')

/** Whether the text tells of an event rather than only naming it: it is held, has a date, or something happened in or after it. */
export function asserted(page: Page, noun: number, governor: Governor | null): boolean {
  const { reading } = page
  // "their dedication to achieve much at the summit"
  if (governor !== null && /^obl/.test(governor.relation) && aimOfNoun(page, governor.word)) return false
  if (whenOf(page, noun).from !== null) return true
  if (governor === null) {
    const { deprel } = reading.words[noun]!
    if (dependents(reading, noun, 'cop').length > 0 || deprel === 'root') return true
    // "the visit to Hanoi for his summit with"
    if (journeyFor(page, noun) !== null) return true
    return /^(after|following|during|ahead of|before|since|over|amid|from|by)$/.test(caseOf(page, noun))
  }
  if (forward(page, governor)) return true
  if (/^obl/.test(governor.relation))
    return !/^(as|like|of|about|on|to|than|into|from|toward|towards|without|despite)$/.test(
      governor.preposition,
    )
  return /^(obj|nsubj)/.test(governor.relation)
}

/** "dedication to achieve": an infinitive that says what a noun aims at, a journey aside. */
function aimOfNoun(page: Page, verb: number): boolean {
  const { deprel, xpos, head } = page.reading.words[verb]!
  return deprel === 'acl' && xpos === 'VB' && travelRow(page, head) === undefined
}

/** Whether a noun points back to an event already told: "the meeting", "their talks". */
export const definite = (page: Page, noun: number): boolean =>
  dependents(page.reading, noun, 'det', 'nmod:poss').some((d) =>
    /^(the|this|that|his|her|their|its)$/.test(form(page, d)),
  )
