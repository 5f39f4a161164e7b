import { dependents } from '../../ontology/tree.ts'
import { form, lemma } from '../clause.ts'
import { rowsOf } from '../lexicon.ts'
import { type Page, quoted } from '../page.ts'
import { sharesView } from '../undertaken.ts'
import type { Coding } from './coding.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Whether the text tells of an act, rather than of an aim, a view or a quality. */
export function asserted(page: Page, c: Coding): boolean {
  const { word: i, rule, standing } = c
  if (purpose(page, i) || attribute(page, i) || commanded(page, i) || evaded(page, i)) return false
  if (rule.stance === 'agree' && sharesView(page, i)) return false
  return standing === 'held' || standing === 'denied' || !valued(page, i)
}

/** "to help", "committed to helping", not "in addition to helping". */
const hasTo = (page: Page, verb: number): boolean => {
  const marks = dependents(page.reading, verb, 'mark').map((m) => form(page, m))
  return marks.includes('to') && !marks.includes('in') && !marks.includes('addition')
}

/** "protesting legislators". */
const attribute = (page: Page, i: number): boolean =>
  word(page, i).upos === 'VERB' && /^(amod|compound)/.test(word(page, i).deprel)

/** "in order to help", "a loan to support farmers", "to promote trade by funding ports": what something is for need not come about. */
function purpose(page: Page, i: number): boolean {
  const { upos, deprel, head, xpos } = word(page, i)
  if (upos !== 'VERB' || head < 0) return false
  if (/^advcl/.test(deprel) && hasTo(page, i)) return true
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

/** "don't hold workers hostage": what someone is told to do or to leave is not done by who says so. */
function commanded(page: Page, i: number): boolean {
  const { upos, xpos, deprel } = word(page, i)
  return (
    upos === 'VERB' &&
    xpos === 'VB' &&
    /^(root|parataxis|ccomp)$/.test(deprel) &&
    quoted(page, i) &&
    dependents(page.reading, i, 'nsubj', 'nsubj:pass', 'csubj', 'mark').length === 0 &&
    dependents(page.reading, i, 'aux').every((a) => form(page, a) === 'do')
  )
}

/** "to avoid American tariffs": what is got round is not done by that. */
function evaded(page: Page, i: number): boolean {
  const { upos, deprel, head } = word(page, i)
  return (
    upos === 'NOUN' &&
    deprel === 'obj' &&
    /^(avoid|evade|circumvent|bypass|escape|dodge|skirt|avert|prevent|forestall)$/.test(lemma(page, head))
  )
}

/** Nouns for what is thought of or striven for: "the importance of continuing talks", "the goal of ousting him". */
const VALUED =
  /^(importance|need|necessity|goal|aim|purpose|objective|value|interest|way|means|task|idea|prospect|chance|responsibility|role|right|priority|benefit|potential|opportunity|step|hope|desire|urgency)$/

function valued(page: Page, i: number): boolean {
  for (let at = i, n = 0; n < 6; n++) {
    const { deprel, head } = word(page, at)
    if (head < 0 || !/^(nmod|acl|conj|xcomp|obj|obl|compound)/.test(deprel)) return false
    if (word(page, head).upos === 'NOUN' && VALUED.test(lemma(page, head))) return true
    at = head
  }
  return false
}
