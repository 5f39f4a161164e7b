import { dependents } from '../../ontology/tree.ts'
import { caseOf, conjuncts, form, obliques, passive } from '../clause.ts'
import { nounLemmas } from '../inflection.ts'
import { rowsOf } from '../lexicon.ts'
import type { Page } from '../page.ts'
import { objects, ownersOf, subjects, surfaceSubjects } from '../subject.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Nouns that only measure or point to what follows "of": "a number of protesters", "members of the army". */
const MEASURE =
  /^(number|group|dozen|hundred|thousand|member|series|lot|couple|score|handful|team|pair|batch|part|unit|party|column|majority|all|some|many|most|several|two|three|one|both|people)$/

/** A noun and what it measures: for "dozens of soldiers" both. */
export const measured = (page: Page, head: number): number[] =>
  nounLemmas(page, head).some((n) => MEASURE.test(n)) ? [head, ...obliques(page, head, 'of')] : [head]

/** The head words of a direct object, with an object the parser took for an indirect one. */
export const objectsOf = (page: Page, verb: number): number[] =>
  word(page, verb).upos === 'VERB' ? objectsOfVerb(page, verb) : objectsOfNoun(page, verb)

/** "the expulsion of two diplomats", "the ambassador's recall by Chad". */
function objectsOfNoun(page: Page, noun: number): number[] {
  if (!nominal(page, noun)) return []
  const of = obliques(page, noun, 'of')
  return of.length > 0 || bySomebody(page, noun).length === 0
    ? of
    : dependents(page.reading, noun, 'nmod:poss')
}

/** Whether a noun names the deed of a verb. */
const nominal = (page: Page, noun: number): boolean =>
  nounLemmas(page, noun).some((n) => rowsOf(page.lexicon, 'act-nominal', 'noun', n).length > 0)

/** "by Chad" at an event noun, or at what stands with it: "the expulsion of two diplomats by Chad". */
function bySomebody(page: Page, noun: number): number[] {
  const own = obliques(page, noun, 'by')
  return own.length > 0
    ? own
    : dependents(page.reading, noun, 'nmod').flatMap((n) => [
        ...obliques(page, n, 'by'),
        ...dependents(page.reading, n, 'nmod').flatMap((m) => obliques(page, m, 'by')),
      ])
}

const objectsOfVerb = (page: Page, verb: number): number[] => [
  ...new Set([
    // "police fire tear gas": the parser takes "tear" for a verb
    ...(form(page, verb + 1) === 'tear' && form(page, verb + 2) === 'gas' ? [verb + 2] : []),
    ...objects(page, verb),
    ...(passive(page, verb) ? [] : dependents(page.reading, verb, 'iobj')),
  ]),
]

/** The one given or told something: "gave Malawi aid". */
export function indirect(page: Page, verb: number): number[] {
  const own = dependents(page.reading, verb, 'iobj').flatMap((o) => conjuncts(page, o))
  if (own.length > 0 || passive(page, verb)) return own
  const two = dependents(page.reading, verb, 'obj')
  return two.length > 1 ? conjuncts(page, two[0]!) : []
}

/** Whose something is: "Iran's attack", "the Iranian attack", "the attack by Iran", "the assets of Iran". */
export function owners(page: Page, noun: number): number[] {
  const { reading } = page
  const before = dependents(reading, noun, 'nmod:poss', 'amod', 'compound', 'nmod:desc', 'nmod:unmarked')
    .flatMap((o) => conjuncts(page, o))
    .filter((o) => /^(nmod:poss|compound)$/.test(word(page, o).deprel) || page.mentionAt.has(o))
    // "military fighter jets"
    .filter((o) => !(form(page, o) === 'fighter' && o < noun))
  // "a hilltop held by rebels"
  const holders = dependents(reading, noun, 'acl')
    .filter((c) =>
      /^(held|controlled|occupied|manned|submitted|drafted|proposed|sponsored|tabled|presented|authored|backed)$/.test(
        form(page, c),
      ),
    )
    .flatMap((c) => obliques(page, c, 'by'))
  const named = dependents(reading, noun, 'appos').some((a) => page.mentionAt.has(a))
  const own = [...before, ...holders, ...obliques(page, noun, 'by')].filter(
    // "our partners Chile and Peru" are who they are, not who has them
    (o) => !named || word(page, o).upos !== 'PRON',
  )
  // in "Iran's arrest of two sailors" only the first own it
  return own.some((o) => page.mentionAt.has(o)) ? own : [...own, ...obliques(page, noun, 'of', 'from')]
}

