import { addDays } from '../ontology/calendar-date.ts'
import { evidence } from '../ontology/evidence.ts'
import type { TimeMention } from '../ontology/mention.ts'
import type { Reading } from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'

/** Whether an expression is one whole day, told by its name or number alone. */
const oneDay = ({ type, when }: TimeMention): boolean =>
  type === 'date' && when.edtf !== null && when.edtf === when.from && when.from === when.to

const JOINT = /^(?:, | and |, and | & )(?:the )?$/

/** Whether a day goes on from the one before: "Monday and [Tuesday]", "5 and [6 June]", but not "on Monday and on Friday". */
function goesOn(report: Report, reading: Reading, a: TimeMention, b: TimeMention): boolean {
  if (!oneDay(a) || !oneDay(b) || b.when.from !== addDays(a.when.from!, 1)) return false
  if (!JOINT.test(report.text.slice(a.end, b.start))) return false
  const { head, deprel } = reading.words[b.head] ?? { head: -1, deprel: '' }
  const number = /^\d{1,2}(?:st|nd|rd|th)?$/
  return (
    (deprel === 'conj' && head >= 0) ||
    number.test(report.text.slice(a.start, a.end)) ||
    number.test(report.text.slice(b.start, b.end))
  )
}

/** Times of which days that follow one another and are named together are one stretch: "on 5 and 6 June", "Monday, Tuesday and Wednesday". */
export function withRuns(report: Report, reading: Reading, times: readonly TimeMention[]): TimeMention[] {
  const joined = [...times]
  for (let first = 0; first < times.length; first++) {
    let last = first
    while (last + 1 < times.length && goesOn(report, reading, times[last]!, times[last + 1]!)) last++
    if (last === first) continue
    // "Monday, Tuesday" alone is no stretch
    if (/\band\b|&/.test(report.text.slice(times[last - 1]!.end, times[last]!.start))) {
      const a = times[first]!
      const b = times[last]!
      const span = { start: a.start, end: b.end }
      const when = {
        ...a.when,
        edtf: `${a.when.from}/${b.when.to}`,
        to: b.when.to,
        evidence: evidence(report, span),
      }
      for (let n = first; n <= last; n++) joined[n] = { ...times[n]!, when }
    }
    first = last
  }
  return joined
}
