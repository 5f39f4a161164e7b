import { hull, type Span } from '../ontology/span.ts'
import { ancestors, dependents, spanOfWords, subtree } from '../ontology/tree.ts'
import { caseOf, form, lemma, obliques } from './clause.ts'
import { ordinal } from './ordinal-word.ts'
import type { Page } from './page.ts'
import { objects, surfaceSubjects } from './subject.ts'

/** The words of what is marked, without what only says how or when it is marked. */
export function whole(page: Page, i: number): Span {
  const { reading, report } = page
  // "the day when he was shot" says what it was only in its clause
  const bare = /^(day|moment|time|year)$/.test(lemma(page, i))
  const span = spanOfWords(
    reading,
    subtree(reading, i, (w) => {
      const { deprel, head, upos } = reading.words[w]!
      return (
        (head === i && (deprel === 'case' || deprel === 'punct')) ||
        (deprel === 'acl:relcl' && !(bare && head === i)) ||
        (/^(parataxis|advcl|ccomp)$/.test(deprel) && !(bare && head === i)) ||
        (deprel === 'conj' && upos === 'VERB') ||
        // ", a battle of the civil war"; "with a parade", "alongside his arrival" are how and when it is marked
        (deprel === 'appos' && apposed(page, w)) ||
        (w > i && /^(alongside|amid|despite)$/.test(caseOf(page, w))) ||
        (w > i &&
          caseOf(page, w) === 'with' &&
          dependents(reading, w, 'det').some((d) => /^an?$/.test(form(page, d)))) ||
        (w > i && head === i && !bare && dependents(reading, w, 'nsubj').length > 0) ||
        (page.timeAt.has(w) && w > i && caseOf(page, w) !== '')
      )
    }),
  )
  // "D-Day", which the tree may break at the hyphen
  const rest = /^-\p{L}+/u.exec(report.text.slice(span.end))?.[0] ?? ''
  return { start: span.start, end: span.end + rest.length }
}

/** Whether an apposition stands after a comma. */
const apposed = (page: Page, w: number): boolean => {
  const first = Math.min(...subtree(page.reading, w))
  return first > 0 && (form(page, first) === ',' || form(page, first - 1) === ',')
}

/** What is commemorated: "of the birth of …", the possessor, or for "its" what the clause is about. */
export function subjectMatter(page: Page, i: number): Span | null {
  const { reading } = page
  const of = [...obliques(page, i, 'of', 'since')][0]
  if (of !== undefined) return whole(page, of)
  const owner = dependents(reading, i, 'nmod:poss')[0]
  if (owner !== undefined && reading.words[owner]!.upos !== 'PRON') {
    const span = whole(page, owner)
    return {
      start: span.start,
      end: Math.max(
        reading.words[owner]!.end,
        spanOfWords(
          reading,
          subtree(reading, owner, (w) => reading.words[w]!.deprel === 'case'),
        ).end,
      ),
    }
  }
  if (owner !== undefined) {
    const its = /^(its|their)$/.test(form(page, owner))
    const mention = page.mentionAt.get(owner)
    const antecedent =
      mention &&
      page.resolved.mentions.find(
        (m) =>
          m.form !== 'pronoun' &&
          m.end <= reading.words[owner]!.start &&
          m.actors.some((a) => mention.actors.some((b) => a.id === b.id)),
      )
    const verbs = ancestors(reading, i).filter((at) => reading.words[at]!.upos === 'VERB')
    const candidates = [
      ...verbs.flatMap((at) => objects(page, at)),
      ...verbs.flatMap((at) => surfaceSubjects(page, at)),
    ].filter(
      (c) =>
        c < i &&
        c !== owner &&
        lemma(page, c) !== 'anniversary' &&
        reading.words[c]!.upos !== 'PRON' &&
        (!its || !subtree(reading, c).some((w) => isPerson(page, w))),
    )
    if (candidates[0] !== undefined) return whole(page, candidates[0])
    return antecedent ? { start: antecedent.start, end: antecedent.end } : null
  }
  // "the anniversary, on Sunday, of": also a name before it, "the Normandy landings' 80th anniversary"
  const named = dependents(reading, i, 'compound').filter(
    (d) => /PROPN|NOUN/.test(reading.words[d]!.upos) && ordinal(form(page, d)) === null,
  )
  return named.length > 0 ? hull(named.map((d) => spanOfWords(reading, subtree(reading, d)))) : null
}

const isPerson = (page: Page, i: number): boolean =>
  page.mentionAt.get(i)?.actors.some((a) => a.type === 'person') ?? false
