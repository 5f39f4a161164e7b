import { ACT_TYPES, type ActType } from '../../ontology/act.ts'
import { covers, overlaps, type Span } from '../../ontology/span.ts'
import { ancestors, dependents, spanOfWords, subtree } from '../../ontology/tree.ts'
import type { Page } from '../page.ts'
import { wordsBelow } from './below.ts'
import { type Coding, coderOf } from './coding.ts'
import { rulesIn } from './rules.ts'

/** How much a word of an argument says that a given span is that argument: the word stands in it, or it stands in the word's phrase. */
function meets(page: Page, head: number, given: Span): number {
  const { reading } = page
  if (covers(given, reading.words[head]!)) return 1
  const phrase = spanOfWords(
    reading,
    subtree(reading, head, (w) => /^(acl:relcl|parataxis)$/.test(reading.words[w]!.deprel)),
  )
  return covers(phrase, given) ? 0.7 : overlaps(phrase, given) ? 0.4 : 0
}

const best = (scores: readonly number[]): number => Math.max(0, ...scores)

function suits(page: Page, c: Coding, source: Span, target: Span): number {
  const { reading } = page
  const by = best(c.sources.flatMap((heads) => heads.map((h) => meets(page, h, source))))
  const to = best(
    c.targets.flatMap(({ heads }, rank) => heads.map((h) => meets(page, h, target) * 0.95 ** rank)),
  )
  const near = best(
    dependents(reading, c.word)
      .filter((d) => reading.words[d]!.deprel !== 'parataxis')
      .map((d) => 0.5 * meets(page, d, target)),
  )
  const together =
    best(c.sources.flatMap((heads) => heads.map((h) => meets(page, h, target)))) *
    (c.rule.target.includes('with') ? 0.8 : 0)
  const toward = Math.max(to, near, together)
  return 0.04 + 0.3 * by + 0.2 * toward + by * toward
}

/**
 * How the lexicon alone would code what a source does to a target, both given as spans of one sentence: weights of the PLOVER types that sum to 1,
 * or all 0 where no predicate of the sentence is known.
 */
export function actWeights(page: Page, source: Span, target: Span): Record<ActType, number> {
  const rules = rulesIn(page.lexicon)
  const coder = coderOf(page, rules)
  const sum = Object.fromEntries(ACT_TYPES.map((type) => [type, 0])) as Record<ActType, number>
  const below = new Set<number>()
  const { words } = page.reading
  words.forEach(({ upos }, i) => {
    if (!/^(VERB|NOUN|ADJ)$/.test(upos)) return
    const c = coder.codings(i)[0]
    if (c === undefined) return
    const type = rules.codes.cameo.get(c.cameo)?.type ?? (c.cameo.startsWith('02') ? 'REQUEST' : null)
    if (type === null) return
    const part = below.has(i) || ancestors(page.reading, i).some((a) => below.has(a))
    for (const w of wordsBelow(page, c)) below.add(w)
    const standing = c.standing === 'held' ? 1 : 0.6
    const noun = upos === 'VERB' ? 1 : 0.5
    sum[type] += (suits(page, c, source, target) * standing * noun * (part ? 0.25 : 1)) ** 2
  })
  const all = Object.values(sum).reduce((a, b) => a + b, 0)
  if (all > 0) for (const type of ACT_TYPES) sum[type] /= all
  return sum
}
