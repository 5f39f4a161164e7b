import { covers, overlaps, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, subtree, wordsWithin } from '../ontology/tree.ts'
import { form, lemma } from './clause.ts'
import { completed, unfinished } from './content-ends.ts'
import { carriersAfter, contentHeads, contentWords, spansOf } from './content-words.ts'
import { type Cue, speaks } from './cue.ts'
import { verbLemma } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { joined, paragraphs, type Quotation, trimmed, widened } from './quotation.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** What is said: by the model where it saw the attribution, else by the tree; widened to whole quotations. */
export function contentOf(page: Page, cue: Cue, regions: readonly Quotation[]): Span[] {
  const { text } = page.report
  const heads = contentHeads(page, cue)?.heads ?? []
  const grown = spansOf(page, contentWords(page, cue)).map((s) => unmarked(page, s))
  // speech within speech is passed on whole, and "deep concern over" belongs to what was expressed
  const nested = heads.some((h) => speaks(page, h) && dependents(page.reading, h, 'nsubj').length > 0)
  let spans = nested || (heads.length === 0 && asksOnly(page, cue)) ? [] : modelled(page, cue)
  const phrase = contentHeads(page, cue)?.as === 'phrase'
  if (phrase && spans.every((s) => grown.some((g) => covers(g, s)))) spans = []
  if (spans.length === 0) {
    const whole = grown.filter(
      (s) =>
        predicates(page, s) ||
        regions.some((r) => overlaps(r, s)) ||
        heads.some((h) => covers(s, word(page, h))),
    )
    spans = bridged(page, cue, whole.length > 0 ? whole : grown)
  }
  if (spans.length === 0 && cue.frames.includes('clause') && !(heads.length === 0 && asksOnly(page, cue))) {
    const sentence = sentenceAt(page.reading, cue.word)
    const beside = regions.filter(
      (r) => overlaps(r, sentence) && !overlaps(r, cue.span) && r.end - r.start > 20,
    )
    spans = beside.map(({ start, end }) => ({ start, end }))
  }
  spans = spans.map((s, n, all) => (n === all.length - 1 ? completed(page, cue, s, regions) : s))
  const own = ofSentence(page, cue, carried(page, cue, spans), regions).map((s, n, all) =>
    n === all.length - 1 ? unfinished(page, s, regions) : s,
  )
  const kept = widened(text, joined(text, own), regions, cue.span)
    .flatMap((s) => byParagraph(text, s))
    .map((s) => beforeOthers(page, quoteAlone(text, s, regions), regions))
  const says = (s: Span): boolean => {
    const words = wordsWithin(page.reading, s)
    return words.length > 1 || words.some((w) => /^(NOUN|PROPN)$/.test(word(page, w).upos))
  }
  return kept.some((s) => says(s) || regions.some((r) => overlaps(r, s))) ? kept : []
}

/** Whether a verb asks or undertakes, or has an object that is not said in words: without content by the tree it is no statement. */
const asksOnly = (page: Page, cue: Cue): boolean =>
  cue.form === 'verb' &&
  (dependents(page.reading, cue.word, 'obj').length > 0 ||
    /^apologi[sz]e$/.test(verbLemma(page, cue.word)) ||
    rowsOf(page.lexicon, 'undertaking', 'lemma', verbLemma(page, cue.word)).some(
      (row) => !row.frames!.includes('own-clause'),
    ))

/** The first word of ", while Hamas says that" or "as he urges the public": someone else's speech that only stands beside a cue's own. */
function othersAfter(page: Page, sentence: { first: number; last: number }, v: number): number | null {
  for (let w = v + 1; w < sentence.last; w++) {
    if (!speaks(page, w) || dependents(page.reading, w, 'nsubj').length === 0) continue
    const mark = dependents(page.reading, w, 'mark').find((m) =>
      /^(while|whereas|although|though|as)$/.test(form(page, m)),
    )
    if (mark !== undefined && mark > v && !page.quotes.some((q) => covers(q, word(page, mark)))) return mark
  }
  return null
}

