import type { TimeExpression } from '../../ontology/reading.ts'
import {
  any,
  CLOCK,
  COUNT,
  COUNTED,
  DAY,
  DECADE,
  EARLIER,
  EARLY,
  EDGE,
  ERA_YEAR,
  FEAST,
  KIND,
  MONTH,
  MORE,
  NAMED_DAY,
  NTH,
  NTHS,
  NUMBER,
  ONES,
  OTHER_MONTH,
  PART,
  RELATION,
  ROUGHLY,
  SEASON,
  SEASONS,
  SHORT_WEEKDAY,
  SPOKEN_YEAR,
  SURE_MONTH,
  TEENS,
  TENS,
  THIS,
  UNIT,
  UNITS,
  WEEKDAY,
  YEAR,
  ZONE,
} from './form-words.ts'

/** What an expression looks like, and how sure its words are: `sure` ones are about time wherever they stand, of the others the model tells. */
export interface Form {
  readonly type: TimeExpression['type']
  readonly sure: boolean
  readonly form: RegExp
}

/** The calendar, with an example each. */
const DATES: readonly (readonly [TimeExpression['type'], string])[] = [
  [
    'time',
    `(?:${any('around')} )?${CLOCK}${ZONE}?(?:,? (?:on )?(?:${WEEKDAY}(?:,? ${MONTH} ${DAY})?|${MONTH} ${DAY}|today|yesterday|tomorrow))?`,
  ], // "10 p.m. Wednesday"
  ['time', `\\d{1,2}(?::\\d\\d)? in the (?:morning|afternoon|evening)`],
  [
    'time',
    `(?<=\\b(?:${any('at|by|until|from|since|before|after|around')}) )[012]?\\d:[0-5]\\d(?: hours)?(?:,? (?:on )?(?:${WEEKDAY}(?:,? ${MONTH} ${DAY})?|${MONTH} ${DAY}|${DAY} ${MONTH}|today|yesterday|tomorrow))?`,
  ], // "until 23:59 on Friday"
  [
    'time',
    `${any('the')} (?:${PART}|(?:early|small|wee) hours) (?:of|from|between) (?:${NAMED_DAY}|${WEEKDAY}(?:(?: to | and |[-–/])${WEEKDAY})?)`,
  ], // "the night of 3 to 4 May"
  ['time', `(?<=\\b[Ii]n )the (?:morning|afternoon|evening)(?! of )`], // "in the evening"
  ['date', `(?:${WEEKDAY}|${SHORT_WEEKDAY}),? ${EARLY}?${MONTH} ${DAY}(?:,? ${YEAR})?(?!\\d|,\\d|:\\d)`], // "Monday, Jan. 5"
  ['date', `${WEEKDAY},? (?:the )?${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?`], // "Monday 5 January"
  ['date', `(?:${any('around')} )?${EDGE}?${EARLY}?${MONTH} ${DAY}(?:,? ${YEAR})?(?!\\d|,\\d|:\\d)`], // "January 6, 2026"
  ['date', `(?:${any('the')} )?(?:${DAY})(?: of)? ${MONTH}(?:,? ${YEAR})?`], // "6 January 2026"
  [
    'date',
    `(?:(?:the )?${DAY}(?: of)? )?${OTHER_MONTH}(?: ${DAY})?,? 1[34]\\d\\d(?: (?:A\\.H\\.|AH))?|1[34]\\d\\d (?:A\\.H\\.|AH)`,
  ], // "12 Ramadan 1447 AH"
  ['date', `(?:(?:${DAY} ${MONTH}|${MONTH} ${DAY}|${MONTH}),? )?${ERA_YEAR}`], // "5 May B.E. 2569"
  ['date', `${EDGE}?${EARLY}?${MONTH}(?:,| of)? (?:${YEAR}(?!\\d)|${SPOKEN_YEAR})`], // "October 2025"
  [
    'date',
    `${EDGE}?${EARLY}?(?:(?:${any('this past|last|next|this|that|the same|the following|each|every')}) )?${SURE_MONTH}(?! \\d)(?:(?:,| of)? (?:last|this|next) year)?`,
  ], // "October last year"
  [
    'date',
    `${EDGE}?${EARLY}?(?:${any('this past|last|next|this|that|the same|the following|each|every')}) (?:March|May)(?! \\d)`,
  ], // "next May"
  [
    'date',
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f|[Ff]rom|[Tt]hrough|[Bb]etween|[Dd]uring) )${EDGE}?${EARLY}?(?:March|May)(?! \\d|'|’)(?:(?:,| of)? (?:last|this|next) year)?`,
  ], // "in March"
  [
    'date',
    `${EARLY}(?:March|May)(?! \\d)|(?<=\\b(?:${any('the|its|his|her|their')}) )(?:March|May)(?= (?!to|on|of|for|from|through)[a-z])`,
  ], // "the May summit"
  ['time', `${EARLIER}?${WEEKDAY} ${PART}`], // "Sunday night"
  ['date', `(?:${THIS} |${EARLIER}|${any('each|every')} )?${WEEKDAY}(?: of (?:last|this|next) week)?`], // "last Monday"
  [
    'time',
    `(?:${EARLIER})?${any('this|tomorrow|yesterday|last|the previous|the next|the following|that|that same')} ${PART}`,
  ], // "this morning"
  [
    'time',
    `(?:${EARLIER}|the )?${any('overnight|mid[- ]?morning|mid[- ]?afternoon|midday|tonight')}(?: (?:yesterday|today|tomorrow|${WEEKDAY}))?`,
  ],
  ['date', `${any('the day before yesterday|the day after tomorrow')}`],
  ['date', `(?:${EARLIER})?${any('yesterday|tomorrow')}`],
  ['date', `(?:${EARLIER})?${any('today')}(?!['’]s (?:youth|world|young))`],
  [
    'date',
    `(?:the )?(?:(?:last|this|next|this past|this coming) )?${any(SEASONS)} (?:of )?(?:${YEAR}|${SPOKEN_YEAR}|this year|last year|next year)`,
  ], // "spring 2023"
  [
    'date',
    `${EDGE}?${EARLIER}?${any('this past|this coming|this|last|next|the past|the previous|the following')} ${SEASON}`,
  ], // "last summer"
  ['date', `${EDGE}?${any('the')} (?:${EARLY})?(?:${DECADE}|['’‘\`]\\d0s|${TENS.replaceAll('y', 'ies')})`], // "the 1990s"
  ['date', `${EDGE}?${EARLY}?${DECADE}`],
  [
    'date',
    `${EDGE}?(?:${any('the')} )?(?:${EARLY})?(?:\\d\\d?(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first) (?:century|centuries)`,
  ], // "the 19th century"
  ['date', `${YEAR}[-–](?:\\d\\d|${YEAR})(?![\\d-])`], // "1910-45"
  [
    'date',
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Oo]f|[Ff]rom|[Tt]o|and|between|after|before|through|as) )${EDGE}?${EARLY}?${YEAR}(?![\\d,.]*\\d|-\\w|\\s${COUNTED})`,
  ], // "in 2019"
  [
    'date',
    `(?<=\\b(?:${any('the|its|his|her|their|a|this|that')}|[Ff]or|into|both|throughout|due) )(?:1[6-9]\\d\\d|20[0-4]\\d)(?![\\d,.]*\\d|-\\w|\\s${COUNTED})`,
  ], // "the 2015 agreement"
  ['date', `(?:${any('end-|early |late |mid-')})${YEAR}(?![\\d,.]*\\d)`], // "mid-1996"
  ['date', `(?:${EDGE})${YEAR}(?![\\d,.]*\\d)`], // "the end of 1990"
  ['date', `(?:${any('the year')} )(?:${YEAR}|${SPOKEN_YEAR})`],
  ['date', SPOKEN_YEAR.replace('|two thousand', '')],
  [
    'date',
    `(?<=\\b(?:${any('on|dated|from|until|since|by|of')}) )\\d{1,2}\\.\\d{1,2}\\.(?:${YEAR}|\\d\\d)(?!\\.?\\d)`,
  ], // "on 3.5.26"
  [
    'date',
    `${any('fiscal|fiscal year|the fiscal year|financial year|the financial year|FY')} ?(?:${YEAR}|['’]\\d\\d)(?: ${NTH} quarter)?`,
  ], // "fiscal 1989"
  ['date', `${FEAST}(?: ${YEAR})?`], // "Christmas Day"
]

