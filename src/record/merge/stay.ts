import type { Finding, Stop, Visit } from '../../ontology/finding.ts'
import type { When } from '../../ontology/when.ts'
import { daysBetween } from '../day.ts'
import { placeKey } from '../filter.ts'

/** Longest stay, in days, that single days in several reports are taken to be part of. */
const LONGEST = 10

/** A day, or two days and all between them. */
const DAYS = /^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/

/** The days of a visit of which each report tells some, from the first to the last; null where they are too far apart to be one stay. */
export function stayOf(whens: readonly When[], days: number | null): When | null {
  const told = whens
    .flatMap((w) =>
      w.from !== null && w.to !== null && DAYS.test(w.edtf ?? '') ? [{ ...w, from: w.from, to: w.to }] : [],
    )
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to > b.to ? -1 : 1))
  const first = told[0]
  if (first === undefined) return null
  const to = told.reduce((last, w) => (w.to > last ? w.to : last), first.to)
  if (to === first.to) return first
  if (daysBetween(first.from, to) >= (days ?? LONGEST)) return null
  return { ...first, edtf: `${first.from}/${to}`, to }
}

/** A visit with the days and the stops that its reports tell together. */
export function stayed(view: Visit, members: readonly Finding[]): Visit {
  const visits = members.filter((m) => m.kind === 'visit')
  const when = stayOf(
    visits.map((v) => v.when),
    view.days,
  )
  const stops = new Map<string, Stop>()
  for (const stop of [view, ...visits].flatMap((v) => v.stops)) {
    const key = placeKey(stop.place.name)
    const kept = stops.get(key)
    if (kept === undefined || (stop.standing === 'held' && kept.standing !== 'held')) stops.set(key, stop)
    else if (stop.standing === kept.standing && (stop.when.from ?? '~') < (kept.when.from ?? '~'))
      stops.set(key, { ...kept, when: stop.when })
  }
  return { ...view, when: when ?? view.when, stops: inOrder([...stops.values()]) }
}

/** Dated stops by day; an undated one stays behind the stop it was told after. */
function inOrder(stops: readonly Stop[]): Stop[] {
  let day = ''
  return stops
    .map((stop, at) => {
      day = stop.when.from ?? day
      return { stop, at, day }
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.at - b.at))
    .map(({ stop }) => stop)
}
