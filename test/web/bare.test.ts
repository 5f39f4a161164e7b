import { expect, test } from 'vitest'
import { bare } from '../../src/web/bare.ts'

test('marks around the words go, those of a quotation within stay', () => {
  expect(bare('"We opened a new page,"')).toBe('We opened a new page')
  expect(bare('“We opened a new page')).toBe('We opened a new page')
  expect(bare('‘We opened a new page,’')).toBe('We opened a new page')
  expect(bare('the country "supports the talks"')).toBe('the country "supports the talks"')
  expect(bare('the talks are "open," ')).toBe('the talks are "open,"')
  expect(bare('"Yes" and "no"')).toBe('"Yes" and "no"')
  expect(bare('plain words, ')).toBe('plain words')
})
