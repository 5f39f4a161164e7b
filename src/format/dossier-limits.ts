import type { Entry } from '../ontology/entry.ts'
import { dayWords } from './date-words.ts'
import type { Dossier } from './dossier.ts'
import { many } from './many.ts'

const publishedIn = (first: string, last: string): string =>
  first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`

/** What the record cannot show, in sentences. */
export function limitsOf(d: Omit<Dossier, 'limits'>, entries: readonly Entry[]): string[] {
  const limits: string[] = []
  if (d.counts.entries === 0)
    return [
      `No report in this record tells of anything between ${d.names[0]} and ${d.names[1]}. That is no sign that nothing happened: it shows what was read.`,
    ]
  limits.push(
    `It knows ${many(d.counts.reports, 'report')} from ${many(d.counts.publishers, 'publisher')}${d.period.from ? `, published ${publishedIn(d.period.from, d.period.to ?? d.period.from)}` : ''}. What they do not tell is not here; only English text is read.`,
  )
  if (d.left.length > 0)
    limits.push(
      `Of what the record holds only the newest is here: ${d.left.map(({ kind, entries: n }) => many(n, `older ${kind}`)).join(', ')} left out; ask for a period, or for all.`,
    )
  const single = entries.filter((e) => e.publishers < 2).length
  if (single > 0)
    limits.push(`${single} of ${many(entries.length, 'entry', 'entries')} rest on one publisher alone.`)
  const undated = entries.filter(
    (e) => e.view.when.edtf === null && (e.kind === 'meeting' || e.kind === 'visit'),
  ).length
  if (undated > 0)
    limits.push(
      `${many(undated, 'meeting or visit has', 'meetings or visits have')} no date that the text settles.`,
    )
  if (d.unconfirmed.length > 0)
    limits.push(
      `${many(d.unconfirmed.length, 'announced engagement has', 'announced engagements have')} passed with no report that it took place.`,
    )
  if (d.undertakings.length > 0)
    limits.push(
      'The status of an undertaking rests on later reports in this record: an open one may have been kept, and nobody here told of it.',
    )
  const open = d.contacts.filter((c) => c.item === null).map((c) => c.level)
  if (open.length > 0)
    limits.push(
      `No dated contact at the level of ${open.join(', ')}: not ${d.left.some((l) => l.kind === 'meeting') ? 'among the meetings shown' : 'in these reports'}, which is not the same as none.`,
    )
  const unsure = entries.filter((e) => e.view.confidence < 0.6).length
  if (unsure > 0)
    limits.push(
      `${many(unsure, 'entry is', 'entries are')} read with a confidence below 0.6; check the quoted words.`,
    )
  return limits
}