/** Units placed by a word: "last week", "the third quarter", "two days ago". */
const PLACED: readonly (readonly [TimeExpression['type'], string])[] = [
  [
    'date',
    `${EDGE}?${EARLIER}?${any('this|last|next|this past|this coming|this same|the past|the coming')} (?:${KIND} )?(?:week|month|year|quarter|weekend|decade|century)(?: or so)?`,
  ], // "later this month"
  [
    'date',
    `${EDGE}?${EARLIER}?${any('that|that same|the same|the last|the previous|the following|the next|the preceding|the prior|the current|the present|the latest|the coming|the new')} (?:${KIND} )?(?:day|week|month|year|quarter|weekend|decade|century)`,
  ], // "the previous day"
  ['date', `${EARLIER}in the (?:day|week|month|year|decade|century|quarter)`], // "earlier in the week"
  ['date', `${EDGE}the (?:${KIND} )?(?:day|week|month|year|quarter|weekend|decade|century)`], // "the end of the month"
  [
    'date',
    `${any('the|this')} week(?:end)? (?:of|beginning|starting|commencing|ending|ended)(?: on)? (?:${WEEKDAY},? )?${NAMED_DAY}`,
  ], // "the week beginning 9 March"
  ['date', `${WEEKDAY} week(?=[.,;:)]|$| (?:in|at|to|with|for|and|when)\\b)`], // "Tuesday week"
  ['date', `${any('the')} turn of the year|(?:${any('the')} )?year['’]s end`],
  [
    'date',
    `(?:${any('the')} )?(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?: of)? (?:(?:${any('fiscal|fiscal year')}|FY) ?)?(?:${YEAR}|['’]\\d\\d)`,
  ], // "Q3 2025"
  [
    'date',
    `(?<=\\b(?:[Ii]n|[Ff]or|[Bb]y|[Ff]rom|[Dd]uring|[Oo]f|[Ss]ince|[Tt]hrough|[Uu]ntil|[Tt]he|[Ii]ts|[Tt]heir) )Q[1-4](?! [A-Z\\d])`,
  ], // "in Q3"
  ['date', `(?:${any('the|this')} )?weekend`],
  [
    'date',
    `(?:${MORE} |${any('about')} )?(?:${COUNT}|${any('a|an')}) (?:more )?(?:${UNIT}|${UNITS})(?: or (?:so|two|more))? ago`,
  ], // "two weeks ago"
  [
    'date',
    `(?:(?:${MORE}) )?(?:${COUNT}|${any('a|an')}) (?:${UNIT}|${UNITS}) (?:earlier|later|from now|hence)`,
  ], // "a day later"
  [
    'duration',
    `(?:(?:${MORE}) )?(?:${any('the|these|those|his|her|its|their')} )?${RELATION} (?:${COUNT}) (?:${KIND} )?${UNITS}(?: or so| of (?:${KIND} )?(?:${YEAR}|(?:this|last|next|the) (?:year|month|decade|century)))?`,
  ], // "the past three months"
  [
    'duration',
    `(?:(?:${MORE}) )?${any('the')} (?:past|last|coming|next) (?:${KIND} )?(?:${UNITS}|decade|century|hour)`,
  ], // "the coming weeks"
  ['duration', `${any('the past')} (?:day|week|month|year|quarter|decade|century)`],
  ['duration', `${any('recent')} (?:days|weeks|months|quarters|years|decades)(?: and months)?`],
  ['date', `${any('coming')} (?:days|weeks|months|quarters|years|decades)`],
  [
    'duration',
    `(?:${MORE} )?(?:${any('another|an additional|the additional')} )?${COUNT} (?:more |full |straight |consecutive |additional |whole |long |fiscal |business |trading |working )?${UNITS}(?: and a half| or so| or more| or longer)?(?! old)`,
  ], // "nearly forty years"
  [
    'duration',
    `(?:${MORE}|${any('another')}) (?:${any('a|an')} )?(?:full |whole )?(?:minute|hour|day|week|month|year|decade|century)(?: and a half)?`,
  ], // "less than a month"
  [
    'duration',
    `${any('half an hour|half a century|half a day|half a decade|a quarter century|a quarter of a century')}|(?:${any('a|the')} (?:past |last |next |subsequent )?)?${any('quarter|half')}[- ]century|(?:${any('a|an')}) (?:${UNIT}) and a half`,
  ],
  ['duration', `(?:${any('a|the')} )?${COUNT}-${UNIT} period`], // "a three-year period"
  ['duration', `${COUNT}-${UNIT}(?![-\\w]|s)(?! old)`], // "four-day"
  [
    'duration',
    `(?:\\d{1,3}|${any(TENS)}|${any(TEENS)}|${any(ONES.replace('one|', ''))}) (?:minute|hour|day|week|month|year)(?= (?!old|ago|or|to|and)[a-z]{3})`,
  ], // "a four year low"
  [
    'duration',
    `(?:${MORE} |${ROUGHLY} )?${any('one')} (?:minute|hour|week|month|year|decade)(?!-| of| (?:ago|earlier|later))`,
  ], // "one minute"
  ['duration', `${ROUGHLY} an? (?:hour|day|week|month|year|decade|century)(?! (?:ago|earlier|later))`], // "about a decade"
  ['duration', `${any('day|week|month|year|decades|years|months|weeks|hours')}-?long`], // "a week-long visit"
  ['duration', `${any('a|the past|the last|the coming|the next')} fortnight`],
  ['duration', `(?<=\\btime in )(?:weeks|months|years|decades|centuries)`], // "the first time in years"
  [
    'date',
    `(?:(?:${any("the|this year['’]s|last year['’]s|next year['’]s|fiscal")}|${YEAR}['’]s|(?:the )?${YEAR}|the fiscal) )?(?:${KIND} )?(?:${NTH}|final) quarter(?!final|-final|back)(?: of (?:fiscal )?(?:${YEAR}|this year|last year|next year|the year))?`,
  ], // "the third quarter"
  ['date', `${any(NTHS)}-quarter(?!final|-final|back)`], // "third-quarter results"
  ['date', `${any('the')} quarter|${any('this|last|next')} year['’]s (?:quarter|period)`],
  ['date', `(?<=\\b(?:[Uu]ntil|[Bb]y) )then(?=[,.;]| (?:he|she|it|they|the|we)\\b)`],
  ['duration', `${any('the')} (?:${KIND} )?year(?= end(?:ed|ing))`], // "the year ended March 31"
  ['date', `(?<=\\b[Ff]or )the year(?= and|[.,;:])|${any('the')} (?:full|whole|entire) year`],
  [
    'date',
    `(?:${any('the')} )?(?:comparable |corresponding )?(?:year-ago|year-earlier) (?:${NTH} )?(?:quarter|period)`,
  ],
  ['date', `${any('year-ago|year-earlier')}`],
  [
    'duration',
    `(?:${any('the')} )?${any('year-ago|year-earlier')} (?:first )?${COUNT} (?:weeks|months|quarters)`,
  ],
  [
    'date',
    `${any('the')} (?:comparable|corresponding|same|latest|${YEAR}) (?:quarter|period)(?: (?:last year|a year (?:ago|earlier)|of ${YEAR}|in ${YEAR}))?`,
  ],
  [
    'date',
    `${any('the')} (?:first|second|last|latter) half of (?:${YEAR}|the ['’]\\d0s|the year|this year|last year|next year|the (?:${EARLY})?(?:${DECADE}|decade|century))`,
  ],
  ['date', `(?:${any('around')} )?${any('year-end|year end')}`],
  [
    'set',
    `${any('every|each')} (?:other |${COUNT} )?(?:${UNITS}|day|night|week|month|quarter|year|decade|hour|minute|weekend|${WEEKDAY}|${MONTH}|${SEASON}|${PART})`,
  ], // "every two years"
  [
    'set',
    `${any('once|twice|three times|four times|five times|several times')} (?:a|each|every|per) (?:day|week|month|year|quarter|decade)`,
  ],
  ['set', `${NUMBER} (?:hours?|days?|nights?|weeks?|months?) (?:a|per) (?:day|week|month|year)`], // "one day a week"
  [
    'date',
    `(?:now|${any('right now|just now|currently|more recently|most recently|recently|these days')})(?!-| that)`,
  ],
  ['date', `(?<=\\b(?:[Ii]n|[Ii]nto) )the future|(?<=\\b[Ii]n )the past`],
  [
    'date',
    `(?<=\\b(?:[Oo]ver|[Ii]nto|[Ii]n|[Dd]uring|[Bb]y|[Tt]hroughout) )the (?:summer|winter|spring|autumn)`,
  ],
  ['date', `${any('the near|the short|the immediate|the foreseeable|the distant|the long')} (?:future|term)`],
]

