import type { Reading, Word } from '../ontology/reading.ts'
import { dependents, tree } from '../ontology/tree.ts'
import { type Phrase, phrasesOf } from './phrases.ts'

/** What kind of words a phrase is: the pronouns by whom they can mean, names, and nouns by what stands before them. */
export const KINDS = [
  'i',
  'we',
  'you',
  'he',
  'she',
  'it',
  'they',
  'this',
  'pronoun',
  'name',
  'the noun',
  'this noun',
  'his noun',
  'a noun',
  'noun',
] as const
export type Kind = (typeof KINDS)[number]

/** A phrase with what tells whether it can be the same as another. */
export interface Facts extends Phrase {
  readonly kind: Kind
  readonly form: 'pronoun' | 'name' | 'noun'
  /** Lemma of the head in lower case. */
  readonly noun: string
  /** The words that tell it from others, in lower case: without articles, prepositions and the possessive 's. */
  readonly content: readonly string[]
  /** `content` as one string. */
  readonly key: string
  /** Whether it is more than one; null where the words do not show it. */
  readonly plural: boolean | null
  /** Whether it is a person's name; null where it is no name. */
  readonly person: boolean | null
  readonly sentence: number
  readonly subject: boolean
  /** What it is said to be: the nouns in apposition to its head, before it, or equated with it ("Kim, the minister", "minister Kim", "Kim is minister"). */
  readonly said: ReadonlySet<string>
  /** Capital letters of its words, as "WHO" of "World Health Organisation". */
  readonly initials: string
}

const PRONOUNS: Readonly<Record<string, Kind>> = {
  i: 'i',
  me: 'i',
  my: 'i',
  mine: 'i',
  myself: 'i',
  we: 'we',
  us: 'we',
  our: 'we',
  ours: 'we',
  ourselves: 'we',
  "'s": 'we',
  you: 'you',
  your: 'you',
  yours: 'you',
  yourself: 'you',
  yourselves: 'you',
  he: 'he',
  him: 'he',
  his: 'he',
  himself: 'he',
  she: 'she',
  her: 'she',
  hers: 'she',
  herself: 'she',
  it: 'it',
  its: 'it',
  itself: 'it',
  they: 'they',
  them: 'they',
  their: 'they',
  theirs: 'they',
  themselves: 'they',
  "'em": 'they',
  this: 'this',
  that: 'this',
  these: 'this',
  those: 'this',
}
const PLURAL: ReadonlySet<Kind> = new Set(['we', 'they'])
const SINGULAR: ReadonlySet<Kind> = new Set(['i', 'he', 'she', 'it'])

/** The facts of every phrase of a reading that could refer, in order of their heads. */
export function factsOf(text: string, reading: Reading): Facts[] {
  const nameAt = new Map<number, boolean>()
  let word = 0
  for (const n of reading.names) {
    if (n.type === 'date' || n.type === 'money') continue
    while (word > 0 && reading.words[word - 1]!.end > n.start) word--
    while (word < reading.words.length && reading.words[word]!.end <= n.start) word++
    for (; word < reading.words.length && reading.words[word]!.start < n.end; word++)
      nameAt.set(word, n.type === 'person')
  }
  return phrasesOf(reading).map((phrase) => factsAt(text, reading, phrase, nameAt))
}

function factsAt(
  text: string,
  reading: Reading,
  phrase: Phrase,
  nameAt: ReadonlyMap<number, boolean>,
): Facts {
  const { words } = reading
  const head = words[phrase.head]!
  const form = (w: Word): string => text.slice(w.start, w.end)
  const lower = form(head).toLowerCase().replace('’', "'")
  const isName = head.upos === 'PROPN' || (nameAt.has(phrase.head) && head.upos !== 'PRON')
  const kind = kindOf(reading, phrase, lower, isName)
  const inside: Word[] = []
  // The name or noun with what stands before it; what follows ("the report | of the council") tells less.
  for (let k = phrase.first; k <= phrase.last; k++) {
    const near = k <= phrase.head || words[k]!.deprel === 'flat'
    if (near && !/^(?:DET|PUNCT|ADP|PART|CCONJ|AUX|PRON)$/.test(words[k]!.upos)) inside.push(words[k]!)
  }
  const content = (inside.length > 0 ? inside : [head]).map((w) => form(w).toLowerCase())
  const capitals = inside.map(form).filter((f) => /^\p{Lu}/u.test(f))
  return {
    ...phrase,
    kind,
    form: kind === 'name' ? 'name' : kind === 'noun' || kind.endsWith(' noun') ? 'noun' : 'pronoun',
    noun: head.lemma.toLowerCase(),
    content,
    key: content.join(' '),
    plural: pluralOf(reading, phrase, kind),
    person: isName ? (nameAt.get(phrase.head) ?? false) : null,
    sentence: tree(reading).sentenceOf[phrase.head]!,
    said: saidOf(reading, phrase.head),
    subject: head.deprel.startsWith('nsubj'),
    initials: capitals.length > 1 ? capitals.map((f) => f[0]!).join('') : form(head),
  }
}

function saidOf(reading: Reading, head: number): Set<string> {
  const { words } = reading
  const { deprel, head: above } = words[head]!
  const equated = deprel.startsWith('nsubj') && dependents(reading, above, 'cop').length > 0 ? [above] : []
  const joined = dependents(reading, head, 'appos', 'compound', 'nmod:desc')
  const own = dependents(reading, head, 'flat').length > 0 ? [head] : []
  return new Set([...equated, ...joined, ...own].map((k) => words[k]!.lemma.toLowerCase()))
}

function kindOf(reading: Reading, { head, first }: Phrase, lower: string, isName: boolean): Kind {
  const word = reading.words[head]!
  if (word.upos === 'PRON' || word.upos === 'DET') return PRONOUNS[lower] ?? 'pronoun'
  if (isName) return 'name'
  const before = dependents(reading, head, 'det')[0]
  if (before !== undefined && before < head) {
    const lemma = reading.words[before]!.lemma.toLowerCase()
    if (lemma === 'the') return 'the noun'
    return /^th(?:is|at|ese|ose)$/.test(lemma) ? 'this noun' : 'a noun'
  }
  if (dependents(reading, head, 'nmod:poss').some((d) => d < head && d >= first)) return 'his noun'
  return 'noun'
}

function pluralOf(reading: Reading, { head }: Phrase, kind: Kind): boolean | null {
  const { upos, xpos } = reading.words[head]!
  if (PLURAL.has(kind)) return true
  if (SINGULAR.has(kind)) return false
  if (upos === 'PRON' || upos === 'DET') return null
  if (/S$/.test(xpos)) return true
  return xpos === 'NN' || xpos === 'NNP' ? false : null
}
