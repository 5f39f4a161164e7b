import { covers, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, subtree } from '../ontology/tree.ts'
import { caseOf } from './clause.ts'
import type { Page } from './page.ts'
import type { Quotation } from './quotation.ts'

/** Most characters between a thing and the quoted words it is called. */
const NEAR = 40

/**
 * The thing and what it is called: `called the measures "illegal"`, `described the talks as frank`, `branded it "a provocation"`.
 * Null where neither quoted words nor "as" follow the object of the verb.
 */
export function calledSo(page: Page, verb: number, regions: readonly Quotation[]): Span | null {
  const { words } = page.reading
  const object = dependents(page.reading, verb, 'obj').find((o) => o > verb)
  if (object === undefined) return null
  const sentence = sentenceAt(page.reading, verb)
  // "called the plan to move the embassy 'a provocation'"
  const after = Math.max(
    object,
    ...subtree(page.reading, object, (w) => regions.some((r) => covers(r, words[w]!))).filter(
      (w) => w > object,
    ),
  )
  const quoted = regions.find(
    (r) =>
      r.start >= words[object]!.end &&
      r.end <= sentence.end &&
      r.start - words[after]!.end <= NEAR &&
      !words
        .slice((words[after]!.end <= r.start ? after : object) + 1, sentence.last)
        .some((w) => w.upos === 'VERB' && w.end <= r.start),
  )
  const as = dependents(page.reading, verb, 'obl', 'xcomp', 'advcl').find(
    (o) => o > object && caseOf(page, o) === 'as',
  )
  const first = Math.min(
    object,
    ...subtree(page.reading, object, (w) => w < verb || regions.some((r) => covers(r, words[w]!))).filter(
      (w) => w > verb,
    ),
  )
  const { start } = words[first]!
  if (quoted !== undefined) return { start, end: quoted.end }
  if (as === undefined) return null
  const last = subtree(page.reading, as, (w) => /^(punct|acl:relcl|advcl|parataxis)$/.test(words[w]!.deprel))
  return { start, end: words[last[last.length - 1]!]!.end }
}
