import { dependents } from '../../ontology/tree.ts'
import { lemma } from '../clause.ts'
import type { Page } from '../page.ts'
import type { Attached } from '../party.ts'
import { toCome } from './ahead.ts'
import type { Coding } from './coding.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Types that are no act without someone they are done to. */
export const DIRECTED = /^(SUPPORT|COOPERATE|AID|ACCUSE|SANCTION|COERCE|ASSAULT)$/

/** A curfew or a state of emergency is for all. */
const FOR_ALL = /^172[34]$/

/** Whether a deed done to nobody whom the text names is no act for want of them: "asked for more", "praised", "met". */
export function incomplete(
  page: Page,
  c: Coding,
  { type, mode }: { readonly type: string; readonly mode: string | null },
  sources: readonly Attached[],
): boolean {
  const { rule, cameo } = c
  const alone = sources.length < 2
  // "asked anyone", "declined to say": what is asked or refused of whom must be told
  if (c.inner === null && rule.needs.length === 0 && /^(REQUEST|REJECT)$/.test(type)) return true
  // "he agreed, saying …", "as we seek to expand cooperation"
  const hoped = /^(seek|hope|wish|aim|want|consider)$/.test(rule.words[0]!)
  if (rule.stance === 'agree' && alone && (hoped || empty(page, c))) return true
  // what is only said to come, without a "will", must be for somebody
  if (c.ahead && alone && !toCome(page, c.word)) return true
  // what did not happen to nobody is no news, but for those who could not agree
  if (c.standing === 'denied' && /^(agree)?$/.test(rule.stance ?? '')) return true
  // "votes to strike, threatening a standstill"
  if (cameo === '130' && word(page, c.word).xpos === 'VBG') return true
  // nor can one alone meet
  if (/^0(?:36|4[0146])/.test(cameo) && alone) return true
  // praise of nobody, restrictions eased and borders opened for all
  if (/^(051|085|0872)$/.test(cameo) || mode === 'access') return true
  // a plan or a threat against nobody is none
  if (/^1[3-9]/.test(cameo) && (c.ahead || rule.stance === 'agree')) return true
  const mutual = !alone && rule.target.some((slot) => /^(with|between)$/.test(slot))
  // "withdrew from the climate treaty", "ratified the convention": those of a state
  const treaty =
    /^(057|160)$/.test(cameo) && sources.every(({ actor }) => actor.state !== null) && ofTreaty(page, c)
  if (DIRECTED.test(type) && !FOR_ALL.test(cameo) && !mutual && !treaty) return true
  const { upos, deprel } = word(page, c.word)
  return upos === 'NOUN' && !(mutual && deprel.startsWith('nsubj'))
}

/** Whether a deed is done to a treaty, and no mere contract. */
const ofTreaty = (page: Page, c: Coding): boolean =>
  word(page, c.word).upos === 'VERB' &&
  dependents(page.reading, c.word, 'obj', 'obl', 'nsubj:pass').some(
    (o) =>
      /^(treaty|convention|protocol|accord|pact|charter|statute|participation|membership)$/.test(
        lemma(page, o),
      ) ||
      (lemma(page, o) === 'agreement' && dependents(page.reading, o, 'compound', 'amod').length > 0),
  )

/** Whether a verb of agreeing stands without what is agreed to. */
const empty = (page: Page, c: Coding): boolean =>
  c.inner === null &&
  word(page, c.word).upos === 'VERB' &&
  dependents(page.reading, c.word, 'xcomp', 'ccomp', 'obj', 'obl', 'csubj:pass', 'nsubj:pass').length === 0 &&
  !dependents(page.reading, c.word, 'advcl').some(
    (a) => dependents(page.reading, a, 'mark', 'case').length > 0,
  )
