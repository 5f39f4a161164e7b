import { keyOf, stateOf, type Thing } from './discourse.ts'
import { put, type Scene } from './scene.ts'

const SELF = /^(?:we|us|our|ours|ourselves)$/

/** "We, the Foreign Ministers of ASEAN, met": all that "we" and "our" stand for in the rest of a joint statement, outside quotations. */
export function collective(scene: Scene): void {
  const { s } = scene
  const at = s.words.findIndex(
    (_, i) => s.quoteAt[i]! < 0 && s.forms[i] === 'We' && s.forms[i + 1] === ',' && s.lower[i + 2] === 'the',
  )
  const things = at < 0 ? issuers(scene) : named(scene, at + 2, closing(scene, at + 2))
  if (things.length === 0) return
  for (let i = Math.max(0, at); i < s.words.length; i++)
    if (s.quoteAt[i]! < 0 && SELF.test(s.lower[i]!) && s.forms[i] !== 'US')
      put(scene, i, i, 'group', things, i)
}

/** The word before the verb of "We, the leaders of …, met": the last comma before it, else the end of the sentence. */
function closing({ s }: Scene, from: number): number {
  const { last } = s.reading.sentences[s.sentenceOf[from]!]!
  const head = s.words[from - 2]!.head
  const verb = head > from ? head : last
  for (let i = verb; i > from; i--) if (s.forms[i] === ',') return i
  return verb
}

const ISSUED =
  /^(?:issued|released|delivered|adopted|made|signed|statement|declaration|communique|communiqué)$/

/** "The following statement was released by the Governments of Japan and the Philippines:" at the head of a text that says "we". */
function issuers(scene: Scene): Thing[] {
  const { s } = scene
  const plain = s.words.filter((_, i) => s.quoteAt[i]! < 0 && /^we$/.test(s.lower[i]!)).length
  if (plain < 2) return []
  for (const { first, last } of s.reading.sentences.slice(0, 3))
    for (let i = first; i < last; i++) {
      if (s.lower[i] !== 'by' || !ISSUED.test(s.lower[i - 1] ?? '')) continue
      const things = named(scene, i + 1, last)
      if (things.length > 0) return things
    }
  return []
}

/** The states that words name or whose officers they name, each once; else the organisations. */
function named({ focus }: Scene, from: number, to: number): Thing[] {
  const all = focus.past
    .filter((p) => p.first >= from && p.last < to)
    .flatMap((p) => p.things)
    .map((t): Thing => {
      const state = t.kind === 'person' ? stateOf(t.person) : null
      return state === null ? t : { kind: 'state', state }
    })
  const each = [...new Map(all.map((t) => [keyOf(t), t])).values()]
  const states = each.filter((t) => t.kind === 'state')
  const bodies = each.filter((t) => t.kind === 'organisation' && !/^(?:Governments|Leaders)$/.test(t.name))
  return states.length > 1 ? [...states, ...bodies] : bodies.length > 0 ? bodies : states
}
