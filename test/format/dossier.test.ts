import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarFeed } from '../../src/format/calendar.ts'
import { dossier } from '../../src/format/dossier.ts'
import { dossierMarkdown } from '../../src/format/dossier-markdown.ts'
import { dossierText } from '../../src/format/dossier-text.ts'
import { passage } from '../../src/format/passage.ts'
import { loadStateNames } from '../../src/format/state-names.ts'
import { ENTRIES, REPORTS } from './two-states.ts'

const states = loadStateNames(new URL('../../data', import.meta.url))
const request = {
  entries: ENTRIES,
  reports: REPORTS,
  pair: ['KOR', 'CHN'] as const,
  asOf: '2026-01-10',
  nameOf: states.nameOf,
}
const made = dossier(request)

/** Compares with a golden file: a missing one is written, a changed answer is left beside it. */
function golden(name: string, text: string): void {
  const path = new URL(`../cases/${name}`, import.meta.url)
  if (!existsSync(path)) writeFileSync(path, text)
  const expected = readFileSync(path, 'utf8')
  if (expected !== text) writeFileSync(new URL(`../cases/${name}-changed`, import.meta.url), text)
  expect(text).toBe(expected)
}

describe('dossier', () => {
  test('as text', () => golden('dossier.txt', dossierText(made, { width: 80 })))
  test('as Markdown', () => golden('dossier.md', dossierMarkdown(made)))

  test('meetings stand within their visit, announced ones ahead of the day it is made for', () => {
    expect(made.chronology.map((i) => [i.kind, i.parts.map((p) => p.kind)])).toEqual([['visit', ['meeting']]])
    expect(made.ahead.map((i) => i.date)).toEqual(['2026-04-14'])
    expect(dossier({ ...request, asOf: '2026-05-01' }).unconfirmed.map((i) => i.date)).toEqual(['2026-04-14'])
    expect(made.contacts.filter((c) => c.item).map((c) => c.level)).toEqual(['head of state'])
  })

  test('what was announced and took place is not among what has no report', () => {
    const [stay] = ENTRIES
    const plan = { ...stay!, id: 'entry:p', view: { ...stay!.view, standing: 'announced' as const } }
    expect(dossier({ ...request, entries: [...ENTRIES, plan] }).unconfirmed).toEqual([])
    expect(dossier({ ...request, entries: [plan] }).unconfirmed.map((i) => i.id)).toEqual(['entry:p'])
  })

  test('what is announced for no day lies ahead for a year after it was told of', () => {
    const [stay] = ENTRIES
    const when = { edtf: null, from: null, to: null, basis: 'unknown' as const, evidence: null }
    const plan = { ...stay!, id: 'entry:p', view: { ...stay!.view, standing: 'announced' as const, when } }
    const asked = { ...request, entries: [plan] }
    expect(dossier(asked).ahead.map((i) => i.id)).toEqual(['entry:p'])
    const later = dossier({ ...asked, asOf: '2027-02-01' })
    expect([later.ahead, later.unconfirmed.map((i) => i.id)]).toEqual([[], ['entry:p']])
  })

  test('the order of entries and reports does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ENTRIES], { minLength: ENTRIES.length }), (entries) => {
        expect(dossier({ ...request, entries, reports: [...REPORTS].reverse() })).toEqual(made)
      }),
      { numRuns: 20 },
    )
  })

  test('an empty dossier explains itself', () => {
    const empty = dossier({ ...request, pair: ['PER', 'CHL'] })
    expect(empty.counts.entries).toBe(0)
    expect(dossierText(empty)).toContain('no sign that nothing happened')
  })

  test('no line is wider than the terminal', () => {
    for (const width of [48, 64, 100])
      for (const line of dossierText(made, { width, most: 100 }).split('\n'))
        expect([...line].length).toBeLessThanOrEqual(width)
  })
})

test('a passage is the sentence that holds the evidence', () => {
  const text = 'Mr. Han met Gen. Omar Haddad. He said: "Let us talk." They left on Jan. 6, 2026.\n\nThe end.'
  const at = (quote: string) => ({
    report: 'r',
    start: text.indexOf(quote),
    end: text.indexOf(quote) + quote.length,
    quote,
  })
  const report = { ...REPORTS[0]!, text }
  const whole = (quote: string): string => {
    const p = passage(report, at(quote))
    return p.before + p.quote + p.after
  }
  expect(whole('Haddad')).toBe('Mr. Han met Gen. Omar Haddad.')
  expect(whole('left')).toBe('They left on Jan. 6, 2026.')
  expect(whole('The end')).toBe('The end.')
})

test('names, codes, demonyms and capitals stand for states', () => {
  const code = (words: string): readonly string[] => states.codesOf(words)
  for (const words of ['KOR', 'kr', 'Korea', 'South Korea', 'Republic of Korea', 'Seoul', 'ROK'])
    expect(code(words)).toEqual(['KOR'])
  for (const words of ['PRK', 'North Korea', 'DPRK', 'Pyongyang']) expect(code(words)).toEqual(['PRK'])
  for (const words of ['Türkiye', 'Turkey', 'turkiye', 'Turkish']) expect(code(words)).toEqual(['TUR'])
  for (const words of ['US', 'USA', 'the United States', 'America', 'U.S.'])
    expect(code(words)).toEqual(['USA'])
  expect(code('Koera')).toEqual([])
  expect(states.nearTo('Koera').join(' ')).toContain('Korea')
})

test('a calendar feed is all-day, its end exclusive, announced dates tentative, vague ones marked', async () => {
  const vague = {
    ...ENTRIES[1]!,
    id: 'entry:v',
    view: {
      ...ENTRIES[1]!.view,
      when: {
        edtf: '2025-10',
        from: '2025-10-01',
        to: '2025-10-31',
        basis: 'stated' as const,
        evidence: null,
      },
    },
  }
  const feed = calendarFeed({
    entries: [...ENTRIES, vague],
    reports: REPORTS,
    name: 'Two states',
    now: '2026-01-10T00:00:00Z',
    nameOf: states.nameOf,
  })
  expect(feed).toMatch(/^BEGIN:VCALENDAR\r\n/)
  for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const blocks = feed.replace(/\r\n /g, '').split('BEGIN:VEVENT').slice(1)
  const visit = blocks.find((b) => b.includes('visited China'))!
  expect(visit).toContain('DTSTART;VALUE=DATE:20260104')
  expect(visit).toContain('DTEND;VALUE=DATE:20260108')
  expect(visit).toContain('STATUS:CONFIRMED')
  expect(blocks.find((b) => b.includes('20260414'))).toContain('STATUS:TENTATIVE')
  const month = blocks.find((b) => b.includes('20251001'))!
  expect(month).toContain('DTEND;VALUE=DATE:20251101')
  expect(month).toContain('(date not given)')
  expect(month).toContain('STATUS:TENTATIVE')
  expect(
    calendarFeed({
      entries: [vague],
      reports: REPORTS,
      name: 'x',
      now: '2026-01-10T00:00:00Z',
      nameOf: states.nameOf,
      skipVague: true,
    }),
  ).not.toContain('VEVENT')
})
