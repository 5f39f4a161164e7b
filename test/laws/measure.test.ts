import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadActCodes } from '../../src/format/act-codes.ts'
import { extentOf, sharesOf } from '../../src/measure/extent.ts'
import { DEFAULTS } from '../../src/measure/measure.ts'
import { MEASURES, measureNamed } from '../../src/measure/measures.ts'
import type { SeriesOptions } from '../../src/measure/options.ts'
import { periodOf, periodsBetween, UNITS } from '../../src/measure/period.ts'
import { type Series, seriesOf } from '../../src/measure/series.ts'
import { addDays, isDay } from '../../src/ontology/calendar-date.ts'
import type { Outline } from '../../src/ontology/entry.ts'
import { act, entry, side, type Told } from '../measure/entries.ts'

const codes = loadActCodes(new URL('../../data', import.meta.url))
const from = side('KOR', 'JPN')
const to = side('CHN', 'org:asean')

const day = fc.integer({ min: 0, max: 1095 }).map((n) => addDays('2024-01-01', n))
const when = fc.oneof(
  day,
  day.map((d) => d.slice(0, 7)),
  fc.tuple(day, fc.nat(40)).map(([d, n]) => `${d}/${addDays(d, n)}`),
  fc.constantFrom('2024', '2025', '2026', null),
)
const acts = [
  act('AGREE', 1, '057', 8),
  act('REJECT', 3, '016', -5, -2),
  act('SANCTION', 4, '163', -8),
  act('ACCUSE', 3, '1213', -2, null),
]
const told: fc.Arbitrary<Told> = fc.oneof(
  fc.record({
    kind: fc.constant('meeting' as const),
    parties: fc.constantFrom(
      'participant KOR.president,participant CHN.premier',
      'participant KOR,participant JPN,participant CHN',
      'participant KOR,participant org:asean,participant USA',
      'participant JPN,participant USA',
    ),
    when,
    reports: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('visit' as const),
    parties: fc.constantFrom(
      'visitor KOR.president,host CHN',
      'visitor CHN,host JPN',
      'visitor USA,host CHN',
    ),
    when,
    standing: fc.constantFrom('held' as const, 'announced' as const),
  }),
  fc.record({
    kind: fc.constant('act' as const),
    parties: fc.constantFrom(
      'source KOR,target CHN',
      'source CHN,target KOR,target JPN',
      'source CHN,source JPN',
      'source org:asean,target KOR',
    ),
    when,
    own: fc.constantFrom(...acts) as fc.Arbitrary<Record<string, unknown>>,
  }),
)
const world = fc
  .array(told, { maxLength: 25 })
  .map((all) => all.map((t, i) => entry({ ...t, id: String(i).padStart(3, '0') })))
const ways = fc.record({
  directed: fc.boolean(),
  weights: fc.constantFrom('entries' as const, 'pairs' as const, 'parties' as const),
  count: fc.constantFrom('entries' as const, 'reports' as const),
  oneADay: fc.boolean(),
  mutual: fc.boolean(),
  vague: fc.constantFrom('apart' as const, 'spread' as const),
  undated: fc.constantFrom('apart' as const, 'published' as const),
  table: fc.constantFrom('icews' as const, 'gdelt' as const),
})
const measureName = fc.constantFrom(...MEASURES.map((m) => m.name))
const unit = fc.constantFrom(...UNITS)

const make = (entries: readonly Outline[], options: Partial<SeriesOptions>): Series =>
  seriesOf({
    ...DEFAULTS,
    since: '2024-01-01',
    until: '2026-12-31',
    ...options,
    entries,
    from,
    to,
    coverage: [],
    codes,
  })

const closeTo = (a: number, b: number): boolean =>
  Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

test('the order of entries does not matter', () => {
  fc.assert(
    fc.property(world, ways, measureName, unit, fc.nat(), (entries, how, measure, by, turn) => {
      const turned = [...entries.slice(turn % 25), ...entries.slice(0, turn % 25)].reverse()
      expect(make(turned, { ...how, measure, by })).toEqual(make(entries, { ...how, measure, by }))
    }),
    { numRuns: 60 },
  )
})

test('what adds up over months adds up to the same over quarters, years and days', () => {
  fc.assert(
    fc.property(world, ways, measureName, (entries, how, measure) => {
      const options = { ...how, vague: 'spread' as const, measure }
      const month = make(entries, { ...options, by: 'month' })
      for (const by of ['day', 'quarter', 'year'] as const) {
        const other = make(entries, { ...options, by })
        for (const column of measureNamed(measure).sums) {
          const label = `${column} by ${by}`
          expect(closeTo(other.totals[column]!, month.totals[column]!), label).toBe(true)
        }
      }
      const yearly = make(entries, { ...options, by: 'year' })
      for (const year of yearly.points)
        for (const column of measureNamed(measure).sums) {
          const sum = month.points
            .filter((p) => p.label.startsWith(year.label))
            .reduce((s, p) => s + p.values[column]!, 0)
          expect(closeTo(sum, year.values[column]!), `${column} of ${year.label}`).toBe(true)
        }
    }),
    { numRuns: 20 },
  )
})

