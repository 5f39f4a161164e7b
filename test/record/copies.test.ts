import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/ontology/report.ts'
import { openRecord } from '../../src/record/index.ts'
import { copied, familyOf, printOf, sourceOf } from '../../src/record/merge/copies.ts'
import { sourcesOf } from '../../src/record/merge/sources.ts'
import { Draft, day, meeting, party, tenure } from './sample-findings.ts'

const WIRE = [
  'The presidents of the two countries met in the capital on Monday and agreed to restore annual talks.',
  'They spent ninety minutes together, longer than planned, a spokesperson for the host told reporters.',
  'Trade between the neighbours fell by a tenth last year after a quarrel over fishing rights.',
  'The guest is the first head of state to come since the quarrel began four years ago.',
  'A joint statement is expected on Tuesday, when the delegation flies on to the south.',
]
const wire = WIRE.join(' ')
const other =
  'Monday saw the first summit in four years. The hosts laid out red carpets, and talks ran half an hour over. Officials spoke of a thaw. Fishing was on the table, and so was trade, which shrank ten per cent in the year before. More will be said tomorrow.'

describe('copies of a text', () => {
  test('a copy with a word changed, a cut copy and one with a sentence added are copies; another text is not', () => {
    const print = printOf(wire)
    expect(copied(print, printOf(wire.replace('ninety minutes', 'an hour and a half')))).toBe(true)
    expect(copied(print, printOf(WIRE.slice(0, 3).join('\n\n')))).toBe(true)
    expect(copied(print, printOf(`${wire} Our correspondent adds that it rained all day long.`))).toBe(true)
    expect(copied(print, printOf(other))).toBe(false)
    expect(copied(printOf(''), printOf(''))).toBe(false)
  })

  const report = (own: Partial<Report>): Report => ({
    ...new Draft([{ text: wire }], { publisher: 'Harbour Post' }).report,
    ...own,
  })

  test('the agency that a dateline or the last line credits is the source', () => {
    expect(sourceOf(report({}))).toBe('harbour post')
    expect(sourceOf(report({ text: `BEIJING (Reuters) - ${wire}` }))).toBe('reuters')
    expect(sourceOf(report({ text: `${wire}\n\n© 2026 AFP` }))).toBe('afp')
    expect(sourceOf(report({ publisher: 'Yonhap News Agency' }))).toBe('yonhap')
    expect(sourceOf(report({ publisher: null, id: 'report:x' }))).toBe('report:x')
  })

  test('versions share an address, or the title of one outlet on one day', () => {
    expect(familyOf(report({ url: 'https://www.a.example/b/#top' }))).toBe(
      familyOf(report({ url: 'http://a.example/b' })),
    )
    const title = (t: string) => familyOf(report({ title: t }))
    expect(title('(2nd LEAD) Talks end')).toBe(title('Talks end'))
    expect(title('UPDATE 2-Talks end')).toBe(title('Talks end'))
    expect(title('Talks begin')).not.toBe(title('Talks end'))
  })

  test('reports of one publisher, one agency or one story are one source', () => {
    const told = (id: string, publisher: string, source: string, story = id) => ({
      id,
      family: id,
      publisher,
      source,
      story,
    })
    const count = (list: ReturnType<typeof told>[]) => new Set(sourcesOf(list).values()).size
    expect(
      count([told('a', 'X', 'x'), told('b', 'X', 'reuters'), told('c', 'Y', 'reuters'), told('d', 'Z', 'z')]),
    ).toBe(2)
    expect(count([told('a', 'X', 'x', 's'), told('b', 'Y', 'y', 's')])).toBe(1)
  })
})

test('what says too little to be known again is one thing in copies of one text, and in no other text', async () => {
  const record = await openRecord({ location: 'memory://', now: () => new Date('2026-01-09T00:00:00Z') })
  const told = (text: string, publisher: string, published: string) => {
    const draft = new Draft(
      [
        {
          text: 'They met, he said.',
          build: (q, r) => {
            const they = party('participant', { name: 'They', state: 'KOR' }, q('They'))
            return [
              meeting(r, {
                parties: [{ ...they, actor: { ...they.actor, state: null } }],
                evidence: [q('They met')],
              }),
            ]
          },
        },
        { text },
      ],
      { publisher, published },
    )
    return { report: draft.report, findings: draft.findings, notes: [] }
  }
  await record.addMany([
    told(wire, 'Paper A', '2026-01-05'),
    told(wire.replace('ninety', 'eighty'), 'Paper B', '2026-01-06'),
    told(other, 'Paper C', '2026-01-06'),
  ])
  const { items } = await record.entries({ kind: 'meeting' })
  expect(items.map((e) => [e.reports, e.publishers]).sort()).toEqual([
    [1, 1],
    [2, 1],
  ])
  expect(items.flatMap((e) => e.because)).toEqual(['the same words in copies of one text'])
  await record.close()
})

test('three hundred copies of one story are one meeting by one publisher, and adding stays quick', async () => {
  const record = await openRecord({ location: 'memory://', now: () => new Date('2026-01-07T00:00:00Z') })
  const copy = (i: number, text: string, publisher: string) => {
    const draft = new Draft(
      [
        {
          text: 'President Han Seo-yeon met President Zhao Wenbo in Beijing on Monday.',
          build: (q, r) => [
            meeting(r, {
              parties: [
                party(
                  'participant',
                  { name: 'Han Seo-yeon', state: 'KOR', office: 'president' },
                  q('Han Seo-yeon'),
                ),
                party(
                  'participant',
                  { name: 'Zhao Wenbo', state: 'CHN', office: 'president' },
                  q('Zhao Wenbo'),
                ),
              ],
              evidence: [q('met')],
              when: day('2026-01-05'),
            }),
            tenure(r, {
              parties: [party('holder', { name: 'Han Seo-yeon', state: 'KOR' }, q('Han'))],
              evidence: [q('President Han Seo-yeon')],
              office: 'president',
            }),
          ],
        },
        { text },
      ],
      { publisher, published: i % 2 === 0 ? '2026-01-05' : '2026-01-06' },
    )
    return { report: draft.report, findings: draft.findings, notes: [] }
  }
  const all = Array.from({ length: 300 }, (_, i) =>
    copy(i, wire.replace('ninety', String(60 + (i % 40))), `Paper ${i}`),
  )
  for (let i = 0; i < all.length; i += 20) await record.addMany(all.slice(i, i + 20))
  const one = async () => (await record.entries({ kind: 'meeting' })).items
  const before = await one()
  expect(before.length).toBe(1)
  expect(before[0]).toMatchObject({ reports: 300, publishers: 1 })
  await record.add(copy(0, other, 'The Courier'))
  const after = await one()
  expect(after[0]).toMatchObject({ reports: 301, publishers: 2 })
  expect((await record.entries({ kind: 'tenure' })).items[0]).toMatchObject({ reports: 301 })
  await record.rebuild()
  expect(await one()).toEqual(after)
  const split = after[0]!.findings.slice(0, 2).map((f) => f.id)
  const made = await record.judge({ subject: split, verdict: 'different', by: 'Ana' })
  const parted = await one()
  expect(
    parted
      .map((e) => e.reports)
      .sort((a, b) => a - b)
      .reduce((a, b) => a + b),
  ).toBe(301)
  expect(parted.length).toBe(2)
  await record.undo(made.id, 'Ana')
  expect(await one()).toEqual(after)
  await record.close()
}, 120_000)