/** "announce a zone and rule out operations": the bare form after a plural in the present. */
const presentAlike = (page: Page, w: number, cue: number): boolean =>
  word(page, cue).xpos === 'VBP' &&
  word(page, w).xpos === 'VB' &&
  dependents(page.reading, w, 'aux', 'mark').length === 0

/** The "and" of "accuses Peru of spying, and imposes sanctions": a finite verb that the parser joined to one that is not. */
function finiteAfter(page: Page, cue: Cue): number | null {
  if (cue.form !== 'verb') return null
  const { last } = sentenceAt(page.reading, cue.word)
  for (let w = cue.word + 2; w < last; w++) {
    const { deprel, head, upos } = word(page, w)
    if (upos !== 'VERB' || deprel !== 'conj' || head <= cue.word) continue
    const cc = dependents(page.reading, w, 'cc')[0]
    if (
      cc !== undefined &&
      (form(page, cc - 1) === ',' ||
        word(page, w).xpos === 'VBZ' ||
        rowsOf(page.lexicon, 'undertaking', 'lemma', verbLemma(page, w)).length > 0) &&
      /s$/.test(form(page, w)) &&
      form(page, w) !== lemma(page, w) &&
      /s$/.test(form(page, cue.word)) &&
      (/^(VB|VBG)$/.test(word(page, head).xpos) || word(page, head).upos === 'NOUN') &&
      dependents(page.reading, head, 'aux', 'nsubj', 'cop').length === 0 &&
      dependents(page.reading, w, 'nsubj', 'mark').length === 0 &&
      !page.quotes.some((q) => covers(q, word(page, w)))
    )
      return cc
  }
  return null
}

/** "rejected" of "said the structure was a farm and rejected the demand": what the speaker did besides is not said. */
export function deedBeside(page: Page, cue: Cue): number | null {
  const { reading } = page
  const own = dependents(reading, cue.word, 'conj')
  // the parser joins the deed to a predicate without a verb, whose subject does no such thing
  const besides = dependents(reading, cue.word, 'ccomp')
    .flatMap((c) => {
      // "says it will not last and appeals": no modal verb is shared by a finite one
      const modal = dependents(reading, c, 'aux').some((a) => word(page, a).xpos === 'MD')
      const acts = dependents(reading, c, 'nsubj').some((s) => page.mentionAt.has(s))
      return dependents(reading, c, 'conj').filter(
        (w) => modal || (!acts && (word(page, c).upos !== 'VERB' || afterComma(page, w))),
      )
    })
    .filter(
      (w) => speaks(page, w) || rowsOf(page.lexicon, 'undertaking', 'lemma', verbLemma(page, w)).length > 0,
    )
  const deed = [...own, ...besides].find(
    (w) =>
      w > cue.word &&
      (word(page, w).xpos === word(page, cue.word).xpos || presentAlike(page, w, cue.word)) &&
      dependents(reading, w, 'nsubj', 'mark').length === 0 &&
      !page.quotes.some((q) => covers(q, word(page, w))),
  )
  return deed ?? null
}

/** The first word of what the speaker did besides: "and rejected". */
function deedAfter(page: Page, cue: Cue): number | null {
  const deed = deedBeside(page, cue)
  return deed === null ? null : (dependents(page.reading, deed, 'cc')[0] ?? deed)
}

const afterComma = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'cc').some((cc) => form(page, cc - 1) === ',')

