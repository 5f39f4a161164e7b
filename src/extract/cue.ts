import type { Attribution } from '../ontology/reading.ts'
import { overlaps, type Span } from '../ontology/span.ts'
import { dependents } from '../ontology/tree.ts'
import { form } from './clause.ts'
import { verbLemma } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'

/** Words that attribute speech: "said", "according to", "was quoted as saying". */
export interface Cue {
  /** Index of the verb, of the one named after "according to", of the label of a turn, or of the verb that free speech carries on. */
  readonly word: number
  readonly span: Span
  readonly frames: readonly string[]
  readonly form: 'verb' | 'according' | 'label' | 'free'
  /** What the model says of the same words, when it saw them. */
  readonly attribution: Attribution | null
}

const word = (page: Page, i: number) => page.reading.words[i]!

const framesOf = (page: Page, i: number): readonly string[] =>
  rowsOf(page.lexicon, 'statement', 'lemma', verbLemma(page, i))[0]?.frames?.split('|') ?? []

/** Whether a word is a verb of the lexicon of speech. */
export const speaks = (page: Page, i: number): boolean =>
  /^(VERB|AUX)$/.test(word(page, i).upos) && framesOf(page, i).length > 0

function attributionAt(page: Page, span: Span): Attribution | null {
  const found = page.reading.attributions.filter((a) => a.cue.some((c) => overlaps(c, span)))
  return found.sort((a, b) => b.confidence - a.confidence)[0] ?? null
}

/** All cues of speech of a page in order of the text. */
export function cuesOf(page: Page): Cue[] {
  const { reading } = page
  const cues: Cue[] = []
  reading.words.forEach(({ start, end }, i) => {
    if (speaks(page, i)) {
      const span = { start, end }
      cues.push({
        word: i,
        span,
        frames: framesOf(page, i),
        form: 'verb',
        attribution: attributionAt(page, span),
      })
    } else if (form(page, i) === 'according' && i + 1 < reading.words.length && form(page, i + 1) === 'to') {
      const named =
        word(page, i).deprel === 'case'
          ? word(page, i).head
          : (dependents(reading, i, 'obl', 'nmod', 'obj')[0] ?? word(page, i).head)
      const span = { start, end: word(page, i + 1).end }
      if (named >= 0 && named > i)
        cues.push({
          word: named,
          span,
          frames: ['clause'],
          form: 'according',
          attribution: attributionAt(page, span),
        })
    }
  })
  return cues
}

/** A participle that carries speech on without a subject of its own: ", adding that …". */
export const carriesOn = (page: Page, i: number): boolean =>
  /ing$/.test(form(page, i)) &&
  speaks(page, i) &&
  (/^(advcl|conj|parataxis|acl|dep|xcomp)$/.test(word(page, i).deprel) ||
    (word(page, i).deprel === 'ccomp' && between(page, i).includes(','))) &&
  dependents(page.reading, i, 'nsubj', 'aux', 'case').length === 0 &&
  !dependents(page.reading, i, 'mark').some((m) => form(page, m) !== 'as')

/** The text from the word before a word up to it. */
export function between(page: Page, w: number): string {
  const before = page.reading.words[w - 1]
  return before ? page.report.text.slice(before.start, word(page, w).start) : ''
}
