import type { Attribution } from '../ontology/reading.ts'
import { covers, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, spanOfWords, subtree, tree, wordsWithin } from '../ontology/tree.ts'
import { form, lemma } from './lemma.ts'
import type { Page } from './page.ts'

export { form, lemma, light } from './lemma.ts'

const RELATIVE = new Set(['who', 'whom', 'which', 'that', 'whose'])
const OBJECT_CONTROL_NOT = new Set(['promise', 'vow', 'threaten', 'offer', 'use'])
const NOMINAL = /^(NOUN|PROPN|PRON|NUM|ADJ)$/

const word = (page: Page, i: number) => page.reading.words[i]!

/** The preposition of a phrase in lower case, fixed parts joined: "with", "ahead of"; the empty string without one. */
export function caseOf(page: Page, i: number): string {
  const named = page.mentionAt.get(i) ?? page.placeAt.get(i)
  const parts = named ? [...new Set([i, ...wordsWithin(page.reading, named)])] : [i]
  const first = Math.min(...parts)
  // a name may hang in pieces; its preposition stands before all of them
  const marks = parts.flatMap((p) =>
    dependents(page.reading, p, 'case').filter((c) => c < (p === i ? i : first)),
  )
  return marks
    .flatMap((c) => [c, ...dependents(page.reading, c, 'fixed')])
    .sort((a, b) => a - b)
    .map((c) => form(page, c))
    .join(' ')
}

/** A word and those coordinated with it: "Lee and Xi" for "Lee". */
export const conjuncts = (page: Page, i: number): number[] => [
  i,
  ...dependents(page.reading, i, 'conj')
    .filter((c) => word(page, c).upos !== 'VERB' || word(page, i).upos === 'VERB')
    .flatMap((c) => conjuncts(page, c)),
]

