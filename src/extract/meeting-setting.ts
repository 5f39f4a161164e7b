import { hull, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, subtree, tree } from '../ontology/tree.ts'
import { caseOf, form, lemma } from './clause.ts'
import { type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const MEAL = /^(luncheon|lunch|dinner|breakfast|banquet|tea)$/

/** The line of the lexicon for an event noun, or null. */
export const eventRow = (page: Page, noun: number): Row | null =>
  /NOUN|PROPN/.test(page.reading.words[noun]!.upos)
    ? (rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, noun)).find((r) => r.pos === 'NOUN') ?? null)
    : null

/** Actors that stand before an event noun as a pair: "the Lee-Xi summit", "China-Japan talks". */
export function pairedBefore(page: Page, i: number): Attached[] {
  const { reading } = page
  const left = tree(reading).children[i]!.filter(
    (c) =>
      c < i &&
      /^(compound|amod|nmod|nmod:desc|obl|flat|dep|nmod:unmarked)$/.test(reading.words[c]!.deprel) &&
      caseOf(page, c) === '',
  )
  const words = left.flatMap((c) => subtree(reading, c)).filter((w) => w < i)
  const found = actorsOf(page, words)
  return found.length > 1 ? found : hyphened(page, i)
}

/** "China-Japan talks" by the text alone: names joined by hyphens right before the noun. */
function hyphened(page: Page, i: number): Attached[] {
  const { text } = page.report
  const chain: Attached[] = []
  let at = page.reading.words[i]!.start
  for (const m of [...page.resolved.mentions].reverse()) {
    const gap = text.slice(m.end, at)
    if (m.end > at || !(chain.length === 0 ? /^\s$/ : /^[-–—/]$/).test(gap)) continue
    chain.unshift(...m.actors.map((actor) => ({ actor, span: { start: m.start, end: m.end } })))
    at = m.start
  }
  return chain.length > 1 ? unique(chain) : []
}

/** "third" of "their third meeting", "met for the third time", "the meeting was the third between the two". */
export function ordinalOf(page: Page, event: number): number | null {
  const { reading } = page
  const times = dependents(reading, event, 'obl', 'obl:unmarked', 'nmod').filter(
    (d) => lemma(page, d) === 'time' && caseOf(page, d) === 'for' && form(page, d + 1) !== 'since',
  )
  const { head } = reading.words[event]!
  // "the fifth round of consultations"
  const round = head >= 0 && reading.words[event]!.deprel === 'nmod' && lemma(page, head) === 'round'
  const said = /VERB/.test(reading.words[event]!.upos) ? times : round ? [event, head] : [event]
  const predicate = ordinalPredicate(page, event)
  if (sinceThen(page, event)) return null
  const candidates = said.flatMap((s) => dependents(reading, s, 'amod', 'nummod'))
  for (const d of [...candidates, ...(predicate === null ? [] : [predicate])]) {
    const n = ordinalWord(form(page, d))
    if (n !== null) return n
  }
  return null
}

/** "their first summit in three years", "since 2016": counted from a day, not from the beginning. */
function sinceThen(page: Page, event: number): boolean {
  const { words } = page.reading
  const { last } = sentenceAt(page.reading, event)
  for (let w = event + 1; w < last && w - event < 12; w++) {
    if (form(page, w) === 'since') return true
    if (
      form(page, w) === 'in' &&
      words[w + 1]?.upos === 'NUM' &&
      /^(years?|months?|decades?)$/.test(form(page, w + 2))
    )
      return true
    if (form(page, w) === 'in' && /^(years|decades|months)$/.test(form(page, w + 1))) return true
  }
  return false
}

function ordinalWord(f: string): number | null {
  const n = ORDINALS.indexOf(f)
  const digits = /^(\d{1,3})(st|nd|rd|th)$/.exec(f)
  return n >= 0 ? n + 1 : digits ? Number(digits[1]) : null
}

