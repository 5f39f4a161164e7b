import { covers, type Span } from '../ontology/span.ts'
import { dependents, subtree, wordsWithin } from '../ontology/tree.ts'
import { caseOf, form, lemma, obliques } from './clause.ts'
import { spansOf } from './content-words.ts'
import { nounLemmas, verbLemma } from './inflection.ts'
import { instrumentAt } from './instrument.ts'
import { type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { deedOf, ownDeed, refusedDeed } from './promised.ts'
import { objects } from './subject.ts'

/** A verb that undertakes or asks, with the noun it takes ("reached an agreement"). */
export interface Trigger {
  readonly verb: number
  readonly noun: number | null
  readonly row: Row
  readonly frames: readonly string[]
}

/** What is undertaken: the head of its clause or phrase. */
export interface Content {
  readonly head: number
  readonly form: 'infinitive' | 'clause' | 'gerund' | 'phrase'
}

const word = (page: Page, i: number) => page.reading.words[i]!
const APART = /^(conj|parataxis|acl:relcl|nsubj|csubj|aux|cop)/

/** What a verb may trigger by the lexicon. */
export function triggersAt(page: Page, verb: number): Trigger[] {
  const { upos } = word(page, verb)
  if (upos !== 'VERB') return []
  const said = verbLemma(page, verb)
  const nouns = [...objects(page, verb), ...obliques(page, verb, 'to')]
  for (const noun of nouns) {
    const row = nounLemmas(page, noun).flatMap((n) =>
      rowsOf(page.lexicon, 'undertaking', 'lemma', `${said} ${n}`),
    )[0]
    if (row) return [{ verb, noun, row, frames: row.frames!.split('|') }]
  }
  return rowsOf(page.lexicon, 'undertaking', 'lemma', said).map((row) => ({
    verb,
    noun: null,
    row,
    frames: row.frames!.split('|'),
  }))
}

const hasTo = (page: Page, i: number): boolean =>
  dependents(page.reading, i, 'mark').some((m) => form(page, m) === 'to')
const gerund = (page: Page, i: number): boolean =>
  word(page, i).xpos === 'VBG' && dependents(page.reading, i, 'aux').length === 0

function allowed(row: Row, nouns: readonly string[]): boolean {
  if (!row.objects) return true
  const listed = row.objects.replace(/^!/, '').split('|')
  return nouns.some((n) => listed.includes(n)) !== row.objects.startsWith('!')
}

/** What is undertaken at a trigger, one content for each coordinated clause. */
export function contentsOf(page: Page, { verb, noun, row, frames }: Trigger): Content[] {
  const { reading } = page
  const has = (f: string): boolean => frames.includes(f)
  const anchor = noun ?? verb
  const below = [
    ...dependents(reading, verb).filter((c) => {
      const { deprel, upos } = word(page, c)
      return /^(xcomp|ccomp|advcl)/.test(deprel) || (/^(VERB|AUX)$/.test(upos) && !APART.test(deprel))
    }),
    ...(noun === null
      ? []
      : dependents(reading, noun, 'acl', 'ccomp', 'xcomp', 'advcl').filter(
          (c) => word(page, c).deprel !== 'acl:relcl',
        )),
  ]
  const found: Content[] = []
  if (has('infinitive')) {
    const asked = frames.includes('addressee') || /^(call|appeal)$/.test(verbLemma(page, verb))
    const beneath = asked
      ? [...objects(page, verb), ...obliques(page, verb, 'on', 'to')].flatMap((o) =>
          dependents(reading, o, 'acl'),
        )
      : []
    for (const c of [...below, ...beneath])
      if (
        hasTo(page, c) &&
        (c > verb || (noun !== null && c > noun)) &&
        (word(page, c).deprel !== 'advcl' || c - verb < 4 || noun !== null || asked)
      )
        found.push({ head: c, form: 'infinitive' })
  }
  if (found.length === 0 && has('clause'))
    for (const c of below)
      if (
        (word(page, c).deprel === 'ccomp' || dependents(reading, c, 'nsubj').length > 0) &&
        word(page, c).deprel !== 'advcl' &&
        !hasTo(page, c) &&
        !gerund(page, c)
      )
        found.push({ head: c, form: 'clause' })
  if (found.length === 0 && has('own-clause'))
    for (const c of below)
      if (
        word(page, c).deprel === 'ccomp' &&
        ownDeed(page, verb, c) &&
        (has('phrase') || deedOf(page, row, c) || refusedDeed(page, c))
      )
        found.push({ head: c, form: 'clause' })
  if (found.length === 0 && has('gerund'))
    for (const c of below)
      if (gerund(page, c) && word(page, c).deprel !== 'advcl') found.push({ head: c, form: 'gerund' })
  if (found.length === 0 && has('acting'))
    for (const c of [
      ...dependents(reading, anchor, 'advcl', 'acl', 'xcomp', 'ccomp', 'obl', 'nmod'),
      ...below,
    ])
      if (
        gerund(page, c) &&
        c > verb &&
        dependents(reading, c, 'mark', 'case').some((m) => form(page, m) === 'to')
      )
        found.push({ head: c, form: 'gerund' })
  if (found.length === 0) {
    for (const p of ['on', 'upon', 'to', 'for', 'against', 'in'].filter(has)) {
      const after = [
        ...dependents(reading, anchor, 'obl', 'nmod'),
        ...dependents(reading, verb, 'obl'),
      ].filter(
        (o) =>
          caseOf(page, o) === p &&
          o > verb &&
          o !== noun &&
          !page.timeAt.has(o) &&
          !/^(it|that|this|them|him|her)$/.test(form(page, o)),
      )
      if (p === 'to' && after.some((o) => page.mentionAt.has(o))) continue
      if (p === 'on' && /^(call)$/.test(verbLemma(page, verb))) continue
      if (p === 'to' && verbLemma(page, verb) === 'appeal') continue
      for (const o of after.slice(0, 1)) found.push({ head: o, form: 'phrase' })
      const acts = dependents(reading, anchor, 'advcl', 'acl').filter(
        (c) => gerund(page, c) && dependents(reading, c, 'mark', 'case').some((m) => form(page, m) === p),
      )
      if (found.length === 0) for (const c of acts) found.push({ head: c, form: 'gerund' })
    }
  }
  if (found.length === 0 && (has('out') || has('down'))) {
    const particle =
      (verb + 1 < reading.words.length &&
        /^(out|down)$/.test(form(page, verb + 1)) &&
        has(form(page, verb + 1))) ||
      dependents(reading, verb, 'compound:prt').some((p) => has(form(page, p)))
    if (particle)
      for (const o of [
        ...objects(page, verb),
        ...dependents(reading, verb, 'xcomp', 'ccomp', 'advcl').filter((c) => c > verb && c - verb < 4),
      ])
        if (has('out') || allowed(row, nounLemmas(page, o)))
          found.push({ head: o, form: gerund(page, o) ? 'gerund' : 'phrase' })
  }
  if (found.length === 0 && has('instrument'))
    for (const o of objects(page, verb))
      if (instrumentAt(page, o) !== null) found.push({ head: o, form: 'phrase' })
  if (found.length === 0 && has('phrase') && !has('instrument'))
    for (const o of objects(page, verb).slice(0, 1))
      if (
        allowed(row, nounLemmas(page, o)) &&
        !page.mentionAt.has(o) &&
        /^(NOUN|PROPN|SYM|NUM)$/.test(word(page, o).upos)
      )
        found.push({ head: o, form: 'phrase' })
  if (found.length === 0 && noun !== null && has('noun') && !/^acl/.test(word(page, verb).deprel))
    found.push({ head: noun, form: 'phrase' })
  return found.flatMap((c) => coordinated(page, c))
}

const VIEW = /^(importance|need|urgency|significance|value|seriousness|gravity|centrality|necessity)$/

/** "agreed on the importance of": a view they share, nothing they undertake. */
export const isView = (page: Page, noun: number): boolean => VIEW.test(lemma(page, noun))

/** Whether a verb of agreeing takes only a view. */
export const sharesView = (page: Page, verb: number): boolean =>
  obliques(page, verb, 'on', 'upon', 'about', 'to').some((o) => isView(page, o))

/** One content for each coordinated verb with an object of its own: "to foster competition and create environments". */
function coordinated(page: Page, content: Content): Content[] {
  if (content.form === 'phrase' || content.form === 'clause' || !complete(page, content.head))
    return [content]
  const more = dependents(page.reading, content.head, 'conj').filter((c) => ownContent(page, c))
  return [content, ...more.map((head) => ({ head, form: content.form }))]
}

const complete = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'obj', 'ccomp', 'xcomp', 'obl').length > 0

