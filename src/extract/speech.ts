import type { Standing } from '../ontology/finding.ts'
import { covers, overlaps, type Span } from '../ontology/span.ts'
import { ancestors, dependents, sentenceAt, wordsWithin } from '../ontology/tree.ts'
import { type Turn, turnsOf } from '../ontology/turn.ts'
import { calledOn } from './call-on.ts'
import { calledSo } from './called.ts'
import { addresseesOf, type Channel, channelOf, partners, purposeOf } from './channel.ts'
import { caseOf, form, negated, passive } from './clause.ts'
import { contentOf } from './content.ts'
import { contentHeads } from './content-words.ts'
import { type Cue, cuesOf } from './cue.ts'
import { freeSpeech } from './free-speech.ts'
import { verbLemma } from './inflection.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { joined, paragraphs, type Quotation, quotationsOf } from './quotation.ts'
import { mouthpiece, speakersAt, speakersOf } from './speaker.ts'
import { standingOf } from './standing.ts'

/** Attributed speech before it is a finding; the extractors of undertakings and formulations ask it who speaks. */
export interface Speech {
  readonly cue: Cue
  readonly speakers: readonly Attached[]
  readonly relays: readonly Attached[]
  readonly addressees: readonly Attached[]
  readonly channel: Channel | null
  readonly content: readonly Span[]
  readonly standing: Standing
  /** Set when what is said is itself someone else's speech, passed on by a spokesperson: not a statement of its own. */
  readonly relaysOnly: boolean
  readonly weight: number
}

const known = new WeakMap<Page, readonly Speech[]>()

/** All attributed speech of a page, in order of the text. */
export function speechesOf(page: Page): readonly Speech[] {
  const made = known.get(page)
  if (made) return made
  const speeches = find(page)
  known.set(page, speeches)
  return speeches
}

/** The innermost speech whose content holds a span. */
export const speechAround = (page: Page, span: Span): Speech | null =>
  speechesOf(page)
    .filter((s) => s.content.some((c) => covers(c, span)))
    .sort((a, b) => size(a.content) - size(b.content))[0] ?? null

const size = (spans: readonly Span[]): number => spans.reduce((n, s) => n + s.end - s.start, 0)

interface Draft {
  cue: Cue
  speakers: Attached[]
  content: Span[]
  standing: Standing
  weight: number
}

