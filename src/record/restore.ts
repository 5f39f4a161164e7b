import { sql, type Transaction } from 'kysely'
import { FINDING_KINDS } from '../ontology/finding.ts'
import type { Judgement } from '../ontology/judgement.ts'
import { addWithin } from './add.ts'
import { type BackupContents, type KeptReport, readBackup } from './backup.ts'
import type { Connection } from './connect.ts'
import { ALL } from './follow/steps.ts'
import { type Database, SETTLING, TABLES, type Tables } from './schema.ts'
import { queueAll } from './settle.ts'
import { writeOut } from './tend.ts'

/** Reports that are stored before what was logged is written out. */
const WRITE_OUT_EVERY = 1000

/** How to restore a backup. */
export interface RestoreOptions {
  /** Deletes what the record holds; without it only an empty record is filled. */
  readonly replace?: boolean
  /** Hears how many reports were stored, then how many findings stand in entries, then how many were traced back to undertakings. */
  readonly onStep?: (step: 'reports' | 'findings' | 'traces', done: number, total: number) => void
}

/** Stores what a backup holds in one transaction. */
export function restore(
  db: Database,
  bytes: AsyncIterable<Uint8Array>,
  { replace = false, onStep = () => {} }: RestoreOptions,
  engine: Connection['engine'],
): Promise<BackupContents> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(SETTLING)})`.execute(tx)
    if (replace) await sql`truncate ${sql.join(TABLES.map((t) => sql.table(t)))}`.execute(tx)
    else await mustBeEmpty(tx)
    await sql`insert into untraced values (${ALL}) on conflict do nothing`.execute(tx)
    const lines = readBackup(bytes)
    let [done, total] = [0, 0]
    for (;;) {
      const next = await lines.next()
      if (next.done) {
        await queueAll(tx)
        return next.value
      }
      const line = next.value
      if ('backup' in line) total = line.reports
      else if ('judgement' in line) await storeJudgement(tx, line.judgement)
      else {
        await storeReport(tx, line)
        onStep('reports', ++done, total)
        if (engine === 'embedded' && done % WRITE_OUT_EVERY === 0) await writeOut(tx)
      }
    }
  })
}

async function mustBeEmpty(tx: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ reports: number; judgements: number }>`select
    (select count(*)::int from report) as reports, (select count(*)::int from judgement) as judgements`.execute(
    tx,
  )
  const { reports, judgements } = rows[0]!
  if (reports + judgements > 0)
    throw new Error(
      `expected an empty record to restore into, got one with ${reports} reports and ${judgements} judgements; name another record, or replace it (--replace)`,
    )
}

async function storeReport(tx: Transaction<Tables>, kept: KeptReport): Promise<void> {
  const { report, added, reading, findings, notes } = kept
  const strange = findings.find((f) => !FINDING_KINDS.includes(f.kind))
  if (strange !== undefined)
    throw new Error(
      `expected kinds of findings that this version knows, got ${strange.kind}; a newer version of chancery made the backup, update this one`,
    )
  const { outcome } = await addWithin(tx, { report, findings, notes }, () => new Date(added))
  if (outcome !== 'new')
    throw new Error(`expected each report once, got ${report.id} twice; copy the backup again`)
  if (reading !== null)
    await tx
      .insertInto('reading')
      .values({ report: report.id, model: reading.model, body: Buffer.from(reading.brotli, 'base64') })
      .execute()
}

async function storeJudgement(tx: Transaction<Tables>, judgement: Judgement): Promise<void> {
  await tx
    .insertInto('judgement')
    .values({
      ...judgement,
      subject: [...judgement.subject],
      value: JSON.stringify(judgement.value),
    })
    .execute()
}
