import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Embedded, startEmbedded } from './embedded.ts'
import { lockFolder } from './lock.ts'
import type { Database, Tables } from './schema.ts'
import { templateTar, unpack } from './template.ts'

/** A database that answers, and how to leave it. */
export interface Connection {
  readonly db: Database
  readonly engine: 'embedded' | 'server'
  /** A copy of the data folder as a tar; null on a server, which has its own tools. */
  readonly dump: (() => Promise<Uint8Array>) | null
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
    const pool = new pg.Pool({ connectionString: location, max: 4, types })
    pool.on('error', () => {})
    // What a server allows a statement by default makes it sort on disk what fits in memory.
    pool.on('connect', (client) => void client.query("set work_mem = '32MB'").catch(() => {}))
    const db = kysely(pool)
    return { db, engine: 'server', dump: null, close: () => db.destroy() }
  }
  if (location === 'memory://') return embedded(await startEmbedded(null, templateTar()), () => {})
  if (/^[a-z]+:\/\//.test(location))
    throw new Error(`expected a folder, memory:// or postgres://…, got ${location}; name one of these`)
  const folder = resolve(location)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = await lockFolder(folder, wait)
  try {
    const data = join(folder, 'data')
    const tar = existsSync(data) ? null : templateTar()
    if (tar !== null) unpack(tar, data)
    return embedded(await startEmbedded(data, null), release)
  } catch (error) {
    release()
    throw error
  }
}

/** An empty database in memory, made without the template. */
export const connectFresh = async (): Promise<Connection> =>
  embedded(await startEmbedded(null, null), () => {})

function embedded(engine: Embedded, release: () => void): Connection {
  const pool = new pg.Pool({ max: 1, stream: () => engine.stream() as never, user: 'postgres', types })
  pool.on('error', () => {})
  const db = kysely(pool)
  return {
    db,
    engine: 'embedded',
    dump: () => engine.dump(),
    close: async () => {
      await db.destroy()
      await engine.close()
      release()
    },
  }
}

const kysely = (pool: pg.Pool): Database => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