function draft(page: Page, cue: Cue, regions: readonly Quotation[]): Draft | null {
  const v = cue.word
  if (cue.form === 'verb') {
    const { head } = page.reading.words[v]!
    if (
      negated(page, v) ||
      (head >= 0 &&
        /^(declin|refus|fail)/.test(form(page, head)) &&
        !/ccomp|parataxis|conj/.test(page.reading.words[v]!.deprel))
    )
      return null
    if (
      passive(page, v) &&
      !/^(tell|inform|remind|assure|warn|quote|cite|notify)$/.test(verbLemma(page, v)) &&
      speakersOf(page, cue).length === 0
    )
      return null
  }
  // "deports a journalist, accused of insulting": without an object it is the other who was accused
  const bare = cue.form === 'verb' && dependents(page.reading, v, 'obj', 'ccomp', 'nsubj').length === 0
  if (bare && /^(accuse|blame|criticise|criticize|condemn|thank|praise|urge)$/.test(verbLemma(page, v)))
    return null
  if (verbLemma(page, v) === 'call' && calledOn(page, v).length > 0) return null
  // "added a question", "said a prayer", "congratulated the speaker": nothing is said in words
  const things = cue.form === 'verb' ? dependents(page.reading, v, 'obj') : []
  const unquoted = (o: number): boolean => !regions.some((r) => covers(r, page.reading.words[o]!))
  // "the government's continued attention"
  if (cue.form === 'verb' && page.reading.words[v]!.deprel === 'amod') return null
  // "asked whether he would go, the minister said"
  if (
    /^(asked|questioned|pressed)$/.test(form(page, v)) &&
    /^(advcl|acl)$/.test(page.reading.words[v]!.deprel)
  )
    return null
  // "commenting on the storm, she said": what the words are about
  const { deprel: hung } = page.reading.words[v]!
  if (form(page, v) === 'commenting' && hung === 'advcl' && form(page, v + 1) === 'on') return null
  // "the envoy, explaining her vote, said": the words come with the verb after it
  if (
    form(page, v) === 'explaining' &&
    /^(advcl|acl)$/.test(hung) &&
    form(page, v - 1) === ',' &&
    things.length > 0
  )
    return null
  const spoken = (o: number): boolean =>
    verbLemma(page, v) === 'add' ||
    (verbLemma(page, v) === 'say' && /^(mass|prayers?|goodbye|farewell|grace)$/.test(form(page, o)))
  if (things.some((o) => /^(NOUN|PROPN)$/.test(page.reading.words[o]!.upos) && unquoted(o) && spoken(o)))
    return null
  const speakers = speakersOf(page, cue)
  if (speakers.length === 0) return null
  const stood = cue.form === 'verb' ? saidStanding(page, v) : 'held'
  if (stood !== 'held' && stood !== 'announced') return null
  const standing = cue.frames.includes('denial') ? 'denied' : stood
  // a court that rejects a claim rules
  if (
    standing === 'denied' &&
    speakers.every((s) => /\b(?:courts?|judges?|tribunal|jury)\b/i.test(s.actor.as))
  )
    return null
  const called = cue.frames.includes('called') ? calledSo(page, v, regions) : null
  if (called === null && cue.frames.every((f) => f === 'called')) return null
  const content = called === null ? contentOf(page, cue, regions) : [called]
  if (content.length === 0) return null
  if (/^(thank|congratulate|commend|praise)$/.test(verbLemma(page, v)) && onlyNamed(page, things, content))
    return null
  // "thank them for that"
  if (
    content.every((c) => wordsWithin(page.reading, c).every((w) => EMPTY.test(page.reading.words[w]!.upos)))
  )
    return null
  // "Rudaw reported": news of an organisation that is no office of state
  if (
    /^report/.test(form(page, cue.word)) &&
    speakers.every((s) => s.actor.type === 'organisation' && !mouthpiece(page, s.actor))
  )
    return null
  const { deprel } = page.reading.words[v]!
  if (cue.frames.includes('attitude') && !/^(root|conj|parataxis)$/.test(deprel)) return null
  if (cue.frames.includes('attitude') && speakers.every((s) => s.actor.type === 'group')) return null
  const clause = contentHeads(page, cue)?.as === 'clause'
  // "believes in the promise of Fiji"
  if (
    cue.frames.includes('attitude') &&
    dependents(page.reading, v, 'obl').some((o) => caseOf(page, o) === 'in')
  )
    return null
  const weight =
    (cue.attribution ? 0.95 : 0.85) * (clause ? 1 : 0.93) * (cue.frames.includes('attitude') ? 0.9 : 1)
  return { cue, speakers, content, standing, weight }
}

/** Parts of speech that say nothing by themselves. */
const EMPTY = /^(PRON|DET|ADP|PUNCT|SCONJ|CCONJ|PART)$/

/** Whether a content is no more than the name of the one thanked or praised. */
const onlyNamed = (page: Page, things: readonly number[], content: readonly Span[]): boolean =>
  things.some((o) => {
    const mention = page.mentionAt.get(o)
    return (
      mention?.actors.some((a) => a.type === 'person') === true && content.every((c) => covers(mention, c))
    )
  })

/** Whether speech took place: "spoke with her to thank her" tells of a purpose that was carried out. */
function saidStanding(page: Page, v: number): Standing {
  const governed = purposeOf(page, v)
  const stood = standingOf(page, governed ?? v).standing
  // "travelled to Haiti to underscore support": the purpose of a deed that is done
  const { deprel, head } = page.reading.words[v]!
  const purpose = stood === 'announced' && governed === null && deprel === 'advcl' && head >= 0
  return purpose && page.reading.words[head]!.upos === 'VERB' ? standingOf(page, head).standing : stood
}

const holds = (outer: readonly Span[], inner: Span): boolean => outer.some((c) => covers(c, inner))

