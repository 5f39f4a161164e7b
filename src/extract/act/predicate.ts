import { dependents } from '../../ontology/tree.ts'
import { form, lemma } from '../clause.ts'
import { nounLemmas } from '../inflection.ts'
import type { Page } from '../page.ts'
import type { Rule, Rules } from './rules.ts'

/** "VERB", "NOUN" or "ADJ", as the lexicon lists a predicate at a word; null for what it does not list. */
export const posOf = (page: Page, i: number): string | null => {
  const { upos, xpos } = page.reading.words[i]!
  if (upos === 'VERB') return 'VERB'
  if (upos === 'NOUN' || (upos === 'PROPN' && /^NN/.test(xpos) && !page.mentionAt.has(i))) return 'NOUN'
  return upos === 'ADJ' ? 'ADJ' : null
}

const lemmasOf = (page: Page, rules: Rules, i: number, pos: string): string[] =>
  pos === 'NOUN'
    ? nounLemmas(page, i)
    : pos === 'VERB'
      ? [...rules.verbsOf(form(page, i)), lemma(page, i)]
      : [form(page, i)]

/** The rules of the lexicon for the predicate at a word, by the first of its lemmas that has any. */
export function rulesAt(page: Page, rules: Rules, i: number): Rule[] {
  const pos = posOf(page, i)
  if (pos === null) return []
  for (const said of lemmasOf(page, rules, i, pos)) {
    const found = rules
      .rulesOf(pos, said)
      .filter((r) => r.words.slice(1).every((w) => beside(page, i, w, pos)))
    const named = pos === 'NOUN' ? namedBy(rules, said) : []
    if (found.length + named.length > 0) return [...found, ...named]
  }
  return []
}

/** What the verb says whose deed a noun names: "the expulsion of two diplomats". */
const namedBy = (rules: Rules, noun: string): Rule[] =>
  rules
    .verbsNamed(noun)
    .flatMap((verb) => rules.rulesOf('VERB', verb))
    .filter((r) => r.words.length === 1)

/** Whether a particle, complement or first word stands with a predicate: "cracked down", "took them hostage", "air strike". */
export function beside(page: Page, i: number, said: string, pos: string): boolean {
  const is = (d: number): boolean =>
    form(page, d) === said || lemma(page, d) === said || nounLemmas(page, d).includes(said)
  if (pos === 'NOUN') return [1, 2].some((n) => i - n >= 0 && is(i - n) && sameClause(page, i - n, i))
  const two = dependents(page.reading, i).flatMap((c) => [c, ...dependents(page.reading, c)])
  return two.some((d) => d > i && d - i <= 10 && is(d))
}

const sameClause = ({ reading: { words } }: Page, a: number, b: number): boolean =>
  words[a]!.head === b || words[b]!.head === a || words[a]!.head === words[b]!.head
