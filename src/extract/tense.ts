import type { Standing } from '../ontology/finding.ts'
import { dependents } from '../ontology/tree.ts'
import { form, lemma, negated } from './clause.ts'
import type { Page } from './page.ts'
import type { Stood } from './standing.ts'

/** Whether a verb stands in the past. */
export const past = (page: Page, verb: number): boolean => {
  const { reading } = page
  const { xpos } = reading.words[verb]!
  const auxiliaries = dependents(reading, verb, 'aux', 'cop')
  return auxiliaries.length > 0
    ? auxiliaries.some(
        (a) => /VBD/.test(reading.words[a]!.xpos) || /^(had|was|were|did)$/.test(form(page, a)),
      )
    : /VBD|VBN/.test(xpos)
}

export const hasTo = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'mark').some((m) => form(page, m) === 'to')

/** "met", "have refused", "was freed": a verb with a tense of its own, not one that takes it from the verb above. */
export const tensed = (page: Page, verb: number): boolean =>
  !/^(VBG|VBN|VB)$/.test(page.reading.words[verb]!.xpos) ||
  // "agreed to continue and committed to pay": no participle goes on from an infinitive
  (page.reading.words[verb]!.xpos === 'VBN' &&
    page.reading.words[verb]!.deprel === 'conj' &&
    page.reading.words[page.reading.words[verb]!.head]?.xpos === 'VB') ||
  // "announces it tested a missile": a past tense that was read as a participle
  (page.reading.words[verb]!.xpos === 'VBN' &&
    page.reading.words[verb]!.deprel === 'ccomp' &&
    dependents(page.reading, verb, 'nsubj', 'nsubj:pass').length > 0 &&
    dependents(page.reading, verb, 'aux', 'aux:pass', 'mark').every((a) => form(page, a) === 'that')) ||
  dependents(page.reading, verb, 'aux', 'aux:pass', 'cop').some((a) =>
    /^(VBD|VBZ|VBP|MD)$/.test(page.reading.words[a]!.xpos),
  )

/** "announced that he had met her": what is told as past has been done, though the word above is one for things to come. */
export const alreadyDone = (page: Page, verb: number): boolean =>
  past(page, verb) ||
  dependents(page.reading, verb, 'aux').some((a) => /^(have|has|'ve|’ve)$/.test(form(page, a)))

/** What the auxiliaries, negation and conjunction of a verb say by themselves; null for plain past or perfect. */
export function ownStanding(page: Page, verb: number): Stood | null {
  const { reading } = page
  const cue = (i: number, standing: Standing): Stood => ({ standing, cue: reading.words[i]! })
  const marks = dependents(reading, verb, 'mark', 'advmod')
  const condition = marks.find((m) => /^(if|unless|whether|lest)$/.test(form(page, m)))
  if (condition !== undefined) return cue(condition, 'hypothetical')
  const auxiliaries = dependents(reading, verb, 'aux')
  const modal = auxiliaries.find((a) =>
    /^(will|'ll|’ll|shall|would|'d|could|may|might|should|can|must|wo|ca)$/.test(form(page, a)),
  )
  const not = dependents(reading, verb, 'advmod', 'det').find((d) =>
    /^(not|n't|n’t|never|neither|nor)$/.test(form(page, d)),
  )
  const perfect = auxiliaries.some((a) => lemma(page, a) === 'have')
  if (not !== undefined || negated(page, verb)) return cue(not ?? verb, 'denied')
  if (modal !== undefined) {
    const m = form(page, modal)
    if (/^(will|'ll|’ll|shall)$/.test(m)) return cue(modal, 'announced')
    if (m === 'would' || m === "'d")
      return cue(modal, perfect ? 'hypothetical' : futureInPast(page, verb) ? 'announced' : 'hypothetical')
    if (m === 'should' || m === 'must') return cue(modal, perfect ? 'hypothetical' : 'proposed')
    return cue(modal, 'hypothetical')
  }
  const { xpos } = reading.words[verb]!
  const going = auxiliaries.find((a) => /^(going|gon)$/.test(form(page, a)))
  if (going !== undefined) return cue(going, 'announced')
  if (
    xpos === 'VBG' &&
    !SPEAKING.test(lemma(page, verb)) &&
    auxiliaries.some((a) => /^(is|are|am|'s|'re|’s|’re)$/.test(form(page, a))) &&
    futureTime(page, verb)
  )
    return cue(verb, 'announced')
  if (/^VB[PZ]$/.test(xpos) && auxiliaries.length === 0 && futureTime(page, verb))
    return cue(verb, 'announced')
  // "is to meet", whose "is" the tree may take for a copula
  const being = [...auxiliaries, ...(xpos === 'VB' ? dependents(reading, verb, 'cop') : [])]
  if (being.some((a) => /^(was|were|is|are|be)$/.test(form(page, a))) && hasTo(page, verb))
    // "was to have met": it did not come to that
    return cue(
      verb,
      perfect && auxiliaries.some((a) => /^(was|were)$/.test(form(page, a))) ? 'cancelled' : 'announced',
    )
  return null
}

/** "is committing to plant trees by 2030" is said now: the day is that of what is promised. */
const SPEAKING =
  /^(commit|pledge|promise|announce|declare|urge|call|ask|offer|propose|agree|invite|vow|demand|request)$/

/** "said he would visit": a future seen from the past, when a verb of saying in the past governs. */
function futureInPast(page: Page, verb: number): boolean {
  const { reading } = page
  if (
    dependents(reading, verb, 'advcl').some((a) =>
      dependents(reading, a, 'mark').some((m) => form(page, m) === 'if'),
    )
  )
    return false
  for (let at = verb, n = 0; at >= 0 && n < 8; at = reading.words[at]!.head, n++) {
    const { deprel, head } = reading.words[at]!
    if (deprel === 'ccomp' && head >= 0) return past(page, head)
    if (deprel === 'parataxis' || deprel === 'root') {
      const tag = dependents(reading, at, 'parataxis', 'ccomp', 'advcl').some((p) => past(page, p))
      return tag || deprel === 'root'
    }
  }
  return false
}

/** Whether a time at the verb lies after the day of publication. */
function futureTime(page: Page, verb: number): boolean {
  const day = page.report.published?.slice(0, 10)
  if (!day) return false
  return dependents(page.reading, verb, 'obl', 'advmod', 'nmod').some((d) => {
    const time = page.timeAt.get(d)
    return (
      time?.when.from != null &&
      time.when.from > day &&
      // "a day ahead of the summit"
      !/\bahead$/.test(page.report.text.slice(time.start, time.end)) &&
      !dependents(page.reading, d).some((c) => /^(ahead|before|prior)$/.test(form(page, c)))
    )
  })
}
