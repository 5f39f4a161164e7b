import { type Day, daysBetween } from '../ontology/calendar-date.ts'
import type { Entry } from '../ontology/entry.ts'
import { contactLevel, LEVELS, type Level } from '../ontology/level.ts'
import type { Side } from '../ontology/side.ts'
import { directionOf, dyadsBetween, membershipDay } from './direction.ts'
import { extentOf } from './extent.ts'

/** How often two sides are in touch at one level. */
export interface Tempo {
  /** `any` for all levels together; null where no report gives an office. */
  readonly level: Level | 'any' | null
  /** Ids of the contacts, the earliest first; those without a date at the end. */
  readonly contacts: readonly string[]
  /** Contacts whose day is not known. */
  readonly undated: number
  readonly first: Contact | null
  readonly last: Contact | null
  /** Days from the last contact to the day asked for. */
  readonly since: number | null
  /** Days from one contact to the next, several on one day being one: the middle one and the longest. */
  readonly gaps: {
    readonly median: number
    readonly longest: number
    readonly between: readonly [Contact, Contact]
  } | null
}

/** A contact on a known day; that of a visit is its first. */
export interface Contact {
  readonly day: Day
  readonly entry: string
}

/** The held meetings, calls and letters between two sides, and the visits in whose days none of them falls. */
function contactsBetween(entries: readonly Entry[], from: Side, to: Side): Entry[] {
  const held = entries.filter((e) => {
    if (e.view.standing !== 'held' || (e.kind !== 'meeting' && e.kind !== 'visit')) return false
    const [direction, on] = [directionOf(e.view), membershipDay(e.view)]
    return dyadsBetween(direction, from, to, on).length + dyadsBetween(direction, to, from, on).length > 0
  })
  const meetings = held.filter((e) => e.kind === 'meeting')
  const within = new Set(meetings.flatMap((m) => m.findings.flatMap((f) => f.within ?? [])))
  const covered = (visit: Entry): boolean =>
    visit.findings.some((f) => within.has(f.id)) ||
    meetings.some(({ view: { when } }) => {
      const { from: first, to: last } = visit.view.when
      return (
        first !== null &&
        last !== null &&
        when.from !== null &&
        when.to !== null &&
        first <= when.from &&
        when.to <= last
      )
    })
  return held.filter((e) => e.kind === 'meeting' || !covered(e))
}

/** The tempo of contact at each level up to a day, and at all levels together; levels without contact included. */
export function tempoOf(entries: readonly Entry[], from: Side, to: Side, asOf: Day): Tempo[] {
  const contacts = contactsBetween(entries, from, to)
  const level = new Map(contacts.map((e) => [e.id, contactLevel(e.view, [from.states, to.states])]))
  const of = (name: Tempo['level'], own: readonly Entry[]): Tempo => {
    const dated = own
      .flatMap(dayOf)
      .filter((c) => c.day <= asOf)
      .sort(byDay)
    const known = new Set(dated.map((c) => c.entry))
    const rest = own.filter((e) => !known.has(e.id)).map((e) => e.id)
    const last = dated[dated.length - 1] ?? null
    return {
      level: name,
      contacts: [...dated.map((c) => c.entry), ...rest.sort()],
      undated: rest.length,
      first: dated[0] ?? null,
      last,
      since: last === null ? null : daysBetween(last.day, asOf),
      gaps: gapsOf(dated),
    }
  }
  const named = LEVELS.map((l) =>
    of(
      l,
      contacts.filter((e) => level.get(e.id) === l),
    ),
  )
  const open = contacts.filter((e) => level.get(e.id) === null)
  return [...named, ...(open.length > 0 ? [of(null, open)] : []), of('any', contacts)]
}

/** The day of a contact, where the text gives one. */
function dayOf(entry: Entry): Contact[] {
  const extent = extentOf(entry.view.when, 'day', 'apart')
  return typeof extent === 'string' ? [] : [{ day: extent.from, entry: entry.id }]
}

const byDay = (a: Contact, b: Contact): number =>
  a.day === b.day ? (a.entry < b.entry ? -1 : 1) : a.day < b.day ? -1 : 1

function gapsOf(dated: readonly Contact[]): Tempo['gaps'] {
  const days = dated.filter((c, i) => c.day !== dated[i - 1]?.day)
  if (days.length < 2) return null
  const gaps = days
    .slice(1)
    .map((c, i) => ({ days: daysBetween(days[i]!.day, c.day), between: [days[i]!, c] as const }))
    .sort((a, b) => a.days - b.days)
  const middle = (gaps.length - 1) / 2
  const longest = gaps[gaps.length - 1]!
  return {
    median: (gaps[Math.floor(middle)]!.days + gaps[Math.ceil(middle)]!.days) / 2,
    longest: longest.days,
    between: longest.between,
  }
}
