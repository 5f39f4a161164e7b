import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/record/connect.ts'
import { type ChanceryRecord, openRecord } from '../../src/record/index.ts'
import { ENGINES } from './engines.ts'
import {
  actor,
  Draft,
  day,
  happening,
  meeting,
  party,
  statement,
  tell,
  tenure,
  undertaking,
} from './sample-findings.ts'

const now = () => new Date('2026-01-07T12:00:00Z')

for (const engine of ENGINES) {
  if (engine.skipped !== null) console.log(`skipped: record in ${engine.name}: ${engine.skipped}`)
  describe.skipIf(engine.skipped !== null)(`record in ${engine.name}`, () => {
    let started: Awaited<ReturnType<typeof engine.start>>
    let record: ChanceryRecord
    let location: string
    const told = Array.from({ length: 12 }, (_, i) => tell(happening(i % 4), i))

    beforeAll(async () => {
      started = await engine.start()
      location = await started.fresh()
      record = await openRecord({ location, now })
      for (const one of told) await record.add(one)
    })

    afterAll(async () => {
      await record?.close()
      await started?.stop()
    })

    test('holds what was added, as it was added', async () => {
      for (const { report, findings, reading } of told) {
        const stored = await record.report(report.id)
        expect(stored).toMatchObject(report)
        expect(stored?.findings).toBe(findings.length)
        expect(await record.findingsOf(report.id)).toEqual(findings)
        expect(await record.reading(report.id)).toEqual(reading)
      }
      expect(await record.hasReport('report:none')).toBe(false)
      expect(await record.known([told[0]!.report.id, 'report:none'])).toEqual(new Set([told[0]!.report.id]))
    })

    test('tells how much was read of each stretch of the calendar', async () => {
      const days = told.flatMap(({ report }) => report.published?.slice(0, 10) ?? []).sort()
      const [first, last] = [days[0]!, days[days.length - 1]!]
      for (const unit of ['day', 'week', 'month', 'quarter', 'year'] as const) {
        const rows = await record.coverage(unit, first, last)
        expect(rows.reduce((sum, row) => sum + row.reports, 0)).toBe(days.length)
        expect(rows[0]!.day).toBe(first)
        expect(rows.every((row) => row.publishers >= 1 && row.publishers <= row.reports)).toBe(true)
      }
      expect(await record.coverage('month', '1999-01-01', '1999-12-31')).toEqual([])
      const { report } = told[0]!
      expect(await record.publicationDays([report.id, 'report:none'])).toEqual(
        new Map([[report.id, report.published!.slice(0, 10)]]),
      )
    })

    test('adding twice adds nothing', async () => {
      const before = await record.counts()
      expect(await record.add(told[0]!)).toMatchObject({ outcome: 'known' })
      expect(await record.counts()).toEqual(before)
    })

    test('better rules replace the findings of a report', async () => {
      const one = told[1]!
      const fewer = one.findings.slice(0, 3)
      expect(await record.add({ ...one, findings: fewer })).toMatchObject({ outcome: 'replaced' })
      expect(await record.findingsOf(one.report.id)).toEqual(fewer)
      for (const entry of (await record.entries({ limit: 1000 })).items)
        for (const finding of entry.findings)
          if (finding.report === one.report.id) expect(fewer.map((f) => f.id)).toContain(finding.id)
      await record.add(one)
      expect(await record.findingsOf(one.report.id)).toEqual(one.findings)
    })

    test('pages follow one another and leave nothing out', async () => {
      for (const order of ['newest', 'oldest'] as const) {
        const ids: string[] = []
        const days: string[] = []
        for (let after: string | null = null, first = true; first || after !== null; first = false) {
          const page = await record.findings({ limit: 7, order, after })
          ids.push(...page.items.map((f) => f.id))
          days.push(...page.items.map((f) => f.when.to ?? ''))
          after = page.next
        }
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(told.flatMap((t) => t.findings).length)
        const sorted = [...days].sort()
        expect(days).toEqual(order === 'oldest' ? sorted : sorted.reverse())
      }
    })

    test('filters narrow by states, person, day, standing, place and words', async () => {
      const { a, b, date, city } = happening(2)
      const meetings = await record.findings({ kind: 'meeting', between: [a.state, b.state] })
      expect(meetings.items.length).toBeGreaterThan(0)
      for (const f of meetings.items) expect(f.kind).toBe('meeting')
      const persons = await record.findings({
        kind: 'meeting',
        person: a.name.toUpperCase(),
        since: date,
        until: date,
      })
      expect(persons.items.length).toBe(3)
      const surname = a.name.split(' ')[0]!
      expect((await record.findings({ person: surname, limit: 1000 })).items.length).toBeGreaterThanOrEqual(3)
      expect(
        (await record.findings({ kind: 'meeting', place: city, since: date, until: date })).items.length,
      ).toBe(3)
      expect((await record.findings({ standing: 'denied' })).items).toEqual([])
      expect(
        (await record.findings({ kind: 'meeting', since: date.slice(0, 7), until: date.slice(0, 4) })).items
          .length,
      ).toBeGreaterThanOrEqual(3)
      expect(
        (await record.findings({ kind: 'statement', text: '"must be settled by talks"' })).items.length,
      ).toBeGreaterThan(0)
      expect((await record.findings({ kind: 'statement', text: 'zebra' })).items).toEqual([])
      for (const share of [0.89, 0.91]) {
        const found = (await record.findings({ kind: 'meeting', confidence: share, limit: 1000 })).items
        const held = (await record.entries({ kind: 'meeting', confidence: share, limit: 1000 })).items
        const sure = (await record.findings({ kind: 'meeting', limit: 1000 })).items.filter(
          (f) => f.confidence >= share,
        )
        expect(found.length).toBe(sure.length)
        expect(held.every((e) => e.view.confidence >= share)).toBe(true)
        expect(held.length > 0).toBe(sure.length > 0)
      }
      await expect(record.findings({ since: 'soon' })).rejects.toThrow('expected since to be a day')
      await expect(record.findings({ after: 'x' })).rejects.toThrow('expected the `next` of a page')
    })

    test('statements count between the states whose meeting they belong to', async () => {
      const { a, b } = happening(2)
      const found = await record.findings({ kind: 'statement', between: [a.state, b.state], limit: 1000 })
      expect(found.items.length).toBeGreaterThanOrEqual(21)
    })

    test('many reports of one thing make one entry', async () => {
      const { a, b, date } = happening(3)
      const entries = await record.entries({
        kind: 'meeting',
        person: a.name,
        between: [a.state, b.state],
        since: date,
        until: date,
      })
      expect(entries.items.length).toBe(1)
      const [entry] = entries.items
      expect(entry).toMatchObject({ reports: 3, kind: 'meeting' })
      expect(entry!.because.length).toBeGreaterThan(0)
      expect(await record.entry(entry!.id)).toEqual(entry)
      for (const finding of entry!.findings) expect(await record.entry(finding.id)).toEqual(entry)
    })

    test('who answers with offices, evidence and days', async () => {
      const { a, b, date } = happening(1)
      const [person] = await record.who(a.name)
      expect(person?.states).toEqual([a.state])
      expect(person?.offices[0]).toMatchObject({ title: a.office, of: a.state, former: false })
      for (const e of person!.offices[0]!.evidence) {
        const text = (await record.report(e.report))!.text
        expect(text.slice(e.start, e.end)).toBe(e.quote)
      }
      expect((await record.who(a.name, date))[0]?.offices.length).toBe(1)
      expect((await record.who(a.name, '1990-01-01'))[0]?.offices).toEqual([])
      const holders = await record.holders(b.office, b.state, date)
      expect(holders.map((h) => h.name)).toContain(b.name)
      expect(await record.who('Nobody Known')).toEqual([])
    })

    test('a person is shown with whom he met, how often and when last', async () => {
      const { a, b, date } = happening(2)
      const [met] = (await record.counterparts(a.name)).filter((c) => c.name === b.name)
      expect(met).toMatchObject({ state: b.state, office: b.office, last: date })
      expect(met!.meetings).toBeGreaterThan(0)
      const entry = await record.entry(met!.entry)
      expect(entry?.view.parties.map((p) => p.actor.name)).toContain(b.name)
      const back = (await record.counterparts(met!.id)).map((c) => c.name)
      expect(back).toContain(a.name)
      expect(await record.counterparts('person:nobody')).toEqual([])
    })

    test('search finds reports and findings, with the hits marked', async () => {
      const hits = await record.search('working group')
      expect(hits.length).toBeGreaterThan(0)
      for (const hit of hits)
        for (const [start, end] of hit.hits)
          expect(hit.snippet.slice(start, end).toLowerCase()).toMatch(/^(working|group)/)
      expect((await record.search('working -group')).length).toBe(0)
      expect((await record.search('talks', { kind: 'meeting' })).every((h) => h.kind === 'meeting')).toBe(
        true,
      )
      expect((await record.search('talks', { in: 'reports' })).every((h) => h.type === 'report')).toBe(true)
      expect(await record.search('\' " -- ; drop')).toEqual([])
    })

    test('a corrected text is a version of the old', async () => {
      const make = (text: string, title: string, published: string) =>
        new Draft([{ text }], { publisher: 'Versions', published, title }).report
      const first = make('The talks end at noon.', 'Talks end', '2026-01-05T10:00:00Z')
      const second = make('The talks end at one.', '(LEAD) Talks end', '2026-01-05T12:00:00Z')
      for (const report of [second, first]) await record.add({ report, findings: [], notes: [] })
      expect((await record.report(second.id))?.previous).toBe(first.id)
      expect((await record.report(first.id))?.previous).toBe(null)
      expect((await record.versions(first.id)).map((r) => r.id)).toEqual([first.id, second.id])
    })

    test('notes are kept with their report', async () => {
      const { report } = new Draft([{ text: 'A text with a doubtful date.' }], { publisher: 'Notes' })
      const note = {
        rule: 'date-ambiguous',
        level: 'warning',
        message: 'expected a day',
        path: null,
        report: report.id,
        span: null,
      } as const
      await record.add({ report, findings: [], notes: [note] })
      expect(await record.notes(report.id)).toEqual([note])
    })

    test('odd texts are stored: NUL, lone surrogates, emptiness, three megabytes', async () => {
      for (const text of ['a\0b met c', 'lone \uD800 half', '', `${'word and another '.repeat(200_000)}`]) {
        const { report } = new Draft([{ text }], { publisher: 'Odd' })
        expect(await record.add({ report, findings: [], notes: [] })).toMatchObject({ outcome: 'new' })
        expect((await record.report(report.id))?.text.length).toBe(text.length)
      }
    })

    test('a finding whose quote is not in the text is refused, and nothing of its report is stored', async () => {
      const { report, findings } = new Draft(
        [
          {
            text: 'Anna Lindqvist met Omar Haddad.',
            build: (q, r) =>
              meeting(r, {
                parties: [party('participant', { state: 'SWE' }, q('Anna'))],
                evidence: [q('met')],
              }),
          },
        ],
        { publisher: 'Bad' },
      )
      const bad = { ...findings[0]!, evidence: [{ ...findings[0]!.evidence[0]!, quote: 'hit' }] }
      await expect(record.add({ report, findings: [bad], notes: [] })).rejects.toThrow('expected the quote')
      expect(await record.hasReport(report.id)).toBe(false)
    })

    test('judgements split, join, correct, reject and can be taken back', async () => {
      const { a, b, date } = happening(0)
      const filter = {
        kind: 'meeting',
        person: a.name,
        between: [a.state, b.state],
        since: date,
        until: date,
      } as const
      const all = async () => (await record.entries(filter)).items
      const before = await all()
      expect(before.length).toBe(1)
      const [x, y] = before[0]!.findings
      const automatic = (await record.judgements(before[0]!.id)).filter((j) => j.automatic)
      expect(automatic.length).toBe(2)

      const split = await record.judge({ subject: [x!.id, y!.id], verdict: 'different', by: 'Ana' })
      const parted = await all()
      expect(parted.length).toBe(2)
      expect(
        parted.some((e) => e.findings.some((f) => f.id === x!.id) && e.findings.some((f) => f.id === y!.id)),
      ).toBe(false)
      await record.undo(split.id, 'Ana')
      expect(await all()).toEqual(before)
      expect((await record.judgements(x!.id)).find((j) => j.id === split.id)?.undone).toBe(true)

      const undone = await record.undo(automatic[0]!.id, 'Ana', 'not the same')
      expect((await all()).length).toBe(2)
      await record.undo(undone.id, 'Ana')
      expect(await all()).toEqual(before)

      const other = (await record.entries({ kind: 'meeting', limit: 100 })).items.find(
        (e) => e.id !== before[0]!.id,
      )!
      const same = await record.judge({
        subject: [before[0]!.id, other.id],
        verdict: 'same',
        by: 'Ana',
        why: 'one evening',
      })
      const joined = (await record.entry(other.id))!
      expect(joined.findings.length).toBe(before[0]!.findings.length + other.findings.length)
      expect(joined.because.join()).toContain('Ana judged them the same: one evening')
      await record.undo(same.id, 'Ana')
      expect(await all()).toEqual(before)
      expect(await record.entry(other.id)).toEqual(other)

      const edit = await record.judge({
        subject: [before[0]!.id],
        verdict: 'edit',
        value: { ordinal: 9 },
        by: 'Ana',
      })
      expect((await record.entry(before[0]!.id))?.view).toMatchObject({ ordinal: 9 })
      await record.undo(edit.id, 'Ana')
      const wrong = await record.judge({ subject: [before[0]!.id], verdict: 'wrong', by: 'Ana' })
      expect(await all()).toEqual([])
      const again = { subject: [before[0]!.id], verdict: 'wrong', by: 'Ana', at: wrong.at } as const
      expect(await record.judge(again)).toEqual(wrong)
      await record.undo(wrong.id, 'Ana')
      expect(await all()).toEqual(before)
      await expect(record.judge(again)).rejects.toThrow('not taken back')

      await expect(record.judge({ subject: ['finding:none'], verdict: 'wrong', by: 'Ana' })).rejects.toThrow(
        'in the record',
      )
      await expect(record.judge({ subject: [x!.id], verdict: 'same', by: 'Ana' })).rejects.toThrow(
        'two subjects',
      )
      await expect(record.undo('judgement:none', 'Ana')).rejects.toThrow('id of a judgement')
    })

    test('judgements outlast better rules; those on vanished findings are orphaned', async () => {
      const one = told[5]!
      const gone = one.findings.find((f) => f.kind === 'statement')!
      const made = await record.judge({ subject: [gone.id], verdict: 'wrong', by: 'Ana' })
      await record.add({ ...one, findings: one.findings.filter((f) => f.id !== gone.id) })
      expect((await record.judgements()).find((j) => j.id === made.id)).toMatchObject({ orphaned: true })
      await record.add(one)
      expect((await record.judgements()).find((j) => j.id === made.id)).toMatchObject({ orphaned: false })
      expect(await record.entry(gone.id)).toBe(null)
      await record.undo(made.id, 'Ana')
      expect((await record.entry(gone.id))?.findings.map((f) => f.id)).toContain(gone.id)
    })

    test('corrected fields are checked, and a right name shows wherever the person stands', async () => {
      const { a, date } = happening(3)
      const [entry] = (await record.entries({ kind: 'meeting', person: a.name, since: date, until: date }))
        .items
      const edit = (value: object) =>
        record.judge({ subject: [entry!.id], verdict: 'edit', value, by: 'Ana' })
      await expect(edit({ ordnal: 3 })).rejects.toThrow('expected fields of a meeting')
      await expect(edit({ when: 'soon' })).rejects.toThrow('expected when as a day, month, year')
      await expect(edit({ standing: 'maybe' })).rejects.toThrow('expected standing as one of held')
      await expect(edit({ format: 3 })).rejects.toThrow('expected format as a string')
      const made = await edit({ when: '2025-10', ordinal: 4 })
      const seen = (await record.entry(entry!.id))!.view
      expect(seen).toMatchObject({
        ordinal: 4,
        when: { edtf: '2025-10', from: '2025-10-01', to: '2025-10-31' },
      })
      await record.undo(made.id, 'Ana')

      const { id } = entry!.view.parties.find((p) => p.actor.name === a.name)!.actor
      const rename = { subject: [id], verdict: 'edit', by: 'Ana' } as const
      await expect(record.judge({ ...rename, value: { office: 'king' } })).rejects.toThrow('only the name')
      const named = await record.judge({ ...rename, value: { name: 'Ada Quill' } })
      const found = (await record.entries({ kind: 'meeting', person: 'Ada Quill', limit: 100 })).items
      expect(found.map((e) => e.id)).toContain(entry!.id)
      for (const { view, findings } of found)
        for (const finding of [view, ...findings])
          expect(finding.parties.map((p) => p.actor.name)).toContain('Ada Quill')
      await record.undo(named.id, 'Ana')
      expect(await record.entry(entry!.id)).toEqual(entry)
    })

    test('undertakings are followed through, scored, and parted from what is no part of them', async () => {
      const [CAN, PER] = [
        { name: 'Alice Roy', state: 'CAN' },
        { name: 'Luis Vega', state: 'PER' },
      ]
      const promise = new Draft(
        [
          {
            text: 'Alice Roy and Luis Vega agreed to reopen the flooded copper railway.',
            build: (q, r) =>
              undertaking(r, {
                parties: [party('by', CAN, q('Alice Roy')), party('by', PER, q('Luis Vega'))],
                evidence: [q('agreed')],
                content: [q('reopen the flooded copper railway')],
                when: day('2024-02-02'),
                due: day('2024-12-31'),
              }),
          },
        ],
        { publisher: 'Herald', published: '2024-02-02' },
      )
      const later = new Draft(
        [
          {
            text: 'Luis Vega said the copper railway was reopened on Sunday, two years after it was flooded.',
            build: (q, r) =>
              statement(r, {
                parties: [party('speaker', PER, q('Luis Vega'))],
                evidence: [
                  q('said'),
                  q('the copper railway was reopened on Sunday, two years after it was flooded'),
                ],
                content: [q('the copper railway was reopened on Sunday, two years after it was flooded')],
                when: day('2024-09-09'),
              }),
          },
        ],
        { publisher: 'Nation', published: '2024-09-09' },
      )
      for (const { report, findings } of [promise, later]) await record.add({ report, findings, notes: [] })
      const asked = { between: ['CAN', 'PER'] }
      const on = async (date: string) =>
        (await record.undertakings({ ...asked, on: date })).items[0]!.followThrough
      expect(await on('2024-03-01')).toMatchObject({ status: 'open', timing: 'due' })
      const kept = await on('2025-01-01')
      expect(kept).toMatchObject({ status: 'fulfilled', timing: null })
      expect(kept.steps.map((s) => [s.status, s.day, s.publisher])).toEqual([
        ['open', '2024-02-02', 'Herald'],
        ['fulfilled', '2024-09-09', 'Nation'],
      ])
      for (const { evidence } of kept.steps)
        for (const e of evidence)
          expect((await record.report(e.report))!.text.slice(e.start, e.end)).toBe(e.quote)
      const [entry] = (await record.undertakings({ ...asked, status: 'fulfilled', on: '2025-01-01' })).items
      expect((await record.undertakings({ ...asked, status: 'open', on: '2025-01-01' })).items).toEqual([])
      expect((await record.undertakings({ ...asked, dueBefore: '2024-12-31' })).items).toEqual([])
      expect((await record.undertakings({ ...asked, dueBefore: '2025-01-01' })).items.length).toBe(1)

      const split = await record.judge({
        subject: [entry!.id, kept.steps[1]!.finding],
        verdict: 'different',
        by: 'Ana',
      })
      expect(await on('2024-12-31')).toMatchObject({ status: 'open', timing: 'due' })
      expect(await on('2025-02-01')).toMatchObject({ status: 'unknown', timing: 'overdue' })
      await record.undo(split.id, 'Ana')

      const score = (value: unknown) =>
        record.judge({ subject: [entry!.id], verdict: 'score', value, by: 'Ana', why: 'the line runs' })
      await expect(score({ member: 'PER', score: 2 })).rejects.toThrow('expected a score of 1')
      await expect(score({ member: 'Peru', score: 1 })).rejects.toThrow('expected the member scored')
      const made = await score({ member: 'PER', score: 1 })
      expect((await on('2025-01-01')).scores).toMatchObject([{ member: 'PER', score: 1, by: 'Ana' }])
      await record.undo(made.id, 'Ana')
      expect((await on('2025-01-01')).scores).toEqual([])
    })

    test('undertakings by status and by their day, in full pages', async () => {
      const works = ['salt', 'nickel', 'tin', 'zinc', 'lead']
      for (const [i, ore] of works.entries()) {
        const words = `reopen the northern ${ore} tramway`
        const { report, findings } = new Draft(
          [
            {
              text: `Bolivia told Chile on day ${i} that it would ${words}.`,
              build: (q, r) =>
                undertaking(r, {
                  type: 'pledge',
                  parties: [
                    party('by', { state: 'BOL' }, q('Bolivia')),
                    party('to', { state: 'CHL' }, q('Chile')),
                  ],
                  evidence: [q(`Bolivia told Chile on day ${i} that it would ${words}`)],
                  content: [q(words)],
                  when: day(`2024-03-0${i + 1}`),
                  due: ore === 'tin' ? day('2024-06-30') : null,
                }),
            },
          ],
          { publisher: 'Courier', published: `2024-03-0${i + 1}` },
        )
        await record.add({ report, findings, notes: [] })
      }
      const failed = new Draft(
        [
          {
            text: 'Chile said Bolivia had failed to reopen the northern zinc tramway.',
            build: (q, r) =>
              statement(r, {
                parties: [party('speaker', { state: 'CHL' }, q('Chile'))],
                evidence: [q('Chile said Bolivia had failed to reopen the northern zinc tramway')],
                content: [q('Bolivia had failed to reopen the northern zinc tramway')],
                when: day('2024-04-01'),
              }),
          },
        ],
        { publisher: 'Herald', published: '2024-04-01' },
      )
      const { report, findings } = failed
      await record.add({ report, findings, notes: [] })
      const listed = async (how: Parameters<typeof record.undertakings>[0]) => {
        const found: string[][] = []
        for (let after: string | null = null, first = true; first || after !== null; first = false) {
          const page = await record.undertakings({ between: ['BOL', 'CHL'], limit: 2, after, ...how })
          found.push(page.items.map((e) => /northern (\w+)/.exec(JSON.stringify(e.view))![1]!))
          after = page.next
        }
        return found
      }
      expect(await listed({ status: 'open', on: '2024-03-20' })).toEqual([
        ['lead', 'zinc'],
        ['tin', 'nickel'],
        ['salt'],
      ])
      expect(await listed({ status: 'open', on: '2024-04-02' })).toEqual([
        ['lead', 'tin'],
        ['nickel', 'salt'],
      ])
      expect(await listed({ status: 'breached', on: '2024-04-02' })).toEqual([['zinc']])
      expect(await listed({ status: 'breached', on: '2024-03-31' })).toEqual([[]])
      expect(await listed({ timing: 'due', on: '2024-04-02' })).toEqual([['tin']])
      expect(await listed({ timing: 'overdue', on: '2024-07-01' })).toEqual([['tin']])
      expect(await listed({ status: 'unknown', on: '2025-03-05' })).toEqual([['tin', 'nickel'], ['salt']])
      await record.judge({ subject: [findings[0]!.id], verdict: 'wrong', by: 'Ana' })
      expect(await listed({ status: 'breached', on: '2024-04-02' })).toEqual([[]])
      await record.add({ report, findings: [], notes: [] })
      expect((await listed({ status: 'open', on: '2024-04-02' })).flat().length).toBe(5)
    })

    test('a comparison of which one side has vanished is orphaned', async () => {
      const one = told[4]!
      const gone = one.findings.find((f) => f.kind === 'meeting')!
      const kept = told[6]!.findings.find((f) => f.kind === 'meeting')!
      const made = await record.judge({ subject: [gone.id, kept.id], verdict: 'different', by: 'Ana' })
      const orphaned = async () => (await record.judgements(kept.id)).find((j) => j.id === made.id)?.orphaned
      expect(await orphaned()).toBe(false)
      await record.add({ ...one, findings: one.findings.filter((f) => f.id !== gone.id) })
      expect(await orphaned()).toBe(true)
      await record.add(one)
      expect(await orphaned()).toBe(false)
      await record.undo(made.id, 'Ana')
    })

    const haddadMeets = (name: string, publisher: string, on: string) =>
      new Draft(
        [
          {
            text: `${name} met Omar Haddad in Cairo.`,
            build: (q, r) =>
              meeting(r, {
                parties: [
                  party('participant', { name, state: 'KEN' }, q(name)),
                  party('participant', { name: 'Omar Haddad', state: 'EGY' }, q('Omar Haddad')),
                ],
                evidence: [q(`${name} met Omar Haddad`)],
                when: day(on),
              }),
          },
        ],
        { publisher, published: on },
      )

    test('two names judged one person bring their meetings together', async () => {
      const tellOf = (name: string, publisher: string) => haddadMeets(name, publisher, '2024-03-03')
      const [one, two] = [tellOf('Wangari Njoroge', 'Herald'), tellOf('Mama Amani', 'Nation')]
      for (const { report, findings } of [one, two]) await record.add({ report, findings, notes: [] })
      const count = async () =>
        (await record.entries({ kind: 'meeting', since: '2024-03-03', until: '2024-03-03' })).items.length
      expect(await count()).toBe(2)
      const made = await record.judge({
        subject: ['person:wangari-njoroge', 'person:mama-amani'],
        verdict: 'same',
        by: 'Ana',
      })
      expect(await count()).toBe(1)
      await record.undo(made.id, 'Ana')
      expect(await count()).toBe(2)
    })

    test('who is judged to be one is one wherever persons are listed, until it is taken back', async () => {
      const told = [
        haddadMeets('Thandi Okoye', 'Herald', '2024-07-01'),
        haddadMeets('Mother Amara', 'Nation', '2024-07-09'),
      ]
      for (const { report, findings } of told) await record.add({ report, findings, notes: [] })
      const ids = ['person:mother-amara', 'person:thandi-okoye']
      const shown = async () => ({
        found: (await record.who('Thandi Okoye')).map((p) => p.ids),
        listed: (await record.persons('KEN', 1000)).filter((p) => p.ids.some((id) => ids.includes(id)))
          .length,
        told: (await record.entries({ person: 'Thandi Okoye' })).items.length,
      })
      const apart = { found: [[ids[1]]], listed: 2, told: 1 }
      expect(await shown()).toEqual(apart)
      const same = await record.judge({ subject: ids, verdict: 'same', by: 'Ana' })
      expect(await shown()).toEqual({ found: [ids], listed: 1, told: 2 })
      const named = await record.judge({
        subject: [ids[0]!],
        verdict: 'edit',
        value: { name: 'Amara Okoye' },
        by: 'Ana',
      })
      expect((await record.who('Amara Okoye')).map((p) => [p.name, p.ids])).toEqual([['Amara Okoye', ids]])
      await record.undo(named.id, 'Ana')
      const different = await record.judge({ subject: ids, verdict: 'different', by: 'Ana' })
      expect(await shown()).toEqual(apart)
      await record.undo(different.id, 'Ana')
      await record.undo(same.id, 'Ana')
      expect(await shown()).toEqual(apart)
    })

    test('the right name of one of two that are one person is the name of both', async () => {
      const told = [
        haddadMeets('Wangari Njoroge', 'Herald', '2024-05-03'),
        haddadMeets('Grace Wanjiru', 'Standard', '2024-05-03'),
        haddadMeets('Mama Amani', 'Nation', '2024-06-20'),
      ]
      for (const { report, findings } of told) await record.add({ report, findings, notes: [] })
      const inMay = async () =>
        (await record.entries({ kind: 'meeting', since: '2024-05-03', until: '2024-05-03' })).items.length
      expect(await inMay()).toBe(2)
      const same = await record.judge({
        subject: ['person:wangari-njoroge', 'person:mama-amani'],
        verdict: 'same',
        by: 'Ana',
      })
      expect(await inMay()).toBe(2)
      const named = await record.judge({
        subject: ['person:mama-amani'],
        verdict: 'edit',
        value: { name: 'Grace Wanjiru' },
        by: 'Ana',
      })
      expect(await inMay()).toBe(1)
      await record.undo(named.id, 'Ana')
      expect(await inMay()).toBe(2)
      await record.undo(same.id, 'Ana')
    })

    test('rebuilding gives the same entries', async () => {
      const before = await record.entries({ limit: 10_000 })
      await record.rebuild()
      expect(await record.entries({ limit: 10_000 })).toEqual(before)
    })

    test('tenures name the state of the office; statements keep their speaker', async () => {
      const { report, findings } = new Draft(
        [
          {
            text: 'Acting foreign minister Lena Fors said the door is open.',
            build: (q, r) => [
              tenure(r, {
                parties: [party('holder', { name: 'Lena Fors', state: 'SWE' }, q('Lena Fors'))],
                evidence: [q('Acting foreign minister Lena Fors')],
                office: 'foreign minister',
                of: actor({ state: 'SWE' }, q('foreign')),
                acting: true,
              }),
              statement(r, {
                parties: [party('speaker', { name: 'Lena Fors', state: 'SWE' }, q('Lena Fors'))],
                evidence: [q('said')],
                content: [q('the door is open')],
              }),
            ],
          },
        ],
        { publisher: 'Tenure' },
      )
      await record.add({ report, findings, notes: [] })
      expect((await record.who('Fors'))[0]?.offices[0]).toMatchObject({
        title: 'foreign minister',
        of: 'SWE',
        acting: true,
      })
      expect((await record.holders('foreign minister', 'SWE', '2026-01-06')).map((h) => h.name)).toEqual([
        'Lena Fors',
      ])
    })

    test('closes and opens again as it was', async () => {
      const before = await record.counts()
      await record.compact()
      await record.close()
      record = await openRecord({ location, now })
      expect(await record.counts()).toEqual(before)
    })

    test('a record of the version before pairs and appearances were kept is brought up to date when it is opened', async () => {
      const [pairs, persons] = [await record.pairs(), await record.persons()]
      expect(pairs.length).toBeGreaterThan(0)
      expect(persons.length).toBeGreaterThan(0)
      await record.close()
      const { db, close } = await connect(location, 0)
      await sql`drop table pair, appearance`.execute(db)
      await sql`delete from migration where name in ('007-pairs', '009-appearances')`.execute(db)
      await close()
      record = await openRecord({ location, now })
      expect(await record.pairs()).toEqual(pairs)
      expect(await record.persons()).toEqual(persons)
    })

    test('the persons with the most entries, of all states and of one, are those of the entries', async () => {
      const counted = new Map<string, number>()
      const all = (await record.entries({ limit: 1000 })).items
      for (const { view } of all)
        for (const id of new Set(
          view.parties
            .map((p) => p.actor)
            .filter((a) => a.type === 'person')
            .map((a) => a.id),
        ))
          counted.set(id, (counted.get(id) ?? 0) + 1)
      const persons = await record.persons()
      for (const { ids, entries } of persons)
        expect(ids.reduce((sum, id) => sum + counted.get(id)!, 0)).toBe(entries)
      expect(persons.map((p) => p.entries)).toEqual(persons.map((p) => p.entries).sort((a, b) => b - a))
      const ofState = await record.persons('CHN')
      expect(ofState.length).toBeGreaterThan(0)
      expect(new Set(ofState.map((p) => p.state))).toEqual(new Set(['CHN']))
    })
  })
}
