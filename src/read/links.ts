import { type Label, type Logits, spansOf } from './labels.ts'

/** One attribution of a window; each role is a list of unit ranges `[from, to)` in order. */
export interface Link {
  readonly source: readonly Range[]
  readonly cue: readonly Range[]
  readonly content: readonly Range[]
  readonly confidence: number
}

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

/** What decoding needs to know: how much is taken off the odds that a unit is no cue, and the weights of the two roles. */
export interface LinkWeights {
  readonly cue: number
  readonly roles: readonly [source: Weights, content: Weights]
}

const WEIGHTS: LinkWeights = {
  cue: 0,
  roles: [
    { boundary: 0.1, change: 0, bias: 1, most: 6, pause: Infinity },
    { boundary: 1.5, change: 4, bias: -0.5, most: 4, pause: 2 },
  ],
}

/** Finds cues, then for each cue the units of its source and content: "Lee | said | the talks went well". */
export function linksOf(logits: LinkLogits, breaks: (unit: number) => boolean, weights = WEIGHTS): Link[] {
  const cues = spansOf(logits.cue, breaks, weights.cue)
  if (cues.length === 0) return []
  const boundaries = [boundariesOf(logits.source), boundariesOf(logits.content)] as const
  const spans = spansOf(logits.content, breaks)
  const found: Link[] = []
  for (const cue of cues) {
    const source = members(logits, 0, cue, boundaries[0], weights.roles[0])
    let content = members(logits, 1, cue, boundaries[1], weights.roles[1])
    if (content.ranges.length === 0) content = likeliest(logits, cue, spans)
    if (content.ranges.length === 0) continue
    found.push({
      source: source.ranges,
      cue: [[cue.from, cue.to]],
      content: content.ranges,
      confidence: Math.round(cue.confidence * content.confidence * 1000) / 1000,
    })
  }
  return found
}

interface Members {
  readonly ranges: readonly Range[]
  /** Mean probability of the links. */
  readonly confidence: number
}

interface Boundaries {
  readonly begin: Float64Array
  readonly inside: Float64Array
}

/** Log odds that a span begins at a unit, and that it goes on through it. */
function boundariesOf({ data, rows }: Logits): Boundaries {
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
const probability = (logit: number): number => 1 / (1 + Math.exp(-logit))

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
function members(
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

/** The content span that fits a cue best where no link is strong enough. */
function likeliest(logits: LinkLogits, cue: Label, spans: readonly Label[]): Members {
  let best: Label | null = null
  let top = -4
  for (const span of spans) {
    if (span.from < cue.to && cue.from < span.to) continue
    let sum = 0
    for (let k = span.from; k < span.to; k++) sum += logits.member(1, cue.from, k)
    if (sum / (span.to - span.from) > top) {
      top = sum / (span.to - span.from)
      best = span
    }
  }
  return best === null
    ? { ranges: [], confidence: 0 }
    : { ranges: [[best.from, best.to]], confidence: probability(top) }
}
