import type { TimeExpression } from '../../ontology/reading.ts'
import { covers, type Span } from '../../ontology/span.ts'
import { whole } from './edges.ts'
import { FORMS } from './forms.ts'
import { isEmpty, parse } from './parse.ts'
import { noParts, type Parts } from './parts.ts'

const CONFIDENCE = 0.9

/** The expressions that the model marked and that say something of time, and those it missed whose words leave no doubt; where words that are an expression hold more than it marked, all of them. */
export function expressions(text: string, marked: readonly TimeExpression[]): TimeExpression[] {
  const words = (span: Span): string => text.slice(span.start, span.end)
  const said = (m: TimeExpression): boolean => !isEmpty(parse(words(m))) && !isNamed(text, m)
  const marks = [...marked].sort((a, b) => a.start - b.start)
  const told = marks.filter(said)
  const all: TimeExpression[] = [...told]
  for (const { sure, ...phrase } of phrases(text)) {
    if (isNamed(text, phrase)) continue
    const met = meeting(sure ? told : marks, phrase)
    const inner = met[0]
    if (inner === undefined) {
      if (sure) all.push({ ...phrase, confidence: CONFIDENCE })
      continue
    }
    const own = parse(words(phrase))
    const theirs = met.map((m) => parse(words(m)))
    const wider = met.some((m) => !covers(phrase, closed(text, m)))
    if (wider && !(sure && theirs.every((e) => e.unread > own.unread && !e.event))) continue
    if (own.until !== undefined && own.part === undefined && theirs.some(isCalendar)) continue
    for (const m of met) {
      const at = all.indexOf(m)
      if (at >= 0) all.splice(at, 1)
    }
    all.push({ ...inner, start: phrase.start, end: phrase.end })
  }
  for (const mark of marked) {
    if (!isEmpty(parse(words(mark)))) continue
    const more = grown(text, mark)
    if (said(more) && !all.some((t) => t.start < more.end && more.start < t.end)) all.push(more)
  }
  const found = all.map((time) => whole(text, time))
  return [
    ...found,
    ...found.flatMap((time) => [...rangeStart(text, found, time), ...rangeEnd(text, found, time)]),
  ]
}

/** Whether an end of a range is told by itself: "[May 3]-4". */
const isCalendar = (p: Parts): boolean =>
  [p.year, p.month, p.day, p.weekday, p.bare].some((n) => n !== undefined)

/** A mark without the full stop or comma after it. */
const closed = (text: string, { start, end }: Span): Span => ({
  start,
  end: start + text.slice(start, end).replace(/[.,;:!?]+$/, '').length,
})

const NEXT = /^[ -][A-Za-z]+|^[ -]\d+/
const MOST = 5

/** A mark that alone says nothing, with the words after it that make it an expression: "[a] year", "[the] 1920". */
function grown(text: string, mark: TimeExpression): TimeExpression {
  let { end } = mark
  let found = mark
  for (let n = 0; n < MOST; n++) {
    const next = NEXT.exec(text.slice(end, end + 30))
    if (!next) break
    end += next[0].length
    const parts = parse(text.slice(mark.start, end))
    if (parts.unread > 0 || parts.ordinal) break
    if (!isEmpty(parts) && !JOINING.test(next[0])) found = { ...mark, end }
  }
  return found
}
const JOINING =
  /^[ -](?:of|in|on|at|the|an?|and|or|from|between|for|to|by|during|as|is|time|date|late|her|his|its|their|our|than)$/i