/** Words that are about time in some sentences only. */
const PERHAPS: readonly (readonly [TimeExpression['type'], string])[] = [
  [
    'duration',
    `(?:${any('some|a|quite a')}) (?:very |fairly |rather )?(?:(?:short|long|lengthy|little|brief|extended) )?(?:time|while|period)`,
  ], // "a while"
  [
    'duration',
    `(?:${any('the|a|an|one')} )?(?:${KIND} )?(?:day|week|month|quarter|year|decade|century|hour|minute|weekend)(?: or (?:so|two|more))?(?!-)`,
  ],
  ['duration', `(?:${any('the|those|these')} )?${UNITS}(?!-)`],
  ['date', `${YEAR}(?!\\d|,\\d)`],
  ['date', `${any('the')} (?:past|future|present|time)`],
  ['date', 'Now'], // "Now, he says, …" is about time as seldom as not
  ['time', `(?:${any('the')} )?${any('morning|afternoon|evening|night|dawn|dusk')}`],
  ['date', `(?:${any('the')} )?${any(SEASONS)}`],
]

const compiled = (sure: boolean, forms: readonly (readonly [TimeExpression['type'], string])[]): Form[] =>
  forms.map(([type, form]) => ({
    type,
    sure,
    form: new RegExp(`(?<![\\w$£€.'’-])(?<!/(?=\\d)|\\d/)(?:${form})(?!\\w)`.replaceAll(' ', '\\s'), 'g'),
  }))

/** The forms of time expressions. */
export const FORMS: readonly Form[] = [...compiled(true, [...DATES, ...PLACED]), ...compiled(false, PERHAPS)]
