import { dependents, subtree } from '../../ontology/tree.ts'
import { caseOf, form, lemma, passive } from '../clause.ts'
import { type Page, quoted } from '../page.ts'
import { actorsOf } from '../party.ts'
import { subjects } from '../subject.ts'
import { sharesView } from '../undertaken.ts'
import { onlyCharged } from './charge.ts'
import type { Coding } from './coding.ts'
import { purpose, withinAim } from './purpose.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Whether the text tells of an act, rather than of an aim, a view or a quality. */
export function asserted(page: Page, c: Coding): boolean {
  const { word: i, rule, standing } = c
  if (purpose(page, i) || attribute(page, i) || commanded(page, i) || evaded(page, i)) return false
  if (rule.words[0] === 'call' && rule.stance === 'appeal' && named(page, i)) return false
  if (claimed(page, i) || dependsOn(page, i)) return false
  if (onlyCharged(page, i) || chanceTo(page, i)) return false
  if (/^(18|19|20)/.test(c.cameo) && misfortune(page, i)) return false
  if (c.cameo === '051' && quality(page, i)) return false
  if (c.cameo === '130' && aside(page, i)) return false
  if (standing === 'proposed' && rule.stance === null && saidToBeDone(page, i)) return false
  if (c.deed === '150' && spaceflight(page, i)) return false
  if (evidenceFor(page, i)) return false
  if (c.deed === '128' && charged(page, c)) return false
  if (rule.stance === 'agree' && sharesView(page, i)) return false
  if ((c.ahead || standing !== 'held') && /^0[3-8]/.test(c.deed) && withinAim(page, i)) return false
  return standing === 'held' || standing === 'denied' || !valued(page, i)
}

/** "a unit backed by Russian planes": which one it is, not what was done. */
const quality = (page: Page, i: number): boolean =>
  word(page, i).xpos === 'VBN' && word(page, i).deprel === 'acl'

/** "formed a party, threatening to push its rival aside", "unrest threatens to spread": no threat of anybody. */
const aside = (page: Page, i: number): boolean =>
  word(page, i).xpos === 'VBG' &&
  /^(advcl|acl)$/.test(word(page, i).deprel) &&
  dependents(page.reading, i, 'xcomp').length > 0

/** "told Peru that it must withdraw": a demand of the speaker, no plan of the one who is told. */
const saidToBeDone = (page: Page, i: number): boolean =>
  word(page, i).upos === 'VERB' &&
  word(page, i).deprel === 'ccomp' &&
  dependents(page.reading, i, 'aux').some((a) => /^(must|should|ought)$/.test(form(page, a)))

/** "found no evidence to back the claim". */
function evidenceFor(page: Page, i: number): boolean {
  const { upos, deprel, head } = word(page, i)
  return (
    upos === 'VERB' && deprel === 'acl' && /^(evidence|proof|reason|ground|basis)$/.test(lemma(page, head))
  )
}

/** "convicted of violating a law", "says that Peru is violating the law": a charge, and no more known to be so than others. */
function charged(page: Page, { word: i, sources }: Coding): boolean {
  const { deprel, head } = word(page, i)
  if (head < 0) return false
  if (/^(convict|accuse|charge|suspect|acquit|sentence|indict|guilty)$/.test(lemma(page, head))) return true
  if (deprel !== 'ccomp' || !/^(say|claim|allege|state|argue|insist)$/.test(lemma(page, head))) return false
  const tellers = actorsOf(page, subjects(page, head)).map((a) => a.actor.id)
  return !sources.some((heads) => actorsOf(page, heads).some((a) => tellers.includes(a.actor.id)))
}

/** "launched a rocket carrying a satellite": no weapon is tried. */
const spaceflight = (page: Page, i: number): boolean =>
  subtree(page.reading, i).some((w) =>
    /^(satellite|orbiter|probe|spacecraft|astronaut|cosmonaut|capsule|lander|rover|telescope|orbit)$/.test(
      lemma(page, w),
    ),
  )

/** "protesting legislators". */
const attribute = (page: Page, i: number): boolean =>
  word(page, i).upos === 'VERB' && /^(amod|compound)/.test(word(page, i).deprel)

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

/** "was dismissed as the disease raged, killing ten", "the plane crashed, killing ten": deaths that nobody named brought about. */
function misfortune(page: Page, i: number): boolean {
  const { deprel, head, xpos } = word(page, i)
  return (
    xpos === 'VBG' &&
    deprel === 'advcl' &&
    head >= 0 &&
    (passive(page, head) ||
      /^(crash|derail|capsize|sink|collapse|overturn|fall|rage|erupt|veer|hit|overflow)$/.test(
        lemma(page, head),
      ))
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

/** "called the war in the north the worst": nobody is asked. */
const named = (page: Page, i: number): boolean =>
  word(page, i).upos === 'VERB' &&
  dependents(page.reading, i, 'obj').some((o) => caseOf(page, o) === '' && !page.timeAt.has(o)) &&
  dependents(page.reading, i, 'compound:prt').length === 0

/** "rejected a claim that it helped rebels", "denied that it sent arms". */
function claimed(page: Page, i: number): boolean {
  const { upos, deprel, head } = word(page, i)
  if (upos !== 'VERB' || !/^(acl|ccomp)$/.test(deprel) || head < 0) return false
  return word(page, head).upos === 'VERB'
    ? deprel === 'ccomp' && /^(deny|dispute|refute)$/.test(lemma(page, head))
    : /^(claim|allegation|accusation|suggestion|rumou?r|suspicion|charge)$/.test(lemma(page, head))
}

/** "will change once Peru leaves the union": what else is to come hangs on it. */
function dependsOn(page: Page, i: number): boolean {
  const { xpos, deprel, head } = word(page, i)
  return (
    /^VB[ZP]$/.test(xpos) &&
    deprel === 'advcl' &&
    head >= 0 &&
    dependents(page.reading, i, 'mark').some((m) =>
      /^(when|once|after|until|if|unless)$/.test(form(page, m)),
    ) &&
    dependents(page.reading, head, 'aux').some((a) => /^(will|would|shall|may|could)$/.test(form(page, a)))
  )
}

/** "now is the opportunity for Libyans to lay down their arms". */
const chanceTo = (page: Page, i: number): boolean =>
  word(page, i).upos === 'VERB' &&
  word(page, i).deprel === 'acl' &&
  VALUED.test(lemma(page, word(page, i).head)) &&
  dependents(page.reading, i, 'mark').some((m) => form(page, m) === 'to')

function valued(page: Page, i: number): boolean {
  for (let at = i, n = 0; n < 6; n++) {
    const { deprel, head } = word(page, at)
    if (head < 0 || !/^(nmod|acl|conj|xcomp|obj|obl|compound)/.test(deprel)) return false
    if (word(page, head).upos === 'NOUN' && VALUED.test(lemma(page, head))) return true
    at = head
  }
  return false
}
