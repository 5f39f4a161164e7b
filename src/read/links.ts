import { type Label, spansOf } from './labels.ts'
import {
  boundariesOf,
  type LinkLogits,
  type Members,
  members,
  probability,
  type Range,
  type Weights,
} from './stretch.ts'

/** One attribution of a window; each role is a list of unit ranges `[from, to)` in order. */
export interface Link {
  readonly source: readonly Range[]
  readonly cue: readonly Range[]
  readonly content: readonly Range[]
  readonly confidence: number
}

/** What decoding needs to know: how much is taken off the odds that a unit is no cue, and the weights of the two roles. */
export interface LinkWeights {
  readonly cue: number
  readonly roles: readonly [source: Weights, content: Weights]
}

const WEIGHTS: LinkWeights = {
  cue: 0,
  roles: [
    { boundary: 0.25, change: 0.5, bias: 1, most: 6, pause: Infinity },
    { boundary: 1.5, change: 4, bias: -0.5, most: 4, pause: 0 },
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
  return parted(found)
}

const SHARED = 0.7

/** No two attributions share a content: two parts of one cue, as "later | said", are put together, else the surer one stays. */
function parted(links: readonly Link[]): Link[] {
  const kept: Link[] = []
  for (const link of [...links].sort((a, b) => b.confidence - a.confidence)) {
    const rival = kept.findIndex((k) => overlap(k.content, link.content) > SHARED)
    if (rival < 0) {
      kept.push(link)
      continue
    }
    const [a, b] = [kept[rival]!.cue[0]!, link.cue[0]!]
    const [left, right] = a[0] < b[0] ? [a, b] : [b, a]
    if (right[0] === left[1]) kept[rival] = { ...kept[rival]!, cue: [[left[0], right[1]]] }
  }
  return kept.sort((a, b) => a.cue[0]![0] - b.cue[0]![0])
}

/** The share of units that two lists of ranges have in common. */
function overlap(a: readonly Range[], b: readonly Range[]): number {
  const size = (ranges: readonly Range[]): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0)
  let both = 0
  for (const [from, to] of a)
    for (const [start, end] of b) both += Math.max(0, Math.min(to, end) - Math.max(from, start))
  return both / (size(a) + size(b) - both)
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
