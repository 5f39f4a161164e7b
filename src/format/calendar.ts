import ical, {
  escape as escapeText,
  foldLines,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import { addDays } from '../ontology/calendar-date.ts'
import type { Entry } from '../ontology/entry.ts'
import type { Report } from '../ontology/report.ts'
import { whenWords } from './date-words.ts'
import { describe, type NameState } from './describe.ts'

/** What an iCalendar feed is made from. */
export interface CalendarRequest {
  readonly entries: readonly Entry[]
  readonly reports: readonly Report[]
  readonly name: string
  /** ISO 8601 date-time that stands as DTSTAMP of each component. */
  readonly now: string
  readonly nameOf: NameState
  /** The id of the visit that an entry belongs to, where that visit is in the feed too. */
  readonly parentOf?: (entry: Entry) => string | null
  /** Leaves out what is known by month or year only, instead of writing a span marked "date not given". */
  readonly skipVague?: boolean
}

const STATUS: Readonly<Record<Entry['view']['standing'], ICalEventStatus>> = {
  held: ICalEventStatus.CONFIRMED,
  announced: ICalEventStatus.TENTATIVE,
  proposed: ICalEventStatus.TENTATIVE,
  offered: ICalEventStatus.TENTATIVE,
  hypothetical: ICalEventStatus.TENTATIVE,
  denied: ICalEventStatus.CANCELLED,
  cancelled: ICalEventStatus.CANCELLED,
}

/** Whether the days of an entry are exact: days, or an interval between days. */
const exact = (edtf: string): boolean => edtf.split('/').every((p) => /^\d{4}-\d{2}-\d{2}$/.test(p))

/** Entries that belong in a calendar: dated meetings and visits and what is due, the first day first. */
const calendarEntries = (entries: readonly Entry[]): Entry[] =>
  entries
    .filter(
      (e) =>
        (e.kind === 'meeting' || e.kind === 'visit') &&
        e.view.standing !== 'denied' &&
        e.view.when.from !== null,
    )
    .sort((a, b) =>
      a.view.when.from! < b.view.when.from!
        ? -1
        : a.view.when.from! > b.view.when.from!
          ? 1
          : a.id < b.id
            ? -1
            : 1,
    )

/** What stands as UID of an entry. */
const uidOf = (id: string): string => `${id.replace(/[^\w-]+/g, '-')}@chancery`

/** Undertakings with a due date as VTODO components; nothing is said of whether they were kept. */
function todos(entries: readonly Entry[], stamp: string, nameOf: NameState): string {
  const day = (date: string): string => date.replace(/-/g, '')
  return entries
    .flatMap(({ id, view }) => {
      if (view.kind !== 'undertaking' || view.due?.to == null) return []
      return [
        'BEGIN:VTODO',
        `UID:${uidOf(id)}`,
        `DTSTAMP:${stamp.replace(/[-:]|\.\d+/g, '')}`,
        `SUMMARY:${escapeText(describe(view, nameOf), false)}`,
        `DESCRIPTION:${escapeText(`Due ${whenWords(view.due)}. Whether it was kept is not said.\nchancery show ${id}`, false)}`,
        `DUE;VALUE=DATE:${day(view.due.to)}`,
        `CATEGORIES:undertaking,${view.type}`,
        'END:VTODO',
      ].map((line) => foldLines(line))
    })
    .map((line) => `${line}\r\n`)
    .join('')
}

/** Meetings and visits as an iCalendar feed (RFC 5545): all-day, `DTEND` exclusive, announced ones tentative. */
export function calendarFeed(request: CalendarRequest): string {
  const { nameOf } = request
  const calendar = ical({
    name: request.name,
    prodId: { company: 'Chancery', product: 'record', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  const reports = new Map(request.reports.map((r) => [r.id, r]))
  const stamp = new Date(request.now)
  for (const entry of calendarEntries(request.entries)) {
    const { view } = entry
    const from = view.when.from!
    const to = view.when.to ?? from
    const vague = view.when.edtf === null || !exact(view.when.edtf)
    if (vague && request.skipVague) continue
    const quotes = entry.findings.flatMap((f) => {
      const report = reports.get(f.report)
      const words = f.evidence[0]
      return words
        ? [
            `"${words.quote.replace(/\s+/g, ' ')}" [${report?.publisher ?? 'publisher not stated'}${report?.published ? `, ${report.published.slice(0, 10)}` : ''}]`,
          ]
        : []
    })
    const event = calendar.createEvent({
      id: uidOf(entry.id),
      start: new Date(`${from}T00:00:00Z`),
      end: new Date(`${addDays(to, 1)}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp,
      summary: describe(view, nameOf) + (vague ? ' (date not given)' : ''),
      description: [
        vague ? `The reports give no day: ${whenWords(view.when)}.` : null,
        `${entry.reports} ${entry.reports === 1 ? 'report' : 'reports'}, ${entry.publishers} ${entry.publishers === 1 ? 'publisher' : 'publishers'}.`,
        ...quotes,
        `chancery show ${entry.id}`,
      ]
        .filter((x) => x !== null)
        .join('\n'),
      status: vague && view.standing === 'held' ? ICalEventStatus.TENTATIVE : STATUS[view.standing],
      sequence: view.standing === 'cancelled' ? 1 : 0,
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [{ name: entry.kind }, { name: view.standing }],
    })
    const place = view.where
    if (place) {
      const geo =
        place.lat !== null && place.lon !== null && place.precision !== 'country'
          ? { geo: { lat: place.lat, lon: place.lon } }
          : {}
      event.location({ title: place.name, ...geo })
    }
  }
  let feed = `${calendar.toString().trimEnd()}\r\n`
  for (const entry of request.entries) {
    const parent = request.parentOf?.(entry) ?? null
    if (parent === null) continue
    const uid = `UID:${uidOf(entry.id)}\r\n`
    feed = feed.replace(uid, `${uid}${foldLines(`RELATED-TO;RELTYPE=PARENT:${uidOf(parent)}`)}\r\n`)
  }
  return feed.replace(/END:VCALENDAR\r\n$/, (end) => todos(request.entries, request.now, nameOf) + end)
}
