import { describe, expect, test } from 'vitest'
import { loadActCodes } from '../../src/format/act-codes.ts'
import { ACT_TYPES, QUADS } from '../../src/ontology/act.ts'

const codes = loadActCodes(new URL('../../data', import.meta.url))
const all = [...codes.cameo.values()]

describe('codes of acts', () => {
  test('are text that begins with one of the twenty roots, which stand in the table', () => {
    const roots = Array.from({ length: 20 }, (_, i) => String(i + 1).padStart(2, '0'))
    expect(all.filter((c) => !/^\d{2,4}$/.test(c.code) || !roots.includes(c.code.slice(0, 2)))).toEqual([])
    expect(roots.filter((root) => !codes.cameo.has(root))).toEqual([])
  })

  test('stand for a type, but for bare statements and appeals', () => {
    expect(all.filter((c) => (c.type === null) !== /^0[12]/.test(c.code)).map((c) => c.code)).toEqual([])
  })

  test('have only modes that their type has', () => {
    const wrong = all.filter(
      (c) => c.type !== null && c.mode !== null && !codes.modes[c.type].includes(c.mode),
    )
    expect(wrong.map((c) => `${c.code} ${c.type} ${c.mode}`)).toEqual([])
  })

  test('have two Goldstein scores that differ where the field knows they do', () => {
    const differing = all.filter((c) => c.goldstein.icews !== c.goldstein.gdelt).map((c) => c.code)
    expect(differing).toEqual(['016', '022', '1213', '164', '165'])
    expect(codes.cameo.get('057')?.goldstein).toEqual({ icews: 8, gdelt: 8 })
  })

  test('lie between -10 and 10', () => {
    const scores = all.flatMap((c) => [c.goldstein.icews, c.goldstein.gdelt]).filter((n) => n !== null)
    expect(scores.filter((n) => !(n >= -10 && n <= 10))).toEqual([])
    expect(ACT_TYPES.map((t) => codes.score(t, null)).filter((n) => !Number.isFinite(n))).toEqual([])
  })

  test('put each type into the quad that the table gives it', () => {
    for (const type of ACT_TYPES) expect(QUADS[codes.quad[type]], type).toContain(type)
  })
})
