import { expect, test } from 'vitest'
import { agreedTypes } from '../src/read/agree.ts'
import type { Logits } from '../src/read/labels.ts'
import { linksOf } from '../src/read/links.ts'
import type { LinkLogits } from '../src/read/stretch.ts'

const layer = (labels: string): Logits => ({
  data: Float32Array.from([...labels].flatMap((l) => ['O', 'B', 'I'].map((x) => (x === l ? 4 : -4)))),
  rows: Int32Array.from(labels, (_, k) => 3 * k),
  labels: 3,
})

/** One line a layer, one letter a unit; in the links of the cue, s is its source and c its content. */
function links(cue: string, source: string, content: string, members: string) {
  const logits: LinkLogits = {
    cue: layer(cue),
    source: layer(source),
    content: layer(content),
    member: (role, _, unit) => (members[unit] === 'sc'[role] ? 5 : members[unit] === '?' ? 0.5 : -5),
  }
  return linksOf(logits, () => false).map((link) => {
    const letters = Array(cue.length).fill('.')
    for (const [role, letter] of [
      ['source', 's'],
      ['cue', 'q'],
      ['content', 'c'],
    ] as const)
      for (const [from, to] of link[role]) letters.fill(letter, from, to)
    return letters.join('')
  })
}

test('a cue with its source and content: "Lee said the talks went well ."', () => {
  expect(links('OBOOOOO', 'BOOOOOO', 'OOBIIIO', 's.cccc.')).toEqual(['sqcccc.'])
})

test('a content goes round its cue: "“ It went well , ” he said , “ but slowly . ”"', () => {
  expect(links('OOOOOOOBOOOOOO', 'OOOOOOBOOOOOOO', 'BIIIIIOOOBIIII', 'ccccccs..ccccc')).toEqual([
    'ccccccsq.ccccc',
  ])
})

test('a source is one stretch, and never its cue', () => {
  expect(links('OOOBOOO', 'BIIOOOB', 'OOOOBIO', 'sss.ccs')).toEqual(['sssqcc.'])
})

test('a cue without links takes the content that fits best, and without any is left out', () => {
  expect(links('OBOOOO', 'BOOOOO', 'OOBIIO', 's.????')[0]).toMatch(/^sqccc/)
  expect(links('OBOOOO', 'BOOOOO', 'OOOOOO', 's.....')).toEqual([])
})

test('no cue, no attribution', () => {
  expect(links('OOO', 'BOO', 'OBI', 's.c')).toEqual([])
  expect(links('', '', '', '')).toEqual([])
})

test('mentions of one name agree on its type, and a surname is a person where the full name is', () => {
  const text = 'William Ruto spoke. Ruto and Odinga met in Windhoek. Windhoek, Windhoek.'
  const [person, place] = [0, 1]
  const name = (words: string, type: number, sure: number, from = 0) => {
    const start = text.indexOf(words, from)
    const scores = new Float32Array(2).fill(Math.log(1 - sure))
    scores[type] = Math.log(sure)
    return { start, end: start + words.length, type, scores }
  }
  const names = [
    name('William Ruto', person, 0.99),
    name('Ruto', place, 0.6, 15),
    name('Odinga', place, 0.6),
    name('Windhoek', place, 0.9),
    name('Windhoek', person, 0.6, 50),
    name('Windhoek', place, 0.9, 60),
  ]
  expect(agreedTypes(text, names, person)).toEqual([person, person, place, place, place, place])
  expect(agreedTypes(text, [], person)).toEqual([])
})
