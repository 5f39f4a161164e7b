import type { Attribution } from '../ontology/reading.ts'
import { covers, type Span } from '../ontology/span.ts'
import { dependents, spanOfWords, subtree, tree, wordsWithin } from '../ontology/tree.ts'
import { form, lemma } from './lemma.ts'
import type { Page } from './page.ts'

export { form, lemma, light } from './lemma.ts'

/** Pronouns that begin a relative clause. */
export const RELATIVE = new Set(['who', 'whom', 'which', 'that', 'whose'])
const NOMINAL = /^(NOUN|PROPN|PRON|NUM|ADJ)$/

const word = (page: Page, i: number) => page.reading.words[i]!

/** The preposition of a phrase in lower case, fixed parts joined: "with", "ahead of"; the empty string without one. */
export function caseOf(page: Page, i: number): string {
  const named = page.mentionAt.get(i) ?? page.placeAt.get(i)
  const parts = named ? [...new Set([i, ...wordsWithin(page.reading, named)])] : [i]
  const first = Math.min(...parts)
  // a name may hang in pieces; its preposition stands before all of them
  const marks = parts.flatMap((p) =>
    dependents(page.reading, p, 'case').filter((c) => c < (p === i && !named ? i : first)),
  )
  if (marks.length === 0 && !named && aheadOf(page, i)) return 'ahead of'
  return marks
    .flatMap((c) => [c, ...dependents(page.reading, c, 'fixed')])
    .sort((a, b) => a - b)
    .map((c) => form(page, c))
    .join(' ')
}

/** "arrived on Monday, ahead of a meeting", where the tree takes "ahead" for a clause. */
function aheadOf(page: Page, i: number): boolean {
  if (word(page, i).upos !== 'NOUN') return false
  const first = Math.min(i, ...dependents(page.reading, i, 'det', 'amod', 'compound', 'nmod:poss', 'nummod'))
  return first > 1 && form(page, first - 1) === 'of' && form(page, first - 2) === 'ahead'
}

/** A word and those coordinated with it: "Lee and Xi" for "Lee". */
export const conjuncts = (page: Page, i: number): number[] => [
  i,
  ...[...dependents(page.reading, i, 'conj'), ...besideName(page, i), ...andName(page, i)]
    .filter((c) => word(page, c).upos !== 'VERB' || word(page, i).upos === 'VERB')
    .flatMap((c) => conjuncts(page, c)),
]

/** "President Otieno and Commission President Berg hold a summit": who is joined to a name by "and", though the tree calls it an apposition. */
function andName(page: Page, i: number): number[] {
  const named = page.mentionAt.get(i)
  if (named === undefined || !/^(name|state)$/.test(named.form)) return []
  return dependents(page.reading, i, 'appos', 'compound').filter((d) => {
    const other = page.mentionAt.get(d)
    return (
      d > i &&
      other?.form === named.form &&
      other.actors[0]?.type === named.actors[0]?.type &&
      other.actors[0]?.id !== named.actors[0]?.id &&
      / and (?:the )?$/.test(page.report.text.slice(0, other.start).slice(-9))
    )
  })
}

/** "Prime Minister of Chile Luis Ortega and President Otieno": who is joined to the name, where a title before it stands for both. */
function besideName(page: Page, i: number): number[] {
  const mention = page.mentionAt.get(i)
  if (mention?.form !== 'name' || mention.head !== i) return []
  return wordsWithin(page.reading, mention)
    .filter((w) => w !== i && /^(appos|flat)$/.test(word(page, w).deprel) && word(page, w).head === i)
    .flatMap((w) => dependents(page.reading, w, 'conj'))
    .filter((c) => !covers(mention, word(page, c)))
}

