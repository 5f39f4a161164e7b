import type { Entry } from '../ontology/entry.ts'
import type { Finding } from '../ontology/finding.ts'
import { LEVELS, levelOf } from '../ontology/level.ts'
import { foldPhrase } from '../ontology/phrase.ts'
import { actorWords, type NameState, partiesOf, titleWords } from './describe.ts'
import type { Dossier } from './dossier.ts'
import type { Item } from './dossier-item.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Set phrases on the relationship, each with its first and last use by day of publication. */
export function formulationsOf(
  entries: readonly Entry[],
  item: (e: Entry) => Item,
  dayOf: (report: string) => string | null,
  nameOf: NameState,
): Dossier['formulations'] {
  const groups = new Map<string, { phrase: string; item: Item; findings: Finding[] }>()
  for (const e of entries) {
    if (e.view.kind !== 'formulation') continue
    const key = foldPhrase(e.view.phrase)
    const group = groups.get(key) ?? { phrase: e.view.phrase, item: item(e), findings: [] }
    group.findings.push(...e.findings)
    groups.set(key, group)
  }
  return [...groups.values()]
    .map((group) => {
      const days = group.findings.flatMap((f) => dayOf(f.report) ?? []).sort()
      const speakers = group.findings.flatMap((f) =>
        partiesOf(f, 'speaker').map((p) => actorWords(p.actor, nameOf)),
      )
      return {
        phrase: group.phrase,
        uses: group.findings.length,
        first: days[0] ?? null,
        last: days[days.length - 1] ?? null,
        item: group.item,
        speakers: [...new Set(speakers)].sort(),
      }
    })
    .sort((a, b) => b.uses - a.uses || compare(a.phrase, b.phrase))
}

interface Named {
  readonly id: string
  name: string
  readonly state: string
  readonly offices: Map<string, number>
  rank: number
  readonly entries: Set<string>
}

/** Parts persons by whom their names can be of: a list for each, the fullest name that is most used first. */
export type GroupNames = <T extends { readonly name: string; readonly state: string | null }>(
  persons: readonly T[],
) => readonly (readonly T[])[]

/** The people of both states by office, the highest first. */
export function peopleOf(
  entries: readonly Entry[],
  pair: readonly [string, string],
  item: (e: Entry) => Item,
  group: GroupNames = (persons) => persons.map((p) => [p]),
): Dossier['people'] {
  const found = new Map<string, Named>()
  for (const e of entries)
    for (const f of e.findings)
      for (const { actor } of f.parties) {
        // Someone known by office alone has no name to list: "his Chinese counterpart".
        if (actor.type !== 'person' || actor.state === null || !pair.includes(actor.state)) continue
        if (!/^\p{Lu}/u.test(actor.name) || actor.id.startsWith(`person:${actor.state}.`)) continue
        const person = found.get(actor.id) ?? {
          id: actor.id,
          name: actor.name,
          state: actor.state,
          offices: new Map(),
          rank: LEVELS.length,
          entries: new Set(),
        }
        if (actor.name.length > person.name.length) person.name = actor.name
        if (actor.office)
          person.offices.set(actor.office.title, (person.offices.get(actor.office.title) ?? 0) + 1)
        const level = levelOf(actor)
        if (level !== null) person.rank = Math.min(person.rank, LEVELS.indexOf(level))
        person.entries.add(e.id)
        found.set(actor.id, person)
      }
  const used = [...found.values()].sort((a, b) => b.entries.size - a.entries.size || compare(a.id, b.id))
  return group(used)
    .map((persons) => ({ ids: persons.map((p) => p.id), ...persons.reduce(joined) }))
    .sort(
      (a, b) =>
        pair.indexOf(a.state) - pair.indexOf(b.state) ||
        a.rank - b.rank ||
        b.entries.size - a.entries.size ||
        compare(a.name, b.name),
    )
    .map(({ ids, ...p }) => {
      const best = [...p.offices].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]
      return {
        id: p.id,
        name: p.name,
        state: p.state,
        office: best ? titleWords(best[0]) : null,
        tenures: entries
          .filter((e) => e.kind === 'tenure' && e.view.parties.some((x) => ids.includes(x.actor.id)))
          .map(item),
        entries: p.entries.size,
      }
    })
}

/** One person of two names: the first name stays. */
const joined = (a: Named, b: Named): Named => ({
  ...a,
  offices: new Map([
    ...a.offices,
    ...[...b.offices].map(([t, n]) => [t, n + (a.offices.get(t) ?? 0)] as const),
  ]),
  rank: Math.min(a.rank, b.rank),
  entries: new Set([...a.entries, ...b.entries]),
})
