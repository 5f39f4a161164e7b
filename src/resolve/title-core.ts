import type { Title } from './atlas.ts'
import { isMark, type Sheet, together } from './sheet.ts'

/** The words of a title without what modifies it: "foreign ministers", "counterpart". */
export interface Core {
  first: number
  last: number
  title: Title
  plural: boolean
  counterpart: boolean
}

const COUNTERPART: Title = {
  title: 'counterpart',
  rank: 'head',
  level: 'state',
  gender: null,
  unique: true,
  of: null,
}

/** The longest title that begins at word `i`; "deputy", "chief" and the like give way to a title that follows them. */
export function coreAt(s: Sheet, i: number, isName: (word: number) => boolean): Core | null {
  let best: Core | null = null
  if (s.seenAt[i]?.sense.kind === 'organisation') return null
  const longest = s.atlas.titleStarts.get(/^[\p{L}\p{N}]*/u.exec(s.lower[i]!)![0])
  if (longest === undefined) return null
  const end = Math.min(i + 12, s.words.length, s.reading.sentences[s.sentenceOf[i]!]!.last)
  for (let last = i; last < end && !isName(last); last++) {
    const word = s.words[last]!
    const length = word.end - s.words[i]!.start
    if (length > longest || (isMark(s, last) && !/^[-,./]$/.test(s.forms[last]!))) break
    const text = s.plainText.slice(s.words[i]!.start, word.end)
    const title =
      s.atlas.titles.get(text) ??
      (/^(?:(?:counterpart|colleague)s?|opposite numbers?)$/.test(text) ? COUNTERPART : undefined)
    if (!title) continue
    const plural = /^NNP?S$/.test(s.words[headNoun(s, i, last)]!.xpos)
    const gender = /spokeswom[ae]n|chairwom[ae]n|congresswom[ae]n/.test(text)
      ? 'f'
      : /spokesman/.test(text)
        ? 'm'
        : title.gender
    best = {
      first: i,
      last,
      title: gender === title.gender ? title : { ...title, gender },
      plural,
      counterpart: title === COUNTERPART,
    }
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
export function headNoun(s: Sheet, first: number, last: number): number {
  for (let k = first + 1; k < last; k++) if (/^(?:of|for|to|at)$/.test(s.lower[k]!)) return k - 1
  return last
}
