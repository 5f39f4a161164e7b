import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { dyadsOf, rowNumber } from '../../../src/format/export/coded-act.ts'
import { COLT } from '../../../src/format/export/colt.ts'
import { GDELT } from '../../../src/format/export/gdelt.ts'
import { ICEWS } from '../../../src/format/export/icews.ts'
import { POLECAT } from '../../../src/format/export/polecat.ts'
import { seriesTable } from '../../../src/format/series-table.ts'
import type { Entry } from '../../../src/ontology/entry.ts'
import type { Act } from '../../../src/ontology/finding.ts'
import { CODES, jsonLines, SAMPLE_ENTRIES, write } from './sample-record.ts'

type Line = Record<string, string>
const tsv = (text: string, header: readonly string[]): Line[] =>
  (parse(text, { delimiter: '\t', quote: null, relax_column_count: false }) as string[][]).map((row) => {
    expect(row.length).toBe(header.length)
    return Object.fromEntries(header.map((name, i) => [name, row[i]!]))
  })
const names = (columns: readonly { readonly name: string }[]): string[] => columns.map((c) => c.name)
const lines = (name: string, ending: string) => async () => (await write(name)).files.get(ending)!
const traces = async (name: string) =>
  jsonLines<{ id: number; entry: string; evidence: { quote: string }[] }>(
    (await write(name)).files.get('.evidence.jsonl'),
  )

const acts = SAMPLE_ENTRIES.filter((e) => e.kind === 'act')
const act = (id: string): Entry & { view: Act } => acts.find((e) => e.view.id === id) as Entry & { view: Act }

describe('the 61 columns of GDELT', () => {
  const read = lines('gdelt', '.csv')

  test('places have FIPS codes and actors alpha-3 codes', async () => {
    expect(names(GDELT).length).toBe(61)
    const rows = tsv(await read(), names(GDELT))
    const expelled = rows.find((r) => r.EventCode === '1661')!
    expect(expelled).toMatchObject({
      SQLDATE: '20250306',
      MonthYear: '202503',
      FractionDate: '2025.2630',
      Actor1CountryCode: 'TUR',
      Actor2CountryCode: 'CHL',
      ActionGeo_CountryCode: 'TU',
      ActionGeo_Type: '4',
      ActionGeo_FullName: 'Ankara, Turkey',
      EventBaseCode: '166',
      EventRootCode: '16',
      QuadClass: '4',
      GoldsteinScale: '-7',
      SOURCEURL: 'https://desk.example/a?b=1&c=%20d',
    })
    const praised = rows.find((r) => r.EventCode === '051')!
    expect(praised).toMatchObject({
      SQLDATE: '',
      MonthYear: '202503',
      Actor1Code: 'EGYGOV',
      Actor2Code: 'IGOUNO',
      Actor2CountryCode: '',
      Actor2KnownGroupCode: 'UNO',
      ActionGeo_CountryCode: '',
    })
  })

  test('each row leads back to its entry and its words', async () => {
    const rows = tsv(await read(), names(GDELT))
    const found = await traces('gdelt')
    expect(found.map((t) => String(t.id))).toEqual(rows.map((r) => r.GLOBALEVENTID))
    expect(found.map((t) => t.entry).sort()).toEqual(acts.map((e) => e.id).sort())
    expect(found.flatMap((t) => t.evidence.map((e) => e.quote))).toContain(
      'Turkey expelled the ambassador of Chile',
    )
  })
})

test('the 20 columns of ICEWS', async () => {
  const [header, ...rest] = (await lines('icews', '.tsv')()).split('\n')
  expect(header).toBe(
    'Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude',
  )
  const rows = tsv(rest.join('\n'), names(ICEWS))
  expect(rows.find((r) => r['CAMEO Code'] === '051')).toMatchObject({
    'Event Date': '',
    'Source Name': 'Omar Haddad',
    'Source Country': 'Egypt',
    'Source Sectors': 'Government',
    'Target Name': 'United Nations',
    'Target Country': '',
    Intensity: '3.4',
    Latitude: '',
  })
  expect((await traces('icews')).length).toBe(rows.length)
})

