import type { Span } from '../ontology/span.ts'
import type { Title } from './atlas.ts'
import { statesOf } from './shared-titles.ts'
import { phrase, type Sheet, spanOf, together } from './sheet.ts'
import { type Core, coreAt, headNoun } from './title-core.ts'
import { ownerOf, stateAfterFrom, tailOf } from './title-tail.ts'

/** An office in the text, with or without its holder: "the visiting Chinese foreign minister", "chairman of the Standing Committee of …". */
export interface TitlePhrase extends Span {
  /** First and last word of the phrase, modifiers and determiner included, the holder's name not. */
  readonly first: number
  readonly last: number
  /** The title's own head word. */
  readonly head: number
  readonly title: Title
  /** The form an index lists: "former foreign minister", "chairman of the Standing Committee of the National People's Congress". */
  readonly name: string
  /** ISO alpha-3 or `org:…` as the phrase itself says it. */
  readonly of: string | null
  readonly plural: boolean
  /** The states of a plural title in their order, where it names several, and the one of each share in it: "the Dutch and Belgian prime ministers", "the presidents of Kenya and Uganda". */
  readonly states: readonly string[]
  readonly determiner: 'the' | 'a' | 'possessive' | 'this' | null
  /** Word that possesses it where this is no state or organisation: "his", "Biden". */
  readonly possessor: number | null
  /** "counterpart": the office of the possessor, in another state. */
  readonly counterpart: boolean
  readonly former: boolean
  /** What follows the title and is no state or organisation: "of the party", "for climate". */
  readonly tail: string | null
}

const KEPT = new Set([
  'presidential',
  'deputy',
  'vice',
  'acting',
  'interim',
  'former',
  'ex',
  'caretaker',
  'chief',
  'national',
  'foreign',
  'special',
  'permanent',
  'principal',
  'assistant',
  'general',
  'federal',
  'parliamentary',
  'military',
  'congressional',
  'diplomatic',
  'economic',
  'nuclear',
  'senior',
  'high',
  'provincial',
  'governmental',
  'supreme',
  'joint',
  'rebel',
]) // prettier-ignore
const LOWERED =
  /^(?:Foreign|Defense|Defence|Finance|Presidential|Ministry|Office|Deputy|Vice|Acting|Former|Interim|Chief|National|Security|Department|Government|Party|Interior|Trade|Senior|Special|Press|Military|Army|Navy|Unification|Prime|State|First|Economic|Affairs|Nuclear|Principal|Assistant|Permanent)$/
const PREFIX =
  /^(?:former|acting|interim|deputy|vice|caretaker|presidential|then|outgoing|incoming|visiting)$/
const FORMER = new Set([
  'former',
  'ex',
  'ex-',
  'onetime',
  'one-time',
  'erstwhile',
  'late',
  'ousted',
  'deposed',
])
/** How a holder is styled: no part of the office. */
const STYLE =
  /^(?:majesty|highness|royal|serene|imperial|excellency|holiness|beatitude|eminence|honou?rable|hon\.?|h\.?e\.?|h\.?m\.?|h\.?r\.?h\.?)$/

const SKIPPED_MODIFIER = new Set([
  'top',
  'then',
  'own',
  'new',
  'visiting',
  'current',
  'incumbent',
  'late',
  'longtime',
])

/** All title phrases of a text, in order. */
export function titlePhrases(s: Sheet, isName: (word: number) => boolean): TitlePhrase[] {
  const found: TitlePhrase[] = []
  for (let i = 0; i < s.words.length; i++) {
    const core = coreAt(s, i, isName)
    if (!core) continue
    found.push(phraseAround(s, core, isName))
    i = Math.max(i, core.last)
  }
  return found.map((t, n) => (sharesOwner(s, t, found[n + 1]) ? { ...t, of: found[n + 1]!.of } : t))
}

