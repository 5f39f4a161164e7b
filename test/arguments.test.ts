import { expect, test } from 'vitest'
import type { Word } from '../src/ontology/reading.ts'
import { withArguments } from '../src/read/misread-arguments.ts'

/** Words as `form/upos/head/deprel`, heads counted from 1. */
const wordsOf = (line: string): Word[] => {
  let at = 0
  return line.split(' ').map((part): Word => {
    const [form = '', upos = '', head, deprel = ''] = part.split('/')
    const start = at
    at += form.length + 1
    return { start, end: at - 1, lemma: form, upos, xpos: '_', head: Number(head) - 1, deprel }
  })
}
const mended = (line: string, times: { start: number; end: number }[] = []): string[] =>
  withArguments(wordsOf(line), {
    names: [],
    times: times.map((t) => ({ ...t, type: 'date', confidence: 1 })),
  }).map((w) => `${w.head + 1}/${w.deprel}`)

test('a noun that is read as where or when, without a preposition, is the object', () => {
  const line = 'police/NOUN/2/nsubj arrested/VERB/0/root rebels/NOUN/2/obl'
  expect(mended(line)[2]).toBe('2/obj')
  expect(mended(`${line} by/ADP/3/case`)[2]).toBe('2/obl')
  expect(mended(line, [{ start: 16, end: 22 }])[2]).toBe('2/obl')
  expect(mended('it/PRON/2/nsubj:pass said/VERB/0/root was/AUX/2/aux:pass rebels/NOUN/2/obl')[3]).toBe(
    '2/obl',
  )
})

test('of two subjects the one after the verb is whom the other tells or acts on', () => {
  const told =
    'Herrera/PROPN/2/nsubj told/VERB/0/root Salas/PROPN/2/nsubj that/SCONJ/5/mark rose/VERB/2/ccomp'
  expect(mended(told)[2]).toBe('2/iobj')
  expect(mended('Herrera/PROPN/2/nsubj met/VERB/0/root Salas/PROPN/2/nsubj')[2]).toBe('2/obj')
  expect(mended('then/ADV/2/advmod came/VERB/0/root Salas/PROPN/2/nsubj')[2]).toBe('2/nsubj')
})

test('a noun before a verb is its subject and no part of what stands after it', () => {
  expect(mended('police/NOUN/3/compound dispersed/VERB/0/root crowds/NOUN/2/obj')[0]).toBe('2/nsubj')
  expect(mended('police/NOUN/2/compound chiefs/NOUN/3/nsubj left/VERB/0/root')[0]).toBe('2/compound')
})

test('what follows a prefix and its verb is the verb’s object', () => {
  const line = 'she/PRON/2/nsubj co-/VERB/0/root chair/VERB/2/xcomp it/PRON/2/obj'
  expect(mended(line)[3]).toBe('3/obj')
  expect(mended(line.replace('co-', 'saw'))[3]).toBe('2/obj')
})
