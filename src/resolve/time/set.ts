import { durationValue } from './duration.ts'
import type { Parts } from './parts.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** What recurs, as TIMEX3 writes it: `P1D`, `XXXX-WXX-4`, `XXXX-07`, `XXXX-SU`. */
export function setValue(parts: Parts): string {
  const part = parts.part ? `T${parts.part}` : ''
  if (parts.weekday !== undefined) return `XXXX-WXX-${parts.weekday}${part}`
  if (parts.month !== undefined && parts.day !== undefined)
    return `XXXX-${two(parts.month)}-${two(parts.day)}${part}`
  if (parts.month !== undefined) return `XXXX-${two(parts.month)}`
  if (parts.season !== undefined) return `XXXX-${['WI', 'SP', 'SU', 'FA'][(parts.season % 12) / 3]}`
  if (parts.quarter !== undefined) return `XXXX-Q${parts.quarter}`
  if (part) return `XXXX-XX-XX${part}`
  if (parts.amounts.length > 0) return durationValue(parts.amounts)
  return parts.relations[0] ? durationValue([{ count: 1, unit: parts.relations[0].unit }]) : 'XXXX'
}
