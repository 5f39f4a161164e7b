import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { EXPORT_FORMATS, formatNamed } from '../../../src/format/export/formats.ts'
import { jsonLines, SAMPLE_ENTRIES, write } from './sample-record.ts'

/** Formats whose file is JSON, or a JSON object a line. */
const JSON_FORMATS = EXPORT_FORMATS.filter(
  (f) => f.schema !== undefined && f.name !== 'csv' && f.makes === 'file',
)

describe.each(JSON_FORMATS.map((f) => [f.name, f] as const))('%s', (name, format) => {
  test('fits its schema', async () => {
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    const validate = ajv.compile((await format.schema!()) as object)
    const text = (await write(name)).files.get(format.ending)!
    const values = /jsonl|ftm|plover/.test(format.name) ? jsonLines(text) : [JSON.parse(text)]
    expect(values.length).toBeGreaterThan(0)
    for (const value of values)
      expect(validate(value), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
  })
})

describe.each(EXPORT_FORMATS.map((f) => [f.name, f] as const))('%s', (name, format) => {
  const kinds = format.oneKind ? { kinds: ['meeting' as const] } : {}

  test('is written the same each time, and of no entries too', async () => {
    const first = await write(name, kinds)
    expect((await write(name, kinds)).bytes).toEqual(first.bytes)
    const none = await write(name, { ...kinds, entries: [] })
    if (format.makes === 'file') expect([...none.files.keys()].filter((f) => f !== format.ending)).toEqual([])
    expect(none.notes).toEqual([])
  })

  test('tells the kinds it does not hold', async () => {
    if (format.oneKind) {
      await expect(write(name)).rejects.toThrow(
        /expected one kind with the format csv, got meetings, visits, .*datapackage/,
      )
      return
    }
    const { notes } = await write(name)
    for (const entry of SAMPLE_ENTRIES)
      if (!format.kinds.includes(entry.kind))
        expect(
          notes.some((n) => n.includes(`${entry.kind}`)),
          `${name} and ${entry.kind}`,
        ).toBe(true)
  })
})

test('a format is found by its name; a mistake is told with what is near', () => {
  expect(formatNamed('GeoJSON').name).toBe('geojson')
  expect(() => formatNamed('geojsn')).toThrow(
    /expected one of jsonl, csv, .*got "geojsn"; did you mean geojson\?/,
  )
  expect(() => formatNamed('docx')).toThrow(/got "docx"; name one of them/)
  expect(new Set(EXPORT_FORMATS.map((f) => f.name)).size).toBe(EXPORT_FORMATS.length)
})
