import { bodyOf } from '../ontology/actor.ts'
import type { Entry } from '../ontology/entry.ts'
import type { FollowThrough } from '../ontology/follow-through.ts'
import { membersOf, type Side } from '../ontology/side.ts'
import { whenWords } from './date-words.ts'
import { describe, type NameState } from './describe.ts'
import { csvLine } from './export/table.ts'
import { followWords } from './follow-words.ts'

/** What a sheet is made from. */
export interface SheetRequest {
  readonly nameOf: NameState
  /** Organisations by their id: each of their members on the day is scored. */
  readonly organisations: ReadonlyMap<string, Side>
  /** Whether the names of the columns come first. */
  readonly head: boolean
}

/** The columns of a sheet; `score` and `why` are filled in by hand. */
export const SHEET_COLUMNS = [
  'commitment',
  'member',
  'score',
  'why',
  'text',
  'made',
  'due',
  'status',
  'evidence',
  'guideline',
] as const

/** As the G20 Research Group scores compliance. */
const GUIDELINE =
  '+1: the commitment is kept in full or nearly so; 0: work in progress, or kept in part; -1: nothing done, or something against it'

/** Undertakings as CSV, one line for each commitment and member, to be scored by hand: the style of the G20 Research Group. */
export function scoreSheet(
  entries: readonly (Entry & { readonly followThrough: FollowThrough })[],
  { nameOf, organisations, head }: SheetRequest,
): string {
  const rows = entries.flatMap((entry) => {
    const { followThrough: follow, view } = entry
    const scoredOf = (body: string): string[] => {
      const side = organisations.get(body)
      const members = side === undefined ? [] : membersOf(side, view.when.from ?? view.when.to)
      const own = members.filter((m) => m !== body)
      return own.length > 0 ? own : [body]
    }
    const bound = view.parties.filter((p) => p.role === 'by').flatMap((p) => bodyOf(p.actor) ?? [])
    const scored = [...new Set(bound.flatMap(scoredOf))].sort()
    const evidence = follow.steps
      .slice(1)
      .map(
        (s) =>
          `${s.status}, ${s.day ?? 'no date'}: “${s.evidence[0]?.quote ?? ''}” [${s.publisher ?? 'publisher not stated'}]`,
      )
    return scored.map((member) => {
      const given = follow.scores.findLast((s) => s.member === member)
      return [
        entry.id,
        member,
        given?.score ?? null,
        given?.why ?? '',
        describe(view, nameOf),
        whenWords(view.when),
        follow.due === null ? '' : whenWords(follow.due),
        followWords({ ...follow, scores: [] }),
        evidence.join('\n'),
        GUIDELINE,
      ]
    })
  })
  return [...(head ? [[...SHEET_COLUMNS]] : []), ...rows].map(csvLine).join('')
}

/** One score of a filled sheet. */
export interface SheetScore {
  readonly commitment: string
  readonly member: string
  readonly score: 1 | 0 | -1
  readonly why: string | null
}

/** The scores of a filled sheet; lines without a score are left out, and a score that is none throws with its line. */
export function readSheet([head = [], ...rows]: readonly (readonly string[])[]): SheetScore[] {
  const at = (name: string): number => {
    const column = head.indexOf(name)
    if (column < 0)
      throw new Error(
        `expected a column ${name} in the sheet, got ${head.join(', ')}; keep the columns as they were written`,
      )
    return column
  }
  const [commitment, member, score, why] = ['commitment', 'member', 'score', 'why'].map(at) as [
    number,
    number,
    number,
    number,
  ]
  return rows.flatMap((row, i): SheetScore[] => {
    const given = row[score]!.trim()
      .replace(/^[+'\s]+/, '')
      .replace('−', '-')
    if (given === '') return []
    if (!['1', '0', '-1'].includes(given))
      throw new Error(`expected +1, 0 or -1 in line ${i + 2} of the sheet, got "${row[score]}"; correct it`)
    return [
      {
        commitment: row[commitment]!,
        member: row[member]!,
        score: Number(given) as 1 | 0 | -1,
        why: row[why]!.trim() || null,
      },
    ]
  })
}
