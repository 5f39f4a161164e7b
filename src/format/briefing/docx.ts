import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  type IStylesOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Briefing, Part, Run, Runs } from './briefing.ts'
import { noteRuns, type Quotation } from './citing.ts'
import { sealed } from './sealed.ts'
import { clean, OWN_DIRECTION, RTL } from './words.ts'

/** Word's built-in styles as a document has them. */
export interface Styles {
  /** The id of a style, by the name that Word knows it by in every language. */
  readonly id: (name: string) => string
  /** Whether the styles of lists bring no bullets of their own, so that each paragraph must. */
  readonly bare: boolean
}

const OWN: Styles = {
  id: (name) => name.replace(/(^|\s)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
  bare: false,
}

/** The address of a link as Word's field has it; notes can hold no other kind in every template. */
const field = (url: string): SimpleField =>
  new SimpleField(`HYPERLINK "${url.replace(/["\\]/g, encodeURIComponent)}"`, url)

/** A run, and whether it goes from right to left. */
interface Strand extends Run {
  readonly rtl: boolean
}

/** Runs without marks of direction, cut where the direction changes: what stands between marks has that of its first letter. */
function strandsOf(runs: Runs): Strand[] {
  const [opens, closes] = OWN_DIRECTION
  const whole = runs.map((r) => r.text).join('')
  let at = 0
  let rtl = false
  return runs.flatMap((run): Strand[] => {
    const strands = run.text.split(/(?<=[\u2068\u2069])/).flatMap((text): Strand[] => {
      at += text.length
      const strand = { ...run, text: text.replace(/[\u2068\u2069]/g, ''), rtl }
      if (text.endsWith(opens)) rtl = RTL.test(/\p{L}/u.exec(whole.slice(at))?.[0] ?? '')
      if (text.endsWith(closes)) rtl = false
      return strand.text === '' ? [] : [strand]
    })
    // The note is called once, after all of the run.
    return strands.map(({ note, ...strand }, i) =>
      note === undefined || i < strands.length - 1 ? strand : { ...strand, note },
    )
  })
}

/** Words of no dress in their directions. */
export const plain = (text: string): TextRun[] =>
  strandsOf([{ text }]).map((s) => new TextRun({ text: s.text, ...(s.rtl ? { rightToLeft: true } : {}) }))

function children(runs: Runs, styles: Styles): ParagraphChild[] {
  return strandsOf(runs).flatMap((run): ParagraphChild[] => {
    const words = new TextRun({
      text: run.text,
      ...(run.rtl ? { rightToLeft: true } : {}),
      ...(run.as === 'strong' ? { bold: true } : {}),
      ...(run.as === 'emphasis' ? { italics: true } : {}),
      ...(run.url === undefined ? {} : { style: styles.id('Hyperlink') }),
    })
    return [
      run.url === undefined ? words : new ExternalHyperlink({ link: run.url, children: [words] }),
      ...(run.note === undefined ? [] : [new FootnoteReferenceRun(run.note)]),
    ]
  })
}

const TEXT_WIDTH = 9300

function table(block: Extract<Block, { kind: 'table' }>, styles: Styles): (Paragraph | Table)[] {
  const widths = block.widths.map((share) => Math.round(share * TEXT_WIDTH))
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const row = (cells: readonly Runs[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (runs, i) =>
          new TableCell({
            width: { size: widths[i]!, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 0, right: 120 },
            children: [new Paragraph({ spacing: { after: 0 }, children: children(runs, styles) })],
          }),
      ),
    })
  return [
    new Paragraph({
      style: styles.id('caption'),
      keepNext: true,
      children: [
        new TextRun('Table '),
        new SimpleField('SEQ Table \\* ARABIC', String(block.number)),
        new TextRun(`: ${block.caption}`),
      ],
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: line,
        bottom: line,
        insideHorizontal: line,
        left: none,
        right: none,
        insideVertical: none,
      },
      rows: [
        row(
          block.head.map((text): Runs => [{ text, as: 'strong' }]),
          true,
        ),
        ...block.rows.map((cells) => row(cells, false)),
      ],
    }),
    new Paragraph({ children: [] }),
  ]
}

