import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Reading, Sentence, Word } from '../src/ontology/reading.ts'
import { type Report, reportId } from '../src/ontology/report.ts'
import { resolveTimes } from '../src/resolve/time/resolve-times.ts'
import { heldBack, type TimeDocument, timeDocuments } from './time-corpus.ts'
import { goldInterval } from './time-interval.ts'

/** A document as a report published on its day of creation. */
export function reportOf(document: TimeDocument): Report {
  const { text, created } = document
  return {
    id: reportId(text, document.corpus),
    title: null,
    text,
    published: created && /^\d{4}-\d\d-\d\d/.test(created) ? created : null,
    publisher: document.corpus,
    dateline: null,
    url: null,
    language: 'en',
    retrieved: null,
  }
}

/** A reading of plain tokens and sentences with the annotated time expressions: no tags, no trees. */
export function goldReading(document: TimeDocument, report: string): Reading {
  const words: Word[] = [...document.text.matchAll(/[\p{L}\p{N}]+(?:[.,'’]\p{L}+)*|[^\s\p{L}\p{N}]/gu)].map(
    (m) => ({
      start: m.index,
      end: m.index + m[0].length,
      lemma: m[0].toLowerCase(),
      upos: 'X',
      xpos: '',
      head: -1,
      deprel: 'dep',
    }),
  )
  const sentences: Sentence[] = []
  let first = 0
  words.forEach((word, i) => {
    const next = words[i + 1]
    const end =
      !next ||
      (/^[.?!]$/.test(word.lemma) && /^\s+[`"“'A-Z]/.test(document.text.slice(word.end, next.start + 1)))
    if (!end && !/\n\s*\n/.test(document.text.slice(word.end, next.start))) return
    sentences.push({ start: words[first]!.start, end: word.end, first, last: i + 1 })
    first = i + 1
  })
  const times = document.times.map(({ start, end, type }) => ({ start, end, type, confidence: 1 }))
  return { report, model: 'gold', sentences, words, names: [], attributions: [], times }
}

interface Tally {
  right: number
  typed: number
  all: number
  unread: number
  /** Expressions whose annotated value is a stretch of the calendar, those of them we date, and those whose days ours hold. */
  dated: number
  answered: number
  held: number
}

/** Value accuracy given the annotated spans, by corpus. */
function main(): void {
  const { values: options } = parseArgs({
    options: {
      data: { type: 'string' },
      part: { type: 'string', default: 'train' },
      corpus: { type: 'string' },
      errors: { type: 'boolean', default: false },
      /** Folder of saved readings, `CORPUS-NAME.json`, for words and trees; without it plain tokens. */
      readings: { type: 'string' },
    },
  })
  if (!options.data) throw new Error('expected --data PATH, got none; name the folder that holds timebank/')
  const tally = new Map<string, Tally>()
  for (const document of timeDocuments(options.data)) {
    const back = (document.corpus === 'timebank' || document.corpus === 'aquaint') && heldBack(document.name)
    if (back !== (options.part === 'held-back')) continue
    if (options.corpus && document.corpus !== options.corpus) continue
    const report = reportOf(document)
    const plain = goldReading(document, report.id)
    const saved = options.readings && join(options.readings, `${document.corpus}-${document.name}.json`)
    const parsed = saved ? (JSON.parse(readFileSync(saved, 'utf8')) as Reading) : plain
    const found = resolveTimes(report, { ...parsed, times: plain.times }).times
    const counts = tally.get(document.corpus) ?? {
      right: 0,
      typed: 0,
      all: 0,
      unread: 0,
      dated: 0,
      answered: 0,
      held: 0,
    }
    tally.set(document.corpus, counts)
    for (const gold of document.times) {
      const match = found.find((t) => t.start < gold.end && gold.start < t.end)
      counts.all++
      if (!match) counts.unread++
      if (match?.type === gold.type) counts.typed++
      const interval = goldInterval(gold.value)
      if (interval) {
        counts.dated++
        const { from, to } = match?.when ?? { from: null, to: null }
        if (from ?? to) counts.answered++
        if ((from ?? to) && (from ?? '') <= interval.from && interval.to <= (to ?? '9999')) counts.held++
      }
      if (match?.value === gold.value) counts.right++
      else if (options.errors) {
        const around = (a: number, b: number) => document.text.slice(Math.max(0, a), b).replace(/\s+/g, ' ')
        console.log(
          [
            document.name.slice(0, 16),
            document.created?.slice(0, 10),
            gold.type,
            gold.value,
            match?.value ?? '-',
            `${around(gold.start - 60, gold.start)}[${around(gold.start, gold.end)}]${around(gold.end, gold.end + 40)}`,
          ].join(' | '),
        )
      }
    }
  }
  for (const [corpus, { right, typed, all, unread, dated, answered, held }] of tally)
    console.log(
      `${corpus.padEnd(16)} ${all} expressions, value ${((100 * right) / all).toFixed(1)} %, type ${((100 * typed) / all).toFixed(1)} %, unread ${unread}; of ${dated} dates ${((100 * held) / dated).toFixed(1)} % within our first and last day, ${((100 * held) / answered).toFixed(1)} % of the ${answered} answered`,
    )
}

if (process.argv[1]?.endsWith('time-values.ts')) main()
