import type { Span } from './span.ts'

/** One speaker's turn in a transcript or interview: the label before the colon, and all that follows it up to the next one. */
export interface Turn {
  readonly label: Span
  readonly body: Span
  /** Whether the label only says that this is a question or an answer. */
  readonly by: 'name' | 'question' | 'answer'
}

const LABEL =
  /^[ \t]*(?:Q|A|QUESTION|Question|ANSWER|Answer|\p{Lu}[^\n:“”"()]{1,60}?)(?: \([^)\n]{1,40}\))?[ \t]*:(?=[ \t\n])/gmu
const CAPITALS = /^(?:(?:\p{Lu}[\p{L}.’'-]*|of|the|and|for|de|al|bin|von|van)[ ,]*){1,8}$/u

/** Transcripts have a label on a quarter of their paragraphs; less is a dateline or a caption. */
const SHARE = 0.25

/** The turns of a text that is a transcript, in order; none for a text that is none. */
export function turnsOf(text: string): Turn[] {
  const labels = [...text.matchAll(LABEL)].flatMap((m) => {
    const said = m[0].replace(/:$/, '').trim()
    const name = said.replace(/ \([^)]*\)$/, '')
    if (!CAPITALS.test(name)) return []
    const start = m.index + m[0].indexOf(said)
    const by = /^q(?:uestion)?$/i.test(name) ? 'question' : /^a(?:nswer)?$/i.test(name) ? 'answer' : 'name'
    return [{ label: { start, end: start + name.length }, from: m.index + m[0].length, by } as const]
  })
  const paragraphs = text.split(/\n[ \t]*\n/).filter((p) => p.trim() !== '').length
  if (labels.length < 2 || labels.length < SHARE * paragraphs) return []
  return labels.map(({ label, from, by }, n) => {
    let start = from
    let end = labels[n + 1]?.label.start ?? text.length
    while (start < end && /\s/.test(text[start]!)) start++
    while (end > start && /\s/.test(text[end - 1]!)) end--
    return { label, body: { start, end }, by }
  })
}

/** The stretches that are somebody's own words: the turns of a transcript, and quotations outside them. */
export function voices(text: string, quotations: readonly Span[]): Span[] {
  const turns = turnsOf(text).map((t) => t.body)
  return [...turns, ...quotations.filter((q) => !turns.some((t) => t.start <= q.start && q.end <= t.end))]
}
