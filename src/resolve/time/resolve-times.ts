import { addDays, addMonths, daysBetween, earlier, isDay } from '../../ontology/calendar-date.ts'
import { evidence } from '../../ontology/evidence.ts'
import type { TimeMention } from '../../ontology/mention.ts'
import type { Note } from '../../ontology/note.ts'
import type { Reading } from '../../ontology/reading.ts'
import { publicationDay, type Report } from '../../ontology/report.ts'
import { covers, type Span } from '../../ontology/span.ts'
import { headOf } from '../../ontology/tree.ts'
import { beforeStory, pointing } from './direction.ts'
import { expressions } from './expressions.ts'
import { interpret } from './interpret.ts'
import type { Anchor, Meaning, Setting } from './meaning.ts'
import { joined, type Said } from './neighbours.ts'
import { figureOrder } from './order.ts'
import type { Parts } from './parts.ts'
import { timexOf } from './timex.ts'
import { interval, whenOf } from './when.ts'

/**
 * What each time expression of a report means, in order of the text, and a note where more than one reading, or none, remains.
 * The basis is `stated` where the year stands in the words, `publication` for "today" and "now", else `relative`: to another
 * date of the text, or to the day of publication through a weekday, "last year" and the like.
 */
export function resolveTimes(report: Report, reading: Reading): { times: TimeMention[]; notes: Note[] } {
  const { text } = report
  const said = joined(text, expressions(text, reading.times)).filter((s) => !inName(reading, s))
  const published = referenceDay(report)
  const anchors: Anchor[] = []
  const narrative = isHistory(said, published)
  const order = figureOrder(report, said)
  const times: TimeMention[] = []
  const notes: Note[] = []
  let lasting: number | null = null
  let before: Told | null = null
  for (const s of said) {
    const setting: Setting = {
      published,
      narrative,
      ...pointing(reading, text, s),
      earlier: beforeStory(reading, s),
      anchors,
      lasting,
      order,
      at: s.start,
    }
    let meaning = interpret(s.parts, setting)
    if (meaning === null) continue
    meaning = afterStart(meaning, before, text, s)
    const { parts: _, ...expression } = s
    times.push({
      ...expression,
      ...written(report, s, meaning, setting),
      head: headOf(reading, s) ?? wordAt(reading, s.start),
      days: meaning.kind === 'duration' ? meaning.days : null,
    })
    if (meaning.kind === 'open' && !repeated(notes, meaning.rule, meaning.message))
      notes.push({
        rule: meaning.rule,
        level: 'info',
        message: meaning.message,
        path: null,
        report: report.id,
        span: { start: s.start, end: s.end },
      })
    if (meaning.kind === 'date') {
      if (before && rangeBetween(text, before.said, s)) {
        const start = lateStart(before, meaning, s)
        if (start) {
          times[before.at] = { ...times[before.at]!, ...written(report, before.said, start, before.setting) }
          anchors.push({ ...anchors.pop()!, period: start.period })
        }
        span(report, times, before.at)
      }
      anchors.push({
        start: s.start,
        period: meaning.period,
        stated: s.parts.year !== undefined,
        compared: meaning.compared,
        past: setting.direction === 'past',
        aside: setting.earlier || (published !== null && meaning.period.first > published),
      })
      before = { said: s, meaning, setting, at: times.length - 1 }
    } else before = null
    if (meaning.kind === 'duration' && /[MY]/.test(meaning.value)) lasting = s.start
  }
  return { times, notes }
}

/** Whether it is part of a person's name: "January Contreras". */
const inName = ({ names }: Reading, said: Span): boolean =>
  names.some((n) => n.type === 'person' && covers(n, said) && n.end - n.start > said.end - said.start)

/** A date just told, which the next may end a range with. */
interface Told {
  readonly said: Said
  readonly meaning: Meaning
  readonly setting: Setting
  readonly at: number
}

/** What stands of an expression in a mention: its TIMEX3 and its days. */
const written = (report: Report, said: Said, meaning: Meaning, setting: Setting) => ({
  ...timexOf(meaning, said.parts, said.type, setting),
  when: whenOf(meaning, report, said, setting, said.parts.bound ?? boundBeside(report.text, said)),
})

/** Whether the day of publication has been missed before: one note is enough. */
const repeated = (notes: readonly Note[], rule: string, message: string): boolean =>
  rule === 'date-unanchored' && notes.some((n) => n.message === message)

/** The word that holds a place of the text, else the one before it. */
function wordAt({ words }: Reading, place: number): number {
  const next = words.findIndex((w) => w.end > place)
  return next < 0 ? Math.max(0, words.length - 1) : next
}

