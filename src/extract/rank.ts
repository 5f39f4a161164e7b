import { ancestors, spanOfWords, subtree } from '../ontology/tree.ts'
import { type Holding, personAt } from './office.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { surfaceSubjects } from './subject.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

const RANK =
  /\b(?:No\.?\s?(\d{1,2})|[Nn]umber[ -](one|two|three|four|five|\d{1,2})|(second|third|fourth|fifth|top|highest)[ -]rank(?:ing|ed))\b/g

/** "is the No. 2 ranking official": ranks, put to the person who is subject or apposition. */
export function ranks(page: Page, holdings: readonly Holding[]): void {
  for (const match of page.report.text.matchAll(RANK)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const at = page.reading.words.findIndex((w) => w.start >= span.start && w.end <= span.end + 1)
    if (at < 0) continue
    const near = [at, ...ancestors(page.reading, at)]
    let person: Attached | null = null
    for (const w of near) {
      person = personAt(page, [
        ...surfaceSubjects(page, w),
        ...(word(page, w).deprel === 'appos' ? [word(page, w).head] : []),
      ])
      if (person) break
    }
    const own = person && holdings.filter((h) => h.holder.actor.id === person.actor.id)
    const holding = own?.find((h) => h.rule === 'tenure/title') ?? own?.[0]
    if (!holding || holding.rank !== null) continue
    holding.rank = match[0].replace(/\s+/g, ' ')
    holding.spans.push(span)
  }
}

/** "…, the equivalent of Korea's National Assembly speaker", put to the office it explains. */
export function equivalents(page: Page, holdings: readonly Holding[]): void {
  for (const match of page.report.text.matchAll(/\b(?:the\s+)?equivalent\s+(?:of|to)\b/gi)) {
    const at = page.reading.words.findIndex(
      (w) => w.start >= match.index && w.lemma.toLowerCase().startsWith('equivalent'),
    )
    if (at < 0 || word(page, at).start > match.index + match[0].length) continue
    const words = subtree(page.reading, at, (w) =>
      /^(acl:relcl|acl|advcl|parataxis|conj|cc|punct|nsubj|cop|appos)$/.test(word(page, w).deprel),
    )
    const span = spanOfWords(page.reading, words)
    if (span.end <= match.index + match[0].length) continue
    const back = holdings
      .flatMap((h) => [...h.spans, h.holder.span].map((s) => ({ h, gap: match.index - s.end })))
      .filter(
        ({ gap }) =>
          gap >= -2 &&
          gap < 120 &&
          !/[.!?]\s/.test(page.report.text.slice(match.index - Math.max(0, gap), match.index)),
      )
      .sort((a, b) => a.gap - b.gap)[0]
    if (!back || back.h.equivalent !== null) continue
    back.h.equivalent = span
    back.h.spans.push(span)
  }
}
