import { dependents } from '../ontology/tree.ts'
import { MADE } from './apposition.ts'
import { stateOf, type Thing } from './discourse.ts'
import { holderOf, settleCounterpart, severalHolders } from './holders.ts'
import type { Person } from './persons.ts'
import { antecedent, genderOf } from './pronouns.ts'
import { referred, SURE } from './referred.ts'
import { put, type Scene, speakerOf } from './scene.ts'
import { namesInOrder, shareOf } from './shared-titles.ts'
import type { TitlePhrase } from './titles.ts'

/** A title that no name follows: in apposition to a name, or standing for its holder. Returns whether its words are settled. */
export function titled(scene: Scene, title: TitlePhrase): boolean {
  const { s, cast } = scene
  const word = s.words[title.head]!
  const bearer = cast.bearerOf.get(title)
  const predicate =
    dependents(s.reading, title.head, 'cop').length > 0 ||
    s.lower[title.first - 1] === 'as' ||
    /^(?:become|became|becomes|becoming|remain|remains|remained)$/.test(s.lower[title.first - 1] ?? '') ||
    (/^(?:xcomp|obj|obl)/.test(word.deprel) && MADE.test(s.words[word.head]?.lemma ?? ''))
  if (bearer) {
    const person = cast.personOf.get(bearer)
    if (person && title.counterpart) settleCounterpart(scene, title, person)
    const served = title.possessor !== null && title.tail?.startsWith('to ')
    if (person && (title.title.level === 'state' || served)) person.state ??= ownerState(scene, title)
    if (person && !predicate)
      put(scene, title.first, title.last, 'title', [{ kind: 'person', person }], title.head)
    return true
  }
  const modifies = /^(?:compound|amod|nmod:desc|flat)/.test(word.deprel) && word.head > title.last
  if (modifies && /^(?:NOUN|PROPN)$/.test(s.words[word.head]!.upos) && word.head - title.last <= 3)
    return false
  if (predicate) return false
  if (title.states.length > 1) return shared(scene, title)
  if (
    title.determiner === null &&
    /^(?:for|as|named|elected|appointed|nominated|becoming)$/.test(s.lower[title.first - 1] ?? '')
  )
    return false
  if (title.plural) {
    const things = severalHolders(scene, title)
    if (things) put(scene, title.first, title.last, 'group', things, title.head)
    return things !== null
  }
  const person = holderOf(scene, title, ownerState(scene, title)) ?? linked(scene, title)
  if (person) put(scene, title.first, title.last, 'title', [{ kind: 'person', person }], title.head)
  return person !== null
}

/** "the Dutch and Belgian prime ministers, Rutter and Michels": the holder in each state, by the names that follow in their order, else by office; not of an office that a state gives to many. */
function shared(scene: Scene, title: TitlePhrase): boolean {
  const { s, cast } = scene
  const named = namesInOrder(s, title, cast.runAt).map((run) => cast.personOf.get(run))
  const single =
    title.counterpart ||
    title.title.unique ||
    title.title.rank === 'deputy' ||
    title.title.title === 'ambassador'
  if (named.length === 0 && !single) return false
  const things = title.states.flatMap((state, n): Thing[] => {
    const share = shareOf(title, state)
    const person = named[n] ?? holderOf(scene, { ...share, determiner: 'the' }, null)
    if (person && title.counterpart) settleCounterpart(scene, share, person)
    return person ? [{ kind: 'person', person }] : []
  })
  put(scene, title.first, title.last, 'group', things, title.head)
  return things.length > 0
}

/** The person whom the reader surely links "the secretary" to, where the phrase says no more than the title. */
function linked(scene: Scene, title: TitlePhrase): Person | null {
  if (title.determiner !== 'the' || title.of !== null || title.tail !== null || title.counterpart) return null
  const found = referred(scene.s.reading, title.head, (word) => namedAt(scene, word))
  return found !== null && found.confidence >= SURE ? found.person : null
}

/** The state of whoever possesses a title: "his interior minister", "our president", "Biden's envoy". */
function ownerState(scene: Scene, title: TitlePhrase): string | null {
  const { s, cast, focus } = scene
  const word = title.possessor
  if (word === null || title.of !== null) return null
  const quote = s.quoteAt[word]!
  if (/^(?:our|my)$/.test(s.lower[word]!)) {
    const speaker = quote >= 0 ? speakerOf(scene, quote) : null
    return speaker ? stateOf(speaker) : null
  }
  const run = cast.runAt[word]
  const named = run ? (cast.personOf.get(run) ?? null) : null
  const owner = genderOf(s.lower[word]!)
    ? antecedent(
        s,
        word,
        focus,
        (q) => speakerOf(scene, q),
        (w) => namedAt(scene, w),
      )
    : named
  return owner ? stateOf(owner) : null
}

/** The person that a name at a word names, or that a title there is borne by. */
export function namedAt({ cast }: Scene, word: number): Person | null {
  const title = cast.titles.find((t) => t.head === word)
  const run = cast.runAt[word] ?? (title && cast.bearerOf.get(title))
  return (run && cast.personOf.get(run)) ?? null
}
