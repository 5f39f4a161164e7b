import { expect, test } from 'vitest'
import type { Visit } from '../../src/ontology/finding.ts'
import { entryFrom } from '../../src/record/merge/entry.ts'
import { written } from './written-findings.ts'

/** The entry of a visit told by one outlet a line: when, where, and in how many days. */
function entryOf(...lines: string[]) {
  const members = lines.map((line, outlet) => {
    const { finding, report } = written(
      `visit @2026-02-26 | visitor KOR.president Han Seo-yeon; host CHN | ${line}`,
      outlet,
    )
    const { id, publisher } = report
    const place = finding.where
    const stops = place === null ? [] : [{ place, when: finding.when, standing: finding.standing }]
    return {
      finding: { ...finding, stops } as Visit,
      report: { id, family: id, source: id, story: id, publisher },
    }
  })
  return entryFrom('entry:x', members, [], [])
}

const stopsOf = (view: Visit) => view.stops.map((s) => `${s.place.name} ${s.when.edtf}`)

test('arrival in one report and a later stop in another are one stay, and no disagreement', () => {
  const { view, disagreements } = entryOf(
    '2026-02-25 | Shanghai CHN | days=3',
    '2026-02-23 | Beijing CHN |',
    '2026-02-24 | Beijing CHN |',
  )
  expect(view.when).toMatchObject({ edtf: '2026-02-23/2026-02-25', from: '2026-02-23', to: '2026-02-25' })
  expect(stopsOf(view as Visit)).toEqual(['Beijing 2026-02-23', 'Shanghai 2026-02-25'])
  expect(disagreements).toEqual([])
})

test('days that fill more than the stay lasted stay a disagreement', () => {
  const { view, disagreements } = entryOf('2026-02-25 | | days=2', '2026-02-23 | | days=2')
  expect(view.when.from).toBe(view.when.to)
  expect(disagreements.map((d) => d.field)).toEqual(['when'])
})

test('a month that does not hold the days is a disagreement', () => {
  const { disagreements } = entryOf('2026-02-23/2026-02-25 | |', '2026-02-23 | |', '2026-01 | |')
  expect(disagreements.map((d) => d.field)).toEqual(['when'])
})

test('places in two states are a disagreement', () => {
  const { disagreements } = entryOf('2026-02-23 | Beijing CHN |', '2026-02-23 | Hanoi VNM |')
  expect(disagreements.map((d) => d.field)).toEqual(['where'])
})
