import { addDays, dayOf, monthEnd } from '../src/ontology/calendar-date.ts'
import type { Timex } from '../src/ontology/timex.ts'
import type { When } from '../src/ontology/when.ts'

/** Whether our days are those of a TIMEX3 value: the same, or within them where the value is shaded ("early 1990"). An end that "since" or "until" leaves open is not compared. */
export function sameDays(
  { from, to }: When,
  interval: { from: string; to: string },
  mod: Timex['mod'] | undefined,
): boolean {
  if (from === null && to === null) return false
  if (mod === 'START' || mod === 'MID' || mod === 'END')
    return (from ?? interval.from) >= interval.from && (to ?? interval.to) <= interval.to
  return (from ?? interval.from) === interval.from && (to ?? interval.to) === interval.to
}

const SEASONS: { readonly [name: string]: number } = { SP: 3, SU: 6, FA: 9, WI: 12 }

/** First and last day of a TIMEX3 value that is a stretch of the calendar; null for durations, sets and references. */
export function goldInterval(value: string): { from: string; to: string } | null {
  const found = /^(\d{4}|\d{3}X?|\d{2})(?:-(\d\d|[QH]\d|W\d{1,2}|SP|SU|FA|WI))?(?:-(\d\d|WE))?(?:T.*)?$/.exec(
    value,
  )
  if (!found) return null
  const [, year = '', part, day] = found
  if (year.length < 4 || year.endsWith('X')) {
    const length = year.length === 2 ? 100 : 10
    const first = Number(year.replace('X', '')) * length
    return { from: dayOf(first, 1, 1), to: dayOf(first + length - 1, 12, 31) }
  }
  const y = Number(year)
  const months = (first: number, count: number) => ({
    from: dayOf(y, first, 1),
    to: monthEnd(y, first + count - 1),
  })
  if (part === undefined) return months(1, 12)
  if (part.startsWith('Q')) return months(3 * Number(part[1]) - 2, 3)
  if (part.startsWith('H')) return months(6 * Number(part[1]) - 5, 6)
  if (part in SEASONS) return months(SEASONS[part]!, 3)
  if (part.startsWith('W')) {
    const fourth = dayOf(y, 1, 4)
    const monday = addDays(
      fourth,
      1 - (new Date(`${fourth}T00:00Z`).getUTCDay() || 7) + 7 * (Number(part.slice(1)) - 1),
    )
    return { from: day === 'WE' ? addDays(monday, 5) : monday, to: addDays(monday, 6) }
  }
  const month = Number(part)
  if (month < 1 || month > 12) return null
  return day === undefined
    ? months(month, 1)
    : { from: dayOf(y, month, Number(day)), to: dayOf(y, month, Number(day)) }
}
