import { expect, test } from 'vitest'
import { parseConllu } from '../src/format/conllu.ts'
import type { Reading } from '../src/ontology/reading.ts'
import { chainsOf, type Reference } from '../src/ontology/reference.ts'
import { referencesOf, type Vector } from '../src/read/references.ts'

const rows = `1 Lee Lee PROPN NNP 2 nsubj
2 met meet VERB VBD 0 root
3 Kim Kim PROPN NNP 2 obj
4 . . PUNCT . 2 punct

1 He he PRON PRP 2 nsubj
2 thanked thank VERB VBD 0 root
3 him he PRON PRP 2 obj
4 . . PUNCT . 2 punct

1 Kim Kim PROPN NNP 2 nsubj
2 left leave VERB VBD 0 root
3 . . PUNCT . 2 punct`
const { text, reading: parsed } = parseConllu(
  rows.replace(/^(\S+) (\S+) (\S+) (\S+) (\S+) (\S+) (\S+)$/gm, '$1\t$2\t$3\t$4\t$5\t_\t$6\t$7\t_\t_'),
)
const person = (word: number) => {
  const { start, end } = parsed.words[word]!
  return { start, end, type: 'person' as const, confidence: 1 }
}
const reading: Reading = { ...parsed, names: [person(0), person(2), person(8)] }
const [LEE, KIM, HE, HIM, AGAIN] = [0, 2, 4, 6, 8]

/** What a model says that sends each of some words to an earlier one, and no other word anywhere. */
const says =
  (links: Readonly<Record<number, number>>) =>
  (word: number): Vector => ({
    query: Float32Array.from([LEE, KIM, HE, HIM, AGAIN], (k) => (links[word] === k ? 8 : -8)),
    key: Float32Array.from([LEE, KIM, HE, HIM, AGAIN], (k) => (k === word ? 1 : 0)),
    none: 0,
  })
const chains = (vectorOf: (word: number) => Vector | null): string[] => {
  const references = referencesOf(text, reading, vectorOf)
  return chainsOf(references).map((chain) =>
    chain
      .map((i) => `${text.slice(references[i]!.start, references[i]!.end)}@${references[i]!.head}`)
      .join(' '),
  )
}

test('pronouns go where the model sends them, and a name goes with the same name', () => {
  expect(chains(says({ [HE]: LEE, [HIM]: KIM, [AGAIN]: KIM }))).toEqual(['Lee@0 He@4', 'Kim@2 him@6 Kim@8'])
  expect(chains(says({ [HE]: KIM, [HIM]: LEE, [AGAIN]: HE }))).toEqual(['Lee@0 him@6', 'Kim@2 He@4 Kim@8'])
})

test('what the model sends nowhere is in no chain; where it says nothing, a name goes with the same name', () => {
  expect(chains(says({}))).toEqual([])
  const silent = { query: new Float32Array(5) }
  expect(chains((word) => ({ ...says({})(word), ...(word === AGAIN ? silent : {}) }))).toEqual([
    'Kim@2 Kim@8',
  ])
})

test('no chain has a "he" and a "she"', () => {
  const she = { ...reading, words: reading.words.map((w, k) => (k === HIM ? { ...w, lemma: 'she' } : w)) }
  const words = text.replace('him', 'her')
  const references = referencesOf(words, she, says({ [HE]: LEE, [HIM]: HE }))
  expect(references.map((r) => r.head)).toEqual([LEE, HE])
  expect(referencesOf(text, reading, says({ [HE]: LEE, [HIM]: HE })).map((r) => r.head)).toEqual([
    LEE,
    HE,
    HIM,
  ])
})

test('every antecedent stands before, and has a probability', () => {
  const references = referencesOf(text, reading, says({ [HE]: LEE, [HIM]: KIM }))
  references.forEach((r, i) => {
    expect(r.antecedent ?? -1).toBeLessThan(i)
    expect(r.confidence).toBeGreaterThan(0.5)
    expect(r.confidence).toBeLessThanOrEqual(1)
  })
})

test('chains are lists of references in order of the text', () => {
  const made = [null, null, 0, 1, 2].map(
    (antecedent, head): Reference => ({
      head,
      antecedent,
      confidence: 1,
      start: head,
      end: head + 1,
    }),
  )
  expect(chainsOf(made)).toEqual([
    [0, 2, 4],
    [1, 3],
  ])
  expect(chainsOf([])).toEqual([])
})
