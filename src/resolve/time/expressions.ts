import type { TimeExpression } from '../../ontology/reading.ts'
import { covers, type Span } from '../../ontology/span.ts'
import { whole } from './edges.ts'
import { isEmpty, parse } from './parse.ts'

const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const PART = '(?:morning|afternoon|evening|night)'
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.)'
const SURE_MONTH = MONTH.replace('March|', '').replace('May|', '')
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const YEAR = '(?:1[5-9]|20)\\d\\d'
const UNIT = '(?:day|week|month|quarter|year|decade|hour|minute)'
const COUNT =
  '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty)'
const SEASON = '(?:spring|summer|autumn|fall|winter)'
const LEAD = '(?:[Ee]arly |[Ll]ate |[Mm]id-)?'
const EDGE = '(?:the (?:end|beginning|start|middle) of )?'

/** Expressions that are about time wherever they stand, with an example each; the first that matches at a place is taken. */
const CERTAIN: readonly (readonly [TimeExpression['type'], string])[] = [
  [
    'time',
    `(?:(?:\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\.?|noon|midnight)(?: [A-Z]{3})?,? )(?:on )?(?:${WEEKDAY}|${MONTH} ${DAY})`,
  ], // "10 p.m. Wednesday"
  ['date', `${WEEKDAY}, ${MONTH} ${DAY}(?:, ${YEAR})?`], // "Monday, Jan. 5"
  ['date', `${EDGE}${LEAD}${MONTH} ${DAY}(?:,? ${YEAR})?(?!\\d|,\\d|:)`], // "January 6, 2026"
  ['date', `${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?`], // "6 January 2026"
  ['date', `${EDGE}${LEAD}${MONTH}(?:,| of)? ${YEAR}(?!\\d)`], // "October 2025"
  ['date', `${EDGE}${LEAD}(?:last |next |this )?${SURE_MONTH}(?! \\d)(?:(?: of)? (?:last|this|next) year)?`], // "October last year"
  ['date', `(?:[Ll]ast|[Nn]ext|[Tt]his) (?:March|May)`], // "next May"
  ['time', `(?:[Ee]arly |[Ll]ate )?${WEEKDAY} ${PART}`], // "Sunday night"
  ['date', `(?:[Ll]ast |[Nn]ext |[Tt]his |the previous |the following )?${WEEKDAY}`], // "last Monday"
  ['time', `(?:[Tt]his|[Tt]omorrow|[Yy]esterday|[Ll]ast) ${PART}`], // "this morning"
  ['date', `(?:[Ee]arlier |[Ll]ater |[Ll]ate )?[Yy]esterday|[Tt]omorrow`],
  ['date', `[Tt]oday(?!['’]s (?:youth|world|young))`],
  [
    'date',
    `${EDGE}(?:[Ee]arlier |[Ll]ater |[Ee]arly |[Ll]ate )?(?:[Tt]his|[Ll]ast|[Nn]ext) (?:week|month|year|quarter|weekend|${SEASON})`,
  ], // "later this month"
  ['date', `(?:[Ll]ast|[Tt]his|[Nn]ext) year['’]s (?:(?:first|second|third|fourth) )?quarter`], // "next year's first quarter"
  ['duration', `the (?:first )?(?:${COUNT}) (?:months|quarters)`], // "the first nine months"
  ['duration', `[Tt]he (?:past|last|next|first|coming) (?:${COUNT}|few|several) ${UNIT}s`], // "the past three months"
  [
    'date',
    `(?:(?:[Nn]early|[Aa]lmost|[Mm]ore than|[Aa]bout) )?(?:${COUNT}|[Aa] few|several|[Aa]) ${UNIT}s? ago`,
  ], // "two weeks ago"
  ['date', `[Aa] ${UNIT} (?:earlier|later)`], // "a day later"
  ['date', `${COUNT} ${UNIT}s (?:earlier|later)`], // "two days later"
  ['date', `the (?:previous|following|next|same) (?:day|week|month|year)`], // "the previous day"
  ['duration', `${COUNT}-${UNIT}(?![-\\w]|s)(?! old)`], // "four-day"
  ['duration', `(?:(?:[Nn]early|[Aa]lmost|[Mm]ore than|at least|[Uu]p to) )?${COUNT} ${UNIT}s(?! old)`], // "nearly forty years"
  ['date', `(?:[Tt]he )?(?:first|second|third|fourth)[- ]quarter(?!final|-final)(?: of ${YEAR})?`], // "the third quarter"
  ['date', `the (?:latest |year-ago |year-earlier |current )?quarter`],
  ['duration', `recent (?:days|weeks|months|years)`],
  ['date', `${EDGE}the weekend`],
  ['date', `${EDGE}(?:the )?(?:${LEAD})(?:1[5-9]|20)\\d0s`], // "the 1990s"
  ['date', `the (?:\\d\\d?(?:st|nd|rd|th)|nineteenth|twentieth) century`],
  ['date', `${YEAR}[-–](?:\\d\\d|${YEAR})`], // "1910-45"
  ['date', `(?:the )?${SEASON} (?:of )?${YEAR}`], // "spring 2023"
  [
    'date',
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Oo]f|[Ff]rom|[Tt]o|and|between|[Ff]iscal|${LEAD.slice(3, -2)}) )${YEAR}(?![\\d,.]*\\d|-\\w|\\s(?:people|troops|soldiers|miles|million|feet))`,
  ], // "in 2019"
  [
    'date',
    `nineteen (?:hundred|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)`,
  ], // "nineteen ninety-one"
  ['date', `(?:a|${COUNT}) ${UNIT}s? from now`], // "a year from now"
  [
    'date',
    `(?:[Rr]ight )?now|[Cc]urrently|[Rr]ecently|[Tt]hese days|the near (?:future|term)|the short term`,
  ],
  ['date', `the rest of (?:the|this) (?:week|month|quarter|year)`],
  ['set', `[Ee](?:very|ach) (?:day|week|month|year|${WEEKDAY})`], // "every year"
]

const FORMS = CERTAIN.map(([type, form]) => ({
  type,
  form: new RegExp(`(?<![\\w$.'’-])(?:${form})(?![\\w])`, 'g'),
}))

