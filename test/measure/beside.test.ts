import { describe, expect, test } from 'vitest'
import { followThrough } from '../../src/measure/follow-through.ts'
import { phraseUses } from '../../src/measure/phrase-use.ts'
import { tempoOf } from '../../src/measure/tempo.ts'
import { visitBalance } from '../../src/measure/visit-balance.ts'
import { entry, side } from './entries.ts'

const [KOR, CHN] = [side('KOR'), side('CHN')]

describe('tempo', () => {
  const meet = (offices: string, when: string | null, id: string, own = {}) => {
    const [a, b] = offices.split(' ')
    return entry({ kind: 'meeting', parties: `participant KOR.${a},participant CHN.${b}`, when, id, ...own })
  }
  const entries = [
    meet('president president', '2025-11-01', 'a'),
    meet('president president', '2026-01-05', 'b'),
    meet('president premier', '2026-01-05', 'c'),
    meet('foreign-minister foreign-minister', '2026-02-10', 'd'),
    meet('president president', '2026-02', 'e'),
    meet('president president', '2026-04-01', 'f', { standing: 'announced' }),
    entry({
      kind: 'visit',
      parties: 'visitor KOR.president,host CHN',
      when: '2026-01-04/2026-01-07',
      id: 'g',
    }),
    entry({ kind: 'visit', parties: 'visitor CHN.premier,host KOR', when: '2025-12-01/2025-12-03', id: 'h' }),
  ]
  const tempo = tempoOf(entries, KOR, CHN, '2026-03-01')
  const at = (level: string) => tempo.find((t) => t.level === level)!

  test('the level is the lower of the two sides, and the last contact is told', () => {
    expect(at('head of state')).toMatchObject({
      contacts: ['entry:a', 'entry:b', 'entry:e'],
      undated: 1,
      last: { day: '2026-01-05', entry: 'entry:b' },
      since: 55,
      gaps: { median: 65, longest: 65 },
    })
    expect(at('foreign minister').last).toEqual({ day: '2026-02-10', entry: 'entry:d' })
    expect(at('minister')).toMatchObject({ contacts: [], last: null, gaps: null })
  })

  test('a visit is a contact of its own only where no meeting falls in its days; a day counts once in the gaps', () => {
    expect(at('any').contacts).toEqual(['entry:a', 'entry:h', 'entry:b', 'entry:c', 'entry:d', 'entry:e'])
    expect(at('any').gaps).toMatchObject({ median: 35, longest: 36 })
  })
})

test('visits by level of the visitor, both ways', () => {
  const visit = (parties: string, id: string, standing: 'held' | 'announced' = 'held') =>
    entry({ kind: 'visit', parties, when: '2026-01-05', id, standing })
  expect(
    visitBalance(
      [
        visit('visitor KOR.president,companion KOR.foreign-minister,host CHN', 'a'),
        visit('visitor CHN.foreign-minister,host KOR', 'b'),
        visit('visitor KOR,host CHN', 'c'),
        visit('visitor CHN.president,host KOR', 'd', 'announced'),
        visit('visitor JPN.president,host KOR', 'e'),
      ],
      KOR,
      CHN,
    ),
  ).toEqual([
    { level: 'head of state', out: ['entry:a'], back: [] },
    { level: 'foreign minister', out: [], back: ['entry:b'] },
    { level: null, out: ['entry:c'], back: [] },
    { level: 'any', out: ['entry:a', 'entry:c'], back: ['entry:b'] },
  ])
})

test('follow-through: engagements held, called off, passed and ahead; undertakings with their days', () => {
  const parties = 'participant KOR.president,participant CHN.president'
  const meeting = (id: string, when: string | null, standing: 'held' | 'announced' | 'cancelled') =>
    entry({ kind: 'meeting', parties, when, standing, id })
  const due = { edtf: '2026-02-01', from: '2026-02-01', to: '2026-02-01', basis: 'stated', evidence: null }
  const found = followThrough(
    [
      meeting('a', '2026-01-10', 'announced'),
      meeting('b', '2026-01-12', 'held'),
      meeting('c', '2025-10-01', 'announced'),
      meeting('d', '2026-06-01', 'announced'),
      meeting('e', null, 'announced'),
      meeting('f', '2025-06-01', 'announced'),
      meeting('g', '2025-06-02', 'cancelled'),
      entry({ kind: 'undertaking', parties: 'by KOR,to CHN', when: '2026-01-10', id: 'h', own: { due } }),
      entry({ kind: 'undertaking', parties: 'by KOR,to CHN', when: '2026-01-10', id: 'i' }),
      entry({
        kind: 'undertaking',
        parties: 'by KOR,by CHN',
        when: '2026-01-10',
        id: 'j',
        own: { type: 'signing' },
      }),
      entry({
        kind: 'undertaking',
        parties: 'by KOR,to CHN',
        when: '2026-01-10',
        id: 'k',
        standing: 'denied',
      }),
    ],
    KOR,
    CHN,
    '2026-03-01',
  )
  expect(found.engagements).toEqual({
    held: ['entry:a'],
    cancelled: ['entry:g'],
    unreported: ['entry:c'],
    ahead: ['entry:d'],
    undated: ['entry:e'],
    rate: 1 / 3,
  })
  expect(found.undertakings).toEqual([
    { way: 'out', type: 'pledge', made: ['entry:h', 'entry:i'], due: ['entry:h'], overdue: ['entry:h'] },
    { way: 'both', type: 'signing', made: ['entry:j'], due: [], overdue: [] },
  ])
})

test('phrases: first and last use, by whom, how often', () => {
  const use = (id: string, phrase: string, speaker: string, when: string | null) =>
    entry({
      kind: 'formulation',
      parties: `speaker ${speaker}`,
      when,
      id,
      own: { phrase, dyad: ['CHN', 'KOR'] },
    })
  const [first, second] = phraseUses(
    [
      use('a', 'strategic cooperative partnership', 'CHN.president', '2026-01-05'),
      use('b', 'the Strategic Cooperative Partnership', 'CHN.president', '2025-11-01'),
      use('c', 'strategic, cooperative partnership', 'KOR.president', null),
      use('d', 'close neighbours', 'JPN', '2026-01-05'),
      entry({
        kind: 'formulation',
        parties: 'speaker JPN',
        when: null,
        own: { phrase: 'x', dyad: ['CHN', 'JPN'] },
      }),
    ],
    KOR,
    CHN,
  )
  expect(first).toMatchObject({
    uses: ['entry:b', 'entry:a', 'entry:c'],
    first: { day: '2025-11-01' },
    last: { day: '2026-02-20', entry: 'entry:c' },
    by: [
      { name: 'president of CHN', state: 'CHN', uses: 2 },
      { name: 'president of KOR', state: 'KOR', uses: 1 },
    ],
  })
  expect(second).toMatchObject({ phrase: 'close neighbours', uses: ['entry:d'] })
})
