import { expect, test } from 'vitest'
import { actorWords } from '../../src/format/describe.ts'
import type { Actor } from '../../src/ontology/actor.ts'

const person = (name: string, title: string | null, state: string | null = 'KOR', of = state): Actor => {
  const evidence = { report: 'report:0', start: 0, end: 1, quote: 'x' }
  return {
    id: 'person:x',
    type: 'person',
    name,
    state,
    office: title === null ? null : { title, of, evidence },
    as: name,
  }
}

const states: Record<string, string> = { KOR: 'South Korea' }
const words = (actor: Actor) => actorWords(actor, (code) => states[code] ?? code)

test('an office stands before the name it is held by, once', () => {
  expect(words(person('Yoo Hae-won', 'president'))).toBe('President Yoo Hae-won (KOR)')
  expect(words(person('premier', 'premier'))).toBe('Premier (KOR)')
  expect(words(person('senior Korean official', 'senior official'))).toBe('senior Korean official (KOR)')
  expect(words(person('Rhee Do-won', null))).toBe('Rhee Do-won (KOR)')
})

test('a long title follows the name, an office of an organisation names it', () => {
  expect(words(person('Rhee Do-won', 'deputy minister for political affairs'))).toBe(
    'Rhee Do-won, deputy minister for political affairs (KOR)',
  )
  expect(words(person('Anna Holm', 'secretary-general', null, 'org:nato'))).toBe(
    'Secretary-General Anna Holm (NATO)',
  )
})
