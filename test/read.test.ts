import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Word } from '../src/ontology/reading.ts'
import type { Report } from '../src/ontology/report.ts'
import { withBareContractions } from '../src/read/bare-contractions.ts'
import { type Logits, spansOf } from '../src/read/labels.ts'
import { isProse, languageOf } from '../src/read/language.ts'
import { lemmaOf } from '../src/read/lemma.ts'
import { type Model, openModel } from '../src/read/model.ts'
import { vocabularyOf } from '../src/read/pieces.ts'
import { read } from '../src/read/read.ts'
import { bestTree } from '../src/read/spanning-tree.ts'
import { spelt, unitsOf } from '../src/read/units.ts'
import { windowsOf } from '../src/read/windows.ts'

const folder = new URL('../model/', import.meta.url)
const vocabulary = vocabularyOf(readFileSync(new URL('vocab.txt', folder), 'utf8'))

describe('units and pieces', () => {
  const cases = JSON.parse(readFileSync(new URL('./cases/units.json', import.meta.url), 'utf8')) as {
    text: string
    units: number[][]
    pieces: number[][]
    casing: number[]
    spacing: number[]
  }[]

  test.each(cases)('as in training: $text', ({ text, ...expected }) => {
    const units = unitsOf(text)
    const spans = Array.from(units.starts, (start, k) => [start, units.ends[k]!])
    expect({
      units: spans,
      pieces: spans.map((_, k) => vocabulary.pieces(spelt(text, units, k))),
      casing: [...units.casing],
      spacing: [...units.spacing],
    }).toEqual(expected)
  })

  test('units leave out white space and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const units = unitsOf(text)
        let at = 0
        for (let k = 0; k < units.length; k++) {
          expect(text.slice(at, units.starts[k]).trim()).toBe('')
          expect(units.ends[k]!).toBeGreaterThan(units.starts[k]!)
          at = units.ends[k]!
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })

  test('five million characters on one line', () => {
    for (const text of ['a'.repeat(5e6), 'He said. '.repeat(550_000), '\ud800'.repeat(1e5)]) {
      const units = unitsOf(text)
      const windows = windowsOf(text, units, vocabulary, 256)
      expect(windows.at(-1)!.to).toBe(units.length)
    }
  })
})

test('windows hold every unit once, in order, and no more positions than allowed', () => {
  const word = fc.constantFrom('Lee', 'said', 'hyperinflationary', '.', '.\n', '\n\n', '\n\nThe', '”', ' 6')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 120 }), fc.integer({ min: 12, max: 40 }), (words, limit) => {
      const text = words.join(' ')
      const units = unitsOf(text)
      let next = 0
      for (const w of windowsOf(text, units, vocabulary, limit)) {
        expect(w.from).toBe(next)
        expect(w.to).toBeGreaterThan(w.from)
        expect(w.ids.length).toBeLessThanOrEqual(limit)
        expect([w.ids[0], w.ids.at(-1)]).toEqual([vocabulary.cls, vocabulary.sep])
        for (const at of w.first) expect(w.spacing[at]!).toBeGreaterThan(1)
        next = w.to
      }
      expect(next).toBe(units.length)
    }),
  )
})

test('a long paragraph is cut where a sentence ends', () => {
  const sentence = 'Both sides agreed to meet again in the autumn.'
  const text = Array(30).fill(sentence).join(' ')
  const units = unitsOf(text)
  const windows = windowsOf(text, units, vocabulary, 64)
  expect(windows.length).toBeGreaterThan(3)
  for (const w of windows) expect(text.slice(units.starts[w.from]).startsWith('Both')).toBe(true)
})

test('the best tree is the best of all trees with one root', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.infiniteStream(fc.integer({ min: -9, max: 9 })),
      (n, stream) => {
        const scores = [...stream.take(n * (n + 1))]
        const score = (i: number, j: number): number => scores[i * (n + 1) + j + 1]!
        const total = (heads: ArrayLike<number>): number =>
          Array.from(heads).reduce((sum, head, i) => sum + score(i, head), 0)
        const isTree = (heads: ArrayLike<number>): boolean =>
          Array.from(heads).filter((h) => h < 0).length === 1 &&
          Array.from(heads).every((head, i) => {
            let at = i
            for (let steps = 0; at >= 0; steps++) {
              if (steps > n || heads[at] === at) return false
              at = heads[at]!
            }
            return head < n
          })
        let best = -Infinity
        for (let code = 0; code < (n + 1) ** n; code++) {
          const heads = Array.from({ length: n }, (_, i) => (Math.floor(code / (n + 1) ** i) % (n + 1)) - 1)
          if (isTree(heads)) best = Math.max(best, total(heads))
        }
        const found = bestTree(n, score)
        expect(isTree(found)).toBe(true)
        expect(total(found)).toBe(best)
      },
    ),
  )
})

