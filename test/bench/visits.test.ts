import { describe, expect, test } from 'vitest'
import { stateWords } from '../../bench/readout-gold.ts'
import { answers } from '../../bench/visits-answer.ts'
import { mayTell, statePatterns, telling, tellsOf } from '../../bench/visits-gold.ts'
import { registeredVisits } from '../../bench/visits-register.ts'
import { loadLexicon } from '../../src/extract/lexicon.ts'
import type { Meeting, Party } from '../../src/ontology/finding.ts'

const { states = [] } = loadLexicon(new URL('../../data/lexicon/', import.meta.url))
const words = statePatterns(states)
const register = registeredVisits(
  `<visits><visit><id>7</id><start-date>2031-05-04</start-date><end-date>2031-05-05</end-date>
   <visitor>Prime Minister Aroha Tane</visitor><from id="new-zealand">New Zealand</from></visit></visits>
   <trips><trip role="president" who="hale"><id>9</id><role>president</role><name>Marian Hale</name>
   <start-date>2031-06-02</start-date><end-date>2031-06-03</end-date>
   <country id="congo">Democratic Republic of the Congo (Zaire)</country><locale>Kinshasa</locale></trip></trips>`,
  stateWords(states),
)
const [visit, trip] = [register[0]!, register[1]!]
const tells = (of: typeof visit, day: string, text: string): boolean => tellsOf(of, telling(text, day), words)

describe('the register', () => {
  test('gives visitor, office, states and days', () => {
    expect(visit).toEqual({
      id: 'visit 7',
      from: '2031-05-04',
      to: '2031-05-05',
      home: 'NZL',
      host: 'USA',
      office: 'Prime Minister',
      names: ['aroha', 'tane'],
      towns: [],
    })
    expect(trip).toMatchObject({
      home: 'USA',
      host: 'COD',
      office: 'President',
      names: ['hale'],
      towns: ['kinshasa'],
    })
  })
})

describe('a text that tells of a registered visit', () => {
  test('names the visitor and is of the day, or names the day', () => {
    expect(
      tells(visit, '2031-05-04', 'President Hale met today with Prime Minister Tane of New Zealand.'),
    ).toBe(true)
    expect(
      tells(visit, '2031-04-20', 'On May 4, the President will welcome the Prime Minister of New Zealand.'),
    ).toBe(true)
    expect(tells(visit, '2031-04-20', 'The President will welcome the Prime Minister of New Zealand.')).toBe(
      false,
    )
  })
  test('tells of a meeting in person at that time', () => {
    expect(
      tells(visit, '2031-05-04', 'President Hale spoke by phone with Prime Minister Tane of New Zealand.'),
    ).toBe(false)
    expect(
      tells(visit, '2031-05-04', 'President Hale met Prime Minister Tane of New Zealand last year.'),
    ).toBe(false)
  })
  test('names the state itself, not one whose name holds it', () => {
    expect(tells(trip, '2031-06-02', 'President Hale arrived in the Democratic Republic of the Congo.')).toBe(
      true,
    )
    expect(words.get('COG')!.any.test('democratic republic of the congo')).toBe(false)
    expect(words.get('GIN')!.any.test('papua new guinea')).toBe(false)
  })
  test('is worth reading when it speaks of a foreign state and high office', () => {
    expect(mayTell(telling('President Hale met farmers in Ohio.', '2031-05-04'), words)).toBe(false)
    expect(mayTell(telling('President Hale met a minister of Peru.', '2031-05-04'), words)).toBe(true)
  })
})

describe('an entry that is a registered visit', () => {
  const party = (name: string, state: string): Party => ({
    role: 'participant',
    evidence: { report: 'r', start: 0, end: 1, quote: 'x' },
    actor: { id: `person:${name}`, type: 'person', name, state, office: null, as: name },
  })
  const meeting = (day: string, parties: readonly Party[]): Meeting =>
    ({
      kind: 'meeting',
      format: 'in-person',
      standing: 'held',
      where: null,
      when: { edtf: day, from: day, to: day, basis: 'stated', evidence: null },
      parties,
    }) as unknown as Meeting
  test('has the surname or office, the states and a day of it, one more at both ends', () => {
    const both = [party('Marian Hale', 'USA'), party('Tane', 'NZL')]
    expect(answers(visit, meeting('2031-05-06', both))).toBe(true)
    expect(answers(visit, meeting('2031-05-07', both))).toBe(false)
    expect(answers(visit, meeting('2031-05-04', [party('Marian Hale', 'USA'), party('Wiremu', 'NZL')]))).toBe(
      false,
    )
    expect(answers(visit, meeting('2031-05-04', [party('Tane', 'NZL'), party('Bell', 'AUS')]))).toBe(false)
  })
})
