import { Paragraph, PatchType, patchDetector, patchDocument } from 'docx'
import { strFromU8, strToU8, zipSync } from 'fflate'
import type { Briefing } from './briefing.ts'
import { BULLETS, bodyOf, briefingDocx, factOf, footnotesOf, plain, type Styles, wholeOf } from './docx.ts'
import { partsIn, sealed } from './sealed.ts'

/** Built-in styles that a briefing uses. */
const USED = [
  'heading 1',
  'heading 2',
  'List Bullet',
  'List Bullet 2',
  'caption',
  'footnote text',
  'footnote reference',
  'Hyperlink',
]

const STYLE = /<w:style\b[^>]*>[\s\S]*?<\/w:style>/g
const idOf = (style: string): string => /w:styleId="([^"]*)"/.exec(style)?.[1] ?? ''
const nameOf = (style: string): string => (/<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? '').toLowerCase()
const stylesIn = (xml: string): Map<string, string> =>
  new Map([...xml.matchAll(STYLE)].map(([style]) => [nameOf(style), style]))

/** The styles of a template by name, whatever their ids ("berschrift1"), and its style sheet with those added that it lacks. */
function stylesFor(sheet: string, ours: string): { styles: Styles; sheet: string } {
  const theirs = stylesIn(sheet)
  const own = stylesIn(ours)
  const normal = idOf(theirs.get('normal') ?? '') || 'Normal'
  const missing = USED.filter((name) => !theirs.has(name.toLowerCase()))
  // A style brought along cannot point at a list of another document.
  const added = missing.map((name) =>
    (own.get(name.toLowerCase()) ?? '')
      .replace(/<w:numPr>[\s\S]*?<\/w:numPr>/, '')
      .replace(/(<w:(?:basedOn|next) w:val=")Normal"/g, `$1${normal}"`),
  )
  return {
    styles: {
      id: (name) => idOf(theirs.get(name.toLowerCase()) ?? own.get(name.toLowerCase()) ?? ''),
      bare: missing.includes('List Bullet'),
    },
    sheet: sheet.replace('</w:styles>', `${added.join('')}</w:styles>`),
  }
}

/** A filled template, and the names of placeholders in it that a briefing has nothing for. */
export interface Filled {
  readonly data: Uint8Array
  readonly unknown: readonly string[]
  /** The names of all placeholders that can be filled. */
  readonly known: readonly string[]
}

/** Fills the `{{placeholders}}` of a desk's own Word template; styles, letterhead and everything else stay its own. */
export async function fillTemplate(briefing: Briefing, template: Uint8Array): Promise<Filled> {
  // Words of a report that look like a placeholder must not be filled in turn: a word joiner parts the braces.
  const b = JSON.parse(JSON.stringify(briefing).replaceAll('{{', '{\u2060{')) as Briefing
  const parts = partsIn(template, 'the template')
  const ours = partsIn(await briefingDocx({ ...b, parts: [], notes: [] }), 'a briefing')
  const sheetPath = 'word/styles.xml'
  const { styles, sheet } = stylesFor(
    strFromU8(parts[sheetPath] ?? ours[sheetPath]!),
    strFromU8(ours[sheetPath]!),
  )
  const words = (text: string) => ({ type: PatchType.PARAGRAPH, children: plain(text) }) as const
  const blocks = (children: ReturnType<typeof wholeOf>) => ({ type: PatchType.DOCUMENT, children }) as const
  const known: Record<string, () => ReturnType<typeof words> | ReturnType<typeof blocks>> = {
    title: () => words(b.title),
    handling: () => words(b.handling ?? ''),
    facts: () => blocks(b.facts.map(factOf)),
    briefing: () => blocks(wholeOf(b.parts, styles)),
    ...Object.fromEntries(b.facts.map((f) => [f.name, () => words(f.words)])),
    ...Object.fromEntries(
      PARTS.map((name) => {
        const part = b.parts.find((p) => p.name === name)
        return [name, () => blocks(part === undefined ? [new Paragraph('–')] : bodyOf(part, styles))]
      }),
    ),
  }
  const found = [
    ...new Set((await patchDetector({ data: template, trimPlaceholders: true })).map((k) => k.trim())),
  ]
  const used = found.filter((name) => Object.hasOwn(known, name))
  if (used.length === 0)
    throw new Error(
      `expected a template with placeholders, got ${found.length === 0 ? 'one without any' : `only ${found.map((f) => `{{${f}}}`).join(', ')}`}; write {{title}} and {{briefing}} where they should stand (also ${Object.keys(
        known,
      )
        .filter((k) => k !== 'title' && k !== 'briefing')
        .map((k) => `{{${k}}}`)
        .join(', ')})`,
    )
  const data = await patchDocument({
    outputType: 'uint8array',
    data: zipSync({ ...parts, [sheetPath]: strToU8(sheet) }),
    patches: Object.fromEntries(used.map((name) => [name, known[name]!()])),
    trimPlaceholders: true,
    keepOriginalStyles: true,
    numbering: BULLETS,
    footnotes: footnotesOf(b.notes, styles),
    properties: { title: b.title },
  })
  return {
    data: sealed(data, b.made),
    unknown: found.filter((name) => !Object.hasOwn(known, name)),
    known: Object.keys(known),
  }
}

/** Placeholders of parts; one that this briefing lacks is a dash. */
const PARTS = [
  'happened',
  'contacts',
  'ahead',
  'unconfirmed',
  'undertakings',
  'acts',
  'statements',
  'chronology',
  'formulations',
  'anniversaries',
  'people',
  'disagreements',
  'sources',
  'limits',
]