/** The word a relative pronoun stands for, or the word itself. */
export function referent(page: Page, i: number): number {
  const { reading } = page
  if (!RELATIVE.has(form(page, i)) || !/^(PRON|DET|SCONJ)$/.test(word(page, i).upos)) return i
  for (let at = i; at >= 0; at = reading.words[at]!.head)
    if (reading.words[at]!.deprel === 'acl:relcl') return reading.words[at]!.head
  return i
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

/** The head words of the grammatical subject, whether it stands at the verb or is shared, controlled or relativised. */
export function surfaceSubjects(page: Page, verb: number, depth = 0): number[] {
  const { reading } = page
  if (depth > 12) return []
  // "at the invitation of President Moyo, Pablo Ruiz will visit": a name after "of" is no subject
  const own = dependents(reading, verb, 'nsubj').filter(
    (s) => word(page, s).upos !== 'VERB' && !(page.mentionAt.has(s) && caseOf(page, s) === 'of'),
  )
  if (own.length > 0) return lastClause(page, own).flatMap((s) => conjuncts(page, referent(page, s)))
  const { head, deprel } = word(page, verb)
  const stray = strayName(page, verb)
  if (stray !== null && /^(root|ccomp|parataxis)$/.test(deprel)) return conjuncts(page, stray)
  const due = dueBefore(page, verb)
  if (due !== null && /^(root|ccomp|parataxis|conj)$/.test(deprel))
    return dependents(reading, due, 'nsubj').flatMap((s) => conjuncts(page, referent(page, s)))
  if (head < 0) return []
  const up = (): number[] => surfaceSubjects(page, head, depth + 1)
  switch (deprel) {
    case 'conj':
      return /VERB|AUX/.test(word(page, head).upos) || dependents(reading, head, 'cop').length > 0 ? up() : []
    case 'xcomp': {
      const controlled = OBJECT_CONTROL_NOT.has(lemma(page, head))
        ? []
        : dependents(reading, head, 'obj', 'iobj')
      return controlled.length > 0 && !passive(page, head)
        ? controlled.flatMap((o) => conjuncts(page, referent(page, o)))
        : up()
    }
    case 'ccomp':
      return word(page, verb).xpos === 'VBG' ||
        dependents(reading, verb, 'mark').some((m) => lemma(page, m) === 'to')
        ? up()
        : []
    case 'advcl': {
      const sent = dependents(reading, head, 'obj').find((o) => lemma(page, o) === 'invitation')
      if (sent !== undefined && dependents(reading, verb, 'mark').some((m) => form(page, m) === 'to'))
        return invited(page, sent, depth + 1)
      return having(page, verb) &&
        word(page, head).upos !== 'VERB' &&
        ownersOf(page, head, depth + 1).length > 0
        ? ownersOf(page, head, depth + 1)
        : up()
    }
    case 'acl': {
      if (lemma(page, head) === 'invitation') return invited(page, head, depth + 1)
      // "the first prime minister to travel to Chile"
      if (
        page.mentionAt.has(head) &&
        dependents(reading, head, 'amod').some((d) => /^(first|last|only)$/.test(form(page, d)))
      )
        return conjuncts(page, head)
      if (
        !dependents(reading, verb, 'mark').some((m) => lemma(page, m) === 'to') &&
        word(page, verb).xpos !== 'VB'
      )
        return caseMark(page, verb) === '' && !having(page, verb)
          ? conjuncts(page, head)
          : ownersOf(page, head, depth + 1)
      return ownersOf(page, head, depth + 1)
    }
    case 'acl:relcl':
      return dependents(reading, verb, 'obj', 'obl', 'advmod', 'nsubj').some((d) =>
        RELATIVE.has(form(page, d)),
      )
        ? []
        : having(page, verb) && !page.mentionAt.has(head)
          ? ownersOf(page, head, depth + 1)
          : conjuncts(page, head)
    default:
      return []
  }
}

/** "In talks between Diaz and Mwangi, the United States proposed": of several subjects that only a comma parts the last, for the first ends what was before. */
function lastClause(page: Page, subjects: readonly number[]): readonly number[] {
  if (subjects.length < 2) return subjects
  const gaps = subjects.slice(1).map((s, n) => {
    const { end } = page.mentionAt.get(subjects[n]!) ?? word(page, subjects[n]!)
    const { start } = page.mentionAt.get(s) ?? word(page, s)
    return page.report.text.slice(end, start)
  })
  return gaps.every((gap) => /^, (?:the |The )?$/.test(gap)) ? subjects.slice(-1) : subjects
}

/** "had been due to travel": the predicate over a bare infinitive, should the tree hang it below the infinitive. */
export function dueBefore(page: Page, verb: number): number | null {
  const { reading } = page
  if (!/^(VB|NN)$/.test(word(page, verb).xpos) || verb < 2 || form(page, verb - 1) !== 'to') return null
  const { head, deprel } = word(page, verb)
  const due = [verb - 2, verb - 3].find(
    (d) =>
      d >= 0 &&
      /^(due|set|scheduled|slated|expected)$/.test(form(page, d)) &&
      (word(page, d).head === verb || (head === d && /^(parataxis|dep|obl|xcomp)$/.test(deprel))),
  )
  const being = (w: number): boolean => dependents(reading, w, 'cop', 'aux:pass').length > 0
  return due !== undefined && (being(due) || being(verb)) ? due : null
}

/** A name before a finite verb without a subject, should the tree hang it there by another relation. */
function strayName(page: Page, verb: number): number | null {
  const { words } = page.reading
  const auxiliaries = dependents(page.reading, verb, 'aux').filter((a) => a < verb && form(page, a) !== 'to')
  if (!/^VB[DZPN]$/.test(word(page, verb).xpos) && auxiliaries.length === 0) return null
  const hung = dependents(
    page.reading,
    verb,
    'flat',
    'appos',
    'dep',
    'dislocated',
    'compound',
    'nmod',
    'vocative',
    'obl',
  )
  const found = hung.find(
    (b) => b < verb && page.mentionAt.has(b) && caseOf(page, b) === '' && !page.timeAt.has(b),
  )
  if (found !== undefined) return found
  // a name that ends right before the verb, wherever it hangs
  const last = Math.min(verb, ...auxiliaries) - 1
  if (last < 0) return null
  const title = form(page, last) === ',' ? titleEnding(page, last - 1) : null
  if (title !== null) return title
  // "at the invitation of President Bell, King Tupou VI of the Kingdom of Tonga will pay"
  const before = (end: number): boolean =>
    end === words[last]!.end ||
    (end < words[last]!.end &&
      /^ of (?:the )?\p{Lu}[^,;.]{2,40}$/u.test(page.report.text.slice(end, words[last]!.end)))
  const beside = page.resolved.mentions.findLast(
    (m) => m.form === 'name' && m.start >= sentenceAt(page.reading, verb).start && before(m.end),
  )
  if (
    !beside ||
    wordsWithin(page.reading, beside).some((w) => dependents(page.reading, w, 'case').some((c) => c < w))
  )
    return null
  return page.mentionAt.get(beside.head) === beside ? beside.head : null
}

/** "Pablo Ruiz, Minister of Foreign Affairs of Chile, will visit": the office after a name, where the tree lost the name. */
function titleEnding(page: Page, last: number): number | null {
  const { words } = page.reading
  const title = page.resolved.mentions.find((m) => m.form === 'title' && m.end === words[last]?.end)
  const actor = title?.actors.length === 1 ? title.actors[0]! : null
  if (!title || actor === null || page.mentionAt.get(title.head) !== title) return null
  const { start } = sentenceAt(page.reading, last)
  const named = page.resolved.mentions.some(
    (m) => m.form === 'name' && m.start >= start && m.end < title.start && m.actors[0]?.id === actor.id,
  )
  return named ? title.head : null
}

/** Those whom an invitation asks: the ones it is sent to, or who accept it. */
function invited(page: Page, noun: number, depth: number): number[] {
  const { head, deprel } = word(page, noun)
  const to = [...obliques(page, noun, 'to'), ...(head < 0 ? [] : obliques(page, head, 'to'))].filter((o) =>
    page.mentionAt.get(o)?.actors.some((a) => a.type === 'person'),
  )
  if (to.length > 0) return to
  const taken = deprel === 'obj' && /^(accept|receive|decline|refuse|reject|turn)$/.test(lemma(page, head))
  return taken ? subjects(page, head, depth) : []
}

/** "having previously met": what the owners of the noun it hangs on did. */
const having = (page: Page, verb: number): boolean =>
  dependents(page.reading, verb, 'aux').some((a) => form(page, a) === 'having')

const caseMark = (page: Page, verb: number): string =>
  dependents(page.reading, verb, 'mark', 'case')
    .map((m) => form(page, m))
    .join(' ')

/** Those whose plan, visit or decision a noun is: its possessor, else the subject of the verb it is the object of. */
export function ownersOf(page: Page, noun: number, depth = 0): number[] {
  const { reading } = page
  const own = dependents(reading, noun, 'nmod:poss')
  if (own.length > 0) return own.flatMap((o) => conjuncts(page, referent(page, o)))
  const by = dependents(reading, noun, 'nmod').filter((n) => ['by', 'of'].includes(caseOf(page, n)))
  const actors = by.filter((n) => page.mentionAt.has(n))
  if (actors.length > 0) return actors.flatMap((o) => conjuncts(page, o))
  const { head, deprel } = word(page, noun)
  if (head < 0 || depth > 12) return []
  if (deprel === 'conj') return ownersOf(page, head, depth + 1)
  if (deprel === 'nsubj' || deprel === 'nsubj:pass') return []
  return /VERB|AUX/.test(word(page, head).upos) ? subjects(page, head, depth + 1) : []
}

/** The head words of those who do what a verb says: its subject, or the agent of a passive ("by Xi"). */
export function subjects(page: Page, verb: number, depth = 0): number[] {
  if (!passive(page, verb)) return surfaceSubjects(page, verb, depth)
  return obliques(page, verb, 'by')
}

/** The head words of what a verb acts on: its object, the subject of a passive, or the noun a participle or relative clause modifies. */
export function objects(page: Page, verb: number): number[] {
  const { reading } = page
  if (passive(page, verb)) return surfaceSubjects(page, verb)
  const own = dependents(reading, verb, 'obj').flatMap((o) => conjuncts(page, referent(page, o)))
  if (own.length > 0) return own
  const stray = dependents(reading, verb, 'flat', 'appos', 'dep', 'nmod:desc', 'iobj').find(
    (o) => o > verb && o - verb <= 6 && page.mentionAt.has(o) && caseOf(page, o) === '',
  )
  if (stray !== undefined) return conjuncts(page, stray)
  const { head, deprel } = word(page, verb)
  const gap =
    deprel === 'acl:relcl' &&
    dependents(reading, verb, 'nsubj').some((s) => !RELATIVE.has(form(page, s))) &&
    !dependents(reading, verb, 'obl', 'advmod').some((d) =>
      /^(who|whom|which|where|when)$/.test(form(page, d)),
    )
  if (gap) return conjuncts(page, head)
  // "held and chaired a meeting": the object stands at the last verb
  const later = dependents(reading, verb, 'conj').filter(
    (c) => word(page, c).upos === 'VERB' && c - verb <= 3,
  )
  return later.flatMap((c) => dependents(reading, c, 'obj')).flatMap((o) => conjuncts(page, o))
}

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
  return [...own, ...crossing, ...visiting(page, i, prepositions)]
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

/** "will be in Brasília on Sunday": a place of which the clause says that somebody is there. */
export const staying = (page: Page, word: number): boolean =>
  page.placeAt.has(word) &&
  dependents(page.reading, word, 'cop').length > 0 &&
  /^(in|at)$/.test(caseOf(page, word))
