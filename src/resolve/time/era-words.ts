import { addDays, type Day } from '../../ontology/calendar-date.ts'
import { dayIn, type OtherCalendar } from './other-calendars.ts'
import { noParts, type Parts } from './parts.ts'
import { ordinalAt } from './tokens.ts'
import { dayNumber, skip, type Words } from './words.ts'

/** Months of other calendars, by the names English writes them with. */
const MONTHS: { readonly [C in OtherCalendar]: readonly string[] } = {
  'islamic-umalqura': [
    'muharram',
    'safar',
    'rabi al awwal|rabi i|rabi al awal',
    'rabi al thani|rabi ii|rabi al akhir|rabi ath thani',
    'jumada al awwal|jumada al ula|jumada i|jumada al awal',
    'jumada al thani|jumada al akhirah|jumada al akhira|jumada ii|jumada ath thani',
    'rajab',
    "shaban|sha'ban",
    'ramadan|ramadhan|ramazan',
    'shawwal|shawal',
    "dhu al qadah|dhul qadah|dhu al qi'dah|dhu'l qadah|dhul qidah|zul qadah",
    "dhu al hijjah|dhul hijjah|dhu al hijja|dhul hijja|dhu'l hijjah|dhu'l hijja|zul hijjah",
  ],
  persian: [
    'farvardin',
    'ordibehesht',
    'khordad',
    'tir',
    'mordad',
    'shahrivar',
    'mehr',
    'aban',
    'azar',
    'dey',
    'bahman',
    'esfand',
  ],
}

const NAMES = Object.entries(MONTHS).flatMap(([calendar, months]) =>
  months.flatMap((names, n) =>
    names
      .split('|')
      .map((name) => ({ calendar: calendar as OtherCalendar, month: n + 1, words: name.split(' ') })),
  ),
)
/** The names of those months, each with spaces between its words. */
export const OTHER_MONTH_NAMES: readonly string[] = NAMES.map((n) => n.words.join(' '))
const FIRST = new Set(NAMES.map((n) => n.words[0]!))

/** The years that texts of our time count in these calendars. */
const islamicYear = (word: string | undefined): number | null =>
  /^1[34]\d\d$/.test(word ?? '') ? Number(word) : null

/** "12 Ramadan 1447 AH", "Ramadan 1447", "1447 AH", "15 Farvardin 1404": the days of our calendar; of the months that wait for the moon about those. */
export const islamic: Words = (words, at, parts) => {
  const alone = islamicYear(words[at])
  if (alone !== null && words[at + 1] === 'ah') {
    span(parts, dayIn('islamic-umalqura', alone, 1, 1), dayIn('islamic-umalqura', alone + 1, 1, 1))
    parts.moon = true
    return at + 2
  }
  const nth = ordinalAt(words, at)
  const before = nth ? nth.value : dayNumber(words[at])
  const name = before === null ? at : skip(words, nth ? nth.next : at + 1, 'of')
  const word = (i: number): string => (words[name + i] ?? '').replace('’', "'")
  if (!FIRST.has(word(0))) return null
  const found = NAMES.find((n) => n.words.every((w, i) => word(i) === w))
  if (!found) return null
  let next = name + found.words.length
  const day = before ?? (islamicYear(words[next]) === null ? dayNumber(words[next]) : null)
  if (before === null && day !== null) next++
  next = skip(words, next, ',')
  const year = islamicYear(words[next])
  if (year === null) return null
  const { calendar, month } = found
  const first = dayIn(calendar, year, month, day ?? 1)
  const after = month === 12 ? dayIn(calendar, year + 1, 1, 1) : dayIn(calendar, year, month + 1, 1)
  span(parts, first, day === null ? after : first && addDays(first, 1))
  if (calendar === 'islamic-umalqura') parts.moon = true
  return skip(words, next + 1, 'ah')
}

/** Makes the parts those of the days from one up to another. */
function span(parts: Parts, first: Day | null, after: Day | null): void {
  if (first === null || after === null) return
  const last = addDays(after, -1)
  Object.assign(parts, calendarDay(first))
  if (last > first) parts.until = { ...noParts(), ...calendarDay(last) }
}

const calendarDay = (day: Day): Pick<Parts, 'year' | 'month' | 'day'> => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
})

/** How far the Buddhist era of Thailand is ahead of the common one. */
const BUDDHIST = 543

/** "B.E. 2569", "2569 BE": the year of our calendar. */
export const buddhist: Words = (words, at, parts) => {
  const year = (word: string | undefined): number | null =>
    /^2[45]\d\d$/.test(word ?? '') ? Number(word) : null
  const found = words[at] === 'be' ? year(words[at + 1]) : words[at + 1] === 'be' ? year(words[at]) : null
  if (found === null) return null
  parts.year = found - BUDDHIST
  return at + 2
}
