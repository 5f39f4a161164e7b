import { covers, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, spanOfWords, subtree, wordsWithin } from '../ontology/tree.ts'
import { caseOf, form, passive, predicateOf } from './clause.ts'
import { between, type Cue, carriesOn, speaks } from './cue.ts'
import { nounLemmas, verbLemma } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { trimmed } from './quotation.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Words that only introduce a clause: "that". */
const introduces = (page: Page, i: number, clause: number): boolean =>
  word(page, i).head === clause && word(page, i).deprel === 'mark' && form(page, i) === 'that'

const runs = (words: readonly number[]): number[][] => {
  const found: number[][] = []
  for (const w of words) {
    const last = found[found.length - 1]
    if (last && last[last.length - 1] === w - 1) last.push(w)
    else found.push([w])
  }
  return found
}

/** The spans of some words: one a run, trimmed of outer punctuation, runs of punctuation alone left out. */
export function spansOf(page: Page, words: readonly number[]): Span[] {
  const { reading, report } = page
  return runs([...new Set(words)].sort((a, b) => a - b))
    .filter((run) => run.some((w) => word(page, w).upos !== 'PUNCT'))
    .flatMap((run) => trimmed(report.text, spanOfWords(reading, run)) ?? [])
}

/** The heads of what a verb of speech says by its grammar, and whether it is a clause or an object. */
export function contentHeads(page: Page, cue: Cue): { heads: number[]; as: 'clause' | 'phrase' } | null {
  const { reading } = page
  const v = cue.word
  if (cue.form === 'according') {
    const top = predicateOf(page, Math.max(0, word(page, v).head))
    return word(page, v).head < 0 || top === v ? null : { heads: [top], as: 'clause' }
  }
  if (cue.frames.includes('clause')) {
    const later = carriers(page, v)
    const clauses = dependents(reading, v, 'ccomp', 'xcomp').filter(
      (c) =>
        (word(page, c).deprel !== 'xcomp' || dependents(reading, c, 'nsubj').length > 0) &&
        !carriesOn(page, c) &&
        !later.some((b) => v < b && b < c),
    )
    // "highlighted ways that …": the clause belongs to the object before it
    const object =
      cue.frames.includes('phrase') && !cue.frames.includes('addressee')
        ? dependents(reading, v, 'obj').find(
            (o) => clauses.length > 0 && o > v && o < clauses[0]! && sayable(page, v, o),
          )
        : undefined
    if (object !== undefined && page.mentionAt.get(object)?.form !== 'name')
      return { heads: [object, ...clauses], as: 'clause' }
    if (clauses.length > 0) return { heads: clauses, as: 'clause' }
    // "As I told the premier, work goes on": the main clause is what was said
    const { deprel, head } = word(page, v)
    if (
      deprel === 'advcl' &&
      head > v &&
      dependents(reading, v, 'mark').some((m) => form(page, m) === 'as') &&
      dependents(reading, v, 'nsubj').length > 0 &&
      !speaks(page, head)
    )
      return { heads: [head], as: 'clause' }
    // the parser may hang the clause of ", noting that …" on the verb before it
    if (carriesOn(page, v)) {
      const { head } = word(page, v)
      const taken = dependents(reading, head, 'ccomp', 'conj', 'parataxis').filter(
        (c) => c > v && dependents(reading, c, 'mark').some((m) => m === v + 1 || m === v + 2),
      )
      if (taken.length > 0) return { heads: taken, as: 'clause' }
    }
    if (
      word(page, v).deprel === 'parataxis' &&
      dependents(reading, v, 'nsubj').length > 0 &&
      dependents(reading, v, 'xcomp', 'obj').length === 0 &&
      word(page, v).head >= 0
    )
      return { heads: [word(page, v).head], as: 'clause' }
    const beside = dependents(reading, v, 'parataxis').filter(
      (c) =>
        dependents(reading, c, 'nsubj', 'obj', 'cop').length > 0 &&
        (!speaks(page, c) || (c < v && dependents(reading, c, 'nsubj').length > 0)),
    )
    if (beside.length > 0) return { heads: beside, as: 'clause' }
  }
  if (cue.frames.includes('infinitive')) {
    const asked = dependents(reading, v, 'xcomp', 'ccomp').filter((c) =>
      dependents(reading, c, 'mark').some((m) => form(page, m) === 'to'),
    )
    if (asked.length > 0) return { heads: asked, as: 'clause' }
  }
  if (cue.frames.includes('phrase') && !passive(page, v)) {
    const things = dependents(reading, v, 'obj').filter(
      (o) => !/^(who|whom|which|that|it)$/.test(form(page, o)) && sayable(page, v, o),
    )
    if (things.length > 0) return { heads: things, as: 'phrase' }
  }
  const after = dependents(reading, v, 'obl', 'xcomp', 'nmod', 'obj').filter(
    (o) => cue.frames.includes(caseOf(page, o)) && o > v && !(caseOf(page, o) === 'on' && page.timeAt.has(o)),
  )
  if (after.length > 0) return { heads: after, as: 'phrase' }
  const before = cue.frames.includes('clause') ? sentenceBefore(page, v) : null
  return before === null ? null : { heads: [before], as: 'clause' }
}