function find(page: Page): Speech[] {
  const { text } = page.report
  const regions = quotationsOf(text)
  const turns = turnsOf(text)
  const cues = cuesOf(page)
  const drafts = cues.map((cue) => draft(page, cue, regions)).filter((d) => d !== null)
  const narrated = turns.flatMap((t) => toldIn(page, t, drafts, regions))
  const inDirect = (span: Span): boolean =>
    regions.some((r) => covers(r, span)) ||
    (turns.some((t) => covers(t.body, span)) && !narrated.some((n) => covers(n, span)))
  continueQuotations(
    page,
    drafts,
    regions,
    cues.filter((c) => !inDirect(c.span)),
  )
  const further = freeSpeech(
    page,
    drafts.filter((d) => !inDirect(d.cue.span)),
    cues.map((c) => c.span),
    regions,
  )
  drafts.push(
    ...turns
      .flatMap((t) => inTurn(page, t))
      .filter((d) => !narrated.some((n) => d.content.some((c) => overlaps(n, c)))),
  )
  for (const { before, content } of further)
    drafts.push({ ...before, cue: { ...before.cue, form: 'free' }, content: [content], weight: FREE })
  const speeches = drafts.flatMap((d): Speech[] => {
    const around = drafts
      .filter((o) => o !== d && holds(o.content, d.cue.span))
      .sort((a, b) => size(a.content) - size(b.content))
    const outer = around[0]
    // within a quotation only the words of a third person are someone else's speech
    if (inDirect(d.cue.span) && (!outer || d.speakers.some((s) => firstPerson(page, s.span)))) return []
    if (outer && welcomes(page, outer, d)) return []
    const same = outer?.speakers.some((s) => d.speakers.some((t) => t.actor.id === s.actor.id)) ?? false
    if (outer && same) return []
    const inner = drafts.filter(
      (i) => i !== d && holds(d.content, i.cue.span) && carries(page, d, i) && !welcomes(page, d, i),
    )
    const passesOn =
      d.speakers.every((s) => mouthpiece(page, s.actor)) &&
      inner.some((i) => i.speakers.every((s) => !d.speakers.some((t) => t.actor.id === s.actor.id)))
    const v = d.cue.word
    const own = d.cue.form === 'verb' ? addresseesOf(page, v, d.cue.frames) : { to: [], press: null }
    const channel = (d.cue.form === 'verb' ? channelOf(page, v) : null) ?? own.press
    const outerChannel = outer && !channel ? (channelOf(page, outer.cue.word) ?? null) : null
    const met = channel ? partners(page, channel) : []
    const addressees = (own.to.length > 0 ? own.to : met).filter(
      (a) => !d.speakers.some((s) => s.actor.id === a.actor.id),
    )
    return [
      {
        cue: d.cue,
        speakers: d.speakers,
        relays: outer ? outer.speakers : [],
        addressees,
        channel: channel ?? outerChannel,
        content: d.content,
        standing: d.standing,
        relaysOnly: passesOn,
        weight: d.weight,
      },
    ]
  })
  return speeches
}

/** How plainly a sentence without a word of speech is somebody's. */
const FREE = 0.75

/** Paragraphs of fewer words are greetings and thanks. */
const WORDS_IN_TURN = 8

const speakersIn = (page: Page, label: Span): Attached[] => {
  const word = wordsWithin(page.reading, label).at(-1)
  return word === undefined ? [] : speakersAt(page, [word]).filter((s) => s.actor.type === 'person')
}

/** The paragraphs after a turn in which the report tells of its speaker again by name: "Mao announced", "Selim said at the end". */
function toldIn(
  page: Page,
  { label, body }: Turn,
  drafts: readonly Draft[],
  regions: readonly Quotation[],
): Span[] {
  const { text } = page.report
  const own = speakersIn(page, label)
  return paragraphs(text.slice(body.start, body.end))
    .slice(1)
    .map((p) => ({ start: body.start + p.start, end: body.start + p.end }))
    .filter((p) =>
      drafts.some(
        (d) =>
          covers(p, d.cue.span) &&
          !regions.some((r) => covers(r, d.cue.span)) &&
          d.speakers.some(
            (s) => own.some((o) => o.actor.id === s.actor.id) && /^\p{Lu}\p{Ll}/u.test(s.actor.as),
          ),
      ),
    )
}

