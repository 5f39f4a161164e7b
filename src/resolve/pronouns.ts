import { dependents } from '../ontology/tree.ts'
import { keyOf, type Thing } from './discourse.ts'
import type { Person } from './persons.ts'
import { type Referred, referred, SURE } from './referred.ts'
import { clauseOf, type Focus, mentionsIn, prominence } from './salience.ts'
import { type Sheet, together } from './sheet.ts'

const MALE = new Set(['he', 'him', 'his', 'himself'])
const FEMALE = new Set(['she', 'her', 'hers', 'herself'])
const WINDOW = 4
/** How far the first must be before the second. */
const CLEAR = 1.15
/** Verbs whose object is whom "on his election", "for her leadership" speak of. */
const REGARD =
  /^(?:congratulate|thank|commend|praise|applaud|honor|honour|criticize|criticise|condemn|accuse|blame|charge|sentence|fire|dismiss|wish)$/

/** Whom one does this with is another; but "Kang brought a letter with him". */
const WITH_ANOTHER = /^(?:meet|speak|talk|chat|catch|agree|negotiate|confer|consult)$/

/** The gender a third person singular pronoun shows, or null for another word. */
export const genderOf = (form: string): 'm' | 'f' | null =>
  MALE.has(form) ? 'm' : FEMALE.has(form) ? 'f' : null

/** The person a "he" or "she" at a word stands for: the one that stands clearly out by role, nearness and gender, or nobody. */
export function antecedent(
  s: Sheet,
  word: number,
  focus: Focus,
  speakerOf: (quote: number) => Person | null,
  personAt: (word: number) => Person | null,
): Person | null {
  const gender = genderOf(s.lower[word]!)
  const sentence = s.sentenceOf[word]!
  const clause = clauseOf(s, word)
  const reflexive = /self$/.test(s.lower[word]!)
  const possessive = s.words[word]!.xpos === 'PRP$'
  const quote = s.quoteAt[word]!
  const subject = /^nsubj/.test(s.words[word]!.deprel)
  if (reflexive) {
    const beside = mentionsIn(focus, sentence).find(
      (p) => p.last === word - 1 && p.things.length === 1 && p.things[0]!.kind === 'person',
    )
    if (beside?.things[0]?.kind === 'person') return beside.things[0].person
  }
  const doer = subject || possessive ? null : ownSubject(s, word, focus)
  if (reflexive && doer && (doer.gender ?? gender) === gender) return doer
  const understood = subject || possessive ? -1 : understoodSubject(s, word)
  const relative = subject || possessive ? -1 : whoseClause(s, word)
  const below = subject ? namedBelow(s, word, personAt) : new Set<Person>()
  const scores = new Map<string, { person: Person; score: number }>()
  for (let i = focus.past.length - 1; i >= 0; i--) {
    const at = focus.past[i]!
    const distance = sentence - s.sentenceOf[at.head]!
    if (distance > WINDOW) break
    if (at.things.length !== 1 || at.first >= word) continue
    const [thing] = at.things as [Thing]
    if (thing.kind !== 'person') continue
    const { person } = thing
    if (person.gender !== null && person.gender !== gender) continue
    if (below.has(person) || (!reflexive && person === doer)) continue
    if (understood >= 0 && at.head === understood) continue
    if (relative >= 0 && at.head === relative) continue
    if (quote >= 0 && speakerOf(quote) === person) continue
    if (at.last >= word && at.first <= word) continue
    let weight = prominence(s, at.head)
    if (distance === 0) {
      const same = clauseOf(s, at.head) === clause
      const own = /^nsubj/.test(s.words[at.head]!.deprel)
      if (same && !possessive && !reflexive && !subject) {
        if (own || at.form !== 'pronoun') continue
      }
      if (reflexive && !(same && own)) continue
      if (s.words[at.head]!.deprel === 'nmod:poss' && s.words[at.head]!.head === word) continue
      if (own && isAbove(s, s.words[at.head]!.head, word)) weight += 3
    } else weight *= 0.62 ** distance * (subject && prominence(s, at.head) >= 4 ? 1.3 : 1)
    if (person.nameless) weight *= 0.6
    if (distance > 0 && says(s, word) && says(s, at.head)) weight *= 1.35
    if (at.form === 'pronoun') weight *= 1.15
    if (person.gender === gender) weight *= 1.15
    const known = scores.get(keyOf(thing))
    if (known) known.score = Math.max(known.score, weight) + 0.25 * Math.min(known.score, weight)
    else scores.set(keyOf(thing), { person, score: weight })
  }
  for (const { person, weight } of structural(s, word, focus, personAt)) {
    if (person.gender !== null && person.gender !== gender) continue
    if (quote >= 0 && speakerOf(quote) === person) continue
    const known = scores.get(`p${person.serial}`)
    if (known) known.score = Math.max(known.score, weight)
    else scores.set(`p${person.serial}`, { person, score: weight })
  }
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score)
  const voice = referred(s.reading, word, personAt)
  const barred =
    voice !== null &&
    (voice.person === doer ||
      (voice.person.gender !== null && voice.person.gender !== gender) ||
      below.has(voice.person) ||
      (quote >= 0 && speakerOf(quote) === voice.person))
  return settled(ranked, barred ? null : voice)
}

/** The one person left: whom the reader's own links surely lead to, or who is the first by far, or the first with the links on his side. */
function settled(
  ranked: readonly { readonly person: Person; readonly score: number }[],
  voice: Referred | null,
): Person | null {
  const [first, second] = ranked
  if (voice !== null && (voice.confidence >= SURE || voice.person === first?.person)) return voice.person
  return first !== undefined && (second === undefined || first.score >= CLEAR * second.score)
    ? first.person
    : null
}

