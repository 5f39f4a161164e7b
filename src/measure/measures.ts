import { ACT_TYPES, type ActCodes, QUAD_NAMES } from '../ontology/act.ts'
import { FINDING_KINDS, type Finding, type FindingKind, UNDERTAKING_TYPES } from '../ontology/finding.ts'
import { type FollowThrough, STAGES } from '../ontology/follow-through.ts'
import { contactLevel, LEVELS } from '../ontology/level.ts'
import type { Side } from '../ontology/side.ts'
import type { Table } from './options.ts'
import type { Counted } from './tally.ts'

/** What a measure needs to know to put a number on an entry. */
export interface Scale {
  readonly codes: ActCodes
  readonly table: Table
  readonly from: Side
  readonly to: Side
  /** How undertakings were followed through, by entry. */
  readonly follow: ReadonlyMap<string, FollowThrough>
}

/** A number, or several that belong together, for each period of a series. */
export interface Measure {
  readonly name: string
  /** One sentence: what it counts, in which unit. */
  readonly what: string
  /** The kinds of findings it counts. */
  readonly kinds: readonly FindingKind[]
  /** Kinds that what is shown beside its series rests on too. */
  readonly beside?: readonly FindingKind[]
  /** Columns that add up over entries and periods, in order. */
  readonly sums: readonly string[]
  /** Columns made of the sums of a period; null where they say nothing. */
  readonly derived: Readonly<Record<string, (sum: (column: string) => number) => number | null>>
  /** The column that stands for the measure where one is wanted. */
  readonly main: string
  /** What one entry adds to each column; nothing for a column not named. */
  readonly adds: (counted: Counted, scale: Scale) => Readonly<Record<string, number>>
}

const QUADS = Object.values(QUAD_NAMES)
const NEUTRAL = 'neutral'
const UNSTATED = 'level not stated'

/** The sum of scores, split by sign, with the mean over the acts that have one. */
const scored = (
  name: string,
  what: string,
  score: (act: Extract<Finding, { kind: 'act' }>, scale: Scale) => number | null,
): Measure => ({
  name,
  what,
  kinds: ['act'],
  sums: ['acts', 'unscored', 'cooperation', 'conflict', 'sum'],
  derived: {
    mean: (sum) => {
      const known = sum('acts') - sum('unscored')
      return known > 0 ? sum('sum') / known : null
    },
  },
  main: 'sum',
  adds: ({ entry: { view } }, scale) => {
    if (view.kind !== 'act') return {}
    const value = score(view, scale)
    return value === null
      ? { acts: 1, unscored: 1 }
      : { acts: 1, cooperation: Math.max(value, 0), conflict: Math.max(-value, 0), sum: value }
  },
})

