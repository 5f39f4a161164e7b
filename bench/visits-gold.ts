import { fold, type RegisteredVisit } from './visits-register.ts'

/** A text that may tell of visits, cut into sentences. */
export interface Telling {
  /** Day of publication, `YYYY-MM-DD`. */
  readonly day: string
  readonly text: string
  readonly sentences: readonly string[]
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const CONTACT =
  /\b(?:visits?|visited|visiting|welcom(?:e|ed|es|ing)|host(?:s|ed|ing)?|receiv(?:e|ed|es|ing)|met|meets|meet with|to meet|meetings?|summit|talks|dinner|luncheon)\b/
const TRAVEL =
  /\b(?:travel(?:s|ed|led|ing|ling)?|trip|visits?|visited|visiting|arriv(?:e|ed|es|ing)|met|meets|meet with|to meet|meetings?|attend(?:s|ed|ing)?|participat(?:e|ed|es|ing)|summit|joined|departed?)\b/
/** Talks without travel, and what did not come about. */
const REMOTE = /\b(?:calls?|called|phone|telephone|virtual|virtually|video|spoke|postponed|cancell?ed)\b/

/** Another time than the day of the text. */
const OTHER = new RegExp(
  `\\b(?:(?:last|next|earlier this|later this) (?:week|month|year|spring|summer|fall|autumn|winter)|upcoming|recently|in (?:${MONTHS.join('|')})|(?:${MONTHS.join('|')}) \\d)\\b`,
)
const HIGH =
  /\b(?:president|prime minister|chancellor|taoiseach|premier|king|queen|amir|sultan|pope|secretary of state|biden|blinken)\b/

/** A text as the rule for gold reads it: folded, cut at full stops and line ends. */
export function telling(text: string, day: string): Telling {
  const folded = fold(text)
  const sentences = folded
    .replace(/\b(jr|dr|mr|mrs|ms|st|h\.e|u\.s|u\.k|p\.m|a\.m|hon|rt)\./g, '$1')
    .split(/(?<=[.!?])\s+|\n+/)
  return { day, text: folded, sentences }
}

/** The words that stand for a state: its names alone, and with them adjectives and people. */
export interface StateWords {
  readonly name: RegExp
  readonly any: RegExp
}

/**
 * Whether a text tells of a registered visit, by words and dates alone: a sentence names the visitor (surname, or office with the state) and,
 * abroad, the state or town, has a word of visiting or meeting in person, and either names a day of the visit (one day more at both ends counts)
 * in a text of up to 60 days before or 14 after, or names no other time and stands in a text published on such a day.
 */
export function tellsOf(
  visit: RegisteredVisit,
  text: Telling,
  states: ReadonlyMap<string, StateWords>,
): boolean {
  const [first, last] = [moved(visit.from, -1), moved(visit.to, 1)]
  if (text.day < moved(visit.from, -60) || text.day > moved(visit.to, 14)) return false
  const foreign = states.get(visit.home === 'USA' ? visit.host : visit.home)!
  if (!foreign.any.test(text.text)) return false
  const onDay = text.day >= first && text.day <= last
  return text.sentences.some((s) => {
    if (REMOTE.test(s)) return false
    const told =
      visit.home === 'USA'
        ? american(visit, s) && TRAVEL.test(s) && there(visit, s, foreign)
        : named(visit, s, foreign) && CONTACT.test(s)
    return (
      told && (daysIn(s).some((d) => d >= first.slice(5) && d <= last.slice(5)) || (onDay && !OTHER.test(s)))
    )
  })
}

/** Whether a text is worth reading for visits: a sentence has a word of them, one of high office and a foreign state. */
export const mayTell = (text: Telling, states: ReadonlyMap<string, StateWords>): boolean =>
  text.sentences.some(
    (s) =>
      (CONTACT.test(s) || TRAVEL.test(s)) &&
      HIGH.test(s) &&
      [...states].some(([code, { any }]) => code !== 'USA' && any.test(s)),
  )

const there = (visit: RegisteredVisit, sentence: string, state: StateWords): boolean =>
  state.name.test(sentence) || visit.towns.some((town) => sentence.includes(town))

const american = (visit: RegisteredVisit, sentence: string): boolean =>
  visit.names.some((n) => new RegExp(`\\b${n}\\b`).test(sentence)) &&
  !new RegExp(`\\b(?:vice president|first lady|dr|jill) (?:\\w+ )?${visit.names.at(-1)}`).test(sentence)

const named = (visit: RegisteredVisit, sentence: string, state: StateWords): boolean =>
  visit.names.some((n) => new RegExp(`(?<![\\w-])${n.replace(/[^\w'-]/g, '.')}(?![\\w-])`).test(sentence)) ||
  (visit.office !== '' &&
    new RegExp(`(?<!vice )\\b${fold(visit.office)}\\b`).test(sentence) &&
    state.any.test(sentence))

/** Days that a sentence names, `MM-DD`: "April 16", "June 9-13", "16 April". */
function daysIn(sentence: string): string[] {
  const month = `(${MONTHS.join('|')})`
  const found = [
    ...sentence.matchAll(new RegExp(`\\b${month} (\\d{1,2})(?:\\s?(?:-|–|to|and) ?(\\d{1,2}))?\\b`, 'g')),
  ]
  const turned = [...sentence.matchAll(new RegExp(`\\b(\\d{1,2}) ${month}\\b`, 'g'))]
  const day = (name: string, n: number): string =>
    `${String(MONTHS.indexOf(name) + 1).padStart(2, '0')}-${String(n).padStart(2, '0')}`
  return [
    ...found.flatMap(([, name, from, to]) => {
      const [a, b] = [Number(from), Number(to ?? from)]
      return b >= a && b - a < 31 ? Array.from({ length: b - a + 1 }, (_, n) => day(name!, a + n)) : []
    }),
    ...turned.map(([, n, name]) => day(name!, Number(n))),
  ]
}

/** A day so many days later. */
export const moved = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

/** The words of each state, folded; what stands within a longer name of another ("Democratic Republic of the Congo", "Papua New Guinea") is none of its own. */
export function statePatterns(
  rows: readonly Readonly<Record<string, string>>[],
): ReadonlyMap<string, StateWords> {
  const NAMES = ['name', 'formal', 'aliases']
  const wordsOf = (row: Readonly<Record<string, string>>, columns: readonly string[]): string[] =>
    columns
      .flatMap((column) => (row[column] ?? '').split('|'))
      .filter((word) => word.length > 3 || /^(?:ROK|UAE|DRC)$/.test(word))
      .map((word) => fold(word).replace(/[^\w\s'-]/g, '.'))
  const all = rows.flatMap((row) => wordsOf(row, NAMES))
  const alone = (word: string): string =>
    `${all
      .filter((longer) => longer.endsWith(` ${word}`))
      .map((longer) => `(?<!${longer.slice(0, -word.length)})`)
      .join('')}${word}`
  const pattern = (row: Readonly<Record<string, string>>, columns: readonly string[]): RegExp =>
    new RegExp(`(?<![\\w-])(?:${wordsOf(row, columns).map(alone).join('|')})(?![\\w-])`)
  return new Map(
    rows.map((row) => [
      row.code!,
      { name: pattern(row, NAMES), any: pattern(row, [...NAMES, 'adjectives', 'people']) },
    ]),
  )
}