function blockOf(block: Block, styles: Styles): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ style: styles.id('heading 2'), children: [new TextRun(block.text)] })]
    case 'paragraph':
      return [new Paragraph({ children: children(block.runs, styles) })]
    case 'item':
      return [
        new Paragraph({
          style: styles.id(block.depth === 0 ? 'List Bullet' : 'List Bullet 2'),
          ...(styles.bare ? { numbering: { reference: 'bullets', level: block.depth, custom: true } } : {}),
          children: children(block.runs, styles),
        }),
      ]
    case 'table':
      return table(block, styles)
  }
}

/** The paragraphs and tables of a part, without its heading. */
export const bodyOf = (part: Part, styles: Styles): (Paragraph | Table)[] =>
  part.blocks.flatMap((block) => blockOf(block, styles))

/** The parts with their headings. */
export const wholeOf = (parts: readonly Part[], styles: Styles): (Paragraph | Table)[] =>
  parts.flatMap((part) => [
    new Paragraph({ style: styles.id('heading 1'), children: [new TextRun(part.heading)] }),
    ...bodyOf(part, styles),
  ])

/** A fact with its label. */
export const factOf = ({ label, words }: Briefing['facts'][number]): Paragraph =>
  new Paragraph({
    spacing: { after: 40 },
    children: [new TextRun({ text: `${label}: `, bold: true }), ...plain(words)],
  })

/** The notes by number, as Word's footnotes. */
export function footnotesOf(
  notes: readonly Quotation[],
  styles: Styles,
): Record<string, { children: Paragraph[] }> {
  const words = (run: Strand): ParagraphChild =>
    run.url === undefined
      ? new TextRun({ text: run.text, bold: run.as === 'strong', ...(run.rtl ? { rightToLeft: true } : {}) })
      : field(run.url)
  return Object.fromEntries(
    notes.map((note, i) => [
      String(i + 1),
      {
        children: [
          new Paragraph({
            style: styles.id('footnote text'),
            children: [new TextRun(' '), ...strandsOf(noteRuns(note)).map(words)],
          }),
        ],
      },
    ]),
  )
}

const LOOKS: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Cambria', size: 22, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    title: { run: { size: 44 }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { size: 28, bold: true },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
    },
    heading2: {
      run: { size: 24, italics: true },
      paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
    },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40 } } },
    caption: { run: { size: 19, italics: true }, paragraph: { spacing: { before: 60, after: 60 } } },
    hyperlink: { run: { color: '1F4E79' } },
  },
  paragraphStyles: (['List Bullet', 'List Bullet 2'] as const).map((name, level) => ({
    id: OWN.id(name),
    name,
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: {
      numbering: { reference: 'bullets', level },
      indent: { left: 360 * (level + 1), hanging: 260 },
      spacing: { after: 60 },
    },
  })),
}

/** The list that items stand in. */
export const BULLETS = {
  config: [
    {
      reference: 'bullets',
      levels: ['•', '–'].map((text, level) => ({
        level,
        format: 'bullet' as const,
        text,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 260 } } },
      })),
    },
  ],
}

/** A briefing as a Word document of its own. */
export async function briefingDocx(b: Briefing): Promise<Uint8Array> {
  const pages = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
  })
  const head = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun([b.handling, b.title].filter((x) => x !== null).join(' · '))],
  })
  const document = new Document({
    title: b.title,
    subject: clean(b.facts.map((f) => `${f.label}: ${f.words}`).join('. ')),
    creator: b.maker,
    lastModifiedBy: b.maker,
    description: 'Every line has a footnote with the words of the report that prove it.',
    keywords: 'briefing, dossier, diplomacy',
    styles: LOOKS,
    numbering: BULLETS,
    footnotes: footnotesOf(b.notes, OWN),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1304, bottom: 1304, left: 1304, right: 1304 },
          },
        },
        headers: { default: new Header({ children: [head] }) },
        footers: { default: new Footer({ children: [pages] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(b.title)] }),
          ...b.facts.map(factOf),
          ...wholeOf(b.parts, OWN),
        ],
      },
    ],
  })
  return sealed(new Uint8Array(await Packer.toArrayBuffer(document)), b.made)
}
