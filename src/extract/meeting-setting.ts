import { hull } from '../ontology/span.ts'
import { dependents, subtree, tree } from '../ontology/tree.ts'
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

/** "third" of "their third meeting". */
export function ordinalOf(page: Page, noun: number): number | null {
  for (const d of dependents(page.reading, noun, 'amod', 'nummod')) {
    const f = form(page, d)
    const n = ORDINALS.indexOf(f)
    if (n >= 0) return n + 1
    const digits = /^(\d{1,3})(st|nd|rd|th)$/.exec(f)
    if (digits) return Number(digits[1])
  }
  return null
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
