import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Gathered } from '../../src/gather/draft.ts'
import { gather, SIZE_LIMIT } from '../../src/gather/gather.ts'
import { clean, paragraphs } from '../../src/gather/paragraphs.ts'
import { printedDate } from '../../src/gather/printed-date.ts'
import { loadPublishers } from '../../src/gather/publishers.ts'

const publishers = loadPublishers(fileURLToPath(new URL('../../data', import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'chancery-gather-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(path: string, hints = {}): Promise<Gathered[]> {
  const found: Gathered[] = []
  for await (const one of gather(path, publishers, hints)) found.push(one)
  return found
}

/** What was read, in the form of the case file. */
const shown = ({ report, notes }: Gathered): string => {
  const lines: string[] = []
  const add = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined) lines.push(`${name}: ${value}`)
  }
  add('title', report?.title)
  add('published', report?.published)
  add('publisher', report?.publisher)
  add('dateline', report?.dateline ? `${report.dateline.place} ${report.dateline.date ?? '-'}` : null)
  add('url', report?.url)
  add('language', report?.language)
  for (const note of notes) add('note', note.rule)
  if (report) lines.push(report.text)
  return lines.join('\n')
}

const cases = readFileSync(new URL('../cases/gather.txt', import.meta.url), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((part) => {
    const [title = '', ...rest] = part.split('\n')
    const [input = '', expected = ''] = rest.join('\n').split(/^==>\n/m)
    const name = /^name: (.*)\n/.exec(input)
    return {
      title,
      name: name?.[1] ?? 'report.txt',
      input: name ? input.slice(name[0].length) : input,
      expected: expected.trim(),
    }
  })

describe('shapes of reports', () => {
  test('titles are unique', () => {
    expect(new Set(cases.map((c) => c.title)).size).toBe(cases.length)
  })
  for (const [i, { title, name, input, expected }] of cases.entries())
    test(title, async () => {
      const own = join(folder, String(i))
      mkdirSync(own)
      writeFileSync(join(own, name), input)
      const found = await read(join(own, name))
      expect(found.map(shown).join('\n-----\n')).toBe(expected)
    })
})

describe('files', () => {
  const file = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }

  test('encodings are told apart: UTF-16, Windows-1252, byte order marks, CRLF', async () => {
    const text = 'Le ministre a dit : « L’été ». They met in Genève.\r\n\r\nThe end – of it.'
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
    const one = (await read(file('utf16.txt', utf16)))[0]!.report!.text
    const two = (await read(file('bom.txt', `\ufeff${text}`)))[0]!.report!.text
    const latin = Buffer.from(
      'The ministers of C\xf4te d\x92Ivoire and Peru met in Gen\xe8ve on Tuesday.',
      'latin1',
    )
    const three = (await read(file('latin.txt', latin)))[0]!.report!.text
    expect(one).toBe('Le ministre a dit : « L’été ». They met in Genève.\n\nThe end – of it.')
    expect(two).toBe(one)
    expect(three).toBe('The ministers of Côte d’Ivoire and Peru met in Genève on Tuesday.')
  })

  test('hidden, binary, empty and over-long files become notes, and the rest is read', async () => {
    const own = join(folder, 'mixed')
    mkdirSync(join(own, 'b'), { recursive: true })
    writeFileSync(join(own, '.hidden'), 'x')
    writeFileSync(join(own, 'a.pdf'), '%PDF-1.7 binary')
    writeFileSync(join(own, 'a.txt'), 'They met in Bonn on 3 May 2024.')
    writeFileSync(join(own, 'b', 'c.txt'), 'They met in Kyiv.')
    writeFileSync(join(own, 'empty.txt'), '')
    writeFileSync(join(own, 'long.txt'), Buffer.alloc(SIZE_LIMIT + 1, 'x '))
    const found = await read(own)
    expect(
      found.map((g) => [g.path.slice(own.length + 1), g.report !== null, g.notes.map((n) => n.rule)]),
    ).toEqual([
      ['.hidden', false, ['file-hidden']],
      ['a.pdf', false, ['file-binary']],
      ['a.txt', true, ['published-unknown']],
      ['b/c.txt', true, ['published-unknown']],
      ['empty.txt', false, ['file-empty']],
      ['long.txt', false, ['file-too-large']],
    ])
  })

  test('what the operator says goes before what the file says', async () => {
    const path = file('hint.txt', 'Published: 3 May 2024\n\nThey met in Bonn.')
    const [one] = await read(path, { published: '2024-05-04', publisher: 'Desk', title: 'Talks' })
    expect(one!.report).toMatchObject({ published: '2024-05-04', publisher: 'Desk', title: 'Talks' })
  })

  test('a path that does not exist throws, saying what to do', async () => {
    await expect(read(join(folder, 'nowhere'))).rejects.toThrow(
      /expected a file or a folder, got .*; check the path/,
    )
  })

  test('the same text in other line ends and wrapping is the same report', async () => {
    const [a] = await read(file('same-a.txt', 'They met in Bonn.\n\nThey spoke of trade.\n'))
    const [b] = await read(file('same-b.txt', 'They met in Bonn.\r\n\r\n\r\n  They spoke of trade.'))
    expect(a!.report!.id).toBe(b!.report!.id)
  })
})

describe('laws', () => {
  test('no text throws, and a body has no control characters, no runs of spaces, paragraphs parted by one blank line', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const body = paragraphs(clean(raw))
        for (const paragraph of body) {
          expect(paragraph).toBe(paragraph.trim())
          expect(paragraph).not.toMatch(/\n| {2}|\p{Cc}/u)
        }
      }),
    )
  })

  test('wrapping a paragraph at any width and reading it again restores it', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/)
    const long = fc.array(word, { minLength: 30, maxLength: 60 }).map((w) => `A${w.join(' ')}.`)
    fc.assert(
      fc.property(
        fc.array(long, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 40, max: 90 }),
        (body, width) => {
          const wrapped = body
            .map((p) => p.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n'))
            .join('\n')
          expect(paragraphs(wrapped)).toEqual(body)
        },
      ),
    )
  })

  test('a printed date is a real day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1000, max: 2999 }),
        (d, m, y) => {
          const date = printedDate(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
          if (date !== null && 'iso' in date)
            expect(new Date(`${date.iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.iso)
        },
      ),
    )
  })
})
