import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { differences, killed } from './killed.ts'
import { happening, random, tell } from './sample-findings.ts'

const KILLS = 4
const reader = fileURLToPath(new URL('./read-until-killed.ts', import.meta.url))

// The long form is `npm run bench -- durability`: 2,000 reports, 50 kills, and the real reader.
test(`killed ${KILLS} times while reading, the record is the one of a run that nothing cut off`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-kill-'))
  try {
    const told = Array.from({ length: 90 }, (_, i) => tell(happening(i % 30), i))
    const file = join(folder, 'additions.jsonl')
    writeFileSync(file, told.map((one) => `${JSON.stringify(one)}\n`).join(''))
    const location = join(folder, 'killed')
    const ran = await killed([process.execPath, '--import', 'tsx', reader, file, location], {
      kills: KILLS,
      lines: told.length,
      roll: random(20260106),
      news: (line) => line.endsWith(' new'),
    })
    expect(ran.kills).toBeGreaterThan(1)
    const [record, whole] = [await openRecord({ location }), await openRecord({ location: 'memory://' })]
    for (const one of told) await whole.add(one)
    const compared = await differences(record, whole)
    expect(compared.found).toEqual([])
    expect(compared.reports).toBe(told.length)
    expect(compared.entries).toBeGreaterThan(100)
    for (const line of ran.printed) expect(await record.hasReport(line.split(' ')[0]!)).toBe(true)
    await record.close()
    await whole.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 300_000)
