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
}

/** What decoding needs to know: how much is taken off the odds that a unit is no cue, and the weights of the two roles. */
export interface LinkWeights {
  readonly cue: number
  readonly roles: readonly [source: Weights, content: Weights]
}

const WEIGHTS: LinkWeights = {
  cue: 0,
  roles: [
    { boundary: 0.5, change: 1, bias: 0, most: 4 },
    { boundary: 0.5, change: 1, bias: 0, most: 4 },
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

/** Best sequence of in and out over the units: links say which, boundaries say where it may change. */
function members(
  logits: LinkLogits,
  role: 0 | 1,
  cue: Label,
  { begin, inside }: Boundaries,
  { boundary, change, bias, most }: Weights,
): Members {
  const length = begin.length
  const back = new Uint8Array(length * 2)
  const odds = new Float64Array(length)
  let out = 0
  let into = -Infinity
  for (let k = 0; k < length; k++) {
    const isCue = k >= cue.from && k < cue.to
    odds[k] = isCue ? -Infinity : logits.member(role, cue.from, k) + bias
    const enter = out + boundary * clip(begin[k]!, 4) - change
    const leave = into - (isCue ? 0 : boundary * clip(inside[k]!, 4) + change)
    back[k * 2] = leave > out ? 1 : 0
    back[k * 2 + 1] = into >= enter ? 1 : 0
    const nextOut = Math.max(out, leave)
    into = Math.max(enter, into) + (isCue ? -Infinity : clip(odds[k]!, most))
    out = nextOut
  }
  const ranges: Range[] = []
  let state = into > out ? 1 : 0
  let to = length
  let sum = 0
  let count = 0
  for (let k = length - 1; k >= 0; k--) {
    const before = back[k * 2 + state]!
    if (state === 1) {
      sum += probability(odds[k]!)
      count++
      if (before === 0) ranges.push([k, to])
    } else to = k
    state = before
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
