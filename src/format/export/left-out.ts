import type { Note } from '../../ontology/note.ts'

/** Counts something that a format cannot hold: `leaveOut('date by season', 'RFC 5545 has days only')`. */
export type LeaveOut = (what: string, why: string, count?: number) => void

/** Counts what is left out, and tells it as notes. */
export interface LeftOut {
  readonly leaveOut: LeaveOut
  notes(format: string): Note[]
}

/** An empty count. */
export function countLeftOut(): LeftOut {
  const counts = new Map<string, { readonly what: string; readonly why: string; count: number }>()
  return {
    leaveOut(what, why, count = 1) {
      if (count === 0) return
      const key = JSON.stringify([what, why])
      const known = counts.get(key)
      if (known) known.count += count
      else counts.set(key, { what, why, count })
    },
    notes: (format) =>
      [...counts.values()].map(({ what, why, count }) => ({
        rule: 'export-left-out',
        level: 'info',
        message: `${format} does not hold ${count.toLocaleString('en-US')} ${count === 1 ? what : plural(what)}: ${why}`,
        path: null,
        report: null,
        span: null,
      })),
  }
}

/** "date without a day" is "dates without a day", "party known by office" "parties known by office". */
function plural(what: string): string {
  const [, noun = what, rest = ''] =
    /^(.*?)( (?:of|with|without|by|that|in|at|after|to|known|said)\b.*)?$/.exec(what) ?? []
  return `${/[^aeou]y$/.test(noun) ? `${noun.slice(0, -1)}ie` : /(?:s|x|ch)$/.test(noun) ? `${noun}e` : noun}s${rest}`
}