/** Prepositions that name what went before or beside a deed: what is below them is no part of it. */
const OCCASION = /^(after|following|amid|amidst|during|since|despite|before|until|because|ahead)/

const LEAVING = /^(withdrawal|pullout|pull-out|retreat|departure|exit)$/

const MOVING = /^(deployment|redeployment|mobili[sz]ation|build-?up|entry|arrival|landing)$/

const UNDERGONE =
  /^(swap|exchange|release|arrest|detention|killing|murder|massacre|deportation|expulsion|extradition|kidnapping|abduction|evacuation|repatriation)$/

const UNREST = /^(clash|fighting|violence|unrest|riot|firefight|battle|skirmish|insurgency|war)$/

/** Those who do what an event noun tells: its possessor, "by", a state before it, else those of the verb over it. */
export function doersOfNoun(page: Page, noun: number): number[] {
  const { reading } = page
  const before = dependents(reading, noun, 'nmod:poss', 'amod', 'compound', 'nmod:desc', 'nmod:unmarked')
    .flatMap((o) => conjuncts(page, o))
    .filter((o) => /^(nmod:poss|compound)$/.test(word(page, o).deprel) || page.mentionAt.has(o))
    // "Iraqi clashes" are clashes in Iraq
    .filter((o) => word(page, o).deprel !== 'amod' || !nounLemmas(page, noun).some((n) => UNREST.test(n)))
    // "a prisoner swap": they swap nobody
    .filter((o) => page.mentionAt.has(o) || !nounLemmas(page, noun).some((n) => UNDERGONE.test(n)))
  const leaving = nounLemmas(page, noun).some((n) => LEAVING.test(n))
  const moving = nounLemmas(page, noun).some((n) => MOVING.test(n))
  const by = [...bySomebody(page, noun), ...(leaving ? [] : obliques(page, noun, 'from'))]
  if (by.length > 0) return by
  // "the withdrawal of Kenyan troops from Chad": theirs
  return (leaving || moving) && before.length === 0 ? obliques(page, noun, 'of') : before
}

/** Clauses below a predicate that say what is agreed, asked, threatened: infinitive, clause, gerund after a preposition. */
export function clausesBelow(page: Page, i: number): number[] {
  const { reading } = page
  const marks = (c: number): string[] => dependents(reading, c, 'mark', 'case').map((m) => form(page, m))
  const own = dependents(reading, i, 'xcomp', 'ccomp', 'advcl', 'acl', 'csubj:pass').filter((c) => {
    const { deprel, xpos } = word(page, c)
    if (/^(xcomp|ccomp|csubj:pass)$/.test(deprel)) return true
    const by = marks(c)
    if (by.includes('to')) return c > i && (deprel === 'acl' || c - i < 12) && !by.includes('order')
    return xpos === 'VBG' && by.some((m) => /^(of|for|to|from|about|over|against|on|with)$/.test(m))
  })
  const ofObjects = dependents(reading, i, 'obj', 'obl').flatMap((o) =>
    dependents(reading, o, 'acl').filter((c) => marks(c).includes('to')),
  )
  return [...own, ...ofObjects].flatMap((c) => [
    c,
    ...dependents(reading, c, 'conj').filter((k) => bare(page, k)),
  ])
}

const bare = (page: Page, verb: number): boolean =>
  /^(VB|VBG|VBN)$/.test(word(page, verb).xpos) && dependents(page.reading, verb, 'nsubj').length === 0

