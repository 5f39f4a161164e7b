import type { Span } from '../ontology/span.ts'
import { dependents, subtree } from '../ontology/tree.ts'
import type { Title } from './atlas.ts'
import { isMark, phrase, type Sheet, spanOf, together } from './sheet.ts'

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
  'first',
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
  return found
}

interface Core {
  first: number
  last: number
  title: Title
  plural: boolean
  counterpart: boolean
}

const COUNTERPART: Title = { title: 'counterpart', rank: 'head', level: 'state', gender: null, unique: true }

/** The longest title that begins at word `i`; "deputy", "chief" and the like give way to a title that follows them. */
function coreAt(s: Sheet, i: number, isName: (word: number) => boolean): Core | null {
  let best: Core | null = null
  if (s.seenAt[i]?.sense.kind === 'organisation') return null
  const longest = s.atlas.titleStarts.get(/^[\p{L}\p{N}]*/u.exec(s.lower[i]!)![0])
  if (longest === undefined) return null
  const end = Math.min(i + 12, s.words.length, s.reading.sentences[s.sentenceOf[i]!]!.last)
  for (let last = i; last < end && !isName(last); last++) {
    const word = s.words[last]!
    const length = word.end - s.words[i]!.start
    if (length > longest || (isMark(s, last) && !/^[-,.]$/.test(s.forms[last]!))) break
    const text = s.plainText.slice(s.words[i]!.start, word.end)
    const title = s.atlas.titles.get(text) ?? (/^counterparts?$/.test(text) ? COUNTERPART : undefined)
    if (!title) continue
    const plural = /^NNP?S$/.test(s.words[headNoun(s, i, last)]!.xpos)
    best = { first: i, last, title, plural, counterpart: title === COUNTERPART }
  }
  if (!best) return null
  if (best.first === best.last) {
    const w = s.words[best.last]!
    if (w.upos !== 'NOUN' && w.upos !== 'PROPN' && !w.xpos.startsWith('NN')) return null
  }
  if (
    ['chief', 'head', 'general', 'major', 'deputy', 'secretary', 'prince', 'leader'].includes(
      best.title.title,
    ) ||
    best.title.rank === 'deputy' ||
    best.title.rank === 'official'
  ) {
    const next = best.last + 1
    if (next < s.words.length && together(s, best.last, next) && !isName(next)) {
      const following = coreAt(s, next, isName)
      if (following) return { ...following, first: following.first }
    }
  }
  return best
}

