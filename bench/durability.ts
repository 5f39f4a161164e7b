import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Addition, openRecord } from '../src/record/index.ts'
import { differences, killed } from '../test/record/killed.ts'
import { random } from '../test/record/sample-findings.ts'
import { type Result, tableOf } from './figures.ts'
import { freeze } from './results.ts'
import { reportsOf } from './scale/world.ts'

/** How often a reader is killed, over how many reports. */
export interface DurabilityOptions {
  readonly reports: number
  readonly kills: number
  /** Kills of the real reader, over the sample reports. */
  readonly realKills: number
  readonly seed: number
  readonly freeze: boolean
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/**
 * Kills a reader without warning at random points, opens the record again each time and goes on, and compares what came of it,
 * report by report and entry by entry, with a run that nothing cut off. 1 where anything differs.
 */
export async function runDurability(options: DurabilityOptions): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-durability-'))
  try {
    const stub = await withStub(folder, options)
    const real = await withReader(folder, options)
    for (const result of [stub, real]) {
      process.stdout.write(tableOf(result))
      if (options.freeze) freeze(result)
    }
    return [stub, real].every((r) => r.figures['what differs'] === 0) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A reader whose findings are ready made: what is tried is the record. */
async function withStub(folder: string, { reports, kills, seed }: DurabilityOptions): Promise<Result> {
  const file = join(folder, 'additions.jsonl')
  const told: Addition[] = []
  for (const one of reportsOf(reports * 25, seed)) {
    told.push(one)
    if (told.length === reports) break
  }
  writeFileSync(file, told.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const location = join(folder, 'killed')
  const ran = await killed(
    [process.execPath, '--import', 'tsx', path('../test/record/read-until-killed.ts'), file, location],
    {
      kills,
      lines: new Set(told.map((one) => one.report.id)).size,
      roll: random(seed),
      news: (line) => line.endsWith(' new'),
    },
  )
  const whole = await openRecord({ location: join(folder, 'whole') })
  for (let i = 0; i < told.length; i += 16) await whole.addMany(told.slice(i, i + 16))
  const after = await openRecord({ location })
  const named = [...ran.printed].map((line) => line.split(' ')[0]!)
  const kept = await after.known(named)
  const figures = await compared(after, whole)
  return {
    id: 'durability-record',
    task: 'durability',
    data: `${reports.toLocaleString('en-US')} made-up reports, a reader with ready-made findings`,
    model: 'none',
    rows: [],
    figures: {
      kills: ran.kills,
      'kills before anything was stored': ran.early,
      'reports named as stored, and lost': new Set(named).size - kept.size,
      ...figures,
    },
  }
}

/** The program itself on the sample reports. */
async function withReader(folder: string, { realKills, seed }: DurabilityOptions): Promise<Result> {
  const samples = path('../samples/reports')
  const [location, whole] = [join(folder, 'real'), join(folder, 'real-whole')]
  const command = (record: string): string[] => [
    process.execPath,
    path('../bin/chancery.js'),
    'read',
    samples,
    '--json',
    '--quiet',
    '--record',
    record,
  ]
  const how = { lines: readdirSync(samples).length, roll: random(seed + 1), news: () => true }
  const ran = await killed(command(location), { ...how, kills: realKills })
  await killed(command(whole), { ...how, kills: 0 })
  return {
    id: 'durability-reader',
    task: 'durability',
    data: 'the sample reports, read with the model',
    model: 'the shipped one',
    rows: [],
    figures: {
      kills: ran.kills,
      'kills before anything was stored': ran.early,
      ...(await compared(await openRecord({ location }), await openRecord({ location: whole }))),
    },
  }
}

async function compared(a: Awaited<ReturnType<typeof openRecord>>, b: typeof a): Promise<Result['figures']> {
  const { found, ...counts } = await differences(a, b)
  for (const what of found.slice(0, 20)) process.stderr.write(`differs: ${what}\n`)
  await a.close()
  await b.close()
  return { ...counts, 'what differs': found.length }
}
