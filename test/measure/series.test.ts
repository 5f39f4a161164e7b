import { describe, expect, test } from 'vitest'
import { loadActCodes } from '../../src/format/act-codes.ts'
import { loadOrganisations } from '../../src/format/side-names.ts'
import { DEFAULTS } from '../../src/measure/measure.ts'
import type { SeriesOptions } from '../../src/measure/options.ts'
import { type Coverage, type Series, seriesOf } from '../../src/measure/series.ts'
import type { Outline } from '../../src/ontology/entry.ts'
import type { FollowThrough, Status } from '../../src/ontology/follow-through.ts'
import { membersOf, type Side, together } from '../../src/ontology/side.ts'
import { act, entry, side } from './entries.ts'

const codes = loadActCodes(new URL('../../data', import.meta.url))
const [KOR, CHN] = [side('KOR'), side('CHN')]

function series(
  entries: readonly Outline[],
  options: Partial<SeriesOptions> = {},
  {
    from = KOR,
    to = CHN,
    coverage = [],
    follow,
  }: { from?: Side; to?: Side; coverage?: Coverage[]; follow?: ReadonlyMap<string, FollowThrough> } = {},
): Series {
  return seriesOf({
    ...DEFAULTS,
    since: '2026-01-01',
    until: '2026-03-31',
    ...options,
    entries,
    from,
    to,
    coverage,
    codes,
    follow,
  })
}

const values = (s: Series, column = s.main): (number | null | undefined)[] =>
  s.points.map((p) => p.values[column])
const rules = (s: Series): string[] => s.notes.map((n) => n.rule)

describe('what counts, and in which direction', () => {
  const entries = [
    entry({
      kind: 'meeting',
      parties: 'participant KOR.president,participant CHN.president',
      when: '2026-01-05',
    }),
    entry({ kind: 'visit', parties: 'visitor KOR.president,host CHN', when: '2026-01-04/2026-01-07' }),
    entry({ kind: 'statement', parties: 'speaker CHN.premier,addressee KOR', when: '2026-02-03' }),
    entry({ kind: 'undertaking', parties: 'by KOR,by CHN', when: '2026-02-03' }),
    entry({ kind: 'meeting', parties: 'participant JPN,participant CHN', when: '2026-01-05' }),
  ]

  test('both ways, each entry once', () => {
    const s = series(entries)
    expect(values(s, 'all')).toEqual([2, 2, 0])
    expect(values(s, 'statement')).toEqual([0, 1, 0])
    expect(s.totals.all).toBe(4)
    expect(s.points[0]!.entries.map((e) => e.id)).toEqual([entries[0]!.id, entries[1]!.id])
  })

  test('from one to the other: meetings and what both undertake go both ways', () => {
    expect(values(series(entries, { directed: true }))).toEqual([2, 1, 0])
    expect(values(series(entries, { directed: true }, { from: CHN, to: KOR }))).toEqual([1, 2, 0])
    const apart = series(entries, { directed: true, mutual: false })
    expect(values(apart)).toEqual([1, 0, 0])
    expect(apart.left.mutual).toHaveLength(2)
  })

  test('a statement to nobody in particular has no direction', () => {
    const s = series([entry({ kind: 'statement', parties: 'speaker CHN,relay KOR', when: '2026-02-03' })])
    expect(s.left.undirected).toHaveLength(1)
    expect(s.totals.all).toBe(0)
  })

  test('what was only announced, denied or called off is not held', () => {
    const planned = (['announced', 'denied', 'cancelled'] as const).map((standing) =>
      entry({ kind: 'visit', parties: 'visitor KOR,host CHN', when: '2026-02-03', standing }),
    )
    expect(series(planned).totals.all).toBe(0)
    expect(series(planned).left.standing).toHaveLength(3)
    expect(series(planned, { standing: 'announced' }).totals.all).toBe(1)
  })
})

