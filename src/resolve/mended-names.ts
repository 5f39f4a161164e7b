import { dependents } from '../ontology/tree.ts'
import { HONORIFIC } from './honours.ts'
import { partsOf } from './name-parts.ts'
import { fold, type NameRun } from './names.ts'
import { phrase, type Sheet, together } from './sheet.ts'

/** A name the reader cut short: proper nouns right after it that the tree makes part of it. */
export function extended(s: Sheet, run: NameRun): NameRun {
  let last = run.last
  for (let i = last + 1; i < s.words.length && together(s, last, i); i++) {
    const w = s.words[i]!
    const inside = w.head >= run.first && w.head <= last
    const numeral = /^[IVX]+$/.test(s.forms[i]!) && i === run.last + 1
    if (s.forms[i] === '-' && syllable(s, run, i + 1)) {
      last = ++i
      continue
    }
    if (numeral || (i === run.last + 1 && stray(s, run, i))) {
      last = i
      break
    }
    if (
      w.upos !== 'PROPN' ||
      !/^flat/.test(w.deprel) ||
      !inside ||
      s.seenAt[i] ||
      (s.nameAt[i] && s.nameAt[i]!.type !== 'person' && s.nameAt[i]!.type !== 'place')
    )
      break
    last = i
  }
  if (last === run.last) return run
  return { ...run, last, parts: partsOf(phrase(s, run.first, last)) }
}

/** "Store" of "Jonas Gahr Store": a surname that the reader took for a firm right behind the rest of the name. */
function stray(s: Sheet, run: NameRun, i: number): boolean {
  const name = s.nameAt[i]
  const alone = name !== undefined && name.start === s.words[i]!.start && name.end === s.words[i]!.end
  return (
    alone &&
    /^(?:organisation|misc|product|place|facility)$/.test(name.type) &&
    /^\p{Lu}\p{Ll}/u.test(s.forms[i]!) &&
    !s.seenAt[i] &&
    run.parts.length > 1 &&
    (s.words[i]!.head === s.words[run.first]!.head || linked(s, run, i)) &&
    !capital(s, i + 1)
  )
}

/** Whether the tree hangs a word on a name, or the name on it. */
const linked = (s: Sheet, run: NameRun, i: number): boolean =>
  (s.words[i]!.head >= run.first && s.words[i]!.head <= run.last) || s.words[run.first]!.head === i

/** "in" of "Moon Jae-in": the second syllable of a given name, should the reader have left it outside. */
function syllable(s: Sheet, run: NameRun, i: number): boolean {
  const w = s.words[i]
  return (
    w !== undefined &&
    run.first < run.last &&
    /^\p{Ll}{2,6}$/u.test(s.forms[i]!) &&
    /^flat/.test(w.deprel) &&
    w.head >= run.first &&
    w.head <= run.last &&
    w.start === s.words[i - 1]!.end &&
    s.words[i - 1]!.start === s.words[i - 2]!.end
  )
}

/** Names that stand side by side are one: a reader that parts "Lee" from "Jae Myung" is mended. */
export function joined(s: Sheet, runs: readonly NameRun[]): NameRun[] {
  const found: NameRun[] = []
  for (const run of [...runs].sort((a, b) => a.first - b.first)) {
    const before = found[found.length - 1]
    if (before && run.first <= before.last) continue
    const hyphen =
      before &&
      run.first === before.last + 2 &&
      s.forms[before.last + 1] === '-' &&
      run.parts.length === 1 &&
      /^\p{Ll}/u.test(s.forms[run.first]!)
    if (
      before &&
      together(s, before.last, run.first) &&
      (run.first === before.last + 1 || hyphen || nickname(s, before, run))
    ) {
      const parts = partsOf(phrase(s, before.first, run.last))
      found[found.length - 1] = {
        first: before.first,
        last: run.last,
        parts,
        gender: before.gender ?? run.gender,
      }
    } else found.push(run)
  }
  return found
}

