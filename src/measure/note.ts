import type { Note } from '../ontology/note.ts'

/** A note on a series as a whole: it is about no file and no one report. */
export const note = (rule: string, level: Note['level'], message: string): Note => ({
  rule,
  level,
  message,
  path: null,
  report: null,
  span: null,
})