/** The head noun of a title: the last word, or the one before "of", "to", "for". */
function headNoun(s: Sheet, first: number, last: number): number {
  for (let k = first + 1; k < last; k++) if (/^(?:of|for|to|at)$/.test(s.lower[k]!)) return k - 1
  return last
}

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
    const seen = s.seenAt[j]
    const w = words[j]!
    if (seen && seen.sense.kind === 'region' && seen.sense.region.kind === 'region' && j === core.first - 1) {
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
      const adjacent = j === core.first - 1 && PREFIX.test(lower[j]!)
      if (!inside(j) && !adjacent && !(forms[j + 1] === '-' && lower[j] === 'ex')) break
      if (FORMER.has(lower[j]!)) former = true
      if (w.upos === 'ADJ' || w.upos === 'VERB' || /^VB/.test(w.xpos) || SKIPPED_MODIFIER.has(lower[j]!)) {
        if (/^\p{Lu}/u.test(kept[0] ?? '') && /^\p{Lu}/u.test(forms[j]!) && w.upos === 'ADJ')
          kept.unshift(forms[j]!)
        else if (KEPT.has(lower[j]!)) kept.unshift(lower[j]!)
      } else
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
  if (before >= 0 && together(s, before, head)) {
    const w = words[before]!
    if (w.upos === 'DET' || w.xpos === 'PRP$') {
      if (/^(?:the|both)$/.test(lower[before]!)) determiner = 'the'
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
  const tail = core.counterpart ? null : tailOf(s, head, core.last, isName, core.title.rank)
  let last = core.last
  let name = [...kept, core.title.title].join(' ')
  if (area) {
    name = `${name} of ${phrase(s, area.first, area.last)}`
    if (area.sense.kind === 'region') of ??= area.sense.region.state
  }
  if (tail) {
    last = tail.last
    of ??= tail.of
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
  return {
    ...spanOf(s, first, last),
    first,
    last,
    head,
    title: core.title,
    name: name.replace(/^.*?\b(?=former )/, '').replace(/^(?:late|ex-?) /, 'former '),
    of,
    plural: core.plural,
    determiner,
    possessor,
    counterpart: core.counterpart,
    former,
    tail: tail?.words ?? null,
  }
}

/** The state or organisation that a name of the atlas stands for. */
export function ownerOf(sense: Sheet['seen'][number]['sense']): string | null {
  if (sense.kind === 'organisation') return sense.organisation.id
  return sense.kind === 'region' ? null : sense.state
}

/** "of China", "of the Standing Committee of the National People's Congress of China", "to the United Nations", "for climate" after a title. */
function tailOf(
  s: Sheet,
  head: number,
  end: number,
  isName: (word: number) => boolean,
  rank: string,
): { last: number; of: string | null; words: string | null } | null {
  const start = end + 1
  const preposition = s.lower[start]
  if (!preposition || !/^(?:of|for|to|on)$/.test(preposition) || !together(s, start, end)) return null
  let last = properEnd(s, start, isName) ?? commonEnd(s, head, start, isName)
  if (last === null) return null
  while (last > start && /^(?:CCONJ|ADP|DET|PUNCT)$/.test(s.words[last]!.upos)) last--
  if (last === start) return null
  const content = start + (s.words[start + 1]!.upos === 'DET' ? 2 : 1)
  const owners: { of: string; first: number; last: number; seat: boolean }[] = []
  for (let i = content; i <= last; i++) {
    const seen = s.seenAt[i]
    const of = seen ? ownerOf(seen.sense) : null
    if (seen && of !== null && seen.last <= last)
      owners.push({
        of,
        first: seen.first,
        last: seen.last,
        seat: seen.sense.kind === 'seat' || seen.sense.kind === 'organ',
      })
    if (seen) i = seen.last
  }
  const whole = owners.find((o) => o.first === content && o.last === last)
  if (preposition === 'of' && whole)
    return { last, of: whole.of, words: whole.seat ? phrase(s, start, last) : null }
  if (
    preposition === 'for' &&
    (/^['’]s?$/.test(s.forms[last + 1] ?? '') ||
      !/^(?:envoy|official|minister|foreign|deputy|spokesperson)$/.test(rank))
  )
    return null
  if (preposition === 'on' && rank !== 'official' && rank !== 'envoy') return null
  if (preposition === 'to' && !/^(?:envoy|official|deputy)$/.test(rank)) return null
  if (preposition === 'to') return { last, of: null, words: phrase(s, start, last) }
  const final = owners[owners.length - 1]
  let cut = last
  let of: string | null = null
  if (final && preposition === 'of') {
    of = final.of
    if (final.last === last && final.first - 1 > content) {
      cut = final.first - 1
      while (cut > content && /^(?:of|the|for|in)$/.test(s.lower[cut]!)) cut--
    }
  }
  return { last, of, words: phrase(s, start, cut) }
}

/** End of a chain of proper names after a title: "of the Standing Committee of the National People's Congress of China". */
function properEnd(s: Sheet, start: number, isName: (word: number) => boolean): number | null {
  let last: number | null = null
  const capital = (i: number): boolean =>
    together(s, start, i) &&
    i < s.words.length &&
    /^\p{Lu}/u.test(s.forms[i]!) &&
    !isName(i) &&
    !/^PRON|VERB|AUX/.test(s.words[i]!.upos)
  for (let i = start + 1; i < s.words.length && i - start < 20; i++) {
    if (capital(i)) last = i
    else if (last === null) {
      if (s.words[i]!.upos !== 'DET') return null
    } else if (/^(?:of|for|and|&|['’]s?|-|the|on)$/.test(s.lower[i]!) && together(s, start, i)) {
      const next = s.lower[i + 1] === 'the' ? i + 2 : i + 1
      const joins =
        capital(next) &&
        (s.lower[i] !== 'and' || !(s.seenAt[next] && 'state' in s.seenAt[next]!.sense && s.seenAt[last])) &&
        (s.lower[i] !== 'and' ||
          (s.seenAt[last] !== undefined && s.seenAt[last] === s.seenAt[next]) ||
          !s.atlas.titles.has(s.lower[next]!))
      const inSeen = s.seenAt[i] !== undefined && s.seenAt[i] === s.seenAt[last]
      if (!joins && !inSeen) break
      if (s.lower[i] === 'on' || (s.lower[i] === 'for' && s.seenAt[last])) break
    } else break
    const seen = s.seenAt[i]
    if (seen && seen.first === i && !isName(i)) {
      last = seen.last
      i = last
      if (
        seen.sense.kind === 'name' &&
        s.lower[last + 1] !== 'of' &&
        capital(last + 1) &&
        !s.seenAt[last + 1]
      )
        break
    }
  }
  return last
}

/** End of a phrase of common nouns after a title: "of the country's unicameral legislature". */
function commonEnd(s: Sheet, head: number, start: number, isName: (word: number) => boolean): number | null {
  const noun = s.words[start]!.head
  if (noun <= start || s.words[start]!.deprel !== 'case') return null
  if (!dependents(s.reading, head, 'nmod', 'obl').includes(noun) && s.words[noun]!.head >= start) return null
  const members = new Set(
    subtree(
      s.reading,
      noun,
      (w) => w > noun && /^(?:acl|appos|parataxis|nsubj|cop|nmod)/.test(s.words[w]!.deprel),
    ),
  )
  let last = start
  for (let i = start + 1; i < s.words.length && i - start < 16; i++) {
    if (!members.has(i) || isName(i) || (isMark(s, i) && s.forms[i] !== '-')) break
    last = i
  }
  return last
}
