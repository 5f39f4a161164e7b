import { dependents, subtree } from '../ontology/tree.ts'
import { isHonour } from './honours.ts'
import { isMark, phrase, type Sheet, together } from './sheet.ts'

/** The state or organisation that a name of the atlas stands for. */
export function ownerOf(sense: Sheet['seen'][number]['sense']): string | null {
  if (sense.kind === 'organisation') return sense.organisation.id
  return sense.kind === 'region' ? null : sense.state
}

/** "from Pakistan" after "his counterpart". */
export function stateAfterFrom(s: Sheet, end: number): { last: number; state: string } | null {
  if (s.lower[end + 1] !== 'from') return null
  const seen = s.seenAt[end + 2] ?? (s.lower[end + 2] === 'the' ? s.seenAt[end + 3] : undefined)
  return seen !== undefined && 'state' in seen.sense && seen.sense.kind === 'name'
    ? { last: seen.last, state: seen.sense.state }
    : null
}

/** What a holder is told of, and no office: "informed the minister of the outcome". */
const TOLD =
  /^(?:outcome|result|progress|situation|detail|plan|decision|intention|content|development|concern|need|importance|visit|meeting|talk|agreement|proposal)$/

const OWN_STATE = /^the (?:Republic|Nation|State|Kingdom|Country|country|nation)$/

/** "of China", "of the Standing Committee of the National People's Congress of China", "to the United Nations", "for climate" after a title. */
export function tailOf(
  s: Sheet,
  head: number,
  end: number,
  isName: (word: number) => boolean,
  rank: string,
): { last: number; of: string | null; words: string | null; served?: number } | null {
  const start = end + 1
  const preposition = s.lower[start]
  if (!preposition || !/^(?:of|for|to|on|at|in)$/.test(preposition) || !together(s, start, end)) return null
  let last = properEnd(s, start, isName) ?? commonEnd(s, head, start, isName)
  if (last !== null && /^(?:at|in)$/.test(preposition)) return seated(s, start, last)
  if (last === null) return null
  while (last > start && /^(?:CCONJ|ADP|DET|PUNCT)$/.test(s.words[last]!.upos)) last--
  if (last === start) return null
  // "President of the Republic": of the state whose office it is, whichever that be
  if (preposition === 'of' && OWN_STATE.test(phrase(s, start + 1, last)))
    return { last, of: null, words: null }
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
        seat: /^(?:seat|organ|capital)$/.test(seen.sense.kind),
      })
    if (seen) i = seen.last
  }
  const whole = owners.find((o) => o.first === content && o.last === last)
  const further = preposition === 'of' && whole ? nounsAfter(s, last, isName) : last
  if (further > last && OF_SOME.test(s.forms[further]!))
    return { last: further, of: null, words: phrase(s, start, further) }
  if (preposition === 'of' && whole)
    return { last, of: whole.of, words: whole.seat ? phrase(s, start, last) : null }
  if (
    preposition === 'for' &&
    (/^['’]s?$/.test(s.forms[last + 1] ?? '') ||
      !/^(?:envoy|official|minister|foreign|deputy|spokesperson)$/.test(rank))
  )
    return null
  if (preposition === 'on' && rank !== 'official' && rank !== 'envoy') return null
  // "Chief Adviser to the President of Turkey": of the state whose president it is
  const served = owners.at(-1)
  if (
    preposition === 'to' &&
    rank !== 'envoy' &&
    served?.last === last &&
    /^the (?:President|Prime Minister|Chancellor|King|Queen|Emir|Amir|Sultan|Crown Prince|Premier) of (?:the )?/.test(
      phrase(s, start + 1, last),
    )
  )
    return { last, of: served.of, words: phrase(s, start, served.first - 1).replace(/ of(?: the)?$/, '') }
  if (preposition === 'to' && !/^(?:envoy|official|deputy)$/.test(rank)) return null
  if (preposition === 'to') {
    const served = servedAfter(s, end, last, isName)
    if (served === null) return { last, of: null, words: phrase(s, start, last) }
    const of = owners.length === 1 && /^[A-Z]{3}$/.test(owners[0]!.of) ? owners[0]!.of : null
    return { last: served, of, words: phrase(s, start, served), served }
  }
  const final = owners[owners.length - 1]
  let cut = last
  let of: string | null = null
  // "a spokesperson for the Chinese Foreign Ministry" speaks for China
  const speaks = preposition === 'for' && rank === 'spokesperson' && owners.length === 1
  if (final && speaks) of = final.of
  if (final && preposition === 'of') {
    of = final.of
    if (final.last === last && final.first - 1 > content) {
      cut = final.first - 1
      while (cut > content && /^(?:of|the|for|in)$/.test(s.lower[cut]!)) cut--
    }
  }
  return { last, of, words: phrase(s, start, cut) }
}

/** Bodies within a state that are not the state's own. */
const OF_SOME =
  /^(?:part(?:y|ies)|movement|group|opposition|militia|front|league|church|union|club|association|federation|rebels?|faction|wing|community)$/i

