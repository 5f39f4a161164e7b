import { parseConllu, splitConllu, writeConllu } from '../src/format/conllu.ts'
import type { Reading, Word } from '../src/ontology/reading.ts'
import type { Span } from '../src/ontology/span.ts'
import { reportOf } from './corpus.ts'
import { type Row, row } from './figures.ts'
import type { Task } from './task.ts'

/** Sentences, words, tags, lemmas and trees from raw text, as the CoNLL 2018 shared task evaluates them. */
export const parse: Task = {
  name: 'parse',
  about: 'sentences, words, tags, lemmas and trees, as the CoNLL 2018 shared task',
  endings: ['.conllu'],
  corpora: [
    { id: 'parse-ewt-dev', title: 'EWT dev', paths: ['parse/ewt-dev.conllu'] },
    { id: 'parse-gum-dev', title: 'GUM dev', paths: ['parse/gum-dev.conllu'] },
  ],
  answer: 'parse',
  run: async ({ files, system, save }) => {
    const score = new ParseScore()
    for (const file of files) {
      const documents = splitConllu(file.content).map((d, n) => {
        const id = d.id ?? `${file.name}-${n + 1}`
        return { id, ...parseConllu(d.source, id) }
      })
      const readings = await system.read(
        documents.map((d) => reportOf(d.id, d.text)),
        'parse',
      )
      documents.forEach((d, n) => {
        score.add(d.reading, readings[n]!)
      })
      save(file.name, documents.map((d, n) => writeConllu(d, readings[n]!)).join(''))
    }
    return { rows: score.rows() }
  },
}

/** Counts words and trees of ours against those of a corpus; words are aligned by their characters. */
export class ParseScore {
  private readonly counts = new Map<string, [right: number, ours: number, gold: number]>()

  add(gold: Reading, ours: Reading): void {
    const key = (s: Span): string => `${s.start}-${s.end}`
    const sentences = new Set(gold.sentences.map(key))
    this.count(
      'Sentences',
      ours.sentences.filter((s) => sentences.has(key(s))).length,
      ours.sentences.length,
      gold.sentences.length,
    )
    const goldAt = new Map(gold.words.map((w, i) => [key(w), i]))
    const pairs: [ours: Word, gold: Word][] = []
    const pairOf = new Map<number, number>()
    ours.words.forEach((w, i) => {
      const g = goldAt.get(key(w))
      if (g === undefined) return
      pairs.push([w, gold.words[g]!])
      pairOf.set(i, g)
    })
    const measure = (name: string, same: (ours: Word, gold: Word) => boolean): void =>
      this.count(name, pairs.filter(([a, b]) => same(a, b)).length, ours.words.length, gold.words.length)
    const head = (a: Word, b: Word): boolean =>
      a.head < 0 || b.head < 0 ? a.head < 0 && b.head < 0 : pairOf.get(a.head) === b.head
    measure('Words', () => true)
    measure('UPOS', (a, b) => a.upos === b.upos)
    measure('XPOS', (a, b) => a.xpos === b.xpos)
    measure('Lemma', (a, b) => b.lemma === '_' || a.lemma === b.lemma)
    measure('UAS', head)
    measure('LAS', (a, b) => head(a, b) && universal(a.deprel) === universal(b.deprel))
  }

  rows(): Row[] {
    return [...this.counts].map(([measure, [right, ours, gold]]) => row(measure, right, ours, gold))
  }

  private count(measure: string, right: number, ours: number, gold: number): void {
    const [r, o, g] = this.counts.get(measure) ?? [0, 0, 0]
    this.counts.set(measure, [r + right, o + ours, g + gold])
  }
}

const universal = (relation: string): string => relation.split(':')[0]!
