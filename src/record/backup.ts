import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import { sql, type Transaction } from 'kysely'
import type { Finding } from '../ontology/finding.ts'
import type { Judgement } from '../ontology/judgement.ts'
import type { Note } from '../ontology/note.ts'
import type { Report } from '../ontology/report.ts'
import type { Database, Tables } from './schema.ts'

/** How much a backup holds. */
export interface BackupContents {
  readonly reports: number
  readonly readings: number
  readonly findings: number
  readonly notes: number
  readonly judgements: number
}

/** The first line of a backup: which form it has, when it was made (ISO 8601), and how many lines of reports follow. */
export interface BackupHead {
  readonly backup: number
  readonly made: string
  readonly reports: number
}

/** A report with all that is kept of it; the reading as the Base64 of its JSON in Brotli. */
export interface KeptReport {
  readonly report: Report
  readonly added: string
  readonly reading: { readonly model: string; readonly brotli: string } | null
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
}

/** One line of a backup after its head. */
export type BackupLine = KeptReport | { readonly judgement: Judgement }

/** The last line: what was written before it, and the SHA-256 of all lines before it. */
interface BackupEnd {
  readonly end: BackupContents & { readonly sha256: string }
}

/** The form that is written, and the newest that is read. */
export const FORM = 1

const PAGE = 50

/**
 * The record as it is at this moment, as JSON Lines in gzip: reports with their readings, findings and notes, then people's
 * judgements. Entries are left out, as they are computed from these; so is anything that belongs to one engine.
 */
export async function* backup(
  db: Database,
  now: () => Date,
  onReport: (done: number, total: number) => void,
): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED + 2 })
  const fed = pipeline(Readable.from(linesOf(db, now, onReport)), gzip)
  fed.catch(() => {})
  for await (const chunk of gzip) yield chunk as Uint8Array
  await fed
}

async function* linesOf(
  db: Database,
  now: () => Date,
  onReport: (done: number, total: number) => void,
): AsyncGenerator<string> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  const sum = createHash('sha256')
  const line = (value: BackupHead | BackupLine): string => {
    const text = `${JSON.stringify(value)}\n`
    sum.update(text)
    return text
  }
  const counts = { reports: 0, readings: 0, findings: 0, notes: 0, judgements: 0 }
  try {
    const { total } = await tx
      .selectFrom('report')
      .select(sql<number>`count(*)::int`.as('total'))
      .executeTakeFirstOrThrow()
    yield line({ backup: FORM, made: now().toISOString(), reports: total })
    for await (const kept of keptReports(tx)) {
      yield line(kept)
      counts.reports += 1
      counts.readings += kept.reading === null ? 0 : 1
      counts.findings += kept.findings.length
      counts.notes += kept.notes.length
      onReport(counts.reports, total)
    }
    const judgements = await tx.selectFrom('judgement').selectAll().orderBy('at').orderBy('id').execute()
    for (const judgement of judgements as Judgement[]) {
      yield line({ judgement })
      counts.judgements += 1
    }
    const end: BackupEnd = { end: { ...counts, sha256: sum.digest('hex') } }
    yield `${JSON.stringify(end)}\n`
  } finally {
    await tx.rollback().execute()
  }
}

async function* keptReports(tx: Transaction<Tables>): AsyncGenerator<KeptReport> {
  for (let after = ''; ; ) {
    const reports = await tx
      .selectFrom('report')
      .select(['id', 'title', 'text', 'published', 'publisher', 'dateline', 'url', 'language', 'retrieved'])
      .select('added')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    if (reports.length === 0) return
    const ids = reports.map((r) => r.id)
    const within = sql<boolean>`report = any(${ids}::text[])`
    const readings = byReport(await tx.selectFrom('reading').selectAll().where(within).execute())
    const findings = byReport(
      await tx
        .selectFrom('finding')
        .select(['report', 'body'])
        .where(within)
        .orderBy('report')
        .orderBy('seq')
        .execute(),
    )
    const notes = byReport(
      await tx
        .selectFrom('note')
        .select(['report', 'body'])
        .where(within)
        .orderBy('report')
        .orderBy('seq')
        .execute(),
    )
    for (const { added, ...report } of reports) {
      const [reading] = readings.get(report.id) ?? []
      yield {
        report,
        added,
        reading:
          reading === undefined ? null : { model: reading.model, brotli: reading.body.toString('base64') },
        findings: (findings.get(report.id) ?? []).map((row) => row.body),
        notes: (notes.get(report.id) ?? []).map((row) => row.body),
      }
    }
    after = ids.at(-1)!
  }
}

