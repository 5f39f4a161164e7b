import { dependents } from '../../ontology/tree.ts'
import { form, lemma } from '../clause.ts'
import { rowsOf } from '../lexicon.ts'
import type { Page } from '../page.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** "to help", "committed to helping", not "in addition to helping". */
const hasTo = (page: Page, verb: number): boolean => {
  const marks = dependents(page.reading, verb, 'mark').map((m) => form(page, m))
  return marks.includes('to') && !marks.includes('in') && !marks.includes('addition')
}

/** "in order to help", "a loan to support farmers", "to promote trade by funding ports": what something is for need not come about. */
export function purpose(page: Page, i: number): boolean {
  const { upos, deprel, head, xpos } = word(page, i)
  if (upos !== 'VERB' || head < 0) return false
  if (/^advcl/.test(deprel) && hasTo(page, i)) return true
  // "is working to restore ties"
  if (deprel === 'xcomp' && hasTo(page, i) && /^(work|strive)/.test(form(page, head))) return true
  // "designed to intimidate"
  if (deprel === 'xcomp' && hasTo(page, i) && /^(designed|intended|meant|aimed)$/.test(form(page, head)))
    return true
  // "the first state to recognise", "plans to send": these tell of the deed
  if (deprel === 'acl' && hasTo(page, i))
    return (
      !rowsOf(page.lexicon, 'standing', 'lemma', lemma(page, head)).some((r) => r.pos === 'NOUN') &&
      !dependents(page.reading, head, 'amod').some((a) => /^(first|last|only|latest)$/.test(form(page, a)))
    )
  const by = xpos === 'VBG' && dependents(page.reading, i, 'mark', 'case').some((m) => form(page, m) === 'by')
  const bare = deprel === 'conj' && /^(VB|VBG)$/.test(xpos)
  return (by || bare) && word(page, head).upos === 'VERB' && purpose(page, head)
}

/** Whether a deed stands within what something is for: "a plan to help Chad by supporting its efforts to train police". */
export function withinAim(page: Page, i: number): boolean {
  for (let at = word(page, i).head, n = 0; at >= 0 && n < 6; at = word(page, at).head, n++) {
    if (purpose(page, at)) return true
    if (
      /^(VBD|VBZ|VBP)$/.test(word(page, at).xpos) ||
      dependents(page.reading, at, 'aux', 'nsubj').length > 0
    )
      return false
  }
  return false
}
