import { readdirSync } from 'node:fs'
import type { Name, Reading, Word } from '../../src/ontology/reading.ts'
import type { Report } from '../../src/ontology/report.ts'
import { casesOf } from '../../test/extract/case-file.ts'
import { examplesOf, KINDS, lexicon, readingsOf } from '../../test/extract/stored.ts'
import { FILES, mentionCases } from '../../test/resolve/mention-cases.ts'
import { dice } from './random-model.ts'

/** A report with a reading, and how that was changed. */
export interface ReadReport {
  readonly made: string
  readonly report: Report
  readonly reading: Reading
}

const cases = new URL('../../test/cases/', import.meta.url)

/** All stored readings of the cases, as the model read them. */
export function storedReadings(): ReadReport[] {
  const reports = [
    ...readdirSync(cases)
      .filter((file) => KINDS.some((k) => file === `${k}.txt`))
      .flatMap((file) => casesOf(new URL(file, cases)).map((c) => c.report)),
    ...examplesOf(lexicon).map((e) => e.report),
    ...FILES.flatMap(mentionCases).map((c) => c.report),
  ]
  const stores = readdirSync(new URL('readings/', cases)).map((file) => file.replace(/\.jsonl$/, ''))
  const readings = new Map(stores.flatMap((name) => [...readingsOf(name)]))
  return reports.flatMap((report) => {
    const reading = readings.get(report.id)
    return reading ? [{ made: report.text.slice(0, 40), report, reading }] : []
  })
}

type Roll = (most: number) => number
type Change = (reading: Reading, roll: Roll) => Reading

/** The words of a reading with some of them changed. */
const words = (reading: Reading, change: (word: Word, i: number) => Word): Reading => ({
  ...reading,
  words: reading.words.map(change),
})
/** A root stays one, and no other word becomes one. */
const relation = (word: Word, other: Word): string =>
  word.head < 0 || other.head < 0 ? word.deprel : other.deprel

/** New heads for some words: each hangs on a word that does not hang below it. */
function rehung(reading: Reading, roll: Roll, part: number): Reading {
  const heads = reading.words.map((w) => w.head)
  const below = (i: number, over: number): boolean => {
    for (let at = i; at >= 0; at = heads[at]!) if (at === over) return true
    return false
  }
  for (const s of reading.sentences)
    for (let i = s.first; i < s.last; i++) {
      const head = s.first + roll(s.last - s.first)
      if (heads[i]! >= 0 && roll(part) === 0 && !below(head, i)) heads[i] = head
    }
  return words(reading, (w, i) => ({ ...w, head: heads[i]! }))
}

const CHANGES: readonly (readonly [name: string, change: Change])[] = [
  ['a few heads at random', (r, roll) => rehung(r, roll, 5)],
  ['all heads at random', (r, roll) => rehung(r, roll, 1)],
  [
    'relations of other words',
    (r, roll) =>
      words(r, (w) => (roll(3) > 0 ? w : { ...w, deprel: relation(w, r.words[roll(r.words.length)]!) })),
  ],
  [
    'tags of other words',
    (r, roll) =>
      words(r, (w) => {
        const { upos, xpos } = r.words[roll(r.words.length)]!
        return roll(3) > 0 ? w : { ...w, upos, xpos }
      }),
  ],
  [
    'lemmas of other words',
    (r, roll) => words(r, (w) => (roll(4) > 0 ? w : { ...w, lemma: r.words[roll(r.words.length)]!.lemma })),
  ],
  ['no words', (r) => ({ ...r, words: [], sentences: [], attributions: [] })],
  [
    'the first sentence only',
    (r) => {
      const [first] = r.sentences
      return first ? { ...r, words: r.words.slice(0, first.last), sentences: [first] } : r
    },
  ],
  ['no names', (r) => ({ ...r, names: [] })],
  ['no times', (r) => ({ ...r, times: [] })],
  [
    'names that overlap',
    (r, roll) => ({
      ...r,
      names: r.names.flatMap((n) => [n, moved(r, n, roll), { ...n, type: kindOf(roll) }]).sort(byStart),
    }),
  ],
  ['names elsewhere', (r, roll) => ({ ...r, names: r.names.map((n) => moved(r, n, roll)).sort(byStart) })],
  [
    'every word a name',
    (r, roll) => ({
      ...r,
      names: r.words.map((w) => ({ start: w.start, end: w.end, type: kindOf(roll), confidence: 0.5 })),
    }),
  ],
  [
    'all one name',
    (r) =>
      r.words.length === 0
        ? r
        : {
            ...r,
            names: [{ start: r.words[0]!.start, end: r.words.at(-1)!.end, type: 'person', confidence: 0.5 }],
          },
  ],
  [
    'times elsewhere',
    (r, roll) => ({
      ...r,
      times: r.words
        .filter(() => roll(6) === 0)
        .map((w, k, all) => ({
          start: w.start,
          end: all[k + roll(2)]?.end ?? w.end,
          type: (['date', 'time', 'duration', 'set'] as const)[roll(4)]!,
          confidence: 0.5,
        })),
    }),
  ],
  [
    'attributions of other words',
    (r, roll) => {
      const span = (): { start: number; end: number }[] => {
        const [a, b] = [roll(r.words.length), roll(r.words.length)].sort((x, y) => x - y)
        return r.words.length === 0 ? [] : [{ start: r.words[a!]!.start, end: r.words[b!]!.end }]
      }
      const one = () => ({
        source: roll(4) > 0 ? span() : [],
        cue: span(),
        content: [...span(), ...(roll(2) ? span() : [])].sort(byStart),
        confidence: 0.5,
      })
      return r.words.length === 0
        ? r
        : { ...r, attributions: [...r.attributions, ...Array.from({ length: 1 + roll(4) }, one)] }
    },
  ],
  [
    'sentences run together',
    (r) => {
      const [first, last] = [r.sentences[0], r.sentences.at(-1)]
      if (!first || !last) return r
      const root = r.words.findIndex((w) => w.head < 0)
      return {
        ...words(r, (w, i) => (w.head < 0 && i !== root ? { ...w, head: root, deprel: 'parataxis' } : w)),
        sentences: [{ ...first, end: last.end, last: last.last }],
      }
    },
  ],
]

const byStart = (a: { start: number }, b: { start: number }): number => a.start - b.start
const kindOf = (roll: Roll): Name['type'] =>
  (['person', 'organisation', 'place', 'group', 'facility', 'date', 'event'] as const)[roll(7)]!
const moved = (r: Reading, name: Name, roll: Roll): Name => {
  const from = roll(Math.max(1, r.words.length))
  const to = Math.min(r.words.length - 1, from + roll(4))
  return r.words.length === 0 ? name : { ...name, start: r.words[from]!.start, end: r.words[to]!.end }
}

/** Reading `number` of the run that a seed gives: a stored one with one to three changes. */
export function readingOf(stored: readonly ReadReport[], seed: number, number: number): ReadReport {
  const random = dice(seed + 7919 * number + 1)
  for (let k = 0; k < 8; k++) random()
  const roll: Roll = (most) => Math.floor(random() * most)
  const { report, reading } = stored[roll(stored.length)]!
  const changes = Array.from({ length: 1 + roll(3) }, () => CHANGES[roll(CHANGES.length)]!)
  return {
    made: changes.map(([name]) => name).join('; '),
    report,
    reading: changes.reduce((r, [, change]) => change(r, roll), reading),
  }
}