const ownContent = (page: Page, verb: number): boolean =>
  word(page, verb).upos === 'VERB' &&
  /^(VB|VBG|VBP)$/.test(word(page, verb).xpos) &&
  complete(page, verb) &&
  dependents(page.reading, verb, 'nsubj').length === 0

/** "80 billion yen in loans", "200 trucks for the relief effort": what a sum or number of things is for, hung on the verb. */
function purposeOfSum(page: Page, content: Content): number[] {
  const { reading } = page
  const { upos, xpos, head: verb } = word(page, content.head)
  const sum =
    /^(NUM|SYM)$/.test(upos) || xpos === '$' || dependents(reading, content.head, 'nummod').length > 0
  if (content.form !== 'phrase' || !sum || word(page, content.head).deprel !== 'obj') return []
  const found: number[] = []
  let end = Math.max(...subtree(reading, content.head))
  for (const o of dependents(reading, verb, 'obl', 'nmod', 'advcl')) {
    if (o < content.head || page.timeAt.has(o) || page.mentionAt.get(o)?.form === 'name') continue
    const aim = word(page, o).deprel === 'advcl' && hasTo(page, o)
    if (!aim && !/^(in|of|for|toward|towards|as)$/.test(caseOf(page, o))) continue
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
  if (dependents(page.reading, w, 'nsubj', 'aux', 'aux:pass').length > 0) return false
  const modal = dependents(page.reading, head, 'aux').some((a) => word(page, a).xpos === 'MD')
  return as === 'infinitive'
    ? /^(VBD|VBN|VBZ)$/.test(xpos)
    : as === 'clause' && modal && /^(VBD|VBN)$/.test(xpos)
}

/** "agreed to share water at the end of a summit", "after talks": when it was undertaken, which the tree hangs on what was. */
function occasion(page: Page, content: Content, w: number): boolean {
  const { deprel, head } = word(page, w)
  if (head !== content.head && word(page, head)?.head !== content.head) return false
  if (content.form !== 'infinitive' || !/^(obl|nmod)$/.test(deprel)) return false
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
  const prune = (w: number): boolean => wentOn(page, content, w) || further(w) || occasion(page, content, w)
  const further = (w: number): boolean =>
    word(page, w).deprel === 'conj' &&
    word(page, w).head === content.head &&
    complete(page, content.head) &&
    content.form !== 'clause' &&
    content.form !== 'phrase' &&
    ownContent(page, w)
  const asked = new Set(
    content.form === 'infinitive'
      ? dependents(reading, content.head, 'nsubj').flatMap((n) => subtree(reading, n))
      : [],
  )
  const words = [...subtree(reading, content.head, prune), ...purposeOfSum(page, content)].filter((w) => {
    const { deprel, head } = word(page, w)
    if (asked.has(w)) return false
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

/** Without the marks and the comma of a quotation that is the whole of it. */
function unquoted(text: string, { start, end }: Span): Span {
  const [, open = '', close = ''] = /^(["“]?).*?(,?["”]?)$/s.exec(text.slice(start, end)) ?? []
  return open !== '' && close !== '' && !/["“”]/.test(text.slice(start + 1, end - close.length))
    ? { start: start + open.length, end: end - close.length }
    : { start, end }
}
