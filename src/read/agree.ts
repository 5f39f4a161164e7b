import type { Span } from '../ontology/span.ts'

/** A name before its type is settled: the type it seems to have, and the log probability of each. */
export interface Candidate extends Span {
  readonly type: number
  readonly scores: Float32Array
}

const SAME = 0.5
const PART = 0.5
const MOST = 4

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
  return names.map((name, i) => {
    const same = groups.get(keys[i]!)!.filter((k) => k !== i)
    const whole = parts.get(keys[i]!) ?? []
    if (same.every((k) => names[k]!.type === name.type) && whole.every((k) => names[k]!.type === name.type))
      return name.type
    const scores = Float64Array.from(name.scores)
    const add = (others: readonly number[], weight: number): void => {
      const share = (weight * Math.min(others.length, MOST)) / others.length
      for (const k of others)
        for (let t = 0; t < scores.length; t++) scores[t]! += share * names[k]!.scores[t]!
    }
    add(same, SAME)
    add(whole, PART)
    let best = name.type
    for (let t = 0; t < scores.length; t++) if (scores[t]! > scores[best]!) best = t
    return best
  })
}
