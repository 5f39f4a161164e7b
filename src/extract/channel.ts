import type { TimeMention } from '../ontology/mention.ts'
import type { Span } from '../ontology/span.ts'
import { dependents, sentenceAt, spanOfWords, subtree } from '../ontology/tree.ts'
import { caseOf, conjuncts, form, lemma, obliques, passive } from './clause.ts'
import { nounRows, verbLemma } from './inflection.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { press, speakersAt } from './speaker.ts'
import { surfaceSubjects } from './subject.ts'
import { narrower } from './when-of.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** The phrases around a verb: its own, and those that stand before the first of several coordinated verbs. */
export function surroundings(page: Page, verb: number): number[] {
  const { reading } = page
  const own = dependents(reading, verb, 'obl', 'advmod', 'nmod')
  const { deprel, head } = word(page, verb)
  if (deprel !== 'conj' || head < 0) return own
  return [...own, ...surroundings(page, head).filter((o) => o < head)]
}

/** Occasion or medium of speech: "in a statement", "in his talks with Zhao", "on X", in the words of the text. */
export interface Channel {
  readonly words: string
  readonly span: Span
  /** Index of the head noun. */
  readonly head: number
}

function phraseOf(page: Page, head: number): { words: string; span: Span } {
  const { reading, report } = page
  const kept = dependents(reading, head).filter((c) => {
    const { deprel } = word(page, c)
    if (/^(case|det|amod|compound|nmod:poss|nummod|flat|fixed)$/.test(deprel)) return true
    return deprel === 'nmod' && caseOf(page, c) === 'with' && !page.timeAt.has(c)
  })
  const prune = (w: number): boolean =>
    /^(acl|acl:relcl|appos|conj|cc|parataxis|punct)$/.test(word(page, w).deprel) &&
    word(page, w).upos !== 'PART'
  const span = spanOfWords(reading, [head, ...kept.flatMap((c) => subtree(reading, c, prune))])
  const words = report.text.slice(span.start, span.end).replace(/\s+/g, ' ')
  return {
    words:
      /^[A-Z][a-z]/.test(words) && caseOf(page, head) !== ''
        ? words[0]!.toLowerCase() + words.slice(1)
        : words,
    span,
  }
}

/** The channel of speech at a verb, or null when the text names none. */
export function channelOf(page: Page, verb: number): Channel | null {
  const around = surroundings(page, verb).flatMap((o) => conjuncts(page, o).slice(0, 1))
  for (const o of around) {
    const preposition = caseOf(page, o)
    const fits = nounRows(page, 'channel', 'noun', o).some((r) =>
      r.prepositions!.split('|').includes(preposition),
    )
    const media = /^(to|with|by|on|in)$/.test(preposition) && press(page, o)
    if ((fits || media) && !page.timeAt.has(o)) return { ...phraseOf(page, o), head: o }
  }
  return null
}

/** What is wished or owed to somebody. */
const KIND =
  /^(condolences?|congratulations?|greetings?|thanks|sympath(?:y|ies)|wish|wishes|gratitude|appreciation|apology|apologies|solidarity)$/

/** Those spoken to at a verb of speech, and, for the press, the channel instead. */
export function addresseesOf(
  page: Page,
  verb: number,
  frames: readonly string[],
): { to: Attached[]; press: Channel | null } {
  const { reading } = page
  const heads: number[] = []
  if (frames.includes('addressee')) {
    if (passive(page, verb)) heads.push(...surfaceSubjects(page, verb))
    else heads.push(...dependents(reading, verb, 'iobj'), ...dependents(reading, verb, 'obj'))
  }
  // "called for the Union to send observers"
  if (verbLemma(page, verb) === 'call' || frames.includes('infinitive'))
    // "called for Russia to be readmitted" asks others
    for (const c of dependents(reading, verb, 'advcl', 'xcomp', 'ccomp'))
      if (!passive(page, c) && dependents(reading, c, 'mark').some((m) => form(page, m) === 'to'))
        heads.push(...dependents(reading, c, 'nsubj').filter((n) => page.mentionAt.has(n)))
  // "expressed condolences to the people of Nepal"
  for (const o of dependents(reading, verb, 'obj'))
    if (/^(extend|send|offer|express|convey)$/.test(verbLemma(page, verb)) && KIND.test(lemma(page, o)))
      heads.push(
        ...obliques(page, o, 'to')
          .flatMap((n) =>
            /^(people|government|nation)$/.test(form(page, n)) && !page.mentionAt.has(n)
              ? obliques(page, n, 'of')
              : [n],
          )
          .filter((n) => page.mentionAt.has(n)),
      )
  const governor = purposeOf(page, verb)
  if (governor !== null)
    heads.push(
      ...dependents(reading, governor, 'obl').filter(
        (o) => /^(with|to)$/.test(caseOf(page, o)) && page.mentionAt.has(o),
      ),
      ...dependents(reading, governor, 'obj').filter((o) => page.mentionAt.has(o)),
    )
  for (const o of dependents(reading, verb, 'obl')) {
    const preposition = caseOf(page, o)
    if (preposition === 'to' && !page.timeAt.has(o)) heads.push(o)
    if (/^(on|upon)$/.test(preposition) && verbLemma(page, verb) === 'call') heads.push(o)
    if (
      preposition === 'for' &&
      verbLemma(page, verb) === 'call' &&
      page.mentionAt.has(o) &&
      dependents(page.reading, verb, 'xcomp', 'advcl').some((c) => c > o && !passive(page, c))
    )
      heads.push(o)
  }
  const paper = heads.find((h) => press(page, h))
  if (paper !== undefined) {
    const { words, span } = phraseOf(page, paper)
    return { to: [], press: { words: /^to /.test(words) ? words : `to ${words}`, span, head: paper } }
  }
  const all = heads
    .flatMap((h) => conjuncts(page, h))
    .filter((h) => !/^(it|that|this|what)$/.test(form(page, h)))
  return { to: unique(speakersAt(page, all)), press: null }
}

