import { describe, expect, test } from 'vitest'
import { loadHolders } from '../../src/resolve/reference-holders.ts'

const holders = loadHolders(new URL('../../data/', import.meta.url))
const names = (title: string, state: string, on?: string): string[] =>
  holders.of(holders.titles(title), state, on).map((h) => h.name)

describe('holders of office in the shipped reference', () => {
  test('a foreign minister on a day, whatever the office is called', () => {
    expect(names('foreign minister', 'DEU', '2014-05-01')).toEqual(['Frank-Walter Steinmeier'])
    expect(names('foreign minister', 'GBR', '2014-05-01')).toEqual(['William Hague'])
    expect(names('foreign minister', 'USA', '2022-01-01')).toEqual(['Antony Blinken'])
    expect(names('foreign minister', 'DEU', '1901-01-01')).toEqual([])
  })

  test('one who holds an office twice has two tenures, and one row for what two tables say', () => {
    expect(holders.named('Frank-Walter Steinmeier', '2007-01-01').map((h) => h.title)).toEqual([
      'foreign minister',
    ])
    const stays = holders.named('Wang Yi').filter((h) => h.title === 'foreign minister')
    expect(stays.map((h) => h.from)).toEqual(['2023-07-25', '2013-03-16'])
  })

  test('every row has a source, a state and an order of days', () => {
    for (const state of ['DEU', 'FRA', 'KOR', 'CHN', 'USA', 'BRA'])
      for (const h of holders.of(
        [...holders.titles('foreign minister'), 'president', 'prime minister'],
        state,
      )) {
        expect(h.source).not.toBe('')
        expect(h.from === null || h.to === null || h.from <= h.to).toBe(true)
      }
  })
})
