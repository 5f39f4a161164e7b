import { dependents, wordsWithin } from '../ontology/tree.ts'
import { plain } from './gazetteer.ts'
import { PARTICLE, partsOf, SUFFIX } from './name-parts.ts'
import { nobody } from './nobody.ts'
import { isMark, phrase, type Sheet, together } from './sheet.ts'

/** A personal name in the text: words `first` to `last`, titles and honorifics left out. */
export interface NameRun {
  readonly first: number
  readonly last: number
  readonly parts: readonly string[]
  /** "Mr.", "Mrs." and the like tell. */
  readonly gender: 'm' | 'f' | null
}

const HONORIFIC: Readonly<Record<string, 'm' | 'f' | null>> = {
  mr: 'm',
  mrs: 'f',
  ms: 'f',
  miss: 'f',
  madam: 'f',
  sir: 'm',
  lord: 'm',
  lady: 'f',
  dame: 'f',
  dr: null,
  prof: null,
  sen: null,
  rep: null,
} // prettier-ignore
const fold = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[.,'"]/g, '')

/** The personal names of a text in order: those the model saw, and capitalised words after a title it passed over. */
export function nameRuns(s: Sheet): NameRun[] {
  const runs: NameRun[] = []
  for (const name of s.reading.names) {
    if (name.type !== 'person') continue
    const run = trimmed(s, wordsWithin(s.reading, name))
    if (run && !elsewhere(s, run) && !nobody(s, run)) runs.push(run)
  }
  return knownElsewhere(
    s,
    joined(s, runs).map((run) => extended(s, run)),
  )
}

/** Whether the atlas knows all the words of a run as an organisation or state: "UNESCO", "Tunisia" where no given name stands with it. */
function elsewhere(s: Sheet, run: NameRun): boolean {
  const seen = s.seenAt[run.first]
  if (!seen || seen.first !== run.first || seen.last !== run.last) return false
  if (
    seen.sense.kind === 'organisation' ||
    (seen.sense.kind === 'region' && seen.sense.region.kind !== 'other')
  )
    return true
  if (
    seen.sense.kind === 'seat' ||
    seen.sense.kind === 'organ' ||
    seen.sense.kind === 'adjective' ||
    seen.sense.kind === 'people'
  )
    return true
  return !s.reading.names.some(
    (n) => n.type === 'person' && n.end === s.words[run.last]!.end && n.start < s.words[run.first]!.start,
  )
}

/** A name the reader cut short: proper nouns right after it that the tree makes part of it. */
function extended(s: Sheet, run: NameRun): NameRun {
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
    /^(?:organisation|misc|product)$/.test(name.type) &&
    /^\p{Lu}\p{Ll}/u.test(s.forms[i]!) &&
    !s.seenAt[i] &&
    run.parts.length > 1 &&
    s.words[i]!.head >= run.first &&
    s.words[i]!.head <= run.last &&
    !capital(s, i + 1)
  )
}

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
function joined(s: Sheet, runs: readonly NameRun[]): NameRun[] {
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
function knownElsewhere(s: Sheet, runs: NameRun[]): NameRun[] {
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
    xpos === 'NN' && deprel === 'nsubj' && dependents(s.reading, i, 'det', 'amod', 'compound').length === 0
  )
}

