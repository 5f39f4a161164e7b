import type { Sentence } from '../ontology/reading.ts'
import { covers, overlaps, type Span } from '../ontology/span.ts'
import { dependents } from '../ontology/tree.ts'
import { form, lemma } from './clause.ts'
import { verbLemma } from './inflection.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf } from './party.ts'
import { paragraphs, type Quotation, trimmed } from './quotation.ts'

/** Speech that a sentence without a verb of speech may carry on. */
export interface Carried {
  readonly cue: { readonly word: number; readonly span: Span }
  readonly speakers: readonly Attached[]
  readonly content: readonly Span[]
}

/** Stances a government takes in its own name: "China is ready to", "the Lao side hopes". */
const STANCE =
  /^(ready|willing|prepared|committed|opposed|convinced|confident|determined|concerned|grateful|hope|support|adhere|oppose|stand|attach|welcome|appreciate|value|advocate|believe|uphold|respect|look|wish|want|expect|condemn|insist|regard|maintain|pursue|seek)$/
const SAYING =
  /^(say|state|stress|note|point|emphasi[sz]e|add|reiterate|underline|underscore|express|affirm|reaffirm|hope|remark|tell|observe|explain)$/
const DUTY = /^(will|should|must|shall)$/

/**
 * Sentences in which somebody goes on speaking without a word that says so, as readouts have it: "Wang said ties are close.
 * China is ready to work with Laos." They follow what a person was said to say in the same paragraph, tell in the present
 * or of the future what the speaker's own state thinks or will do, or what both sides should, and hold no cue of their own.
 */
export function freeSpeech<T extends Carried>(
  page: Page,
  told: readonly T[],
  cues: readonly Span[],
  regions: readonly Quotation[],
): { readonly before: T; readonly content: Span }[] {
  const { reading, report } = page
  const found: { before: T; content: Span }[] = []
  let next = 0
  for (const paragraph of paragraphs(report.text)) {
    let before: T | null = null
    for (; (reading.sentences[next]?.start ?? paragraph.end) < paragraph.end; next++) {
      const sentence = reading.sentences[next]!
      if (!covers(paragraph, sentence)) continue
      const own = told.filter((t) => overlaps(sentence, t.cue.span))
      if (own.length > 0) before = own[own.length - 1]!
      else if (cues.some((c) => overlaps(sentence, c)) || regions.some((r) => overlaps(sentence, r)))
        before = null
      else if (before !== null) {
        const content = goesOn(page, before, sentence) ? trimmed(report.text, sentence) : null
        if (content === null) before = null
        else found.push({ before, content })
      }
    }
  }
  return found
}

/** Whether a sentence can be the further words of a speaker. */
function goesOn(page: Page, before: Carried, sentence: Sentence): boolean {
  const { words } = page.reading
  const [speaker] = before.speakers
  const state = speaker?.actor.state ?? null
  if (before.speakers.length !== 1 || speaker!.actor.type !== 'person' || state === null) return false
  if (!SAYING.test(lemma(page, before.cue.word))) return false
  let root = -1
  for (let w = sentence.first; w < sentence.last; w++) if (words[w]!.deprel === 'root') root = w
  if (root < 0 || form(page, sentence.last - 1) === '?') return false
  const helpers = dependents(page.reading, root, 'aux', 'cop')
  const finite = [root, ...helpers].map((w) => words[w]!.xpos)
  if (finite.some((xpos) => xpos === 'VBD') || !finite.some((xpos) => /^(VB[ZP]|MD)$/.test(xpos)))
    return false
  const duty = helpers.some((h) => DUTY.test(form(page, h)))
  const subjects = dependents(page.reading, root, 'nsubj')
  const actors = actorsOf(page, subjects)
  const own = actors.length === 1 && actors[0]!.actor.type === 'state' && actors[0]!.actor.state === state
  const both = subjects.some(
    (s) => /^(side|country|nation|people|party)$/.test(lemma(page, s)) && isBoth(page, s),
  )
  return (
    (own && (duty || [lemma(page, root), verbLemma(page, root)].some((l) => STANCE.test(l)))) ||
    (both && duty)
  )
}

/** "the two sides", "both countries". */
const isBoth = (page: Page, noun: number): boolean =>
  dependents(page.reading, noun, 'det', 'nummod').some((d) => /^(two|both)$/.test(form(page, d)))
