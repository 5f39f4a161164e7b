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
  // Of each finding, where the first stretch of its evidence ends.
  const ends = new Map<string, number>()
  for (const { id, start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (!ends.has(id) || start <= ends.get(id)!) ends.set(id, Math.max(end, ends.get(id) ?? 0))
  const paragraphs: Piece[][] = []
  let at = 0
  for (const paragraph of text.split(/\n{2,}/)) {
    const from = text.indexOf(paragraph, at)
    const to = from + paragraph.length
    at = to
    const cuts = new Set([from, to])
    for (const s of spans) for (const edge of [s.start, s.end]) if (edge > from && edge < to) cuts.add(edge)
    const edges = [...cuts].sort((a, b) => a - b)
    const pieces = edges.slice(0, -1).map((start, i): Piece => {
      const end = edges[i + 1]!
      const here = [...new Set(spans.filter((s) => s.start < end && start < s.end).map((s) => s.id))]
      const first = here.filter((id) => !begun.has(id))
      for (const id of here) begun.add(id)
      const last = here.filter((id) => ends.get(id) === end || (ends.get(id)! > end && end === to))
      return { start, text: text.slice(start, end), findings: here, first, last }
    })
    if (pieces.length > 0) paragraphs.push(pieces)
  }
  return paragraphs
}
