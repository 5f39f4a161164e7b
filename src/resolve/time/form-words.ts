import { OTHER_MONTH_NAMES } from './era-words.ts'

const capital = (word: string): string =>
  word.replace(/^[a-z]/, (first) => `[${first.toUpperCase()}${first}]`)

/** Words of which the first letter may be a capital: "early|late" is `(?:[Ee]arly|[Ll]ate)`. */
export const any = (words: string): string => `(?:${words.split('|').map(capital).join('|')})`

/** A word of a name with a capital or without, "II" in capitals. */
const cased = (word: string): string => (/^i+$/.test(word) ? word.toUpperCase() : capital(word))

/** Numbers below ten. */
export const ONES = 'one|two|three|four|five|six|seven|eight|nine'
/** Numbers from ten to nineteen. */
export const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
/** Round tens. */
export const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const SMALL = `(?:${any(TENS)}(?:[- ](?:${ONES}))?|${any(TEENS)}|${any(ONES)})`
/** A number in figures or words, "1,500", "two and a half". */
export const NUMBER = `(?:(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,9})(?:\\.\\d{1,9})?(?: 1/2| ?½)?|(?:${SMALL}|${any('a')}) (?:hundred|thousand|dozen)|${any('half a dozen')}|${SMALL}(?: and a half)?)`
const SEVERAL = any('a few|several|many|a couple of|a couple|few|a dozen|a number of')
/** A number, a range of two, or so many as nobody says: "two to four", "several". */
export const COUNT = `(?:${NUMBER}(?:(?: to | or |[-–])${NUMBER})?|${SEVERAL})`
/** A unit of time. */
export const UNIT = '(?:minute|hour|day|weekend|week|fortnight|month|quarter|year|decade|century)'
/** Units of time. */
export const UNITS =
  '(?:seconds|minutes|hours|days|nights|weekends|weeks|fortnights|months|quarters|years|decades|centuries)'
/** Which amount is meant: "the past 18 months", "the coming fiscal year". */
export const RELATION =
  '(?:last|past|next|first|final|previous|following|coming|preceding|ensuing|opening|closing|same|current|latest|upcoming)'
/** Which year or week is meant: "fiscal", "whole". */
export const KIND = '(?:fiscal|calendar|financial|full|whole|entire|academic|school|trading|business)'
/** What compares an amount before a count: "more than". */
export const MORE = any(
  'no more than|no less than|more than|less than|fewer than|at least|at most|nearly|almost|up to',
)
/** What makes an amount vague: "about". */
export const ROUGHLY = any('over|about|barely|around|roughly|just over')

/** "Monday". */
export const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
/** "Mon.". */
export const SHORT_WEEKDAY = '(?:Mon|Tues|Wed|Thurs|Fri|Sat|Sun)\\.'
/** A part of the day. */
export const PART = '(?:morning|afternoon|evening|night)'
/** "January", "Jan.". */
export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.)'
/** A month whose name is no other word. */
export const SURE_MONTH = MONTH.replace('March|', '').replace('May|', '')
/** The number of a day, "6" or "6th". */
export const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
/** A year in figures. */
export const YEAR = '(?:1[5-9]|20)\\d\\d'
/** What is counted and not dated: "the 2000 troops". */
export const COUNTED =
  '(?:people|troops|soldiers|miles|million|feet|votes|jobs|cases|points|delegates|members|men|women|children|workers|refugees|prisoners|tons|tonnes|euros?|dollars?|met(?:er|re)s|kilomet\\w+|homes|houses|guests|participants|students|civilians|officials|officers|police|families|companies|victims|dead|wounded)'
/** "1990s". */
export const DECADE = '(?:1[5-9]|20)\\d0s'
/** A year in words: "nineteen ninety-one". */
export const SPOKEN_YEAR = `(?:nineteen (?:hundred|(?:${TENS})(?:[- ](?:${ONES}))?|(?:${TEENS}))|two thousand)`
/** Seasons, to choose from. */
export const SEASONS = 'spring|summer|autumn|fall|winter'
/** A season. */
export const SEASON = `(?:${SEASONS})`
/** Ordinals of quarters, to choose from. */
export const NTHS = 'first|second|third|fourth'
/** The ordinal of a quarter. */
export const NTH = `(?:${NTHS})`
/** What shades a period before its name: "early ". */
export const EARLY = any('early |late |mid-|mid ')
/** What shades a day or period before its name: "earlier ". */
export const EARLIER = any('earlier |later |early |late ')
/** "the end of ". */
export const EDGE = `(?:${any('the')} (?:very )?(?:end|beginning|start|middle|rest|remainder|first half|second half|last half|latter half|close) of )`
/** Which day or week is meant: "last", "the same". */
export const THIS = any(
  'this|last|next|this past|this coming|the following|the previous|the next|the same|that|that same',
)
/** A time of day by the clock: "10 p.m.", "1500" before GMT. */
export const CLOCK = `(?:\\d{1,2}(?::\\d\\d)? ?(?:[ap]\\.m\\.?|[ap]m|[AP]\\.?M\\b\\.?)|${any('noon|midnight')}|\\d{1,2}:\\d\\d(?= ?(?:GMT|UTC|EST|EDT|local))|${SMALL} o['’]clock|[012]\\d[0-5]\\d(?= (?:GMT|UTC)))`
const TO = '(?: to | and |[-–/])'
/** A day or two by their month: "3 May", "3 to 4 May 2026", "May 3-4". */
export const NAMED_DAY = `(?:(?:the )?${DAY}(?:${TO}(?:the )?${DAY})?(?: of)? ${MONTH}(?:,? ${YEAR})?|${MONTH} ${DAY}(?:${TO}${DAY})?(?:,? ${YEAR})?(?!\\d|,\\d|:\\d))`
/** Months of other calendars: "12 Ramadan 1447". */
export const OTHER_MONTH = `(?:${[...OTHER_MONTH_NAMES]
  .sort((x, y) => y.length - x.length)
  .map((name) => name.split(' ').map(cased).join("'?[- ]").replaceAll("'", "['’]"))
  .join('|')})`
/** A year of the Buddhist era: "B.E. 2569". */
export const ERA_YEAR = '(?:B\\.?E\\.? ?2[45]\\d\\d|2[45]\\d\\d (?:B\\.E\\.|BE))'
/** "Christmas Eve". */
export const FEAST = `(?:Thanksgiving(?: Day)?|New Year['’]s (?:Day|Eve)|Christmas (?:Day|Eve)|Easter (?:Sunday|Monday)|Good Friday|(?:Labor|Memorial|Independence|Veterans|Valentine['’]s) Day|Halloween)`
/** " GMT". */
export const ZONE = '(?: (?:GMT|UTC|[ECMP][SD]?T|BST|CEST|CET|Eastern(?: [Tt]ime)?|local time))'
