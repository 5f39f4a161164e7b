import { readdirSync, readFileSync } from 'node:fs'

/** What a clock tick of Linux takes, in ms. */
const TICK = 10

/**
 * Processor time in ms, user and system, of this process and, on Linux, of the PostgreSQL servers of this machine: of their
 * processes, and of those they waited for. What other programs do weighs on the clock, not on this.
 */
export function processorTime(server: boolean): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 + (server ? serverTime() : 0)
}

function serverTime(): number {
  let ticks = 0
  for (const pid of pids()) {
    // 1 (postgres) S 0 … : the name may hold blanks, what follows it does not.
    const [name, rest] = statOf(pid)?.split(') ') ?? []
    if (!name?.endsWith('(postgres') || rest === undefined) continue
    const [user, system, childUser, childSystem] = rest.split(' ').slice(11, 15).map(Number)
    ticks += user! + system! + childUser! + childSystem!
  }
  return ticks * TICK
}

function pids(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function statOf(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return null
  }
}