const CONFIDENCE = 0.9

/** The expressions that the model marked and that say something of time, and those it missed whose words leave no doubt; where such words hold more than it marked, all of them. */
export function expressions(text: string, marked: readonly TimeExpression[]): TimeExpression[] {
  const words = (span: Span): string => text.slice(span.start, span.end)
  const said = (m: TimeExpression): boolean => !isEmpty(parse(words(m))) && !isNamed(text, m)
  const told = marked.filter(said).sort((a, b) => a.start - b.start)
  const all: TimeExpression[] = [...told]
  for (const sure of certain(text)) {
    if (isNamed(text, sure)) continue
    const met = meeting(told, sure)
    const inner = met[0]
    if (inner === undefined) all.push(sure)
    else if (met.every((m) => covers(sure, m)) && parse(words(sure)).until === undefined) {
      for (const m of met) all.splice(all.indexOf(m), 1)
      all.push({ ...inner, start: sure.start, end: sure.end })
    }
  }
  for (const mark of marked) {
    if (!isEmpty(parse(words(mark)))) continue
    const more = grown(text, mark)
    if (said(more) && !all.some((t) => t.start < more.end && more.start < t.end)) all.push(more)
  }
  return all.map((time) => whole(text, time))
}

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
  [/^Today$/, /[A-Z]\w* $/, /^/], // "USA Today"
  [/^(?:This|Last) (?:Week|Month|Year)$|^(?:Day|Week|Month|Year)$/, /[\w'’"`] ?["“`]*$/, /^/], // "International Women's Day"
  [/^former$|^day (?:one|two|three|four|five|six|seven|\d+)$|\bturn of the century$/i, /^/, /^/],
  [/^(?:the )?first$/i, /^/, /^ time\b/],
  [/^the same time$/i, /\bat $/i, /^/], // "at the same time"
  [/^the time$/i, /^/, /^(?! being)/], // "at the time he left"
  [/years? old$/, /^/, /^/], // "52 years old"
  [/\byears?$/, /^/, /^[ -]olds?\b/],
  [
    /^(?:the )?\d+(?:st|nd|rd|th)$/i,
    /^/,
    /^[ -](?!(?:of|and|to|in|at|for|after|when|as|on|with|by|before|that|or|he|she|they|is|was|will)\b)[A-Za-z]/,
  ], // "the 20th anniversary"
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

/** Expressions that are about time wherever they stand; of two that overlap the one of the earlier form. */
export function certain(text: string): TimeExpression[] {
  const found: TimeExpression[] = []
  const taken = new Uint8Array(text.length)
  for (const { type, form } of FORMS)
    for (const match of text.matchAll(form)) {
      const span = { start: match.index, end: match.index + match[0].length }
      const { unread, vague } = parse(match[0])
      if (taken.subarray(span.start, span.end).includes(1) || (unread > 0 && !vague)) continue
      taken.fill(1, span.start, span.end)
      found.push({ ...span, type, confidence: CONFIDENCE })
    }
  return found
}