test('the 40 columns of POLECAT, offices and COW numbers among them', async () => {
  expect(names(POLECAT).length).toBe(40)
  const [header, ...rest] = (await lines('polecat', '.txt')()).split('\n')
  expect(header!.split('\t')).toEqual(names(POLECAT))
  expect(tsv(rest.join('\n'), names(POLECAT)).find((r) => r['Event Type'] === 'SUPPORT')).toMatchObject({
    'Event Mode': '',
    'Quad Code': 'VERBAL COOPERATION',
    Intensity: '5',
    'Actor Name': 'Omar Haddad',
    'Actor Country': 'EGY',
    'Actor COW': '651',
    'Actor Title': 'president',
    'Primary Actor Sector': 'GOV',
    'Recipient Country': 'UNO',
    'Recipient COW': '',
  })
})

test('PETRARCH lines', async () => {
  const rows = (await lines('petrarch', '.tsv')())
    .trimEnd()
    .split('\n')
    .map((l) => l.split('\t'))
  for (const row of rows) expect(row.length).toBe(11)
  expect(rows.find((r) => r[3] === '1661')!.slice(0, 5)).toEqual(['20250306', 'TUR', 'CHL', '1661', ''])
  expect(rows.find((r) => r[3] === '051')!.slice(0, 4)).toEqual(['', 'EGYGOV', 'IGOUNO', '051'])
})

test('PLOVER records keep lists, offices and dates as exact as they are', async () => {
  const records = jsonLines<Record<string, unknown>>(await lines('plover', '.jsonl')())
  expect(records.find((r) => (r.event as string[])[0] === 'SUPPORT')).toMatchObject({
    date: '2025-03',
    actor: [{ code: 'EGY', sector: 'GOV', office: 'president', identifier_text: 'Omar Haddad' }],
    recipient: [{ code: 'UNO', entity_text: 'United Nations' }],
    quad_code: 1,
    event_scale: 5,
    comment: 'standing held; CAMEO 051',
  })
})

describe('what is and is not an event', () => {
  test('acts that were not held are left out of the older formats, and told', async () => {
    const denied = {
      ...act('finding:expelled'),
      id: 'entry:x',
      view: { ...act('finding:expelled').view, standing: 'denied' as const },
    }
    const { files, notes } = await write('icews', { entries: [denied] })
    expect(files.get('.tsv')!.trimEnd().split('\n').length).toBe(1)
    expect(notes.join()).toContain('1 denied act (the format has events only that happened)')
    const plover = jsonLines<{ context: string[] }>(
      (await write('plover', { entries: [denied] })).files.get('.jsonl'),
    )
    expect(plover[0]!.context).toEqual(['diplomatic', 'negation'])
  })

  test('a meeting of sources alone is written both ways, each row with a number of its own', () => {
    const { view } = act('finding:expelled')
    const met = { ...view, parties: view.parties.map((p) => ({ ...p, role: 'source' as const })) }
    const dyads = dyadsOf(met)
    expect(dyads.map((d) => `${d.source!.state}-${d.target!.state}`)).toEqual(['TUR-CHL', 'CHL-TUR'])
    const numbers = dyads.map((d) => rowNumber('entry:x', d))
    expect(new Set(numbers).size).toBe(2)
    for (const n of numbers) expect(Number.isSafeInteger(n)).toBe(true)
    expect(dyadsOf({ ...view, parties: [view.parties[0]!] }).map((d) => d.target)).toEqual([null])
  })
})

test('COLT-shaped visits: Yes or nothing, never No', async () => {
  const rows = parse((await write('colt')).files.get('.csv')!, { columns: true }) as Line[]
  expect(Object.keys(rows[0]!)).toEqual(names(COLT))
  expect(names(COLT).filter((n) => n.startsWith('SourceLink')).length).toBe(33)
  const trip = rows.find((r) => r.LeaderFullName === 'Elif Karaca')!
  expect(trip).toMatchObject({
    TripID: 'd0-TUR-EGY-45719',
    LeaderCountryISO: 'TUR',
    LeaderTitle: 'President',
    LeaderRole: '',
    CountryVisitedISO: 'EGY',
    RegionVisited: 'Africa',
    CityVisited: 'Cairo|Giza',
    TripStartDate: '2025-03-03',
    TripDuration: '3',
    MetHostHoGS: 'Yes',
    HostHOGSName: 'Omar Haddad',
    MetIGOLeader: '',
    SourceLink1: 'https://desk.example/a?b=1&c=%20d',
    Confidence: '5',
  })
  expect(rows.flatMap((r) => Object.values(r))).not.toContain('No')
})

