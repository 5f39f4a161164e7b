import type { When } from '../ontology/when.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day, month or year of EDTF in words: `2026-01-06` is "6 Jan 2026", `2025-10` "Oct 2025", `202X` "2020s". */
export function dayWords(date: string): string {
  const about = /[~?%]$/.test(date) ? 'about ' : ''
  if (/^\d{3}X$/.test(date)) return `${date.slice(0, 3)}0s`
  const [, year, month, day] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? []
  if (year === undefined) return date
  if (month === undefined) return about + year
  const number = Number(month)
  const season = ['spring', 'summer', 'autumn', 'winter'][number - 21]
  if (season !== undefined) return `${about}${season} ${year}`
  const name = MONTHS[number - 1] ?? month
  return day === undefined ? `${about}${name} ${year}` : `${about}${Number(day)} ${name} ${year}`
}

/** EDTF in words: `2026-01-04/2026-01-07` is "4–7 Jan 2026", null "date not given". */
export function edtfWords(edtf: string | null): string {
  if (edtf === null) return 'date not given'
  const [from, to] = edtf.split('/')
  if (to === undefined || from === to) return dayWords(from!)
  if (from === '' || from === '..') return `until ${dayWords(to)}`
  if (to === '' || to === '..') return `from ${dayWords(from!)}`
  // The first of a month to the last of one are months, and twelve of them a year.
  const months = wholeMonths(from!, to)
  if (months !== null)
    return months[0] === months[1] ? dayWords(months[0]) : edtfWords(`${months[0]}/${months[1]}`)
  const a = dayWords(from!)
  const b = dayWords(to)
  if (from!.slice(0, 7) === to.slice(0, 7) && from!.length === 10 && to.length === 10)
    return `${Number(from!.slice(8))}–${b}`
  if (from!.slice(0, 4) === to.slice(0, 4) && from!.length === to.length)
    return `${a.replace(/ \d{4}$/, '')} – ${b}`
  return `${a} – ${b}`
}

function wholeMonths(from: string, to: string): [string, string] | null {
  if (from.length !== 10 || to.length !== 10 || !from.endsWith('-01')) return null
  const [year, month, day] = to.split('-').map(Number)
  if (day !== new Date(Date.UTC(year!, month!, 0)).getUTCDate()) return null
  return from.endsWith('-01-01') && to.endsWith('-12-31')
    ? [from.slice(0, 4), to.slice(0, 4)]
    : [from.slice(0, 7), to.slice(0, 7)]
}

/** When something is, in words. */
export const whenWords = (when: When): string => edtfWords(when.edtf)

/** When a finding is, in words; what is said or done on no known day was so "by" the first report of it. */
export const whenShown = (
  { kind, when }: { readonly kind: string; readonly when: When },
  firstReport: string | null,
): string =>
  when.edtf === null && firstReport !== null && kind !== 'meeting' && kind !== 'visit'
    ? `by ${dayWords(firstReport)}`
    : whenWords(when)

/** The first day a finding can be of, for sorting; what has no date comes last. */
export const sortDay = (when: When): string => when.from ?? when.edtf?.slice(0, 10) ?? '9999'
