import { expect, test } from 'vitest'
import { parseConllu } from '../src/format/conllu.ts'
import { phrasesOf } from '../src/read/phrases.ts'

/** Words as `form/UPOS/XPOS/head/relation`, to the phrases that could refer, each with its head in capitals. */
function phrases(words: string): string[] {
  const rows = words
    .trim()
    .split(/\s+/)
    .map((w, n) => {
      const [form, upos, xpos, head, rel] = w.split('/')
      return [n + 1, form, form, upos, xpos, '_', head, rel, '_', '_'].join('\t')
    })
  const { text, reading } = parseConllu(`${rows.join('\n')}\n`)
  return phrasesOf(reading).map(({ first, last, head }) =>
    reading.words
      .slice(first, last + 1)
      .map((w, k) => {
        const form = text.slice(w.start, w.end)
        return first + k === head ? form.toUpperCase() : form.toLowerCase()
      })
      .join(' '),
  )
}

test('a phrase goes with its determiner, possessor and clause, without its preposition and what is joined by "and"', () => {
  expect(
    phrases(`In/ADP/IN/3/case the/DET/DT/3/det capital/NOUN/NN/16/obl of/ADP/IN/5/case Peru/PROPN/NNP/3/nmod ,/PUNCT/,/3/punct
      the/DET/DT/8/det minister/NOUN/NN/16/nsubj who/PRON/WP/10/nsubj resigned/VERB/VBD/8/acl:relcl and/CCONJ/CC/14/cc
      his/PRON/PRP$/14/nmod:poss old/ADJ/JJ/14/amod aide/NOUN/NN/8/conj had/AUX/VBD/16/aux met/VERB/VBN/0/root ././PUNCT/./16/punct`),
  ).toEqual(['the CAPITAL of peru', 'PERU', 'the MINISTER who resigned', 'HIS', 'his old AIDE'])
})

test('a possessive keeps its ’s, a predicate loses its subject, and "there" and "it rains" refer to nothing', () => {
  expect(
    phrases(`Lee/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case envoy/NOUN/NN/6/nsubj is/AUX/VBZ/6/cop a/DET/DT/6/det lawyer/NOUN/NN/0/root
      ,/PUNCT/,/6/punct it/PRON/PRP/9/expl rains/VERB/VBZ/6/parataxis there/PRON/EX/11/expl is/VERB/VBZ/6/parataxis`),
  ).toEqual(["LEE 's", "lee 's ENVOY", 'a LAWYER'])
})

test('brackets stay with the phrase that opens them', () => {
  expect(
    phrases(`the/DET/DT/2/det organisation/NOUN/NN/7/nsubj (/PUNCT/-LRB-/4/punct WHO/PROPN/NNP/2/appos )/PUNCT/-RRB-/4/punct
      ,/PUNCT/,/2/punct agreed/VERB/VBD/0/root`),
  ).toEqual(['the ORGANISATION ( who )', 'WHO'])
})
