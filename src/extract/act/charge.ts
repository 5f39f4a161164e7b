import { dependents } from '../../ontology/tree.ts'
import { form, lemma } from '../clause.ts'
import type { Page } from '../page.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Words of charging, punishing, blaming: what follows their "for", "of" or "over" is the reason, as those say who charge. */
const CHARGE =
  /^(?:arrest|detain|jail|imprison|sentence|convict|charge|indict|accuse|acquit|suspect|prosecute|try|extradite|execute|fine|sue|blame|fault|warn|criticis?e|criticize|condemn|denounce|rebuke|investigate|probe|question|seek|want|suspicion|conviction|trial|allegation|accusation|guilty)$/

/** Words that forbid what follows their "from". */
const BAR = /^(?:ban|bar|prohibit|prevent|stop|block|deter|discourage|forbid|exclude|keep|refrain|abstain)$/

/** "jailed for financing rebels", "arrested on suspicion of murdering", "charged for plotting to kill": what someone is charged with is not told as done; nor "barred from financing". */
export function onlyCharged(page: Page, i: number): boolean {
  let mark: 'reason' | 'from' | null = null
  for (let at = i, n = 0; n < 6; n++) {
    const { upos, deprel, head, xpos } = word(page, at)
    if (upos !== 'VERB' && !/^(?:nmod|obl|obj|conj)/.test(deprel)) return false
    if (head < 0 || !/^(?:acl$|advcl|obl|nmod|obj|xcomp|conj|ccomp)/.test(deprel)) return false
    if (xpos === 'VBG') {
      const marks = dependents(page.reading, at, 'mark', 'case').map((m) => form(page, m))
      if (marks.some((m) => /^(?:for|of|over)$/.test(m))) mark = 'reason'
      else if (marks.includes('from')) mark = 'from'
    }
    if (mark === 'reason' && CHARGE.test(lemma(page, head))) return true
    if (mark === 'from' && BAR.test(lemma(page, head))) return true
    at = head
  }
  return false
}
