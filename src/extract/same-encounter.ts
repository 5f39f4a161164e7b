import type { Actor } from '../ontology/actor.ts'
import type { Where } from '../ontology/finding.ts'
import type { When } from '../ontology/when.ts'
import { type Encounter, sides } from './encounter.ts'
import { type Attached, unnamed } from './party.ts'
import { narrower, overlap } from './when-of.ts'

/** Whether two actors can be one party: the same actor, or a state and a person who acts for it. */
export const sameParty = (a: Actor, b: Actor): boolean =>
  a.id === b.id || (a.state !== null && a.state === b.state && (a.type === 'state' || b.type === 'state'))

const everyone = (e: Encounter): readonly Attached[] => [...e.participants, ...e.hosts]

const within = (few: readonly Attached[], many: readonly Attached[]): boolean =>
  few.every((f) =>
    many.some(
      (m) => sameParty(f.actor, m.actor) && (f.actor.type === m.actor.type || !(unnamed(f) || unnamed(m))),
    ),
  )

/** Whether two places can be one: a city within its country, the same city. */
export function placesAgree(a: Where | null, b: Where | null): boolean {
  if (a === null || b === null) return true
  if (a.state !== null && b.state !== null && a.state !== b.state) return false
  if (a.precision === 'country' || b.precision === 'country') return true
  if (a.precision === 'site' || b.precision === 'site') return true
  return a.name === b.name
}

/** "later this year": a stretch too long to be told of an encounter whose day is known. */
const vague = (when: When): boolean =>
  when.from !== null && when.to !== null && Date.parse(when.to) - Date.parse(when.from) > 62 * 864e5

const MEAL = /luncheon|lunch|dinner|breakfast|banquet|tea/

const BODY = /\b(Council|Committee|Commission|Mechanism|Assembly)$/

const settingsAgree = (a: string | null, b: string | null): boolean =>
  !(a !== null && b !== null && a !== b && BODY.test(a) && BODY.test(b)) &&
  (a === null || b === null || a === b || MEAL.test(a) === MEAL.test(b))

/** Whether two references can be to one encounter; where a reason speaks against it, they are two. */
export function sameEncounter(earlier: Encounter, later: Encounter): boolean {
  const a = everyone(earlier)
  const b = everyone(later)
  if (!within(a, b) && !within(b, a)) return false
  if (earlier.aside === later.word || later.aside === earlier.word) return false
  // talks of two states, and whom the minister of one "also" met in the other
  if (later.also && later.creates && !b.every((x) => a.some((y) => x.actor.id === y.actor.id))) return false
  // two leaders who met at a summit of six
  if (
    earlier.creates &&
    later.creates &&
    Math.abs(sides(a) - sides(b)) > 1 &&
    Math.min(sides(a), sides(b)) === 2
  )
    return false
  if (!overlap(earlier.when, later.when) || !placesAgree(earlier.where, later.where)) return false
  if (!(within(a, b) && within(b, a)) && vague(earlier.when) !== vague(later.when) && later.creates)
    return false
  if (!settingsAgree(earlier.setting, later.setting)) return false
  if (earlier.ordinal !== null && later.ordinal !== null && earlier.ordinal !== later.ordinal) return false
  const remote = (e: Encounter): boolean => e.format !== 'in-person'
  if (remote(earlier) !== remote(later) && earlier.formatStated && later.formatStated) return false
  if (earlier.format !== later.format && remote(earlier) && remote(later) && later.creates) return false
  if (earlier.forum !== later.forum || (earlier.level !== later.level && later.creates)) return false
  if (earlier.forum && earlier.setting !== later.setting) return false
  if (earlier.standing === later.standing) return true
  // "will meet on Monday … at the meeting": a mere reference takes the standing of what it refers to
  if (!later.creates) return true
  if (later.ahead && later.when.from === null && earlier.standing === 'held') return true
  const open = new Set(['announced', 'proposed', 'offered'])
  return open.has(earlier.standing) && open.has(later.standing)
}

/** Two references put together: the fuller parties, the narrower date, the more exact place, all words that prove it. */
export function join(earlier: Encounter, later: Encounter): Encounter {
  const fuller = (a: readonly Attached[], b: readonly Attached[]): Attached[] => {
    const kept = [...a]
    for (const one of b) {
      const at = kept.findIndex((k) => sameParty(k.actor, one.actor))
      if (at < 0) kept.push(one)
      else if (kept[at]!.actor.type === 'state' && one.actor.type === 'person') kept[at] = one
    }
    return kept
  }
  const hosts = fuller(earlier.hosts, later.hosts)
  const participants = fuller(earlier.participants, later.participants).filter(
    ({ actor }) => !hosts.some((h) => sameParty(h.actor, actor)),
  )
  const exact = (a: Where | null, b: Where | null): Where | null =>
    a === null ? b : b !== null && a.precision === 'country' && b.precision !== 'country' ? b : a
  return {
    ...earlier,
    participants,
    hosts,
    when:
      earlier.when.from === null
        ? later.when
        : later.when.from === null
          ? earlier.when
          : narrower(earlier.when, later.when),
    where: exact(earlier.where, later.where),
    format: earlier.formatStated || !later.formatStated ? earlier.format : later.format,
    formatStated: earlier.formatStated || later.formatStated,
    setting: better(earlier.setting, later.setting),
    ordinal: earlier.ordinal ?? later.ordinal,
    matters: [
      ...earlier.matters,
      ...later.matters.filter((m) => !earlier.matters.some((e) => e.start < m.end && m.start < e.end)),
    ],
    spans: [...earlier.spans, ...later.spans],
    weight: Math.max(earlier.weight, later.weight),
    creates: earlier.creates || later.creates,
  }
}

const better = (a: string | null, b: string | null): string | null =>
  a === null || (a === 'talks' && b !== null) ? b : a

/** References gathered into encounters, each reference with the nearest earlier encounter it can belong to. */
export function gatherEncounters(found: readonly Encounter[]): Encounter[] {
  const gathered: Encounter[] = []
  const take = (e: Encounter): void => {
    const fits = gathered.map((g, n) => ({ g, n })).filter(({ g }) => sameEncounter(g, e))
    const exact = fits.filter(({ g }) => e.when.from !== null && g.when.from !== null)
    const best = (exact.length > 0 ? exact : fits).at(e.ordinal !== null ? 0 : -1)
    if (best) gathered[best.n] = join(best.g, e)
    else if (e.creates) gathered.push(e)
  }
  for (const e of found.filter((f) => f.creates)) take(e)
  for (const e of found.filter((f) => !f.creates)) {
    const fits = gathered.filter((g) => sameEncounter(g, e) && g.word < e.word)
    const last = fits.sort((a, b) => a.word - b.word).at(-1)
    if (last) gathered[gathered.indexOf(last)] = join(last, e)
  }
  return gathered
}
