import type { Generated, Kysely } from 'kysely'
import type { Entry } from '../ontology/entry.ts'
import type { Finding } from '../ontology/finding.ts'
import type { Step } from '../ontology/follow-through.ts'
import type { Judgement } from '../ontology/judgement.ts'
import type { Note } from '../ontology/note.ts'
import type { Report } from '../ontology/report.ts'

/** A JSON column: a value when read, its text when written. */
type Json<T> = import('kysely').ColumnType<T, string, string>
type Written<T> = import('kysely').ColumnType<never, T, T>

interface ReportRow {
  id: string
  title: string | null
  text: string
  published: string | null
  publisher: string | null
  dateline: Json<Report['dateline']>
  url: string | null
  language: string | null
  retrieved: string | null
  day: string | null
  /** Versions of one text share it. */
  family: string
  /** The publisher, or the agency whose copy it prints. */
  source: string
  /** Copies of one text share it: the least id among them. */
  story: string
  sentences: number[]
  shingles: number[]
  /** Hash of the findings and notes stored for it. */
  digest: string
  added: string
  search: Written<unknown>
}

interface ReadingRow {
  report: string
  model: string
  body: Buffer
}

interface NoteRow {
  report: string
  seq: number
  body: Json<Note>
}

/** What a filter asks of, the same in `finding` and `entry`. */
interface Filtered {
  id: string
  kind: Finding['kind']
  /** Of an undertaking or an act; null for other kinds. */
  type: string | null
  standing: Finding['standing']
  /** The days it may lie on; those of publication where the text gives none. */
  first: string | null
  last: string | null
  dated: boolean
  states: string[]
  persons: string[]
  place: string | null
  search: Written<unknown>
}

interface FindingRow extends Filtered {
  report: string
  seq: number
  body: Json<Finding>
  /** The entry's id if this finding names it. */
  alias: string
}

/** Where a finding stands among entries. */
interface MemberRow {
  finding: string
  /** The findings that comparisons and judgements connect, named by the least id. */
  component: string
  /** Findings that say the same share it. */
  signature: string
  entry: string
}

interface EntryRow extends Filtered {
  /** Of undertakings: the last day on which it is due, and on which it can be called open or in progress. */
  due: string | null
  lasting: string | null
  component: string
  reports: number
  publishers: number
  body: Json<Omit<Entry, 'findings'>>
}

/** Two bodies between which an entry stands, the lesser first: what is asked of a pair reads no wide rows. */
interface PairRow {
  a: string
  b: string
  kind: Finding['kind']
  /** The last day of the entry; `NEVER` where none is known. */
  day: string
  /** The same where it took place on days that are known. */
  held: string | null
  entry: string
}

/** A person whom an entry names, once in each: who is named most is counted without reading entries. */
interface AppearanceRow {
  person: string
  name: string
  state: string | null
  office: string | null
  /** The last day of the entry where it took place on days that are known. */
  held: string | null
  entry: string
}

/** What a later finding says of the undertaking of an entry. */
interface StepRow {
  entry: string
  finding: string
  status: Step['status']
  day: string
  because: string
}

interface LinkRow {
  entry: string
  a: string
  b: string
  id: string
  score: number
  because: string
  at: string
}

interface JudgementRow {
  id: string
  subject: string[]
  verdict: Judgement['verdict']
  value: Json<unknown> | null
  by: string
  at: string
  why: string | null
}

/** The tables of a record. */
export interface Tables {
  report: ReportRow
  reading: ReadingRow
  /** Marks under which copies of a text are sought. */
  print: { key: number; day: string; report: string }
  note: NoteRow
  finding: FindingRow
  entry: EntryRow
  pair: PairRow
  appearance: AppearanceRow
  /** Keys under which undertakings wait for what is told of them later. */
  clue: { key: number; entry: string }
  step: StepRow
  /** Findings that are traced back to earlier undertakings once entries are computed anew; until then one row, `all`, stands for all. */
  untraced: { finding: string }
  link: LinkRow
  judgement: JudgementRow
  /** Keys under which findings are compared. */
  block: { key: string; finding: string }
  /** Findings that no entry has taken in yet. */
  unsettled: { finding: string; turn: Generated<number> }
  member: MemberRow
  /** Components that lost a finding or were judged. */
  dirty: { component: string }
}

/** The names of all tables. */
export const TABLES = [
  'report',
  'reading',
  'note',
  'print',
  'finding',
  'block',
  'unsettled',
  'member',
  'entry',
  'pair',
  'appearance',
  'clue',
  'step',
  'untraced',
  'link',
  'judgement',
  'dirty',
] as const satisfies readonly (keyof Tables)[]

export type Database = Kysely<Tables>

/** The advisory lock of a server under which entries are computed and findings taken out. */
export const SETTLING = 7_240_032
