import { wordsWithin } from '../ontology/tree.ts'
import { turnsOf } from '../ontology/turn.ts'
import { plain } from './gazetteer.ts'
import { HONORIFIC } from './honours.ts'
import { extended, joined, knownElsewhere } from './mended-names.ts'
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

/** A name without accents, case and marks, for comparing. */
export const fold = (text: string): string =>
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
  for (const run of labelled(s))
    if (!runs.some((r) => r.first <= run.last && run.first <= r.last)) runs.push(run)
  runs.sort((a, b) => a.first - b.first)
  return knownElsewhere(
    s,
    joined(s, runs).map((run) => extended(s, run)),
  )
}

/** "MR. PRICE:", "MS. OKAFOR:": who speaks in a transcript, named in capitals that the model passes over. */
function labelled(s: Sheet): NameRun[] {
  return turnsOf(s.report.text).flatMap(({ label, by }) => {
    if (by !== 'name' || !/^(?:mrs?|ms|dr|madam|sir)\b/i.test(s.report.text.slice(label.start, label.end)))
      return []
    const run = trimmed(s, wordsWithin(s.reading, label))
    return run ? [run] : []
  })
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

/** "Foreign Minister of Türkiye Hakan Demir": the state of an office, which the model takes into the name. */
const ofState = (s: Sheet, i: number, list: readonly number[]): boolean =>
  list.length > 2 && s.lower[i - 1] === 'of' && s.atlas.titles.has(s.lower[i - 2] ?? '')

/** Last words of what has a title or a first name in it and is no person: "Prince Edward Island", "U.S.-Africa Leaders Summit". */
const NO_PERSON = /^(?:Islands?|Summit|Forum|Conference|Treaty|Declaration)$/

function trimmed(s: Sheet, words: readonly number[]): NameRun | null {
  let list = [...words]
  let gender: 'm' | 'f' | null = null
  const isTitle = (i: number): boolean => s.atlas.titles.has(s.lower[i]!) && list.length > 1
  for (;;) {
    const i = list[0]
    if (i === undefined) return null
    const seen = s.seenAt[i]
    const honorific = HONORIFIC[fold(s.forms[i]!)]
    if (honorific !== undefined && list.length > (/^sh[ae]/.test(s.lower[i]!) ? 2 : 1)) {
      gender ??= honorific
      list = list.slice(1)
    } else if (
      seen &&
      list.includes(seen.last) &&
      seen.last !== list[list.length - 1] &&
      (seen.sense.kind === 'adjective' ||
        (seen.sense.kind === 'name' && (isTitleAfter(s, seen.last) || ofState(s, i, list))) ||
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
  if (NO_PERSON.test(s.forms[last]!)) return null
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
  if (last < at || NO_PERSON.test(s.forms[last]!)) return null
  return { first: at, last, parts: partsOf(phrase(s, at, last)), gender: null }
}
