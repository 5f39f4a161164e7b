import type { Disagreement, Entry } from '../../ontology/entry.ts'
import type { Finding, Standing } from '../../ontology/finding.ts'
import { placeKey } from '../filter.ts'
import { personName } from './claim.ts'
import { corrected } from './corrections.ts'
import { sourcesOf, type Told } from './sources.ts'
import { stayed, stayOf } from './stay.ts'

/** What a report of a finding is known by. */
export interface Member {
  readonly finding: Finding
  readonly report: Told
}

/** Standings from the most to the least settled: an entry shows the most settled one. */
const SETTLED: readonly Standing[] = [
  'held',
  'cancelled',
  'announced',
  'proposed',
  'offered',
  'denied',
  'hypothetical',
]

/** The entry that findings make; `because` says why they are one. */
export function entryFrom(
  id: string,
  members: readonly Member[],
  because: readonly string[],
  edits: readonly object[],
): Entry {
  const ordered = [...members].sort((a, b) => (a.finding.id < b.finding.id ? -1 : 1))
  const sources = sourcesOf([...new Map(ordered.map((m) => [m.report.id, m.report])).values()])
  const ranked = [...ordered].sort(
    (a, b) => worth(b.finding) - worth(a.finding) || (a.finding.id < b.finding.id ? -1 : 1),
  )
  const base = ranked[0]!.finding
  const filled = fill(base, ranked, sources)
  const view =
    filled.kind === 'visit'
      ? stayed(
          filled,
          ranked.map((m) => m.finding),
        )
      : filled
  return {
    id,
    kind: base.kind,
    view: edits.reduce(corrected, view),
    findings: ordered.map((m) => m.finding),
    reports: new Set(ordered.map((m) => m.report.family)).size,
    publishers: new Set(sources.values()).size,
    disagreements: disagreementsOf(ordered),
    because,
  }
}

/** How much a finding says and how sure it is. */
function worth(finding: Finding): number {
  const settled = SETTLED.length - SETTLED.indexOf(finding.standing)
  const named = finding.parties.filter((p) => personName(p.actor) !== null).length
  const exact = finding.when.from === null ? 0 : finding.when.from === finding.when.to ? 2 : 1
  return settled * 10 + Math.min(named, 4) + exact + (finding.where === null ? 0 : 1) + finding.confidence
}

/** Fields of a view that may come from another finding than the one that stands for the entry. */
const FIELDS = [
  'when',
  'where',
  'ordinal',
  'setting',
  'visitType',
  'days',
  'instrument',
  'due',
  'rank',
  'from',
  'to',
  'base',
] as const

/** Each field as most sources give it; the finding that says most decides between equals. */
function fill(base: Finding, ranked: readonly Member[], sources: ReadonlyMap<string, string>): Finding {
  const view: Record<string, unknown> = { ...base }
  for (const field of FIELDS) {
    if (!(field in base)) continue
    const votes = new Map<string, { value: unknown; sources: Set<string>; at: number }>()
    ranked.forEach(({ finding, report }, at) => {
      const value = (finding as unknown as Record<string, unknown>)[field]
      const key = value === undefined ? null : keyOf(field, value)
      if (key === null) return
      const vote = votes.get(key) ?? { value, sources: new Set(), at }
      vote.sources.add(sources.get(report.id)!)
      votes.set(key, vote)
    })
    const best = [...votes.entries()].sort(
      ([x, v], [y, w]) =>
        exactness(field, w.value) - exactness(field, v.value) ||
        w.sources.size - v.sources.size ||
        v.at - w.at ||
        (x < y ? -1 : 1),
    )[0]
    if (best !== undefined) view[field] = best[1].value
  }
  return view as unknown as Finding
}

/** A day tells more than a month; other fields are all as exact. */
function exactness(field: string, value: unknown): number {
  if (field !== 'when') return 0
  const { from, to } = value as Finding['when']
  return from !== null && from === to ? 2 : (from ?? '').slice(0, 7) === (to ?? '').slice(0, 7) ? 1 : 0
}

/** A field's value in one word, or null where it is unknown. */
function keyOf(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return String(value)
  if ('edtf' in value) return (value as Finding['when']).edtf
  if ('precision' in value) {
    const place = value as NonNullable<Finding['where']>
    return place.precision === 'country' ? null : placeKey(place.name)
  }
  return field
}

/** Fields on which reports may differ, in the order they are shown. */
const DISPUTED = [
  'when',
  'where',
  'ordinal',
  'days',
  'visitType',
  'format',
  'due',
  'from',
  'to',
  'years',
  'base',
] as const

/** Values that cannot all be true, each with who gives it. */
function disagreementsOf(members: readonly Member[]): Disagreement[] {
  const visit = members[0]?.finding.kind === 'visit'
  return DISPUTED.flatMap((field): Disagreement[] => {
    const values = new Map<
      string,
      { shown: string; raw: unknown; findings: string[]; publishers: Set<string> }
    >()
    for (const { finding, report } of members) {
      const raw = (finding as unknown as Record<string, unknown>)[field]
      const key = keyOf(field, raw)
      if (key === null) continue
      const shown = field === 'where' ? (raw as { name: string }).name : key
      const value = values.get(key) ?? { shown, raw, findings: [], publishers: new Set() }
      value.findings.push(finding.id)
      value.publishers.add(report.publisher ?? report.source)
      values.set(key, value)
    }
    const all = [...values.values()]
    const clashing = all.filter((v) => all.some((w) => w !== v && clash(field, v.raw, w.raw)))
    if (
      clashing.length < 2 ||
      (visit &&
        ofOneStay(
          field,
          all.map((v) => v.raw),
          members,
        ))
    )
      return []
    clashing.sort((v, w) => w.findings.length - v.findings.length || (v.shown < w.shown ? -1 : 1))
    return [
      {
        field,
        values: clashing.map((v) => ({
          value: v.shown,
          findings: v.findings.sort(),
          publishers: [...v.publishers].sort(),
        })),
      },
    ]
  })
}

/** Whether two different values exclude each other: a day within a named month does not. */
function clash(field: string, a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return true
  if ('edtf' in a && 'edtf' in b) {
    const [x, y] = [a, b] as [Finding['when'], Finding['when']]
    if (x.from === null || y.from === null || x.to === null || y.to === null) return true
    return x.to < y.from || y.to < x.from
  }
  if (field === 'where') {
    const [x, y] = [a, b] as [NonNullable<Finding['where']>, NonNullable<Finding['where']>]
    return x.precision === y.precision || (x.state !== null && y.state !== null && x.state !== y.state)
  }
  return true
}

/** Whether days or places are all of one stay: a visitor arrives on one day, leaves on another, and sees several cities. */
function ofOneStay(field: string, values: readonly unknown[], members: readonly Member[]): boolean {
  if (field === 'where')
    return new Set((values as NonNullable<Finding['where']>[]).map((place) => place.state)).size === 1
  if (field !== 'when') return false
  const lengths = members.flatMap((m) => (m.finding.kind === 'visit' ? (m.finding.days ?? []) : []))
  const whens = values as Finding['when'][]
  const stay = stayOf(whens, lengths.length === 0 ? null : Math.min(...lengths))
  return stay !== null && whens.every((w) => !clash(field, w, stay))
}