/** Spans cut where ", adding that" takes over, and where the speaker goes on to do something. */
function carried(page: Page, cue: Cue, spans: readonly Span[]): Span[] {
  const sentence = sentenceAt(page.reading, cue.word)
  const next = Math.min(
    carriersAfter(page, sentence, cue.word)[0] ?? Number.POSITIVE_INFINITY,
    othersAfter(page, sentence, cue.word) ?? Number.POSITIVE_INFINITY,
    deedAfter(page, cue) ?? Number.POSITIVE_INFINITY,
    finiteAfter(page, cue) ?? Number.POSITIVE_INFINITY,
    mainAfter(page, cue) ?? Number.POSITIVE_INFINITY,
    clauseBeside(page, cue) ?? Number.POSITIVE_INFINITY,
    verbAround(page, cue) ?? Number.POSITIVE_INFINITY,
  )
  if (next === Number.POSITIVE_INFINITY) return [...spans]
  const end = word(page, next).start
  return spans.flatMap((s) => {
    if (s.end <= end) return [s]
    if (s.start >= end) return []
    return trimmed(page.report.text, { start: s.start, end }) ?? []
  })
}

/** "Expressing concern over the strait, the ministers agreed …": the first word of the main clause after a participle that leads it in. */
function mainAfter(page: Page, cue: Cue): number | null {
  const { deprel, head, xpos } = word(page, cue.word)
  if (cue.form !== 'verb' || xpos !== 'VBG' || deprel !== 'advcl' || head < cue.word) return null
  const first = Math.min(
    ...dependents(page.reading, head, 'nsubj')
      .flatMap((s) => subtree(page.reading, s))
      .filter((w) => w > cue.word),
  )
  return Number.isFinite(first) && form(page, first - 1) === ',' ? first : null
}

/** "the envoy, explaining her vote, said that": the verb to which a participle between it and its subject belongs. */
function verbAround(page: Page, cue: Cue): number | null {
  const { deprel, head, xpos } = word(page, cue.word)
  if (cue.form !== 'verb' || xpos !== 'VBG' || deprel !== 'advcl' || head < cue.word) return null
  const before = dependents(page.reading, head, 'nsubj').some((s) => s < cue.word)
  const first = Math.min(head, ...dependents(page.reading, head, 'aux', 'advmod').filter((w) => w > cue.word))
  return before && form(page, first - 1) === ',' ? first : null
}

/** "said the road was open; Peru rejects the claim": the first word of a clause that a semicolon parts from the speech before it. */
function clauseBeside(page: Page, cue: Cue): number | null {
  const { words } = page.reading
  const { last } = sentenceAt(page.reading, cue.word)
  for (let w = cue.word + 1; w < last - 2; w++) {
    if (form(page, w) !== ';' || page.quotes.some((q) => covers(q, word(page, w)))) continue
    for (let v = w + 1; v < last; v++)
      if (
        /^(VBD|VBZ|VBP)$/.test(words[v]!.xpos) &&
        words[v]!.upos === 'VERB' &&
        /^(parataxis|conj|root|ccomp)$/.test(words[v]!.deprel) &&
        dependents(page.reading, v, 'nsubj').some((s) => s > w)
      )
        return w
  }
  return null
}

