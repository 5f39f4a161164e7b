import { covers, type Span } from '../ontology/span.ts'
import { wordsWithin } from '../ontology/tree.ts'
import type { Turn } from '../ontology/turn.ts'
import type { Cue } from './cue.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { paragraphs, type Quotation } from './quotation.ts'
import { speakersAt } from './speaker.ts'
import type { Draft } from './speech-draft.ts'

/** Paragraphs of fewer words are greetings and thanks. */
const WORDS_IN_TURN = 8

const speakersIn = (page: Page, label: Span): Attached[] => {
  const word = wordsWithin(page.reading, label).at(-1)
  return word === undefined ? [] : speakersAt(page, [word]).filter((s) => s.actor.type === 'person')
}

/** The paragraphs after a turn in which the report tells of its speaker again by name: "Mao announced", "Selim said at the end". */
export function toldIn(
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
export function inTurn(page: Page, { label, body, by }: Turn): Draft[] {
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
