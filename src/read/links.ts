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

/** How far the boundaries that the flat layers see count beside the links, and what a change of state costs. */
interface Weights {
  readonly boundary: number
  readonly change: number
  readonly bias: number
}

const CUE_BIAS = 0
const SOURCE: Weights = { boundary: 0.5, change: 1, bias: 0 }
const CONTENT: Weights = { boundary: 0.5, change: 1, bias: 0 }

/** Finds cues, then for each cue the units of its source and content: "Lee | said | the talks went well". */
export function linksOf(logits: LinkLogits, breaks: (unit: number) => boolean): Link[] {
  const cues = spansOf(logits.cue, breaks, CUE_BIAS)
  if (cues.length === 0) return []
  const boundaries = [boundariesOf(logits.source), boundariesOf(logits.content)] as const
  const found: Link[] = []
  for (const cue of cues) {
    const content = members(logits, 1, cue, boundaries[1], CONTENT)
    if (content.ranges.length === 0) continue
    const source = members(logits, 0, cue, boundaries[0], SOURCE)
    found.push({
      source: source.ranges,
      cue: [[cue.from, cue.to]],
      content: content.ranges,
      confidence: Math.round(cue.confidence * content.confidence * 1000) / 1000,
    })
  }
  return found
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

/** Best sequence of in and out over the units: links say which, boundaries say where it may change. */
function members(
  logits: LinkLogits,
  role: 0 | 1,
  cue: Label,
  { begin, inside }: Boundaries,
  weights: Weights,
): { ranges: Range[]; confidence: number } {
  const length = begin.length
  const back = new Uint8Array(length * 2)
  const odds = new Float64Array(length)
  let out = 0
  let into = -Infinity
  const clip = (x: number): number => Math.max(-4, Math.min(4, x)) * weights.boundary
  for (let k = 0; k < length; k++) {
    const isCue = k >= cue.from && k < cue.to
    odds[k] = isCue ? -Infinity : logits.member(role, cue.from, k) + weights.bias
    const enter = out + clip(begin[k]!) - weights.change
    const stay = into
    const leave = into - clip(inside[k]!) - (isCue ? 0 : weights.change)
    back[k * 2] = leave > out ? 1 : 0
    back[k * 2 + 1] = stay >= enter ? 1 : 0
    const nextOut = Math.max(out, leave)
    into = Math.max(enter, stay) + odds[k]!
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
      sum += 1 / (1 + Math.exp(-odds[k]!))
      count++
      if (before === 0) ranges.push([k, to])
    } else to = k
    state = before
  }
  return { ranges: ranges.reverse(), confidence: count > 0 ? sum / count : 0 }
}