describe('dates', () => {
  const on = (when: string | null): Outline => entry({ kind: 'visit', parties: 'visitor KOR,host CHN', when })

  test('a month inside a quarter counts there; by day it is vague and stands apart', () => {
    expect(values(series([on('2026-02')], { by: 'quarter' }))).toEqual([1])
    const daily = series([on('2026-02')], { by: 'day' })
    expect(daily.left.vague).toHaveLength(1)
    expect(daily.totals.all).toBe(0)
    expect(rules(daily)).toContain('entries-undated')
    expect(series([on('2026-02')], { by: 'day', vague: 'spread' }).points[31]!.values.all).toBeCloseTo(1 / 28)
  })

  test('days that the text gives are divided between months', () => {
    const s = series([on('2026-01-30/2026-02-02')])
    expect(values(s)).toEqual([0.5, 0.5, 0])
    expect(s.counted).toHaveLength(1)
  })

  test('an unknown date is no date, until the day of the first report is asked for', () => {
    expect(series([on(null)]).left.undated).toHaveLength(1)
    const dated = series([on(null)], { undated: 'published' })
    expect(values(dated)).toEqual([0, 1, 0])
    expect(rules(dated)).toContain('dated-by-publication')
  })

  test('what lies outside the calendar is told', () => {
    const s = series([on('2025-11-02')])
    expect(s.left.outside).toHaveLength(1)
    expect(rules(s)).toContain('entries-outside')
  })

  test('the calendar is made of whole periods', () => {
    const s = series([on('2026-02-28')], { since: '2026-01-15', until: '2026-02-10' })
    expect(s.points.map((p) => p.label)).toEqual(['2026-01', '2026-02'])
    expect(values(s)).toEqual([0, 1])
  })

  test('weeks are ISO weeks', () => {
    const s = series([on('2026-01-01')], { by: 'week', since: '2025-12-29', until: '2026-01-11' })
    expect(s.points.map((p) => p.label)).toEqual(['2026-W01', '2026-W02'])
    expect(values(s)).toEqual([1, 0])
  })
})

describe('acts', () => {
  const done = (parties: string, own: object, when = '2026-01-10'): Outline =>
    entry({ kind: 'act', parties, when, own: own as Record<string, unknown> })
  const entries = [
    done('source KOR,target CHN', act('AGREE', 1, '057', 8)),
    done('source KOR,target CHN', act('REJECT', 3, '016', -5, -2)),
    done('source CHN,target KOR', act('SANCTION', 4, '163', -8)),
    done('source KOR,target CHN', act('ACCUSE', 3, '1213', -2, null)),
    done('source KOR,target CHN', act('CONSULT', 1, '010', 0)),
  ]

  test('Goldstein sum and mean, by the table named', () => {
    const icews = series(entries, { measure: 'goldstein', directed: true })
    expect(icews.totals).toEqual({ acts: 4, unscored: 0, cooperation: 8, conflict: 7, sum: 1, mean: 0.25 })
    const gdelt = series(entries, { measure: 'goldstein', directed: true, table: 'gdelt' })
    expect(gdelt.totals).toEqual({ acts: 4, unscored: 1, cooperation: 8, conflict: 2, sum: 6, mean: 2 })
    expect(values(icews, 'mean')).toEqual([0.25, null, null])
  })

  test('types, quads, pentas and net cooperation', () => {
    expect(series(entries, { measure: 'types' }).totals).toMatchObject({
      AGREE: 1,
      REJECT: 1,
      SANCTION: 1,
      all: 5,
    })
    expect(series(entries, { measure: 'quad' }).totals).toMatchObject({
      'verbal cooperation': 2,
      'verbal conflict': 2,
      'material conflict': 1,
    })
    // 010 and 016 are bare statements: neutral.
    expect(series(entries, { measure: 'penta' }).totals).toMatchObject({
      neutral: 2,
      'verbal cooperation': 1,
    })
    expect(series(entries, { measure: 'net' }).totals).toEqual({
      cooperation: 2,
      conflict: 3,
      net: -1,
      balance: -0.2,
    })
  })

  test('event scores of the PLOVER manual', () => {
    expect(series(entries, { measure: 'scale', directed: true }).totals.sum).toBeCloseTo(2.5 - 2 - 3 + 2.5)
  })

  test('one a day: same source, target, code and day', () => {
    const again = [
      ...entries,
      done('source KOR,target CHN', act('AGREE', 1, '057', 8)),
      done('source KOR,target CHN', act('AGREE', 1, '057', 8), '2026-01-11'),
      done('source CHN,target KOR', act('AGREE', 1, '057', 8)),
    ]
    const s = series(again, { measure: 'types', oneADay: true })
    expect(s.totals.AGREE).toBe(3)
    expect(s.left.repeated).toHaveLength(1)
  })

  test('no acts: said, not derived', () => {
    const meetings = [
      entry({ kind: 'meeting', parties: 'participant KOR,participant CHN', when: '2026-01-05' }),
    ]
    const s = series(meetings, { measure: 'goldstein' })
    expect(s.totals.acts).toBe(0)
    expect(rules(s)).toContain('acts-missing')
  })
})

