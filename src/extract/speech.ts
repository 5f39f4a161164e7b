import type { Standing } from '../ontology/finding.ts'
import { covers, overlaps, type Span } from '../ontology/span.ts'
import { ancestors } from '../ontology/tree.ts'
import { turnsOf } from '../ontology/turn.ts'
import { addresseesOf, type Channel, channelOf, partners } from './channel.ts'
import { contentHeads } from './content-words.ts'
import { continueQuotations } from './continued-quotation.ts'
import { type Cue, cuesOf } from './cue.ts'
import { freeSpeech } from './free-speech.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { quotationsOf } from './quotation.ts'
import { mouthpiece } from './speaker.ts'
import { type Draft, draft } from './speech-draft.ts'
import { inTurn, toldIn } from './turn-speech.ts'

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
