import { evidence } from '../ontology/evidence.ts'
import type { Commemoration, Standing } from '../ontology/finding.ts'
import { publicationDay } from '../ontology/report.ts'
import { covers, hull, overlaps, type Span } from '../ontology/span.ts'
import { ancestors, dependents, sentenceAt, spanOfWords, subtree } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import { claim } from './claim.ts'
import { caseOf, form, lemma, light, obliques, predicateOf } from './clause.ts'
import { subjectMatter, whole } from './commemorated.ts'
import type { Extractor } from './extractor.ts'
import { ordinal } from './ordinal-word.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, parties, sureness } from './party.ts'
import { standingOf } from './standing.ts'
import { subjects } from './subject.ts'
import { whenOf } from './when-of.ts'

const WHOLE: Readonly<Record<string, number>> = {
  centenary: 100,
  centennial: 100,
  bicentenary: 200,
  bicentennial: 200,
  sesquicentennial: 150,
  tercentenary: 300,
}
/** An anniversary: "to mark its 100th anniversary", "the 150th anniversary of the birth of", "marks 30 years of diplomatic ties". */
export const commemoration: Extractor = {
  name: 'commemoration',
  find: (page) =>
    page.reading.words.flatMap((w, i) => {
      const own = lemma(page, i)
      if (own === 'anniversary' || own in WHOLE) return anniversary(page, i)
      if (own === 'year' && w.upos === 'NOUN') return yearsOf(page, i)
      return []
    }),
}

function anniversary(page: Page, i: number): Commemoration[] {
  const { reading } = page
  const own = lemma(page, i)
  const before = dependents(reading, i, 'amod', 'nummod', 'compound').filter((d) => d < i)
  const years =
    WHOLE[own] ??
    before
      .flatMap((d) => subtree(reading, d))
      .map((d) => ordinal(form(page, d)))
      .find((n) => n !== null && n !== undefined) ??
    precedingOrdinal(page, i)
  if (years === null || years === undefined || years < 1) return []
  const of = subjectMatter(page, i)
  if (!of) return []
  return [made(page, i, years, of)]
}

/** "100th" just before the word though the tree hangs it elsewhere. */
function precedingOrdinal(page: Page, i: number): number | null {
  for (let at = i - 1; at >= Math.max(0, i - 3); at--) {
    const found = /^\d{1,4}(st|nd|rd|th)$/.exec(form(page, at))
    if (found) return Number.parseInt(found[0], 10)
  }
  return null
}

/** "marks 30 years of diplomatic ties", "celebrated 50 years since". */
function yearsOf(page: Page, i: number): Commemoration[] {
  const { reading } = page
  const { head, deprel } = reading.words[i]!
  if (head < 0 || deprel !== 'obj' || !light(page, head, 'mark')) return []
  const years = dependents(reading, i, 'nummod')
    .map((d) => ordinal(form(page, d)))
    .find((n) => n !== null)
  const of = [...obliques(page, i, 'of', 'since'), ...obliques(page, head, 'since')][0]
  const clause = dependents(reading, i, 'advcl', 'acl')
    .concat(dependents(reading, head, 'advcl'))
    .find((c) => dependents(reading, c, 'mark').some((m) => form(page, m) === 'since'))
  if (!years) return []
  const span =
    of !== undefined
      ? whole(page, of)
      : clause !== undefined
        ? spanOfWords(
            reading,
            subtree(reading, clause, (w) => reading.words[w]!.deprel === 'mark'),
          )
        : null
  return span ? [made(page, i, years, span)] : []
}