/** The day dates are counted from: the dateline's when printed, else that of publication. */
function referenceDay(report: Report): string | null {
  const printed = report.dateline?.date?.slice(0, 10)
  if (printed && isDay(printed)) return printed
  const day = publicationDay(report)
  return day && isDay(day) ? day : null
}

/** Whether a text tells of times long past, as a history does: most of its years are over, and many well before publication; undated news has its weekdays. */
function isHistory(said: readonly Said[], published: string | null): boolean {
  const years = said.flatMap((s) => (s.parts.year === undefined ? [] : [s.parts.year]))
  const newsy = said.filter(
    ({ parts: p }) => p.today !== undefined || (p.weekday !== undefined && p.day === undefined),
  ).length
  if (!published) return years.length > 0 && newsy <= said.length / 20
  const now = Number(published.slice(0, 4))
  const over = years.filter((y) => y < now).length
  const old = years.filter((y) => y < now - 1).length
  return old >= 8 && over > 0.7 * years.length && over > said.length / 8 && newsy < said.length / 20
}

const boundBeside = (text: string, said: Said): 'since' | 'until' | null => {
  if (/^ on(?:wards?)?(?=[,.;)]|$)/.test(text.slice(said.end, said.end + 10))) {
    if (/\bfrom\s+(?:the )?$/i.test(text.slice(Math.max(0, said.start - 12), said.start))) return 'since'
  }
  const found = /\b(since|until|till)\s+(?:early |late |mid-|the )?$/i.exec(
    text.slice(Math.max(0, said.start - 20), said.start),
  )
  return found ? (found[1]!.toLowerCase() === 'since' ? 'since' : 'until') : null
}

const LONG = 300

/** The first date of "26-27 May" a year on, where the second alone looks ahead; null where it stands. */
function lateStart(
  before: Told,
  end: Meaning & { kind: 'date' },
  said: Said,
): (Meaning & { kind: 'date' }) | null {
  const { meaning } = before
  if (meaning.kind !== 'date' || before.said.parts.year !== undefined || said.parts.year !== undefined)
    return null
  const { period } = meaning
  if (period.grain !== end.period.grain || !/^(?:day|month)$/.test(period.grain)) return null
  const moved = addMonths(period.first, 12)
  return daysBetween(period.first, end.period.first) > LONG && moved <= end.period.first
    ? { ...meaning, period: { ...period, first: moved } }
    : null
}

/** The second date of "from December to February" comes after the first. */
function afterStart(
  meaning: Meaning,
  before: { said: Said; meaning: Meaning } | null,
  text: string,
  said: Said,
): Meaning {
  if (meaning.kind !== 'date' || before?.meaning.kind !== 'date' || !rangeBetween(text, before.said, said))
    return meaning
  const { period } = meaning
  const start = before.meaning.period.first
  if (
    said.parts.year !== undefined ||
    period.first >= start ||
    (period.grain !== 'month' && period.grain !== 'day')
  )
    return meaning
  const moved = said.parts.weekday === undefined ? addMonths(period.first, 12) : addDays(period.first, 7)
  return moved > start ? { ...meaning, period: { ...period, first: moved } } : meaning
}

/** Whether two dates are the ends of one range: "from 1926 to 1932", "Jan. 4 - Jan. 7". */
function rangeBetween(text: string, a: Said, b: Said): boolean {
  const between = text.slice(a.end, b.start)
  const ahead = text.slice(Math.max(0, a.start - 12), a.start)
  if (/^\s*(?:through|[-–—/])\s*$/.test(between)) return true
  if (/^\s+(?:(?:through |on )?to|until|till|into)\s+(?:the\s+)?$/.test(between))
    return (
      /\bfrom\s+(?:the\s+|early\s+|late\s+|mid-)?$/i.test(ahead) ||
      a.parts.day !== undefined ||
      (isYear(a.parts) && isYear(b.parts))
    )
  return /^\s+and\s+(?:the\s+)?$/.test(between) && /\bbetween\s+(?:the\s+)?$/i.test(ahead)
}

const isYear = ({ year, month, season, quarter }: Parts): boolean =>
  year !== undefined && month === undefined && season === undefined && quarter === undefined

/** Gives both ends of a range the whole of it. */
function span(report: Report, times: TimeMention[], first: number): void {
  const a = times[first]!
  const b = times.at(-1)!
  if (a.when.edtf === null || b.when.edtf === null || a.when.from === null || b.when.to === null) return
  if (b.when.to < a.when.from) return
  const when = {
    edtf: interval(a.when.edtf, b.when.edtf),
    from: earlier(a.when.from, b.when.from ?? a.when.from),
    to: b.when.to,
    basis: b.when.basis,
    evidence: evidence(report, { start: a.start, end: b.end }),
  }
  times[first] = { ...a, when }
  times[times.length - 1] = { ...b, when }
}
