import type { Note } from '../index.ts'
import type { Terminal } from './terminal.ts'

/** One note on one line: where, what level, what. */
const noteLine = (note: Note, path: string): string =>
  `${note.path ?? path}: ${note.level}: ${note.message} [${note.rule}]`

/** Prints notes of some levels as messages; on info the reader is not kept. */
export function printNotes(
  terminal: Terminal,
  notes: readonly Note[],
  path: string,
  levels: readonly Note['level'][],
): void {
  for (const note of notes)
    if (levels.includes(note.level) && (!terminal.quiet || note.level === 'error'))
      terminal.err(note.level === 'info' ? terminal.errStyle.dim(noteLine(note, path)) : noteLine(note, path))
}

/** "; spread vague dates over their days (--vague spread)". */
const ways = ({ remedies = [] }: Note): string =>
  remedies
    .map(
      ({ option, value, does }) =>
        `; ${does} (${value === 'false' ? `--no-${option}` : `--${option} ${value}`})`,
    )
    .join('')

/** Prints what a reader of a series must know, each note once. */
export function printSeriesNotes(terminal: Terminal, notes: readonly Note[]): void {
  if (terminal.quiet) return
  const lines = new Set(notes.map((n) => `${n.level}: ${n.message}${ways(n)} [${n.rule}]`))
  for (const line of lines)
    terminal.err(line.startsWith('info') ? terminal.errStyle.dim(line) : terminal.errStyle.warn(line))
}
