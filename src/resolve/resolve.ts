import type { Mention, PlaceMention, ResolvedReading } from '../ontology/mention.ts'
import type { Note } from '../ontology/note.ts'
import type { Reading } from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'
import type { Atlas } from './atlas.ts'
import { castOf } from './cast.ts'
import { actors } from './discourse.ts'
import { namedPlaces } from './places.ts'
import { pointAll } from './point.ts'
import { sheet } from './sheet.ts'
import { resolveTimes } from './time/resolve-times.ts'

/**
 * Who, where and when each mention of a reading is. Only a unique antecedent is accepted; words that could mean two are left out.
 *
 * A state is a mention where it acts, owns or is related to ("Beijing said", "China's envoy", "relations with China", "Korea-China ties", "Korean companies");
 * it is a place where a preposition of place governs it ("in China"); the goal or source of travel ("a visit to China", "visited China") is both.
 * Seats of government ("the White House said", "the Kremlin", "the Chinese side", "the Korean government") are the state itself.
 */
export function resolve(report: Report, reading: Reading, atlas: Atlas): ResolvedReading {
  const s = sheet(report, reading, atlas)
  const cast = castOf(s)
  const { pointed, places, notes } = pointAll(s, cast)
  const actor = actors(s)
  const mentions: Mention[] = pointed.map((p) => ({
    start: p.start,
    end: p.end,
    head: p.head,
    form: p.form,
    actors: p.things.map((t) => actor(t, p)),
  }))
  const taken = (word: number): boolean => cast.runAt[word] !== undefined
  const everywhere: PlaceMention[] = [...places, ...namedPlaces(s, taken)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  const times = resolveTimes(report, reading)
  const all: Note[] = [...notes, ...times.notes]
  return { report: report.id, reading, mentions, places: dedupe(everywhere), times: times.times, notes: all }
}

/** Places in order of the text without those that lie within one before them. */
function dedupe(places: readonly PlaceMention[]): PlaceMention[] {
  let end = -1
  return places.filter((p) => {
    if (p.end <= end) return false
    end = p.end
    return true
  })
}
