import { describe, expect, test } from 'vitest'
import { loadActCodes } from '../../src/format/act-codes.ts'
import type { Act } from '../../src/ontology/finding.ts'
import { casesOf } from '../extract/case-file.ts'
import { examplesOf, findingsOf, lexicon, readingsOf } from '../extract/stored.ts'

const codes = loadActCodes(new URL('../../data', import.meta.url))
const cases = ['act', 'meeting', 'visit', 'statement', 'undertaking'].flatMap((kind) => {
  const readings = readingsOf(kind)
  return casesOf(new URL(`../cases/${kind}.txt`, import.meta.url)).map((c) => ({
    report: c.report,
    reading: readings.get(c.report.id),
  }))
})
const read = readingsOf('lexicon')
const examples = examplesOf(lexicon).map(({ report }) => ({ report, reading: read.get(report.id) }))

const acts: readonly Act[] = [...cases, ...examples].flatMap(({ report, reading }) =>
  reading === undefined ? [] : findingsOf(report, reading).filter((f): f is Act => f.kind === 'act'),
)

describe('acts of all cases', () => {
  test('are many enough to say something', () => expect(acts.length).toBeGreaterThan(300))

  test('have a source, and no one is source and target', () => {
    const ids = (a: Act, role: string): string[] =>
      a.parties.flatMap((p) => (p.role === role ? [p.actor.id] : []))
    expect(acts.filter((a) => ids(a, 'source').length === 0)).toEqual([])
    expect(acts.filter((a) => ids(a, 'target').some((id) => ids(a, 'source').includes(id)))).toEqual([])
    expect(acts.flatMap((a) => a.parties).filter((p) => !/^(source|target)$/.test(p.role))).toEqual([])
  })

  test('have a code of the table, its leading zero and both its Goldstein scores', () => {
    for (const a of acts) expect(a.goldstein, a.cameo).toEqual(codes.cameo.get(a.cameo)?.goldstein)
  })

  test('have a type with its quad, and a mode of that type', () => {
    for (const a of acts) {
      expect(a.quad, a.type).toBe(codes.quad[a.type])
      if (a.mode !== null) expect(codes.modes[a.type], a.cameo).toContain(a.mode)
    }
  })

  test('are agreements, not consultations, where they are to come', () => {
    expect(
      acts
        .filter((a) => a.standing === 'announced' && /^(CONSULT)$/.test(a.type))
        .map((a) => a.evidence[0]!.quote),
    ).toEqual([])
  })

  test('have contexts sorted and each once', () => {
    for (const a of acts) expect([...new Set(a.contexts)].sort()).toEqual(a.contexts)
  })
})
