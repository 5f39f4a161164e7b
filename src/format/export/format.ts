import type { ActCodes } from '../../ontology/act.ts'
import type { Entry } from '../../ontology/entry.ts'
import type { FindingKind } from '../../ontology/finding.ts'
import type { Report } from '../../ontology/report.ts'
import type { StateCodes } from '../state-codes.ts'
import type { StateNames } from '../state-names.ts'
import type { LeaveOut } from './left-out.ts'

/** Choices that some formats offer. */
export interface ExportChoices {
  /** `ics`: leaves out what has no exact day, instead of writing a span marked "date not given". */
  readonly skipVague?: boolean
  /** `annotations`: leaves the quoted words out, for texts that may not be passed on. */
  readonly noQuotes?: boolean
  /** `csv`, `icews` and other tables with a header: begins with the byte order mark that Excel wants. */
  readonly bom?: boolean
  /** `gexf`, `graphml`: who the nodes are; persons if not given. */
  readonly nodes?: 'persons' | 'states'
}

/** What a format is written from. */
export interface Material {
  /** Entries of the kinds that the format holds, or of some of them, by day and id; each call begins anew. */
  entries(...kinds: FindingKind[]): AsyncIterable<Entry>
  /** Kinds that were asked for, of those that the format holds. */
  readonly kinds: readonly FindingKind[]
  /** The entry that a finding stands in; null where there is none. */
  entryOf(finding: string): Promise<Entry | null>
  report(id: string): Promise<Report | null>
  readonly states: StateNames
  readonly codes: StateCodes
  readonly acts: ActCodes
  /** What the file is called where a format has a place for a title. */
  readonly title: string
  /** ISO 8601 date-time, for formats that must tell when they were written. */
  readonly made: string
  readonly choices: ExportChoices
}

/** A piece of a file. Pieces of several files may come in any order, those of one file in the order of its text. */
export interface Piece {
  /** For a format of one file an ending, as `.tsv` or `.evidence.jsonl`; for a folder the path within it. */
  readonly file: string
  readonly data: string | Uint8Array
  /** Whether the piece is the whole file: a folder of many files then has none of them open. */
  readonly whole?: true
}

/** Writes entries piece by piece, and tells what it leaves out. */
export type Write = (material: Material, leaveOut: LeaveOut) => AsyncIterable<Piece>

/** A format that entries can be written in. */
export interface ExportFormat {
  readonly name: string
  /** The standard as its users call it. */
  readonly title: string
  /** What it writes, and for whom, in one sentence. */
  readonly writes: string
  /** Of the file, or of the files in the folder. */
  readonly ending: string
  readonly mediaType: string
  readonly makes: 'file' | 'folder'
  /** Kinds of findings that it can hold; others are counted as left out. */
  readonly kinds: readonly FindingKind[]
  /** Whether it holds one kind at a time. */
  readonly oneKind?: true
  readonly writer: () => Promise<Write>
  /** What the file must be like: JSON Schema (2020-12), or for tables a Frictionless table schema a file. */
  readonly schema?: () => Promise<unknown>
}
