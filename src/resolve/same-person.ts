import type { Cast } from './cast.ts'
import { genderByName } from './leader.ts'
import { partFit, sameName } from './name-parts.ts'
import type { NameRun } from './names.ts'
import type { Person } from './persons.ts'
import { phrase, type Sheet } from './sheet.ts'
import type { TitlePhrase } from './titles.ts'

const TITLES_ALIKE = new Set([
  'leader',
  'head of state',
  'head of government',
  'official',
  'head',
  'secretary',
  'general',
  'minister',
  'doctor',
  'professor',
  'diplomat',
  'top diplomat',
  'counterpart',
])

/** Whether one person can hold both titles at the time of the report. */
function titlesAgree(a: TitlePhrase, b: TitlePhrase): boolean {
  if (a.of !== null && b.of !== null && a.of !== b.of && !a.of.startsWith('org:') && !b.of.startsWith('org:'))
    return false
  if (a.title.title === b.title.title) return true
  if (a.former || b.former) return true
  if (TITLES_ALIKE.has(a.title.title) || TITLES_ALIKE.has(b.title.title)) return true
  if (a.title.rank === 'spouse' || b.title.rank === 'spouse') return false
  return (
    !(a.title.rank === 'head' && b.title.rank === 'head' && a.title.level === b.title.level) ||
    /general secretary|chairman/.test(a.title.title + b.title.title)
  )
}

/** Puts together the names that are one person's. */
export function group(
  s: Sheet,
  runs: readonly NameRun[],
  before: Cast['before'],
  bearerOf: Cast['bearerOf'],
): { persons: Person[]; personOf: Map<NameRun, Person> } {
  const persons: Person[] = []
  const personOf = new Map<NameRun, Person>()
  const titleOf = new Map<NameRun, TitlePhrase>(before)
  for (const [title, run] of bearerOf) if (!titleOf.has(run)) titleOf.set(run, title)
  const agrees = (person: Person, run: NameRun): boolean => {
    if (run.gender && person.gender && run.gender !== person.gender) return false
    const title = titleOf.get(run)
    return (
      !title ||
      title.counterpart ||
      person.runs.every((r) => {
        const t = titleOf.get(r)
        return !t || t.counterpart || titlesAgree(t, title)
      })
    )
  }
  const join = (run: NameRun, person: Person | undefined): void => {
    let to = person
    if (!to) {
      to = {
        serial: persons.length,
        name: '',
        parts: [],
        gender: null,
        state: null,
        claims: [],
        runs: [],
        nameless: false,
      }
      persons.push(to)
    }
    to.runs.push(run)
    to.gender ??= run.gender ?? titleOf.get(run)?.title.gender ?? null
    if (run.parts.length > to.parts.length) {
      to.parts = run.parts
      to.name = phrase(s, run.first, run.last)
    }
    personOf.set(run, to)
  }
  for (const run of runs) {
    if (run.parts.length < 2) continue
    const same = persons.filter((p) => p.runs.some((r) => sameName(r.parts, run.parts)) && agrees(p, run))
    join(run, same[0])
  }
  for (const run of runs) {
    if (run.parts.length > 1) continue
    const fits = persons
      .map((p) => ({
        p,
        fit: Math.max(
          ...p.runs.map((r) =>
            r.parts.length === 1 ? (r.parts[0] === run.parts[0] ? 3 : 0) : partFit(run.parts, r.parts),
          ),
        ),
      }))
      .filter(({ p, fit }) => fit > 0 && agrees(p, run))
    const best = Math.max(0, ...fits.map((f) => f.fit))
    let chosen = fits.filter((f) => (best >= 2 ? f.fit >= 2 : f.fit === best)).map((f) => f.p)
    if (chosen.length > 1) {
      const title = titleOf.get(run)
      const titled = title
        ? chosen.filter((p) => p.runs.some((r) => titleOf.get(r)?.title.title === title.title.title))
        : []
      if (titled.length > 0) chosen = titled
    }
    if (chosen.length > 1) {
      const earlier = chosen.filter((p) => p.runs.some((r) => r.first < run.first))
      if (earlier.length > 0) chosen = earlier
    }
    if (chosen.length > 1) {
      const heads = chosen.filter((p) => p.runs.some((r) => titleOf.get(r)?.title.rank === 'head'))
      if (heads.length === 1) chosen = heads
    }
    if (chosen.length > 1) continue
    join(run, chosen[0])
  }
  for (const p of persons) if (p.name === '') p.name = phrase(s, p.runs[0]!.first, p.runs[0]!.last)
  for (const p of persons) p.gender ??= genderByName(s, p)
  return { persons, personOf }
}
