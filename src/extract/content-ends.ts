import { covers, type Span } from '../ontology/span.ts'
import { ancestors, dependents, sentenceAt, subtree, wordsWithin } from '../ontology/tree.ts'
import { caseOf, form } from './clause.ts'
import type { Cue } from './cue.ts'
import { nounRows } from './inflection.ts'
import type { Page } from './page.ts'
import { type Quotation, trimmed } from './quotation.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** A content whose ends the model has cut within a phrase ("a new kind | of security feature", "| will step down") with the rest of it. */
export function completed(page: Page, cue: Cue, span: Span, regions: readonly Span[]): Span {
  if (regions.some((r) => r.start === span.start || r.end === span.end)) return span
  const words = wordsWithin(page.reading, span)
  const sentence = sentenceAt(page.reading, cue.word)
  if (words.length === 0 || words[0]! < sentence.first || words.at(-1)! >= sentence.last) return span
  const held = new Set(words)
  let first = cue.word < words[0]! ? withSubject(page, cue, words[0]!) : words[0]!
  while (cue.word > first && first > sentence.first && comesBefore(page, held, first)) held.add(--first)
  let last = words.at(-1)!
  while (last + 1 < sentence.last && last + 1 !== cue.word && goesOn(page, cue, held, last)) held.add(++last)
  return { start: word(page, first).start, end: Math.max(span.end, word(page, last).end) }
}

/** Whether the word after the last of a content belongs to the same phrase. */
function goesOn(page: Page, cue: Cue, held: ReadonlySet<number>, last: number): boolean {
  const next = last + 1
  if (listGoesOn(page, held, next)) return true
  const { upos, start } = word(page, next)
  if (/^(PUNCT|CCONJ|SYM)$/.test(upos) || /^["”“]/.test(page.report.text.slice(start, start + 1)))
    return false
  if (page.quotes.some((q) => covers(q, word(page, next)))) return false
  // "a militarization in ways" that another has said: the last word waits for the next
  const { head, deprel } = word(page, last)
  if (head === next && /^(amod|compound|det|nummod|nmod:poss|case)$/.test(deprel)) return true
  const above = [next, ...ancestors(page.reading, next)]
  const joint = above.find((w) => held.has(word(page, w).head))
  if (joint === undefined || above.includes(cue.word) === false) return false
  const { head: governor, deprel: relation } = word(page, joint)
  // what hangs on a clause within the content is part of it
  const inner = [governor, ...ancestors(page.reading, governor)].some(
    (w) =>
      held.has(w) && held.has(word(page, w).head) && /^(acl|ccomp|xcomp|advcl)/.test(word(page, w).deprel),
  )
  return inner ? !/^(conj|parataxis|cc|punct)/.test(relation) : !aside(page, joint)
}

/** ", to release … and to refrain": the comma or "and" before a further infinitive of what is asked. */
function listGoesOn(page: Page, held: ReadonlySet<number>, next: number): boolean {
  if (!/^(,|and)$/.test(form(page, next))) return false
  let to = next + 1
  if (form(page, next) === ',' && form(page, to) === 'and') to++
  if (form(page, to) !== 'to' || word(page, to).deprel !== 'mark') return false
  const { head } = word(page, to)
  return word(page, head).deprel === 'conj' && held.has(word(page, head).head)
}

/** Whether the word before the first of a content belongs to the same name or phrase: "Foreign Minister of Chad | Ana Saleh will visit". */
function comesBefore(page: Page, held: ReadonlySet<number>, first: number): boolean {
  const { upos, head, deprel } = word(page, first - 1)
  if (/^(PUNCT|CCONJ|SYM|SCONJ)$/.test(upos)) return false
  return (
    word(page, first).head === first - 1 ||
    (held.has(head) && /^(amod|compound|det|nummod|nmod|case|flat|nsubj|advmod)/.test(deprel))
  )
}

/** Whether a phrase may as well tell of the speech as of what is said: its time, its occasion, or a clause beside it. */
function aside(page: Page, head: number): boolean {
  const { deprel } = word(page, head)
  if (/^(advcl|conj|parataxis|appos|cc|punct|advmod|discourse|nsubj|aux|cop)/.test(deprel)) return true
  if (!/^obl/.test(deprel)) return false
  return (
    subtree(page.reading, head).some((w) => page.timeAt.has(w)) ||
    nounRows(page, 'channel', 'noun', head).length > 0 ||
    /^(after|before|while|when|as|during|following|amid|ahead of|since)$/.test(caseOf(page, head))
  )
}

/** The first word of the name that the tree took for the object of the verb of speech: "announces Eric Schmidt … will step down". */
function withSubject(page: Page, cue: Cue, first: number): number {
  const { reading } = page
  if (word(page, first).deprel !== 'aux' && !/^VB[DZ]$/.test(word(page, first).xpos)) return first
  const clause = word(page, first).deprel === 'aux' ? word(page, first).head : first
  if (word(page, clause).head !== cue.word || dependents(reading, clause, 'nsubj', 'nsubj:pass').length > 0)
    return first
  const object = dependents(reading, cue.word, 'obj').find((o) => o > cue.word && o < first)
  return object === undefined ? first : Math.min(object, ...subtree(reading, object))
}

/** The word that brings in a clause whose verb stands behind the last word: "after" of "after Polish President". */
function lateMark(page: Page, words: readonly number[]): number | null {
  const last = words.at(-1)!
  const { head, deprel } = word(page, last)
  if (deprel !== 'nsubj' || head <= last) return null
  const mark = dependents(page.reading, head, 'mark').find((m) => words.includes(m))
  return mark !== undefined &&
    mark > words[1]! &&
    /^(after|before|as|while|when|since|because)$/.test(form(page, mark))
    ? mark
    : null
}

/** A span without the "and" or "in the" that a cut has left at its end. */
export function unfinished(page: Page, span: Span, regions: readonly Quotation[]): Span {
  const words = wordsWithin(page.reading, span)
  if (words.length < 3 || regions.some((r) => r.end === span.end)) return span
  // "has broken the country | after Polish President": a clause of which only the beginning is left
  const cut = lateMark(page, words)
  if (cut !== null)
    return trimmed(page.report.text, { start: span.start, end: word(page, cut).start }) ?? span
  let last = words.length - 1
  while (last > 0 && /^(CCONJ|ADP|DET|SCONJ|PUNCT)$/.test(word(page, words[last]!).upos)) {
    const { upos, head, deprel } = word(page, words[last]!)
    // "agreed on", "moved in": a particle ends its phrase
    if (upos === 'ADP' && (deprel !== 'case' || head < words[last]!)) break
    if (upos === 'DET' && deprel !== 'det') break
    if (upos === 'PUNCT' && /^[.!?…)"”’']|[\p{L}\p{N}]/u.test(form(page, words[last]!))) break
    last--
  }
  return last === words.length - 1 ? span : { start: span.start, end: word(page, words[last]!).end }
}
