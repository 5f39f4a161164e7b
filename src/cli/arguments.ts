import {
  ACT_TYPES,
  type ActType,
  edgeDay,
  FINDING_KINDS,
  type FindingKind,
  type Organisations,
  QUAD_NAMES,
  QUADS,
  type Side,
  type StateNames,
  together,
  UNDERTAKING_TYPES,
} from '../index.ts'
import { usage } from './fault.ts'

/** The first or last day of a day, month or year written in EDTF: `2025-10` until is `2025-10-31`. */
export function dayOption(option: string, words: string, end: 'first' | 'last'): string {
  const day = edgeDay(words, end)
  if (day === null)
    throw usage(
      `expected ${option} as a day, month or year (2026-01-06, 2026-01 or 2026), got "${words}"; write it so`,
    )
  return day
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

/** The PLOVER types of a quad given by number or name; undefined where none is asked for. */
export function quadOption(
  kind: FindingKind | null,
  words: string | undefined,
): readonly ActType[] | undefined {
  if (words === undefined) return undefined
  onlyActs(kind, '--quad')
  const name = words.toLowerCase().replace(/[ _]/g, '-')
  const quad = ([1, 2, 3, 4] as const).find(
    (q) => words === String(q) || QUAD_NAMES[q].replace(' ', '-') === name,
  )
  if (quad === undefined)
    throw usage(
      `expected --quad as 1 to 4 or ${Object.values(QUAD_NAMES)
        .map((n) => n.replace(' ', '-'))
        .join(', ')}, got "${words}"; write it so`,
    )
  return QUADS[quad]
}

/** Types of undertakings or acts, within those of a quad; undefined where neither is asked for. */
export function typesOption(
  kind: FindingKind | null,
  words: readonly string[] | undefined,
  quad: readonly ActType[] | undefined,
): readonly string[] | undefined {
  if (words === undefined) return quad
  if (kind !== 'act' && kind !== 'undertaking')
    throw usage(`expected --type with acts or undertakings, got it with ${kindOrSeveral(kind)}`)
  const known: readonly string[] = kind === 'act' ? ACT_TYPES : UNDERTAKING_TYPES
  const types = words.map((word) => {
    const type = known.find((t) => t.toLowerCase() === word.toLowerCase())
    if (type === undefined)
      throw usage(`expected --type as one of ${known.join(', ')}, got "${word}"; write it so`)
    return type
  })
  return quad === undefined ? types : types.filter((t) => quad.includes(t as ActType))
}

/** A state, or the id of any actor, as one side of an act. */
export function bodyOption(
  kind: FindingKind | null,
  option: string,
  words: string,
  states: StateNames,
): string {
  onlyActs(kind, option)
  return /^(person|org|state|group):/.test(words) ? words : stateOption(words, states)
}

function onlyActs(kind: FindingKind | null, option: string): void {
  if (kind !== 'act') throw usage(`expected ${option} with acts, got it with ${kindOrSeveral(kind)}`)
}

const kindOrSeveral = (kind: FindingKind | null): string =>
  kind === null ? 'several kinds; name one with --kind' : `${kind}s; leave it out`

/** A share between 0 and 1. */
export function shareOption(option: string, words: string): number {
  const n = Number(words)
  if (words.trim() === '' || !(n >= 0 && n <= 1))
    throw usage(`expected ${option} as a number from 0 to 1, got "${words}"; write it so (0.8)`)
  return n
}

/** What `--min-confidence` says in every command that has it. */
export const MIN_CONFIDENCE = [
  '--min-confidence <share>',
  'only what is at least so likely right: 0.8 leaves out what is wrong more often than once in five',
] as const

/** One side of a measure: a state, several parted by commas, or an organisation with its members. */
function sideOption(words: string, states: StateNames, organisations: Organisations): Side {
  const sides = words.split(',').map((part): Side => {
    const code = states.codesOf(part)
    const body = code.length === 1 ? null : organisations.sideOf(part.trim())
    if (body !== null) return body
    const state = stateOption(part.trim(), states)
    return { name: state, states: [state], organisations: [] }
  })
  return together(sides)
}

/** Different sides, in the order given. */
export function sidesOption(
  words: readonly string[],
  states: StateNames,
  organisations: Organisations,
): readonly Side[] {
  const sides = words.map((w) => sideOption(w, states, organisations))
  const twice = sides.find((side, i) => sides.findIndex((other) => other.name === side.name) < i)
  if (twice !== undefined)
    throw usage(`expected different sides, got ${twice.name} twice; name the other one`)
  return sides
}

/** A number of more than zero. */
export function positiveOption(option: string, words: string): number {
  const n = Number(words)
  if (words.trim() === '' || !(n > 0) || !Number.isFinite(n))
    throw usage(`expected ${option} as a number of more than 0, got "${words}"; write it so (3)`)
  return n
}
