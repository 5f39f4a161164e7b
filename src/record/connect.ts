import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { type Embedded, startEmbedded } from './embedded.ts'
import { lockFolder } from './lock.ts'
import { ConnectionLost, folderError, serverError } from './lost.ts'
import type { Database, Tables } from './schema.ts'
import { templateTar, unpack } from './template.ts'

/** A database that answers, and how to leave it. */
export interface Connection {
  readonly db: Database
  readonly engine: 'embedded' | 'server'
  /** A copy of the data folder as a tar; null on a server, which has its own tools. */
  readonly dump: (() => Promise<Uint8Array>) | null
  /** Does what may be done twice; once more where a server went away meanwhile and is back within half a minute. */
  again<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

const DATE = 1082
const TIMESTAMPTZ = 1184
const parsers = new Map<number, (text: string) => unknown>([
  [DATE, (text) => text],
  [TIMESTAMPTZ, (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()],
])
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || pg.types.getTypeParser(id, format as 'text'),
} as pg.CustomTypesConfig

/** Opens `memory://`, a `postgres://` address, or a folder; `wait` is how long, in ms, to wait for a folder in use. */
export async function connect(location: string, wait: number): Promise<Connection> {
  if (/^postgres(ql)?:\/\//.test(location)) {
    if (!URL.canParse(location))
      throw new Error(
        'expected postgres://NAME:PASSWORD@HOST:PORT/DATABASE, got an address that cannot be read; write signs as @ or # in a password as %40 or %23',
      )
    const pool = new pg.Pool({ connectionString: location, max: 4, types })
    // What a server allows a statement by default makes it sort on disk what fits in memory.
    pool.on('connect', (client) => void client.query("set work_mem = '32MB'").catch(() => {}))
    const db = kysely(pool, (error) => serverError(location, error))
    const again: Connection['again'] = (work) =>
      work().catch(async (error: Error) => {
        if (!(error instanceof ConnectionLost)) throw error
        await untilBack(db, performance.now() + PATIENCE)
        return work()
      })
    return { db, engine: 'server', dump: null, again, close: () => db.destroy() }
  }
  if (location === 'memory://')
    return embedded(await startEmbedded(null, templateTar()), 'memory://', () => {})
  if (/^[a-z]+:\/\//.test(location))
    throw new Error(`expected a folder, memory:// or postgres://…, got ${location}; name one of these`)
  const folder = resolve(location)
  try {
    return await inFolder(folder, wait)
  } catch (error) {
    throw folderError(folder, error as Error)
  }
}

/** How long, in ms, a server that went away is waited for, and between two looks. */
const PATIENCE = 30_000
const PAUSE = 500

async function untilBack(db: Database, end: number): Promise<void> {
  for (;;)
    try {
      await sql`select`.execute(db)
      return
    } catch (error) {
      if (performance.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
}

async function opened(folder: string, data: string): Promise<Embedded> {
  try {
    return await startEmbedded(data, null)
  } catch (error) {
    throw new Error(
      `expected the database of a record in ${folder}, got one that does not open (${(error as Error).message}); see that the disk has room, else restore a backup into another folder`,
      { cause: error },
    )
  }
}

async function inFolder(folder: string, wait: number): Promise<Connection> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = await lockFolder(folder, wait)
  try {
    const data = join(folder, 'data')
    const tar = existsSync(data) ? null : templateTar()
    if (tar !== null) unpack(tar, data)
    return embedded(await opened(folder, data), folder, release)
  } catch (error) {
    release()
    throw error
  }
}

/** An empty database in memory, made without the template. */
export const connectFresh = async (): Promise<Connection> =>
  embedded(await startEmbedded(null, null), 'memory://', () => {})

function embedded(engine: Embedded, folder: string, release: () => void): Connection {
  const pool = new pg.Pool({ max: 1, stream: () => engine.stream() as never, user: 'postgres', types })
  const db = kysely(pool, (error) => folderError(folder, error))
  return {
    db,
    engine: 'embedded',
    dump: () => engine.dump(),
    again: (work) => work(),
    close: async () => {
      await db.destroy()
      await engine.close()
      release()
    },
  }
}

type Query = (...asked: readonly unknown[]) => Promise<unknown>

/** A database whose errors are told in words. A connection that is lost is told by the statement that finds it so: its `error` event, which would end the process, says nothing more. */
function kysely(pool: pg.Pool, inWords: (error: Error) => Error): Database {
  const told = <T>(asked: Promise<T>): Promise<T> =>
    asked.catch((error: Error) => {
      throw inWords(error)
    })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    const query = client.query.bind(client) as Query
    client.query = ((...asked) => told(query(...asked))) as Query as typeof client.query
  })
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: () => told(pool.connect()), end: () => pool.end() } }),
  })
}
