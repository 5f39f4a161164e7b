import { wordsWithin } from '../ontology/tree.ts'
import { type Turn, turnsOf } from '../ontology/turn.ts'
import { interviewed } from './author.ts'
import { officeOf } from './discourse.ts'
import type { Person } from './persons.ts'
import { put, type Scene } from './scene.ts'
import type { Sheet } from './sheet.ts'

/** The turns of a report with the last word of each label. */
export const labelled = (s: Sheet): { turn: Turn; word: number }[] =>
  turnsOf(s.report.text).flatMap((turn) => {
    const word = wordsWithin(s.reading, turn.label).at(-1)
    return word === undefined ? [] : [{ turn, word }]
  })

/** "A:" in a transcript stands for whoever holds the conference or gives the interview, where its heading names one. */
export function answers(scene: Scene): void {
  const turns = labelled(scene.s)
  if (!turns.some(({ turn }) => turn.by === 'answer')) return
  const first = turns.find(({ turn }) => turn.by === 'answer')!.word
  const person =
    answering(scene, turns[0]!.turn.label.start) ?? interviewed(scene.s, scene.cast, first, scene.home)
  if (person === null) return
  for (const { turn, word } of turns)
    if (turn.by === 'answer') put(scene, word, word, 'pronoun', [{ kind: 'person', person }], word)
}

/** The spokesperson whom the text before the first turn names, or the only person it names. */
function answering({ s, cast }: Scene, before: number): Person | null {
  const named = cast.persons.filter((p) => p.runs.some((r) => s.words[r.first]!.start < before))
  const spoken = named.filter((p) => officeOf(p)?.phrase.title.rank === 'spokesperson')
  return spoken.length === 1 ? spoken[0]! : named.length === 1 ? named[0]! : null
}