function trimmed(s: Sheet, words: readonly number[]): NameRun | null {
  let list = [...words]
  let gender: 'm' | 'f' | null = null
  const isTitle = (i: number): boolean => s.atlas.titles.has(s.lower[i]!) && list.length > 1
  for (;;) {
    const i = list[0]
    if (i === undefined) return null
    const seen = s.seenAt[i]
    const honorific = HONORIFIC[fold(s.forms[i]!)]
    if (honorific !== undefined && list.length > 1) {
      gender ??= honorific
      list = list.slice(1)
    } else if (
      seen &&
      list.includes(seen.last) &&
      seen.last !== list[list.length - 1] &&
      (seen.sense.kind === 'adjective' ||
        (seen.sense.kind === 'name' && isTitleAfter(s, seen.last)) ||
        seen.sense.kind === 'organisation')
    ) {
      list = list.filter((w) => w > seen.last)
    } else if (
      isTitle(i) ||
      (/^(?:DET|ADP|PUNCT|CCONJ|PRON|PART|VERB)$/.test(s.words[i]!.upos) && !PARTICLE.test(s.lower[i]!)) ||
      (s.words[i]!.upos === 'NOUN' && /^[a-z]/.test(s.forms[i]!)) ||
      (s.words[i]!.upos === 'ADJ' && /^[a-z]/.test(s.forms[i]!))
    ) {
      list = list.slice(1)
    } else {
      const title = longTitle(s, list)
      if (title === 0) break
      list = list.slice(title)
    }
  }
  const comma = list.findIndex((i) => s.forms[i] === ',' && !SUFFIX.test(fold(s.forms[i + 1] ?? '')))
  if (comma > 0) list = list.slice(0, comma)
  while (list.length > 0) {
    const last = list[list.length - 1]!
    if ((isMark(s, last) && s.forms[last] !== '.') || /^(?:PART|ADP|DET|AUX)$/.test(s.words[last]!.upos))
      list.pop()
    else break
  }
  if (list.length === 0) return null
  if (
    list.length === 1 &&
    (s.atlas.titles.has(s.lower[list[0]!]!) || HONORIFIC[fold(s.forms[list[0]!]!)] !== undefined)
  )
    return null
  const first = list[0]!
  const last = list[list.length - 1]!
  const before = HONORIFIC[fold(s.forms[first - 1] ?? '')]
  if (before !== undefined && s.forms[first - 1]) gender ??= before
  const parts = partsOf(phrase(s, first, last))
  if (parts.length === 0 || !/\p{Lu}/u.test(phrase(s, first, last))) return null
  return { first, last, parts, gender }
}

const isTitleAfter = (s: Sheet, i: number): boolean =>
  s.atlas.titles.has(s.lower[i + 1] ?? '') || s.atlas.titles.has(`${s.lower[i + 1]} ${s.lower[i + 2]}`)

/** How many words at the start of a list are a title of several words ("Prime Minister"), the name after it not counted. */
function longTitle(s: Sheet, list: readonly number[]): number {
  for (let n = Math.min(4, list.length - 1); n >= 2; n--)
    if (
      s.atlas.titles.has(
        list
          .slice(0, n)
          .map((i) => s.lower[i])
          .join(' '),
      )
    )
      return n
  return 0
}

/** Words of institutions, which a title may stand before: "PM Office Media Wing". */
const INSTITUTION =
  /^(?:Office|Ministry|Department|Media|Wing|House|Council|Cabinet|Secretariat|Bureau|Press)$/

/** Given name of a title's bearer that the model did not see as a name: capitalised words right after the title. */
export function runAfter(s: Sheet, at: number): NameRun | null {
  let last = at - 1
  for (let i = at; i < s.words.length && i < at + 5 && (last < at || together(s, at, i)); i++) {
    const form = s.forms[i]!
    const capital =
      /^\p{Lu}/u.test(form) &&
      s.words[i]!.upos === 'PROPN' &&
      !s.seenAt[i] &&
      !s.atlas.titles.has(s.lower[i]!)
    const inner =
      i > at && (form === '-' || PARTICLE.test(s.lower[i]!)) && /^\p{L}/u.test(s.forms[i + 1] ?? '')
    if (!capital && !inner) break
    if (INSTITUTION.test(form)) return null
    last = i
  }
  while (last >= at && !/^\p{Lu}/u.test(s.forms[last]!)) last--
  if (last < at) return null
  return { first: at, last, parts: partsOf(phrase(s, at, last)), gender: null }
}
