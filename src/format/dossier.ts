import { addDays } from '../ontology/calendar-date.ts'
import { fulfils } from '../ontology/engagement.ts'
import type { Disagreement, Entry } from '../ontology/entry.ts'
import { FINDING_KINDS, type FindingKind } from '../ontology/finding.ts'
import { type FollowThrough, YEAR } from '../ontology/follow-through.ts'
import { contactLevel, LEVELS, type Level } from '../ontology/level.ts'
import type { Report } from '../ontology/report.ts'
import { sortDay } from './date-words.ts'
import type { NameState } from './describe.ts'
import { type Item, itemsOf } from './dossier-item.ts'
import { limitsOf } from './dossier-limits.ts'
import { formulationsOf, type GroupNames, peopleOf } from './dossier-people.ts'
import { entriesOf } from './dossier-scope.ts'

export type { Item } from './dossier-item.ts'

/** Older entries of a kind between the two that a dossier leaves out, and where a list of the kind goes on to them. */
export interface Left {
  readonly kind: FindingKind
  readonly entries: number
  /** The `after` of a page of entries of the kind between the two, in the same time. */
  readonly next: string
}

/** Everything a record shows on two states, in the order an embassy's dossier has. */
export interface Dossier {
  readonly pair: readonly [string, string]
  readonly names: readonly [string, string]
  readonly asOf: string
  readonly since: string | null
  readonly until: string | null
  readonly counts: {
    readonly entries: number
    readonly reports: number
    readonly publishers: number
    readonly kinds: Readonly<Record<FindingKind, number>>
  }
  /** First and last day of publication of its reports. */
  readonly period: { readonly from: string | null; readonly to: string | null }
  readonly happened: readonly Item[]
  readonly contacts: readonly { readonly level: Level; readonly item: Item | null }[]
  readonly ahead: readonly Item[]
  /** Announced for a day that has passed, or for none over a year ago, with no report that it took place. */
  readonly unconfirmed: readonly Item[]
  readonly undertakings: readonly Item[]
  /** Acts that no meeting, visit, undertaking or statement tells: aid, sanctions, accusations, force. */
  readonly acts: readonly Item[]
  readonly themes: readonly { readonly theme: string; readonly items: readonly Item[] }[]
  readonly chronology: readonly Item[]
  readonly commemorations: readonly Item[]
  readonly formulations: readonly {
    readonly phrase: string
    readonly uses: number
    /** First and last day of publication on which it is used. */
    readonly first: string | null
    readonly last: string | null
    readonly item: Item
    readonly speakers: readonly string[]
  }[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly state: string
    readonly office: string | null
    readonly tenures: readonly Item[]
    readonly entries: number
  }[]
  readonly disagreements: readonly { readonly item: Item; readonly over: readonly Disagreement[] }[]
  readonly sources: readonly {
    readonly publisher: string
    readonly reports: readonly {
      readonly id: string
      readonly title: string | null
      readonly date: string | null
      readonly url: string | null
    }[]
  }[]
  readonly limits: readonly string[]
  readonly left: readonly Left[]
}

/** What a dossier is made from. */
export interface DossierRequest {
  readonly entries: readonly Entry[]
  readonly reports: readonly Report[]
  /** How undertakings were followed through, by entry. */
  readonly follow?: ReadonlyMap<string, FollowThrough>
  /** Older entries between the two that are not among `entries`. */
  readonly left?: readonly Left[]
  readonly pair: readonly [string, string]
  readonly asOf: string
  readonly since?: string | null
  readonly until?: string | null
  readonly nameOf: NameState
  /** Which names of its people are one person's; each stands alone if not given. */
  readonly groupNames?: GroupNames
}

/** Issue areas in words; what stands in none is "other matters". */
const themeWords = (field: string | undefined): string =>
  field === undefined ? 'other matters' : field.replace(/-/g, ' ')

const ended = (entry: Entry): boolean => entry.view.standing === 'held'

