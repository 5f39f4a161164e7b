import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { create } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { dossierBriefing } from '../../src/format/briefing/briefing.ts'
import { noteRuns } from '../../src/format/briefing/citing.ts'
import { type Face, faces } from '../../src/format/briefing/fonts.ts'
import { linesOf } from '../../src/format/briefing/lines.ts'
import { apart, RTL } from '../../src/format/briefing/words.ts'
import { writeBriefing } from '../../src/format/briefing/write.ts'
import { type Dossier, dossier } from '../../src/format/dossier.ts'
import { loadStateNames } from '../../src/format/state-names.ts'
import { ENTRIES, REPORTS } from './two-states.ts'

const states = loadStateNames(new URL('../../data', import.meta.url))
const OPTIONS = { maker: 'Chancery 1.2.3', made: '2026-01-10T08:00:00.000Z', handling: 'FOR OFFICIAL USE' }
const made = dossier({
  entries: ENTRIES,
  reports: REPORTS.map((r) => ({ ...r, url: 'https://wire.example/a?b="c"&d=1' })),
  pair: ['KOR', 'CHN'],
  asOf: '2026-01-10',
  nameOf: states.nameOf,
})
const briefing = dossierBriefing(made, OPTIONS)

const partsOf = (data: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(data))
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, bytes]) => [path, strFromU8(bytes)]),
  )

/** What is not well-formed in some XML: a tag that closes another, or a character XML forbids. */
function wrongIn(xml: string): string | null {
  const open: string[] = []
  for (const [, end, name, self] of xml.replace(/<\?[^>]*\?>/g, '').matchAll(/<(\/?)([\w:.]+)[^<>]*?(\/?)>/g))
    if (end) {
      if (open.pop() !== name) return `</${name}>`
    } else if (!self) open.push(name!)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.exec(
    xml,
  )
  return open[0] ?? bad?.[0] ?? null
}

const idsIn = (xml: string, tag: string): number[] =>
  [...xml.matchAll(new RegExp(`<w:${tag}\\b[^>]*w:id="(-?\\d+)"`, 'g'))].map((m) => Number(m[1]))
const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((m) =>
      m[1]!
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&amp;/g, '&'),
    )
    .join('')

describe('briefing', () => {
  test('every line that says something of the record has a note with its words', () => {
    const lines = briefing.parts
      .filter((p) => !['sources', 'limits', 'people'].includes(p.name))
      .flatMap((p) => p.blocks.filter((b) => b.kind === 'item' && b.depth === 0))
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines)
      expect(line.kind === 'item' && line.runs.some((r) => r.note !== undefined)).toBe(true)
    const texts = REPORTS.map((r) => r.text.replace(/\s+/g, ' '))
    for (const n of briefing.notes) expect(texts.some((t) => t.includes(n.quote))).toBe(true)
  })

  test('the first note of a report gives its title and address, later ones publisher and day', () => {
    const whole = briefing.notes.map((n) =>
      noteRuns(n)
        .map((r) => r.text)
        .join(''),
    )
    expect(whole[0]).toBe(
      'Northern Wire, “Han and Zhao meet”, 6 Jan 2026, https://wire.example/a?b=%22c%22&d=1: “President Han Seo-yeon met President Zhao Wenbo in Beijing on Tuesday, their third meeting, during a state visit to China.” [entry:1]',
    )
    expect(whole[1]).toMatch(/^Northern Wire, 6 Jan 2026: “/)
  })

  test('says what it covers, what it rests on and what it cannot show', () => {
    const facts = Object.fromEntries(briefing.facts.map((f) => [f.name, f.words]))
    expect(facts.period).toBe('reports published 6 Jan 2026 to 7 Jan 2026')
    expect(facts.collection).toMatch(/^5 entries from 2 reports of 2 publishers \(collection:[0-9a-f]{16}\)$/)
    expect(facts.publishers).toBe('Harbour Post (1 report), Northern Wire (1 report)')
    expect(briefing.parts.at(-1)!.name).toBe('limits')
    expect(briefing.parts.at(-1)!.blocks.length).toBe(made.limits.length)
    const since = dossierBriefing({ ...made, since: '2026-01-01', until: '2026-01-31' }, OPTIONS)
    expect(since.facts[0]!.words).toContain('shown since 1 Jan 2026 until 31 Jan 2026')
  })

  test('an empty dossier still says so', async () => {
    const empty = dossier({
      entries: [],
      reports: [],
      pair: ['PER', 'CHL'],
      asOf: '2026-01-10',
      nameOf: states.nameOf,
    })
    for (const form of ['docx', 'pdf'] as const)
      expect((await writeBriefing(empty, form, OPTIONS)).data.length).toBeGreaterThan(5000)
    expect(JSON.stringify(dossierBriefing(empty, OPTIONS))).toContain('no sign that nothing happened')
  })
})

