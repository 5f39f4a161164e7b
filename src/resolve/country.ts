import { dependents } from '../ontology/tree.ts'
import { keyOf, stateOf, type Thing } from './discourse.ts'
import { mentionsIn, prominence } from './salience.ts'
import type { Scene } from './scene.ts'

/** "the country", "the nation", "his country", "the kingdom" at word `i`: the one state in this sentence so far, else the one in the sentence before. */
export function countryAt(scene: Scene, i: number): { last: number; thing: Thing } | null {
  const { s, focus } = scene
  if (!/^(?:the|his|her|their|its)$/.test(s.lower[i]!) || !/^(?:country|nation)$/.test(s.lower[i + 1] ?? ''))
    return null
  if (/^(?:NOUN|PROPN)$/.test(s.words[i + 2]?.upos ?? '') && s.lower[i + 2] !== "'s") return null
  if (dependents(s.reading, i + 1, 'nmod', 'acl').length > 0 || s.lower[i + 2] === 'of') return null
  const here = s.sentenceOf[i]!
  for (let n = here; n >= Math.max(0, here - 1); n--) {
    const states = new Map<string, { thing: Thing; weight: number }>()
    for (const p of mentionsIn(focus, n)) {
      if (p.last >= i) continue
      for (const t of p.things) {
        const state = t.kind === 'state' ? t.state : t.kind === 'person' ? stateOf(t.person) : null
        if (state === null) continue
        const known = states.get(state)
        const weight = prominence(s, p.head)
        if (!known) states.set(state, { thing: { kind: 'state', state }, weight })
        else known.weight = Math.max(known.weight, weight)
      }
    }
    const ranked = [...states.values()].sort((a, b) => b.weight - a.weight)
    if (ranked.length === 1 || (ranked.length > 1 && ranked[0]!.weight >= 1.6 * ranked[1]!.weight))
      return { last: i + 1, thing: ranked[0]!.thing }
    if (ranked.length > 1) return null
  }
  return null
}

const CLAIMS =
  /^(?:say|announce|agree|plan|want|hope|believe|warn|declare|insist|pledge|seek|sign|call|deny|reject|accuse|urge|vow|intend|consider|decide|demand|propose|offer|ask|refuse|threaten|consist|be|have|need|support|oppose|host)$/

const DOES =
  /^(?:say|announce|agree|warn|declare|insist|pledge|sign|call|deny|reject|accuse|urge|vow|decide|demand|propose|offer|ask|refuse|threaten|support|oppose|host|request|reiterate|condemn|express|welcome|stress|add|note|reaffirm|encourage|appeal|invite)$/

/** Whether a sentence begins with the word. */
const opens = (s: Scene['s'], i: number): boolean => i === s.reading.sentences[s.sentenceOf[i]!]!.first

/** The state or organisation that was subject of the sentence before. */
function subjectBefore({ s, focus }: Scene, sentence: number): Thing | null {
  const subjects = mentionsIn(focus, sentence - 1).filter(
    (p) =>
      s.quoteAt[p.head]! < 0 &&
      s.words[p.head]!.deprel === 'nsubj' &&
      s.words[s.words[p.head]!.head]?.deprel === 'root',
  )
  const [thing] = subjects.length === 1 && subjects[0]!.things.length === 1 ? subjects[0]!.things : []
  return thing?.kind === 'state' || thing?.kind === 'organisation' ? thing : null
}

/** "it" or "its" at a word: the state or organisation that is subject of the clause it stands in or under; nobody where another noun could be meant. "It also called on" at the head of a sentence is the subject of the one before. */
export function neuter(scene: Scene, i: number): Thing | null {
  const { s, focus } = scene
  if (/^expl/.test(s.words[i]!.deprel)) return null
  const sentence = s.sentenceOf[i]!
  const above = s.words[i]!.head
  if (above >= 0 && s.words[i]!.deprel === 'nsubj' && s.words[above]!.deprel === 'root' && opens(s, i))
    return DOES.test(s.words[above]!.lemma) ? subjectBefore(scene, sentence) : null
  let verb = above
  for (let n = 0; verb >= 0 && n < 40; verb = s.words[verb]!.head, n++) {
    if (s.words[verb]!.upos !== 'VERB' && s.words[verb]!.upos !== 'AUX') continue
    const subject = dependents(s.reading, verb, 'nsubj').find((d) => d < i)
    if (subject === undefined || subject === i) continue
    if (s.words[i]!.deprel.startsWith('nsubj') && !CLAIMS.test(s.words[verb]!.lemma)) return null
    const at = mentionsIn(focus, s.sentenceOf[subject]!).find(
      (p) => p.head === subject && p.things.length === 1,
    )
    const thing = at?.things[0]
    if (
      !thing ||
      (thing.kind !== 'state' && thing.kind !== 'organisation') ||
      s.sentenceOf[subject] !== sentence
    )
      return null
    const between = mentionsIn(focus, sentence).some(
      (p) =>
        p.first > subject &&
        p.last < i &&
        p.things.length === 1 &&
        p.things[0]!.kind === thing.kind &&
        keyOf(p.things[0]!) !== keyOf(thing) &&
        /^(?:obj|nsubj)/.test(s.words[p.head]!.deprel),
    )
    return between ? null : thing
  }
  return null
}