/** The measures, as `chancery measure` lists them. */
export const MEASURES: readonly Measure[] = [
  {
    name: 'counts',
    what: 'entries of each kind',
    kinds: FINDING_KINDS.filter((k) => k !== 'tenure'),
    sums: [...FINDING_KINDS.filter((k) => k !== 'tenure'), 'all'],
    derived: {},
    main: 'all',
    adds: ({ entry }) => ({ [entry.kind]: 1, all: 1 }),
  },
  {
    name: 'types',
    what: 'acts of each PLOVER type',
    kinds: ['act'],
    sums: [...ACT_TYPES, 'all'],
    derived: {},
    main: 'all',
    adds: ({ entry: { view } }) => (view.kind === 'act' ? { [view.type]: 1, all: 1 } : {}),
  },
  {
    name: 'quad',
    what: 'acts of each quad class',
    kinds: ['act'],
    sums: [...QUADS, 'all'],
    derived: {},
    main: 'all',
    adds: ({ entry: { view } }) => (view.kind === 'act' ? { [QUAD_NAMES[view.quad]]: 1, all: 1 } : {}),
  },
  {
    name: 'penta',
    what: 'acts of each penta class: the quads, and neutral for bare statements (CAMEO root 01)',
    kinds: ['act'],
    sums: [NEUTRAL, ...QUADS, 'all'],
    derived: {},
    main: 'all',
    adds: ({ entry: { view } }, { codes }) =>
      view.kind === 'act'
        ? { [codes.cameo.get(view.cameo)?.penta === 0 ? NEUTRAL : QUAD_NAMES[view.quad]]: 1, all: 1 }
        : {},
  },
  scored(
    'goldstein',
    'Goldstein scores of acts, -10 to 10 each, by the table named',
    (act, { table }) => act.goldstein[table],
  ),
  scored('scale', 'event scores of the PLOVER manual, -10 to 10 for each act', (act, { codes }) =>
    codes.score(act.type, act.mode),
  ),
  {
    name: 'net',
    what: 'net cooperation: acts of cooperation (quads 1 and 2) less acts of conflict (quads 3 and 4)',
    kinds: ['act'],
    sums: ['cooperation', 'conflict', 'net'],
    derived: {
      balance: (sum) => {
        const all = sum('cooperation') + sum('conflict')
        return all > 0 ? sum('net') / all : null
      },
    },
    main: 'net',
    adds: ({ entry: { view } }) =>
      view.kind !== 'act' ? {} : view.quad < 3 ? { cooperation: 1, net: 1 } : { conflict: 1, net: -1 },
  },
  {
    name: 'contact',
    what: 'meetings, calls and letters by level: the lower of the highest office on each side',
    kinds: ['meeting'],
    beside: ['visit'],
    sums: [...LEVELS, UNSTATED, 'all'],
    derived: {},
    main: 'all',
    adds: ({ entry: { view } }, { from, to }) => ({
      [contactLevel(view, [from.states, to.states]) ?? UNSTATED]: 1,
      all: 1,
    }),
  },
  {
    name: 'visits',
    what: 'visits by who visits whom: by the first side to the second, and the other way',
    kinds: ['visit'],
    sums: ['out', 'back', 'balance', 'all'],
    derived: {},
    main: 'all',
    adds: ({ out, back }) => ({
      out: out ? 1 : 0,
      back: back ? 1 : 0,
      balance: (out ? 1 : 0) - (back ? 1 : 0),
      all: 1,
    }),
  },
  {
    name: 'undertakings',
    what: 'undertakings of each type',
    kinds: ['undertaking'],
    beside: ['meeting', 'visit'],
    sums: [...UNDERTAKING_TYPES, 'all'],
    derived: {},
    main: 'all',
    adds: ({ entry: { view } }) => (view.kind === 'undertaking' ? { [view.type]: 1, all: 1 } : {}),
  },
  {
    name: 'follow-through',
    what: 'undertakings by the day they were made and by what became of them: due and overdue, and their status',
    kinds: ['undertaking'],
    sums: [...STAGES, 'all'],
    derived: {
      rate: (sum) => {
        const ended = sum('fulfilled') + sum('breached') + sum('lapsed')
        return ended > 0 ? sum('fulfilled') / ended : null
      },
    },
    main: 'all',
    adds: ({ entry }, { follow }) => {
      const { status, due = null, timing = null } = follow.get(entry.id) ?? { status: 'unknown' as const }
      const day = due?.to ?? due?.from ?? null
      return {
        [status]: 1,
        due: day !== null && timing !== 'due' ? 1 : 0,
        overdue: timing === 'overdue' ? 1 : 0,
        all: 1,
      }
    },
  },
  {
    name: 'formulations',
    what: 'uses of set phrases on the relationship',
    kinds: ['formulation'],
    sums: ['all'],
    derived: {},
    main: 'all',
    adds: () => ({ all: 1 }),
  },
]

/** The measure of a name. */
export function measureNamed(name: string): Measure {
  const found = MEASURES.find((m) => m.name === name)
  if (found === undefined)
    throw new RangeError(
      `expected one of ${MEASURES.map((m) => m.name).join(', ')} as measure, got "${name}"; correct it`,
    )
  return found
}
