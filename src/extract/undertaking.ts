import { evidence } from '../ontology/evidence.ts'
import type { Undertaking } from '../ontology/finding.ts'
import { covers, overlaps, type Span } from '../ontology/span.ts'
import { dependents, subtree } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import { addresseesOf, channelOf, partners, timeAround } from './channel.ts'
import { claim } from './claim.ts'
import { caseOf, conjuncts, form, lemma, objects, obliques, passive, surfaceSubjects } from './clause.ts'
import { fieldsIn } from './field.ts'
import { nounLemmas, verbLemma } from './inflection.ts'
import { type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, parties, sureness, unique } from './party.ts'
import { doersOf, speakersAt } from './speaker.ts'
import { spansOf } from './speech.ts'
import { standingOf } from './standing.ts'
import { speechAround } from './statement.ts'

type Type = Undertaking['type']

/** A verb that undertakes or asks, with the noun it takes ("reached an agreement"). */
interface Trigger {
  readonly verb: number
  readonly noun: number | null
  readonly row: Row
  readonly frames: readonly string[]
}

/** What is undertaken: the head of its clause or phrase. */
interface Content {
  readonly head: number
  readonly form: 'infinitive' | 'clause' | 'gerund' | 'phrase'
}

const word = (page: Page, i: number) => page.reading.words[i]!
const EMPTY_REFUSAL =
  /^(comment|say|answer|elaborate|confirm|name|give|provide|speak|discuss|respond|specify|identify|disclose|reveal|talk|tell|be|have|disclose|detail|predict|speculate|rule|believe|acknowledge|recognise|recognize|admit|describe|explain|mention|deny|address)$/
const MUTUAL = /^(agreement|signing)$/

