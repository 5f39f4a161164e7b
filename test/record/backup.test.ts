import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBackup } from '../../src/record/backup.ts'
import { type ChanceryRecord, openRecord } from '../../src/record/index.ts'
import { ENGINES } from './engines.ts'
import { happening, tell } from './sample-findings.ts'

const now = () => new Date('2026-01-07T12:00:00Z')
const engines = ENGINES.filter((e) => e.skipped === null)
const told = Array.from({ length: 40 }, (_, i) => tell(happening(i % 10), i))

async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** In small pieces, as a network gives it. */
async function* stream(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 1000) yield file.subarray(at, at + 1000)
}

/** Everything that a record tells. */
async function allOf(record: ChanceryRecord) {
  const judgements = await record.judgements()
  const reports = (await record.reports({ limit: 1000 })).items
  return {
    counts: await record.counts(),
    reports,
    findings: await Promise.all(reports.map((r) => record.findingsOf(r.id))),
    readings: await Promise.all(reports.map((r) => record.reading(r.id))),
    notes: await record.notes(),
    entries: (await record.entries({ limit: 1000 })).items,
    judgements,
  }
}

const altered = (file: Buffer, alter: (lines: string[]) => string[]): Buffer =>
  gzipSync(alter(gunzipSync(file).toString('utf8').trimEnd().split('\n')).join('\n'))

describe('backup and restore', { timeout: 240_000 }, () => {
  const started: Awaited<ReturnType<(typeof engines)[number]['start']>>[] = []
  const files: Buffer[] = []
  let source: Awaited<ReturnType<typeof allOf>>

  beforeAll(async () => {
    for (const engine of engines) started.push(await engine.start())
    for (const at of started) {
      const record = await openRecord({ location: await at.fresh(), now })
      await record.addMany(told.slice(0, 39))
      const { report } = told[39]!
      const note = {
        rule: 'other-language',
        level: 'info' as const,
        message: 'left out',
        path: 'a.txt',
        report: report.id,
        span: null,
      }
      await record.addMany([{ ...told[39]!, reading: null, notes: [note] }])
      const [first, second] = (await record.entries({ kind: 'meeting', limit: 2 })).items
      const joined = await record.judge({
        subject: [first!.id, second!.id],
        verdict: 'same',
        by: 'Kim',
        why: 'one "day"',
      })
      await record.judge({ subject: [first!.id], verdict: 'edit', value: { ordinal: 3 }, by: 'Kim' })
      await record.undo(joined.id, 'Lee')
      const [link] = (await record.judgements(second!.id)).filter((j) => j.automatic)
      await record.undo(link!.id, 'Lee')
      files.push(await collected(record.backup()))
      if (at === started[0]) source = await allOf(record)
      await record.close()
    }
  }, 240_000)

  afterAll(async () => {
    for (const at of started) await at.stop()
  })

  test('a backup restored into any engine is the record it was made of', async () => {
    for (const [i, file] of files.entries())
      for (const at of started) {
        const record = await openRecord({ location: await at.fresh(), now })
        const steps: string[] = []
        const contents = await record.restore(stream(file), {
          onStep: (step, done, total) => steps.push(`${step} ${done} of ${total}`),
        })
        expect(contents).toMatchObject({ reports: 40, readings: 39, notes: 1, judgements: 4 })
        expect(steps[0]).toBe('reports 1 of 40')
        expect(steps).toContain('reports 40 of 40')
        expect(await allOf(record), `${engines[i]!.name}`).toEqual(source)
        // The same reports again change nothing: what is kept is what was found.
        expect((await record.addMany(told.slice(0, 5))).map((a) => a.outcome)).toEqual(Array(5).fill('known'))
        await record.close()
      }
  })

  test('a record that holds something is refused, or replaced when asked', async () => {
    for (const at of started) {
      const record = await openRecord({ location: await at.fresh(), now })
      await record.add(tell(happening(77), 900))
      const before = await allOf(record)
      await expect(record.restore(stream(files[0]!))).rejects.toThrow(
        'got one with 1 reports and 0 judgements',
      )
      // What fails half way takes nothing with it.
      const cut = files[0]!.subarray(0, files[0]!.length / 2)
      await expect(record.restore(stream(cut), { replace: true })).rejects.toThrow('one that breaks off')
      expect(await allOf(record)).toEqual(before)
      await record.restore(stream(files[0]!), { replace: true })
      expect((await record.counts()).reports).toBe(40)
      await record.close()
    }
  })

  test('what is no whole backup is told apart, with what to do', async () => {
    const file = files[0]!
    expect(await checkBackup(stream(file))).toMatchObject({ reports: 40, readings: 39, judgements: 4 })
    const flipped = Buffer.from(file)
    flipped[file.length >> 1]! ^= 0xff
    const wrong: [Buffer, RegExp][] = [
      [Buffer.from('PK not ours'), /expected a file that chancery backup wrote, got one that is no gzip/],
      [gzipSync('{"id": 1}\n'), /got one that begins "?\{/],
      [gzipSync('hello'), /got the line "hello"/],
      [file.subarray(0, file.length - 10), /got one that breaks off/],
      [flipped, /expected a whole backup of Chancery/],
      [
        altered(file, (l) => [l[0]!.replace('"backup":1', '"backup":2'), ...l.slice(1)]),
        /got form 2; a newer version/,
      ],
      [altered(file, (l) => [...l.slice(0, 5), ...l.slice(6)]), /lines are not those that were written/],
      [
        altered(file, (l) => l.map((x) => x.replace('Seoul', 'Busan'))),
        /lines are not those that were written/,
      ],
      [altered(file, (l) => l.slice(0, -1)), /breaks off after 40 reports/],
      [altered(file, (l) => [...l, '{}']), /more lines after its end/],
    ]
    for (const [bytes, message] of wrong)
      await expect(checkBackup(stream(bytes)), String(message)).rejects.toThrow(message)
  })

  test('a backup that is not read to its end leaves the record free', async () => {
    const record = await openRecord({ location: await started[0]!.fresh(), now })
    await record.restore(stream(files[0]!))
    for await (const _ of record.backup()) break
    expect((await record.counts()).reports).toBe(40)
    await record.close()
  })
})