describe('groups and many parties', () => {
  const summit = entry({
    kind: 'meeting',
    parties: 'participant FRA,participant DEU,participant RUS,participant org:eu',
    when: '2026-01-05',
    reports: 6,
    publishers: 3,
  })
  const EU = side('FRA', 'DEU', 'org:eu')
  const between = { from: EU, to: side('RUS') }

  test('an entry, a pair, or a share of a pair', () => {
    expect(series([summit], {}, between).totals.all).toBe(1)
    expect(series([summit], { weights: 'pairs' }, between).totals.all).toBe(3)
    expect(series([summit], { weights: 'parties' }, between).totals.all).toBe(1)
    expect(
      series([summit], { weights: 'parties' }, { from: side('FRA'), to: side('RUS') }).totals.all,
    ).toBeCloseTo(1 / 3)
  })

  test('a member counts while it is one', () => {
    const act = (state: string, when: string) =>
      entry({ kind: 'meeting', parties: `participant ${state},participant RUS`, when })
    const from = loadOrganisations('data').sideOf('EU')!
    const total = (state: string, when: string) =>
      series([act(state, when)], { since: when, until: when }, { from, to: side('RUS') }).totals.all
    expect([total('GBR', '2020-01-31'), total('GBR', '2020-02-01')]).toEqual([1, 0])
    expect([total('HRV', '2013-06-30'), total('HRV', '2013-07-01')]).toEqual([0, 1])
    expect(total('FRA', '1999-05-05')).toBe(1)
  })

  test('a state named beside an organisation it has left counts on', () => {
    const eu = loadOrganisations('data').sideOf('European Union')!
    const both = together([eu, side('GBR')])
    expect(membersOf(eu, '2022-01-01')).not.toContain('GBR')
    expect(membersOf(both, '2022-01-01')).toContain('GBR')
    expect(membersOf(both, '2012-01-01')).not.toContain('HRV')
  })

  test('many parties are warned of, unless they are weighed', () => {
    expect(rules(series([summit], {}, between))).toContain('many-parties')
    expect(rules(series([summit], { weights: 'parties' }, between))).not.toContain('many-parties')
  })

  test('reports and publishers instead of entries', () => {
    expect(series([summit], { count: 'reports' }, between).totals.all).toBe(6)
    expect(series([summit], { count: 'publishers' }, between).totals.all).toBe(3)
  })
})

