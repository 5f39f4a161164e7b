import { utf16Of } from '../../src/format/code-points.ts'
import type { Reading, Sentence, Word } from '../../src/ontology/reading.ts'
import { timesNothing } from '../system.ts'
import type { Peer } from './peer.ts'
import { openPython } from './python.ts'

/** UDPipe 1 with a model that a person puts beside it; UDPipe 2 is a service and does not run here. */
export const udpipe: Peer = {
  name: 'udpipe',
  packages:
    'python3 -m venv udpipe && udpipe/bin/pip install ufal.udpipe==1.4.0.1, and an English model of UDPipe 1 (english-ewt-ud-2.5-191206.udpipe) in udpipe/',
  async open(folder) {
    const python = await openPython(folder, 'udpipe', '.udpipe')
    if (python === null) return null
    return {
      name: `UDPipe ${python.version}`,
      answers: ['parse'],
      read: async (reports) => {
        const written = await python.run<string>(reports.map((r) => r.text))
        return reports.map(({ id, text }, n) => readingOfUdpipe(id, text, written[n]!))
      },
      times: timesNothing,
    }
  },
}

/** CoNLL-U of UDPipe with `TokenRange=FROM:TO` of each token in code points; the words of one token share its characters. */
export function readingOfUdpipe(report: string, text: string, conllu: string): Reading {
  const utf16 = utf16Of(text)
  const words: Word[] = []
  const sentences: Sentence[] = []
  for (const block of conllu.split(/\n\s*\n/)) {
    const first = words.length
    let shared: { at: number; end: number; last: number } | null = null
    for (const line of block.split('\n')) {
      const columns = line.split('\t')
      const [id, form, lemma, upos, xpos, , head, deprel, , misc] = columns
      if (line.startsWith('#') || columns.length < 10 || id!.includes('.')) continue
      const range = /(?:^|\|)TokenRange=(\d+):(\d+)/.exec(misc!)
      const many = /^\d+-(\d+)$/.exec(id!)
      if (many && range)
        shared = { at: utf16(Number(range[1])), end: utf16(Number(range[2])), last: Number(many[1]) }
      if (many) continue
      let [start, end] = [0, 0]
      if (shared) {
        const left = shared.last - Number(id)
        start = shared.at
        end = left === 0 ? shared.end : Math.min(start + form!.length, shared.end - left)
        shared = left === 0 ? null : { ...shared, at: end }
      } else if (range) [start, end] = [utf16(Number(range[1])), utf16(Number(range[2]))]
      else throw new Error(`expected TokenRange of each token, got "${line}"`)
      words.push({
        start,
        end,
        lemma: lemma!,
        upos: upos!,
        xpos: xpos!,
        head: Number(head) > 0 ? first + Number(head) - 1 : -1,
        deprel: deprel!,
      })
    }
    if (words.length > first)
      sentences.push({ start: words[first]!.start, end: words.at(-1)!.end, first, last: words.length })
  }
  return { report, model: 'udpipe', sentences, words, names: [], attributions: [], times: [] }
}
