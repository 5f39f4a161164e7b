import { type Line, RAISED } from './lines.ts'
import type { Turned } from './order.ts'
import { INK, LINK } from './sheet.ts'

/** An element of the tree of a tagged document. */
export type Struct = PDFKit.PDFStructureElement

/** Draws a line from its left on a base, as a part of an element: what links is an element of its own, and so are words from right to left. */
export function drawLine(
  doc: PDFKit.PDFDocument,
  line: Line,
  x: number,
  base: number,
  size: number,
  element: Struct,
  tag: string,
): void {
  // What is open: a stretch of the element itself, or words from right to left within it.
  let open: Turned | 'plain' | null = null
  const close = (): void => {
    if (open !== null) doc.endMarkedContent()
    open = null
  }
  for (const piece of line.pieces) {
    const left = x + piece.x
    const raised = piece.note !== null
    const own = raised || piece.url !== null ? doc.struct('Link') : null
    const within = piece.turned ?? 'plain'
    if (own !== null) {
      close()
      element.add(own)
      own.add(doc.markStructureContent('Link'))
    } else if (open !== within) {
      close()
      if (within === 'plain') element.add(doc.markStructureContent(tag))
      else {
        const span = doc.struct('Span', { actual: within.text })
        element.add(span)
        span.add(doc.markStructureContent('Span'))
      }
      open = within
    }
    doc
      .font(piece.face.name)
      .fontSize(raised ? size * RAISED : size)
      .fillColor(own === null ? INK : LINK)
      .text(piece.text, left, raised ? base - size * 0.34 : base, {
        lineBreak: false,
        baseline: 'alphabetic',
      })
    if (own === null) continue
    doc.endMarkedContent()
    const box = [left, base - size, piece.width, size * 1.3] as const
    const words = new String(piece.url ?? `note ${piece.note}`)
    const how = { structParent: own, Contents: words } as never
    if (piece.url !== null) doc.link(...box, piece.url, how)
    else {
      doc.goTo(...box, `note-${piece.note}`, how)
      doc.addNamedDestination(`call-${piece.note}`, 'XYZ', left, base - size * 2, null)
    }
  }
  close()
}
