import { dependents, spanOfWords, subtree } from '../ontology/tree.ts'
import { caseOf, lemma } from './clause.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf } from './party.ts'

/** People whom no state speaks for. */
const BAND =
  /^(rebel|separatist|insurgent|guerrilla|militant|militia|faction|opposition|dissident|secessionist|paramilitary)$/
const SPEAKERS =
  /^(leader|representative|delegation|negotiator|official|commander|envoy|delegate|group|figure)$/

/** Those whom no state speaks for, in the words of the text: "Tuareg separatists", "rebel leaders"; of a named band or, `forBodies`, of those who speak for a body, the band or body: "rebels of the FARC". */
export function bandsAt(page: Page, word: number, forBodies = true): Attached[] {
  const { reading, report } = page
  if (page.mentionAt.has(word) || reading.words[word]!.upos !== 'NOUN') return []
  const modifiers = dependents(reading, word, 'compound', 'amod')
  const band =
    BAND.test(lemma(page, word)) ||
    (SPEAKERS.test(lemma(page, word)) && modifiers.some((m) => BAND.test(lemma(page, m))))
  // "a representative of the Karen National Union", "Taliban officials"
  const named = actorsOf(page, [
    ...dependents(reading, word, 'nmod').filter((n) => /^(of|from)$/.test(caseOf(page, n))),
    ...(SPEAKERS.test(lemma(page, word)) ? modifiers : []),
  ]).filter(({ actor }) => actor.type === 'organisation')
  if (!band && !(forBodies && SPEAKERS.test(lemma(page, word)) && named.length > 0)) return []
  if (named.length > 0) return named
  const left = subtree(
    reading,
    word,
    (w) => /^(det|case|cc|punct)$/.test(reading.words[w]!.deprel) || w > word,
  )
  const span = spanOfWords(reading, left)
  const as = report.text.slice(span.start, span.end)
  const states = new Set(
    left.flatMap((w) =>
      (page.mentionAt.get(w)?.actors ?? []).flatMap((a) => (a.state === null ? [] : [a.state])),
    ),
  )
  const id = as
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const state = states.size === 1 ? [...states][0]! : null
  return [{ actor: { id: `group:${id}`, type: 'group', name: as, state, office: null, as }, span }]
}