/** The participles of speech that hang on a verb: ", noting that …". */
const carriers = (page: Page, v: number): number[] =>
  dependents(page.reading, v, 'advcl', 'conj', 'parataxis', 'xcomp').filter((b) => carriesOn(page, b))

/** The root of the sentence before, when it ends in a comma: the splitter has cut off "…, Kang said in a statement." */
function sentenceBefore(page: Page, v: number): number | null {
  const { reading, report } = page
  const own = sentenceAt(reading, v)
  const n = reading.sentences.indexOf(own)
  const last = reading.sentences[n - 1]
  if (!last || !/,["”’']{0,2}\s*$/.test(report.text.slice(last.start, own.start))) return null
  for (let i = last.first; i < last.last; i++)
    if (word(page, i).head < 0) return dependents(reading, i, 'nsubj', 'csubj', 'expl').length > 0 ? i : null
  return null
}

/** Whether an object can be what a verb says: "extended condolences", not "extended an invitation"; nobody is "welcomed" in words. */
function sayable(page: Page, v: number, object: number): boolean {
  const row = rowsOf(page.lexicon, 'statement', 'lemma', verbLemma(page, v))[0]
  const listed = row?.objects ? row.objects.replace(/^!/, '').split('|') : []
  if (
    listed.length > 0 &&
    nounLemmas(page, object).some((n) => listed.includes(n)) === row!.objects!.startsWith('!')
  )
    return false
  const people = page.mentionAt.has(object) || nounLemmas(page, object).some((n) => GUESTS.test(n))
  return !(verbLemma(page, v) === 'welcome' && people)
}

const GUESTS =
  /^(guest|visitor|leader|minister|delegation|delegate|envoy|ambassador|participant|student|family|team|people|official|member)$/

const WHOLE =
  /^(accuse|blame|thank|congratulate|commend|praise|criticise|criticize|warn|caution|urge|appeal)$/

/** What a cue says by the grammar of its sentence, without the cue, its speaker and its addressee. */
export function contentWords(page: Page, cue: Cue): number[] {
  const words = wordsBelow(page, cue)
  if (words.length === 0 || cue.form === 'according') return words
  const v = cue.word
  const sentence = sentenceAt(page.reading, v)
  // ", adding that" ends what was said before it, and what follows it is its own
  const next = carriersAfter(page, sentence, v)[0]
  const own = next === undefined ? words : words.filter((w) => w < next)
  if (!carriesOn(page, v)) return own
  const { head } = word(page, v)
  const late = subtree(page.reading, head, (w) => w === v).filter(
    (w) => w > v && (next === undefined || w < next),
  )
  const tag = late.find((w) => speaks(page, w) && word(page, w).deprel === 'parataxis')
  const more = tag === undefined ? late : []
  const first = Math.min(...words)
  return [...new Set([...own, ...more.filter((w) => w > first && !speaks(page, w))])].sort((a, b) => a - b)
}

/** The participles ", adding" after a word, as long as no full clause of its own comes between. */
export const carriersAfter = (page: Page, sentence: { first: number; last: number }, v: number): number[] => {
  const found: number[] = []
  for (let w = v + 1; w < sentence.last; w++)
    if (
      carriesOn(page, w) &&
      /,/.test(between(page, w)) &&
      !page.quotes.some((q) => covers(q, word(page, w)))
    )
      found.push(w)
  return found
}

function wordsBelow(page: Page, cue: Cue): number[] {
  const { reading } = page
  const found = contentHeads(page, cue)
  if (!found) return []
  const v = cue.word
  const prune = (w: number): boolean =>
    w === v ||
    (carriesOn(page, w) && /,|"|”/.test(between(page, w))) ||
    (word(page, w).deprel === 'parataxis' && speaks(page, w) && dependents(reading, w, 'nsubj').length > 0)
  const words = found.heads.flatMap((head) => {
    const own = subtree(reading, head, prune).filter((w) => !introduces(page, w, head))
    if (found.as === 'clause') return own
    const marks = new Set(dependents(reading, head, 'case').flatMap((c) => subtree(reading, c)))
    const end = Math.max(...own)
    const purpose = dependents(reading, v, 'xcomp', 'advcl', 'acl').find((c) =>
      dependents(reading, c, 'mark').some((m) => form(page, m) === 'to' && m === end + 1),
    )
    const rest = [
      ...own.filter((w) => !marks.has(w)),
      ...(purpose === undefined ? [] : subtree(reading, purpose, prune)),
    ]
    if (!WHOLE.test(verbLemma(page, v))) return rest
    const more = dependents(reading, v, 'obl', 'advcl', 'xcomp').filter(
      (o) =>
        o > head &&
        /^(for|of|on|over|against|about|to|)$/.test(caseOf(page, o)) &&
        !page.timeAt.has(o) &&
        !carriesOn(page, o),
    )
    return [...rest, ...more.flatMap((o) => subtree(reading, o, prune))]
  })
  if (cue.form === 'according') {
    const outside = new Set([...subtree(reading, v), ...wordsWithin(reading, cue.span)])
    return words.filter((w) => !outside.has(w))
  }
  return words
}
