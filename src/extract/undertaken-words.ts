import { covers, type Span } from '../ontology/span.ts'
import { dependents, subtree, wordsWithin } from '../ontology/tree.ts'
import { caseOf, form, lemma } from './clause.ts'
import { spansOf } from './content-words.ts'
import { nounLemmas, nounRows, verbLemma } from './inflection.ts'
import { noneOf } from './laid-down.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'

/** What is undertaken: the head of its clause or phrase. */
export interface Content {
  readonly head: number
  /** `main`: the main clause itself, as "The Parties shall consult". */
  readonly form: 'infinitive' | 'clause' | 'gerund' | 'phrase' | 'main'
}

const word = (page: Page, i: number) => page.reading.words[i]!

/** Whether a verb stands as an infinitive with "to". */
export const hasTo = (page: Page, i: number): boolean =>
  dependents(page.reading, i, 'mark').some((m) => form(page, m) === 'to')

/** One content for each coordinated verb with an object of its own: "to foster competition and create environments". */
export const coordinated = (page: Page, content: Content): Content[] => [
  content,
  ...alongside(page, content).map((head) => ({ head, form: content.form })),
]

/** The verbs that stand beside the head of a content with contents of their own, in order. */
function alongside(page: Page, { head, form: as }: Content): number[] {
  if (as === 'phrase' || as === 'clause' || !complete(page, head)) return []
  const found: number[] = []
  for (let at = [head]; at.length > 0; ) {
    at = at.flatMap((v) => [
      ...dependents(page.reading, v, 'conj').filter((c) => ownContent(page, c)),
      ...dependents(page.reading, v, 'advcl').filter((c) => as === 'infinitive' && inList(page, c)),
    ])
    found.push(...at)
  }
  return found.sort((a, b) => a - b)
}

/** "to hold a round, to resume flights and to cut tolls": the second of a list that the tree takes for the aim of the first. */
const inList = (page: Page, verb: number): boolean =>
  hasTo(page, verb) &&
  ownContent(page, verb) &&
  dependents(page.reading, verb, 'mark').some((m) => form(page, m - 1) === ',') &&
  dependents(page.reading, verb, 'conj').some((c) => hasTo(page, c) && ownContent(page, c))

const complete = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'obj', 'ccomp', 'xcomp', 'obl').some((d) => d > verb)

const ownContent = (page: Page, verb: number): boolean =>
  word(page, verb).upos === 'VERB' &&
  /^(VB|VBG|VBP)$/.test(word(page, verb).xpos) &&
  complete(page, verb) &&
  dependents(page.reading, verb, 'nsubj').length === 0 &&
  // "rather than enriching themselves"
  !dependents(page.reading, verb, 'cc', 'mark').some((c) => /^(than|rather|instead)$/.test(form(page, c))) &&
  !modal(page, verb)

const modal = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'aux').some((a) => word(page, a).xpos === 'MD')

/** "80 billion yen in loans", "200 trucks for the relief effort", "an offer by Peru to host": what a sum is for, or who offers what, hung on the verb. */
function purposeOf(page: Page, content: Content): number[] {
  const { reading } = page
  const { upos, xpos, head: verb } = word(page, content.head)
  const sum =
    /^(NUM|SYM)$/.test(upos) || xpos === '$' || dependents(reading, content.head, 'nummod').length > 0
  const asked = nounLemmas(page, content.head).some((n) =>
    /^(offer|request|proposal|call|demand|appeal|bid)$/.test(n),
  )
  if (content.form !== 'phrase' || !(sum || asked) || word(page, content.head).deprel !== 'obj') return []
  const found: number[] = []
  let end = Math.max(...subtree(reading, content.head))
  for (const o of dependents(reading, verb, 'obl', 'nmod', 'advcl', 'xcomp')) {
    if (o < content.head || page.timeAt.has(o)) continue
    if (!asked && page.mentionAt.get(o)?.form === 'name') continue
    const aim = /^(advcl|xcomp)$/.test(word(page, o).deprel) && hasTo(page, o)
    if (!aim && !(asked ? /^(by|from|of|for|to)$/ : /^(in|of|for|toward|towards|as)$/).test(caseOf(page, o)))
      continue
    const own = subtree(reading, o)
    if (Math.min(...own) !== end + 1) continue
    found.push(...own)
    end = Math.max(...own)
  }
  return found
}

