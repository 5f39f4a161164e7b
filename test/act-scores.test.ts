import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConllu, splitConllu } from '../src/format/conllu.ts'
import { ACT_TYPES } from '../src/ontology/act.ts'
import { actOdds, joiningWords } from '../src/ontology/act-scores.ts'
import type { ActScores, Word } from '../src/ontology/reading.ts'
import { actScoresOf } from '../src/read/act-scores.ts'

const source = readFileSync(new URL('./cases/act-words.conllu', import.meta.url), 'utf8')

/** "ASSAULT:-1,AGREE:-7" as scores; a type that is not named is far from likely. */
const scoresOf = (text: string): number[] =>
  [...ACT_TYPES, 'none'].map((type) => Number(new RegExp(`\\b${type}:(-\\d+)`).exec(text)?.[1] ?? -90))

for (const document of splitConllu(source))
  test(document.id!, () => {
    const comment = (name: string): string | undefined =>
      new RegExp(`^# ${name} = (.*)$`, 'm').exec(document.source)?.[1]
    const { text, reading } = parseConllu(document.source)
    const rows = document.source.split('\n').filter((line) => /^\d+\t/.test(line))
    const actor = (role: string): number | null => {
      const at = rows.findIndex((line) => line.includes(`Actor=${role}`))
      return at < 0 ? null : at
    }
    const acts = rows.flatMap((line, word): ActScores[] => {
      const marked = /Acts=([^|]*)/.exec(line)
      return marked ? [{ word, scores: scoresOf(marked[1]!) }] : []
    })
    const ends = [actor('source'), actor('target')] as const
    const joining = joiningWords(reading, ...ends)
    expect(joining.map((i) => text.slice(reading.words[i]!.start, reading.words[i]!.end)).join(' ')).toBe(
      comment('joined'),
    )
    const odds = actOdds({ ...reading, acts }, ...ends)
    expect(odds ? `${odds.type} ${Number(odds.confidence.toFixed(2))}` : 'unknown').toBe(comment('type'))
    if (odds) expect(Object.values(odds.types).reduce((sum, p) => sum + p)).toBeCloseTo(1)
    expect(actOdds(reading, ...ends)).toBe(null)
  })

test('scores are kept of verbs, nouns and adjectives that govern others', () => {
  const word = (upos: string, head: number): Word => ({
    start: 0,
    end: 1,
    lemma: 'x',
    upos,
    xpos: '_',
    head,
    deprel: 'dep',
  })
  const words = [word('VERB', -1), word('PROPN', 2), word('VERB', -1), word('NOUN', 2), word('ADP', 3)]
  const logits = new Float32Array([0, 0, 5, 5, 9, 1, 0, 0])
  expect(actScoresOf(words, 1, logits)).toEqual([
    { word: 2, scores: [-7, -7] },
    { word: 3, scores: [0, -80] },
  ])
})
