import type { Entry } from '../../ontology/entry.ts'
import type { Report } from '../../ontology/report.ts'
import { calendarFeed } from '../calendar.ts'
import { isoDates } from './dates.ts'
import type { Write } from './format.ts'

/** Dated meetings and visits as events, undertakings with a due date as to-dos (RFC 5545). */
export const writeIcs: Write = async function* (material, leaveOut) {
  const entries: Entry[] = []
  const reports = new Map<string, Report>()
  for await (const entry of material.entries()) {
    const { view } = entry
    if (view.kind === 'undertaking') {
      if (view.due?.to == null) {
        leaveOut('undertaking without a due date', 'a calendar shows days')
        continue
      }
    } else if (view.when.from === null) {
      leaveOut(`${view.kind} without a date`, 'a calendar shows days')
      continue
    } else if (view.standing === 'denied') {
      leaveOut(`denied ${view.kind}`, 'it did not take place')
      continue
    } else if (!isoDates(view.when).exact) {
      if (material.choices.skipVague) {
        leaveOut(`${view.kind} without an exact day`, 'left out by --skip-vague')
        continue
      }
      leaveOut(
        `${view.kind} without an exact day`,
        'it is written over its whole span, as tentative and "date not given"',
      )
    }
    leaveOut('disagreement between reports', 'one date an event', entry.disagreements.length)
    entries.push(entry)
    for (const { report: id } of entry.findings) {
      const report = reports.has(id) ? null : await material.report(id)
      if (report !== null) reports.set(id, report)
    }
  }
  const shown = new Set(entries.map((e) => e.id))
  const parents = new Map<string, string>()
  for (const entry of entries) {
    const parent = entry.view.within === null ? null : await material.entryOf(entry.view.within)
    if (parent !== null && parent.id !== entry.id && shown.has(parent.id)) parents.set(entry.id, parent.id)
  }
  yield {
    file: '.ics',
    data: calendarFeed({
      entries,
      reports: [...reports.values()],
      name: material.title,
      now: material.made,
      nameOf: material.states.nameOf,
      parentOf: (entry) => parents.get(entry.id) ?? null,
      ...(material.choices.skipVague ? { skipVague: true } : {}),
    }),
  }
}