describe('coverage', () => {
  const visits = ['2026-01-05', '2026-03-05'].map((when) =>
    entry({ kind: 'visit', parties: 'visitor KOR,host CHN', when }),
  )
  const coverage = [
    { day: '2026-01-02', reports: 50, publishers: 4 },
    { day: '2026-02-11', reports: 10, publishers: 2 },
  ]

  test('a quiet month and an unread one differ', () => {
    const s = series(visits, {}, { coverage })
    expect(s.points.map((p) => [p.values.all, p.reports, p.publishers])).toEqual([
      [1, 50, 4],
      [0, 10, 2],
      [1, 0, 0],
    ])
    expect(s.notes.find((n) => n.rule === 'periods-unread')?.message).toContain('2026-03')
  })

  test('per 100 reports: nothing can be said of what was not read', () => {
    expect(values(series(visits, { perHundred: true }, { coverage }))).toEqual([2, 0, null])
  })

  test('a half-life carries sums over', () => {
    expect(values(series(visits, { halfLife: 1 }))).toEqual([1, 0.5, 1.25])
    expect(series(visits, { halfLife: 1 }).totals.all).toBe(2)
  })
})

test('visits: who visits whom', () => {
  const s = series(
    [
      entry({ kind: 'visit', parties: 'visitor KOR,host CHN', when: '2026-01-05' }),
      entry({ kind: 'visit', parties: 'visitor KOR,host CHN', when: '2026-01-25' }),
      entry({ kind: 'visit', parties: 'visitor CHN,host KOR', when: '2026-02-05' }),
    ],
    { measure: 'visits' },
  )
  expect(s.totals).toMatchObject({ out: 2, back: 1, balance: 1, all: 3 })
})

test('what the operator gets wrong is told', () => {
  expect(() => series([], { measure: 'mood' })).toThrow(/expected one of counts, types/)
  expect(() => series([], { since: '2026-03-01', until: '2026-02-01' })).toThrow(/swap them/)
  expect(() => series([], { by: 'day', since: '1900-01-01', until: '2026-02-01' })).toThrow(/longer unit/)
  expect(() => series([], { halfLife: 0 })).toThrow(/half-life/)
})

describe('follow-through', () => {
  const pledge = (id: string, when: string, due: string | null = null) =>
    entry({
      kind: 'undertaking',
      parties: 'by KOR,to CHN',
      when,
      id,
      own: { due: due === null ? null : { edtf: due, from: due, to: due, basis: 'stated', evidence: null } },
    })
  const follow = (status: Status, timing: FollowThrough['timing'] = null, due: string | null = null) => ({
    status,
    timing,
    due: due === null ? null : { edtf: due, from: due, to: due, basis: 'stated' as const, evidence: null },
    steps: [],
    scores: [],
  })
  const s = series(
    [
      pledge('ka', '2026-01-05'),
      pledge('kb', '2026-01-09'),
      pledge('kc', '2026-02-01'),
      pledge('kd', '2026-02-02'),
    ],
    { measure: 'follow-through', directed: true },
    {
      follow: new Map([
        ['entry:ka', follow('fulfilled', null, '2026-02-01')],
        ['entry:kb', follow('breached')],
        ['entry:kc', follow('open', 'overdue', '2026-03-01')],
        ['entry:kd', follow('open', 'due', '2026-09-01')],
      ]),
    },
  )

  test('counts undertakings by what became of them, in the period they were made', () => {
    expect(values(s)).toEqual([2, 2, 0])
    expect(values(s, 'fulfilled')).toEqual([1, 0, 0])
    expect(values(s, 'open')).toEqual([0, 2, 0])
    expect([values(s, 'due'), values(s, 'overdue')]).toEqual([
      [1, 1, 0],
      [0, 1, 0],
    ])
  })

  test('the rate is that of those whose end is told; where none is, there is none', () => {
    expect(values(s, 'rate')).toEqual([0.5, null, null])
    expect(s.totals.rate).toBe(0.5)
    expect(values(series([pledge('ke', '2026-01-05')], { measure: 'follow-through' }), 'unknown')).toEqual([
      1, 0, 0,
    ])
  })
})
