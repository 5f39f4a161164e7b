const ROOT_PENALTY = 1e6

/**
 * Heads of the best tree over `n` words with exactly one root (Chu–Liu–Edmonds). `score(i, j)` is the score of word j as
 * the head of word i; j = -1 is the root. Returns -1 for the root word.
 */
export function bestTree(n: number, score: (dependent: number, head: number) => number): Int32Array {
  const greedy = new Int32Array(n)
  let roots = 0
  for (let i = 0; i < n; i++) {
    let best = -1
    let top = score(i, -1)
    for (let j = 0; j < n; j++) {
      if (j === i) continue
      const s = score(i, j)
      if (s > top) {
        top = s
        best = j
      }
    }
    greedy[i] = best
    if (best < 0) roots++
  }
  if (roots === 1 && cycleIn(greedy) === null) return greedy

  const size = n + 1
  const scores = new Float64Array(size * size).fill(-Infinity)
  for (let i = 0; i < n; i++) {
    // A constant on every arc from the root makes the best tree the best one with a single root.
    scores[(i + 1) * size] = score(i, -1) - ROOT_PENALTY
    for (let j = 0; j < n; j++) if (j !== i) scores[(i + 1) * size + j + 1] = score(i, j)
  }
  const heads = arborescence(size, scores)
  return heads.subarray(1).map((head) => head - 1)
}

/** Heads of the best tree rooted in node 0; `scores[dependent * size + head]`. */
function arborescence(size: number, scores: Float64Array): Int32Array {
  const heads = new Int32Array(size).fill(-1)
  for (let i = 1; i < size; i++) {
    let top = -Infinity
    for (let j = 0; j < size; j++) {
      const s = scores[i * size + j]!
      if (j !== i && (s > top || heads[i] === -1)) {
        top = s
        heads[i] = j
      }
    }
  }
  const cycle = cycleIn(heads)
  if (cycle === null) return heads

  const inside = new Set(cycle)
  const outside: number[] = []
  for (let i = 0; i < size; i++) if (!inside.has(i)) outside.push(i)
  const merged = outside.length
  const next = merged + 1
  const smaller = new Float64Array(next * next).fill(-Infinity)
  const enter = new Int32Array(next)
  const leave = new Int32Array(next)
  outside.forEach((v, a) => {
    outside.forEach((u, b) => {
      smaller[a * next + b] = scores[v * size + u]!
    })
    let up = -Infinity
    let down = -Infinity
    for (const u of cycle) {
      const asHead = scores[v * size + u]!
      if (asHead > up || leave[a] === 0) {
        up = asHead
        leave[a] = u
      }
      const asDependent = scores[u * size + v]! - scores[u * size + heads[u]!]!
      if (asDependent > down || enter[a] === 0) {
        down = asDependent
        enter[a] = u
      }
    }
    if (a > 0) smaller[a * next + merged] = up
    smaller[merged * next + a] = down
  })
  const solved = arborescence(next, smaller)
  outside.forEach((v, a) => {
    if (a > 0) heads[v] = solved[a] === merged ? leave[a]! : outside[solved[a]!]!
  })
  const from = solved[merged]!
  heads[enter[from]!] = outside[from]!
  return heads
}

/** The nodes of one cycle among heads, or null; nodes without head (negative) end a chain. */
function cycleIn(heads: Int32Array): number[] | null {
  const seen = new Int32Array(heads.length)
  for (let start = 0; start < heads.length; start++) {
    let at = start
    while (at >= 0 && seen[at] === 0) {
      seen[at] = start + 1
      at = heads[at]!
    }
    if (at >= 0 && seen[at] === start + 1) {
      const cycle = [at]
      for (let k = heads[at]!; k !== at; k = heads[k]!) cycle.push(k)
      return cycle
    }
  }
  return null
}