test('labels are the best sequence in which I follows B', () => {
  const labels = 5
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: labels, maxLength: labels }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 4 }),
      (rows, broken) => {
        const logits: Logits = {
          data: Float32Array.from(rows.flat()),
          rows: Int32Array.from(rows, (_, k) => k * labels),
          labels,
        }
        const legal = (path: number[]): boolean =>
          path.every(
            (l, k) =>
              l === 0 ||
              l % 2 === 1 ||
              (k > 0 && k !== broken && (path[k - 1] === l || path[k - 1] === l - 1)),
          )
        const total = (path: number[]): number => path.reduce((sum, l, k) => sum + rows[k]![l]!, 0)
        let best = -Infinity
        for (let code = 0; code < labels ** rows.length; code++) {
          const path = rows.map((_, k) => Math.floor(code / labels ** k) % labels)
          if (legal(path)) best = Math.max(best, total(path))
        }
        const path = rows.map(() => 0)
        for (const s of spansOf(logits, (k) => k === broken)) {
          for (let k = s.from; k < s.to; k++) path[k] = 2 * s.type + (k === s.from ? 1 : 2)
          expect(s.confidence).toBeGreaterThanOrEqual(0)
          expect(s.confidence).toBeLessThanOrEqual(1)
        }
        expect(legal(path)).toBe(true)
        expect(total(path)).toBe(best)
      },
    ),
  )
})

test('lemma scripts change case, cut and add', () => {
  expect(lemmaOf('Countries', { case: 'lower', cut: 3, add: 'y' }, 'NOUN', 'NN')).toBe('country')
  expect(lemmaOf('Seoul', { case: 'keep', cut: 0, add: '' }, 'PROPN', 'NNP')).toBe('Seoul')
  expect(lemmaOf('was', { case: 'lower', whole: 'be' }, 'AUX', 'VBD')).toBe('be')
  expect(lemmaOf('an', { case: 'lower', cut: 5, add: '' }, 'DET', 'DT')).toBe('an')
  expect(lemmaOf('as', { case: 'lower', cut: 5, add: 'be' }, 'AUX', 'VBD')).toBe('be')
  expect(lemmaOf('Rome', undefined, 'PROPN', 'NNP')).toBe('Rome')
  const cut = (letters: number) => ({ case: 'lower' as const, cut: letters, add: '' })
  expect(lemmaOf('flies', cut(1), 'VERB', 'VBZ')).toBe('fly')
  expect(lemmaOf('accompanied', cut(2), 'VERB', 'VBD')).toBe('accompany')
  expect(lemmaOf('capping', cut(3), 'VERB', 'VBG')).toBe('cap')
  expect(lemmaOf('lies', cut(1), 'VERB', 'VBZ')).toBe('lie')
  expect(lemmaOf('calling', cut(3), 'VERB', 'VBG')).toBe('call')
  expect(lemmaOf('adding', cut(3), 'VERB', 'VBG')).toBe('add')
  expect(lemmaOf('flew', cut(2), 'VERB', 'VBD')).toBe('fly')
  expect(lemmaOf('concurred', cut(1), 'VERB', 'VBD')).toBe('concur')
  expect(lemmaOf('found', cut(0), 'VERB', 'VB')).toBe('found')
  expect(lemmaOf('calories', cut(1), 'NOUN', 'NN')).toBe('calorie')
})

test.each([
  ['The foreign ministers of the two countries met in Geneva on Monday and agreed to keep in touch.', 'en'],
  ['PRIME MINISTER MEETS ENVOYS AFTER THE TALKS IN GENEVA, AND THEY AGREE TO MEET AGAIN IN THE SPRING', 'en'],
  [
    'Les ministres des affaires étrangères des deux pays se sont rencontrés lundi à Genève et ont convenu de rester en contact.',
    'fr',
  ],
  [
    'Die Außenminister der beiden Länder trafen sich am Montag in Genf und vereinbarten, in Kontakt zu bleiben und sich wieder zu treffen.',
    'de',
  ],
  ['两国外长星期一在日内瓦举行会谈,同意继续保持联系,共同推动双边关系健康稳定发展。', 'zh'],
  ['وزيرا خارجية البلدين يلتقيان في جنيف يوم الاثنين ويتفقان على مواصلة الاتصالات بينهما', 'ar'],
  ['Lee Jae Myung', null],
  ['', null],
])('language of %s', async (text, language) => {
  expect(await languageOf(text)).toBe(language)
})

