import type { Leader } from './atlas.ts'
import { plain } from './gazetteer.ts'
import { partFit, partsOf, sameName } from './name-parts.ts'
import type { Person } from './persons.ts'
import type { Sheet } from './sheet.ts'

/** Whether a person's given name, or the leader the person is, tells a woman or a man. */
export function genderByName(s: Sheet, person: Person): 'm' | 'f' | null {
  const leader = leaderFor(s, person)
  if (leader?.gender) return leader.gender
  if (person.parts.length < 2) return null
  const given = plain(person.name.split(/\s+/)[0]!).toLowerCase()
  const rest = plain(person.name.split(/\s+/).slice(1).join(' ')).toLowerCase()
  return s.atlas.genders.get(given) ?? s.atlas.genders.get(rest) ?? null
}

/** Years by which a leader's dates may be passed: the register knows them by their visits only. */
const SLACK = 3

/** The dated leader of the atlas that a person's name and title single out on the day of the report. */
export function leaderFor(s: Sheet, person: Person): Leader | null {
  const year = s.report.published ? Number(s.report.published.slice(0, 4)) : null
  const title = person.claims.map((c) => c.phrase.title.title)
  const found = new Set<Leader>()
  for (const part of new Set([person.parts[person.parts.length - 1], person.parts[0]])) {
    if (part === undefined) continue
    for (const leader of s.atlas.leaders.get(part) ?? []) {
      if (
        year !== null &&
        ((leader.from !== null && year < Number(leader.from.slice(0, 4)) - SLACK) ||
          (leader.to !== null && year > Number(leader.to.slice(0, 4)) + SLACK))
      )
        continue
      if (person.parts.length === 1 && !title.some((said) => isCalled(said, leader.title))) continue
      const parts = partsOf(leader.name)
      if (person.parts.length > 1 ? sameName(parts, person.parts) : partFit(person.parts, parts) >= 2)
        found.add(leader)
    }
  }
  const states = new Set([...found].map((l) => l.state))
  if (states.size !== 1) return null
  // of the offices a person held, the one the text names, else that of the year, else the last
  const fits = (l: Leader): number =>
    (title.includes(l.title) ? 4 : 0) + (year !== null && inOffice(l, year) ? 2 : 0) + (l.to === null ? 1 : 0)
  return [...found].reduce((best, l) => (fits(l) > fits(best) ? l : best))
}

const given = new WeakMap<Sheet['atlas'], ReadonlyMap<string, ReadonlySet<string>>>()

/** Whether a state can have a head of a title, as far as the atlas knows its heads: no king of the United States. */
export function heads({ atlas }: Sheet, state: string, title: string): boolean {
  let titles = given.get(atlas)
  if (titles === undefined) {
    const found = new Map<string, Set<string>>()
    for (const list of atlas.leaders.values())
      for (const l of list) found.set(l.state, (found.get(l.state) ?? new Set()).add(l.title))
    given.set(atlas, found)
    titles = found
  }
  const known = titles.get(state)
  return known === undefined || known.has(title)
}

/** Whether a title is that of an office or short for it: "Secretary Rubio" of the secretary of state. */
export const isCalled = (said: string, office: string): boolean =>
  said === office || office.startsWith(`${said} of `)

const inOffice = ({ from, to }: Leader, year: number): boolean =>
  (from === null || Number(from.slice(0, 4)) <= year) && (to === null || Number(to.slice(0, 4)) >= year)
