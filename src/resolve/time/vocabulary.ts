import type { Grain } from './period.ts'

const numbered = (lists: string[], from = 1): Map<string, number> =>
  new Map(lists.flatMap((words, n) => words.split(' ').map((w): [string, number] => [w, n + from])))

/** Months by name and abbreviation. */
export const MONTHS = numbered([
  'january jan',
  'february feb febr',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sept sep',
  'october oct',
  'november nov',
  'december dec',
])

/** Weekdays, Monday 1, with their plurals. */
export const WEEKDAYS = numbered([
  'monday mondays mon',
  'tuesday tuesdays tues tue',
  'wednesday wednesdays wed weds',
  'thursday thursdays thurs thur thu',
  'friday fridays fri',
  'saturday saturdays sat',
  'sunday sundays sun',
])

/** Seasons by the month they begin in. */
export const SEASONS = new Map([
  ['spring', 3],
  ['springtime', 3],
  ['summer', 6],
  ['summers', 6],
  ['summertime', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
  ['winters', 12],
  ['wintertime', 12],
])

/** Parts of the day as TIMEX3 names them. */
export const DAY_PARTS = new Map([
  ['dawn', 'MO'],
  ['daybreak', 'MO'],
  ['morning', 'MO'],
  ['mornings', 'MO'],
  ['midday', 'MI'],
  ['lunchtime', 'MI'],
  ['afternoon', 'AF'],
  ['afternoons', 'AF'],
  ['evening', 'EV'],
  ['evenings', 'EV'],
  ['dusk', 'EV'],
  ['night', 'NI'],
  ['nights', 'NI'],
  ['overnight', 'NI'],
  ['daytime', 'DT'],
])

/** A unit of duration: the TIMEX3 designator, its length in days where fixed, and the grain of dates counted in it. */
export interface Unit {
  readonly letter: string
  readonly days: number | null
  /** Months, for the units of the calendar. */
  readonly months: number | null
  readonly grain: Grain
  /** How many calendar units one makes, as three months a quarter. */
  readonly times: number
}
const unit = (
  letter: string,
  grain: Grain,
  days: number | null,
  months: number | null = null,
  times = 1,
): Unit => ({ letter, grain, days, months, times })

const UNIT = {
  second: unit('TS', 'day', null),
  minute: unit('TM', 'day', null),
  hour: unit('TH', 'day', null),
  day: unit('D', 'day', 1),
  weekend: unit('WE', 'weekend', 2),
  week: unit('W', 'week', 7),
  fortnight: unit('W', 'week', 7, null, 2),
  month: unit('M', 'month', null, 1),
  quarter: unit('Q', 'quarter', null, 3),
  year: unit('Y', 'year', null, 12),
  decade: unit('Y', 'decade', null, 12, 10),
  century: unit('Y', 'century', null, 12, 100),
}
export type UnitName = keyof typeof UNIT

/** Units by name. */
export const UNITS: ReadonlyMap<string, UnitName> = new Map(
  Object.keys(UNIT).flatMap((name): [string, UnitName][] => [
    ...(name === 'second' ? [] : [[name, name as UnitName] as [string, UnitName]]),
    [name === 'century' ? 'centuries' : `${name}s`, name as UnitName],
  ]),
)
/** What a unit of that name is. */
export const unitOf = (name: UnitName): Unit => UNIT[name]

const CARDINALS = numbered(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
  0,
)
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((w, n) => [w, 20 + 10 * n]),
)
const ORDINALS = numbered(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  ),
)
ORDINALS.set('twentieth', 20).set('thirtieth', 30)

/** The value of a number word below twenty or a round ten: "seven", "forty". */
export const cardinal = (word: string): number | undefined => CARDINALS.get(word) ?? TENS.get(word)
/** The value of an ordinal word: "sixth", "twentieth". */
export const ordinal = (word: string): number | undefined => ORDINALS.get(word)
/** Tens that a smaller number may follow: "twenty" in "twenty four". */
export const isTens = (word: string): boolean => TENS.has(word)

/** Decades by their plural: "the nineties". */
export const DECADES = new Map(
  'twenties thirties forties fifties sixties seventies eighties nineties'
    .split(' ')
    .map((w, n): [string, number] => [w, 20 + 10 * n]),
)
