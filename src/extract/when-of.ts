import type { TimeMention } from '../ontology/mention.ts'
import type { Span } from '../ontology/span.ts'
import { ancestors, dependents, subtree } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import { caseOf, form, lemma } from './clause.ts'
import type { Page } from './page.ts'
import { journeyFor } from './purpose.ts'

const CLAUSE = /^(acl:relcl|advcl|ccomp|csubj|parataxis|conj|acl|appos)$/

/** "future threats" has a time without an end, which dates no event. */
const dated = (time: TimeMention): boolean =>
  time.when.from !== null &&
  time.when.to !== null &&
  time.type !== 'set' &&
  (time.type !== 'duration' || time.days === null)

/** The words that belong to an event itself: its subtree without the clauses inside, but with "held on Monday". */
export function ownWords(page: Page, event: number): number[] {
  const { reading } = page
  const verb = reading.words[event]!.upos === 'VERB'
  return subtree(reading, event, (w) => {
    const { deprel, head, upos } = reading.words[w]!
    if (deprel === 'conj') return upos === 'VERB' || head === event
    if (deprel === 'acl' && head === event && !verb) return false
    if (deprel === 'acl:relcl' && head === event && !verb) return true
    return CLAUSE.test(deprel)
  })
}

/** The time expressions among some words, the nearest to `event` first. */
export function timesAmong(page: Page, words: readonly number[], event: number): TimeMention[] {
  return words
    .map((w) => page.timeAt.get(w))
    .filter((t): t is TimeMention => t !== undefined && dated(t))
    .filter((t) => !modifies(page, t.head, event) && !ofAnother(page, t, event))
    .filter(
      (t) =>
        !/^(since|until|till|from|before|after|by|ahead of|following)$/.test(caseOf(page, t.head)) ||
        // "from May 20 to 24" is the whole of it
        (caseOf(page, t.head) === 'from' && t.when.from !== t.when.to),
    )
    .sort((a, b) => Math.abs(a.head - event) - Math.abs(b.head - event))
}

/** "the 2016 peace agreement": a time that only names something else. */
function modifies(page: Page, time: number, event: number): boolean {
  const { deprel, head } = page.reading.words[time]!
  return (
    /^(compound|amod|nummod|nmod:poss|nmod:unmarked|det)$/.test(deprel) &&
    head !== event &&
    !page.timeAt.has(head)
  )
}

const APART = /^(after|before|ahead of|following|prior to|since|until|in advance of)$/

