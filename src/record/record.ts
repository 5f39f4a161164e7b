import { brotliDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Entry, Outline } from '../ontology/entry.ts'
import type { Finding, FindingKind } from '../ontology/finding.ts'
import type { FollowThrough } from '../ontology/follow-through.ts'
import type { Judgement } from '../ontology/judgement.ts'
import type { Note } from '../ontology/note.ts'
import type { Reading } from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'
import { type Added, type Addition, addAll } from './add.ts'
import { type BackupContents, backup } from './backup.ts'
import { type Changes, changesSince } from './changes.ts'
import { type Connection, connect } from './connect.ts'
import { type Counterpart, counterpartsOf } from './counterparts.ts'
import { type Counts, countsOf, revisionOf } from './counts.ts'
import {
  type CoverageRow,
  type CoverageUnit,
  coverageOf,
  type PublisherRow,
  publicationDays,
  publishersOf,
} from './coverage.ts'
import { countEntries, entriesWhere, entryOf, type Newest, newestOf, outlinesWhere } from './entries.ts'
import { type Filter, type Page, paged, pageOf, where } from './filter.ts'
import { followThroughOf } from './follow/follow-through.ts'
import { type JudgementView, judge, judgementsOn, type NewJudgement, undo } from './judge.ts'
import { migrate } from './migrations.ts'
import { type NamedPerson, personsNamed } from './named.ts'
import { type Pair, pairsIn } from './pairs.ts'
import {
  type Extent,
  extentOf,
  listReports,
  notesOf,
  type ReportFilter,
  reportOf,
  reportsNamed,
  reportsQuoted,
  type StoredReport,
  versionsOf,
} from './reports.ts'
import { type RestoreOptions, restore } from './restore.ts'
import { type Hit, type SearchOptions, searchAll } from './search.ts'
import { type FollowedEntry, type UndertakingFilter, undertakingsWhere } from './undertakings.ts'
import { Upkeep } from './upkeep.ts'
import { findHolders, findPersons, type Holder, type Person } from './who.ts'

/** Where the record is, and what it may know of the world. */
export interface RecordOptions {
  /** A folder, made if missing; `memory://` for one that is lost at close; or a `postgres://` address. */
  readonly location: string
  readonly now?: () => Date
  readonly log?: (message: string) => void
  /** How long, in ms, to wait for a folder that another process has open; 0 if not given. */
  readonly wait?: number
}

/** Opens a record, making it if it is new. */
export async function openRecord(options: RecordOptions): Promise<ChanceryRecord> {
  const now = options.now ?? (() => new Date())
  const connection = await connect(options.location, options.wait ?? 0)
  try {
    await migrate(connection.db, now)
  } catch (error) {
    await connection.close()
    throw error
  }
  return new ChanceryRecord(connection, now, options.log ?? (() => {}))
}

/** All that many reports say, kept in one place: findings as they came, entries computed from them. */
export class ChanceryRecord {
  readonly engine: 'embedded' | 'server'
  readonly #at: Connection
  readonly #now: () => Date
  readonly #upkeep: Upkeep

  /** @internal Use `openRecord`. */
  constructor(connection: Connection, now: () => Date, log: (message: string) => void) {
    this.#at = connection
    this.#now = now
    this.#upkeep = new Upkeep(connection, now, log)
    this.engine = connection.engine
  }

  /** Stores a report with its findings, wholly or not at all; the same again changes nothing. */
  async add(addition: Addition): Promise<Added> {
    return (await this.addMany([addition]))[0]!
  }

  /** Stores several reports in one transaction. */
  async addMany(additions: readonly Addition[]): Promise<Added[]> {
    const added = await this.#at.again(() => addAll(this.#at.db, additions, this.#now))
    await this.#upkeep.changed(added.filter((a) => a.outcome !== 'known').length)
    return added
  }

