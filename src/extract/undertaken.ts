import { dependents } from '../ontology/tree.ts'
import { caseOf, form, lemma, obliques } from './clause.ts'
import { nounLemmas, nounRows, verbLemma } from './inflection.ts'
import { instrumentAt } from './instrument.ts'
import { type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { deedOf, ownDeed, refusedDeed } from './promised.ts'
import { objects } from './subject.ts'
import { type Content, coordinated, hasTo } from './undertaken-words.ts'

/** A verb that undertakes or asks, with the noun it takes ("reached an agreement"). */
export interface Trigger {
  readonly verb: number
  readonly noun: number | null
  readonly row: Row
  readonly frames: readonly string[]
  /** Those who undertake, where the clause itself is what they undertake. */
  readonly by?: readonly Attached[]
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

const gerund = (page: Page, i: number): boolean =>
  word(page, i).xpos === 'VBG' && dependents(page.reading, i, 'aux').length === 0

/** What is given, whatever for: "a loan to help stave off collapse". */
const GIFT =
  /^(loan|grant|credit|aid|help|support|assistance|money|fund|troop|soldier|ship|aircraft|plane|vaccine|dose|package|donation|mediation|service|euro|dollar|yen|pound|million|billion|tonne|ton|\$|€|£)$/

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
  if (has('main')) found.push({ head: verb, form: 'main' })
  if (has('infinitive')) {
    const asked = frames.includes('addressee') || /^(call|appeal)$/.test(verbLemma(page, verb))
    const beneath = asked
      ? [...objects(page, verb), ...obliques(page, verb, 'on', 'to')].flatMap((o) =>
          dependents(reading, o, 'acl'),
        )
      : []
    // "vowed in a call to keep the strait open"
    const onOccasion = dependents(reading, verb, 'obl')
      .filter(
        (o) =>
          nounRows(page, 'channel', 'noun', o).length > 0 && /^(in|at|during|after)$/.test(caseOf(page, o)),
      )
      .flatMap((o) => dependents(reading, o, 'acl'))
    // "offers Chile a loan to help it": the loan is offered
    const thing = has('phrase')
      ? dependents(reading, verb, 'obj').find(
          (o) =>
            o > verb &&
            allowed(row, nounLemmas(page, o)) &&
            !page.mentionAt.has(o) &&
            GIFT.test(lemma(page, o)),
        )
      : undefined
    for (const c of [...below, ...beneath, ...onOccasion])
      if (
        !(thing !== undefined && c > thing) &&
        // "offers advice on how to"
        !dependents(reading, c, 'advmod').some((a) => /^(how|when|where|why)$/.test(form(page, a))) &&
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
