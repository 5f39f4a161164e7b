import type { z } from '@hono/zod-openapi'
import {
  ACT_TYPES,
  edgeDay,
  FINDING_KINDS,
  type Filter,
  type FindingKind,
  type StateNames,
  UNDERTAKING_TYPES,
} from '../index.ts'
import { refusal } from './problem.ts'
import type { entryQuery } from './schemas.ts'

const listOf = (value: string | readonly string[] | undefined): string[] | undefined =>
  value === undefined
    ? undefined
    : [value]
        .flat()
        .flatMap((v) => v.split(','))
        .map((v) => v.trim())
        .filter((v) => v !== '')

/** The ISO alpha-3 code of a state given as code or name, or the id of an actor as it is. */
export function bodyIn(words: string, states: StateNames): string {
  if (/^(person|org|state|group):/.test(words)) return words
  const codes = states.codesOf(words)
  if (codes.length === 1) return codes[0]!
  throw refusal(
    400,
    codes.length > 1
      ? `expected one state, got "${words}", which may be ${codes.join(' or ')}; give the code`
      : `expected a state as code or name, got "${words}"; ${states.nearTo(words).length > 0 ? `did you mean ${states.nearTo(words).join(' or ')}?` : 'check the spelling'}`,
  )
}

/** The first or last day of a day, month or year. */
export function dayIn(field: string, words: string, end: 'first' | 'last'): string {
  const day = edgeDay(words, end)
  if (day === null)
    throw refusal(
      400,
      `expected ${field} as a day, month or year (2026-01-06, 2026-01 or 2026), got "${words}"; write it so`,
    )
  return day
}

function oneOf<T extends string>(field: string, words: readonly string[], known: readonly T[]): T[] {
  return words.map((word) => {
    const key = word.toLowerCase()
    const found = known.find((k) => k.toLowerCase() === key || `${k}s` === key)
    if (found === undefined)
      throw refusal(400, `expected ${field} as one of ${known.join(', ')}, got "${word}"; write it so`)
    return found
  })
}

/** The filter that a query asks for. */
export function filterIn(query: z.infer<typeof entryQuery>, states: StateNames): Filter {
  const kinds = listOf(query.kind)
  const types = listOf(query.type)
  const between = listOf(query.between)
  const { source, target, person, since, until, standing, place, text, report, minConfidence } = query
  const given = { person, since, until, standing, place, text, report, confidence: minConfidence }
  return {
    ...(kinds === undefined ? {} : { kind: oneOf<FindingKind>('kind', kinds, FINDING_KINDS) }),
    ...(types === undefined
      ? {}
      : { types: oneOf<string>('type', types, [...UNDERTAKING_TYPES, ...ACT_TYPES]) }),
    ...(between === undefined ? {} : { between: between.map((b) => bodyIn(b, states)) }),
    ...(source === undefined ? {} : { source: bodyIn(source, states) }),
    ...(target === undefined ? {} : { target: bodyIn(target, states) }),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
}
