import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { casesOf } from './case-file.ts'
import { line } from './line.ts'
import { examplesOf, findingsOf, KINDS, lexicon, readingsOf } from './stored.ts'

const stale = (name: string): string => `no stored reading; run npx tsx test/extract/readings.ts ${name}`

for (const kind of KINDS) {
  const file = new URL(`../cases/${kind}.txt`, import.meta.url)
  if (!existsSync(file)) continue
  const readings = readingsOf(kind)
  describe(kind, () => {
    for (const { title, report, expected } of casesOf(file))
      test(title, () => {
        const reading = readings.get(report.id)
        if (!reading) throw new Error(stale(kind))
        const found = findingsOf(report, reading).filter((f) => f.kind === kind)
        const right = expected.map((e) =>
          e.replace(/^(wrong|missed): /, (mark) => (mark === 'wrong: ' ? '' : 'missed: ')),
        )
        expect(found.map(line)).toEqual(right.filter((e) => !e.startsWith('missed: ')))
      })
  })
}

describe('lexicon', () => {
  const readings = readingsOf('lexicon')
  for (const { kind, report, standing, cameo } of examplesOf(lexicon))
    test(`${kind}: ${report.text}`, () => {
      const reading = readings.get(report.id)
      if (!reading) throw new Error(stale('lexicon'))
      const found = findingsOf(report, reading).filter((f) => f.kind === kind)
      expect(found.map((f) => f.standing)).toContain(standing)
      if (cameo !== null) expect(found.map((f) => f.kind === 'act' && f.cameo)).toContain(cameo)
    })
})