/** Whether a verb stands over a word in the tree. */
function isAbove(s: Sheet, verb: number, word: number): boolean {
  for (let at = s.words[word]!.head, n = 0; at >= 0 && n < 60; at = s.words[at]!.head, n++)
    if (at === verb) return true
  return false
}

/** Whether a verb of the sentence has the word as its subject and is itself within the same sentence as `other`. */
const subjectsOf = (s: Sheet, verb: number): number[] =>
  dependents(s.reading, verb, 'nsubj').filter((d) => together(s, d, verb))

/**
 * Persons whom the build of the sentence puts first: the subject that a fronted phrase runs ahead of ("In his talks with Zhao, Lee said"),
 * and whom a relative clause is about ("Devocht, who had told Montalvo he would help").
 */
function* structural(
  s: Sheet,
  word: number,
  focus: Focus,
  personAt: (word: number) => Person | null,
): Generator<{ person: Person; weight: number }> {
  for (let at = s.words[word]!.head, n = 0; at >= 0 && n < 40; at = s.words[at]!.head, n++) {
    const { deprel, head } = s.words[at]!
    if (deprel.startsWith('acl:relcl') && head >= 0) {
      const who = dependents(s.reading, at, 'nsubj').find((d) => s.lower[d] === 'who')
      const about = mentionsIn(focus, s.sentenceOf[head]!).find(
        (p) => p.head === head && p.things.length === 1,
      )?.things[0]
      const own = s.words[word]!.head === at && !/^nsubj/.test(s.words[word]!.deprel)
      if (who !== undefined && who < word && !own && about?.kind === 'person')
        yield { person: about.person, weight: 9 }
    }
    if (s.words[word]!.deprel === 'nmod:poss' && REGARD.test(s.words[at]!.lemma)) {
      const object = dependents(s.reading, at, 'obj').find((d) => d < word)
      const thing = mentionsIn(focus, s.sentenceOf[word]!).find(
        (p) => p.head === object && p.things.length === 1,
      )?.things[0]
      if (thing?.kind === 'person') yield { person: thing.person, weight: 16 }
    }
    if (/^(?:obl|advcl|nmod|advmod|obl:unmarked)/.test(deprel) && head >= 0 && head > word) {
      const subject = dependents(s.reading, head, 'nsubj').find((d) => d > word && d > at)
      const person = subject === undefined || subject > head + 30 ? null : personAt(subject)
      if (person) yield { person, weight: 8 }
    }
  }
}

/** Persons named after a subject pronoun within its own clause or below it: "He added that Li …" is not Li. */
function namedBelow(s: Sheet, word: number, personAt: (word: number) => Person | null): Set<Person> {
  const found = new Set<Person>()
  const verb = s.words[word]!.head
  if (verb < 0) return found
  const { last } = s.reading.sentences[s.sentenceOf[word]!]!
  for (let k = word + 1; k < last; k++) {
    if (s.words[k]!.upos !== 'PROPN' || !isAbove(s, verb, k)) continue
    const person = personAt(k)
    if (person) found.add(person)
  }
  return found
}

/** The subject of the verb above that an infinitive with an object pronoun shares: "X called Y to congratulate him" is not X. */
function understoodSubject(s: Sheet, word: number): number {
  const verb = s.words[word]!.head
  if (
    verb < 0 ||
    dependents(s.reading, verb, 'nsubj').length > 0 ||
    !/^(?:advcl|xcomp)/.test(s.words[verb]!.deprel)
  )
    return -1
  const above = s.words[verb]!.head
  const object = dependents(s.reading, above, 'obj')[0]
  if (s.words[verb]!.deprel === 'xcomp' && object !== undefined && object < verb) return object
  return dependents(s.reading, above, 'nsubj')[0] ?? -1
}

/** The person who is the subject of the verb that a pronoun is an object of: "Kang came and met him" is not Kang, "gave himself up" is. */
function ownSubject(s: Sheet, word: number, focus: Focus): Person | null {
  let verb = s.words[word]!.head
  const { deprel } = s.words[word]!
  if (verb < 0 || !(/^i?obj/.test(deprel) || (deprel === 'obl' && WITH_ANOTHER.test(s.words[verb]!.lemma))))
    return null
  while (s.words[verb]!.deprel === 'conj' && subjectsOf(s, verb).length === 0) verb = s.words[verb]!.head
  const [subject] = subjectsOf(s, verb)
  const thing = mentionsIn(focus, s.sentenceOf[word]!).find(
    (p) => p.head === subject && p.things.length === 1,
  )?.things[0]
  return thing?.kind === 'person' ? thing.person : null
}

/** The noun that a relative clause with "who" as subject and the pronoun as object is about: "Trump, who urged him" is not Trump. */
function whoseClause(s: Sheet, word: number): number {
  const verb = s.words[word]!.head
  if (verb < 0 || !s.words[verb]!.deprel.startsWith('acl')) return -1
  const who = dependents(s.reading, verb, 'nsubj').some((d) => s.lower[d] === 'who')
  return who ? s.words[verb]!.head : -1
}

/** Whether a word is the subject of a verb of saying. */
const says = (s: Sheet, word: number): boolean => {
  const { deprel, head } = s.words[word]!
  return (
    head >= 0 &&
    /^nsubj/.test(deprel) &&
    /^(?:said|says|told|tells|added|adds|noted|stressed|stated|announced|explained|warned|recalled|emphasi[sz]ed|argued|insisted|continued|dismissed|rejected|denied|urged|called|accused|condemned|praised|welcomed|thanked|promised|pledged|vowed|claimed|asked|expressed|acknowledged|confirmed)$/.test(
      s.lower[head]!,
    )
  )
}
