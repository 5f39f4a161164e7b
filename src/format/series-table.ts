import { membersOf, type Side } from '../ontology/side.ts'
import type { StateCodes } from './state-codes.ts'

/** What a table shows of a series. */
export interface TabledSeries {
  readonly from: Side
  readonly to: Side
  readonly columns: readonly string[]
  readonly options: { readonly directed: boolean }
  readonly points: readonly {
    readonly label: string
    /** First and last day, inclusive. */
    readonly from: string
    readonly to: string
    readonly values: Readonly<Record<string, number | null>>
    readonly entries: readonly { readonly id: string }[]
    readonly reports: number
    readonly publishers: number
  }[]
}

const list = (values: readonly (string | number | null)[]): string =>
  values.filter((v) => v !== null).join('|')

const statesOn = (side: Side, day: string): string[] =>
  membersOf(side, day).filter((who) => side.states.includes(who))

/** The columns of one side: ISO alpha-3, COW and Gleditsch–Ward codes of its states, as they hold on a day. */
const sideCells = (side: Side, day: string, codes: StateCodes): string[] => [
  side.name,
  list(statesOn(side, day)),
  list(statesOn(side, day).map((s) => codes.on(s, day).cow)),
  list(statesOn(side, day).map((s) => codes.on(s, day).gw)),
]

/** Series as a dyad-period table: a line a period with the codes of both sides on its first day, and the ids of its entries. */
export function seriesTable(all: readonly TabledSeries[], codes: StateCodes): (string | number | null)[][] {
  const columns = all[0]?.columns ?? []
  const side = (name: string): string[] => [name, `${name}_iso`, `${name}_cow`, `${name}_gw`]
  const head = ['directed', 'period', 'first_day', 'last_day', 'reports', 'publishers']
  const named = columns.map((c) => c.toLowerCase().replace(/[^a-z]+/g, '_'))
  return [
    [...side('from'), ...side('to'), ...head, ...named, 'entries'],
    ...all.flatMap((s) =>
      s.points.map((p) => [
        ...sideCells(s.from, p.from, codes),
        ...sideCells(s.to, p.from, codes),
        s.options.directed ? 'yes' : 'no',
        p.label,
        p.from,
        p.to,
        p.reports,
        p.publishers,
        ...columns.map((c) => p.values[c] ?? null),
        list(p.entries.map((e) => e.id)),
      ]),
    ),
  ]
}
