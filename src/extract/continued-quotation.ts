import { covers, overlaps, type Span } from '../ontology/span.ts'
import { sentenceAt, wordsWithin } from '../ontology/tree.ts'
import type { Cue } from './cue.ts'
import type { Page } from './page.ts'
import { joined, paragraphs, type Quotation } from './quotation.ts'
import type { Draft } from './speech-draft.ts'

/** Quotations that nobody is cited for belong to the speech before them in their paragraph, or to the one that follows when they open it. */
export function continueQuotations(
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
