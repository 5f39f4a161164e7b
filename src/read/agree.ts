import type { Span } from '../ontology/span.ts'

/** A name before its type is settled: the type it seems to have, and the log probability of each. */
export interface Candidate extends Span {
  readonly type: number
  readonly scores: Float32Array
}

const SAME = 0.5
const PART = 0.5
const MOST = 4

/** Scores of some names added up, and the types among them. */
interface Sum {
  readonly scores: Float64Array
  readonly types: ReadonlySet<number>
}

/**
 * Types of the names of one report, each weighed with its other mentions: the "Ruto" of "the Ruto camp" is a person where
 * "William Ruto" is one. `person` is the index of that type.
 */
export function agreedTypes(text: string, names: readonly Candidate[], person: number): number[] {
  const groups = new Map<string, number[]>()
  const keys = names.map((name) => text.slice(name.start, name.end).replace(/\s+/g, ' '))
  keys.forEach((key, i) => {
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  })
  const parts = new Map<string, number[]>()
  keys.forEach((key, i) => {
    if (names[i]!.type !== person || !key.includes(' ')) return
    for (const part of new Set(key.split(' '))) {
      const list = parts.get(part)
      if (list) list.push(i)
      else parts.set(part, [i])
    }
  })
  const sums = new Map<readonly number[], Sum>()
  const sumOf = (list: readonly number[]): Sum => {
    const known = sums.get(list)
    if (known) return known
    const scores = new Float64Array(names[0]!.scores.length)
    for (const k of list) for (let t = 0; t < scores.length; t++) scores[t]! += names[k]!.scores[t]!
    const made = { scores, types: new Set(list.map((k) => names[k]!.type)) }
    sums.set(list, made)
    return made
  }
  return names.map((name, i) => {
    const same = groups.get(keys[i]!)!
    const whole = parts.get(keys[i]!) ?? []
    const agreed = (list: readonly number[]): boolean =>
      list.length === 0 || (sumOf(list).types.size === 1 && sumOf(list).types.has(name.type))
    if (agreed(same) && agreed(whole)) return name.type
    const scores = Float64Array.from(name.scores)
    /** `own`: the name itself is among the list, and does not count. */
    const add = (list: readonly number[], weight: number, own: boolean): void => {
      const others = list.length - (own ? 1 : 0)
      if (others === 0) return
      const share = (weight * Math.min(others, MOST)) / others
      const sum = sumOf(list).scores
      for (let t = 0; t < scores.length; t++) scores[t]! += share * (sum[t]! - (own ? name.scores[t]! : 0))
    }
    add(same, SAME, true)
    add(whole, PART, false)
    let best = name.type
    for (let t = 0; t < scores.length; t++) if (scores[t]! > scores[best]!) best = t
    return best
  })
}