test('every value is the sum of what its entries add', () => {
  fc.assert(
    fc.property(world, ways, measureName, unit, (entries, how, measure, by) => {
      const s = make(entries, { ...how, measure, by })
      for (const p of s.points)
        for (const column of measureNamed(measure).sums) {
          const sum = p.entries.reduce((n, e) => n + (e.adds[column] ?? 0), 0)
          expect(closeTo(sum, p.values[column]!)).toBe(true)
        }
      const known = new Set(entries.map((e) => e.id))
      expect(s.points.flatMap((p) => p.entries).every((e) => known.has(e.id))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('each entry between the sides counts or is left for one reason', () => {
  fc.assert(
    fc.property(world, ways, unit, (entries, how, by) => {
      const s = make(entries, { ...how, measure: 'counts', by, directed: false })
      const all = [...s.counted, ...Object.values(s.left).flat()]
      expect(new Set(all).size).toBe(all.length)
      const between = entries.filter(
        (e) =>
          e.view.parties.some((p) => ['KOR', 'JPN'].includes(p.actor.state ?? '')) &&
          e.view.parties.some((p) => p.actor.state === 'CHN' || p.actor.id === 'org:asean'),
      )
      expect(all.sort()).toEqual(between.map((e) => e.id).sort())
    }),
    { numRuns: 100 },
  )
})

test('both directions are those of the first and of the second side', () => {
  fc.assert(
    fc.property(world, (entries) => {
      const both = make(entries, { directed: false }).counted
      const ways = [
        ...make(entries, { directed: true }).counted,
        ...seriesOf({
          ...DEFAULTS,
          directed: true,
          since: '2024-01-01',
          until: '2026-12-31',
          entries,
          from: to,
          to: from,
          coverage: [],
          codes,
        }).counted,
      ]
      expect([...new Set(ways)].sort()).toEqual([...both].sort())
    }),
    { numRuns: 100 },
  )
})

test('calendars have no gap and no overlap', () => {
  fc.assert(
    fc.property(unit, day, fc.nat(800), (by, since, length) => {
      const until = addDays(since, length)
      const periods = periodsBetween(by, since, until)
      expect(periods[0]!.from <= since && until <= periods[periods.length - 1]!.to).toBe(true)
      periods.forEach((p, i) => {
        expect(isDay(p.from) && isDay(p.to) && p.from <= p.to).toBe(true)
        if (i > 0) expect(p.from).toBe(addDays(periods[i - 1]!.to, 1))
        expect(periodOf(by, p.from)).toEqual(p)
        expect(periodOf(by, p.to)).toEqual(p)
      })
      expect(new Set(periods.map((p) => p.label)).size).toBe(periods.length)
    }),
  )
})

test('dividing an extent keeps its weight', () => {
  fc.assert(
    fc.property(unit, day, fc.nat(500), (by, first, length) => {
      const last = addDays(first, length)
      const when = {
        edtf: `${first}/${last}`,
        from: first,
        to: last,
        basis: 'stated',
        evidence: null,
      } as const
      const extent = extentOf(when, by, 'apart')
      expect(extent).toEqual({ from: first, to: last })
      const shares = sharesOf({ from: first, to: last }, periodsBetween(by, first, last))
      expect(
        closeTo(
          shares.reduce((s, x) => s + x.share, 0),
          1,
        ),
      ).toBe(true)
      expect(shares.every((x) => x.share > 0)).toBe(true)
    }),
  )
})

test('by 1/(n - 1), a meeting weighs as much as it has parties', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), (n) => {
      const states = [
        'USA',
        'CHN',
        'FRA',
        'GBR',
        'RUS',
        'IND',
        'BRA',
        'ZAF',
        'JPN',
        'KOR',
        'DEU',
        'ITA',
      ].slice(0, n)
      const all = side(...states)
      const meeting = entry({
        kind: 'meeting',
        parties: states.map((s) => `participant ${s}`).join(','),
        when: '2025-06-01',
      })
      const s = seriesOf({
        ...DEFAULTS,
        since: '2025-06-01',
        until: '2025-06-30',
        directed: true,
        weights: 'parties',
        entries: [meeting],
        from: all,
        to: all,
        coverage: [],
        codes,
      })
      expect(closeTo(s.totals.all!, n)).toBe(true)
    }),
  )
})
