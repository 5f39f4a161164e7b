import type { Note } from '../../ontology/note.ts'

/** Counts something that a format cannot hold, or holds less exactly: `leaveOut('date without a day', 'SQLDATE is a day')`. */
export type LeaveOut = (what: string, why: string, count?: number) => void

/** Counts what is left out, and tells it as notes. */
export interface LeftOut {
  readonly leaveOut: LeaveOut
  notes(format: string): Note[]
}

/** An empty count. */
export function countLeftOut(): LeftOut {
  const reasons = new Map<string, Map<string, number>>()
  return {
    leaveOut(what, why, count = 1) {
      if (count === 0) return
      const counts = reasons.get(why) ?? new Map<string, number>()
      reasons.set(why, counts)
      counts.set(what, (counts.get(what) ?? 0) + count)
    },
    notes: (format) =>
      [...reasons].map(([why, counts]) => ({
        rule: 'export-left-out',
        level: 'info',
        message: `${format}: ${[...counts].map(([what, n]) => `${n.toLocaleString('en-US')} ${n === 1 ? what : plural(what)}`).join(', ')} (${why})`,
        path: null,
        report: null,
        span: null,
      })),
  }
}

/** "date without a day" is "dates without a day", "party known by office" "parties known by office". */
function plural(what: string): string {
  const [, noun = what, rest = ''] =
    /^(.*?)( (?:of|with|without|by|between|in|at|after|to|known)\b.*)?$/.exec(what) ?? []
  return `${/[^aeou]y$/.test(noun) ? `${noun.slice(0, -1)}ie` : /(?:s|x|ch)$/.test(noun) ? `${noun}e` : noun}s${rest}`
}
