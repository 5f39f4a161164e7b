import type { Note, Remedy } from '../ontology/note.ts'

/** Leaves out what all parties do together. */
export const NO_MUTUAL: Remedy = {
  option: 'mutual',
  value: 'false',
  does: 'leave out what both do together',
}

/** A note on a series as a whole: it is about no file and no one report. */
export const note = (
  rule: string,
  level: Note['level'],
  message: string,
  remedies: readonly Remedy[] = [],
): Note => ({
  rule,
  level,
  message,
  path: null,
  report: null,
  span: null,
  ...(remedies.length > 0 ? { remedies } : {}),
})
