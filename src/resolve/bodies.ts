import { slug, type Thing } from './discourse.ts'
import { put, type Scene } from './scene.ts'
import { headWord, phrase, type Seen, together } from './sheet.ts'

const BODY =
  /^(?:side|government|administration|authorities|authority|regime|ministry|leadership|delegation|embassy|cabinet|military|army|navy|parliament|office|department|troops|forces|mod|mfa)$/
/** Organs of a state that act in their own name: "the U.S. Supreme Court", "the Indian Coast Guard". */
const ORGAN =
  /^(?:court|tribunal|senate|congress|assembly|parliament|police|guards?|force|navy|marines|corps|command|agency|bureau|service|commission|treasury|departments|ministries|authority|prosecutors?|consulate|intelligence)$/
/** What stands before the noun of a body that is none of the state's: "the Syrian Democratic Forces", "the Libyan opposition delegation". */
const AGAINST =
  /^(?:democratic|republican|resistance|liberation|salvation|rebel|rebels|opposition|insurgent|separatist|secessionist|dissident|free)$/
const REFERRED = /^(?:government|administration|ministry|embassy|delegation|side)$/

/** "the Chinese side", "China's Foreign Ministry": last word of the noun phrase for a government that a state's name modifies. */
export function bodyOf({ s, cast }: Scene, seen: Seen, head: number): number | null {
  const noun = s.words[head]!.head
  if (noun <= seen.last || noun - seen.last > 5 || !BODY.test(s.lower[noun]!)) return null
  if (!/^(?:amod|compound|nmod:poss|nmod:unmarked|nmod:desc)/.test(s.words[head]!.deprel)) return null
  for (let k = seen.last + 1; k < noun; k++) if (cast.runAt[k] || against(s, k, seen)) return null
  return s.lower[noun] === 'office' && s.lower[noun - 1] === 'post' ? null : noun
}

/** "Democratic" of "Syrian Democratic Forces"; China's army of liberation is its own. */
const against = (s: Scene['s'], k: number, seen: Seen): boolean =>
  AGAINST.test(s.lower[k]!) && !('state' in seen.sense && seen.sense.state === 'CHN')

