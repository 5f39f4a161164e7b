import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../../src/record/lock.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-lock-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const path = () => join(folder, 'lock')

test('a second taker is told who has the folder', async () => {
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(`to be free, got it in use by process ${process.pid}`)
  release()
  const again = await lockFolder(folder)
  again()
})

test('a second taker may wait', async () => {
  const release = await lockFolder(folder)
  setTimeout(release, 150)
  const second = await lockFolder(folder, 5_000)
  second()
})

test('the lock of a dead process is taken over', async () => {
  const child = fork('-e', [], { execArgv: ['-e', ''], stdio: 'ignore' })
  const pid = child.pid!
  await new Promise((resolve) => child.once('exit', resolve))
  const release = await lockFolder(folder)
  const own = JSON.parse(readFileSync(path(), 'utf8'))
  release()
  writeFileSync(path(), JSON.stringify({ ...own, pid, started: '1' }))
  const taken = await lockFolder(folder)
  expect(JSON.parse(readFileSync(path(), 'utf8')).pid).toBe(process.pid)
  taken()
})

test('a pid that was given to another process does not keep the lock', async () => {
  const release = await lockFolder(folder)
  const own = JSON.parse(readFileSync(path(), 'utf8'))
  release()
  writeFileSync(path(), JSON.stringify({ ...own, started: own.started === null ? null : '1' }))
  if (own.started === null) return
  const taken = await lockFolder(folder)
  taken()
})

test('the lock of another machine counts while its heart beats', async () => {
  writeFileSync(path(), JSON.stringify({ pid: 1, host: 'elsewhere', started: null }))
  await expect(lockFolder(folder)).rejects.toThrow('process 1 on elsewhere')
  const old = new Date(Date.now() - 120_000)
  utimesSync(path(), old, old)
  const taken = await lockFolder(folder)
  taken()
})

test('of many takers of a dead lock one gets it', async () => {
  writeFileSync(path(), JSON.stringify({ pid: 1, host: 'elsewhere', started: null }))
  const old = new Date(Date.now() - 120_000)
  utimesSync(path(), old, old)
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
  const got = answers.filter((a) => a.status === 'fulfilled')
  expect(got.length).toBe(1)
  got[0]!.value()
})

test('a guard left by a killed process does not bar the way for ever', async () => {
  mkdirSync(folder, { recursive: true })
  const old = new Date(Date.now() - 120_000)
  for (const file of [path(), `${path()}.takeover`]) {
    writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere', started: null }))
    utimesSync(file, old, old)
  }
  const taken = await lockFolder(folder, 2_000)
  taken()
})
