import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { covers } from '../../src/ontology/span.ts'
import { loadAtlas } from '../../src/resolve/atlas.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { unpack } from '../extract/stored.ts'
import { FILES, mentionCases } from '../resolve/mention-cases.ts'

const atlas = loadAtlas(new URL('../../data/', import.meta.url))
const store = new URL('../cases/readings/', import.meta.url)
const readings = new Map(
  readdirSync(store)
    .filter((file) => FILES.includes(file.replace(/\.jsonl$/, '')))
    .flatMap((file) => readFileSync(new URL(file, store), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => unpack(JSON.parse(line)))
    .map((reading) => [reading.report, reading]),
)
const resolved = FILES.flatMap(mentionCases).flatMap(({ report }) => {
  const reading = readings.get(report.id)
  return reading ? [{ report, reading, result: resolve(report, reading, atlas) }] : []
})

describe('a resolved reading', () => {
  test('has no mention without an actor, and its head lies within it', () => {
    for (const { result } of resolved)
      for (const m of result.mentions) {
        expect(m.actors.length).toBeGreaterThan(0)
        expect(covers(m, result.reading.words[m.head]!)).toBe(true)
      }
  })
  test('quotes the text: offices by their evidence, mentions by their words', () => {
    for (const { report, result } of resolved)
      for (const m of result.mentions)
        for (const a of m.actors) {
          expect(a.as).toBe(report.text.slice(m.start, m.end).replace(/\s+/g, ' '))
          if (a.office) {
            const { start, end, quote } = a.office.evidence
            expect(report.text.slice(start, end)).toBe(quote)
          }
        }
  })
  test('lists mentions and places in order of the text, no span and form twice', () => {
    for (const { result } of resolved)
      for (const list of [result.mentions, result.places]) {
        expect(list.map((m) => m.start)).toEqual(list.map((m) => m.start).sort((a, b) => a - b))
        const keys = list.map((m) => `${m.start}-${m.end}-${'form' in m ? m.form : ''}`)
        expect(keys).toEqual([...new Set(keys)])
      }
  })
  test('gives all mentions of an actor one name, state and office', () => {
    for (const { result } of resolved) {
      const known = new Map<string, string>()
      for (const m of result.mentions)
        for (const { id, name, state, office } of m.actors) {
          const view = JSON.stringify([name, state, office])
          expect(known.get(id) ?? view).toBe(view)
          known.set(id, view)
        }
    }
  })
  test('is plain JSON and the same the second time', () => {
    for (const { report, reading, result } of resolved) {
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      expect(resolve(report, reading, atlas)).toEqual(result)
    }
  })
})
