import type { Block, Briefing, Runs } from './briefing.ts'
import { noteRuns } from './citing.ts'
import type { Struct } from './draw.ts'
import type { Line } from './lines.ts'
import { openPress, type Press } from './press.ts'
import { SHEET, TEXT_WIDTH } from './sheet.ts'
import { clean } from './words.ts'

/** A PDF, and the letters that no font at hand has; they stand as `?`. */
export interface Printed {
  readonly data: Uint8Array
  readonly missing: readonly string[]
}

const INDENT = 15

/** A briefing as a tagged PDF with bookmarks, the quoted words at the foot of each page; `fonts` are for letters beyond Latin, Greek and Cyrillic. */
export async function briefingPdf(b: Briefing, fonts: readonly Buffer[] = []): Promise<Printed> {
  const press = openPress(
    {
      title: b.title,
      subject: clean(b.facts.map((f) => `${f.label}: ${f.words}`).join('. ')),
      maker: b.maker,
      made: b.made,
    },
    (number) => noteRuns(b.notes[number - 1]!),
    fonts,
  )
  const { doc, root } = press

  const stack = (lines: readonly Line[], x: number, size: number, element: Struct, tag: string): void => {
    for (const line of lines) press.set([{ line, x, element, tag }], size)
  }
  const add = (parent: Struct, tag: string): Struct => {
    const element = doc.struct(tag)
    parent.add(element)
    return element
  }

  press.ensure(SHEET.height)
  stack(
    press.broken([{ text: b.title }], TEXT_WIDTH, SHEET.title),
    SHEET.left,
    SHEET.title,
    add(root, 'H1'),
    'H1',
  )
  press.gap(4)
  for (const { label, words } of b.facts)
    stack(
      press.broken([{ text: `${label}: `, as: 'strong' }, { text: words }], TEXT_WIDTH, SHEET.text),
      SHEET.left,
      SHEET.text,
      add(root, 'P'),
      'P',
    )

  for (const part of b.parts) {
    const section = doc.struct('Sect')
    press.begin(section)
    press.gap(18)
    press.ensure(SHEET.heading * 2 + opening(press, part.blocks))
    press.rule(press.y, 0.8)
    press.gap(5)
    doc.outline.addItem(part.heading, { top: press.y - 6, left: SHEET.width, fit: false } as never)
    stack(
      press.broken([{ text: part.heading, as: 'strong' }], TEXT_WIDTH, SHEET.heading),
      SHEET.left,
      SHEET.heading,
      add(section, 'H2'),
      'H2',
    )
    press.gap(3)
    let list: { all: Struct; body: Struct | null; inner: Struct | null } | null = null
    for (const [i, block] of part.blocks.entries()) {
      if (block.kind !== 'item') list = null
      if (block.kind === 'heading') {
        press.gap(6)
        press.ensure(SHEET.subheading * 2 + opening(press, part.blocks.slice(i + 1)))
        stack(
          press.broken([{ text: block.text, as: 'emphasis' }], TEXT_WIDTH, SHEET.subheading),
          SHEET.left,
          SHEET.subheading,
          add(section, 'H3'),
          'H3',
        )
        press.gap(2)
      } else if (block.kind === 'paragraph')
        stack(
          press.broken(block.runs, TEXT_WIDTH, SHEET.text),
          SHEET.left,
          SHEET.text,
          add(section, 'P'),
          'P',
        )
      else if (block.kind === 'table') table(press, section, block)
      else {
        list ??= { all: add(section, 'L'), body: null, inner: null }
        if (block.depth === 0) list.inner = null
        else list.inner ??= add(list.body ?? list.all, 'L')
        const entry = add(block.depth === 0 ? list.all : list.inner!, 'LI')
        const label = add(entry, 'Lbl')
        const body = add(entry, 'LBody')
        if (block.depth === 0) list.body = body
        const x = SHEET.left + INDENT * (block.depth + 1)
        const [bullet] = press.broken([{ text: block.depth === 0 ? '•' : '–' }], INDENT, SHEET.text)
        const lines = press.broken(block.runs, SHEET.right - x, SHEET.text)
        lines.forEach((line, i) => {
          press.set(
            [
              ...(i === 0 && bullet !== undefined
                ? [{ line: bullet, x: x - 11, element: label, tag: 'Lbl' }]
                : []),
              { line, x, element: body, tag: 'LBody' },
            ],
            SHEET.text,
          )
        })
        press.gap(2.5)
      }
    }
  }

  press.running((page, of) => [
    ...(page === 1 ? [] : [{ text: b.title, at: 'head', align: 'left' } as const]),
    ...(b.handling === null ? [] : [{ text: b.handling, at: 'head', align: 'right' } as const]),
    { text: `Made ${b.made.slice(0, 10)} by ${b.maker}`, at: 'foot', align: 'left' },
    { text: `Page ${page} of ${of}`, at: 'foot', align: 'right' },
  ])
  return { data: await press.end(), missing: [...press.missing] }
}

