import { expect, test } from 'vitest'
import { loadActCodes } from '../../src/format/act-codes.ts'
import { alone, deedOf } from '../../src/format/act-words.ts'

const codes = loadActCodes(new URL('../../data', import.meta.url))

test('an act is told by its mode or the longest beginning of its code that has words of its own', () => {
  expect(deedOf({ type: 'CONSULT', mode: 'visit', cameo: '042' })[0]).toBe('visited')
  expect(deedOf({ type: 'COERCE', mode: 'arrest', cameo: '173' })[0]).toBe('arrested or sentenced')
  expect(deedOf({ type: 'COERCE', mode: 'seize', cameo: '1711' })[0]).toBe('seized property of')
  expect(deedOf({ type: 'MOBILIZE', mode: 'weapons', cameo: '150' })[0]).toBe('tested weapons')
  expect(deedOf({ type: 'RETREAT', mode: 'resign', cameo: '083' })[0]).toBe('resigned')
})

test('every code of the table has words, and they stand alone where nobody is named', () => {
  for (const { code, type, mode } of codes.cameo.values()) {
    if (type === null) continue
    for (const words of deedOf({ type, mode, cameo: code }))
      expect(alone(words), code).toMatch(/^[a-z]+( [a-z]+)*$/)
  }
  expect(alone('spoke with')).toBe('spoke')
  expect(alone('attacked')).toBe('attacked')
})
