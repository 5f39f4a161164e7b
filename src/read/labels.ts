/** A labelled stretch of a window: units `from` (inclusive) to `to` (exclusive). */
export interface Label {
  readonly from: number
  readonly to: number
  /** Index of the type in the manifest. */
  readonly type: number
  /** The least probability of the type over the units. */
  readonly confidence: number
  /** Log probability of each type, as the mean over the units. */
  readonly scores: Float32Array
}

/** Logits of one layer: `at(unit, label)`, labels O, then B and I of each type. */
export interface Logits {
  readonly data: Float32Array
  /** Where the row of each unit begins in `data`. */
  readonly rows: Int32Array
  readonly labels: number
}

/** The best sequence of O, B and I labels in which an I follows its B, as spans. `breaks(k)`: no span goes across into k. */
export function spansOf(logits: Logits, breaks: (unit: number) => boolean, bias = 0): Label[] {
  const { data, rows, labels } = logits
  const length = rows.length
  const back = new Int16Array(length * labels)
  let previous = new Float64Array(labels).fill(-Infinity)
  let current = new Float64Array(labels)
  for (let k = 0; k < length; k++) {
    const row = rows[k]!
    let top = 0
    if (k > 0) for (let l = 1; l < labels; l++) if (previous[l]! > previous[top]!) top = l
    const base = k === 0 ? 0 : previous[top]!
    current[0] = base + data[row]! - bias
    back[k * labels] = top
    for (let b = 1; b < labels; b += 2) {
      current[b] = base + data[row + b]!
      back[k * labels + b] = top
      const from = k === 0 || breaks(k) ? -1 : previous[b]! >= previous[b + 1]! ? b : b + 1
      current[b + 1] = from < 0 ? -Infinity : previous[from]! + data[row + b + 1]!
      back[k * labels + b + 1] = from
    }
    const swap = previous
    previous = current
    current = swap
  }
  const path = new Int16Array(length)
  let at = 0
  for (let l = 1; l < labels; l++) if (length > 0 && previous[l]! > previous[at]!) at = l
  for (let k = length - 1; k >= 0; k--) {
    path[k] = at
    at = back[k * labels + at]!
  }
  const found: Label[] = []
  for (let k = 0; k < length; k++) {
    const label = path[k]!
    if (label % 2 === 0) continue
    let to = k + 1
    while (to < length && path[to] === label + 1) to++
    found.push({ from: k, to, type: (label - 1) / 2, ...certainty(logits, k, to, (label - 1) / 2) })
    k = to - 1
  }
  return found
}

/** No type is less likely than this. */
const LEAST = 1e-3

function certainty(
  { data, rows, labels }: Logits,
  from: number,
  to: number,
  type: number,
): { confidence: number; scores: Float32Array } {
  const types = (labels - 1) / 2
  const scores = new Float32Array(types)
  let confidence = 1
  for (let k = from; k < to; k++) {
    const row = rows[k]!
    let top = -Infinity
    for (let l = 0; l < labels; l++) top = Math.max(top, data[row + l]!)
    let sum = 0
    for (let l = 0; l < labels; l++) sum += Math.exp(data[row + l]! - top)
    for (let t = 0; t < types; t++) {
      const inside = Math.exp(data[row + 2 * t + 1]! - top) + Math.exp(data[row + 2 * t + 2]! - top)
      if (t === type) confidence = Math.min(confidence, inside / sum)
      scores[t]! += Math.log(Math.max(LEAST, inside / sum)) / (to - from)
    }
  }
  return { confidence: Math.round(confidence * 1000) / 1000, scores }
}