function triggersAt(page: Page, verb: number): Trigger[] {
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
const gerund = (page: Page, i: number): boolean => word(page, i).xpos === 'VBG'

/** Instruments named by a noun and its modifiers: "a memorandum of understanding". */
function instrumentAt(page: Page, noun: number): string | null {
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

function allowed(row: Row, nouns: readonly string[]): boolean {
  if (!row.objects) return true
  const listed = row.objects.replace(/^!/, '').split('|')
  return nouns.some((n) => listed.includes(n)) !== row.objects.startsWith('!')
}

function contentsOf(page: Page, { verb, noun, row, frames }: Trigger): Content[] {
  const { reading } = page
  const has = (f: string): boolean => frames.includes(f)
  const anchor = noun ?? verb
  const below = [
    ...dependents(reading, verb, 'xcomp', 'ccomp', 'advcl'),
    ...(noun === null ? [] : dependents(reading, noun, 'acl', 'ccomp', 'xcomp')),
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
        c > verb &&
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
    for (const p of ['on', 'upon', 'to', 'for', 'against'].filter(has)) {
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
    const particle = dependents(reading, verb, 'compound:prt', 'advmod', 'case').some((p) =>
      frames.includes(form(page, p)),
    )
    if (particle)
      for (const o of [...objects(page, verb), ...dependents(reading, verb, 'xcomp', 'ccomp')])
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

/** One content for each coordinated verb with an object of its own: "to foster competition and create environments". */
function coordinated(page: Page, content: Content): Content[] {
  if (content.form === 'phrase') return [content]
  const more = dependents(page.reading, content.head, 'conj').filter((c) => ownContent(page, c))
  return [content, ...more.map((head) => ({ head, form: content.form }))]
}

const ownContent = (page: Page, verb: number): boolean =>
  word(page, verb).upos === 'VERB' &&
  dependents(page.reading, verb, 'obj', 'ccomp', 'xcomp', 'obl').length > 0 &&
  dependents(page.reading, verb, 'nsubj').length === 0

function spansAt(page: Page, content: Content): Span[] {
  const { reading } = page
  const prune = (w: number): boolean =>
    word(page, w).deprel === 'conj' &&
    word(page, w).head === content.head &&
    content.form !== 'phrase' &&
    ownContent(page, w)
  const words = subtree(reading, content.head, prune).filter((w) => {
    const { deprel, head } = word(page, w)
    return !(
      head === content.head &&
      (deprel === 'cc' ||
        (deprel === 'mark' && /^(to|that|on)$/.test(form(page, w))) ||
        (deprel === 'case' && content.form !== 'clause'))
    )
  })
  const spans = spansOf(page, words)
  // where a coordinated clause was cut out its comma or "and" may be left at the end
  return spans.length > 2 ? [{ start: spans[0]!.start, end: spans[spans.length - 1]!.end }] : spans
}

/** Those who undertake, and those it is asked of or promised to. */
function sides(page: Page, t: Trigger): { by: Attached[]; to: Attached[] } {
  const { verb, noun, row, frames } = t
  const adjectival = verbLemma(page, verb) === 'commit' && passive(page, verb)
  let by = adjectival ? speakersAt(page, surfaceSubjects(page, verb)) : doersOf(page, verb)
  const withs = [
    ...obliques(page, verb, 'with'),
    ...(noun === null ? objects(page, verb) : [noun]).flatMap((n) => obliques(page, n, 'with', 'between')),
  ]
  const beside = frames.includes('with') ? speakersAt(page, withs) : []
  if (MUTUAL.test(row.type!)) {
    by = unique([...by, ...beside])
    return { by, to: [] }
  }
  const to = addresseesOf(page, verb, frames).to
  const from = speakersAt(page, obliques(page, verb, 'from', 'of'))
  const channel = channelOf(page, verb)
  const met = channel ? partners(page, channel) : []
  const asked = to.length > 0 ? to : /request|demand/.test(row.type!) && from.length > 0 ? from : met
  return { by, to: asked.filter((a) => !by.some((b) => b.actor.id === a.actor.id)) }
}

function dueIn(page: Page, spans: readonly Span[]): When | null {
  const day = page.report.published?.slice(0, 10) ?? null
  const time = page.resolved.times.find(
    (t) =>
      spans.some((s) => covers(s, t)) &&
      t.type !== 'set' &&
      t.when.from !== null &&
      day !== null &&
      (t.when.to ?? t.when.from) > day,
  )
  return time?.when ?? null
}

const WEIGHT: Readonly<Record<Type, number>> = {
  agreement: 0.92,
  pledge: 0.9,
  request: 0.92,
  demand: 0.88,
  proposal: 0.88,
  offer: 0.85,
  refusal: 0.86,
  signing: 0.93,
}

function find(page: Page, t: Trigger, taken: Set<number>): Undertaking[] {
  const type = t.row.type as Type
  const contents = contentsOf(page, t)
  if (contents.length === 0) return []
  const first = contents[0]!
  if (type === 'refusal' && first.form === 'infinitive' && EMPTY_REFUSAL.test(lemma(page, first.head)))
    return []
  const { by, to } = sides(page, t)
  if (by.length === 0) return []
  if (/^(urge|ask|call|appeal|exhort|implore|beseech)$/.test(verbLemma(page, t.verb)) && to.length === 0)
    return []
  if (
    type === 'agreement' &&
    first.form === 'clause' &&
    by.length < 2 &&
    !dependents(page.reading, first.head, 'aux').some((a) =>
      /^(will|would|should|must|shall)$/.test(form(page, a)),
    )
  )
    return []
  const stood = standingOf(page, t.verb)
  const around = speechAround(page, word(page, t.verb))
  if (around && by.some((b) => /^(i|we|you)$/i.test(b.actor.as)) && around.speakers.length === 0) return []
  const relay =
    around && !around.speakers.some((s) => by.some((b) => b.actor.id === s.actor.id)) ? around : null
  return contents.flatMap((content): Undertaking[] => {
    if (taken.has(content.head)) return []
    const spans = spansAt(page, content)
    if (spans.length === 0) return []
    taken.add(content.head)
    const inContent = (w: number): boolean => spans.some((s) => overlaps(s, word(page, w)))
    const instrument = instrumentAt(page, t.noun ?? content.head)
    const time = timeAround(page, t.verb, inContent)
    return [
      {
        ...claim(
          page,
          'undertaking',
          `undertaking/${type}`,
          [
            word(page, t.verb),
            ...(t.noun === null ? [] : [word(page, t.noun)]),
            ...spans,
            ...by.map((b) => b.span),
            ...to.map((b) => b.span),
            ...(stood.cue ? [stood.cue] : []),
            ...(relay ? [relay.cue.span, ...relay.speakers.map((s) => s.span)] : []),
          ].map(({ start, end }) => ({ start, end })),
          {
            parties: [
              ...parties(page, 'by', by),
              ...parties(page, 'to', to),
              ...parties(page, 'relay', relay?.speakers ?? []),
            ],
            standing: stood.standing,
            confidence:
              WEIGHT[type] *
              sureness(page, [...by, ...to]) *
              (content.form === 'phrase' && t.noun === null ? 0.95 : 1),
            when: time?.when ?? UNKNOWN_WHEN,
            fields: fieldsIn(page, spans),
          },
        ),
        kind: 'undertaking',
        type,
        content: spans.map((s) => evidence(page.report, s)),
        due: dueIn(page, spans),
        instrument: t.noun !== null || type === 'signing' ? instrument : null,
      },
    ]
  })
}

/** "agreed to build a new model", "requested the loan of pandas", "signed a memorandum": what was agreed, asked, promised, refused. */
export function undertakings(page: Page): Undertaking[] {
  const taken = new Set<number>()
  return page.reading.words.flatMap((_, i) =>
    triggersAt(page, i)
      .slice(0, 1)
      .flatMap((t) => find(page, t, taken)),
  )
}
void conjuncts
