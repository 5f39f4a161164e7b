import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { ENTRY_SCHEMA } from '../../../src/format/export/jsonl.ts'
import { csvLine, guarded, tsvLine, unguarded } from '../../../src/format/export/table.ts'
import { FINDING_KINDS } from '../../../src/ontology/finding.ts'
import { jsonLines, SAMPLE_ENTRIES, write } from './sample-record.ts'

type Line = Record<string, string>
const rows = (csv: string | undefined): Line[] => parse(csv ?? '', { columns: true, bom: true }) as Line[]

test('JSON Lines keep every entry as it is, and fit the schema', async () => {
  const { files, notes } = await write('jsonl')
  expect(jsonLines(files.get('.jsonl'))).toEqual(JSON.parse(JSON.stringify(SAMPLE_ENTRIES)))
  expect(notes).toEqual([])
  const validate = new Ajv2020({ strict: false }).compile(ENTRY_SCHEMA)
  for (const line of jsonLines(files.get('.jsonl')))
    expect(validate(line), JSON.stringify(validate.errors)).toBe(true)
})

describe('tables', () => {
  test('text comes back from CSV as it was, and no cell begins a formula', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('=1+1', "'=1", "'", '-3', '@x', '+', '\t', 'a"b\r\nc', '＝1'),
          ),
          {
            minLength: 1,
          },
        ),
        (texts) => {
          const [cells] = parse(csvLine(texts), { skip_empty_lines: false }) as string[][]
          expect(cells!.map(unguarded)).toEqual(texts)
          for (const cell of cells!) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
    )
    expect(guarded('=1')).toBe("'=1")
    expect(csvLine([-1.5, true, null])).toBe('-1.5,TRUE,\r\n')
    expect(tsvLine(['a\tb\nc', '=x', null])).toBe("a b c\t'=x\t\n")
  })

  test('one kind as CSV: codes that hold on the day, empty where unknown', async () => {
    const { files, notes } = await write('csv', { kinds: ['meeting'] })
    const lines = rows(files.get('.csv'))
    expect(lines.length).toBe(SAMPLE_ENTRIES.filter((e) => e.kind === 'meeting').length)
    const month = lines.find((l) => l.date === '2025-03')!
    expect(month).toMatchObject({
      date_from: '2025-03-01',
      date_to: '2025-03-31',
      states: 'EGY|TUR',
      states_cow: '651|640',
      place: 'Cairo',
      latitude: '30.063',
      ordinal: '',
    })
    expect(notes).toEqual([
      'CSV: 1 claim of a further report (a line shows the claim that stands for the entry)',
    ])
    const bom = await write('csv', { kinds: ['statement'], choices: { bom: true } })
    expect(bom.files.get('.csv')!.startsWith('\ufeffentry,')).toBe(true)
    expect(rows(bom.files.get('.csv')).find((l) => l.content!.includes('HYPERLINK'))!.content).toMatch(
      /^'=HYPER/,
    )
  })

  test('a data package describes its tables, and each row is what the schema says', async () => {
    const { files } = await write('datapackage')
    const described = JSON.parse(files.get('datapackage.json')!) as {
      resources: {
        path: string
        schema: { fields: { name: string; type: string }[]; primaryKey?: string[] }
      }[]
    }
    expect(described.resources.map((r) => r.path)).toEqual(
      [...files.keys()].filter((f) => f.endsWith('.csv')),
    )
    const fits: Record<string, RegExp> = {
      string: /^[\s\S]*$/,
      integer: /^-?\d*$/,
      number: /^(?:-?\d+(?:\.\d+)?)?$/,
      boolean: /^(?:TRUE|FALSE)?$/,
      date: /^(?:\d{4}-\d\d-\d\d)?$/,
    }
    let count = 0
    for (const { path, schema } of described.resources) {
      const all = parse(files.get(path)!) as string[][]
      expect(all[0]).toEqual(schema.fields.map((f) => f.name))
      for (const row of all.slice(1))
        for (const [i, cell] of row.entries()) {
          expect(cell).toMatch(fits[schema.fields[i]!.type]!)
          count += 1
        }
      if (schema.primaryKey) expect(new Set(all.slice(1).map((r) => r[0])).size).toBe(all.length - 1)
    }
    expect(count).toBeGreaterThan(500)
    const entries = FINDING_KINDS.flatMap((kind) => rows(files.get(`${kind}s.csv`)).map((r) => r.entry))
    expect(entries.sort()).toEqual(SAMPLE_ENTRIES.map((e) => e.id).sort())
    const quotes = rows(files.get('evidence.csv'))
    expect(quotes.find((q) => q.field === 'parties[0].actor.office')).toBeDefined()
    for (const q of quotes) expect(unguarded(q.quote!).length).toBe(Number(q.end) - Number(q.start))
    expect(rows(files.get('stops.csv')).map((s) => s.place)).toEqual(['Cairo', 'Giza'])
    expect(rows(files.get('disagreements.csv')).map((d) => d.value)).toEqual(['3', '2'])
    expect(rows(files.get('reports.csv')).length).toBe(3)
  })

  test('Parquet holds what the data package holds', async () => {
    const csv = await write('datapackage')
    const { bytes } = await write('parquet')
    for (const [file, data] of bytes) {
      const lines = rows(csv.files.get(file.replace('.parquet', '.csv')))
      const read = await parquetReadObjects({ file: new Uint8Array(data).buffer })
      expect(read.length, file).toBe(lines.length)
      for (const [i, row] of read.entries())
        for (const [name, value] of Object.entries(row)) {
          const text =
            value === null || value === undefined
              ? ''
              : value instanceof Date
                ? value.toISOString().slice(0, 10)
                : typeof value === 'boolean'
                  ? String(value).toUpperCase()
                  : String(value)
          expect(text, `${file} ${name}`).toBe(unguarded(lines[i]![name]!))
        }
    }
  })
})