test('"its" read as a subject is two words, and what points at words still does', () => {
  const word = (
    start: number,
    end: number,
    upos: string,
    xpos: string,
    head: number,
    deprel: string,
  ): Word => ({
    start,
    end,
    lemma: 'x',
    upos,
    xpos,
    head,
    deprel,
  })
  const text = 'its good its name'
  const words = [
    word(0, 3, 'PRON', 'PRP', 1, 'nsubj'),
    word(4, 8, 'ADJ', 'JJ', -1, 'root'),
    word(9, 12, 'PRON', 'PRP$', 3, 'nmod:poss'),
    word(13, 17, 'NOUN', 'NN', 1, 'obj'),
  ]
  const { words: parted, places } = withBareContractions(text, words)
  expect(parted.map((w) => [text.slice(w.start, w.end), w.upos, w.head, w.deprel])).toEqual([
    ['it', 'PRON', 2, 'nsubj'],
    ['s', 'AUX', 2, 'cop'],
    ['good', 'ADJ', -1, 'root'],
    ['its', 'PRON', 4, 'nmod:poss'],
    ['name', 'NOUN', 2, 'obj'],
  ])
  expect([...places]).toEqual([0, 2, 3, 4, 5])
})

test('prose is mostly letters', () => {
  expect(isProse('')).toBe(true)
  expect(isProse('1 234 567 890 '.repeat(50))).toBe(false)
  expect(isProse('Exports rose 3.4% to $12.1 bn. '.repeat(20))).toBe(true)
})

describe.skipIf(!existsSync(new URL('model.json', folder)))('with the model', () => {
  let model: Model
  beforeAll(async () => {
    model = await openModel(folder, { workers: 2 })
  }, 60_000)
  afterAll(() => model?.close())
  const report = (text: string): Report => ({
    id: `report:${text.length}`,
    title: null,
    text,
    published: '2026-01-06',
    publisher: null,
    dateline: null,
    url: null,
    language: null,
    retrieved: null,
  })

  test('words, sentences and spans lie in the text and in one another', async () => {
    const text =
      "SEOUL -- President Lee didn't travel.\n\nHe met Premier Li on Tuesday, and “we agreed,” he said.\nThe end"
    const { reading, notes } = await read(report(text), model)
    expect(notes).toEqual([])
    expect(reading.words.map((w) => text.slice(w.start, w.end)).join('')).toBe(text.replace(/\s/g, ''))
    expect(reading.sentences.length).toBeGreaterThan(1)
    expect(reading.sentences[0]!.first).toBe(0)
    reading.sentences.forEach((s, n) => {
      expect(s.last).toBe(reading.sentences[n + 1]?.first ?? reading.words.length)
      expect([s.start, s.end]).toEqual([reading.words[s.first]!.start, reading.words[s.last - 1]!.end])
      const heads = reading.words.slice(s.first, s.last).map((w) => w.head)
      expect(heads.filter((h) => h === -1).length).toBe(1)
      for (const h of heads) expect(h === -1 || (h >= s.first && h < s.last)).toBe(true)
    })
  })

  test('a report reads the same alone and among others', async () => {
    const talks = 'He said the talks, held on Monday, went well. '
    // Those of nearly one length go through the network together, the shorter ones padded.
    const texts = [
      'Lee met Li in Seoul.',
      talks.repeat(30),
      'No.',
      ...[3, 4, 5, 6].map((n) => talks.repeat(n)),
    ]
    const together = await Promise.all(texts.map((t) => read(report(t), model)))
    for (const [n, text] of texts.entries()) expect(await read(report(text), model)).toEqual(together[n])
  })

  test.each([
    ['nothing', '', 'text-empty'],
    ['white space', ' \n\n\t', 'text-empty'],
    ['figures', '12 345 678 | '.repeat(100), 'text-unread'],
    [
      'another language',
      'Die Minister trafen sich am Montag in Genf und sprachen über die Lage in der Region. '.repeat(3),
      'language-unread',
    ],
    ['a very long text', `He left.\n${'a'.repeat(5e6)}`, 'text-too-long'],
  ])('%s gives a note', async (_, text, rule) => {
    const { reading, notes } = await read(report(text), model)
    expect(notes.map((n) => n.rule)).toEqual([rule])
    expect(reading.words.length).toBeLessThan(10)
  })

  test.each([
    ['one character', 'a'],
    ['one sign', '\ufffd'],
    ['NUL', 'Lee\u0000 met\u0000Li.'],
    ['lone surrogates', 'Lee \ud83c met \udf00 Li.'],
    ['right to left', 'The envoy said “السلام عليكم” to the crowd in Cairo, and he left for the airport.'],
    ['capitals', 'THE PRESIDENT MET THE PREMIER IN SEOUL. THEY AGREED TO MEET AGAIN IN THE SPRING.'],
    ['combining marks', 'e\u0301'.repeat(3000)],
    ['one letter words', 'a '.repeat(2000)],
    ['quotes', '“”"\''.repeat(20)],
  ])('%s is read', async (_, text) => {
    const { reading } = await read(report(text), model)
    expect(reading.words.map((w) => text.slice(w.start, w.end)).join('')).toBe(text.replace(/\s/g, ''))
  })

  test('a folder without a model is an operator’s mistake', async () => {
    await expect(openModel('/nowhere')).rejects.toThrow(/expected a model at .*model\.json/)
    await expect(openModel(folder, { workers: 0 })).rejects.toThrow(/workers/)
  })
})
