import { describe, expect, test } from 'vitest'
import { codePointsOf, utf16Of } from '../../../src/format/code-points.ts'
import { selectorsOf } from '../../../src/format/export/annotations.ts'
import { fileName } from '../../../src/format/export/obsidian.ts'
import { proofsOf } from '../../../src/format/export/proofs.ts'
import { jsonLines, SAMPLE_ENTRIES, SAMPLE_REPORTS, write } from './sample-record.ts'

interface Popolo {
  readonly events: readonly {
    id: string
    parent_id?: string
    start_date?: string
    attendees: { id: string }[]
  }[]
  readonly speeches: readonly { id: string; creator_id?: string; date?: string; text: string }[]
  readonly persons: readonly { id: string; name: string }[]
  readonly organizations: readonly { id: string; identifiers?: { scheme: string; identifier: string }[] }[]
  readonly posts: readonly { id: string; label: string; organization_id?: string }[]
  readonly memberships: readonly {
    person_id: string
    post_id: string
    organization_id?: string
    start_date?: string
    label: string
    sources: { url: string; note: string }[]
  }[]
}

describe('Popolo', () => {
  test('every id that is pointed to is there, and what is unknown is not said', async () => {
    const { files, notes } = await write('popolo')
    const all = JSON.parse(files.get('.json')!) as Popolo
    const ids = (list: readonly { id: string }[]) => new Set(list.map((x) => x.id))
    const [persons, organizations, posts, events] = [
      all.persons,
      all.organizations,
      all.posts,
      all.events,
    ].map(ids) as [Set<string>, Set<string>, Set<string>, Set<string>]
    for (const m of all.memberships) {
      expect(persons).toContain(m.person_id)
      expect(posts).toContain(m.post_id)
      if (m.organization_id) expect(organizations).toContain(m.organization_id)
    }
    for (const p of all.posts) if (p.organization_id) expect(organizations).toContain(p.organization_id)
    for (const e of all.events) if (e.parent_id) expect(events).toContain(e.parent_id)
    expect(all.events.find((e) => e.start_date === '2025-03')!.parent_id).toBe('entry:d0')
    const since = all.memberships.find((m) => m.start_date !== undefined)!
    expect(since).toMatchObject({ person_id: 'person:elif-karaca', start_date: '2019' })
    expect(since.sources.map((s) => s.note).join()).toContain('Karaca has been president since 2019')
    expect(all.memberships.find((m) => m.label === 'former foreign minister')).toBeDefined()
    expect(all.organizations.find((o) => o.id === 'state:TUR')!.identifiers).toEqual([
      { scheme: 'ISO 3166-1 alpha-3', identifier: 'TUR' },
      { scheme: 'Correlates of War', identifier: '640' },
      { scheme: 'Gleditsch-Ward', identifier: '640' },
    ])
    // "About spring 2025" is no date of Popolo: the days it spans stand for it, and that is said.
    expect(all.speeches.find((s) => s.creator_id === 'org:un')!.date).toBe('2025-03-01')
    expect(notes.join('\n')).toMatch(/1 widened date/)
    expect(notes.join('\n')).toMatch(/1 mention of a person by office alone/)
    expect(JSON.stringify(all)).not.toMatch(/:null|:""|:\[\]/)
  })
})

describe('FollowTheMoney', () => {
  interface Entity {
    readonly id: string
    readonly schema: string
    readonly properties: Readonly<Record<string, readonly string[]>>
  }
  test('edges have both ends, and each claim is documented by its article with the words', async () => {
    const { files } = await write('ftm')
    const entities = jsonLines<Entity>(files.get('.ftm.json'))
    const schemas = new Map(entities.map((e) => [e.id, e.schema]))
    expect(schemas.size).toBe(entities.length)
    // The ids that the library of FollowTheMoney takes: links to others are dropped.
    for (const id of schemas.keys()) expect(id).toMatch(/^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/)
    const ends = {
      Occupancy: ['holder', 'post'],
      Documentation: ['document', 'entity'],
      Event: ['involved'],
      Position: ['organization'],
    }
    for (const e of entities)
      for (const end of ends[e.schema as keyof typeof ends] ?? [])
        for (const id of e.properties[end] ?? [])
          expect(schemas.has(id), `${e.schema} ${end} ${id}`).toBe(true)
    const documented = entities.filter((e) => e.schema === 'Documentation')
    expect(documented.map((e) => e.properties.recordId![0]).sort()).toEqual(
      SAMPLE_ENTRIES.filter((e) => !['tenure', 'formulation'].includes(e.kind))
        .flatMap((e) => e.findings.map((f) => f.id))
        .sort(),
    )
    expect(documented.every((e) => e.properties.description![0]!.length > 5)).toBe(true)
    expect(entities.find((e) => e.id === 'state-TUR')!.properties.country).toEqual(['tr'])
  })
})