/** The last of the nouns after an adjective of state: "the Russian opposition party". */
function nounsAfter(s: Sheet, last: number, isName: (word: number) => boolean): number {
  const sense = s.seenAt[last]?.sense
  if (sense === undefined || sense.kind !== 'adjective') return last
  let end = last
  while (
    /^(?:NOUN|ADJ|PROPN)$/.test(s.words[end + 1]?.upos ?? '') &&
    /^\p{Ll}/u.test(s.forms[end + 1]!) &&
    together(s, last, end + 1) &&
    !isName(end + 1) &&
    !s.seenAt[end + 1]
  )
    end++
  return end
}

/** "at the Hungarian Ministry of Foreign Affairs": the house of government that an office is in, and the state whose it is. */
function seated(s: Sheet, start: number, last: number): ReturnType<typeof tailOf> {
  if (
    !/^(?:at|in) the (?:\S+ ){0,3}(?:Ministry|Department|Office|Presidency|Chancellery|Cabinet)\b/.test(
      phrase(s, start, last),
    )
  )
    return null
  const owner = s.seen.find((x) => x.first > start && x.last <= last && 'state' in x.sense)
  if (owner === undefined) return { last, of: null, words: phrase(s, start, last) }
  const words = `${phrase(s, start, owner.first - 1)} ${phrase(s, owner.last + 1, last)}`
  return { last, of: ownerOf(owner.sense), words: words.replace(/ ['’]s? /, ' ') }
}

/** The end of the name that a title before it belongs to: "President Donald Trump" after "adviser to U.S.". */
function servedAfter(s: Sheet, end: number, last: number, isName: (word: number) => boolean): number | null {
  // "former Counselor to the President John Podesta" is the counselor
  if (s.lower.slice(end, last + 1).includes('the')) return null
  let at = last + 1
  while (at < last + 4 && !isName(at) && /^\p{Lu}/u.test(s.forms[at] ?? '') && together(s, last, at)) at++
  if (!isName(at)) return null
  const titled = s.atlas.titles.has(s.plainText.slice(s.words[at - 1]!.start, s.words[at - 1]!.end))
  if (!titled) return null
  while (isName(at + 1) && together(s, last, at + 1)) at++
  return at
}

/** End of a chain of proper names after a title: "of the Standing Committee of the National People's Congress of China". */
function properEnd(s: Sheet, start: number, isName: (word: number) => boolean): number | null {
  let last: number | null = null
  const capital = (i: number): boolean =>
    together(s, start, i) &&
    i < s.words.length &&
    /^\p{Lu}/u.test(s.forms[i]!) &&
    !isName(i) &&
    !(i > start + 1 && styles(s, i, isName)) &&
    !/^PRON|AUX/.test(s.words[i]!.upos) &&
    (s.words[i]!.upos !== 'VERB' || /^VB[GN]$/.test(s.words[i]!.xpos))
  for (let i = start + 1; i < s.words.length && i - start < 20; i++) {
    if (capital(i)) last = i
    else if (last === null) {
      if (s.words[i]!.upos !== 'DET') return null
    } else if (/^(?:of|for|and|&|['’]s?|-|the|on)$/.test(s.lower[i]!) && together(s, start, i)) {
      const next = s.lower[i + 1] === 'the' ? i + 2 : i + 1
      const joins =
        capital(next) &&
        (s.lower[i] !== 'and' ||
          !(
            s.seenAt[next] &&
            'state' in s.seenAt[next]!.sense &&
            (s.seenAt[last] || /^['’]s?$/.test(s.forms[s.seenAt[next]!.last + 1] ?? ''))
          )) &&
        (s.lower[i] !== 'and' ||
          (s.seenAt[last] !== undefined && s.seenAt[last] === s.seenAt[next]) ||
          !titleAt(s, next))
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

/** "General" of "Chief of the General Staff General Ivanov", "Lord" of "for the Middle East Lord Ahmad": what stands with the name after it. */
function styles(s: Sheet, at: number, isName: (word: number) => boolean): boolean {
  return isName(at + 1) && (isHonour(s.lower[at]!) || s.atlas.titles.has(s.lower[at]!)) && !s.seenAt[at]
}

/** Whether a title of up to three words begins at a word: "Member of the Political Bureau and Foreign Minister". */
const titleAt = (s: Sheet, at: number): boolean =>
  [1, 2, 3].some(
    (n) =>
      s.words[at + n - 1] !== undefined &&
      s.atlas.titles.has(s.plainText.slice(s.words[at]!.start, s.words[at + n - 1]!.end)),
  )

/** End of a phrase of common nouns after a title: "of the country's unicameral legislature". */
function commonEnd(s: Sheet, head: number, start: number, isName: (word: number) => boolean): number | null {
  const noun = s.words[start]!.head
  if (noun <= start || s.words[start]!.deprel !== 'case' || TOLD.test(s.words[noun]!.lemma)) return null
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
