import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { happening, random, tell } from './sample-findings.ts'

const ROUNDS = Number(process.env.CHANCERY_TEST_KILLS ?? 10)

/** Lets a child add reports and kills it without warning some time after its first one; answers what it had named. */
function addAndKill(folder: string, from: number, after: number): Promise<{ last: number; ids: string[] }> {
  const script = fileURLToPath(new URL('./add-until-killed.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  return new Promise((resolve) => {
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after))
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('close', () => {
      const lines = said.split('\n').slice(0, -1)
      const ids = lines.map((line) => line.split(' ')[1]!)
      resolve({ ids, last: lines.length === 0 ? from : Number(lines.at(-1)!.split(' ')[0]) + 1 })
    })
  })
}

test(`killed ${ROUNDS} times while adding, the record loses no report it had named and doubles none`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-kill-'))
  const next = random(20260106)
  try {
    const named = new Set<string>()
    let at = 0
    for (let round = 0; round < ROUNDS; round++) {
      const { last, ids } = await addAndKill(folder, at, Math.floor(next() * 1000))
      for (const id of ids) named.add(id)
      at = Math.max(0, last - 2)
    }
    const record = await openRecord({ location: folder, wait: 10_000 })
    const reports = (await record.reports({ limit: 10_000 })).items
    expect(new Set(reports.map((r) => r.id)).size).toBe(reports.length)
    for (const id of named) expect(reports.map((r) => r.id)).toContain(id)
    for (let i = 0; i < at; i++) {
      const one = tell(happening(i % 40), i)
      expect(await record.findingsOf(one.report.id)).toEqual(one.findings)
    }
    const before = await record.entries({ limit: 10_000 })
    const counted = before.items.flatMap((e) => e.findings.map((f) => f.id))
    expect(new Set(counted).size).toBe(counted.length)
    await record.rebuild()
    expect(await record.entries({ limit: 10_000 })).toEqual(before)
    await record.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 300_000)