describe('as a Word document', () => {
  test('footnotes hold the quoted words, and styles are the built-in ones', async () => {
    const { data, notes } = await writeBriefing(made, 'docx', OPTIONS)
    expect(notes).toEqual([])
    const parts = partsOf(data)
    for (const [path, xml] of Object.entries(parts)) expect(wrongIn(xml), path).toBe(null)
    const body = parts['word/document.xml']!
    const foot = parts['word/footnotes.xml']!
    const called = idsIn(body, 'footnoteReference')
    expect(called).toEqual(briefing.notes.map((_, i) => i + 1))
    for (const id of called) expect(idsIn(foot, 'footnote')).toContain(id)
    for (const n of briefing.notes) expect(wordsIn(foot)).toContain(n.quote)
    const styles = parts['word/styles.xml']!
    for (const name of ['Title', 'Heading 1', 'List Bullet', 'caption', 'footnote text', 'Hyperlink'])
      expect(styles).toContain(`<w:name w:val="${name}"/>`)
    const used = [...(body + foot).matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map((m) => m[1]!)
    expect(new Set(used).size).toBeGreaterThan(5)
    for (const id of used) expect(styles).toContain(`w:styleId="${id}"`)
    expect(parts['word/footer1.xml']).toMatch(/PAGE[\s\S]*NUMPAGES/)
    expect(wordsIn(parts['word/header1.xml']!)).toBe('FOR OFFICIAL USE · South Korea and China')
    expect(body).toContain('<w:tblHeader/>')
    const about = parts['docProps/core.xml']!
    expect(about).toContain('<dc:title>South Korea and China</dc:title>')
    expect(about).toContain('>2026-01-10T08:00:00Z</dcterms:created>')
  })

  test('text from outside cannot break it, whatever it holds', async () => {
    const strange = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '\u0000',
          '\u001b',
          '\ud800',
          '\ufffe',
          '<w:p>',
          ']]>',
          '&',
          '"',
          '{{title}}',
          '\u202e',
          '國',
          'é',
        ),
        fc.string({ minLength: 1, maxLength: 3 }),
      ),
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(strange, strange, async (title, publisher) => {
        const dirty: Dossier = {
          ...made,
          names: [title, publisher],
          sources: made.sources.map((s) => ({
            ...s,
            publisher,
            reports: s.reports.map((r) => ({ ...r, title })),
          })),
          happened: made.happened.map((i) => ({
            ...i,
            line: title,
            proof: { ...i.proof!, publisher, quote: title, before: publisher },
          })),
        }
        for (const template of [null, letter('{{title}}', '{{happened}}')]) {
          const { data } = await writeBriefing(dirty, 'docx', { ...OPTIONS, template })
          for (const [path, xml] of Object.entries(partsOf(data))) expect(wrongIn(xml), path).toBe(null)
        }
        const { data } = await writeBriefing(dirty, 'pdf', OPTIONS)
        expect(strFromU8(data.slice(0, 8))).toBe('%PDF-1.7')
      }),
      { numRuns: 6 },
    )
  })
})

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A letter as a German Word saves it: styles under German ids, a note of its own, a paragraph a line. */
function letter(...lines: string[]): Uint8Array {
  const xml = (text: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
  const type = (part: string, kind: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('document', 'document.main')}${type('styles', 'styles')}${type('footnotes', 'footnotes')}</Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>`,
    ),
    'word/document.xml': xml(
      `<w:document ${NS}><w:body>${lines.map((l) => `<w:p><w:r><w:t>${l}</w:t></w:r></w:p>`).join('')}<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>`,
    ),
    'word/styles.xml': xml(
      `<w:styles ${NS}><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ),
    'word/footnotes.xml': xml(
      `<w:footnotes ${NS}><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Own note</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    ),
  })
}

test('in Word, words from right to left say so, and no mark of direction is left', async () => {
  const { data } = await writeBriefing(quoting('אנו מחויבים (2026).'), 'docx', OPTIONS)
  const { 'word/document.xml': body } = partsOf(data)
  expect(body).toMatch(/<w:rPr><w:rtl\/><\/w:rPr><w:t[^>]*>אנו מחויבים \(2026\)\.<\/w:t>/)
  expect(body).not.toMatch(/[\u2066-\u2069]/)
})

describe("in the desk's own template", () => {
  test('placeholders are filled, its own styles and notes stay', async () => {
    const template = letter('Re: {{ title }}, {{period}}', '{{briefing}}', 'Drafted by {{drafter}}')
    const { data, notes } = await writeBriefing(made, 'docx', { ...OPTIONS, template })
    expect(notes.map((n) => n.rule)).toEqual(['placeholder-unknown'])
    expect(notes[0]!.message).toContain('{{drafter}}')
    const parts = partsOf(data)
    for (const [path, xml] of Object.entries(parts)) expect(wrongIn(xml), path).toBe(null)
    const body = parts['word/document.xml']!
    expect(wordsIn(body)).toContain('Re: South Korea and China, reports published 6 Jan 2026')
    expect(wordsIn(body)).toContain('Drafted by {{drafter}}')
    expect(body).toContain('<w:pStyle w:val="berschrift1"/>')
    const foot = parts['word/footnotes.xml']!
    const called = idsIn(body, 'footnoteReference')
    expect(called.length).toBe(briefing.notes.length + 1)
    expect(new Set(called).size).toBe(called.length)
    for (const id of called) expect(idsIn(foot, 'footnote')).toContain(id)
    expect(wordsIn(foot)).toContain('Own note')
    const styles = parts['word/styles.xml']!
    for (const [, id] of (body + foot).matchAll(/<w:[pr]Style w:val="([^"]+)"/g))
      expect(styles).toContain(`w:styleId="${id}"`)
    expect(styles).not.toContain('w:val="Normal"/><w:next')
    // Lists that the template lacks come with bullets of their own.
    expect(body).toContain('<w:pStyle w:val="ListBullet"/><w:numPr>')
    expect(parts['word/numbering.xml']).toContain('<w:numFmt w:val="bullet"/>')
  })

  test('each part has a placeholder; one that this pair lacks is a dash', async () => {
    const names = new Set<string>(briefing.parts.map((p) => p.name))
    const template = letter(...[...names, 'acts'].map((n) => `{{${n}}}`))
    const { data, notes } = await writeBriefing(made, 'docx', { ...OPTIONS, template })
    expect(notes).toEqual([])
    expect(partsOf(data)['word/document.xml']).not.toContain('{{')
  })

  test('what is no template, or has nothing to fill, is refused with what to write', async () => {
    const filled = (template: Uint8Array) => writeBriefing(made, 'docx', { ...OPTIONS, template })
    await expect(filled(strToU8('plain text'))).rejects.toThrow('expected the template as a Word document')
    await expect(filled(letter('Dear all'))).rejects.toThrow('write {{title}} and {{briefing}}')
    await expect(filled(letter('{{name}}'))).rejects.toThrow('got only {{name}}')
  })
})

/** The dossier in which an undertaking is in other words. */
const quoting = (said: string): Dossier => ({
  ...made,
  undertakings: made.undertakings.map((u) => ({ ...u, said, line: `${u.head}: ${said}` })),
})

describe('in a line', () => {
  const face: Face = { name: 'mono', file: Buffer.alloc(0), has: () => true }
  const laid = (text: string, width = 1000): string[] =>
    linesOf([{ text }], width, 10, { face: () => face, width: (words) => [...words].length }).map((line) =>
      [...line.pieces]
        .sort((a, b) => a.x - b.x)
        .map((p) => (p.turned !== null && RTL.test(p.text) ? [...p.text].reverse().join('') : p.text))
        .join(''),
    )

  test('words from right to left stand so, numbers and what is around them do not', () => {
    expect(laid('He said שלום לכם twice.')).toEqual(['He said םכל םולש twice.'])
    // A number takes its place among the words before it.
    expect(laid('Of שלום (2026) twice.')).toEqual(['Of (2026) םולש twice.'])
    expect(laid(`He said ${apart('שלום, לכם (7)!')} twice.`)).toEqual(['He said !(7) םכל ,םולש twice.'])
    expect(laid('plain words')).toEqual(['plain words'])
  })

  test('each line is ordered for itself, and every letter is there once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('שלום', 'peace', '2026', '(', ')', ', ', 'عالم', ' ', '!'), {
          maxLength: 24,
        }),
        (parts) => {
          const text = parts.join('')
          const letters = (words: string): string => [...words.replace(/[\s()]/g, '')].sort().join('')
          expect(letters(laid(apart(text), 14).join(''))).toBe(letters(text))
        },
      ),
    )
  })
})

describe('as a PDF', () => {
  const textOf = (data: Uint8Array): string => Buffer.from(data).toString('latin1')

  test('is tagged, with bookmarks, notes that are called and fonts that are in it', async () => {
    const { data, notes } = await writeBriefing(made, 'pdf', OPTIONS)
    expect(notes).toEqual([])
    const pdf = textOf(data)
    for (const mark of [
      '/MarkInfo',
      '/StructTreeRoot',
      '/Lang (en-GB)',
      '/Outlines',
      '/DisplayDocTitle true',
    ])
      expect(pdf).toContain(mark)
    const tags = (name: string): number => pdf.split(`/S /${name}\n`).length - 1
    expect(tags('Note')).toBe(briefing.notes.length)
    expect(tags('H1')).toBe(1)
    expect(tags('H2')).toBe(briefing.parts.length)
    expect(tags('Table')).toBe(
      briefing.parts.flatMap((p) => p.blocks.filter((b) => b.kind === 'table')).length,
    )
    const named = (key: string): string[] =>
      [...pdf.matchAll(key === 'D' ? /\/D \((note-\d+|call-\d+)\)/g : /^\((note-\d+|call-\d+)\) \[/gm)].map(
        (m) => m[1]!,
      )
    expect(named('D').length).toBe(2 * briefing.notes.length)
    expect(pdf.match(/\/FontFile2/g)!.length).toBeGreaterThan(1)
    expect(pdf).not.toContain('/BaseFont /Helvetica')
  })

  test('letters of names are there; those that no font has are told', async () => {
    const names = (who: string) =>
      writeBriefing({ ...made, names: [who, 'x'] }, 'pdf', OPTIONS).then(({ notes }) =>
        notes.map((n) => n.message),
      )
    expect(await names('Šefčovič, Nguyễn Phú Trọng, Ağrı, Łukasz, Þór, Κυριάκος, Кулеба, Їжак')).toEqual([])
    const [message] = await names('新华社')
    expect(message).toContain('新 华 社')
    expect(message).toContain('--font')
  })

  test('says in its metadata that it is PDF/UA, whatever else it says', async () => {
    const publisher = 'Ink & Quill <"daily">'
    const sources = made.sources.map((s) => ({ ...s, publisher }))
    const { data } = await writeBriefing({ ...made, sources }, 'pdf', OPTIONS)
    const [xmp] = /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/.exec(Buffer.from(data).toString('utf8')) ?? []
    expect(wrongIn(xmp!)).toBe(null)
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(xmp).toContain('Ink &amp; Quill &lt;&quot;daily&quot;&gt;')
  })

  // veraPDF is in no registry that the suite installs from: whoever has it names its command (docs/briefings.md)
  const validator = process.env.CHANCERY_VERAPDF
  if (validator)
    test('is valid PDF/UA-1', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'chancery-pdf-'))
      const forms: Readonly<Record<string, Dossier>> = {
        plain: made,
        arabic: quoting('نحن ملتزمون بالحوار (2026)'),
        hebrew: quoting('אנו מחויבים לשלום'),
        long: {
          ...made,
          people: Array.from({ length: 90 }, (_, i) => ({ ...made.people[0]!, name: `Person ${i}` })),
        },
      }
      for (const [name, d] of Object.entries(forms))
        writeFileSync(join(folder, `${name}.pdf`), (await writeBriefing(d, 'pdf', OPTIONS)).data)
      const [command, ...rest] = validator.split(' ')
      const said = execFileSync(command!, [...rest, '--flavour', 'ua1', '--format', 'text', '-v', folder], {
        encoding: 'utf8',
      })
      expect(said.match(/^PASS /gm)).toHaveLength(Object.keys(forms).length)
      rmSync(folder, { recursive: true })
    }, 60_000)

  test('words from right to left are in it in their order, and told as they are spoken', async () => {
    const said = 'نحن ملتزمون بالحوار (2026)'
    const { data, notes } = await writeBriefing(quoting(said), 'pdf', OPTIONS)
    expect(notes).toEqual([])
    const pdf = textOf(data)
    const spoken = [...pdf.matchAll(/\/ActualText \(\xfe\xff([^)\\]|\\.)*\)/g)].length
    expect(spoken).toBeGreaterThan(0)
    const hebrew = await writeBriefing(quoting('אנו מחויבים לשלום'), 'pdf', OPTIONS)
    expect(hebrew.notes).toEqual([])
  })

  test('each letter of Arabic is one drawing, so that the words can be copied', () => {
    const { file } = faces([]).of('normal', 0x0628)!
    const font = create(file) as unknown as {
      layout(words: string): { glyphs: readonly { id: number; codePoints: readonly number[] }[] }
    }
    const words = 'نبتثيشقفخجغضظةؤئإأ لله الحوار'
    const { glyphs } = font.layout(words)
    const drawn = new Map(glyphs.map((g) => [g.id, g.codePoints.join()]))
    expect(glyphs.flatMap((g) => g.codePoints)).toHaveLength([...words].length)
    expect(glyphs.every((g) => g.codePoints.length > 0)).toBe(true)
    expect(glyphs.every((g) => drawn.get(g.id) === g.codePoints.join())).toBe(true)
  })

  test('the same dossier gives the same bytes', async () => {
    const [a, b] = await Promise.all([
      writeBriefing(made, 'pdf', OPTIONS),
      writeBriefing(made, 'pdf', OPTIONS),
    ])
    expect(textOf(a.data) === textOf(b.data)).toBe(true)
  })
})

test('a long dossier runs over many pages', async () => {
  const long: Dossier = {
    ...made,
    happened: Array.from({ length: 120 }, (_, i) => ({ ...made.happened[0]!, id: `entry:x${i}` })),
    people: Array.from({ length: 90 }, (_, i) => ({ ...made.people[0]!, name: `Person ${i}` })),
  }
  const { data } = await writeBriefing(long, 'pdf', OPTIONS)
  const pages = Buffer.from(data)
    .toString('latin1')
    .match(/\/Type \/Page\n/g)!.length
  expect(pages).toBeGreaterThan(8)
})