test('commitments: a row a member, the score left to people', async () => {
  const { files, notes } = await write('commitments')
  const rows = parse(files.get('.csv')!, { columns: true }) as Line[]
  expect(
    rows.filter((r) => r.commitment === 'open two consulates by June 2025').map((r) => r.member),
  ).toEqual(['EGY', 'TUR'])
  expect(rows.every((r) => r.score === '')).toBe(true)
  expect(rows.find((r) => r.member === 'TUR')).toMatchObject({
    target_date: '2025-06',
    instrument: 'memorandum of understanding',
  })
  expect(notes.join('\n')).not.toContain('agreement')
})

test('codes of states hold on the day', () => {
  expect(CODES.on('DEU', '1970-01-01')).toEqual({ cow: 260, gw: 260 })
  expect(CODES.on('DEU', '1990-10-03')).toEqual({ cow: 255, gw: 260 })
  expect(CODES.on('YEM', '1989-01-01')).toEqual({ cow: 678, gw: 678 })
  expect(CODES.on('YEM', '2020-01-01')).toEqual({ cow: 679, gw: 678 })
  expect(CODES.on('SRB', '2020-01-01')).toEqual({ cow: 345, gw: 340 })
  expect(CODES.on('SRB', '1999-01-01')).toEqual({ cow: null, gw: null })
  expect(CODES.on('SUN', '1991-12-26')).toEqual({ cow: null, gw: null })
  expect(CODES.on('XKX', '2008-02-18')).toEqual({ cow: null, gw: 347 })
  expect(CODES.on('KOR', null)).toEqual({ cow: 732, gw: 732 })
  expect([CODES.fips('KOR'), CODES.fips('PSE'), CODES.alpha2('KOR')]).toEqual(['KS', null, 'KR'])
  expect([CODES.body('org:unsc'), CODES.body('org:eu'), CODES.body('org:none')]).toEqual(['UNO', 'EUR', null])
  const council = (day: string | null) => CODES.membersOf('org:unsc', day)
  expect([council('2018-05-01').length, council(null).slice(0, 5)]).toEqual([
    15,
    ['CHN', 'FRA', 'RUS', 'GBR', 'USA'],
  ])
  expect(council('2018-05-01')).toContain('NLD')
  expect(council('2017-05-01')).not.toContain('NLD')
})

test('a dyad-period table has the codes of both sides on the first day of each period', () => {
  const side = (name: string, ...states: string[]) => ({ name, states, organisations: [] })
  const point = (from: string, to: string) => ({
    label: from.slice(0, 4),
    from,
    to,
    values: { acts: 2, 'mean score': null },
    entries: [{ id: 'entry:a' }, { id: 'entry:b' }],
    reports: 5,
    publishers: 2,
  })
  const table = seriesTable(
    [
      {
        from: side('Germany', 'DEU'),
        to: side('Visegrád', 'CZE', 'HUN'),
        columns: ['acts', 'mean score'],
        options: { directed: true },
        points: [point('1985-01-01', '1985-12-31'), point('1995-01-01', '1995-12-31')],
      },
    ],
    CODES,
  )
  const [head, before, after] = table.map((row) => row.map((cell) => cell ?? ''))
  expect(head!.slice(0, 4)).toEqual(['from', 'from_iso', 'from_cow', 'from_gw'])
  expect(head!.slice(-3)).toEqual(['acts', 'mean_score', 'entries'])
  expect(before!.slice(0, 8)).toEqual(['Germany', 'DEU', '260', '260', 'Visegrád', 'CZE|HUN', '310', '310'])
  expect(after!.slice(2, 8)).toEqual(['255', '260', 'Visegrád', 'CZE|HUN', '316|310', '316|310'])
  expect(after!.slice(-3)).toEqual([2, '', 'entry:a|entry:b'])
})
