import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { connectFresh } from './connect.ts'
import { migrate } from './migrations.ts'
import { TEMPLATE } from './template.ts'

/** Makes the template data folder, schema and all; part of the build. */
export async function buildTemplate(): Promise<void> {
  if (existsSync(TEMPLATE)) return
  const { db, dump, close } = await connectFresh()
  await migrate(db, () => new Date())
  const tar = await dump!()
  await close()
  const packed = brotliCompressSync(tar, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  const folder = dirname(TEMPLATE)
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (/^template.*\.tar\.br$/.test(file)) rmSync(join(folder, file))
  writeFileSync(`${TEMPLATE}.new`, packed)
  renameSync(`${TEMPLATE}.new`, TEMPLATE)
}

if (process.argv[1]?.includes('build-template')) await buildTemplate()
