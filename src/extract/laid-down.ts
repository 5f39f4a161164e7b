import { dependents } from '../ontology/tree.ts'
import { caseOf, form, negated, passive } from './clause.ts'
import { verbLemma } from './inflection.ts'
import { instrumentAt } from './instrument.ts'
import { type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf } from './party.ts'
import { deedOf, refusedDeed } from './promised.ts'
import { speechAround } from './speech.ts'
import { subjects } from './subject.ts'

/** A deed to come that a main clause lays upon its subject without a verb of undertaking. */
export interface Duty {
  readonly type: 'agreement' | 'pledge' | 'refusal'
  readonly by: readonly Attached[]
}

const word = (page: Page, i: number) => page.reading.words[i]!

/** The title of a document itself, not of news about one: "Treaty of Friendship between", "Joint Statement of", "Vision Statement for". */
const DOCUMENT =
  /^(?:the )?(?:[\p{L}’'.-]+ ){0,5}?(?:(?:Treaty|TREATY|Agreement|AGREEMENT|Memorandum|MEMORANDUM|Convention|CONVENTION|Protocol|PROTOCOL|Accord|Pact|Charter|Compact|Communiqu[eé]|COMMUNIQU[EÉ]|Declaration|DECLARATION)(?= (?:[Oo]f|OF|[Bb]etween|BETWEEN|[Aa]mong|[Cc]oncerning|[Ff]or|on|On)(?!\p{L})|:|$)|(?:Joint|JOINT|Leaders['’]?s?|Ministers['’]?s?|Vision) (?:\p{L}+ )?(?:Statement|STATEMENT|Declaration|DECLARATION|Release|RELEASE|Communiqu[eé]|COMMUNIQU[EÉ])(?!\p{L}))/u
const AGREED = /\b(?:have agreed as follows|hereinafter referred to as)\b/i

/** Verbs that tell how things are, not what somebody does. */
const STATE =
  /^(be|have|remain|become|disagree|face|depend|mean|need|include|seem|know|see|want|prevail|benefit|understand|believe|hope|expect|recognise|recognize|stand|say|note|welcome|determine|constitute|celebrate|mark)$/

/** "The Parties shall consult", "Under the deal, Jordan will supply", "We will send": what a main clause lays upon its subject; null where it tells of anything else. */
export function dutyAt(page: Page, verb: number): Duty | null {
  const { reading } = page
  const { deprel, upos } = word(page, verb)
  if (upos !== 'VERB' || !/^(root|conj|parataxis)$/.test(deprel) || passive(page, verb)) return null
  if (!dependents(reading, verb, 'aux').some((a) => /^(will|shall|'ll|’ll|would)$/.test(form(page, a))))
    return null
  const by = actorsOf(page, subjects(page, verb))
  if (by.length === 0) return null
  return inDocument(page, verb, by) ?? ownVoice(page, verb, by)
}

/** What a joint document or a treaty says that its parties will do, or any report that they will under an agreement. */
function inDocument(page: Page, verb: number, by: readonly Attached[]): Duty | null {
  const { reading, report } = page
  const under = dependents(reading, verb, 'obl').some(
    (o) => caseOf(page, o) === 'under' && instrumentAt(page, o) !== null,
  )
  const would = dependents(reading, verb, 'aux').some((a) => form(page, a) === 'would')
  const joint = (DOCUMENT.test(report.title ?? '') || AGREED.test(report.text)) && !would
  if (!under && !joint) return null
  if (STATE.test(verbLemma(page, verb)) || by.some(({ actor }) => actor.type === 'person')) return null
  if (!dependents(reading, verb, 'obj', 'obl', 'xcomp', 'ccomp', 'advcl', 'conj').some((d) => d > verb))
    return null
  if (
    !under &&
    (speechAround(page, word(page, verb)) !== null ||
      dependents(reading, verb, 'advcl').some((a) => conditional(page, a)))
  )
    return null
  return { type: by.length > 1 ? 'agreement' : 'pledge', by }
}

/** Whether a clause is a condition: "if Peru insists". */
export const conditional = (page: Page, clause: number): boolean =>
  word(page, clause).deprel === 'advcl' &&
  dependents(page.reading, clause, 'mark').some((m) => /^(if|unless)$/.test(form(page, m)))

/** "We will send engineers", in a turn of a transcript or the author's own statement: a deed of whoever speaks, or of the state. */
function ownVoice(page: Page, verb: number, by: readonly Attached[]): Duty | null {
  const around = speechAround(page, word(page, verb))
  const first = subjects(page, verb).some((s) => /^(i|we)$/.test(form(page, s)))
  const speakers = around === null ? by : around.speakers
  const turn = around === null ? first : around.cue.form === 'label'
  const own = by.every(({ actor: a }) =>
    speakers.some(
      ({ actor: b }) => a.id === b.id || (a.type === 'state' && a.state !== null && a.state === b.state),
    ),
  )
  if (!turn || !own) return null
  const row: Row | undefined = rowsOf(page.lexicon, 'undertaking', 'lemma', 'say')[0]
  if (row !== undefined && deedOf(page, row, verb) && !negated(page, verb))
    return { type: 'pledge', by: speakers }
  return refusedDeed(page, verb) ? { type: 'refusal', by: speakers } : null
}

/** Whether "neither Party" or "no Party" stands as the subject of a clause. */
export const noneOf = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'nsubj').some((s) =>
    [s, ...dependents(page.reading, s, 'det', 'cc:preconj')].some((d) =>
      /^(neither|no)$/.test(form(page, d)),
    ),
  )
