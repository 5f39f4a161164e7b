import type { Span } from './span.ts'

/** Another way to count, which a note offers: the option of the question, its value, and what it does. */
export interface Remedy {
  readonly option: string
  readonly value: string
  readonly does: string
}

/** A problem we report instead of throwing: what was expected, what was found, and where. */
export interface Note {
  /** Kebab-case name of the rule, as `date-ambiguous`. */
  readonly rule: string
  readonly level: 'info' | 'warning' | 'error'
  /** "expected X, got Y; do Z". */
  readonly message: string
  /** Path of the file, when the note is about a file. */
  readonly path: string | null
  readonly report: string | null
  readonly span: Span | null
  /** Ways around it, where the question has some; each face names them as its reader can ask for them. */
  readonly remedies?: readonly Remedy[]
}
