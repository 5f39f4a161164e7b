import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  isDay,
  mondayOf,
  monthEnd,
  weekdayOf,
  weekOf,
} from '../../src/ontology/calendar-date.ts'
import { edtf, type Grain, lastDay, periodAt, shift, timex } from '../../src/resolve/time/period.ts'

const GRAINS: Grain[] = [
  'century',
  'decade',
  'year',
  'half',
  'quarter',
  'season',
  'month',
  'week',
  'weekend',
  'day',
]
const days = fc.integer({ min: 0, max: 600_000 }).map((n) => addDays('1000-01-01', n))
const counts = fc.integer({ min: -40_000, max: 40_000 })

test('adding days and taking them away restores the day, and their number is the distance', () => {
  fc.assert(
    fc.property(days, counts, (day, n) => {
      expect(addDays(addDays(day, n), -n)).toBe(day)
      expect(daysBetween(day, addDays(day, n))).toBe(n)
      expect(isDay(addDays(day, n))).toBe(true)
    }),
  )
})

test('days compare as text in order of time', () => {
  fc.assert(fc.property(days, days, (a, b) => a < b === daysBetween(a, b) > 0))
})

test('a week runs from Monday, and its number is that of its Thursday', () => {
  fc.assert(
    fc.property(days, (day) => {
      const monday = mondayOf(day)
      expect(weekdayOf(monday)).toBe(1)
      expect(daysBetween(monday, day)).toBe(weekdayOf(day) - 1)
      expect(weekOf(monday)).toEqual(weekOf(addDays(monday, 6)))
    }),
  )
  expect(weekOf('2025-12-29')).toEqual({ year: 2026, week: 1 })
  expect(weekOf('2021-01-03')).toEqual({ year: 2020, week: 53 })
})

test('months end where the next begins', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1600, max: 2400 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(addDays(monthEnd(year, month), 1)).toBe(dayOf(year, month + 1, 1))
    }),
  )
  expect(monthEnd(2024, 2)).toBe('2024-02-29')
  expect(monthEnd(1900, 2)).toBe('1900-02-28')
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
  expect(addMonths('2025-10-06', -10)).toBe('2024-12-06')
})

test('isDay knows the days there are', () => {
  expect(['2024-02-29', '2023-02-29', '2026-13-01', '2026-1-1', 'soon'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

test('a period holds its day, meets the next, and is the same from any day in it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...GRAINS), days, fc.integer({ min: -5, max: 5 }), (grain, day, n) => {
      const period = periodAt(grain, day)
      const at = grain === 'weekend' ? period.first : day
      expect(period.first <= at && at <= lastDay(period)).toBe(true)
      expect(periodAt(grain, lastDay(period))).toEqual(period)
      if (grain !== 'weekend') expect(shift(period, 1).first).toBe(addDays(lastDay(period), 1))
      expect(shift(shift(period, n), -n)).toEqual(period)
    }),
  )
})

test('periods are written as TIMEX3 and EDTF', () => {
  const written = GRAINS.map((grain) => {
    const period = periodAt(grain, '2026-01-06')
    return `${timex(period)} ${edtf(period)}`
  })
  expect(written).toEqual([
    '20 20XX',
    '202 202X',
    '2026 2026',
    '2026-H1 2026-01/2026-06',
    '2026-Q1 2026-01/2026-03',
    '2025-WI 2025-24',
    '2026-01 2026-01',
    '2026-W02 2026-01-05/2026-01-11',
    '2026-W02-WE 2026-01-10/2026-01-11',
    '2026-01-06 2026-01-06',
  ])
})