/** The dossier of a pair of states; the order of entries and reports does not matter. */
export function dossier(request: DossierRequest): Dossier {
  const { pair, nameOf, asOf } = request
  const reports = new Map(request.reports.map((r) => [r.id, r]))
  const entries = entriesOf(request, reports)
  const visitOf = new Map(
    entries.filter((e) => e.kind === 'visit').flatMap((e) => e.findings.map((f) => [f.id, e.id] as const)),
  )
  const parentOf = (entry: Entry): string | null => {
    for (const f of entry.findings) {
      const parent = f.within === null ? undefined : visitOf.get(f.within)
      if (parent !== undefined && parent !== entry.id) return parent
    }
    return null
  }
  const { publishedFirst, item } = itemsOf(reports, nameOf, request.follow)
  const encounters = entries.filter((e) => e.kind === 'meeting' || e.kind === 'visit')
  const held = encounters.filter(ended)
  const planned = encounters.filter((e) =>
    ['announced', 'proposed', 'offered', 'hypothetical'].includes(e.view.standing),
  )
  const day = (e: Entry): string => e.view.when.to ?? e.view.when.from ?? ''
  const lately = [...held].sort(
    (a, b) => compare(sortDay(b.view.when), sortDay(a.view.when)) || b.publishers - a.publishers,
  )
  const known = lately.filter((e) => e.view.when.from !== null)
  const parts = new Map(held.map((e): [string, Entry[]] => [e.id, []]))
  for (const e of held) parts.get(parentOf(e) ?? '')?.push(e)

  const kinds = Object.fromEntries(
    FINDING_KINDS.map((k) => [k, entries.filter((e) => e.kind === k).length]),
  ) as Record<FindingKind, number>
  const used = [...new Set(entries.flatMap((e) => e.findings.map((f) => f.report)))].flatMap(
    (id) => reports.get(id) ?? [],
  )
  const days = used.flatMap((r) => r.published?.slice(0, 10) ?? []).sort()
  const publisherOf = (r: Report): string => r.publisher ?? 'publisher not stated'
  const publishers = [...new Set(used.map(publisherOf))].sort()
  // What was said last comes first; what has no date of its own counts from its publication.
  const said = (e: Entry): string => e.view.when.from ?? publishedFirst(e) ?? ''
  const latest = (kind: FindingKind): Entry[] =>
    entries.filter((e) => e.kind === kind).sort((a, b) => compare(said(b), said(a)))
  const undertakings = latest('undertaking')
  const statements = latest('statement')
  const themes = new Map<string, Entry[]>()
  for (const e of statements) {
    const theme = themeWords(e.view.fields[0])
    themes.set(theme, [...(themes.get(theme) ?? []), e])
  }
  /** Whether its day has passed; what is announced for no day lies ahead for a year after it was last told of. */
  const passed = (e: Entry): boolean => {
    const told = e.findings.flatMap((f) => reports.get(f.report)?.published?.slice(0, 10) ?? []).sort()
    const until = day(e) || (told.length === 0 ? '9999' : addDays(told.at(-1)!, YEAR))
    return until < asOf
  }
  const unconfirmed = planned.filter((e) => passed(e) && !held.some((h) => fulfils(h, e)))
  const result: Omit<Dossier, 'limits'> = {
    left: request.left ?? [],
    pair,
    names: [nameOf(pair[0]), nameOf(pair[1])],
    asOf,
    since: request.since ?? null,
    until: request.until ?? null,
    counts: { entries: entries.length, reports: used.length, publishers: publishers.length, kinds },
    period: { from: days[0] ?? null, to: days[days.length - 1] ?? null },
    happened: firstPage(known, pair).map((e) => item(e)),
    contacts: LEVELS.map((level) => {
      const last =
        known.find((e) => e.kind === 'meeting' && contactLevel(e.view, pair) === level) ??
        known.find((e) => contactLevel(e.view, pair) === level)
      return { level, item: last ? item(last) : null }
    }),
    ahead: planned.filter((e) => !passed(e)).map((e) => item(e)),
    unconfirmed: unconfirmed.map((e) => item(e)),
    undertakings: undertakings.map((e) => item(e)),
    acts: latest('act').map((e) => item(e)),
    themes: [...themes]
      .sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0]))
      .map(([theme, list]) => ({ theme, items: list.map((e) => item(e)) })),
    chronology: encounters
      .filter((e) => !planned.includes(e))
      .filter((e) => !parts.has(parentOf(e) ?? ''))
      .map((e) =>
        item(
          e,
          (parts.get(e.id) ?? []).map((part) => item(part)),
        ),
      ),
    commemorations: entries.filter((e) => e.kind === 'commemoration').map((e) => item(e)),
    formulations: formulationsOf(
      entries,
      item,
      (id) => reports.get(id)?.published?.slice(0, 10) ?? null,
      nameOf,
    ),
    people: peopleOf(entries, pair, item, request.groupNames),
    disagreements: entries
      .filter((e) => e.disagreements.length > 0)
      .map((e) => ({ item: item(e), over: e.disagreements })),
    sources: publishers.map((publisher) => ({
      publisher,
      reports: used
        .filter((r) => publisherOf(r) === publisher)
        .sort((a, b) => compare(a.published ?? '', b.published ?? ''))
        .map((r) => ({ id: r.id, title: r.title, date: r.published?.slice(0, 10) ?? null, url: r.url })),
    })),
  }
  return { ...result, limits: limitsOf(result, entries) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How much an encounter matters on a first page: its level, then how widely it is reported. */
const weight = (entry: Entry, pair: readonly [string, string]): number => {
  const level = contactLevel(entry.view, pair)
  return (
    (level === null ? 0 : (LEVELS.length - LEVELS.indexOf(level)) * 10) +
    Math.min(entry.publishers, 9) +
    (entry.kind === 'visit' ? 1 : 0)
  )
}

/** The newest two encounters and the weightiest, six at most, in order of time; the list given has the newest first. */
function firstPage(known: readonly Entry[], pair: readonly [string, string]): Entry[] {
  const weighty = [...known].sort((a, b) => weight(b, pair) - weight(a, pair))
  return [...new Set([...known.slice(0, 2), ...weighty])]
    .slice(0, 6)
    .sort((a, b) => compare(sortDay(a.view.when), sortDay(b.view.when)))
}
