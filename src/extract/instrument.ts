import { subtree } from '../ontology/tree.ts'
import { obliques } from './clause.ts'
import { nounLemmas } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

const MANY = new Set('series number set raft package range host slew handful batch couple'.split(' '))

/** The instrument named by a noun and its modifiers, or null: "a memorandum of understanding". */
export function instrumentAt(page: Page, noun: number): string | null {
  const { reading, report } = page
  const many = nounLemmas(page, noun).some((n) => MANY.has(n)) ? obliques(page, noun, 'of') : []
  if (many.length > 0) return instrumentAt(page, many[0]!)
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