/** Whose a noun is: "the leader's visit", also where the tree hangs a name before its "'s" by another relation. */
export function possessors(page: Page, noun: number): number[] {
  const own = dependents(page.reading, noun, 'nmod:poss')
  if (own.length > 0) return own
  return dependents(page.reading, noun, 'nmod', 'nmod:desc', 'compound').filter((d) => {
    const mention = page.mentionAt.get(d)
    return d < noun && mention?.form === 'name' && /^['’]s? /.test(page.report.text.slice(mention.end))
  })
}

/** The word a relative pronoun stands for, or the word itself. */
export function referent(page: Page, i: number): number {
  const { reading } = page
  if (!RELATIVE.has(form(page, i)) || !/^(PRON|DET|SCONJ)$/.test(word(page, i).upos)) return i
  for (let at = i; at >= 0; at = reading.words[at]!.head)
    if (reading.words[at]!.deprel === 'acl:relcl')
      return form(page, i) === 'who' ? whoseKin(page, reading.words[at]!.head, i) : reading.words[at]!.head
  return i
}

/** "the family of Ana Ruiz, who was killed": the person right before the pronoun, not those that are only hers. */
function whoseKin(page: Page, noun: number, pronoun: number): number {
  if (
    !/^(family|parent|relative|cabinet|government|supporter|lawyer|office|campaign)$/.test(lemma(page, noun))
  )
    return noun
  const near = page.resolved.mentions.find(
    (m) =>
      m.form === 'name' &&
      m.actors.length === 1 &&
      m.actors[0]!.type === 'person' &&
      m.start > word(page, noun).start &&
      /^,?\s*$/.test(page.report.text.slice(m.end, word(page, pronoun).start)) &&
      m.end <= word(page, pronoun).start,
  )
  return near ? near.head : noun
}

/** "arrested ten rebels": a past tense with its object is no passive, whatever the tree calls its subject. */
const plainPast = (page: Page, verb: number): boolean =>
  word(page, verb).xpos === 'VBD' && dependents(page.reading, verb, 'obj').length > 0

/** Whether a verb is passive: "was received by". */
export const passive = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'aux:pass').length > 0 ||
  (dependents(page.reading, verb, 'nsubj:pass', 'csubj:pass').length > 0 && !plainPast(page, verb)) ||
  (word(page, verb).xpos === 'VBN' &&
    dependents(page.reading, verb, 'aux').length === 0 &&
    (word(page, verb).deprel === 'acl' ||
      (word(page, verb).deprel === 'advcl' && dependents(page.reading, verb, 'obj').length === 0) ||
      (word(page, verb).deprel === 'conj' &&
        dependents(page.reading, verb, 'nsubj').length === 0 &&
        dependents(page.reading, verb, 'obj').length === 0 &&
        word(page, word(page, verb).head).xpos === 'VBN' &&
        passive(page, word(page, verb).head))))

/** The head words of the prepositional phrases at a verb or noun, with those coordinated; without prepositions given, of all. */
export function obliques(page: Page, i: number, ...prepositions: string[]): number[] {
  // a phrase with its preposition is one, though the tree call it an apposition
  const own = dependents(page.reading, i, 'obl', 'nmod', 'appos', 'flat', 'compound', 'obj', 'iobj')
  // "Lula spoke by phone with Zelenskyy": a phrase after the verb is the verb's, though the tree hang it on the subject before
  const crossing =
    word(page, i).upos === 'VERB'
      ? dependents(page.reading, i, 'nsubj').flatMap((s) =>
          dependents(page.reading, s, 'nmod').filter((n) => s < i && n > i),
        )
      : []
  // "a request by Greece to extend the talks": whose it is, though the tree makes it the subject of what is asked
  const asking = dependents(page.reading, i, 'acl')
    .flatMap((c) => dependents(page.reading, c, 'nsubj').filter((n) => n < c))
    .filter((n) => caseOf(page, n) === 'by')
  return [...own, ...asking, ...crossing, ...visiting(page, i, prepositions)]
    .filter((o) => word(page, o).deprel !== 'nmod:poss')
    .filter((o) => /^(obl|nmod)(?!:desc)/.test(word(page, o).deprel) || prepositionOf(page, o) !== '')
    .filter((o) => prepositions.length === 0 || prepositions.includes(prepositionOf(page, o)))
    .flatMap((o) =>
      conjuncts(page, o).filter((c) => c === o || ['', caseOf(page, o)].includes(caseOf(page, c))),
    )
    .map((o) => referent(page, o))
}

