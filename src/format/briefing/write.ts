import type { Note } from '../../ontology/note.ts'
import type { Dossier } from '../dossier.ts'
import { namesNear } from '../names-near.ts'
import { type BriefingOptions, dossierBriefing } from './briefing.ts'

export type { BriefingOptions } from './briefing.ts'

/** Files that a dossier is handed on as: Word with footnotes, PDF with the words at the foot of the page. */
export const BRIEFINGS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

export type BriefingForm = keyof typeof BRIEFINGS

/** How a briefing is written, besides what it says of itself. */
export interface WriteBriefingOptions extends BriefingOptions {
  /** `docx`: the desk's own Word document, with placeholders such as `{{title}}` and `{{briefing}}`. */
  readonly template?: Uint8Array | null
  /** `pdf`: TrueType or OpenType fonts for letters beyond Latin, Greek and Cyrillic. */
  readonly fonts?: readonly Uint8Array[]
}

const note = (rule: string, message: string): Note => ({
  rule,
  level: 'warning',
  message,
  path: null,
  report: null,
  span: null,
})

/** What a misspelt placeholder may mean, as the end of a sentence. */
function meant(name: string, known: readonly string[]): string {
  const [near] = namesNear(name, known)
  return near === undefined ? '' : ` (did you mean {{${near}}}?)`
}

/** A dossier as a file to hand on, each line with a note that quotes the words behind it; `notes` say what it lacks. */
export async function writeBriefing(
  dossier: Dossier,
  form: BriefingForm,
  options: WriteBriefingOptions,
): Promise<{ readonly data: Uint8Array; readonly notes: readonly Note[] }> {
  const briefing = dossierBriefing(dossier, options)
  if (form === 'pdf') {
    const { briefingPdf } = await import('./pdf.ts')
    const { data, missing } = await briefingPdf(
      briefing,
      (options.fonts ?? []).map((f) => Buffer.from(f)),
    )
    const letters = missing.slice(0, 20).join(' ')
    return {
      data,
      notes:
        missing.length === 0
          ? []
          : [
              note(
                'letters-missing',
                `expected fonts with every letter of the text, got none with ${letters}; they stand as "?", name a font that has them with --font FILE`,
              ),
            ],
    }
  }
  if (!options.template) {
    const { briefingDocx } = await import('./docx.ts')
    return { data: await briefingDocx(briefing), notes: [] }
  }
  const { fillTemplate } = await import('./template.ts')
  const { data, unknown, known } = await fillTemplate(briefing, options.template)
  return {
    data,
    notes: unknown.map((name) =>
      note(
        'placeholder-unknown',
        `expected placeholders that a briefing fills, got {{${name}}}${meant(name, known)}; it is left as it stands`,
      ),
    ),
  }
}
