import type { Row } from './figures.ts'

/** A chain: the mentions that are one thing, each under a key that is the same in gold and prediction ("12-15"). */
export type Chain = readonly string[]

/** What a measure adds up over documents: how much of the gold and of the prediction is right, and of how much. */
interface Sum {
  gold: number
  ofGold: number
  ours: number
  ofOurs: number
}

const MEASURES = ['Mentions', 'MUC', 'B³', 'CEAF-φ4'] as const
type Measure = (typeof MEASURES)[number]

/** MUC, B³ and CEAF-φ4 as the scorer of the CoNLL 2012 shared task counts them, and the mean of their F1. */
export class ChainScore {
  private readonly sums = new Map<Measure, Sum>(
    MEASURES.map((m) => [m, { gold: 0, ofGold: 0, ours: 0, ofOurs: 0 }]),
  )
  private readonly mean: string

  /** `mean` is what the row with the mean of the three is called. */
  constructor(mean = 'CoNLL') {
    this.mean = mean
  }

  /** Counts the chains of one document; chains of one mention count as they are given. */
  add(gold: readonly Chain[], ours: readonly Chain[]): void {
    const [inGold, inOurs] = [chainOf(gold), chainOf(ours)]
    this.count('Mentions', {
      gold: [...inGold.keys()].filter((m) => inOurs.has(m)).length,
      ofGold: inGold.size,
      ours: [...inOurs.keys()].filter((m) => inGold.has(m)).length,
      ofOurs: inOurs.size,
    })
    const sum = (chains: readonly Chain[], value: (chain: Chain) => number): number =>
      chains.reduce((total, chain) => total + value(chain), 0)
    const links = (chain: Chain): number => chain.length - 1
    this.count('MUC', {
      gold: sum(gold, (c) => c.length - partsOf(c, inOurs).length),
      ofGold: sum(gold, links),
      ours: sum(ours, (c) => c.length - partsOf(c, inGold).length),
      ofOurs: sum(ours, links),
    })
    const shared = (chain: Chain, other: ReadonlyMap<string, number>): number =>
      partsOf(chain, other).reduce((total, part) => total + (part.known ? part.size ** 2 : 0), 0) /
      chain.length
    this.count('B³', {
      gold: sum(gold, (c) => shared(c, inOurs)),
      ofGold: sum(gold, (c) => c.length),
      ours: sum(ours, (c) => shared(c, inGold)),
      ofOurs: sum(ours, (c) => c.length),
    })
    const similarity = bestAlignment(gold.map((g) => likeness(g, ours, inOurs)))
    this.count('CEAF-φ4', { gold: similarity, ofGold: gold.length, ours: similarity, ofOurs: ours.length })
  }

  rows(): Row[] {
    const rows = MEASURES.map((measure) => {
      const { gold, ofGold, ours, ofOurs } = this.sums.get(measure)!
      const recall = ofGold === 0 ? 0 : gold / ofGold
      const precision = ofOurs === 0 ? 0 : ours / ofOurs
      const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
      return { measure, precision, recall, f1, gold: ofGold }
    })
    const mean = rows.slice(1).reduce((total, r) => total + r.f1, 0) / (rows.length - 1)
    const percent = (x: number): number => Math.round(x * 10000) / 100
    return [
      { measure: this.mean, precision: null, recall: null, f1: percent(mean), gold: rows[0]!.gold },
      ...rows.map((r) => ({
        ...r,
        precision: percent(r.precision),
        recall: percent(r.recall),
        f1: percent(r.f1),
      })),
    ]
  }

  private count(measure: Measure, by: Sum): void {
    const sum = this.sums.get(measure)!
    for (const key of ['gold', 'ofGold', 'ours', 'ofOurs'] as const) sum[key] += by[key]
  }
}

const chainOf = (chains: readonly Chain[]): Map<string, number> =>
  new Map(chains.flatMap((chain, n) => chain.map((mention) => [mention, n] as const)))

/** The parts a chain falls into by the other side's chains; a mention unknown there is a part of its own. */
function partsOf(
  chain: Chain,
  other: ReadonlyMap<string, number>,
): { readonly size: number; readonly known: boolean }[] {
  const sizes = new Map<number, number>()
  let unknown = 0
  for (const mention of chain) {
    const n = other.get(mention)
    if (n === undefined) unknown++
    else sizes.set(n, (sizes.get(n) ?? 0) + 1)
  }
  return [
    ...[...sizes.values()].map((size) => ({ size, known: true })),
    ...Array.from({ length: unknown }, () => ({ size: 1, known: false })),
  ]
}

/** φ4 of a gold chain with each of ours: twice the mentions both have, over the mentions of the two. */
function likeness(gold: Chain, ours: readonly Chain[], inOurs: ReadonlyMap<string, number>): Float64Array {
  const row = new Float64Array(ours.length)
  for (const mention of gold) {
    const n = inOurs.get(mention)
    if (n !== undefined) row[n]!++
  }
  return row.map((both, n) => (2 * both) / (gold.length + ours[n]!.length))
}

/** The greatest sum of one-to-one pairs of rows and columns (Kuhn and Munkres, with potentials). */
export function bestAlignment(rows: readonly Float64Array[]): number {
  const across = rows[0]?.length ?? 0
  if (rows.length > across) {
    if (across === 0) return 0
    const turned = Array.from({ length: across }, (_, c) => Float64Array.from(rows, (r) => r[c]!))
    return bestAlignment(turned)
  }
  // Columns are numbered from 1; column 0 stands for "none yet".
  const rowPotential = new Float64Array(rows.length + 1)
  const potential = new Float64Array(across + 1)
  const rowAt = new Int32Array(across + 1)
  const before = new Int32Array(across + 1)
  for (let r = 1; r <= rows.length; r++) {
    rowAt[0] = r
    let column = 0
    const least = new Float64Array(across + 1).fill(Infinity)
    const used = new Uint8Array(across + 1)
    do {
      used[column] = 1
      const row = rowAt[column]!
      let step = Infinity
      let next = 0
      for (let c = 1; c <= across; c++) {
        if (used[c]) continue
        const cost = -rows[row - 1]![c - 1]! - rowPotential[row]! - potential[c]!
        if (cost < least[c]!) {
          least[c] = cost
          before[c] = column
        }
        if (least[c]! < step) {
          step = least[c]!
          next = c
        }
      }
      for (let c = 0; c <= across; c++)
        if (used[c]) {
          rowPotential[rowAt[c]!]! += step
          potential[c]! -= step
        } else least[c]! -= step
      column = next
    } while (rowAt[column] !== 0)
    for (; column !== 0; column = before[column]!) rowAt[column] = rowAt[before[column]!]!
  }
  let total = 0
  for (let c = 1; c <= across; c++) if (rowAt[c] !== 0) total += rows[rowAt[c]! - 1]![c - 1]!
  return total
}