/** `"We need you", while addressing the press`: a quotation without how it was said. */
function quoteAlone(text: string, span: Span, regions: readonly Quotation[]): Span {
  const quotation = regions.find((r) => r.start === span.start && r.end < span.end)
  const rest = quotation && text.slice(quotation.end, span.end)
  return quotation && /^,?\s+(?:while|when|as|after|before|during)\b[^"“”]*$/.test(rest!)
    ? { start: span.start, end: quotation.end }
    : span
}

/** `says, "It is a prison." Ana Ruiz says, "We refuse"`: a quotation without the one after it that another is cited for. */
function beforeOthers(page: Page, span: Span, regions: readonly Quotation[]): Span {
  const first = regions.find((r) => r.start === span.start && r.end < span.end)
  const second = first && regions.find((r) => r.start >= first.end && r.start < span.end)
  if (!first || !second) return span
  const cited = wordsWithin(page.reading, { start: first.end, end: second.start }).some(
    (w) => speaks(page, w) && dependents(page.reading, w, 'nsubj').length > 0,
  )
  return cited && /[.!?]["”]?$/.test(page.report.text.slice(first.start, first.end))
    ? { start: first.start, end: first.end }
    : span
}

/** A span as one for each paragraph it runs through. */
const byParagraph = (text: string, span: Span): Span[] =>
  paragraphs(text.slice(span.start, span.end)).flatMap((p) => {
    const part = { start: span.start + p.start, end: span.start + p.end }
    while (part.end > part.start && /\s/.test(text[part.end - 1]!)) part.end--
    return part.end > part.start ? [part] : []
  })

const SURE = 0.5

/** What the model gives as the content of these very words of attribution, trimmed. */
function modelled(page: Page, cue: Cue): Span[] {
  const seen = cue.attribution
  if (!seen || seen.confidence < SURE || seen.cue.length > 3) return []
  const own = seen.content.flatMap((s) => trimmed(page.report.text, s) ?? []).map((s) => unmarked(page, s))
  if (own.some((s) => overlaps(s, cue.span))) return []
  // "one proposed talks; the other agreed but said …": what stands before the semicolon is told, not said
  const said = own.filter((s) => {
    const gap = page.report.text.slice(s.end, Math.max(s.end, cue.span.start))
    return !/^;\s/.test(gap) || /[”"]$/.test(page.report.text.slice(s.start, s.end))
  })
  return said.length > 0 ? said : own
}

/** Spans parted by a few words that are neither the cue nor its subject, put together: the parser hung those words elsewhere. */
function bridged(page: Page, cue: Cue, spans: readonly Span[]): Span[] {
  const { reading } = page
  const apart = new Set([
    cue.word,
    ...dependents(reading, cue.word, 'nsubj', 'obl', 'iobj', 'advmod').flatMap((d) => subtree(reading, d)),
  ])
  const found: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = found[found.length - 1]
    const gap = last && wordsWithin(reading, { start: last.end, end: span.start })
    const near =
      last &&
      gap &&
      span.start - last.end < 50 &&
      !page.report.text.slice(last.end, span.start).includes('\n\n')
    if (near && !gap.some((w) => apart.has(w))) found[found.length - 1] = { start: last.start, end: span.end }
    else found.push(span)
  }
  return found
}

/** A clause without the "that" which brings it in. */
function unmarked(page: Page, span: Span): Span {
  const first = wordsWithin(page.reading, span)[0]
  if (first === undefined) return span
  const { upos, end } = page.reading.words[first]!
  const next = page.reading.words[first + 1]
  if (upos !== 'SCONJ' || form(page, first) !== 'that' || !next || next.start >= span.end) return span
  return trimmed(page.report.text, { start: Math.max(end, next.start), end: span.end }) ?? span
}

/** Of what stands in no quotation, only that of the cue's own sentence. */
function ofSentence(page: Page, cue: Cue, spans: readonly Span[], regions: readonly Quotation[]): Span[] {
  const { text } = page.report
  const { sentences } = page.reading
  const n = sentences.indexOf(sentenceAt(page.reading, cue.word))
  // the splitter may have cut a sentence at "v." or after a comma
  const cut = (i: number): boolean =>
    i > 0 &&
    i < sentences.length &&
    /\b\p{L}{1,2}\.\s*$|,["”’']{0,2}\s*$/u.test(text.slice(0, sentences[i]!.start).slice(-12))
  let [first, last] = [n, n]
  while (cut(first)) first--
  while (cut(last + 1)) last++
  const own = spans.flatMap((s) => {
    if (regions.some((r) => overlaps(r, s))) return [s]
    const part = {
      start: Math.max(s.start, sentences[first]!.start),
      end: Math.min(s.end, sentences[last]!.end),
    }
    return part.start < part.end ? (trimmed(text, part) ?? []) : []
  })
  return own.length > 0 ? own : [...spans]
}

/** Whether a stretch holds a verb; of several parts of what is said those without one are strays. */
const predicates = (page: Page, span: Span): boolean =>
  wordsWithin(page.reading, span).some((w) => /^(VERB|AUX)$/.test(page.reading.words[w]!.upos))
