import type { Entry } from '../ontology/entry.ts'
import { FINDING_KINDS, statesOf } from '../ontology/finding.ts'
import type { Report } from '../ontology/report.ts'
import { sortDay } from './date-words.ts'

/** Types of acts that other kinds of findings tell of already. */
const TOLD_ELSEWHERE: readonly string[] = ['AGREE', 'CONSULT', 'REQUEST', 'REJECT']

/** Whether an entry says something of its own: an act only where it was done, and nothing else tells of it. */
const ownWord = ({ view }: Entry): boolean =>
  view.kind !== 'act' ||
  (view.standing === 'held' && !TOLD_ELSEWHERE.includes(view.type) && view.cameo !== '057')

/** The entries that a dossier of two states tells, in order of time; their own order does not matter. */
export function entriesOf(
  request: {
    readonly entries: readonly Entry[]
    readonly pair: readonly [string, string]
    readonly since?: string | null
    readonly until?: string | null
  },
  reports: ReadonlyMap<string, Report>,
): Entry[] {
  const { pair } = request
  const both = (entry: Entry): boolean => {
    const states = statesOf(entry.view)
    return pair.every((state) => states.includes(state))
  }
  const dated = (entry: Entry): boolean => {
    const { from, to } = entry.view.when
    const published = entry.findings.map((f) => reports.get(f.report)?.published?.slice(0, 10) ?? '').sort()
    const last = to ?? from ?? published[published.length - 1] ?? ''
    const first = from ?? to ?? published[0] ?? ''
    return (!request.since || last >= request.since) && (!request.until || first <= request.until)
  }
  const all = request.entries
    .filter((e) => ownWord(e) && dated(e))
    .map((e) => ({ e, key: sortKey(e) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ e }) => e)
  // A report belongs to the pair when it tells of something between the two; what their people say there belongs to it too.
  const between = new Set(all.filter(both).flatMap((e) => e.findings.map((f) => f.report)))
  const touching = (entry: Entry): boolean =>
    entry.findings.some((f) => between.has(f.report)) &&
    statesOf(entry.view).some((s) => pair.includes(s)) &&
    statesOf(entry.view).every((s) => pair.includes(s))
  return all.filter(
    (e) =>
      both(e) ||
      (['statement', 'undertaking', 'tenure', 'commemoration', 'formulation'].includes(e.kind) &&
        touching(e)) ||
      (e.kind === 'commemoration' && e.findings.some((f) => between.has(f.report))),
  )
}

const sortKey = (e: Entry): string =>
  `${sortDay(e.view.when)} ${FINDING_KINDS.indexOf(e.kind)} ${String(e.view.evidence[0]?.start ?? 0).padStart(9, '0')} ${e.id}`
