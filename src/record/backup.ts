import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Connection } from './connect.ts'
import { unpack } from './template.ts'

/** Copies an embedded record into a new folder, as it is at this moment. */
export async function backup(connection: Connection, folder: string): Promise<void> {
  if (connection.dump === null)
    throw new Error('expected an embedded record, got one on a PostgreSQL server; use pg_dump')
  const data = join(resolve(folder), 'data')
  if (existsSync(data))
    throw new Error(`expected a new folder, got ${folder}, which holds a record; name another`)
  const tar = await connection.dump()
  mkdirSync(resolve(folder), { recursive: true, mode: 0o700 })
  unpack(tar, data)
}
