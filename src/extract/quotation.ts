import { overlaps, type Span } from '../ontology/span.ts'
import type { Page } from './page.ts'

/** A stretch between quotation marks, the marks included, and whether its paragraph ends before it is closed. */
export interface Quotation extends Span {
  readonly open: boolean
}

/** Paragraphs of a text: parted by a blank line. */
export function paragraphs(text: string): Span[] {
  const found: Span[] = []
  let start = 0
  for (const gap of text.matchAll(/\n[ \t]*\n\s*/g)) {
    if (gap.index > start) found.push({ start, end: gap.index })
    start = gap.index + gap[0].length
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}

/** The quotations of a text, marks included; one left open ends with its paragraph. */
export function quotationsOf(text: string): Quotation[] {
  const found: Quotation[] = []
  for (const paragraph of paragraphs(text)) {
    let open = -1
    for (let i = paragraph.start; i < paragraph.end; i++) {
      // two apostrophes, as '' and ``, are a quotation mark of old newswire
      const at = text[i]!
      const two = (at === "'" || at === '`' || at === '‘' || at === '’') && text[i + 1] === at
      const c = two ? '"' : at
      const end = two ? i + 2 : i + 1
      if (c === '“' || (c === '"' && open < 0)) {
        if (open < 0) open = i
      } else if ((c === '”' || c === '"') && open >= 0) {
        if (i > open + 2) found.push({ start: open, end, open: false })
        open = -1
      }
      if (two) i++
    }
    if (open >= 0) {
      let end = paragraph.end
      while (end > open && /\s/.test(text[end - 1]!)) end--
      if (end > open + 1) found.push({ start: open, end, open: true })
    }
  }
  return found
}

/** Spans put in order, those that touch or are parted by white space alone put together. */
export function joined(text: string, spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found[found.length - 1]
    if (
      last &&
      !/\n\s*\n/.test(text.slice(Math.min(last.end, span.start), span.start)) &&
      (span.start <= last.end || /^[\s,]*(?:that)?[\s,:]*$/.test(text.slice(last.end, span.start)))
    )
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else found.push({ start: span.start, end: span.end })
  }
  return found
}

/** A span without white space, commas and dashes at its ends, and without a full stop outside a quotation. */
export function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span
  if (/^["”]\s/.test(text.slice(start, end))) start++
  while (start < end && /[\s,;:.–—)-]/.test(text[start]!)) start++
  while (end > start && /[\s,;:–—(]/.test(text[end - 1]!)) end--
  const abbreviation =
    /\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Dr|Jr|Sr|St|No|Inc|Ltd|Co|Gen|Sen|Rep|Gov|etc|[ap]\.m)\.$/
  if (text[end - 1] === '.' && !abbreviation.test(text.slice(start, end)) && end > start + 1) end--
  return start < end ? { start, end } : null
}

/** How much of the content stands between quotation marks: all of it, some, or none. */
export function quotedShare(
  page: Page,
  content: readonly Span[],
  regions: readonly Span[],
): 'all' | 'some' | 'none' {
  let inside = 0
  let outside = 0
  for (const span of content) {
    for (let i = span.start; i < span.end; i++) {
      if (!/[\p{L}\p{N}]/u.test(page.report.text[i]!)) continue
      if (regions.some((r) => r.start <= i && i < r.end)) inside++
      else outside++
    }
  }
  return outside === 0 && inside > 0 ? 'all' : inside > 0 ? 'some' : 'none'
}

/** Content widened to the whole of each quotation it touches, save those that hold the words of the attribution. */
export function widened(text: string, content: readonly Span[], regions: readonly Span[], cue: Span): Span[] {
  const touched = regions.filter((r) => !overlaps(r, cue) && content.some((c) => overlaps(c, r)))
  return joined(text, [...content, ...touched])
}
