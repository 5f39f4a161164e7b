import type { TimeMention } from '../ontology/mention.ts'
import { covers } from '../ontology/span.ts'
import { dependents, spanOfWords, subtree } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { form, light } from './clause.ts'
import type { Page } from './page.ts'

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** The length in days a phrase states: "a four-day state visit". */
export function daysOf(page: Page, noun: number): number | null {
  const { reading } = page
  const own = subtree(reading, noun, (w) =>
    /^(acl:relcl|acl|advcl|ccomp|conj)$/.test(reading.words[w]!.deprel),
  )
  const span = spanOfWords(reading, own)
  for (const time of page.resolved.times)
    if (time.days !== null && covers(span, time) && own.includes(time.head) && !reckoned(page, time))
      return time.days
  if (reading.words[noun]!.upos === 'VERB') return null
  const said = /\b(\d{1,2}|[a-z]+)[- ]days?\b/i.exec(
    page.report.text.slice(span.start, reading.words[noun]!.end),
  )
  if (!said) return null
  const n = NUMBERS.indexOf(said[1]!.toLowerCase())
  return n > 0 ? n : Number(said[1]) || null
}

/** "a day after the vote": no length of a stay. */
const reckoned = (page: Page, time: TimeMention): boolean =>
  /^,? (?:after|before|ahead of|later|earlier|ago)\b/.test(page.report.text.slice(time.end)) ||
  /\b(?:after|before|ahead|later|earlier|ago)$/.test(page.report.text.slice(time.start, time.end))

/** The whole stay where a first or last day and its length are told: "kicked off a four-day visit on Sunday". */
export function spanFrom(
  page: Page,
  noun: number,
  event: number,
  when: When,
  days: number | null,
): { when: When; entire: boolean } {
  const { reading } = page
  if (when.from === null || when.to === null) return { when, entire: false }
  if (when.from !== when.to) return { when, entire: true }
  const { head, upos } = reading.words[noun]!
  const verb = upos === 'VERB' ? noun : event !== noun ? event : head
  const known = verb >= 0 && reading.words[verb]!.upos === 'VERB'
  if (days === null || days < 2) return { when, entire: false }
  if (known && light(page, verb, 'close'))
    return { when: between(when, addDays(when.to, 1 - days), when.to), entire: true }
  const starting =
    (known && light(page, verb, 'open')) ||
    dependents(reading, noun).some((d) => /^(starting|beginning|from)$/.test(form(page, d)))
  return starting
    ? { when: between(when, when.from, addDays(when.from, days - 1)), entire: true }
    : { when, entire: false }
}

/** A date stretched to an interval, with the basis and words of the day it is reckoned from. */
export const between = (when: When, from: string, to: string): When => ({
  ...when,
  edtf: from === to ? from : `${from}/${to}`,
  from,
  to,
  basis: when.basis === 'stated' && from === to ? 'stated' : 'relative',
})

/** A day so many days later. */
export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 864e5).toISOString().slice(0, 10)