function made(page: Page, i: number, years: number, of: Span): Commemoration {
  const { reading } = page
  const predicate = predicateOf(page, i)
  const marking = light(page, predicate, 'mark')
  const observers = marking ? observersOf(page, predicate) : []
  const found = dateOf(page, i, predicate)
  const number = hull([
    reading.words[i]!,
    ...dependents(reading, i, 'amod', 'nummod').map((d) => reading.words[d]!),
  ])
  // "the thirtieth anniversary of the 1993 withdrawal": neither the number nor what is commemorated dates the observance
  const elsewhere =
    found.evidence !== null && !covers(of, found.evidence) && !overlaps(number, found.evidence)
  const told = found.from !== null && elsewhere ? found : dateBeside(page, i, of)
  // "the 40th anniversary of the 1973 coup": the year of what is commemorated is not that of the observance
  const published = Number(publicationDay(page.report)?.slice(0, 4)) || null
  const first = yearOf(told)
  // "…, signed on June 17, 1991": the day it is counted from
  const counted =
    years > 2 && first !== null && published !== null && Math.abs(published - years - first) <= 1
  const when = counted || (told.evidence !== null && covers(of, told.evidence)) ? UNKNOWN_WHEN : told
  const stated = page.resolved.times.filter((t) => covers(of, t)).map((t) => yearOf(t.when))
  if (counted) stated.push(first)
  const year = yearOf(when) ?? (when.from === null ? published : null)
  const sentence = sentenceAt(reading, i)
  const inside = (s: Span): boolean => s.start >= sentence.start && s.end <= sentence.end
  const spans = [
    hull(
      [
        reading.words[i]!,
        of,
        ...dependents(reading, i, 'amod', 'nmod:poss', 'nummod').map((d) => reading.words[d]!),
        ...(marking ? [reading.words[predicate]!] : []),
        ...observers.map((o) => o.span),
      ].filter(inside),
    ),
  ]
  return {
    ...claim(page, 'commemoration', marking ? 'commemoration-marked' : 'commemoration-anniversary', spans, {
      parties: parties(page, 'observer', observers),
      standing: marked(page, marking || predicate < 0 ? i : predicate, predicate, marking),
      when,
      confidence: 0.9 * sureness(page, observers),
    }),
    kind: 'commemoration',
    years,
    base:
      stated.find((y) => y !== null && year !== null && Math.abs(year - years - y) <= 1) ??
      (year === null ? null : year - years),
    of: evidence(page.report, of),
  }
}

/** Who marks it: the subject, or for "to mark" within a relative clause that of the main clause. */
function observersOf(page: Page, verb: number): Attached[] {
  const own = actorsOf(page, subjects(page, verb))
  const relative = ancestors(page.reading, verb).find((a) => page.reading.words[a]!.deprel === 'acl:relcl')
  const to = dependents(page.reading, verb, 'mark').some((m) => form(page, m) === 'to')
  if (own.length > 0 || relative === undefined || !to) return own
  const main = ancestors(page.reading, relative).find((a) => page.reading.words[a]!.upos === 'VERB')
  return main === undefined ? [] : actorsOf(page, subjects(page, main))
}

/** The date of the observance: its own, that of the clause it is the purpose of, or the year that is said to bring it. */
function dateOf(page: Page, i: number, predicate: number): When {
  const { reading } = page
  const own = whenOf(page, i)
  if (own.from !== null) return own
  for (const at of [predicate, ...ancestors(reading, predicate)]) {
    // "visit the building, which served from 1926 to 1932, to mark": the dates of the building are not those of the visit
    if (reading.words[at]!.deprel === 'acl:relcl' && at !== predicate) continue
    const subject = dependents(reading, at, 'nsubj')
      .map((s) => page.timeAt.get(s))
      .find((t) => t?.when.from)
    if (subject) return subject.when
    const time = whenOf(page, at)
    if (time.from !== null) return time
    if (reading.words[at]!.deprel !== 'advcl' && reading.words[at]!.deprel !== 'xcomp') break
  }
  return own
}

/** A date of the same sentence that stands outside what is commemorated: "…, in September 2023". */
function dateBeside(page: Page, i: number, of: Span): When {
  const sentence = sentenceAt(page.reading, i)
  const times = page.resolved.times.filter(
    (t) =>
      t.type === 'date' &&
      covers(sentence, t) &&
      !covers(of, t) &&
      // in "on the 15th anniversary" the number is no day
      !(t.start <= page.reading.words[i]!.start && t.end >= page.reading.words[i]!.start - 8) &&
      t.when.from !== null &&
      /^(in|on)$/.test(caseOf(page, t.head)),
  )
  return times.at(-1)?.when ?? UNKNOWN_WHEN
}

const yearOf = (when: When): number | null =>
  when.from !== null && when.to !== null && when.from.slice(0, 4) === when.to.slice(0, 4)
    ? Number(when.from.slice(0, 4))
    : null

/** "met to mark the anniversary", "marched to remember": the purpose of what was done is done with it; "cancelled events marking it" is not held. */
function marked(page: Page, word: number, predicate: number, marking: boolean): Standing {
  const { standing } = standingOf(page, word)
  const event = predicate < 0 ? undefined : page.reading.words[predicate]
  if (event?.deprel === 'acl' && event.xpos === 'VBG') {
    const called = standingOf(page, event.head).standing
    if (/^(cancelled|denied)$/.test(called)) return called
  }
  // a day comes round whatever is asked or refused on it
  if (!marking && /^(proposed|denied|hypothetical|offered)$/.test(standing)) return 'held'
  const above = predicate < 0 ? -1 : page.reading.words[predicate]!.head
  const purpose =
    standing === 'announced' &&
    above >= 0 &&
    page.reading.words[predicate]!.deprel === 'advcl' &&
    page.reading.words[above]!.upos === 'VERB'
  return purpose ? standingOf(page, above).standing : standing
}
