import type { Note } from '../ontology/note.ts'
import type { Report } from '../ontology/report.ts'

/** What an adapter finds in one document, before it is made a report. */
export interface Draft {
  readonly title: string | null
  /** Paragraphs parted by a blank line, or lines as printed when `shape` is `printed`. */
  readonly text: string
  /** As printed: any form of date that `printedDate` understands. */
  readonly published: string | null
  readonly publisher: string | null
  readonly url: string | null
  readonly language: string | null
  readonly retrieved: string | null
  /** `printed`: head lines may stand on top and lines may be wrapped; `body`: nothing but paragraphs. */
  readonly shape: 'printed' | 'body'
  /** Where it stood, as `news.jsonl:12`. */
  readonly path: string
}

/** One report read from the world, or why there is none. */
export interface Gathered {
  readonly path: string
  readonly report: Report | null
  readonly notes: readonly Note[]
}

/** What the operator says about every report of a run; it goes before what the text says. */
export interface Hints {
  readonly published?: string | null
  readonly publisher?: string | null
  readonly title?: string | null
}

/** An opened document: its name, the start of its text, and the whole of it, at once or as a stream. */
export interface Source {
  readonly path: string
  /** In lower case with the dot: `.md`; empty when the name has none. */
  readonly extension: string
  /** The first few thousand characters, decoded. */
  readonly head: string
  /** The whole text; a document larger than the limit yields null. */
  text(): Promise<string | null>
  /** The text as a stream of decoded pieces. */
  pieces(): AsyncIterable<string>
}

/** A format: whether a source is in it, and its reports or notes in order. */
export interface Adapter {
  readonly name: string
  canRead(source: Source): boolean
  read(source: Source): AsyncIterable<Draft | Note>
}

/** A note about a document. */
export const noteAt = (path: string, rule: string, level: Note['level'], message: string): Note => ({
  rule,
  level,
  message,
  path,
  report: null,
  span: null,
})

/** A draft with nothing known but its text. */
export const draftOf = (path: string, text: string, known: Partial<Draft> = {}): Draft => ({
  title: null,
  published: null,
  publisher: null,
  url: null,
  language: null,
  retrieved: null,
  shape: 'printed',
  ...known,
  path,
  text,
})

/** Whether a yield of an adapter is a draft. */
export const isDraft = (item: Draft | Note): item is Draft => 'text' in item
