import { subtree } from '../ontology/tree.ts'
import { nounLemmas } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** The instrument named by a noun and its modifiers, or null: "a memorandum of understanding". */
export function instrumentAt(page: Page, noun: number): string | null {
  const { reading, report } = page
  const words = subtree(reading, noun, (w) =>
    /^(acl|acl:relcl|appos|conj|cc|parataxis)$/.test(word(page, w).deprel),
  )
  const near = words.filter((w) => Math.abs(w - noun) <= 3)
  const text = report.text
    .slice(word(page, near[0]!).start, word(page, near[near.length - 1]!).end)
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
  const heads = nounLemmas(page, noun)
  const rows = page.lexicon.instrument ?? []
  const fits = rows.filter(
    ({ phrase = '' }) =>
      phrase.split(' ').some((p) => heads.includes(p)) && ` ${text} `.includes(` ${phrase} `),
  )
  return (
    [...fits].sort((a, b) => b.phrase!.length - a.phrase!.length)[0]?.instrument ??
    heads.flatMap((h) => rowsOf(page.lexicon, 'instrument', 'phrase', h))[0]?.instrument ??
    null
  )
}