/** "met in advance of the 28 June summit", "a day ahead of the summit": the time of something else, or one reckoned from it. */
function ofAnother(page: Page, time: TimeMention, event: number): boolean {
  const { text } = page.report
  const reckoned = /\b(?:ahead|before|after|earlier|later)$/i.test(text.slice(time.start, time.end))
  const from = /^ (?:of|than|the|a|an|his|her|their|its)\b|^ \p{Lu}/u.test(text.slice(time.end))
  if (reckoned && from) return true
  // "a post-Christmas visit"
  if (
    /\b(?:post|pre)-$/i.test(text.slice(0, time.start).slice(-5)) ||
    /^(?:post|pre)-/i.test(text.slice(time.start))
  )
    return true
  // "met them about last week's attack"
  if (/^['’]s /.test(text.slice(time.end)) && page.reading.words[event]!.upos === 'VERB') return true
  const above = ancestors(page.reading, time.head)
  const between = above.slice(0, Math.max(0, above.indexOf(event)))
  return between.some((w) => APART.test(caseOf(page, w)) || /^(advance|eve|wake)$/.test(lemma(page, w)))
}

/** When the words of an event itself say it is: "the summit on Monday". */
export const ownTime = (page: Page, event: number): When =>
  narrowest(timesAmong(page, ownWords(page, event), event))

/** When an event is: by a time of its own phrase, else of the clause it stands in as object, or "in" and "during" which it stands. */
export function whenOf(page: Page, event: number): When {
  const { reading } = page
  const own = ownTime(page, event)
  if (own.from !== null) return own
  let at = event
  for (let n = 0; n < 4; n++) {
    const { head, deprel, upos, xpos } = reading.words[at]!
    if (head < 0) break
    const preposition = caseOf(page, at)
    const carried =
      (/^(obj|nsubj:pass|xcomp|nsubj)$/.test(deprel) && preposition !== 'ahead of') ||
      (/^obl/.test(deprel) && /^(in|during|at|for|to|on|through|over)$/.test(preposition)) ||
      (/^nmod$/.test(deprel) && /^(of|to)$/.test(preposition)) ||
      (deprel === 'advcl' && xpos === 'VBG' && /^(before|after)$/.test(markOf(page, at))) ||
      goesAlong(page, at) ||
      (deprel === 'conj' && upos === 'VERB' && !hasDifferentSubject(page, at))
    if (!carried) break
    const times = timesAmong(page, ownWords(page, head), event)
      .filter((t) => deprel !== 'conj' || t.head < head)
      // "their meeting followed the summit of May 4": the day of the other
      .filter((t) => !SEQUEL.test(lemma(page, head)) || reading.words[t.head]!.head === head)
    if (times[0]) return narrowest(times)
    at = head
  }
  const there = [whenThere, whenBound, whenHappening]
    .map((find) => find(page, event))
    .find((when) => when.from !== null)
  return there ?? beforeSaying(page, event)
}

const SEQUEL = /^(follow|precede|build|recall|mark|come)$/

/** "will travel to Lima on Friday to meet": the day of the journey that is made for it. */
function whenBound(page: Page, event: number): When {
  const journey = journeyFor(page, event)
  return journey === null ? UNKNOWN_WHEN : narrowest(timesAmong(page, ownWords(page, journey), journey))
}

/** "the summit in Cornwall, which takes place from June 11 to 13". */
function whenHappening(page: Page, event: number): When {
  const told = ownWords(page, event)
    .flatMap((w) => dependents(page.reading, w, 'acl:relcl'))
    .filter(
      (verb) =>
        /^(happen|take|hold|run|open|start|begin|convene)$/.test(lemma(page, verb)) &&
        dependents(page.reading, verb, 'nsubj', 'nsubj:pass').some((s) =>
          /^(which|that)$/.test(form(page, s)),
        ),
    )
  return narrowest(told.flatMap((verb) => timesAmong(page, ownWords(page, verb), verb)))
}

/** "paid a visit on Friday, holding talks": a participle that tells what was done within the deed before it. */
export const goesAlong = (page: Page, verb: number): boolean => {
  const { deprel, xpos, head } = page.reading.words[verb]!
  return deprel === 'advcl' && xpos === 'VBG' && head >= 0 && head < verb && markOf(page, verb) === ''
}

/** "flies to Lima on Friday, where he is to see the president": the day of the journey that the clause goes on from. */
function whenThere(page: Page, event: number): When {
  const { words } = page.reading
  for (const at of [event, ...ancestors(page.reading, event).slice(0, 3)]) {
    const { deprel, head } = words[at]!
    const goesOn = deprel === 'acl:relcl' && head >= 0 && page.placeAt.has(head)
    // the tree may hang the clause on the journey itself
    const hung = deprel === 'advcl' && head >= 0 && words[head]!.upos === 'VERB'
    if (!goesOn && !hung) continue
    if (!dependents(page.reading, at, 'advmod', 'obl').some((d) => d < at && form(page, d) === 'where'))
      continue
    const verb = hung ? head : words[head]!.head
    return verb < 0 ? UNKNOWN_WHEN : narrowest(timesAmong(page, ownWords(page, verb), event))
  }
  return UNKNOWN_WHEN
}

/** "failed to agree after talks on Wednesday, diplomats said": a time before the words of saying belongs to what is said, wherever the tree hangs it. */
function beforeSaying(page: Page, event: number): When {
  const { words } = page.reading
  for (let at = event, n = 0; at >= 0 && n < 8; at = words[at]!.head, n++) {
    const { deprel, head } = words[at]!
    // "after talks on Wednesday", the day hung on what came after
    if (/^obl/.test(deprel) && /^(after|following)$/.test(caseOf(page, at))) {
      const later = dependents(page.reading, head, 'obl', 'obl:unmarked').filter((d) => d > event)
      const time = later.length === 1 ? narrowest(timesAmong(page, later, event)) : UNKNOWN_WHEN
      if (time.from !== null) return time
    }
    if (deprel !== 'ccomp' || head < event) continue
    const speaker = Math.min(head, ...dependents(page.reading, head, 'nsubj'))
    if (speaker < event) return UNKNOWN_WHEN
    const between = dependents(page.reading, head, 'obl', 'obl:unmarked').filter(
      (d) => d > event && d < speaker,
    )
    return between.length === 1 ? narrowest(timesAmong(page, between, event)) : UNKNOWN_WHEN
  }
  return UNKNOWN_WHEN
}

const markOf = (page: Page, verb: number): string =>
  dependents(page.reading, verb, 'mark')
    .map((m) => form(page, m))
    .join(' ')

const hasDifferentSubject = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'nsubj').length > 0

/** When the words of a stretch of text say; for "in October last year and at the G20 summit in November" each its own. */
export function whenWithin(page: Page, span: Span): When {
  const times = page.resolved.times.filter((t) => t.start >= span.start && t.end <= span.end && dated(t))
  return narrowest(times)
}

const days = (when: When): number =>
  when.from === null || when.to === null ? 1e9 : (Date.parse(when.to) - Date.parse(when.from)) / 864e5

/** Of times that hold one another the narrowest: "on Monday", not "this week"; else the first. */
function narrowest(times: readonly TimeMention[]): When {
  let best = times[0]?.when ?? UNKNOWN_WHEN
  for (const { when } of times) if (overlap(when, best) && days(when) < days(best)) best = when
  return best
}

/** Whether two dates can be the same; an unknown one always can. */
export const overlap = (a: When, b: When): boolean =>
  a.from === null || b.from === null || a.to === null || b.to === null || (a.from <= b.to && b.from <= a.to)

/** Of two dates of one thing the narrower. */
export const narrower = (a: When, b: When): When => (days(b) < days(a) ? b : a)