/** The verb whose purpose a verb of speech is: "spoke" for "spoke with Lula to congratulate him"; null elsewhere. */
export function purposeOf(page: Page, verb: number): number | null {
  const { deprel, head } = word(page, verb)
  if (head < 0) return null
  if (deprel === 'conj') return purposeOf(page, head)
  const purpose =
    /^(advcl|xcomp)$/.test(deprel) &&
    dependents(page.reading, verb, 'mark').some((m) => form(page, m) === 'to')
  return purpose &&
    /^(speak|spoke|spoken|call|called|meet|met|phone|phoned|write|wrote|telephone|telephoned|visit|visited)$/.test(
      form(page, head),
    )
    ? head
    : null
}

/** Those a channel names as the other side: "in his talks with Zhao"; who asks in "an interview with Anadolu" is no party. */
export const partners = (page: Page, channel: Channel): Attached[] =>
  INTERVIEW.test(form(page, channel.head))
    ? []
    : actorsOf(
        page,
        dependents(page.reading, channel.head, 'nmod', 'obl')
          .filter((n) => caseOf(page, n) === 'with' && !press(page, n))
          .flatMap((n) => conjuncts(page, n)),
      )

const INTERVIEW = /^interviews?$/

/** "Following up on Berg's April 21 roundtable": the time of an event before. */
const followsUp = (page: Page, w: number): boolean => {
  const { first } = sentenceAt(page.reading, w)
  if (form(page, first) !== 'following' || form(page, first + 1) !== 'up') return false
  for (let i = first + 2; i < w; i++) if (form(page, i) === ',') return false
  return true
}

/** "in the upcoming 2026 elections": a time that names something still to come. */
const modifiesComing = (page: Page, w: number): boolean => {
  const { deprel, head } = word(page, w)
  return (
    /^(compound|nummod|amod)$/.test(deprel) &&
    dependents(page.reading, head, 'amod').some((a) =>
      /^(upcoming|coming|forthcoming|next)$/.test(form(page, a)),
    )
  )
}

/** The time said at a verb or within the occasion it names, outside what is said. */
export function timeAround(page: Page, verb: number, outside: (word: number) => boolean): TimeMention | null {
  const leave = /^(acl|acl:relcl|advcl|ccomp|conj|parataxis|xcomp)$/
  const near = surroundings(page, verb)
  const within = near.flatMap((o) => subtree(page.reading, o, (w) => leave.test(word(page, w).deprel)))
  const dated = (words: readonly number[]): TimeMention[] =>
    words.flatMap((w) => {
      const time = page.timeAt.get(w)
      return time &&
        !outside(w) &&
        !modifiesComing(page, w) &&
        !followsUp(page, w) &&
        !/^(by|until|till|since|before|after|from)$/.test(caseOf(page, w)) &&
        (time.type === 'date' || time.type === 'time') &&
        time.when.from !== null &&
        time.when.to !== null
        ? [time]
        : []
    })
  const own = dated(near)
  // "a few days later, on July 2, she said": the day, not the stretch it lies in
  return (own.length > 0 ? own : dated(within)).reduce<TimeMention | null>(
    (best, time) => (best === null || narrower(best.when, time.when) !== best.when ? time : best),
    null,
  )
}