/** The head words in a slot of a predicate. */
export function slot(page: Page, name: string, predicate: number): number[] {
  const verbal = word(page, predicate).upos === 'VERB'
  switch (name) {
    case 'subj':
      if (word(page, predicate).upos === 'ADJ') return surfaceSubjects(page, predicate)
      return verbal ? subjects(page, predicate) : doersOfNoun(page, predicate)
    case 'obj':
      return objectsOf(page, predicate)
    case 'iobj':
      return verbal ? indirect(page, predicate) : []
    case 'poss':
      return dependents(page.reading, predicate, 'nmod:poss')
    case 'src':
      return verbal
        ? subjects(page, predicate)
        : [...doersOfNoun(page, predicate), ...ownersOf(page, predicate)]
    case 'mod':
      return dependents(page.reading, predicate, 'amod', 'compound')
    case 'owner':
      return (verbal || nominal(page, predicate) ? objectsOf(page, predicate) : [predicate])
        .flatMap((o) => measured(page, o))
        .flatMap((o) => owners(page, o))
    case 'next':
      return next(page, predicate)
    case 'clause':
      return clausesBelow(page, predicate).flatMap((c) => subjectsInClause(page, c))
    default:
      return after(page, name, predicate)
  }
}

/** The one named right after a verb, whatever the tree hangs the name on: "accused Azerbaijan of shelling". */
function next(page: Page, verb: number): number[] {
  const { words } = page.reading
  for (let i = verb + 1; i < words.length && i - verb < 8; i++) {
    if (page.mentionAt.has(i)) return caseOf(page, i) === '' ? conjuncts(page, i) : []
    if (/^(VERB|ADP|PUNCT|SCONJ|AUX)$/.test(words[i]!.upos)) return []
  }
  return []
}

/** The subject that stands in a clause itself, or its passive subject: whom "demanded that Iran withdraw" speaks of. */
function subjectsInClause(page: Page, clause: number): number[] {
  return dependents(page.reading, clause, 'nsubj').flatMap((s) => conjuncts(page, s))
}

/** Phrases with a preposition at a predicate, at its object, or right after either. */
function after(page: Page, preposition: string, predicate: number): number[] {
  const verbal = word(page, predicate).upos === 'VERB'
  const held = verbal
    ? [
        ...objectsOf(page, predicate),
        ...[...obliques(page, predicate), ...nounRightAfter(page, predicate)].filter(
          (o) => unnamedNoun(page, o) && !OCCASION.test(caseOf(page, o)),
        ),
        // "concern over the arrests in Belarus"
        ...(preposition === 'of' ? [] : dependents(page.reading, predicate, 'obj')).flatMap((o) =>
          obliques(page, o).filter((n) => unnamedNoun(page, n)),
        ),
      ]
    : /^(from|to)$/.test(preposition) || nominal(page, predicate)
      ? // "the withdrawal of troops from Chad"
        obliques(page, predicate, 'of').filter((o) => word(page, o).upos === 'NOUN')
      : []
  const above = word(page, predicate).head
  // "launched an attack on": the phrase may hang on the verb
  const carrier = !verbal && above >= 0 && word(page, above).upos === 'VERB' ? [above] : []
  const found = [predicate, ...held, ...carrier].flatMap((at) => obliques(page, at, preposition))
  const all = found.length > 0 ? found : verbal ? rightAfter(page, preposition, predicate) : []
  return [...new Set(all)].filter((o) => !page.timeAt.has(o) || page.mentionAt.has(o))
}

/** "advised against travel to Chad": the noun whose preposition comes right after a verb. */
function nounRightAfter(page: Page, verb: number): number[] {
  const { words } = page.reading
  const next = words[verb + 1]
  return next?.deprel === 'case' && next.head > verb + 1 && words[next.head]!.head === verb ? [next.head] : []
}

/** The phrase whose preposition is the very next word, where the tree hangs it elsewhere: "clashes with rebels close to Damascus". */
function rightAfter(page: Page, preposition: string, verb: number): number[] {
  const { words } = page.reading
  const next = words[verb + 1]
  if (next === undefined || next.deprel !== 'case' || form(page, verb + 1) !== preposition) return []
  return next.head > verb + 1 ? conjuncts(page, next.head) : []
}

const unnamedNoun = (page: Page, i: number): boolean =>
  word(page, i).upos === 'NOUN' && !page.mentionAt.has(i)

/** The preposition and head of each phrase of a word, for classes such as `on:strike`. */
export const phrases = (page: Page, i: number): { preposition: string; head: number }[] =>
  obliques(page, i).map((head) => ({ preposition: caseOf(page, head), head }))
