import type { Standing } from '../../ontology/finding.ts'
import { dependents, subtree } from '../../ontology/tree.ts'
import { form, lemma } from '../clause.ts'
import type { Page } from '../page.ts'
import { standingOf } from '../standing.ts'
import { purpose, withinAim } from './purpose.ts'
import type { Rule, Rules } from './rules.ts'

/** How a deed is told, and the code that follows from it. */
export interface ToldAs {
  readonly standing: Standing
  readonly cameo: string
  /** Set where a deed to come was coded as an agreement, a threat or a refusal. */
  readonly ahead: boolean
}

/** "will send aid" is an agreement, "will attack" a threat, "will not lift the ban" a refusal: what a deed is by the words around it. */
export function toldAs(page: Page, rules: Rules, i: number, rule: Rule, cameo: string): ToldAs {
  const stood = standingOf(page, i).standing
  // "the expulsion was announced"
  const told =
    stood === 'announced' &&
    page.reading.words[i]!.upos === 'NOUN' &&
    /^(1[4-9]|20)/.test(cameo) &&
    announced(page, i)
  // "accountable for his attack": what is somebody's was done, whatever is to come around it
  const done =
    told ||
    (/^(announced|proposed|hypothetical)$/.test(stood) &&
      owned(page, i) &&
      (/^(1[4-9]|20)/.test(cameo) || cameBefore(page, i)))
  const standing =
    stood !== 'denied' &&
    (supposed(page, i) || (outcome(page, i) && supposed(page, page.reading.words[i]!.head)))
      ? 'hypothetical'
      : done
        ? 'held'
        : stood
  const stance =
    standing === 'announced' && (toCome(page, i) || /^04/.test(cameo) || undertaken(page, i, cameo))
      ? 'agree'
      : standing === 'denied' && (rule.stance === null || rule.words[0] === 'allow') && refused(page, i)
        ? 'refuse'
        : null
  const shiftable = stance === 'agree' ? /^0[4-8]|^1[4-9]|^20/ : /^0[4-8]/
  const shifted = stance !== null && shiftable.test(cameo) ? rules.shift(stance, cameo) : null
  return shifted === null
    ? { standing, cameo, ahead: false }
    : { standing: 'held', cameo: shifted, ahead: true }
}

/** "plans to send aid", "committed to lifting the ban": a deed of good will that is to come, but is not merely what something else is for. */
const undertaken = (page: Page, i: number, cameo: string): boolean =>
  /^0[5-8]/.test(cameo) && page.reading.words[i]!.upos === 'VERB' && !purpose(page, i) && !withinAim(page, i)

/** "a potential attack", "an alleged plot", "allegedly shot": what need not have happened; "his further invasion" did. */
const supposed = (page: Page, i: number): boolean =>
  dependents(page.reading, i, 'amod', 'advmod').some(
    (a) =>
      /^(potential|possible|alleged|allegedly|purportedly|supposedly|imminent|attempted|foiled|thwarted|hypothetical|likely|future|further|planned)$/.test(
        form(page, a),
      ) && !(form(page, a) === 'further' && (owned(page, i) || page.reading.words[i]!.upos === 'VERB')),
  )

const announced = (page: Page, i: number): boolean => {
  const { deprel, head } = page.reading.words[i]!
  return /^(obj|nsubj:pass)$/.test(deprel) && /^(announce|confirm)$/.test(lemma(page, head))
}

/** "allegedly bombed a camp, killing ten": what came of a deed. */
const outcome = (page: Page, i: number): boolean =>
  page.reading.words[i]!.xpos === 'VBG' &&
  page.reading.words[i]!.deprel === 'advcl' &&
  dependents(page.reading, i, 'mark').length === 0

const owned = (page: Page, i: number): boolean =>
  page.reading.words[i]!.upos === 'NOUN' && dependents(page.reading, i, 'nmod:poss').length > 0

/** "following the president's recognition of the state". */
const cameBefore = (page: Page, i: number): boolean => {
  const first = Math.min(...subtree(page.reading, i))
  return first > 0 && /^(after|following|since)$/.test(form(page, first - 1))
}

const auxiliaries = (page: Page, i: number): string[] =>
  dependents(page.reading, i, 'aux').map((a) => form(page, a))

/** Whether a verb's own words put it ahead: "will visit", "is to visit"; not that it is an aim, or what something came before. */
export function toCome(page: Page, i: number): boolean {
  const own = auxiliaries(page, i)
  if (own.some((a) => /^(will|would|wo|'ll|’ll|shall|going|'d)$/.test(a))) return true
  return (
    !/^(advcl|acl|obl|nmod|amod)/.test(page.reading.words[i]!.deprel) &&
    own.some((a) => /^(is|are|was|were)$/.test(a))
  )
}

const refused = (page: Page, i: number): boolean =>
  auxiliaries(page, i).some((a) => /^(will|would|wo|'ll|’ll|can|could|ca|cannot)$/.test(a))
