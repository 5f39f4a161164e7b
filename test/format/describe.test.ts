import { expect, test } from 'vitest'
import { actorWords, describe } from '../../src/format/describe.ts'
import type { Actor } from '../../src/ontology/actor.ts'
import { Draft, meeting, party } from '../record/sample-findings.ts'

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

test('a state has its article in a sentence, and a line begins with a capital', () => {
  const names: Record<string, string> = { USA: 'United States', COD: 'Democratic Republic of the Congo' }
  const nameOf = (code: string): string => names[code] ?? states[code] ?? code
  const line = new Draft([
    {
      text: 'America and Congo met in Seoul.',
      build: (quote, report) =>
        meeting(report, {
          parties: [
            party('participant', { state: 'USA' }, quote('America')),
            party('participant', { state: 'COD' }, quote('Congo')),
            party('participant', { state: 'KOR' }, quote('Seoul')),
          ],
          evidence: [quote('America and Congo met')],
        }),
    },
  ]).findings.map((f) => describe(f, nameOf))
  expect(line).toEqual(['The United States, the Democratic Republic of the Congo and South Korea met'])
})
