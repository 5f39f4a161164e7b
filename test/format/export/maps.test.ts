// @ts-expect-error: the library has no types.
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { UndirectedGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { SAMPLE_ENTRIES, SAMPLE_REPORTS, write } from './sample-record.ts'

const held = SAMPLE_ENTRIES.filter((e) => ['meeting', 'visit'].includes(e.kind) && e.view.standing === 'held')

test('GeoJSON: longitude first, stops as points, what has no point is kept and told', async () => {
  const { files, notes } = await write('geojson')
  const { features } = JSON.parse(files.get('.geojson')!) as {
    features: {
      id: string
      geometry: { type: string; coordinates: unknown } | null
      properties: { precision: string }
    }[]
  }
  expect(features.map((f) => f.id)).toEqual(SAMPLE_ENTRIES.map((e) => e.id))
  expect(features.find((f) => f.id === 'entry:d0')!.geometry).toEqual({
    type: 'MultiPoint',
    coordinates: [
      [31.25, 30.063],
      [31.211, 30.008],
    ],
  })
  const without = features.filter((f) => f.geometry === null)
  expect(without.length).toBeGreaterThan(3)
  const told = notes.flatMap((n) =>
    [...n.matchAll(/(\d+) features? without a (?:place|point)/g)].map((m) => Number(m[1])),
  )
  expect(told.reduce((a, b) => a + b, 0)).toBe(without.length)
})

describe.each([
  ['gexf', '.gexf', (text: string) => gexf.parse(UndirectedGraph as never, text) as UndirectedGraph],
  ['graphml', '.graphml', (text: string) => graphml.parse(UndirectedGraph as never, text) as UndirectedGraph],
] as const)('%s', (name, ending, parse) => {
  test('a reader finds persons and their contacts', async () => {
    const { files, notes } = await write(name)
    const graph = parse(files.get(ending)!)
    expect(graph.hasEdge('person:han-seo-yeon', 'person:zhao-wenbo')).toBe(true)
    expect(graph.getNodeAttributes('person:elif-karaca')).toMatchObject({
      label: 'Elif Karaca',
      state: 'TUR',
      cow: 640,
      office: 'President',
    })
    expect(graph.getEdgeAttributes('person:elif-karaca', 'person:omar-haddad')).toMatchObject({
      weight: 1,
      meetings: 1,
      share: 1,
    })
    expect(notes.join('\n')).toMatch(/1 announced meeting/)
  })

  test('or states', async () => {
    const { files } = await write(name, { choices: { nodes: 'states' } })
    const graph = parse(files.get(ending)!)
    expect(graph.nodes().sort()).toEqual(['state:CHN', 'state:EGY', 'state:KOR', 'state:TUR'])
    expect(graph.getEdgeAttribute('state:EGY', 'state:TUR', 'weight')).toBe(2)
    let entries = 0
    graph.forEachEdge((_, { entries: ids }) => {
      entries += (ids as string).split('|').length
    })
    expect(entries).toBe(held.length)
  })
})

test('GEXF has the spells of each contact', async () => {
  const text = (await write('gexf', { choices: { nodes: 'states' } })).files.get('.gexf')!
  expect(text).toContain('mode="dynamic"')
  expect(text).toContain('<spell start="2025-03-01" end="2025-03-31"/>')
  expect(text).toContain('<spell start="2025-03-03" end="2025-03-05"/>')
  expect(text).toContain('A sample &amp; more')
})

test('iCalendar: events and to-dos, the meeting tied to its visit', async () => {
  const { files, notes } = await write('ics')
  const feed = files.get('.ics')!
  for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const calendar = new ICAL.Component(ICAL.parse(feed) as never)
  const events = calendar.getAllSubcomponents('vevent')
  const of = (uid: string) => events.find((e) => e.getFirstPropertyValue('uid') === uid)!
  expect(of('entry-d1@chancery').getFirstPropertyValue('related-to')).toBe('entry-d0@chancery')
  expect(String(of('entry-d0@chancery').getFirstPropertyValue('dtend'))).toBe('2025-03-06')
  const [todo] = calendar.getAllSubcomponents('vtodo')
  expect(String(todo!.getFirstPropertyValue('due'))).toBe('2025-06-30')
  expect(todo!.getFirstPropertyValue('summary')).toContain('open two consulates')
  expect(todo!.getFirstPropertyValue('status')).toBeNull()
  expect(events.length).toBe(SAMPLE_ENTRIES.filter((e) => ['meeting', 'visit'].includes(e.kind)).length)
  expect(notes.join('\n')).toMatch(/1 meeting without an exact day \(it is written over its whole span/)
  const exact = await write('ics', { choices: { skipVague: true } })
  expect(
    new ICAL.Component(ICAL.parse(exact.files.get('.ics')!) as never).getAllSubcomponents('vevent').length,
  ).toBe(events.length - 1)
})

describe('citations', () => {
  interface Item {
    readonly id?: string
    readonly title?: string
    readonly URL?: string
    readonly note?: string
    readonly issued?: { 'date-parts': number[][] }
    readonly 'container-title'?: string
  }
  const read = (text: string, type: string): Item[] =>
    plugins.input.chain(text, { forceType: type }) as Item[]

  test('BibTeX, RIS and CSL-JSON name the same reports; titles come back as they were', async () => {
    const [bib, ris, csl] = await Promise.all(['bibtex', 'ris', 'csl'].map((f) => write(f)))
    const items = JSON.parse(csl!.files.get('.csl.json')!) as (Item & { issued: string })[]
    expect(items.map((i) => i.note).sort()).toEqual(SAMPLE_REPORTS.map((r) => r.id).sort())
    expect(items[0]).toMatchObject({ issued: '2025-03-07', URL: 'https://desk.example/a?b=1&c=%20d' })
    const fromBib = read(bib!.files.get('.bib')!, '@biblatex/text')
    const fromRis = read(ris!.files.get('.ris')!, '@ris/file')
    for (const list of [fromBib, fromRis]) {
      expect(list.map((i) => i.title?.replace(/<\/?span[^>]*>/g, ''))).toEqual(items.map((i) => i.title))
      expect(list.map((i) => i.URL)).toEqual(items.map((i) => i.URL))
    }
    const days = items.map((i) => i.issued)
    expect(fromBib.map((i) => i.issued?.['date-parts'][0])).toEqual(days.map((d) => d.split('-').map(Number)))
    const lines = ris!.files.get('.ris')!.split('\r\n')
    expect(lines.filter((l) => l.startsWith('DA'))).toEqual(days.map((d) => `DA  - ${d.replace(/-/g, '/')}/`))
    for (const line of lines) expect(line).toMatch(/^(?:[A-Z][A-Z\d] {2}- .*)?$/)
    expect(lines[0]).toBe('TY  - NEWS')
  })
})
