const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?'
const CLOCK =
  '(?:\\s*(?:,|at|\\||-|–|—|T)?\\s*(\\d{1,2})[:.](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(a\\.?m\\.?|p\\.?m\\.?)?\\s*(?:\\(?\\s*(Z|[+-]\\d{2}:?\\d{2}|[A-Z]{2,5}(?:[+-]\\d{1,2}(?::?\\d{2})?)?)\\s*\\)?)?)?'

/** Zones whose abbreviation has one meaning in news. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  KST: '+09:00',
  JST: '+09:00',
  HKT: '+08:00',
  SGT: '+08:00',
  PKT: '+05:00',
  MSK: '+03:00',
  TRT: '+03:00',
  EAT: '+03:00',
  EET: '+02:00',
  EEST: '+03:00',
  CET: '+01:00',
  CEST: '+02:00',
  WET: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  PST: '-08:00',
  PDT: '-07:00',
  AEST: '+10:00',
  AEDT: '+11:00',
}

interface Shape {
  readonly pattern: RegExp
  /** Groups of year, month and day in `pattern`; the clock's five groups follow the last. */
  readonly order: 'ymd' | 'mdy' | 'dmy' | 'ambiguous'
}

const shape = (order: Shape['order'], date: string): Shape => ({
  order,
  pattern: new RegExp(`^${WEEKDAY}${date}${CLOCK}$`, 'i'),
})

/** Forms of a printed date, in the order they are tried. */
const SHAPES: readonly Shape[] = [
  shape('ymd', '(\\d{4})[-/.]\\s?(\\d{1,2})[-/.]\\s?(\\d{1,2})\\.?'),
  shape('ymd', '(\\d{4})年\\s?(\\d{1,2})月\\s?(\\d{1,2})日'),
  shape('mdy', `${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`),
  shape('dmy', `(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH},?[\\s-]+(\\d{4})`),
  shape('ambiguous', '(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})'),
]

const LONGEST = 500

/** A date read from print: ISO 8601 date or date-time, or the reason why there is none. */
export type PrintedDate = { readonly iso: string } | { readonly ambiguous: string } | null

const two = (n: number | string): string => String(n).padStart(2, '0')

/** The number 1 to 12 of a month's name or abbreviation, or null. */
export function monthNumber(name: string): number | null {
  const key = name.toLowerCase().replace(/\.$/, '').slice(0, 3)
  const found = MONTHS.findIndex((m) => m.startsWith(key))
  return key.length === 3 && found >= 0 ? found + 1 : null
}

/** `YYYY-MM-DD` when such a day exists, else null. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` : null
}

function clock(groups: readonly (string | undefined)[]): string {
  const [hours, minutes, seconds, half, zone] = groups
  if (hours === undefined || minutes === undefined) return ''
  let hour = Number(hours)
  if (half?.toLowerCase().startsWith('p') && hour < 12) hour += 12
  if (half?.toLowerCase().startsWith('a') && hour === 12) hour = 0
  if (hour > 23 || Number(minutes) > 59) return ''
  const upper = zone?.toUpperCase().replace(/^(?:UTC|GMT)(?=[+-])/, '')
  const named = upper === undefined ? '' : (ZONES[upper] ?? offset(upper))
  return `T${two(hour)}:${minutes}${seconds === undefined ? '' : `:${seconds}`}${named}`
}

function offset(zone: string): string {
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone)
  return match ? `${match[1]}${two(match[2]!)}:${match[3] ?? '00'}` : ''
}

/** Reads a whole string as a printed date with an optional time of day, keeping the local day: "Tuesday, Jan. 6, 2026, 19:42 KST". */
export function printedDate(text: string): PrintedDate {
  // Longer words are no date; they are not searched for one.
  if (text.length > LONGEST) return null
  const plain = text.trim().replace(/\s+/g, ' ')
  for (const { pattern, order } of SHAPES) {
    const match = pattern.exec(plain)
    if (!match) continue
    const [, a, b, c, ...rest] = match
    const time = clock(rest)
    if (order === 'ambiguous') {
      const [first, second, year] = [Number(a), Number(b), Number(c)]
      const american = isoDay(year, first, second)
      const european = isoDay(year, second, first)
      if (american !== null && european !== null && american !== european) return { ambiguous: plain }
      const one = european ?? american
      if (one !== null) return { iso: one + time }
      continue
    }
    const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a]
    const number = order === 'ymd' ? Number(month) : monthNumber(month!)
    const iso = number === null ? null : isoDay(Number(year), number, Number(day))
    if (iso !== null) return { iso: iso + time }
  }
  return null
}
