import type { Finding, Standing } from '../ontology/finding.ts'
import { statedWhen } from '../ontology/when.ts'
import { FIXED } from './merge/corrections.ts'

const DATES: readonly string[] = ['when', 'due', 'from', 'to']
const STANDINGS: readonly Standing[] = [
  'held',
  'announced',
  'proposed',
  'offered',
  'denied',
  'cancelled',
  'hypothetical',
]

/** The corrected fields as they are stored: only fields the finding has, dates given in EDTF as dates; throws on any other. */
export function correctionOf(finding: Finding, fields: object): object {
  const known = Object.keys(finding).filter((key) => !(FIXED as readonly string[]).includes(key))
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]: [string, unknown]) => {
      if (!known.includes(field))
        throw new Error(
          `expected fields of a ${finding.kind} (${known.join(', ')}), got "${field}"; correct one of them`,
        )
      return [field, correctValue(field, value, (finding as unknown as Record<string, unknown>)[field])]
    }),
  )
}

function correctValue(field: string, value: unknown, old: unknown): unknown {
  const bad = (expected: string): never => {
    throw new Error(`expected ${field} as ${expected}, got ${JSON.stringify(value)}; write it so`)
  }
  if (value === null) return null
  if (DATES.includes(field)) {
    if (typeof value === 'object') return 'edtf' in value ? value : bad('a date')
    return (
      statedWhen(String(value)) ??
      bad('a day, month, year or two of them (2026-01-06, 2026-01, 2026-01-04/2026-01-07)')
    )
  }
  if (field === 'standing' && !STANDINGS.includes(value as Standing)) bad(`one of ${STANDINGS.join(', ')}`)
  if (field === 'where' && (typeof value !== 'object' || !('name' in value)))
    bad('a place, {"name": …, "state": …}')
  if (old === null || old === undefined || typeof old === typeof value) return value
  return bad(`a ${Array.isArray(old) ? 'list' : typeof old}, like ${JSON.stringify(old)}`)
}
