import type { Report } from '../../ontology/report.ts'
import type { Said } from './neighbours.ts'

const MONTH_FIRST = /\.(?:us|gov|mil|ph)$/
const DAY_FIRST =
  /\.(?:uk|au|nz|ie|in|pk|bd|lk|sg|my|hk|za|ng|ke|gh|fr|de|it|es|pt|nl|be|at|ch|dk|no|fi|pl|cz|sk|ro|bg|gr|tr|ru|ua|br|ar|mx|cl|co|pe|il|eg|sa|ae|qa|id|th|vn|eu|int)$/

/** The order of day and month in a report's dates in figures: by one that allows no other, else by the publisher's country. */
export function figureOrder(report: Report, said: readonly Said[]): 'day-month' | 'month-day' | null {
  const orders = new Set(said.flatMap((s) => orderOf(report.text.slice(s.start, s.end)) ?? []))
  if (orders.size === 1) return [...orders][0]!
  if (orders.size > 1) return null
  const region = report.language?.split('-')[1]?.toUpperCase()
  if (region === 'US' || region === 'PH') return 'month-day'
  if (region && /^[A-Z]{2}$/.test(region) && region !== 'CA') return 'day-month'
  const host = hostOf(report.url)
  if (host && MONTH_FIRST.test(host)) return 'month-day'
  return host && DAY_FIRST.test(host) ? 'day-month' : null
}

function orderOf(words: string): 'day-month' | 'month-day' | null {
  const found = /^\D*(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d\d)\b/.exec(words)
  if (!found) return null
  if (+found[1]! > 12 && +found[2]! <= 12) return 'day-month'
  return +found[2]! > 12 && +found[1]! <= 12 ? 'month-day' : null
}

const hostOf = (url: string | null): string | null =>
  /^[a-z]+:\/\/([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null
