import { covers, type Span } from '../ontology/span.ts'
import { ancestors } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { surroundings } from './channel.ts'
import { caseOf } from './clause.ts'
import type { Page } from './page.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Whether a time lies after the day of the report: what is held already is then due at it. */
export const afterReport = (page: Page, when: When): boolean => {
  const day = page.report.published?.slice(0, 10)
  return day !== undefined && when.from !== null && when.from > day
}

/** "pledged … by 2030", where the deadline stands at the verb. */
export const deadline = (page: Page, verb: number): When | null =>
  surroundings(page, verb)
    .filter((o) => /^(by|until|before)$/.test(caseOf(page, o)))
    .map((o) => page.timeAt.get(o)?.when)
    .find((when) => when !== undefined && afterReport(page, when)) ?? null

const years = ({ from, to }: When): number =>
  from === null || to === null ? 0 : Number(to.slice(0, 4)) - Number(from.slice(0, 4))

export function dueIn(page: Page, spans: readonly Span[]): When | null {
  const day = page.report.published?.slice(0, 10) ?? null
  const time = page.resolved.times.find(
    (t) =>
      spans.some((s) => covers(s, t)) &&
      t.type !== 'set' &&
      // "the Winter Olympics"
      !(
        /^(compound|amod)$/.test(word(page, t.head).deprel) &&
        word(page, word(page, t.head).head).upos === 'PROPN'
      ) &&
      // "visits of up to 90 days"
      (t.type !== 'duration' || /^(within|in)$/.test(caseOf(page, t.head))) &&
      // "the government that takes over next week"
      ![t.head, ...ancestors(page.reading, t.head)].some(
        (w) =>
          word(page, w).deprel === 'acl:relcl' &&
          spans.some((s) => s.start < word(page, w).start && covers(s, word(page, w))),
      ) &&
      t.when.from !== null &&
      day !== null &&
      (t.when.to ?? t.when.from) > day &&
      // "the challenges of the 21st century" set no date
      years(t.when) <= 10,
  )
  return time?.when ?? null
}
