import { z } from 'zod'
import { edgeDay, type Filter, type Side, type StateNames } from '../index.ts'

export const state = z.string().min(1).max(100).describe('state as ISO code or name: KOR, "South Korea"')
export const day = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected a day, month or year: 2026-01-06, 2026-01 or 2026')

/** What lists of entries are narrowed by. */
export const narrowing = {
  between: z.array(state).max(6).optional().describe('states that all take part'),
  person: z.string().min(1).max(200).optional().describe('who takes part, in any usual spelling'),
  since: day.optional(),
  until: day.optional(),
  place: z.string().min(1).max(100).optional().describe('city, or ISO code of a state'),
  text: z.string().min(1).max(300).optional().describe('words of the report: "exact", or, -without'),
  standing: z
    .enum(['held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical'])
    .optional(),
}

/** The ISO code of a state. */
export function codeOf(words: string, states: StateNames): string {
  const codes = states.codesOf(words)
  if (codes.length === 1) return codes[0]!
  if (codes.length > 1)
    throw new Error(`expected one state, got "${words}", which may be ${codes.join(' or ')}; give the code`)
  const near = states.nearTo(words)
  throw new Error(
    `expected a state as code or name, got "${words}"; ${near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'check the spelling'}`,
  )
}

/** Two different states. */
export function pairOf(a: string, b: string, states: StateNames): readonly [string, string] {
  const pair = [codeOf(a, states), codeOf(b, states)] as const
  if (pair[0] === pair[1])
    throw new Error(`expected two different states, got ${pair[0]} twice; name the other one`)
  return pair
}

/** The first or last day of a day, month or year. */
export function dayOf(name: string, words: string, end: 'first' | 'last'): string {
  const found = edgeDay(words, end)
  if (found === null)
    throw new Error(`expected ${name} as a day, month or year of the calendar, got "${words}"; correct it`)
  return found
}

/** A state or a body as an act has it. */
export const bodyOf = (words: string, states: StateNames): string =>
  /^(person|org|state|group):/.test(words) ? words : codeOf(words, states)

export const sideOf = (words: string, states: StateNames): Side => {
  const code = codeOf(words, states)
  return { name: code, states: [code], organisations: [] }
}

/** The filter that arguments ask for. */
export function filterOf(
  asked: Partial<Record<keyof typeof narrowing, unknown>> & {
    readonly between?: readonly string[] | undefined
    readonly since?: string | undefined
    readonly until?: string | undefined
  },
  states: StateNames,
): Filter {
  const { between, since, until, person, place, text, standing } = asked
  const given = Object.entries({ person, place, text, standing }).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(given),
    ...(between === undefined ? {} : { between: between.map((b) => codeOf(b, states)) }),
    ...(since === undefined ? {} : { since: dayOf('since', since, 'first') }),
    ...(until === undefined ? {} : { until: dayOf('until', until, 'last') }),
  }
}