function byReport<T extends { readonly report: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(row.report)
    if (list === undefined) found.set(row.report, [row])
    else list.push(row)
  }
  return found
}

/** What is wrong with a file that is no whole backup. */
const broken = (got: string): Error =>
  new Error(`expected a whole backup of Chancery, got ${got}; copy it again, or take an older one`)

/** The lines of a backup; at its end all of it was found as it was written, or it throws. */
export async function* readBackup(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<BackupHead | BackupLine, BackupContents> {
  const sum = createHash('sha256')
  const counts = { reports: 0, readings: 0, findings: 0, notes: 0, judgements: 0 }
  let head: BackupHead | null = null
  let end: BackupEnd['end'] | null = null
  for await (const text of linesIn(bytes)) {
    const line = parse(text)
    if (end !== null) throw broken('more lines after its end')
    if (head === null) {
      head = headOf(line)
      yield head
    } else if ('end' in line) end = checked(line.end, counts, sum)
    else {
      if ('judgement' in line) counts.judgements += 1
      else {
        counts.reports += 1
        counts.readings += line.reading === null ? 0 : 1
        counts.findings += line.findings.length
        counts.notes += line.notes.length
      }
      yield line
    }
    if (end === null) sum.update(text).update('\n')
  }
  if (end === null) throw broken(`one that breaks off after ${counts.reports} reports`)
  return counts
}

function parse(text: string): BackupLine | BackupEnd {
  try {
    const line: unknown = JSON.parse(text)
    if (typeof line === 'object' && line !== null) return line as BackupLine
  } catch {}
  throw broken(`the line ${JSON.stringify(text.slice(0, 60))}`)
}

function headOf(line: object): BackupHead {
  if (!('backup' in line) || typeof line.backup !== 'number')
    throw new Error(
      `expected a file that chancery backup wrote, got one that begins ${JSON.stringify(line).slice(0, 60)}; name another`,
    )
  if (line.backup > FORM)
    throw new Error(
      `expected a backup of form ${FORM} or older, got form ${line.backup}; a newer version of chancery made it, update this one`,
    )
  return line as BackupHead
}

function checked({ sha256, ...said }: BackupEnd['end'], counts: BackupContents, sum: Hash): BackupEnd['end'] {
  if (sum.digest('hex') !== sha256) throw broken('one whose lines are not those that were written')
  for (const [key, value] of Object.entries(counts))
    if (said[key as keyof BackupContents] !== value)
      throw broken(`${value} ${key} where ${said[key as keyof BackupContents]} were written`)
  return { ...counts, sha256 }
}

async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const gunzip = createGunzip()
  const fed = pipeline(Readable.from(bytes, { objectMode: false }), gunzip)
  fed.catch(() => {})
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let rest: string[] = []
  try {
    for await (const chunk of gunzip) {
      const [first, ...more] = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n')
      rest.push(first!)
      for (const next of more) {
        yield rest.join('')
        rest = [next]
      }
    }
    await fed
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_DATA_ERROR' && /incorrect header/.test((error as Error).message))
      throw new Error('expected a file that chancery backup wrote, got one that is no gzip; name another')
    if (code === 'Z_BUF_ERROR') throw broken('one that breaks off')
    if (code?.startsWith('Z_')) throw broken(`a damaged one (${(error as Error).message})`)
    throw error
  }
  if (rest.join('') !== '') yield rest.join('')
}

/** Reads a backup through; answers what it holds, or throws what is wrong with it. */
export async function checkBackup(bytes: AsyncIterable<Uint8Array>): Promise<BackupContents> {
  const lines = readBackup(bytes)
  for (;;) {
    const next = await lines.next()
    if (next.done) return next.value
  }
}