/** What somebody says in his turn of a transcript, paragraph by paragraph. */
function inTurn(page: Page, { label, body, by }: Turn): Draft[] {
  const { text } = page.report
  const word = wordsWithin(page.reading, label).at(-1)
  const speakers = speakersIn(page, label)
  if (word === undefined || by === 'question' || speakers.length === 0) return []
  const cue: Cue = { word, span: label, frames: [], form: 'label', attribution: null }
  return paragraphs(text.slice(body.start, body.end)).flatMap((p): Draft[] => {
    const content = { start: body.start + p.start, end: body.start + p.end }
    while (/\s/.test(text[content.end - 1]!)) content.end--
    if (wordsWithin(page.reading, content).length < WORDS_IN_TURN) return []
    return [{ cue, speakers, content: [content], standing: 'held', weight: 0.93 }]
  })
}

const firstPerson = (page: Page, span: Span): boolean =>
  /^(i|we|me|us|you|my|our)$/i.test(page.report.text.slice(span.start, span.end))

/** "said Cairo welcomed the visit": what a state feels by the word of another is what that one says, not speech of the state. */
const welcomes = (page: Page, outer: Draft, inner: Draft): boolean =>
  contentHeads(page, inner.cue)?.as === 'phrase' &&
  inner.speakers.every((s) => s.actor.type === 'state') &&
  (contentHeads(page, outer.cue)?.heads ?? []).includes(inner.cue.word)

/** Whether the main verb of what one says is the cue of the other, or coordinated with it. */
function carries(page: Page, outer: Draft, inner: Draft): boolean {
  const heads = contentHeads(page, outer.cue)?.heads ?? []
  if (heads.includes(inner.cue.word)) return true
  const above = ancestors(page.reading, inner.cue.word)
  const path = [inner.cue.word, ...above]
  const at = path.findIndex((w) => heads.includes(w))
  return at > 0 && path.slice(0, at).every((w) => page.reading.words[w]!.deprel === 'conj')
}

/** Quotations that nobody is cited for belong to the speech before them in their paragraph, or to the one that follows when they open it. */
function continueQuotations(
  page: Page,
  drafts: Draft[],
  regions: readonly Quotation[],
  cues: readonly Cue[],
): void {
  const { text } = page.report
  const all = paragraphs(text)
  const paragraphOf = (span: Span): number => all.findIndex((p) => covers(p, span))
  const direct = (d: Draft): boolean =>
    d.content.some((c) => regions.some((r) => covers(c, r) && r.end - r.start > 15))
  regions.forEach((region) => {
    if (drafts.some((d) => d.content.some((c) => overlaps(c, region)))) return
    const p = paragraphOf(region)
    if (p < 0 || !wholeSentence(page, region)) return
    const around = page.reading.sentences.filter((s) => overlaps(s, region))
    if (cues.some((c) => around.some((s) => overlaps(s, c.span)))) return
    const here = drafts.filter((d) => paragraphOf(d.cue.span) === p)
    const before = here.filter((d) => d.cue.span.start < region.start).pop()
    const after = here.find((d) => d.cue.span.start > region.end && direct(d))
    const open = regions.find((r) => r.open && paragraphOf(r) === p - 1)
    const carried =
      open && text.slice(all[p]!.start, region.start).trim() === ''
        ? drafts.find((d) => d.content.some((c) => overlaps(c, open)))
        : undefined
    const owner = carried ?? before ?? after
    if (!owner || (owner === before && !direct(owner) && owner.content.length === 0)) return
    owner.content = joined(text, [...owner.content, region])
  })
}

/** Whether a quotation is made of whole sentences, not of a few quoted words. */
function wholeSentence(page: Page, region: Span): boolean {
  const words = wordsWithin(page.reading, region)
  if (words.length < 4) return false
  const first = sentenceAt(page.reading, words[1]!)
  return (
    region.start <= first.start + 1 && /[.!?…,]["”]?$/.test(page.report.text.slice(region.start, region.end))
  )
}
