import { stateOf } from './discourse.ts'
import { put, type Scene, speakerOf } from './scene.ts'

const FIRST = /^(?:i|me|my|mine|myself|we|us|our|ours|ourselves)$/

/** "I", "we", "our" within quotations: the speaker where the attribution gives one; "our country" is his state. */
export function firstPerson(scene: Scene): void {
  const { s, focus } = scene
  const covered = new Set<number>()
  for (const p of focus.past) for (let k = p.first; k <= p.last; k++) covered.add(k)
  for (let i = 0; i < s.words.length; i++) {
    const quote = s.quoteAt[i]!
    if (quote < 0 || covered.has(i) || !FIRST.test(s.lower[i]!) || s.forms[i] === 'US') continue
    const person = speakerOf(scene, quote)
    if (!person) continue
    const state = stateOf(person)
    if (
      s.lower[i] === 'our' &&
      state &&
      /^(?:country|nation|government|side|people|economy)$/.test(s.lower[i + 1] ?? '')
    )
      put(scene, i, i + 1, 'state', [{ kind: 'state', state }], i + 1)
    else put(scene, i, i, 'pronoun', [{ kind: 'person', person }], i)
  }
}