/** "Benjamin “Benny” Gantz": a part of the name in quotation marks. */
function nickname(s: Sheet, before: NameRun, run: NameRun): boolean {
  if (run.first !== before.last + 2 || !/^["“”'‘’]$/.test(s.forms[run.first - 1]!)) return false
  const opens = run.first === run.last && /^["“”'‘’]$/.test(s.forms[run.last + 1] ?? '')
  return opens || before.parts.length === 2
}

/** Adds words that the reader took for something else, where they are the surname of a person named in full elsewhere. */
export function knownElsewhere(s: Sheet, runs: NameRun[]): NameRun[] {
  const surnames = new Set<string>()
  const given = new Set<string>()
  for (const run of runs)
    if (run.parts.length > 1 && !(run.last === run.first + 2 && s.forms[run.first + 1] === '-')) {
      const words = phrase(s, run.first, run.last).split(' ')
      given.add(fold(words[0]!))
      surnames.add(fold(words[words.length - 1]!))
    }
  for (const run of runs.filter((r) => r.last === r.first + 2 && s.forms[r.first + 1] === '-')) {
    const [a, b] = [fold(s.forms[run.first]!), fold(s.forms[run.last]!)]
    if (!(surnames.has(a) || given.has(a)) || !(surnames.has(b) || given.has(b))) continue
    const half = (at: number): NameRun => ({
      first: at,
      last: at,
      parts: partsOf(s.forms[at]!),
      gender: null,
    })
    runs.splice(runs.indexOf(run), 1, half(run.first), half(run.last))
  }
  const covered = new Set(
    runs.flatMap((r) => [...Array(r.last - r.first + 1).keys()].map((k) => r.first + k)),
  )
  for (let i = 0; i < s.words.length; i++) {
    if (
      covered.has(i) ||
      !namelike(s, i) ||
      (s.seenAt[i] && !borne(s, i, surnames)) ||
      !(
        surnames.has(fold(s.forms[i]!)) ||
        (given.has(fold(s.forms[i]!)) && !capital(s, i + 1) && !capital(s, i - 1))
      ) ||
      fold(s.forms[i]!).length < 2
    )
      continue
    const type = s.nameAt[i]?.type
    const neighbour = (k: number): boolean =>
      s.words[k]?.upos === 'PROPN' &&
      s.words[k]!.xpos !== 'POS' &&
      s.nameAt[k] === s.nameAt[i] &&
      s.nameAt[i] !== undefined
    if (type && type !== 'person' && (neighbour(i - 1) || neighbour(i + 1))) continue
    runs.push({
      first: i,
      last: i,
      parts: partsOf(s.forms[i]!),
      gender: HONORIFIC[fold(s.forms[i - 1] ?? '')] ?? null,
    })
  }
  return runs.sort((a, b) => a.first - b.first)
}

/** "Jordan" after "Michael Jordan": a state's name that is a person's surname here, where nothing else speaks of the state. */
function borne(s: Sheet, i: number, surnames: ReadonlySet<string>): boolean {
  const seen = s.seenAt[i]!
  if (seen.first !== seen.last || !('state' in seen.sense) || !surnames.has(fold(s.forms[i]!))) return false
  const { state } = seen.sense
  return (
    s.nameAt[i]?.type === 'person' ||
    !s.seen.some(
      (x) =>
        'state' in x.sense &&
        x.sense.state === state &&
        fold(s.report.text.slice(x.start, x.end)) !== fold(s.forms[i]!),
    )
  )
}

const capital = (s: Sheet, i: number): boolean =>
  s.words[i]?.upos === 'PROPN' && /^\p{Lu}/u.test(s.forms[i]!) && !s.atlas.titles.has(s.lower[i]!)

/** Whether a word can be a name by its form: a proper noun, or a capital where no sentence begins. */
function namelike(s: Sheet, i: number): boolean {
  if (!/^\p{Lu}\p{L}/u.test(s.forms[i]!)) return false
  const { upos, xpos, deprel } = s.words[i]!
  if (upos === 'PROPN') return true
  if (!/^(?:NOUN|VERB|ADJ|X)$/.test(upos)) return false
  if (i > s.reading.sentences[s.sentenceOf[i]!]!.first && !/^["“‘'(]$/.test(s.forms[i - 1]!)) return true
  // "Store said" at the start of a sentence: a count noun would have an article
  return (
    xpos === 'NN' &&
    deprel.startsWith('nsubj') &&
    dependents(s.reading, i, 'det', 'amod', 'compound').length === 0
  )
}
