import { expect, test } from 'vitest'
import { loadOrganisations } from '../src/format/side-names.ts'
import { readMembers } from '../src/ontology/membership.ts'
import { membersOf } from '../src/ontology/side.ts'

const organisations = loadOrganisations('data')
const on = (name: string, day: string | null): string[] => membersOf(organisations.sideOf(name)!, day)

/** The last day out of an organisation or in it, and the day after: who is a member of it on each. */
test.each([
  ['EU', 'GBR', '2020-01-31', true, '2020-02-01', false],
  ['EU', 'HRV', '2013-06-30', false, '2013-07-01', true],
  ['NATO', 'FIN', '2023-04-03', false, '2023-04-04', true],
  ['NATO', 'SWE', '2024-03-06', false, '2024-03-07', true],
  ['G20', 'org:au', '2023-09-08', false, '2023-09-09', true],
  ['G8', 'RUS', '2014-03-24', true, '2014-03-25', false],
  ['ECOWAS', 'MLI', '2025-01-29', true, '2025-01-30', false],
  ['SCO', 'IRN', '2023-07-03', false, '2023-07-04', true],
  ['SCO', 'BLR', '2024-07-03', false, '2024-07-04', true],
  ['BRICS', 'ETH', '2023-12-31', false, '2024-01-01', true],
  ['OPEC', 'QAT', '2018-12-31', true, '2019-01-01', false],
  ['OPEC', 'IDN', '2016-11-30', true, '2016-12-01', false],
  ['UN Security Council', 'UKR', '2017-12-31', true, '2018-01-01', false],
  ['Andean Community', 'VEN', '2006-04-30', true, '2006-05-01', false],
])('%s: %s on %s %s, on %s %s', (name, who, day, before, next, after) => {
  expect([on(name, day).includes(who), on(name, next).includes(who)]).toEqual([before, after])
})

test('how many belong to an organisation on a day, and its name by their number', () => {
  const states = (name: string, day: string | null) =>
    on(name, day).filter((m) => !m.startsWith('org:')).length
  expect([states('EU', '2019-05-05'), states('EU', '2022-05-05'), states('EU', '2012-05-05')]).toEqual([
    28, 27, 27,
  ])
  expect([states('NATO', '2010-01-01'), states('NATO', '2025-01-01')]).toEqual([28, 32])
  for (const year of [2012, 2017, 2018, 2021, 2026]) expect(states('UNSC', `${year}-06-01`)).toBe(15)
  expect(organisations.sideOf('EU27')?.organisations).toEqual(['org:eu'])
})

test('where the day is unknown, those belong who still do', () => {
  expect(on('EU', null)).not.toContain('GBR')
  expect(on('EU', null)).toContain('HRV')
})

test('members are read as the table writes them, and what is no member is refused', () => {
  expect(readMembers('FRA|IDN /2008-12-31|IDN 2016-01-01/2016-11-30|HRV 2013-07-01/')).toEqual([
    { who: 'FRA', spells: [] },
    {
      who: 'IDN',
      spells: [
        { since: null, until: '2008-12-31' },
        { since: '2016-01-01', until: '2016-11-30' },
      ],
    },
    { who: 'HRV', spells: [{ since: '2013-07-01', until: null }] },
  ])
  expect(() => readMembers('FRA since 1958')).toThrow('expected a member as')
})
