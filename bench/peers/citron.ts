import { utf16Of } from '../../src/format/code-points.ts'
import type { Attribution } from '../../src/ontology/reading.ts'
import type { Span } from '../../src/ontology/span.ts'
import { timesNothing } from '../system.ts'
import type { Peer } from './peer.ts'
import { openPython } from './python.ts'

/** What Citron writes of a text, as far as it is used here; offsets count code points. */
export interface CitronQuotes {
  readonly quotes: readonly {
    readonly cue: Span
    /** Where Citron has resolved whom "he" stands for, the name it found elsewhere. */
    readonly sources: readonly Span[]
    /** Where it has, the source as it stands beside the cue. */
    readonly coreferences?: readonly Span[]
    readonly contents: readonly Span[]
    /** As text, "0.8312". */
    readonly confidence?: string
  }[]
}

/** Citron of the BBC, which finds quotes and who is given as saying them. */
export const citron: Peer = {
  name: 'citron',
  packages:
    'python3 -m venv citron, in it spaCy with en_core_web_sm and what Citron asks for, its clone installed, and its folder of models as citron/en.citron',
  async open(folder) {
    const python = await openPython(folder, 'citron', '.citron')
    if (python === null) return null
    return {
      name: `Citron ${python.version}`,
      answers: ['attributions'],
      read: async (reports) => {
        const found = await python.run<CitronQuotes>(reports.map((r) => r.text))
        return reports.map(({ id, text }, n) => ({
          report: id,
          model: 'citron',
          sentences: [],
          words: [],
          names: [],
          attributions: attributionsOfCitron(text, found[n]!),
          times: [],
        }))
      },
      times: timesNothing,
    }
  },
}

/** Quotes of Citron as attributions, each with the source that stands beside its cue. */
export function attributionsOfCitron(text: string, { quotes }: CitronQuotes): Attribution[] {
  const utf16 = utf16Of(text)
  const spans = (of: readonly Span[]): Span[] =>
    of.map(({ start, end }) => ({ start: utf16(start), end: utf16(end) }))
  return quotes.map(({ cue, sources, coreferences, contents, confidence }) => ({
    source: spans(coreferences?.length ? coreferences : sources),
    cue: spans([cue]),
    content: spans(contents),
    confidence: Number(confidence ?? 1),
  }))
}