/** "the King and Crown Prince of Saudi Arabia": the owner after the second title is the first one's too. */
const sharesOwner = (s: Sheet, title: TitlePhrase, next: TitlePhrase | undefined): boolean =>
  next !== undefined &&
  next.first === title.last + 2 &&
  s.lower[title.last + 1] === 'and' &&
  next.determiner === null &&
  next.of !== null &&
  !next.of.startsWith('org:') &&
  s.lower[next.head + 1] === 'of' &&
  title.determiner === 'the' &&
  title.of === null &&
  title.tail === null &&
  title.possessor === null

/** Whether a title begins at a word, or after "'s" there: "Scotland's First Minister". */
const besideOf = (s: Sheet, at: number, core: Core): boolean =>
  at === core.first || (at === core.first - 1 && /^['’]s?$/.test(s.forms[at]!))

function phraseAround(s: Sheet, core: Core, isName: (word: number) => boolean): TitlePhrase {
  const { words, forms, lower } = s
  const head = headNoun(s, core.first, core.last)
  let first = core.first
  let possessor: number | null = null
  const kept: string[] = []
  let of: string | null = null
  let former = false
  let area: Sheet['seen'][number] | null = null
  const inside = (j: number): boolean => {
    const h = words[j]!.head
    return h > j && (h <= core.last || h === words[head]!.head || isName(h)) && together(s, j, head)
  }
  for (let j = core.first - 1; j >= 0 && together(s, j, head); j--) {
    // "Republic of Korea (ROK) National Security Advisor"
    if (forms[j] === ')' && forms[j - 2] === '(' && s.seenAt[j - 3]) {
      j -= 2
      continue
    }
    const seen = s.seenAt[j]
    const w = words[j]!
    if (
      seen &&
      seen.sense.kind === 'region' &&
      seen.sense.region.kind === 'region' &&
      besideOf(s, seen.last + 1, core)
    ) {
      area = seen
      first = seen.first
      j = seen.first
      continue
    }
    if (seen && seen.sense.kind !== 'region') {
      const hyphenated = forms[seen.first - 1] === '-' && seen.first >= 2 && s.seenAt[seen.first - 2]
      if (hyphenated) break
      const owner = ownerOf(seen.sense)
      if (of === null) of = owner
      else if (owner !== of) break
      if (seen.sense.kind === 'seat' || seen.sense.kind === 'organ')
        kept.unshift(phrase(s, seen.first, seen.last))
      first = seen.first
      j = seen.first
      continue
    }
    if (isName(j)) {
      if (forms[j + 1] && /^['’]s?$/.test(forms[j + 1]!)) possessor = j
      break
    }
    if (/^['’]s?$/.test(forms[j]!) && w.upos === 'PART') {
      if (j - 1 >= 0 && (s.seenAt[j - 1] || isName(j - 1))) continue
      break
    }
    if (forms[j] === '-' && j > 0 && inside(j - 1)) continue
    if (STYLE.test(lower[j]!)) {
      first = j
      if (!STYLE.test(lower[j - 1] ?? '')) {
        if (/^(?:his|her|their)$/.test(lower[j - 1] ?? '')) first = j - 1
        break
      }
      continue
    }
    if (/^(?:two|three|four|both)$/.test(lower[j]!)) {
      first = j
      continue
    }
    if (
      PREFIX.test(lower[j]!) ||
      w.upos === 'ADJ' ||
      w.upos === 'NOUN' ||
      w.upos === 'PROPN' ||
      (w.upos === 'VERB' && /^VB[GN]/.test(w.xpos))
    ) {
      const led = j > 0 && (words[j - 1]!.upos === 'DET' || /^[,(]$/.test(forms[j - 1]!))
      const adjacent =
        j === core.first - 1 && (PREFIX.test(lower[j]!) || (led && /^(?:JJ|VB[GN])/.test(w.xpos)))
      if (!inside(j) && !adjacent && !(forms[j + 1] === '-' && lower[j] === 'ex')) break
      if (FORMER.has(lower[j]!)) former = true
      if (w.upos === 'ADJ' || w.upos === 'VERB' || /^VB/.test(w.xpos) || SKIPPED_MODIFIER.has(lower[j]!)) {
        if (/^\p{Lu}/u.test(kept[0] ?? '') && /^\p{Lu}/u.test(forms[j]!) && w.upos === 'ADJ')
          kept.unshift(forms[j]!)
        else if (KEPT.has(lower[j]!)) kept.unshift(lower[j]!)
      } else if (lower[j] === 'self' && forms[j + 1] === '-')
        // "self-declared president"
        kept.unshift(`self-${lower[j + 2] ?? ''}`)
      else
        kept.unshift(
          LOWERED.test(forms[j]!) && !(kept[0] && /^\p{Lu}/u.test(kept[0])) ? lower[j]! : forms[j]!,
        )
      first = j
      continue
    }
    break
  }
  let determiner: TitlePhrase['determiner'] = null
  const before = first - 1
  const styled = STYLE.test(lower[first + 1] ?? '') && /^(?:his|her|their)$/.test(lower[first]!)
  if (before >= 0 && !styled && together(s, before, head)) {
    const w = words[before]!
    if (w.upos === 'DET' || w.xpos === 'PRP$') {
      if (lower[before] === 'the' || (lower[before] === 'both' && core.plural)) determiner = 'the'
      else if (/^(?:an?|another|one|some|any|each|every|no)$/.test(lower[before]!)) determiner = 'a'
      else if (/^th(?:is|at|ese|ose)$/.test(lower[before]!)) determiner = 'this'
      if (w.xpos === 'PRP$') {
        determiner = 'possessive'
        possessor = before
      }
      if (determiner) first = before
    }
  }
  if (of !== null || possessor !== null)
    determiner ??= /^['’]s?$/.test(forms[core.first - 1] ?? '') || possessor !== null ? 'possessive' : null
  const from = core.counterpart ? stateAfterFrom(s, core.last) : null
  const tail = core.counterpart ? null : tailOf(s, head, core.last, isName, core.title.rank)
  let last = core.last
  let name = [...kept, core.title.title].join(' ')
  if (area) {
    name = `${name} of ${phrase(s, area.first, area.last)}`
    if (area.sense.kind === 'region') of ??= area.sense.region.state
  }
  if (from !== null) {
    last = from.last
    of ??= from.state
  }
  if (tail) {
    last = tail.last
    of ??= tail.of
    if (tail.served !== undefined && of === null) possessor ??= tail.served
    if (tail.words) name = `${name} ${tail.words}`
  }
  if (/^-(?:elect|designate)$/.test(lower[core.last + 1] ?? '')) {
    last = Math.max(last, core.last + 1)
    name = `${name}${lower[core.last + 1]}`
  } else if (lower[core.last + 1] === '-' && /^(?:elect|designate)$/.test(lower[core.last + 2] ?? '')) {
    last = Math.max(last, core.last + 2)
    name = `${name}-${lower[core.last + 2]}`
  } else if (lower[core.last + 1] === 'elect') {
    last = Math.max(last, core.last + 1)
    name = `${name}-elect`
  }
  if (lower[core.last]!.endsWith('-elect')) name = `${name}-elect`
  const several = core.plural ? statesOf(s, first, core.last) : null
  if (several !== null) {
    first = several.first
    last = several.last
    of = null
    determiner = several.determiner
    if (determiner === 'possessive') possessor = first
  }
  return {
    ...spanOf(s, first, last),
    first,
    last,
    head,
    title: core.title,
    name: name.replace(/^.*?\b(?=former )/, '').replace(/^(?:late|ex-?) /, 'former '),
    of: of ?? (core.title.of?.startsWith('org:') ? core.title.of : null),
    plural: core.plural,
    states: several?.states ?? [],
    determiner,
    possessor,
    counterpart: core.counterpart,
    former,
    tail: several === null ? (tail?.words ?? null) : null,
  }
}
