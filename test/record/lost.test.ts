import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/record/connect.ts'
import { openRecord } from '../../src/record/index.ts'
import { addressOf, folderError, serverError } from '../../src/record/lost.ts'
import { ENGINES } from './engines.ts'
import { happening, tell } from './sample-findings.ts'

const told = Array.from({ length: 24 }, (_, i) => tell(happening(i % 12), i))

describe('a folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'chancery-lost-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('whose database dies says so, ends no process, and has what was stored when it is opened again', async () => {
    let worker: Worker | null = null
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (this: Worker, ...sent: Parameters<typeof post>) {
      worker = this
      return post.apply(this, sent)
    }
    const location = join(root, 'dies')
    const record = await openRecord({ location }).finally(() => {
      Worker.prototype.postMessage = post
    })
    await record.addMany(told.slice(0, 12))
    const adding = record.addMany(told.slice(12))
    await worker!.terminate()
    await expect(adding).rejects.toThrow(/expected the .*database.* got its end/)
    await expect(record.counts()).rejects.toThrow(/got its end/)
    await record.close()
    const again = await openRecord({ location })
    expect((await again.extent()).reports).toBeGreaterThanOrEqual(12)
    await again.addMany(told)
    expect((await again.extent()).reports).toBe(told.length)
    await again.close()
  })

  test('that is a file, or cannot be made, is told apart', async () => {
    writeFileSync(join(root, 'file'), '')
    await expect(openRecord({ location: join(root, 'file') })).rejects.toThrow(
      /expected a folder for the record, got the file .*; name a folder/,
    )
    await expect(openRecord({ location: join(root, 'file', 'within') })).rejects.toThrow(
      /expected a folder for the record/,
    )
    const refused = Object.assign(new Error("EACCES: permission denied, mkdir '/r'"), { code: 'EACCES' })
    expect(folderError('/r', refused).message).toMatch(
      /expected to make or write to the folder \/r, got "EACCES.*make it writable/,
    )
    const full = Object.assign(new Error('could not extend file "base/5/16398": No space left on device'), {
      code: '53100',
    })
    expect(folderError('/r', full).message).toMatch(
      /expected room on the disk of \/r, got .*; make room, and run the same command again/,
    )
  })

  test('whose data are not those of a database is told so', async () => {
    mkdirSync(join(root, 'strange', 'data'), { recursive: true })
    writeFileSync(join(root, 'strange', 'data', 'PG_VERSION'), '12\n')
    await expect(openRecord({ location: join(root, 'strange') })).rejects.toThrow(
      /expected the database of a record in .*strange/,
    )
  })
})

describe('an address', () => {
  test('is told without its password', () => {
    expect(JSON.stringify(addressOf('postgres://ann:secret@db.example:5433/desk'))).not.toContain('secret')
    expect(addressOf('postgres://ann:secret@db.example:5433/desk')).toEqual({
      server: 'db.example:5433',
      user: 'ann',
      database: 'desk',
    })
  })

  test.each([
    ['ECONNREFUSED', /expected a PostgreSQL server at db:5432, got .*; start it/],
    ['28P01', /expected ann to be let in at db:5432/],
    ['3D000', /expected the database desk at db:5432, got .*createdb desk/],
    ['42501', /expected ann to be allowed to keep a record in the database desk/],
    ['25006', /expected a server that can be written to/],
    ['53100', /expected room on the disk of db:5432/],
    ['53300', /expected db:5432 to take one more connection/],
    ['57P01', /got the end of the connection .*run the same command again/],
  ])('that answers %s is told what to do', (code, words) => {
    const said = serverError('postgres://ann:secret@db/desk', Object.assign(new Error('no'), { code }))
    expect(said.message).toMatch(words)
    expect(said.message).not.toContain('secret')
  })

  test('that cannot be read, or where nothing listens, is told so', async () => {
    await expect(openRecord({ location: 'postgres://ann:a/b#c@host:x/d' })).rejects.toThrow(
      /expected postgres:\/\/NAME.*%40/,
    )
    await expect(openRecord({ location: 'postgres://ann:secret@127.0.0.1:1/desk' })).rejects.toThrow(
      /expected a PostgreSQL server at 127\.0\.0\.1:1, got .*ECONNREFUSED.*; start it/,
    )
  })
})

const engine = ENGINES[1]!
describe.skipIf(engine.skipped !== null)('a server', () => {
  let started: Awaited<ReturnType<typeof engine.start>>
  beforeAll(async () => {
    started = await engine.start()
  }, 60_000)
  afterAll(() => started.stop())

  test('that ends connections while reports are added loses none of them', async () => {
    const location = await started.fresh()
    const record = await openRecord({ location })
    const other = new pg.Client({ connectionString: location })
    await other.connect()
    const ended = async (): Promise<number> =>
      (
        await other.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
      ).rowCount!
    let ends = 0
    for (const one of told) {
      const adding = record.add(one)
      ends += await ended()
      await adding
    }
    expect(ends).toBeGreaterThan(told.length / 2)
    expect((await record.extent()).reports).toBe(told.length)
    await other.end()
    await record.close()
    const whole = await openRecord({ location: 'memory://' })
    await whole.addMany(told)
    const again = await openRecord({ location })
    expect((await again.counts()).entries).toEqual((await whole.counts()).entries)
    await again.close()
    await whole.close()
  }, 60_000)

  test('whose database is not there is told how to make it', async () => {
    const url = new URL(await started.fresh())
    url.pathname = '/none_of_that_name'
    await expect(openRecord({ location: url.href })).rejects.toThrow(
      /expected the database none_of_that_name.*createdb none_of_that_name/,
    )
  })

  test('does not end the process when an idle connection is ended', async () => {
    const location = await started.fresh()
    const { db, close } = await connect(location, 0)
    await db
      .selectFrom('report')
      .select('id')
      .execute()
      .catch(() => {})
    const other = new pg.Client({ connectionString: location })
    await other.connect()
    await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await other.end()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await close()
  })
})