/** The height that must be free below a heading, so that it does not end a page: of the first lines that follow, and the notes they call. */
function opening(press: Press, [first, ...rest]: readonly Block[]): number {
  if (first === undefined) return 0
  if (first.kind === 'heading') return SHEET.subheading * 2 + opening(press, rest)
  if (first.kind === 'table') return 90
  const lines = press.broken(first.runs, TEXT_WIDTH - INDENT, SHEET.text).slice(0, 2)
  return press.needed(lines, SHEET.text)
}

const CELL_GAP = 9

/** A table with its caption; the head is set again on each page, where it is no content. */
function table(press: Press, section: Struct, block: Extract<Block, { kind: 'table' }>): void {
  const { doc } = press
  const columns = block.widths.map((share, i) => ({
    x: SHEET.left + block.widths.slice(0, i).reduce((sum, w) => sum + w, 0) * TEXT_WIDTH,
    width: share * TEXT_WIDTH - CELL_GAP,
  }))
  const element = doc.struct('Table')
  section.add(element)
  const caption = doc.struct('Caption')
  element.add(caption)
  press.ensure(90)
  for (const line of press.broken(
    [{ text: `Table ${block.number}: ${block.caption}`, as: 'emphasis' }],
    TEXT_WIDTH,
    SHEET.text - 1,
  ))
    press.set([{ line, x: SHEET.left, element: caption, tag: 'Caption' }], SHEET.text - 1)
  press.gap(3)

  const lay = (cells: readonly Runs[], tag: 'TH' | 'TD'): void => {
    const row = doc.struct('TR')
    element.add(row)
    const laid = cells.map((runs, i) => {
      const cell = doc.struct(tag, tag === 'TH' ? ({ scope: 'Column' } as never) : {})
      row.add(cell)
      return { cell, x: columns[i]!.x, lines: press.broken(runs, columns[i]!.width, SHEET.text) }
    })
    const high = Math.max(...laid.map((c) => c.lines.length))
    const tallest = laid.find((c) => c.lines.length === high)!
    if (press.ensure(Math.min(press.needed(tallest.lines, SHEET.text) + 4, 400))) headAgain()
    press.rule(press.y, 0.35)
    press.gap(3)
    for (let i = 0; i < high; i++)
      press.set(
        laid.flatMap(({ cell, x, lines }) =>
          lines[i] === undefined ? [] : [{ line: lines[i]!, x, element: cell, tag }],
        ),
        SHEET.text,
        headAgain,
      )
    press.gap(2)
  }
  const head = block.head.map((text): Runs => [{ text, as: 'strong' }])
  function headAgain(): void {
    press.artifact('Layout', () => {
      head.forEach((runs, i) => {
        for (const piece of press.broken(runs, columns[i]!.width, SHEET.text)[0]?.pieces ?? [])
          doc
            .font(piece.face.name)
            .fontSize(SHEET.text)
            .fillColor('#1d1c1a')
            .text(piece.text, columns[i]!.x + piece.x, press.y + SHEET.text, {
              lineBreak: false,
              baseline: 'alphabetic',
            })
      })
    })
    press.gap(SHEET.text * SHEET.leading + 3)
  }
  lay(head, 'TH')
  for (const cells of block.rows) lay(cells, 'TD')
  press.rule(press.y, 0.35)
  press.gap(4)
}
