import type { Finding } from '../../index.ts'

/** A run of a text that the same findings rest on. */
export interface Piece {
  readonly start: number
  readonly text: string
  /** Ids of the findings whose evidence it is; none for plain text. */
  readonly findings: readonly string[]
  /** The findings whose evidence begins here, for the first piece of each. */
  readonly first: readonly string[]
  /** The findings whose first stretch of evidence ends here: their numbers stand after it. */
  readonly last: readonly string[]
}

/** The paragraphs of a text, each cut where evidence begins or ends. Offsets count UTF-16 code units. */
export function piecesOf(text: string, findings: readonly Finding[]): Piece[][] {
  const spans = findings.flatMap((f) =>
    f.evidence
      .filter((e) => e.report === f.report && e.end <= text.length)
      .map((e) => ({ id: f.id, start: e.start, end: e.end })),
  )
  const begun = new Set<string>()
  const numbered = new Set<string>()
  const paragraphs: Piece[][] = []
  let at = 0
  for (const paragraph of text.split(/\n{2,}/)) {
    const from = text.indexOf(paragraph, at)
    const to = from + paragraph.length
    at = to
    const cuts = new Set([from, to])
    for (const s of spans) for (const edge of [s.start, s.end]) if (edge > from && edge < to) cuts.add(edge)
    const edges = [...cuts].sort((a, b) => a - b)
    const under = (i: number): string[] => {
      const [start, end] = [edges[i], edges[i + 1]]
      if (start === undefined || end === undefined) return []
      return [...new Set(spans.filter((s) => s.start < end && start < s.end).map((s) => s.id))]
    }
    const pieces = edges.slice(0, -1).map((start, i): Piece => {
      const here = under(i)
      const next = under(i + 1)
      const first = here.filter((id) => !begun.has(id))
      for (const id of first) begun.add(id)
      const last = here.filter((id) => !numbered.has(id) && !next.includes(id))
      for (const id of last) numbered.add(id)
      return { start, text: text.slice(start, edges[i + 1]), findings: here, first, last }
    })
    if (pieces.length > 0) paragraphs.push(pieces)
  }
  return paragraphs
}
