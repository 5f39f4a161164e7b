import type { Word } from '../ontology/reading.ts'
import { type Lexicon, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'

/** Forms that the model's lemma is often off for, and nouns that are as good as their verb. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  'holding hold|leaving leave|talks talk|meetings meeting|visits visit|negotiations negotiation|consultations consultation|discussions discussion|wrapped wrap|kicked kick|concluded conclude|hosted host|chaired chair|arrived arrive|invited invite|received receive|arriving arrive|hosting host|visiting visit|discussed discuss|discussing discuss'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** What a regular form may be a form of: "wrapped" of wrap, "visiting" of visit, "replies" of reply. */
function stems(form: string): string[] {
  const bare = /(?:ied|ies)$/.test(form) ? form.replace(/(?:ied|ies)$/, 'y') : ''
  const cut = /(?:ed|ing|es|s)$/.test(form) ? form.replace(/(?:ed|ing|es|s)$/, '') : form
  const shorter = [
    bare,
    form.replace(/s$/, ''),
    form.replace(/d$/, ''),
    cut,
    `${cut}e`,
    cut.replace(/(.)\1$/, '$1'),
  ]
  return [...shorter.filter((s) => s !== form), form]
}

const vocabularies = new WeakMap<Lexicon, ReadonlySet<string>>()

function vocabulary(lexicon: Lexicon): ReadonlySet<string> {
  const known = vocabularies.get(lexicon)
  if (known) return known
  const made = new Set(
    Object.values(lexicon).flatMap((rows) => rows.flatMap((r) => r.lemma?.split('|') ?? [])),
  )
  vocabularies.set(lexicon, made)
  return made
}

/** Lower-case lemma of a word that stands as `form`; where a word of the lexicon fits the form, that one, whatever the model made of it. */
export function lemmaOf({ lemma: read, upos }: Word, form: string, lexicon: Lexicon): string {
  const own = read.toLowerCase()
  if (upos !== 'VERB' && upos !== 'NOUN') return own
  const irregular = IRREGULAR[form]
  if (irregular !== undefined) return irregular
  const words = vocabulary(lexicon)
  return words.has(own) ? own : (stems(form).find((s) => words.has(s)) ?? own)
}

/** Lower-case lemma of a word. */
export const lemma = (page: Page, i: number): string => page.lemmas[i]!

/** Whether a word is one of a class of light verbs: `light(page, i, 'hold')` for "held talks". */
export const light = (page: Page, i: number, kind: string): boolean =>
  rowsOf(page.lexicon, 'light', 'lemma', lemma(page, i)).some((r) => r.class === kind)

/** Lower-case words of the text at a word. */
export const form = (page: Page, i: number): string => page.forms[i]!
