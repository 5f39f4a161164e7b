import { addDays, type Day, dayOf, isDay, mondayOf } from '../../ontology/calendar-date.ts'

/** Where a feast lies: a month and day of some calendar, or a weekday (Monday 1) counted within a Gregorian month. */
type Rule =
  | {
      readonly calendar: 'chinese' | 'islamic-umalqura' | 'hebrew' | 'persian'
      readonly month: string
      readonly day: number
      readonly days?: number
    }
  | { readonly month: number; readonly weekday: number; readonly nth: number }

/** Where each lies. */
const RULES = {
  'lunar new year': { calendar: 'chinese', month: '1', day: 1 },
  'dragon boat festival': { calendar: 'chinese', month: '5', day: 5 },
  'mid autumn festival': { calendar: 'chinese', month: '8', day: 15 },
  ramadan: { calendar: 'islamic-umalqura', month: '9', day: 1, days: 30 },
  'eid al fitr': { calendar: 'islamic-umalqura', month: '10', day: 1 },
  'eid al adha': { calendar: 'islamic-umalqura', month: '12', day: 10 },
  passover: { calendar: 'hebrew', month: 'Nisan', day: 15 },
  'rosh hashanah': { calendar: 'hebrew', month: 'Tishri', day: 1 },
  'yom kippur': { calendar: 'hebrew', month: 'Tishri', day: 10 },
  hanukkah: { calendar: 'hebrew', month: 'Kislev', day: 25 },
  nowruz: { calendar: 'persian', month: '1', day: 1 },
  'martin luther king day': { month: 1, weekday: 1, nth: 3 },
  'presidents day': { month: 2, weekday: 1, nth: 3 },
  'memorial day': { month: 5, weekday: 1, nth: -1 },
  'labor day': { month: 9, weekday: 1, nth: 1 },
  thanksgiving: { month: 11, weekday: 4, nth: 4 },
} as const satisfies { readonly [name: string]: Rule }
/** The feasts of other calendars, and those on a weekday of their month. */
export type FeastName = keyof typeof RULES

/** All of them, by the names they mostly go by. */
export const FEAST_NAMES = Object.keys(RULES) as readonly FeastName[]

/** Whether a feast begins when the moon is seen, and so a day earlier or later than reckoned. */
export const isSighted = (name: FeastName): boolean => {
  const rule: Rule = RULES[name]
  return 'calendar' in rule && rule.calendar === 'islamic-umalqura'
}

/** First and last day of a feast in a Gregorian year, the first where two fall into it; null where none does. */
export function feastIn(name: FeastName, year: number): { from: Day; to: Day } | null {
  const rule: Rule = RULES[name]
  const from = 'calendar' in rule ? reckoned(rule, year) : weekdayIn(rule, year)
  return from === null ? null : { from, to: addDays(from, ('days' in rule ? (rule.days ?? 1) : 1) - 1) }
}

/** The day of a weekday counted within a month of a year, from its end where negative. */
export function weekdayIn({ month, weekday, nth }: Extract<Rule, { nth: number }>, year: number): Day {
  const edge = nth > 0 ? dayOf(year, month, 7) : dayOf(year, month + 1, 0)
  const on = addDays(mondayOf(edge), weekday - 1)
  return addDays(on > edge ? addDays(on, -7) : on, nth > 0 ? 7 * (nth - 1) : 0)
}

const known = new Map<string, Day | null>()

/** The day by Node's own calendars (ICU), looked up once a year. */
function reckoned({ calendar, month, day }: Extract<Rule, { calendar: string }>, year: number): Day | null {
  const key = `${calendar} ${month} ${day} ${year}`
  const cached = known.get(key)
  if (cached !== undefined) return cached
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    month: calendar === 'hebrew' ? 'long' : 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  let found: Day | null = null
  for (let at = dayOf(year, 1, 1); at <= dayOf(year, 12, 31) && isDay(at); at = addDays(at, 1)) {
    const parts = format.formatToParts(new Date(`${at}T12:00:00Z`))
    const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? ''
    if (part('month') !== month || part('day') !== String(day)) continue
    found = at
    break
  }
  known.set(key, found)
  return found
}
