import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

interface Owner {
  readonly pid: number
  readonly host: string
  /** Start time of the process in clock ticks since boot, where the system tells; pids are used again. */
  readonly started: string | null
}

const BEAT = 5_000
const DEAD = 60_000

/** Takes the folder for this process; a second taker waits up to `wait` ms, then gets an error that names the owner. Returns the release. */
export async function lockFolder(folder: string, wait = 0): Promise<() => void> {
  const path = join(folder, 'lock')
  for (const end = performance.now() + wait; ; ) {
    if (claim(path) || takeOver(path)) return hold(path)
    if (performance.now() >= end) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const owner = ownerOf(path)
  const who =
    owner === null ? 'another process' : `process ${owner.pid}${here(owner) ? '' : ` on ${owner.host}`}`
  throw new Error(
    `expected the record ${folder} to be free, got it in use by ${who}; wait for it to end, stop it, or use a PostgreSQL record, which many may share`,
  )
}

function hold(path: string): () => void {
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date())
    } catch {
      clearInterval(beat)
    }
  }, BEAT)
  beat.unref()
  return () => {
    clearInterval(beat)
    const owner = ownerOf(path)
    if (owner !== null && here(owner) && owner.pid === process.pid) unlinkSync(path)
  }
}

function claim(path: string): boolean {
  try {
    const file = openSync(path, 'wx')
    const owner: Owner = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
    writeSync(file, JSON.stringify(owner))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Only one process may judge a lock stale at a time, or the second would delete the lock of the first. */
function takeOver(path: string): boolean {
  if (!stale(path)) return false
  const guard = `${path}.takeover`
  try {
    closeSync(openSync(guard, 'wx'))
  } catch {
    if (age(guard) > 10_000) unlinkSync(guard)
    return false
  }
  try {
    if (stale(path)) unlinkSync(path)
    return claim(path)
  } catch {
    return false
  } finally {
    unlinkSync(guard)
  }
}

function stale(path: string): boolean {
  const owner = ownerOf(path)
  if (owner === null || !here(owner)) return age(path) > DEAD
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  const started = startOf(owner.pid)
  return owner.started !== null && started !== null && owner.started !== started
}

const here = (owner: Owner): boolean => owner.host === hostname()

/** Age in ms of a file by its heartbeat; 0 when it is gone. */
function age(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function ownerOf(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch {
    return null
  }
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