/** Notes a noun phrase of government for "the ministry" and the like to find. */
export function keepBody({ s, bodies }: Scene, seen: Seen, noun: number, state: string): void {
  const from = /^['’]s?$/.test(s.forms[seen.last + 1] ?? '') ? seen.last + 2 : seen.last + 1
  bodies.set(s.lower.slice(from, noun + 1).join(' '), state)
  bodies.set(s.lower[noun]!, state)
}

/** "the Interior Ministry", "the ministry", "the government" after their state was named with them, or where the publisher leaves one only. Returns the last word. */
export function bodyAgain(scene: Scene, i: number): number | null {
  const { s, bodies, home } = scene
  if (s.lower[i] !== 'the') return null
  let noun = i + 1
  while (
    noun - i < 5 &&
    !BODY.test(s.lower[noun] ?? '') &&
    /^(?:NOUN|PROPN|ADJ)$/.test(s.words[noun]?.upos ?? '') &&
    !s.seenAt[noun]
  )
    noun++
  const lemma = s.lower[noun] ?? ''
  if (
    !REFERRED.test(lemma) ||
    /^(?:NOUN|PROPN)$/.test(s.words[noun + 1]?.upos ?? '') ||
    s.lower[noun + 1] === 'of'
  )
    return null
  const words = s.lower.slice(i + 1, noun + 1).join(' ')
  const state =
    bodies.get(words) ??
    (words === 'foreign ministry' || words === 'defense ministry' ? home?.state : undefined) ??
    (words === 'government' && home?.kind !== 'government' ? onlyState(scene, i) : undefined)
  if (state === undefined) return null
  put(scene, i, noun, 'state', [{ kind: 'state', state }], headWord(s, i, noun))
  return noun
}

/** "Government of Israel", should the reader have taken only the first word for the name. */
function governmentOf({ s }: Scene, i: number): (Seen & { state: string }) | null {
  if (!BODY.test(s.lower[i]!) || s.lower[i + 1] !== 'of') return null
  const seen = s.seenAt[i + 2] ?? (s.lower[i + 2] === 'the' ? s.seenAt[i + 3] : undefined)
  return seen?.sense.kind === 'name' ? { ...seen, state: seen.sense.state } : null
}

/** "the Council", "the alliance": the one organisation named before whose name ends in this word. Returns its last word. */
export function organisationAgain(scene: Scene, i: number): number | null {
  const { s } = scene
  const noun = i + 1
  const bare =
    s.lower[i] === 'the' &&
    /^(?:NOUN|PROPN)$/.test(s.words[noun]?.upos ?? '') &&
    !/^(?:NOUN|PROPN)$/.test(s.words[noun + 1]?.upos ?? '') &&
    !/^(?:of|for|-)$/.test(s.lower[noun + 1] ?? '') &&
    !s.seenAt[noun] &&
    !REFERRED.test(s.lower[noun]!)
  if (!bare) return null
  const word = s.lower[noun]!
  const known = scene.organisations.get(word) ?? new Map<string, Thing>()
  const [thing] = known.values()
  if (known.size !== 1 || thing === undefined) return null
  put(scene, i, noun, 'name', [thing], noun)
  return noun
}

/** The one state that the sentence of a word names, or where it names none the one before: "as the crisis worsens in Fiji, the government seeks help". */
function onlyState({ s }: Scene, i: number): string | undefined {
  const here = s.sentenceOf[i]!
  for (const n of [here, here - 1]) {
    const { first, last } = s.reading.sentences[n] ?? { first: 0, last: 0 }
    const states = new Set<string>()
    for (const seen of s.seenAt.slice(first, last))
      if (seen !== undefined && 'state' in seen.sense) states.add(seen.sense.state)
    if (states.size > 0) return states.size === 1 ? [...states][0] : undefined
  }
  return undefined
}

/** An organisation the reader saw and the atlas does not know, the state's name before it included ("Syrian Democratic Forces"). Returns its last word. */
export function organisationAt(scene: Scene, i: number, isTitle: (word: number) => boolean): number | null {
  const { s, abbreviations } = scene
  const named = s.nameAt[i]
  if (named?.type !== 'organisation' || isTitle(i)) return null
  const governed = governmentOf(scene, i)
  if (governed !== null) {
    put(scene, i, governed.last, 'state', [{ kind: 'state', state: governed.state }], i)
    keepBody(scene, governed, i, governed.state)
    return governed.last
  }
  let begin = i
  while (begin > 0 && s.nameAt[begin - 1] === named) begin--
  const before = s.seenAt[begin - 1]
  const led =
    before !== undefined &&
    before.last === begin - 1 &&
    'state' in before.sense &&
    before.sense.kind !== 'capital' &&
    before.sense.kind !== 'seat' &&
    before.sense.kind !== 'organ'
      ? before
      : undefined
  let last = i
  while (s.nameAt[last + 1] === named) last++
  last = unfinished(s, i, last)
  while (last > i && /^(?:PART|PUNCT|ADP|CCONJ|DET)$/.test(s.words[last]!.upos) && s.forms[last] !== '.')
    last--
  last = withState(s, last)
  if (!/^\p{Lu}/u.test(s.forms[last]!) && !/\p{Lu}/u.test(phrase(s, i, last))) return null
  // "the Serum Institute of India", "the Royal Bank of Scotland"
  if (
    /^(?:Bank|Institute|University|Company|Corporation|Society)$/.test(s.forms[last]!) &&
    s.lower[last + 1] === 'of'
  )
    last = s.seenAt[last + 2]?.last ?? (s.nameAt[last + 2]?.type === 'place' ? last + 2 : last)
  const first = s.words[i]!.upos === 'DET' && last > i ? i + 1 : i
  const head = headWord(s, first, last)
  const inside = wordsSeen(scene, first, last).find((x) => 'state' in x.sense)
  const organ =
    ORGAN.test(s.lower[head]!) ||
    ORGAN.test(s.lower[last]!) ||
    /^(?:(?:\S+ )?(?:central|reserve|national|state|federal) |people['’]s )?bank of\b|\b(?:central|reserve) bank$/i.test(
      phrase(s, first, last),
    )
  const owner = inside ?? (organ || BODY.test(s.lower[last]!) ? led : undefined)
  const state = owner && 'state' in owner.sense ? owner.sense.state : null
  const foes = owner !== undefined && s.lower.slice(first, last).some((_, n) => against(s, first + n, owner))
  if (owner && state !== null && !foes && (BODY.test(s.lower[head]!) || BODY.test(s.lower[last]!))) {
    if (owner === inside) put(scene, owner.first, owner.last, 'state', [{ kind: 'state', state }])
    put(scene, owner === led ? led.first : first, last, 'state', [{ kind: 'state', state }], head)
    keepBody(scene, owner, last, state)
    return last
  }
  // "Jerusalem District Court": the reader's name begins with a place that was read before it
  const whole = begin < i && s.words[begin]!.upos !== 'DET' && !/['’]s?$/.test(s.forms[i - 1]!)
  // "Jerusalem District Court", should the reader have left out the city
  const city =
    before?.last === begin - 1 &&
    before.sense.kind === 'capital' &&
    s.words[before.last]!.deprel === 'compound'
      ? before.first
      : null
  const from = whole
    ? begin
    : city !== null
      ? city
      : led && !/^['’]s?$/.test(s.forms[led.last + 1] ?? '')
        ? led.first
        : leftOf(s, first, last)
  const text = phrase(s, from, last)
  const known = abbreviations.get(text)
  if (slug(text) === '') return null
  const thing: Thing = known ?? {
    kind: 'organisation',
    id: `org:${slug(text)}`,
    name: text,
    state: organ && !foes ? state : null,
  }
  put(scene, from, last, 'name', [thing], head)
  keepShort(scene, last, thing)
  return last
}

/** "(SDF)" right after an organisation: its short form from here on. */
export function keepShort({ s, abbreviations }: Scene, last: number, thing: Thing): void {
  const short = s.forms[last + 1] === '(' && s.forms[last + 3] === ')' ? s.forms[last + 2]! : null
  if (short !== null && /^\p{Lu}[\p{L}\d.-]+$/u.test(short)) abbreviations.set(short, thing)
}

/** "Bank" of "Bank of Japan", "Election Commission" of "Election Commission of India": the state that the reader left out of the name. */
function withState(s: Scene['s'], last: number): number {
  if (!/^(?:bank|commission|court|assembly|parliament|senate)$/.test(s.lower[last]!)) return last
  if (s.lower[last + 1] !== 'of') return last
  const seen = s.seenAt[s.lower[last + 2] === 'the' ? last + 3 : last + 2]
  if (seen?.sense.kind !== 'name' || /^(?:['’]s?|-)$/.test(s.forms[seen.last + 1] ?? '')) return last
  // "the Joint Commission of Chile and Norway" is of both
  const joint =
    /^(?:and|,)$/.test(s.forms[seen.last + 1] ?? '') && s.seenAt[seen.last + 2]?.sense.kind === 'name'
  return joint ? last : seen.last
}

/** "Muslim Brotherhood", "Five Star Movement", "Luhansk People's Republic": a name that the reader began too late. */
function leftOf(s: Scene['s'], first: number, last: number): number {
  let at = first
  for (; at > 0 && first - at < 3; at--) {
    const { head, deprel, xpos } = s.words[at - 1]!
    const seen = s.seenAt[at - 1]
    const named = /^NNPS?$/.test(xpos) || s.nameAt[at - 1]?.type === 'organisation'
    const part = head >= at && head <= last && /^(?:compound|amod|nummod)$/.test(deprel)
    if (!part || !named || !/^\p{Lu}/u.test(s.forms[at - 1]!) || !together(s, at - 1, last)) break
    if (s.atlas.titles.has(s.lower[at - 1]!)) break
    if (seen && 'state' in seen.sense && seen.sense.kind !== 'capital' && seen.sense.kind !== 'seat') break
  }
  return at
}

/** "Ministry of Hajj and", "Supreme Court of the": the last word of a name that the reader broke off before its capitals end. */
function unfinished(s: Scene['s'], first: number, last: number): number {
  if (last === first || !/^(?:of|and|the)$/.test(s.lower[last]!)) return last
  let at = last
  while (/^\p{Lu}\p{Ll}/u.test(s.forms[at + 1] ?? '') && at - last < 4 && together(s, first, at + 1)) at++
  const body = s.lower.slice(first, last).findLast((w) => !/^(?:of|the)$/.test(w))
  const broken =
    s.lower[last] === 'and'
      ? at === last + 1 && /^(?:ministry|department)$/.test(s.lower[first]!)
      : /^(?:court|council|assembly)$/.test(body ?? '')
  return broken ? at : last
}

function wordsSeen({ s }: Scene, first: number, last: number): Seen[] {
  const found: Seen[] = []
  for (let k = first; k <= last; k++) {
    const seen = s.seenAt[k]
    if (seen && seen.first === k) found.push(seen)
  }
  return found
}
