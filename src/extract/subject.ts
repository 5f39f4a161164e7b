import { ancestors, dependents, sentenceAt, wordsWithin } from '../ontology/tree.ts'
import { caseOf, conjuncts, obliques, passive, RELATIVE, referent } from './clause.ts'
import { form, lemma } from './lemma.ts'
import type { Page } from './page.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

const OBJECT_CONTROL_NOT = new Set(['promise', 'vow', 'threaten', 'offer', 'use'])
/** The head words of the grammatical subject, whether it stands at the verb or is shared, controlled or relativised. */
export function surfaceSubjects(page: Page, verb: number, depth = 0): number[] {
  const { reading } = page
  if (depth > 12) return []
  // "at the invitation of President Moyo, Pablo Ruiz will visit": a name after "of" is no subject
  const own = dependents(reading, verb, 'nsubj').filter(
    (s) => word(page, s).upos !== 'VERB' && !(page.mentionAt.has(s) && caseOf(page, s) === 'of'),
  )
  const bearer = own.length === 1 ? bearerOf(page, verb, own[0]!) : null
  if (bearer !== null) return [bearer]
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
    case 'conj': {
      const alike = finiteAbove(page, verb)
      if (alike !== null) return surfaceSubjects(page, alike, depth + 1)
      return /VERB|AUX/.test(word(page, head).upos) || dependents(reading, head, 'cop').length > 0 ? up() : []
    }
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
      // "congratulated her on becoming minister"
      if (
        word(page, verb).xpos === 'VBG' &&
        /^(congratulate|thank|praise|commend|accuse|blame|criticise|criticize|suspect)$/.test(
          lemma(page, head),
        ) &&
        /^(on|upon|for|of)$/.test(caseMark(page, verb))
      )
        return dependents(reading, head, 'obj').flatMap((o) => conjuncts(page, o))
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

/** "demands that Peru withdraw, and requests": the finite verb above to which one that the tree joined to a bare form belongs; null where it is joined well. */
export function finiteAbove(page: Page, verb: number): number | null {
  const { reading } = page
  const finite = (w: number): boolean => /^VB[DZ]$/.test(word(page, w).xpos)
  const { head } = word(page, verb)
  const bare =
    word(page, head).xpos === 'VB' &&
    !dependents(reading, head, 'aux').some((a) => word(page, a).xpos === 'MD')
  if (!finite(verb) || !bare || dependents(reading, verb, 'aux', 'aux:pass').length > 0) return null
  const above = ancestors(reading, head).find(
    (a) => word(page, a).upos === 'VERB' && word(page, a).xpos !== 'VB',
  )
  return above !== undefined && word(page, above).xpos === word(page, verb).xpos ? above : null
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

/** "United Nations and Arab League envoy Kofi Annan arrives": the person, where the tree takes the first organisation for the subject. */
function bearerOf(page: Page, verb: number, subject: number): number | null {
  if (!(page.mentionAt.get(subject)?.actors.every((a) => a.type === 'organisation') ?? false)) return null
  const found = dependents(page.reading, verb, 'nmod:desc', 'flat', 'compound', 'appos').find((d) => {
    const named = page.mentionAt.get(d)
    return (
      d > subject &&
      d < verb &&
      named?.form === 'name' &&
      named.actors.every((a) => a.type === 'person') &&
      named.end + 1 === word(page, verb).start
    )
  })
  return found ?? null
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
    'iobj',
    'obj',
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
    (o) => o > verb && o - verb <= 9 && page.mentionAt.has(o) && caseOf(page, o) === '',
  )
  if (stray !== undefined) return conjuncts(page, stray)
  // "visits neighbouring Chad", where the tree takes "neighbouring" for a clause
  const bare = dependents(reading, verb, 'obl').find(
    (o) =>
      o > verb &&
      o - verb <= 3 &&
      page.mentionAt.get(o)?.form === 'state' &&
      caseOf(page, o) === '' &&
      /^neighbou?ring$/.test(form(page, o - 1)),
  )
  if (bare !== undefined) return conjuncts(page, bare)
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
