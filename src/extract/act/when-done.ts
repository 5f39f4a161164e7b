import { dependents, subtree } from '../../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../../ontology/when.ts'
import { timeAround } from '../channel.ts'
import { caseOf, form, lemma } from '../clause.ts'
import type { Page } from '../page.ts'
import { whenOf } from '../when-of.ts'
import { wordsBelow } from './below.ts'
import type { Coding } from './coding.ts'
import { clausesBelow } from './slots.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** When an act was done; what is only agreed to, asked for or threatened has a date of its own. */
export function whenDone(page: Page, c: Coding): When {
  if (c.ahead) return UNKNOWN_WHEN
  const told = c.rule.stance === null || c.rule.stance === 'do' ? whenOf(page, c.word) : whenSaid(page, c)
  const time = page.resolved.times.find(
    (t) => t.start === told.evidence?.start && t.end === told.evidence.end,
  )
  const when = time !== undefined && ofAnother(page, c, time.head) ? UNKNOWN_WHEN : told
  const day = page.report.published?.slice(0, 10)
  const later = day !== undefined && when.from !== null && when.from > day
  return later && c.standing === 'held' ? UNKNOWN_WHEN : when
}

/** "instructed the council to report on Monday": the day stands below what is asked, not beside the asking. */
function whenSaid(page: Page, c: Coding): When {
  const below = new Set([
    ...(c.inner === null ? [] : wordsBelow(page, c)),
    ...clausesBelow(page, c.word).flatMap((b) => subtree(page.reading, b)),
  ])
  return timeAround(page, c.word, (w) => below.has(w))?.when ?? UNKNOWN_WHEN
}

/** Prepositions that bring in another event than the one told: "held until his release in May", "sanctioned for the attack in March". */
const OTHER =
  /^(for|over|about|after|following|since|until|till|before|ahead of|from|despite|because of|due to|of|as)$/

/** Whether a date is that of another event named beside a deed. */
function ofAnother(page: Page, c: Coding, time: number): boolean {
  if (c.cameo.startsWith('11') && alleged(page, c.word, time)) return true
  if (c.inner !== null || word(page, c.word).upos !== 'VERB') return false
  for (let at = word(page, time).head; at >= 0 && at !== c.word; at = word(page, at).head)
    if (
      (/^(obl|nmod)/.test(word(page, at).deprel) && OTHER.test(caseOf(page, at))) ||
      // "a man convicted of an attack last year", "in connection with the arrest of judges in 2007"
      /^(acl|advcl|ccomp|parataxis)/.test(word(page, at).deprel) ||
      /^(connection|relation|response|retaliation|revenge)$/.test(lemma(page, at))
    )
      return true
  return false
}

/** "accused her of the killing of two men in May": the day after what is alleged is of that. */
const alleged = (page: Page, verb: number, time: number): boolean =>
  dependents(page.reading, verb, 'obl', 'advcl', 'obj')
    .flatMap((d) => (word(page, d).deprel === 'obj' ? dependents(page.reading, d, 'nmod', 'acl') : [d]))
    .some(
      (d) =>
        d > verb &&
        d < time &&
        dependents(page.reading, d, 'case', 'mark').some((m) => /^(of|for|over)$/.test(form(page, m))),
    )
