import { FIRST } from './author.ts'
import { stateOf, type Thing } from './discourse.ts'
import { groupAt } from './groups.ts'
import type { Person } from './persons.ts'
import { put, type Scene, speakerOf } from './scene.ts'

/**
 * "I", "we", "our" within quotations: the speaker where the attribution gives one, and outside them the author of a statement;
 * "our country" is his state.
 */
export function firstPerson(scene: Scene, author: Person | null): void {
  const { s, focus } = scene
  const covered = new Set<number>()
  for (const p of focus.past) for (let k = p.first; k <= p.last; k++) covered.add(k)
  for (let i = 0; i < s.words.length; i++) {
    const quote = s.quoteAt[i]!
    if (covered.has(i) || !FIRST.test(s.lower[i]!) || s.forms[i] === 'US') continue
    const person = quote < 0 ? author : speakerOf(scene, quote)
    if (!person) continue
    const state = stateOf(person)
    const group = s.lower[i] === 'our' ? groupAt(s, i) : null
    const other = group?.kind === 'states' && group.count === 2 && state ? otherState(scene, i, state) : null
    if (group && state && other) {
      put(scene, group.first, group.last, 'group', [{ kind: 'state', state }, other], group.head)
      i = group.last
      continue
    }
    if (
      s.lower[i] === 'our' &&
      state &&
      /^(?:country|nation|government|side|people|economy)$/.test(s.lower[i + 1] ?? '')
    )
      put(scene, i, i + 1, 'state', [{ kind: 'state', state }], i + 1)
    else put(scene, i, i, 'pronoun', [{ kind: 'person', person }], i)
  }
}

/** The one state beside the speaker's own that the sentence, or else the one before it, names or acts through. */
function otherState({ s, focus }: Scene, word: number, own: string): Thing | null {
  const here = s.sentenceOf[word]!
  for (const n of [here, here + 1, here - 1]) {
    const states = new Set<string>()
    for (const p of focus.past)
      if (s.sentenceOf[p.head] === n)
        for (const t of p.things) {
          const state = t.kind === 'state' ? t.state : t.kind === 'person' ? stateOf(t.person) : null
          if (state !== null && state !== own) states.add(state)
        }
    if (states.size === 1) return { kind: 'state', state: [...states][0]! }
    if (states.size > 1) return null
  }
  return null
}
