import type { Label, Logits } from './labels.ts'

/** Units `from` (inclusive) to `to` (exclusive) of a window. */
export type Range = readonly [from: number, to: number]

/** The logits that attributions are made of: three layers over units, and two matrices from a cue to its members. */
export interface LinkLogits {
  readonly cue: Logits
  readonly source: Logits
  readonly content: Logits
  /** Logit that unit `unit` belongs to the source (0) or content (1) of the cue that starts at unit `cue`. */
  readonly member: (role: 0 | 1, cue: number, unit: number) => number
}

/** How the members of a cue are weighed; found on the development split of PolNeAR. */
export interface Weights {
  /** How far the boundaries that the flat layers see count beside the links. */
  readonly boundary: number
  /** What it costs to begin or end a stretch. */
  readonly change: number
  /** Added to every link. */
  readonly bias: number
  /** No link counts more than this, for or against. */
  readonly most: number
  /** What it costs to be in two stretches; without end for one stretch only. */
  readonly pause: number
}

/** The units that belong to a cue in one role. */
export interface Members {
  readonly ranges: readonly Range[]
  /** Mean probability of the links. */
  readonly confidence: number
}

/** Where a flat layer sees a span begin and go on. */
export interface Boundaries {
  readonly begin: Float64Array
  readonly inside: Float64Array
}

/** Log odds that a span begins at a unit, and that it goes on through it. */
export function boundariesOf({ data, rows }: Logits): Boundaries {
  const begin = new Float64Array(rows.length)
  const inside = new Float64Array(rows.length)
  rows.forEach((row, k) => {
    const [o, b, i] = [data[row]!, data[row + 1]!, data[row + 2]!]
    begin[k] = b - Math.max(o, i)
    inside[k] = i - Math.max(o, b)
  })
  return { begin, inside }
}

const clip = (x: number, most: number): number => Math.max(-most, Math.min(most, x))
/** The probability that a logit stands for. */
export const probability = (logit: number): number => 1 / (1 + Math.exp(-logit))

/**
 * What the units of a window are to a cue, in order: before the stretch, in it, in a pause that has yet to meet the cue,
 * in one that has met it, in the second stretch, after all. A source is one stretch; a content may be two, as in
 * "“It went well,” | he said, | “but there is more to do.”"
 */
const STATES = { before: 0, first: 1, pause: 2, met: 3, second: 4, after: 5 } as const
const COUNT = 6
const FROM: readonly (readonly number[])[] = [
  [STATES.before],
  [STATES.before, STATES.first],
  [STATES.first, STATES.pause],
  [STATES.first, STATES.pause, STATES.met],
  [STATES.met, STATES.second],
  [STATES.first, STATES.second, STATES.after],
]
const isIn = (state: number): boolean => state === STATES.first || state === STATES.second

/** The best way through these states: links say which units belong, boundaries say where a stretch may begin and end. */
export function members(
  logits: LinkLogits,
  role: 0 | 1,
  cue: Label,
  { begin, inside }: Boundaries,
  { boundary, change, bias, most, pause }: Weights,
): Members {
  const length = begin.length
  const back = new Int8Array(length * COUNT)
  const odds = new Float64Array(length)
  let previous = new Float64Array(COUNT).fill(-Infinity)
  let current = new Float64Array(COUNT)
  previous[STATES.before] = 0
  for (let k = 0; k < length; k++) {
    const isCue = k >= cue.from && k < cue.to
    odds[k] = logits.member(role, cue.from, k) + bias
    const gain = clip(odds[k]!, most)
    const enter = boundary * clip(begin[k]!, 4) - change
    const leave = isCue ? -change : -boundary * clip(inside[k]!, 4) - change
    for (let state = 0; state < COUNT; state++) {
      current[state] = -Infinity
      if (isCue && (isIn(state) || state === STATES.pause)) continue
      for (const from of FROM[state]!) {
        if (state === STATES.met && !isCue && from !== STATES.met) continue
        let score = previous[from]!
        if (isIn(state)) score += gain + (isIn(from) ? 0 : enter)
        else if (isIn(from)) score += leave - (state === STATES.after ? 0 : pause)
        if (score > current[state]!) {
          current[state] = score
          back[k * COUNT + state] = from
        }
      }
    }
    const swap = previous
    previous = current
    current = swap
  }
  let state: number = STATES.before
  for (const end of [STATES.first, STATES.second, STATES.after])
    if (previous[end]! > previous[state]!) state = end
  const ranges: Range[] = []
  let to = length
  let sum = 0
  let count = 0
  for (let k = length - 1; k >= 0; k--) {
    const from = back[k * COUNT + state]!
    if (isIn(state)) {
      sum += probability(odds[k]!)
      count++
      if (k === 0 || !isIn(from)) ranges.push([k, to])
    } else to = k
    state = from
  }
  return { ranges: ranges.reverse(), confidence: count > 0 ? sum / count : 0 }
}