/** "held talks with visiting President Mwangi": the guest, where the tree makes "visiting" a clause of its own. */
function visiting(page: Page, i: number, prepositions: readonly string[]): number[] {
  return dependents(page.reading, i, 'acl', 'advcl', 'xcomp', 'ccomp')
    .filter(
      (v) =>
        form(page, v) === 'visiting' &&
        dependents(page.reading, v, 'mark', 'case').some((m) => prepositions.includes(form(page, m))),
    )
    .flatMap((v) => dependents(page.reading, v, 'obj'))
    .filter((o) => page.mentionAt.has(o))
}

/** The preposition before a phrase, or before the "visiting" over it. */
function prepositionOf(page: Page, i: number): string {
  const own = caseOf(page, i)
  const { head, deprel } = word(page, i)
  if (own !== '' || deprel !== 'obj' || head < 0 || form(page, head) !== 'visiting') return own
  return dependents(page.reading, head, 'mark', 'case')
    .map((m) => form(page, m))
    .join(' ')
}

/** Whether a verb or noun is negated: "did not meet", "no meeting", "without meeting", "never visited". */
export function negated(page: Page, i: number): boolean {
  const { reading } = page
  const own = dependents(reading, i, 'advmod', 'det', 'mark', 'cc:preconj', 'case').map((d) => form(page, d))
  if (own.some((f) => /^(not|n't|n’t|never|no|without|neither|nor|cannot)$/.test(f))) return true
  // "no longer recognises"
  const longer = dependents(reading, i, 'advmod').find((d) => form(page, d) === 'longer')
  if (longer !== undefined && longer > 0 && form(page, longer - 1) === 'no') return true
  return (
    /VERB/.test(word(page, i).upos) &&
    dependents(reading, i, 'nsubj').some((s) =>
      dependents(reading, s, 'det').some((d) => /^(no|neither)$/.test(form(page, d))),
    )
  )
}

/** The predicate a word stands in: itself or the nearest word above that is a verb or has a subject. */
export function predicateOf(page: Page, i: number): number {
  const { reading } = page
  for (let at = i; ; at = reading.words[at]!.head) {
    const { upos, head } = reading.words[at]!
    if (head < 0 || upos === 'VERB' || dependents(reading, at, 'nsubj', 'csubj', 'cop').length > 0) return at
  }
}

/** The innermost attribution whose content holds the word, or null when nobody is cited for it. */
export function reported(page: Page, i: number): Attribution | null {
  const at = word(page, i)
  const size = (a: Attribution): number => a.content.reduce((n, s) => n + s.end - s.start, 0)
  const holding = page.reading.attributions.filter((a) => a.content.some((s) => covers(s, at)))
  return holding.sort((a, b) => size(a) - size(b))[0] ?? null
}

/** The span of the phrase headed by a word, without relative clauses, appositions and outer punctuation. */
export function phrase(page: Page, i: number): Span {
  const { reading } = page
  const leave = new Set(['acl:relcl', 'appos', 'punct', 'parataxis', 'conj', 'cc', 'advcl', 'case', 'mark'])
  const top = tree(reading).children[i]!.filter((c) => leave.has(reading.words[c]!.deprel))
  return spanOfWords(
    reading,
    subtree(reading, i, (w) => top.includes(w)),
  )
}

/** Whether a noun, verb or participle is a nominal word rather than a verb. */
export const nominal = (page: Page, i: number): boolean => NOMINAL.test(word(page, i).upos)

/** The place of which a clause says that somebody is there, or is awaited there: "will be in Brasília on Sunday", "is expected in Rome". */
export function stayAt(page: Page, word: number): number | null {
  const inPlace = (w: number): boolean => page.placeAt.has(w) && /^(in|at)$/.test(caseOf(page, w))
  if (inPlace(word) && dependents(page.reading, word, 'cop').length > 0) return word
  return awaited(page, word)
    ? (dependents(page.reading, word, 'obl', 'advmod', 'xcomp').find(inPlace) ?? null)
    : null
}

/** "is expected", "is due", with no deed named: awaited. */
export const awaited = (page: Page, word: number): boolean =>
  /^(expected|due|awaited)$/.test(form(page, word)) &&
  dependents(page.reading, word, 'aux:pass', 'cop').length > 0 &&
  !dependents(page.reading, word, 'xcomp').some((d) => dependents(page.reading, d, 'mark').length > 0)
