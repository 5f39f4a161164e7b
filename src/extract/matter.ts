import type { Span } from '../ontology/span.ts'
import { dependents, spanOfWords, subtree } from '../ontology/tree.ts'
import { caseOf, conjuncts, lemma, light } from './clause.ts'
import type { Page } from './page.ts'

/** Verbs whose object is what was talked about: "discussed ways to enhance mutual understanding". */
export const discusses = (page: Page, i: number): boolean =>
  page.reading.words[i]!.upos === 'VERB' && light(page, i, 'discuss')
const ABOUT = /^(about|on|over|regarding|concerning)$/
// "met on the first stop of a tour"
const MET_ABOUT = /^(about|over|regarding|concerning)$/

/** The words of one matter: the phrase with its complements, without where and when it was talked about. */
function matter(page: Page, i: number): Span {
  const { reading } = page
  const kept = subtree(reading, i, (w) => {
    const { deprel, head, upos } = reading.words[w]!
    if (head === i && (deprel === 'case' || deprel === 'cc' || deprel === 'conj')) return true
    if (page.timeAt.has(w) && /^obl|^nmod/.test(deprel)) return true
    if (/^(obl|nmod)$/.test(deprel) && /^(during|at|in|with)$/.test(caseOf(page, w)) && isEvent(page, w))
      return true
    return (
      head === i &&
      (deprel === 'acl:relcl' || deprel === 'parataxis' || (deprel === 'punct' && upos === 'PUNCT'))
    )
  })
  return spanOfWords(reading, kept)
}

const isEvent = (page: Page, w: number): boolean =>
  (page.lexicon.meeting ?? []).some((r) => r.pos === 'NOUN' && r.lemma!.split('|').includes(lemma(page, w)))

/** What a verb or event noun says was talked about, each conjunct by itself. */
export function mattersOf(page: Page, i: number): Span[] {
  const { reading } = page
  const heads: number[] = []
  const said = lemma(page, i)
  if (discusses(page, i) || said === 'exchange')
    heads.push(
      ...dependents(reading, i, 'obj', 'xcomp', 'ccomp').filter(
        (o) => said !== 'exchange' || /^(view|opinion)$/.test(lemma(page, o)),
      ),
    )
  if (
    reading.words[i]!.upos !== 'VERB' ||
    /^(meet|talk|speak|confer|consult|exchange|negotiate|focus|call)$/.test(said)
  )
    heads.push(
      ...dependents(reading, i, 'nmod', 'obl').filter(
        (o) =>
          (said === 'meet' ? MET_ABOUT : ABOUT).test(caseOf(page, o)) &&
          !/^(sideline|margin|phone|telephone|day|eve)s?$/.test(lemma(page, o)) &&
          !page.timeAt.has(o) &&
          !page.placeAt.has(o) &&
          !page.mentionAt.has(o),
      ),
    )
  for (const d of dependents(reading, i, 'advcl', 'acl', 'xcomp', 'conj'))
    if (discusses(page, d)) heads.push(...dependents(reading, d, 'obj', 'xcomp'))
  for (const d of dependents(reading, i, 'acl'))
    if (/^(focus|center|centre|concern)$/.test(lemma(page, d)))
      heads.push(...dependents(reading, d, 'obl', 'obj'))
  const all = heads.flatMap((h) => conjuncts(page, h))
  return all.map((h) => matter(page, h)).filter((s) => s.end > s.start)
}
