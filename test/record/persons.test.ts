import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/ontology/finding.ts'
import { compareNames } from '../../src/record/person-name.ts'
import { personsIn, type Told } from '../../src/record/sightings.ts'
import { written } from './written-findings.ts'

test.each([
  ['Abdullah II', 'Abdullah Abdullah', 'different'],
  ['Omar II', 'Omar', 'full'],
  ['Marcus IV', 'Marcus', 'full'],
  ['Elena II', 'Elena Frost', 'different'],
  ['President Xi', 'Xi Wenbo', 'part'],
  ['John V. Field', 'John Field', 'full'],
  ['George W. Field', 'George H. W. Field', 'different'],
  ['Omar Field Jr.', 'Omar Field Sr.', 'different'],
  ['Omar R. Field Jr.', 'Omar Field', 'full'],
  ['Han Seo-yeon', 'Seo Yeon Han', 'full'],
  ['Yun Seok-min', 'Yoon Suk-min', 'full'],
  ['Aleksey Borodin', 'Alexei Borodin', 'full'],
  ['Volodymyr Hrytsenko', 'Vladimir Hrytsenko', 'full'],
  ['Aliaksandr Karpenka', 'Alexander Karpenko', 'full'],
  ['Nikol Saroyan', 'Nikol Saroian', 'full'],
  ['Ana Ruiz', 'Ana Ruiz de Mora', 'full'],
  ['Ruiz', 'Ana Ruiz Mora', 'part'],
  ['Juan Perez', 'Juan Peres', 'different'],
  ['Kim Song', 'Kim Son', 'different'],
  ['Anna Lee', 'Anne Lee', 'different'],
])('%s and %s: %s', (a, b, answer) => {
  expect(compareNames(a, b)).toBe(answer)
})

/** The persons that parties of meetings, `STATE.office Name` each, are told of. */
function personsOf(name: string, ...parties: string[]): string[][] {
  const told = parties.map((party, i): Told => {
    const { finding } = written(`meeting @2026-01-0${i + 1} | ${party}; CHN | ? | |`, i)
    return { body: finding as Exclude<Finding, { kind: 'tenure' }>, day: null, publisher: null }
  })
  return personsIn(told, name).map((seen) => seen.map((s) => `${s.name}, ${s.title}`).sort())
}

describe('whom a surname means', () => {
  test('a surname with an office is nobody who is told of by a whole name with another', () => {
    expect(personsOf('Wilson', 'USA.president Edna Wilson', 'USA.ambassador Wilson')).toHaveLength(2)
  })

  test('more of the title, or that it is held no longer, is no other office', () => {
    const parties = [
      'USA.White-House-infrastructure-coordinator Mia Landry',
      'USA.infrastructure-coordinator Landry',
    ]
    expect(personsOf('Landry', ...parties)).toHaveLength(1)
    expect(personsOf('Field', 'USA.former-president Joan Field', 'USA.president Field')).toHaveLength(1)
  })

  test('one whole name in two states and offices is of two, in one office of one whose state a text gets wrong', () => {
    expect(personsOf('Dana Pike', 'USA.president Dana Pike', 'IRL.ambassador Dana Pike')).toHaveLength(2)
    expect(personsOf('Dana Pike', 'USA.president Dana Pike', 'BEL.president Dana Pike')).toHaveLength(1)
    expect(personsOf('Dana Pike', 'USA.president Dana Pike', 'USA.ambassador Dana Pike')).toHaveLength(1)
  })

  test('two surnames with other offices are two, where nobody is told of by a whole name', () => {
    expect(personsOf('Scott', 'USA.senator Scott', 'USA.defense-secretary Scott')).toHaveLength(2)
  })
})
