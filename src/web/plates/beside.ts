/** A mark of a drawing, a circle about its middle, with the name that is to stand beside it. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly name: string
}

/** Where a name begins, and the line it stands on. */
export interface Named<M extends Mark> {
  readonly of: M
  readonly x: number
  readonly y: number
}

/** Width of a letter of a name, more or less; height of a line, and how much of it stands below the letters' foot. */
const LETTER = 6.7
const LINE = 15
const FOOT = 4
const GAP = 3

/** How wide a name is drawn, in px. */
export const wide = (name: string): number => name.length * LETTER

/** Names of marks, those named first before the others: each where it runs into no mark and no other name, or not at all. */
export function namesBeside<M extends Mark>(
  marks: readonly M[],
  named: readonly M[],
  width: number,
  height: number,
): Named<M>[] {
  const taken: { left: number; right: number; foot: number }[] = []
  const free = (left: number, foot: number, w: number, own: M): boolean =>
    left >= 0 &&
    left + w <= width &&
    foot - LINE + FOOT >= 0 &&
    foot + FOOT <= height &&
    taken.every((t) => Math.abs(t.foot - foot) >= LINE - 1 || left > t.right || t.left > left + w) &&
    marks.every((m) => m === own || !touches(m, left, left + w, foot - LINE + FOOT, foot + FOOT))
  return named.flatMap((of) => {
    const w = wide(of.name)
    const beside = of.r + GAP
    const places = [
      [of.x + beside, of.y + FOOT],
      [of.x - beside - w, of.y + FOOT],
      [of.x - w / 2, of.y + beside + LINE - FOOT],
      [of.x - w / 2, of.y - beside - FOOT / 2],
    ] as const
    const place = places.find(([x, y]) => free(x, y, w, of))
    if (place === undefined) return []
    const [x, y] = place
    taken.push({ left: x, right: x + w, foot: y })
    return [{ of, x, y }]
  })
}

/** Whether a circle reaches into a box. */
function touches(m: Mark, left: number, right: number, top: number, bottom: number): boolean {
  const dx = m.x - Math.min(right, Math.max(left, m.x))
  const dy = m.y - Math.min(bottom, Math.max(top, m.y))
  return dx * dx + dy * dy < m.r * m.r
}
