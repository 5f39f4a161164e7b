import type { Reading } from './reading.ts'
import type { Span } from './span.ts'

/** Moves a span by a number of characters. */
export const by =
  (offset: number) =>
  <T extends Span>(span: T): T => ({ ...span, start: span.start + offset, end: span.end + offset })

/** A reading of the text that begins `offset` characters later. */
export function moved(reading: Reading, offset: number): Reading {
  if (offset === 0) return reading
  const on = by(offset)
  return {
    ...reading,
    sentences: reading.sentences.map(on),
    words: reading.words.map(({ start, end, lemma, upos, xpos, head, deprel }) => ({
      start: start + offset,
      end: end + offset,
      lemma,
      upos,
      xpos,
      head,
      deprel,
    })),
    names: reading.names.map(on),
    times: reading.times.map(on),
    attributions: reading.attributions.map((a) => ({
      ...a,
      source: a.source.map(on),
      cue: a.cue.map(on),
      content: a.content.map(on),
    })),
  }
}
