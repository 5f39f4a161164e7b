import PDFDocument from 'pdfkit'
import type { Runs } from './briefing.ts'
import { drawLine, type Struct } from './draw.ts'
import { faces } from './fonts.ts'
import { type Line, linesOf, type Setter } from './lines.ts'
import { LINK, SHEET, SOFT, TEXT_WIDTH } from './sheet.ts'
import { universalMetadata } from './universal.ts'
import { OWN_DIRECTION } from './words.ts'

/** Lines to be set at one height, each from its own left, as a part of an element. */
export interface Strip {
  readonly line: Line
  readonly x: number
  readonly element: Struct
  readonly tag: string
}

/** What a document says of itself. */
export interface Imprint {
  readonly title: string
  readonly subject: string
  readonly maker: string
  readonly made: string
}

const NOTE_GAP = 12

/** Sets lines on pages from top to bottom, each note at the foot of the page that calls it, and tags all of it. */
export function openPress(imprint: Imprint, notesOf: (number: number) => Runs, extra: readonly Buffer[]) {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: imprint.title,
      Subject: imprint.subject,
      Creator: imprint.maker,
      Producer: imprint.maker,
      CreationDate: new Date(imprint.made),
    },
  })
  universalMetadata(doc)
  const data: Buffer[] = []
  doc.on('data', (piece: Buffer) => data.push(piece))
  const ended = new Promise<void>((resolve) => doc.on('end', resolve))

  const fonts = faces(extra)
  const registered = new Set<string>()
  const missing = new Set<string>()
  const setter: Setter = {
    face: (dress, codePoint) => fonts.of(dress, codePoint) ?? fonts.of(dress, 0x3f)!,
    width: (text, face, size) => {
      if (!registered.has(face.name)) {
        doc.registerFont(face.name, face.file as never)
        registered.add(face.name)
      }
      return doc.font(face.name).fontSize(size).widthOfString(text)
    },
  }
  /** Runs with `?` for letters that no font has. */
  const legible = (runs: Runs): Runs =>
    runs.map((run) => ({
      ...run,
      text: Array.from(run.text, (letter) => {
        if ((OWN_DIRECTION as readonly string[]).includes(letter)) return letter
        if (fonts.of(run.as ?? 'normal', letter.codePointAt(0)!) !== null) return letter
        missing.add(letter)
        return '?'
      }).join(''),
    }))
  const broken = (runs: Runs, width: number, size: number): Line[] =>
    linesOf(legible(runs), width, size, setter)

  const root = doc.struct('Document')
  doc.addStructure(root)
  let section: Struct = root
  let y: number = SHEET.bottom
  let foot: { number: number; lines: Line[] }[] = []
  let footHeight = 0
  const smallStep = SHEET.small * SHEET.leading

  function layFoot(): void {
    if (foot.length === 0) return
    let base = SHEET.bottom - footHeight + NOTE_GAP
    doc.markContent('Artifact', { type: 'Layout' })
    doc
      .moveTo(SHEET.left, base - 6)
      .lineTo(SHEET.left + 120, base - 6)
      .lineWidth(0.5)
      .strokeColor(SOFT)
      .stroke()
    doc.endMarkedContent()
    for (const { number, lines } of foot) {
      const note = doc.struct('Note')
      // Readers of tagged documents ask that each note has an id; the library has no option for it.
      Object.assign((note as unknown as { dictionary: { data: object } }).dictionary.data, {
        ID: new String(`note-${number}`),
      })
      section.add(note)
      doc.addNamedDestination(`note-${number}`, 'XYZ', SHEET.left, base - smallStep, null)
      const label = doc.struct('Lbl')
      note.add(label)
      const back = doc.struct('Link')
      label.add(back)
      back.add(doc.markStructureContent('Link'))
      const face = setter.face('normal', 0x31)
      const width = setter.width(String(number), face, SHEET.small)
      doc
        .font(face.name)
        .fontSize(SHEET.small)
        .fillColor(LINK)
        .text(String(number), SHEET.left + 14 - width, base + SHEET.small, {
          lineBreak: false,
          baseline: 'alphabetic',
        })
      doc.endMarkedContent()
      doc.goTo(SHEET.left, base, 16, smallStep, `call-${number}`, {
        structParent: back,
        Contents: new String(`back to the call of note ${number}`),
      } as never)
      for (const line of lines) {
        drawLine(doc, line, SHEET.left + 19, base + SHEET.small, SHEET.small, note, 'Note')
        base += smallStep
      }
      base += 1.5
    }
    foot = []
    footHeight = 0
  }

  function turn(): void {
    if (doc.bufferedPageRange().count > 0) layFoot()
    doc.addPage()
    y = SHEET.top
  }

  const footOf = (notes: readonly number[]) =>
    notes.map((number) => ({
      number,
      lines: broken(notesOf(number), TEXT_WIDTH - 19, SHEET.small),
    }))
  const heightOf = (notes: ReturnType<typeof footOf>): number =>
    notes.reduce((sum, n) => sum + n.lines.length * smallStep + 1.5, 0) +
    (foot.length === 0 && notes.length > 0 ? NOTE_GAP : 0)

  return {
    doc,
    root,
    missing,
    broken,
    get y() {
      return y
    },
    /** What follows belongs to this element. */
    begin(element: Struct): void {
      root.add(element)
      section = element
    },
    gap(height: number): void {
      y += height
    },
    /** Turns the page unless so much fits. */
    ensure(height: number): boolean {
      if (y + height <= SHEET.bottom - footHeight) return false
      turn()
      return true
    },
    /** The height that lines and the notes they call take. */
    needed: (lines: readonly Line[], size: number): number =>
      lines.length * size * SHEET.leading + heightOf(footOf(lines.flatMap((l) => l.notes))),
    /** Sets strips side by side on the next line, with their notes; `onTurn` is called on a new page before them. */
    set(strips: readonly Strip[], size: number, onTurn?: () => void): void {
      const step = size * SHEET.leading
      const notes = footOf(strips.flatMap((s) => s.line.notes))
      if (y + step + heightOf(notes) > SHEET.bottom - footHeight) {
        turn()
        onTurn?.()
      }
      for (const { line, x, element, tag } of strips) drawLine(doc, line, x, y + size, size, element, tag)
      footHeight += heightOf(notes)
      foot.push(...notes)
      y += step
    },
    /** Draws what is no content: rules, running heads. */
    artifact(type: 'Layout' | 'Pagination', paint: () => void): void {
      doc.markContent('Artifact', { type })
      paint()
      doc.endMarkedContent()
    },
    rule(at: number, thickness: number): void {
      this.artifact('Layout', () => {
        doc.moveTo(SHEET.left, at).lineTo(SHEET.right, at).lineWidth(thickness).strokeColor(SOFT).stroke()
      })
    },
    /** Small words on every page, once all are laid. */
    running(
      words: (
        page: number,
        of: number,
      ) => readonly { text: string; at: 'head' | 'foot'; align: 'left' | 'right' }[],
    ): void {
      layFoot()
      const { start, count } = doc.bufferedPageRange()
      for (let page = start; page < start + count; page++) {
        doc.switchToPage(page)
        this.artifact('Pagination', () => {
          for (const { text, at, align } of words(page + 1, count)) {
            const [line] = broken([{ text }], TEXT_WIDTH, SHEET.small)
            const last = line?.pieces.at(-1)
            const width = last === undefined ? 0 : last.x + last.width
            for (const piece of line?.pieces ?? [])
              doc
                .font(piece.face.name)
                .fontSize(SHEET.small)
                .fillColor(SOFT)
                .text(
                  piece.text,
                  (align === 'left' ? SHEET.left : SHEET.right - width) + piece.x,
                  at === 'head' ? 48 : 800,
                  { lineBreak: false, baseline: 'alphabetic' },
                )
          }
        })
      }
    },
    async end(): Promise<Uint8Array> {
      root.end()
      doc.end()
      await ended
      return new Uint8Array(Buffer.concat(data))
    },
  }
}

export type Press = ReturnType<typeof openPress>