/** "The meeting was the second between the two leaders": the number said of an event, or null. */
export function ordinalPredicate(page: Page, noun: number): number | null {
  const { reading } = page
  const { head, deprel } = reading.words[noun]!
  if (deprel === 'nsubj' && head >= 0 && ordinalWord(form(page, head)) !== null) return head
  return dependents(reading, noun, 'appos').find((d) => ordinalWord(form(page, d)) !== null) ?? null
}

/** The body whose meeting an event is: "the second meeting of the Strategic Cooperation Council". */
export function bodyOf(page: Page, event: number): Span | null {
  const { reading } = page
  const head = dependents(reading, event, 'nmod').find(
    (d) =>
      d > event &&
      caseOf(page, d) === 'of' &&
      reading.words[d]!.upos === 'PROPN' &&
      /^(council|committee|commission|dialogue|forum|mechanism|assembly|cabinet|board|group)$/.test(
        form(page, d),
      ),
  )
  if (head === undefined) return null
  const words = subtree(
    reading,
    head,
    (w) =>
      /^(case|det|acl|acl:relcl|punct)$/.test(reading.words[w]!.deprel) && reading.words[w]!.head === head,
  )
  // "the Joint Commission in Lima with his counterpart": where and with whom is no part of its name
  const end = words.findIndex((w) => w > head && /^(in|at|with)$/.test(form(page, w)))
  return hull((end < 0 ? words : words.slice(0, end)).map((w) => reading.words[w]!))
}

/** "summit", "talks", "luncheon", "business forum", "sidelines of the G20 summit". */
export function settingOf(page: Page, event: number, row: Row): string | null {
  const { reading } = page
  const named = [...dependents(reading, event, 'compound', 'amod', 'nummod', 'nmod')]
    .filter((d) => reading.words[d]!.deprel !== 'nmod:poss')
    .filter(
      (d) =>
        d < event &&
        (row.kind === 'forum' ||
          (reading.words[d]!.upos !== 'ADJ' &&
            /^[A-Z]/.test(page.report.text.slice(reading.words[d]!.start)))),
    )
  const span =
    named.length > 0 && pairedBefore(page, event).length < 2
      ? hull([
          ...named.flatMap((d) => subtree(reading, d).map((w) => reading.words[w]!)),
          reading.words[event]!,
        ])
      : row.kind === 'forum' || row.setting
        ? reading.words[event]!
        : null
  const { head } = reading.words[event]!
  const aside =
    (head >= 0 && /^(sideline|sidelines|margin|margins)$/.test(lemma(page, head))) ||
    /sidelines|margins/.test(caseOf(page, event))
  const name = span === null ? null : page.report.text.slice(span.start, span.end)
  if (aside)
    return `sidelines of ${name ?? page.report.text.slice(reading.words[event]!.start, reading.words[event]!.end)}`
  const sitting = /^(session|meeting|round|sitting)$/.test(lemma(page, event))
  const body = !sitting && (row.kind === 'forum' || named.length > 0) ? null : bodyOf(page, event)
  if (body !== null) return page.report.text.slice(body.start, body.end)
  if (row.kind !== 'forum' && named.length === 0)
    return MEAL.test(lemma(page, event)) ? lemma(page, event) : row.setting || null
  return name
}

/** The words of the clause around a word, in lower case, for set phrases such as "by video link". */
export function clauseText(page: Page, i: number): string {
  const { reading } = page
  const words = subtree(
    reading,
    i,
    (w) =>
      /^(ccomp|parataxis|advcl|acl:relcl|conj)$/.test(reading.words[w]!.deprel) &&
      reading.words[w]!.upos === 'VERB',
  )
  const head = reading.words[i]!.head
  const around =
    reading.words[i]!.upos === 'VERB' || head < 0
      ? []
      : subtree(reading, head, (w) =>
          /^(ccomp|parataxis|advcl|acl:relcl|conj)$/.test(reading.words[w]!.deprel),
        )
  return [...new Set([...words, ...around])]
    .sort((a, b) => a - b)
    .map((w) => form(page, w))
    .join(' ')
}
