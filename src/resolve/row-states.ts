import { dependents } from '../ontology/tree.ts'
import { chainOf, MEET, mentionsOf, TALKS } from './clause-states.ts'
import { officeOf, stateOf } from './discourse.ts'
import { heads } from './leader.ts'
import type { Person } from './persons.ts'
import { mentionsIn } from './salience.ts'
import type { Scene } from './scene.ts'

/** The state of whom a person accompanies: "Moreau, accompanied by Foreign Minister Perrin". */
export function byCompany(scene: Scene, person: Person): string | null {
  const { s } = scene
  const states = new Set<string>()
  for (const { head } of mentionsOf(scene, person)) {
    const root = chainOf(scene, head)[0]!
    const verb = s.words[root]!.head
    if (verb < 0 || !/^accompan/.test(s.lower[verb]!)) continue
    const by = dependents(s.reading, root, 'case').some((c) => s.lower[c] === 'by')
    const above = s.words[verb]!
    const led = by
      ? [
          ...dependents(s.reading, verb, 'nsubj:pass', 'nsubj'),
          ...(above.deprel.startsWith('acl') ? [above.head] : []),
          ...(above.deprel.startsWith('advcl')
            ? dependents(s.reading, above.head, 'nsubj', 'nsubj:pass')
            : []),
        ]
      : s.words[root]!.deprel === 'nsubj'
        ? dependents(s.reading, verb, 'obj')
        : []
    for (const p of mentionsIn(scene.focus, s.sentenceOf[head]!)) {
      const [thing] = p.things
      if (
        !led.includes(p.head) ||
        p.things.length !== 1 ||
        thing?.kind !== 'person' ||
        thing.person === person
      )
        continue
      const state = stateOf(thing.person)
      if (state !== null) states.add(state)
    }
  }
  return states.size === 1 ? [...states][0]! : null
}

/** "meetings with President Ruto and Environment Minister Barasa": the state of the head of government in whose row a minister is met by somebody from elsewhere. */
export function byRow(scene: Scene, person: Person): string | null {
  const { s, focus } = scene
  if (isLeader(person)) return null
  const states = new Set<string>()
  for (const { head } of mentionsOf(scene, person)) {
    const chain = chainOf(scene, head)
    const root = chain[0]!
    const above = s.words[root]!.head
    if (root === head || above < 0 || !/^(?:obj|obl|nmod)/.test(s.words[root]!.deprel)) continue
    if (!MEET.test(s.words[above]!.lemma) && !TALKS.test(s.words[above]!.lemma.toLowerCase())) continue
    const beside = mentionsIn(focus, s.sentenceOf[head]!)
    const row = beside.filter((p) => chain.includes(p.head) && p.head !== head)
    const leaders = row.flatMap((p) => p.things.filter((t) => t.kind === 'person'))
    const known = new Set(leaders.map((t) => (isLeader(t.person) ? stateOf(t.person) : null)))
    const [state] = known
    if (known.size !== 1 || state == null) continue
    const away = beside.some(
      (p) =>
        p.head < root &&
        p.things.some(
          (t) => t.kind === 'person' && stateOf(t.person) !== null && stateOf(t.person) !== state,
        ),
    )
    if (away) states.add(state)
  }
  return states.size === 1 ? [...states][0]! : null
}

/** What two of different states do with each other. */
const MUTUAL =
  /^(?:meet|talk|speak|confer|discuss|hold|sign|agree|exchange|chat|clash|differ|trade|shake|embrace|pose|negotiate)$/

/**
 * "Japan's Prime Minister Abe and Foreign Minister Kishida rejected": the state of the officer named right before in a row, who has it in words of his own;
 * not where the two may be the two sides of one meeting, and no other state's officer stands in the row with them.
 */
export function byPair(scene: Scene, person: Person): string | null {
  const { s, focus, cast } = scene
  const states = new Set<string>()
  for (const { head } of mentionsOf(scene, person)) {
    const chain = chainOf(scene, head)
    const at = chain.indexOf(head)
    const root = chain[0]!
    const near = mentionsIn(focus, s.sentenceOf[head]!)
    const row = chain.map((w) => near.find((p) => p.head === w))
    const beside = at > 0 ? row[at - 1]?.things : undefined
    const [thing] = beside ?? []
    if (beside?.length !== 1 || thing?.kind !== 'person') continue
    const own = cast.before.get(cast.runs.find((r) => r.first <= head && head <= r.last)!)
    const state = stateOf(thing.person)
    const office = officeOf(thing.person)?.phrase
    if (!own || own.of !== null || state === null || !office || office.former) continue
    const named = row[at - 1]!
    if (s.words.slice(named.last + 1, head).some((w) => /^(?:VERB|AUX)$/.test(w.upos))) continue
    const others = row.some(
      (p) =>
        p !== undefined &&
        p.head !== head &&
        p.things.some(
          (t) => t.kind === 'person' && stateOf(t.person) !== null && stateOf(t.person) !== state,
        ),
    )
    const verb = s.words[root]!.head
    const mutual = verb >= 0 && /^nsubj/.test(s.words[root]!.deprel) && MUTUAL.test(s.words[verb]!.lemma)
    const third = mutual && withWhom(scene, verb)
    const talks = verb >= 0 && TALKS.test(s.words[verb]!.lemma.toLowerCase())
    if ((mutual && !third && !others) || (talks && !others)) continue
    if (isLeader(person) && (!isLeader(thing.person) || !heads(s, state, own.title.title))) continue
    states.add(state)
  }
  return states.size === 1 ? [...states][0]! : null
}

/** Whether a clause names a person, state or organisation that somebody meets or talks "with". */
function withWhom({ s, focus }: Scene, verb: number): boolean {
  const met = dependents(s.reading, verb, 'obj', 'obl').filter(
    (d) =>
      s.words[d]!.deprel === 'obj' ||
      dependents(s.reading, d, 'case').some((c) => /^(?:with|to)$/.test(s.lower[c]!)),
  )
  return mentionsIn(focus, s.sentenceOf[verb]!).some((p) => met.includes(p.head) && p.things.length > 0)
}

const isLeader = (person: Person): boolean =>
  /^(?:head|royal)$/.test(officeOf(person)?.phrase.title.rank ?? '')

/** "joined by Foreign Minister Berg and his Chilean counterpart": of the two states whose leaders the text has just named the other one. */
export function byCounterpart(scene: Scene, person: Person): string | null {
  const { s, focus, cast } = scene
  for (const { head } of mentionsOf(scene, person)) {
    const other = cast.titles.find(
      (t) => t.counterpart && t.of !== null && chainOf(scene, t.head)[0] === head,
    )
    if (other === undefined) continue
    const here = s.sentenceOf[head]!
    const near = [...mentionsIn(focus, here - 1), ...mentionsIn(focus, here)]
    const states = new Set(
      near.flatMap((p) =>
        p.things.flatMap((t) => (t.kind === 'person' && isLeader(t.person) ? (stateOf(t.person) ?? []) : [])),
      ),
    )
    states.delete(other.of!)
    if (states.size === 1) return [...states][0]!
  }
  return null
}
