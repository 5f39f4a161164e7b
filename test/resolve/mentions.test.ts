import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/resolve/atlas.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { unpack } from '../extract/stored.ts'
import { FILES, mentionCases, mentionLines } from './mention-cases.ts'

const atlas = loadAtlas(new URL('../../data/', import.meta.url))

for (const name of FILES) {
  const store = new URL(`../cases/readings/${name}.jsonl`, import.meta.url)
  const readings = new Map(
    (existsSync(store) ? readFileSync(store, 'utf8').split('\n') : [])
      .filter((l) => l !== '')
      .map((l) => unpack(JSON.parse(l)))
      .map((r) => [r.report, r]),
  )
  describe(name, () => {
    for (const { title, report, expected } of mentionCases(name))
      test(title, () => {
        const reading = readings.get(report.id)
        if (!reading)
          throw new Error(`expected a stored reading, got none; run npx tsx test/resolve/readings.ts ${name}`)
        const right = expected.filter((e) => !e.startsWith('missed: ')).map((e) => e.replace(/^wrong: /, ''))
        expect(mentionLines(report, resolve(report, reading, atlas))).toEqual(right)
      })
  })
}
