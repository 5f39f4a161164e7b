import type { Reading, Sentence, Word } from '../../src/ontology/reading.ts'
import type { Report } from '../../src/ontology/report.ts'
import { timesNothing } from '../system.ts'
import { type Peer, packageOf } from './peer.ts'

interface Items {
  out(what: unknown): string[]
}
interface Wink {
  readonly its: Readonly<Record<'value' | 'pos' | 'lemma' | 'precedingSpaces' | 'span', unknown>>
  readDoc(text: string): { tokens(): Items; sentences(): { out(what: unknown): [number, number][] } }
}

/** winkNLP with its English web model: tokens, sentences, universal tags and lemmas; it makes no trees. */
export const wink: Peer = {
  name: 'wink-nlp',
  packages: 'npm install wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1',
  async open(folder) {
    const [library, model] = [
      await packageOf<(model: unknown) => Wink>(folder, 'wink-nlp'),
      await packageOf<unknown>(folder, 'wink-eng-lite-web-model'),
    ]
    if (library === null || model === null) return null
    const nlp = library.made(model.made)
    return {
      name: `winkNLP ${library.version}, wink-eng-lite-web-model ${model.version}`,
      answers: ['parse'],
      without: ['XPOS', 'UAS', 'LAS'],
      read: async (reports) => reports.map((report) => readingOf(nlp, report)),
      times: timesNothing,
    }
  },
}

function readingOf({ its, readDoc }: Wink, { id, text }: Report): Reading {
  const document = readDoc(text)
  const [forms, tags, lemmas] = [its.value, its.pos, its.lemma].map((what) => document.tokens().out(what))
  const words: Word[] = []
  const wordOf: number[] = []
  let at = 0
  forms!.forEach((form, k) => {
    wordOf[k] = words.length
    const start = form.trim() === '' ? -1 : text.indexOf(form, at)
    // White space is a token there, and is no word here.
    if (start < 0) return
    at = start + form.length
    words.push({ start, end: at, lemma: lemmas![k]!, upos: tags![k]!, xpos: '_', head: -1, deprel: '_' })
  })
  const sentences = document
    .sentences()
    .out(its.span)
    .flatMap(([from, to]): Sentence[] => {
      const [first, last] = [wordOf[from]!, wordOf[to + 1] ?? words.length]
      return first < last ? [{ start: words[first]!.start, end: words[last - 1]!.end, first, last }] : []
    })
  return { report: id, model: 'wink', words, sentences, names: [], attributions: [], times: [] }
}