/** "vowed that the hills will stay and called on others", "agreed to talk and committed to pay": what was done besides is no part of what is promised. */
function wentOn(page: Page, { head, form: as }: Content, w: number): boolean {
  const { deprel, head: above, xpos } = word(page, w)
  if (deprel !== 'conj' || above !== head || as === 'phrase') return false
  const own = dependents(page.reading, w, 'nsubj').length > 0
  // "will return, and that talks are over", "will not allow it, and we refuse"
  if (as === 'clause' && own)
    return (
      dependents(page.reading, w, 'mark').some((m) => form(page, m) === 'that') ||
      rowsOf(page.lexicon, 'undertaking', 'lemma', verbLemma(page, w)).some((r) => r.type === 'refusal')
    )
  // "agreed to end the ban and will lower the fee"
  if ((as === 'infinitive' || as === 'main') && !own && modal(page, w)) return true
  if (own || dependents(page.reading, w, 'aux', 'aux:pass').length > 0) return false
  // "demands that Peru withdraw, and requests"
  if (as === 'clause' && word(page, head).xpos === 'VB' && !modal(page, head) && /^VB[DZ]$/.test(xpos))
    return true
  return as === 'infinitive'
    ? /^(VBD|VBN|VBZ)$/.test(xpos)
    : as === 'clause' && modal(page, head) && /^(VBD|VBN)$/.test(xpos)
}

/** "agreed to share water at the end of a summit", "after talks": when it was undertaken, which the tree hangs on what was. */
function occasion(page: Page, content: Content, w: number): boolean {
  const { deprel, head } = word(page, w)
  if (head !== content.head && word(page, head)?.head !== content.head) return false
  if (!/^(obl|nmod)$/.test(deprel)) return false
  // "pledged support for the rebels in a new video"
  const medium = nounRows(page, 'channel', 'noun', w).some((r) =>
    /^(statement|communique|communiqué|speech|interview|tweet|post|video|letter|message)$/.test(r.noun!),
  )
  if (
    medium &&
    /^in$/.test(caseOf(page, w)) &&
    (content.form !== 'phrase' || word(page, head).head === content.head)
  )
    return true
  if (content.form !== 'infinitive') return false
  const event = (i: number): boolean =>
    /^(visit|trip)$/.test(lemma(page, i)) ||
    rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, i)).some((r) => r.pos === 'NOUN')
  const preposition = caseOf(page, w)
  if (/^(after|following|during)$/.test(preposition)) return event(w)
  return (
    preposition === 'at' &&
    /^(end|conclusion|close)$/.test(lemma(page, w)) &&
    dependents(page.reading, w, 'nmod').some(event)
  )
}

/** The words of a content, without the mark that brings it in and without the clauses coordinated with it. */
export function spansAt(page: Page, content: Content): Span[] {
  const { reading } = page
  const further = new Set(alongside(page, content))
  const prune = (w: number): boolean =>
    wentOn(page, content, w) || further.has(w) || occasion(page, content, w)
  const asked = new Set(
    content.form === 'infinitive'
      ? dependents(reading, content.head, 'nsubj').flatMap((n) => subtree(reading, n))
      : [],
  )
  const opener = dependents(reading, content.head, 'mark', 'case').find((m) => form(page, m) === 'to') ?? -1
  const before = content.form === 'main' ? beforeDeed(page, content.head) : []
  const words = [...subtree(reading, content.head, prune), ...purposeOf(page, content)].filter((w) => {
    if (before.includes(w)) return false
    const { deprel, head } = word(page, w)
    if (asked.has(w)) return false
    // "not only to protecting"
    if (
      head === content.head &&
      w < opener &&
      /^(not )?(only|also|both) /.test(`${form(page, w)} ${form(page, w + 1)} `)
    )
      return false
    return !(
      head === content.head &&
      (deprel === 'cc' ||
        (deprel === 'mark' && /^(to|that|on|in|for)$/.test(form(page, w))) ||
        (deprel === 'case' && content.form !== 'clause'))
    )
  })
  const spans = spansOf(page, words)
  // what stands apart from the head was hung here by mistake, but for a gap of a word or two
  const at = spans.findIndex((s) => covers(s, word(page, content.head)))
  if (at < 0) return spans.slice(0, 1)
  let { start, end } = spans[at]!
  for (const s of spans.slice(at + 1)) {
    if (wordsWithin(reading, { start: end, end: s.start }).length > 3) break
    end = s.end
  }
  for (const s of spans.slice(0, at).reverse()) {
    if (wordsWithin(reading, { start: s.end, end: start }).length > 3) break
    start = s.start
  }
  return [unquoted(page.report.text, { start, end })]
}

/** What stands before the deed of a main clause: its subject, "shall", "Under the agreement". */
const beforeDeed = (page: Page, verb: number): number[] =>
  noneOf(page, verb)
    ? []
    : dependents(page.reading, verb)
        .filter((d) => d < verb && form(page, d) !== 'not')
        .flatMap((d) => subtree(page.reading, d))

/** Without the marks and the comma of a quotation that is the whole of it. */
function unquoted(text: string, { start, end }: Span): Span {
  const [, open = '', close = ''] = /^(["“]?).*?(,?["”]?)$/s.exec(text.slice(start, end)) ?? []
  const marks = text.slice(start, end).match(/["“”]/g)?.length ?? 0
  if (marks === 1 && open !== '') return { start: start + open.length, end }
  if (marks === 1 && /["”]$/.test(text.slice(start, end))) return { start, end: end - 1 }
  return open !== '' && close !== '' && !/["“”]/.test(text.slice(start + 1, end - close.length))
    ? { start: start + open.length, end: end - close.length }
    : { start, end }
}