  /** Whether the report is in the record. */
  async hasReport(id: string): Promise<boolean> {
    return (
      (await this.#at.db.selectFrom('report').select('id').where('id', '=', id).executeTakeFirst()) !==
      undefined
    )
  }

  /** Which of the reports are in the record. */
  async known(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set()
    const rows = await this.#at.db
      .selectFrom('report')
      .select('id')
      .where(sql<boolean>`id = any(${[...ids]}::text[])`)
      .execute()
    return new Set(rows.map((row) => row.id))
  }

  report(id: string): Promise<StoredReport | null> {
    return reportOf(this.#at.db, id)
  }

  /** The reports of those ids that the record holds, in the order of the ids. */
  reportsNamed(ids: readonly string[]): Promise<StoredReport[]> {
    return reportsNamed(this.#at.db, ids)
  }

  /** The reports of those ids that the record holds, with the text of those that are quoted; that of the others is empty. */
  reportsQuoted(ids: readonly string[], quoted: readonly string[]): Promise<Report[]> {
    return reportsQuoted(this.#at.db, ids, quoted)
  }

  reports(filter: ReportFilter = {}): Promise<Page<StoredReport>> {
    return listReports(this.#at.db, filter)
  }

  /** All versions of a report's text, the oldest first. */
  versions(id: string): Promise<StoredReport[]> {
    return versionsOf(this.#at.db, id)
  }

  /** The reading of a report, for rules to run again without the model; null where none was kept. */
  async reading(report: string): Promise<Reading | null> {
    const row = await this.#at.again(() =>
      this.#at.db.selectFrom('reading').select('body').where('report', '=', report).executeTakeFirst(),
    )
    return row === undefined ? null : (JSON.parse(brotliDecompressSync(row.body).toString('utf8')) as Reading)
  }

  /** Findings, the latest day first. */
  async findings(filter: Filter = {}): Promise<Page<Finding>> {
    const query = this.#at.db.selectFrom('finding').select(['finding.id', 'finding.last', 'finding.body'])
    const rows = await paged(where(query, 'finding', filter), 'finding', filter).execute()
    return pageOf(rows, filter, (row) => row.body)
  }

  /** All findings of one report, in order of its text. */
  async findingsOf(report: string): Promise<Finding[]> {
    const rows = await this.#at.db
      .selectFrom('finding')
      .select('body')
      .where('report', '=', report)
      .orderBy('seq')
      .execute()
    return rows.map((row) => row.body)
  }

  async finding(id: string): Promise<Finding | null> {
    const row = await this.#at.db.selectFrom('finding').select('body').where('id', '=', id).executeTakeFirst()
    return row?.body ?? null
  }

  /** Entries, the latest day first. */
  async entries(filter: Filter = {}): Promise<Page<Entry>> {
    await this.#upkeep.settle()
    return entriesWhere(this.#at.db, filter)
  }

  /** The same without the findings they rest on, which are most of what is read of an entry. */
  async outlines(filter: Filter = {}): Promise<Page<Outline>> {
    await this.#upkeep.settle()
    return outlinesWhere(this.#at.db, filter)
  }

  /** The newest entries of each of some kinds, at most so many of each but for those that are known, and how many older ones are left out. */
  async newest(
    filter: Omit<Filter, 'kind' | 'limit' | 'after' | 'order'>,
    kinds: readonly FindingKind[],
    most: number,
    known: ReadonlySet<string> = new Set(),
  ): Promise<Newest> {
    await this.#upkeep.settle()
    return newestOf(this.#at.db, filter, kinds, most, known)
  }

  /** Number of entries of each kind that a filter finds. */
  async count(filter: Filter = {}): Promise<Record<FindingKind, number>> {
    await this.#upkeep.settle()
    return countEntries(this.#at.db, filter)
  }

  /** The pairs of states with the most entries, the most first. */
  async pairs(limit = 20): Promise<Pair[]> {
    await this.#upkeep.settle()
    return pairsIn(this.#at.db, limit)
  }

  /** The entry of that id, or the one a finding stands in: an id stays good when entries are merged. */
  async entry(id: string): Promise<Entry | null> {
    await this.#upkeep.settle()
    return entryOf(this.#at.db, id)
  }

  /** How undertakings were followed through by a day, today if not given, by entry. */
  async followThrough(
    entries: readonly Pick<Entry, 'id' | 'view'>[],
    on?: string,
  ): Promise<Map<string, FollowThrough>> {
    await this.#upkeep.settle()
    return followThroughOf(this.#at.db, entries, on ?? this.#now().toISOString().slice(0, 10))
  }

  /** Undertakings with how they were followed through, page by page. */
  async undertakings(filter: UndertakingFilter = {}): Promise<Page<FollowedEntry>> {
    await this.#upkeep.settle()
    return undertakingsWhere(this.#at.db, filter, this.#now)
  }

  /** Persons that a name, a surname or an id may mean, with the offices reports give them; `on` keeps the offices of that day. */
  who(name: string, on?: string): Promise<Person[]> {
    return findPersons(this.#at.db, name, on)
  }

  /** Whom a person met, by a name or an id: how often, and when last. */
  async counterparts(person: string): Promise<Counterpart[]> {
    await this.#upkeep.settle()
    return counterpartsOf(this.#at.db, person)
  }

  /** Who held an office of a state or organisation, and says who: `holders('foreign minister', 'CHN', '2026-01-06')`; several titles are one office. */
  holders(title: string | readonly string[], of: string, on?: string): Promise<Holder[]> {
    return findHolders(this.#at.db, typeof title === 'string' ? [title] : title, of, on)
  }

  /** Reports and findings that hold the words, the best first. */
  search(text: string, options: SearchOptions = {}): Promise<Hit[]> {
    return searchAll(this.#at.db, text, options)
  }

  /** How many reports were read of each day, week, month, quarter or year, by publication; first and last day inclusive. */
  coverage(unit: CoverageUnit, since: string, until: string): Promise<CoverageRow[]> {
    return coverageOf(this.#at.db, unit, since, until)
  }

  /** How much was read of each publisher, the most first. */
  publishers(): Promise<PublisherRow[]> {
    return publishersOf(this.#at.db)
  }

  /** What came into the record after a moment, ISO 8601; of the entries, those on all the states where some are named. */
  async changes(since: string, between: readonly string[] = []): Promise<Changes> {
    await this.#upkeep.settle()
    return changesSince(this.#at.db, since, between)
  }

  /** The persons with the most entries, of a state where one is named; 100 if no limit is given. */
  async persons(state?: string, limit = 100): Promise<NamedPerson[]> {
    await this.#upkeep.settle()
    return personsNamed(this.#at.db, limit, state)
  }

  /** The days on which reports were published, by id; those without a day are missing. */
  publicationDays(reports: readonly string[]): Promise<Map<string, string>> {
    return publicationDays(this.#at.db, reports)
  }

  notes(report?: string): Promise<Note[]> {
    return notesOf(this.#at.db, report ?? null)
  }

  /** Adds a person's judgement; entries follow. */
  async judge(judgement: NewJudgement): Promise<Judgement> {
    const made = await judge(this.#at.db, judgement, this.#now)
    await this.#upkeep.settle(true)
    return made
  }

  /** Takes back a judgement, or an automatic merge, by its id. */
  async undo(id: string, by: string, why: string | null = null): Promise<Judgement> {
    const made = await undo(this.#at.db, id, by, why, this.#now)
    await this.#upkeep.settle(true)
    return made
  }

  /** Judgements, automatic merges included, on a finding, an entry or a person; all that people judged when none is named. */
  async judgements(subject?: string): Promise<JudgementView[]> {
    await this.#upkeep.settle()
    return judgementsOn(this.#at.db, subject ?? null)
  }

  /** How much was read; quick, where `counts` looks at everything. */
  extent(): Promise<Extent> {
    return extentOf(this.#at.db)
  }

  /** Words that change whenever something is written; quick. */
  revision(): Promise<string> {
    return revisionOf(this.#at.db)
  }

  async counts(): Promise<Counts> {
    await this.#upkeep.settle()
    return countsOf(this.#at.db)
  }

  /** Computes all entries anew from findings and judgements. */
  async rebuild(): Promise<void> {
    await this.#upkeep.rebuild()
  }

  /** Gives back the room of what was replaced, and lets the planner know what there is. */
  async compact(): Promise<void> {
    await this.#upkeep.compact()
  }

  /** The bytes of a backup: the record as it is now. An embedded record answers nothing else until it is written. */
  backup(onReport: (done: number, total: number) => void = () => {}): AsyncGenerator<Uint8Array> {
    return backup(this.#at.db, this.#now, onReport)
  }

  /** Fills the record, which must be empty or is emptied, with a backup: wholly or not at all; then entries are computed. */
  async restore(bytes: AsyncIterable<Uint8Array>, options: RestoreOptions = {}): Promise<BackupContents> {
    const contents = await restore(this.#at.db, bytes, options, this.engine)
    await this.#upkeep.filled((done, traced) =>
      traced > 0
        ? options.onStep?.('traces', traced, contents.findings)
        : options.onStep?.('findings', done, contents.findings),
    )
    return contents
  }

  async close(): Promise<void> {
    await this.#upkeep.end()
    await this.#at.close()
  }
}
