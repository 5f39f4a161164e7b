import type { Day } from '../ontology/calendar-date.ts'
import type { Outline } from '../ontology/entry.ts'
import { foldPhrase } from '../ontology/phrase.ts'
import { membersOf, principalOf, type Side } from '../ontology/side.ts'
import { membershipDay } from './direction.ts'

/** A use of a phrase on the day it was said, or else on the day it was first reported. */
export interface Use {
  readonly day: Day
  readonly entry: string
}

/** How a set phrase on the relationship is used. */
export interface PhraseUse {
  readonly phrase: string
  /** Ids of the entries that use it, the earliest first; those without any date at the end. */
  readonly uses: readonly string[]
  readonly first: Use | null
  readonly last: Use | null
  /** Who used it, the most frequent first; the state is null where it is not known. */
  readonly by: readonly { readonly name: string; readonly state: string | null; readonly uses: number }[]
}

/** The set phrases used on the relationship of two sides, the most frequent first. */
export function phraseUses(entries: readonly Outline[], from: Side, to: Side): PhraseUse[] {
  const groups = new Map<string, Outline[]>()
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (entry.view.kind !== 'formulation') continue
    const { dyad } = entry.view
    const day = membershipDay(entry.view) ?? entry.first
    const [here, there] = [membersOf(from, day), membersOf(to, day)]
    if (!dyad.some((s) => here.includes(s)) || !dyad.some((s) => there.includes(s))) continue
    const key = foldPhrase(entry.view.phrase)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()]
    .map((group): PhraseUse => {
      const dated = group
        .flatMap((e) => {
          const day = membershipDay(e.view) ?? e.first
          return day === null ? [] : [{ day, entry: e.id }]
        })
        .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
      const known = new Set(dated.map((u) => u.entry))
      return {
        phrase: group[0]!.view.kind === 'formulation' ? group[0]!.view.phrase : '',
        uses: [...dated.map((u) => u.entry), ...group.flatMap((e) => (known.has(e.id) ? [] : [e.id]))],
        first: dated[0] ?? null,
        last: dated[dated.length - 1] ?? null,
        by: speakersOf(group),
      }
    })
    .sort((a, b) => b.uses.length - a.uses.length || (a.phrase < b.phrase ? -1 : 1))
}

function speakersOf(group: readonly Outline[]): PhraseUse['by'] {
  const found = new Map<string, PhraseUse['by'][number]>()
  for (const { view } of group)
    for (const { actor } of view.parties.filter((p) => p.role === 'speaker'))
      found.set(actor.id, {
        name: actor.name,
        state: principalOf(actor),
        uses: (found.get(actor.id)?.uses ?? 0) + 1,
      })
  return [...found.values()].sort((a, b) => b.uses - a.uses || (a.name < b.name ? -1 : 1))
}