/** Words that look like a time and are none, with what stands before and after them. */
const OTHERWISE: readonly (readonly [words: RegExp, before: RegExp, after: RegExp])[] = [
  [/:\/\//, /^/, /^/],
  [/^(?:Today|Tonight|Tomorrow|Now)$/, /[A-Z]\w* $/, /^/], // "USA Today"
  [/^(?:Midnight|Noon|Tomorrow)$/, /^/, /^ [A-Z]/], // "the Midnight Crew"
  [/^24\/7$/, /^/, /^/],
  [
    /^(?!.*New Year$|The|This|Last|Next|Easter|Holy|Calendar|Fiscal|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?:[A-Z]\w+ )+(?:Week|Month|Year|Decade|Century)$/,
    /^/,
    /^/,
  ], // "Second Chance Month"
  [/^(?:Day|Week|Month|Year)$|^Day after Day$/, /^/, /^/], // "Doris Day … Day made many films"
  [/^(?:day|night)$/, /^/, /^ and (?:day|night)\b/], // "night and day"
  [/^(?:day|night)$/, /\b(?:day|night) and $/, /^/],
  [/^(?:day|week|month|year)$/, /\bby[ -]$/, /^/], // "trends by year"
  [/^(?:day|week|month|year)$/, /^/, /^(?:-by-| by (?:day|week|month|year)\b)/],
  [
    /^(?:[A-Za-z]+ ){0,3}(?:three|3) quarters$/,
    /^/,
    /^ of (?:the|all|its|their|his|her|those|these) (?!year|fiscal)/,
  ], // "three quarters of the states"
  [/^the (?:Day|Week|Month|Year|Decade|Century)$/, /\b[A-Z]\w+ of $/, /^/], // "Song of the Year"
  [/^(?:This|Last) (?:Week|Month|Year)$/, /[\w'’"`] ?["“`]*$/, /^/], // "Last Week Tonight"
  [/^former$|^day (?:one|two|three|four|five|six|seven|\d+)$|\bturn of the century$/i, /^/, /^/],
  [/^(?:the )?first$/i, /^/, /^ time\b/],
  [/^the same time$/i, /\bat $/i, /^/], // "at the same time"
  [/^the time$/i, /^/, /^(?! being)/], // "at the time he left"
  [/years? old$/, /^/, /^/], // "52 years old"
  [/\byears?$/, /^/, /^[ -]olds?\b/],
  [
    /^(?:the )?\d+(?:st|nd|rd|th)$/i,
    /^/,
    /^[\s-](?!(?:of|and|to|in|at|for|after|when|as|on|with|by|before|that|or|he|she|they|is|was|will)\b)[A-Za-z]/,
  ], // "the 20th anniversary"
  [/^(?:the )?\d+(?:st|nd|rd|th) (?:anniversary|birthday|session|summit|meeting|round|annual)\b/i, /^/, /^/],
]

const isNamed = (text: string, { start, end }: Span): boolean =>
  OTHERWISE.some(
    ([words, before, after]) =>
      words.test(text.slice(start, end)) &&
      before.test(text.slice(Math.max(0, start - 12), start)) &&
      after.test(text.slice(end, end + 20)),
  )

/** Those of disjoint spans in order of the text that meet a span. */
function meeting(spans: readonly TimeExpression[], span: Span): TimeExpression[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= span.start) low = middle + 1
    else high = middle
  }
  const found: TimeExpression[] = []
  for (let i = low; i < spans.length && spans[i]!.start < span.end; i++) found.push(spans[i]!)
  return found
}

/** A stretch of text in the form of a time expression. */
interface Phrase extends Span {
  readonly type: TimeExpression['type']
  readonly sure: boolean
}

/** What was asked before: the same few words are met again and again. */
const empty = new Map<string, boolean>()
const MOST_KNOWN = 5_000

function saysNothing(words: string): boolean {
  const known = empty.get(words)
  if (known !== undefined) return known
  const made = isEmpty(parse(words))
  if (empty.size >= MOST_KNOWN) empty.clear()
  empty.set(words, made)
  return made
}

/** The stretches that have the form of an expression, in order; of those that overlap the sure, then the longer, then the first. */
export function phrases(text: string): Phrase[] {
  const found: Phrase[] = []
  for (const { type, sure, form } of FORMS) {
    form.lastIndex = 0
    for (let match = form.exec(text); match !== null; match = form.exec(text))
      if (!saysNothing(match[0]))
        found.push({ type, sure, start: match.index, end: match.index + match[0].length })
  }
  const rank = (p: Phrase): number => (p.sure ? 1000 : 0) + p.end - p.start
  found.sort((a, b) => rank(b) - rank(a) || a.start - b.start)
  const taken = new Uint8Array(text.length)
  const kept: Phrase[] = []
  for (const phrase of found) {
    if (taken.subarray(phrase.start, phrase.end).includes(1)) continue
    taken.fill(1, phrase.start, phrase.end)
    kept.push(phrase)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** "5" of "5-7 June 2026": the first day of a range, where only the last is marked. */
function rangeStart(text: string, all: readonly TimeExpression[], time: TimeExpression): TimeExpression[] {
  if (time.type !== 'date' || !/^\d{1,2}\s+\p{Lu}\p{L}{2,}/u.test(text.slice(time.start, time.end))) return []
  const before =
    /(?<![\d.,/–-])(\d{1,2})\s?[-–/]\s?$|(?<=\b(?:[Oo]n|[Ff]rom|[Bb]etween) )(\d{1,2}) (?:and|to) $/.exec(
      text.slice(Math.max(0, time.start - 16), time.start),
    )
  const day = before?.[1] ?? before?.[2]
  if (!before || !day || Number(day) >= Number.parseInt(text.slice(time.start, time.end), 10)) return []
  const start = time.start - before[0].length
  const end = start + day.length
  return all.some((t) => t.start < end && start < t.end) ? [] : [{ ...time, start, end }]
}

/** "-16, 2026" of "June 14-16, 2026": the last day of a range, where only the first is marked. */
function rangeEnd(text: string, all: readonly TimeExpression[], time: TimeExpression): TimeExpression[] {
  if (time.type !== 'date') return []
  const first = /\p{Lu}\p{L}{2,}\.? (\d{1,2})(?:st|nd|rd|th)?$/u.exec(text.slice(time.start, time.end))
  const { month, day, year } = first ? parse(first[0]) : noParts()
  if (month === undefined || day === undefined || year !== undefined) return []
  const after = RANGE_END.exec(text.slice(time.end, time.end + 24))
  if (!after || Number(after[2]) <= day || Number(after[2]) > 31) return []
  const start = time.end + after[1]!.length
  const end = time.end + after[0].length
  return all.some((t) => t.start < end && start < t.end) ? [] : [{ ...time, start, end }]
}
const RANGE_END =
  /^( ?[-–—/] ?| to )(\d{1,2})(?:st|nd|rd|th)?(?:, (?:19|20)\d\d)?(?![\d:/–-]|[.,]\d| ?(?:[ap]\.?m\b|%|percent|per\b|years?\b|million))/
