import type { Span } from '../ontology/span.ts'
import { dependents, sentenceAt } from '../ontology/tree.ts'
import { form, lemma, stayAt } from './clause.ts'
import type { Page } from './page.ts'
import { travelRow } from './purpose.ts'
import { calledOff, listed, standingOf } from './standing.ts'

/** "was due to travel to Warsaw, but that visit was called off": a later word says that a plan told at a word fell through. */
export function calledOffLater(page: Page, i: number, kind: 'meeting' | 'visit'): Span | null {
  const { reading } = page
  const at = sentenceAt(reading, i)
  const next = reading.words[at.last] === undefined ? at : sentenceAt(reading, at.last)
  for (let w = i + 1; w < next.last; w++) {
    const { upos, deprel, head } = reading.words[w]!
    if (!/^nsubj:pass$/.test(deprel) || head < 0) continue
    if (!calledOff(page, head) && listed(page, head, 'VERB') !== 'cancelled') continue
    const noun = lemma(page, w)
    const pointed = dependents(reading, w, 'det', 'nmod:poss').some((d) =>
      /^(the|this|that|his|her|their)$/.test(form(page, d)),
    )
    const bare = dependents(reading, w, 'nmod', 'compound').length === 0
    if (w >= at.last && another(page, at.last, w)) continue
    const named =
      /^(visit|trip|journey|tour|stop|leg)$/.test(noun) ||
      (kind === 'meeting' && /^(meeting|talk|summit|encounter)$/.test(noun))
    const it = upos === 'PRON' && /^(it|both)$/.test(form(page, w)) && w < at.last
    // "a trip to Warsaw, which was cancelled"
    const above = reading.words[head]!.head
    const relative =
      form(page, w) === 'which' &&
      reading.words[head]!.deprel === 'acl:relcl' &&
      (above === i || reading.words[above]?.head === i)
    if (((named && pointed && bare) || it || relative) && standingOf(page, w).standing === 'cancelled')
      return reading.words[head]!
  }
  return null
}

/** "will tour Africa. She was due in Seoul, but the trip was cancelled": a journey of its own stands between. */
const another = (page: Page, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (
      stayAt(page, k) !== null ||
      (travelRow(page, k) !== undefined && page.reading.words[k]!.upos === 'VERB')
    )
      return true
  return false
}
