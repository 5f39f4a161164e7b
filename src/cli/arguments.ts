import { FINDING_KINDS, type FindingKind, type StateNames } from '../index.ts'
import { usage } from './fault.ts'

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/

/** The first or last day of a day, month or year written in EDTF: `2025-10` until is `2025-10-31`. */
export function dayOption(option: string, words: string, end: 'first' | 'last'): string {
  const match = DATE.exec(words.trim())
  const [, year, month, day] = match ?? []
  const bad = (): never => {
    throw usage(
      `expected ${option} as a day, month or year (2026-01-06, 2026-01 or 2026), got "${words}"; write it so`,
    )
  }
  if (year === undefined) return bad()
  const first = month ?? (end === 'first' ? '01' : '12')
  const last = new Date(Date.UTC(Number(year), Number(first), 0)).getUTCDate()
  const date = `${year}-${first}-${day ?? (end === 'first' ? '01' : String(last).padStart(2, '0'))}`
  const real = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date ? bad() : date
}

/** The ISO alpha-3 code of a state given as code, name, demonym or capital. */
export function stateOption(words: string, states: StateNames): string {
  const codes = states.codesOf(words)
  if (codes.length === 1) return codes[0]!
  if (codes.length > 1)
    throw usage(
      `expected one state, got "${words}", which may be ${codes.map((c) => `${states.nameOf(c)} (${c})`).join(' or ')}; give the code`,
    )
  const near = states.nearTo(words)
  throw usage(
    `expected a state as code or name (KOR, KR, Korea, "South Korea"), got "${words}"; ${near.length ? `did you mean ${near.join(' or ')}?` : 'check the spelling'}`,
  )
}

/** Two or more different states. */
export function statesOption(option: string, words: readonly string[], states: StateNames): string[] {
  const codes = [...new Set(words.map((w) => stateOption(w, states)))]
  if (codes.length < 2)
    throw usage(
      `expected two states after ${option}, got ${words.length === 0 ? 'none' : words.join(' ')}; for example ${option} KOR CHN`,
    )
  return codes
}

/** A kind of finding, in the singular or the plural. */
export function kindArgument(words: string): FindingKind {
  const one = words.toLowerCase().replace(/s$/, '')
  const found = FINDING_KINDS.find((k) => k === one)
  if (found) return found
  const near = FINDING_KINDS.find((k) => k.startsWith(one.slice(0, 3)))
  throw usage(
    `expected one of ${FINDING_KINDS.map((k) => `${k}s`).join(', ')}, got "${words}"${near ? `; did you mean ${near}s?` : ''}`,
  )
}

/** A whole number of at least one. */
export function countOption(option: string, words: string): number {
  const n = Number(words)
  if (!Number.isInteger(n) || n < 1)
    throw usage(`expected ${option} as a whole number of at least 1, got "${words}"; write it so`)
  return n
}