describe('Web Annotation', () => {
  interface Annotation {
    readonly body: readonly { source?: string; value?: string }[]
    readonly target: {
      readonly source: { readonly id: string }
      readonly selector: readonly {
        type: string
        exact?: string
        prefix?: string
        suffix?: string
        start?: number
        end?: number
      }[]
    }
  }
  test('both selectors find the very words, in code points and as the only such quote', async () => {
    const page = JSON.parse((await write('annotations')).files.get('.jsonld')!) as { items: Annotation[] }
    const expected = SAMPLE_ENTRIES.flatMap((e) =>
      e.findings.flatMap((f) => proofsOf(f).map((p) => p.evidence)),
    )
    expect(page.items.length).toBe(expected.length)
    for (const [i, { target }] of page.items.entries()) {
      const text = SAMPLE_REPORTS.find((r) => `urn:chancery:${r.id}` === target.source.id)!.text
      const [quote, position] = target.selector
      expect([...text].slice(position!.start, position!.end).join('')).toBe(expected[i]!.quote)
      const whole = quote!.prefix! + quote!.exact! + quote!.suffix!
      expect(text.split(whole).length).toBe(2)
      expect(text.indexOf(whole) + quote!.prefix!.length).toBe(expected[i]!.start)
    }
    expect(page.items.some((a) => a.body.some((b) => b.value === 'meeting.parties[0].actor.office'))).toBe(
      true,
    )
  })

  test('a quote that stands often gets as much context as it needs, and none splits a character', () => {
    const text = `${'the talks went on and on. '.repeat(8)}\u{1f54a} end`
    const at = text.indexOf('talks', 60)
    const report = { text, id: 'r' }
    const [quote] = selectorsOf(report, { report: 'r', start: at, end: at + 5, quote: 'talks' }, true) as [
      { prefix: string; exact: string; suffix: string },
    ]
    expect(text.split(quote.prefix + quote.exact + quote.suffix).length).toBe(2)
    expect(`${quote.prefix}${quote.suffix}`).not.toMatch(/\p{Cs}/u)
    expect(utf16Of(text)(codePointsOf(text)(at))).toBe(at)
  })

  test('without quotes no word of a report is passed on', async () => {
    const { files } = await write('annotations', { choices: { noQuotes: true }, kinds: ['meeting', 'visit'] })
    expect(files.get('.jsonld')).not.toMatch(/TextQuoteSelector|"exact"/)
  })
})

describe('Obsidian', () => {
  test('every wikilink leads to a note, and names are fit for every file system', async () => {
    const { files } = await write('obsidian')
    const names = [...files.keys()]
    expect(new Set(names.map((n) => n.toLowerCase())).size).toBe(names.length)
    for (const name of names) {
      expect(name).toMatch(
        /^(?:Entries|People|States|Organisations|Groups|Reports)\/[^\\/:*?"<>|#^[\]]+\.md$/,
      )
      expect(Buffer.byteLength(name.split('/')[1]!)).toBeLessThan(255)
    }
    let links = 0
    for (const [name, text] of files) {
      for (const [, target] of text.matchAll(/\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g)) {
        expect(files.has(`${target}.md`), `${name} links to ${target}`).toBe(true)
        links += 1
      }
      const front = /^---\n([\s\S]*?)\n---\n/.exec(text)![1]!
      for (const line of front.split('\n')) JSON.parse(line.slice(line.indexOf(': ') + 2))
    }
    expect(links).toBeGreaterThan(40)
    expect(names.filter((n) => n.startsWith('Entries/')).length).toBe(SAMPLE_ENTRIES.length)
    expect([...files.values()].join('\n')).not.toMatch(/(?<!\\)<b>/)
  })

  test('a name is a file name', () => {
    expect(fileName('a/b: "c" #d [[e]]|f')).toBe('a b c d e f')
    expect(fileName('..')).toBe('_')
    expect(fileName('CON')).toBe('_CON')
    expect(fileName('x\u0000\u202ey.')).toBe('x y')
    expect([...fileName('가'.repeat(200))].length).toBe(80)
  })
})
