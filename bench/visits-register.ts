import { unescapeHtml } from '../src/gather/markup.ts'

/** A visit that the Office of the Historian registers: of a foreign leader to the United States, or of a President or Secretary of State abroad. */
export interface RegisteredVisit {
  /** As `visit 3021` or `trip 4113`. */
  readonly id: string
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
  /** The state the visitor serves and the state visited, ISO alpha-3. */
  readonly home: string
  readonly host: string
  /** "Prime Minister", as the register has it. */
  readonly office: string
  /** The words of the visitor's name, folded. */
  readonly names: readonly string[]
  /** Towns of the visit, folded; the register names none for visits to the United States. */
  readonly towns: readonly string[]
}

const OFFICES = [
  'Deputy Prime Minister',
  'Prime Minister',
  'Vice President',
  'Interim President',
  'President',
  'Chancellor',
  'Taoiseach',
  'Crown Prince',
  'King',
  'Queen',
  'Amir',
  'Sultan',
  'Pope',
  'Premier',
]

/** The register's own names of states that no list of ours has. */
const NAMES: Readonly<Record<string, string>> = {
  'korea, south': 'KOR',
  'congo, republic of': 'COG',
  'democratic republic of the congo (zaire)': 'COD',
  'somali republic': 'SOM',
  somoa: 'WSM',
  'west bank': 'PSE',
  'west bank and gaza': 'PSE',
}

const PARTICLE = /^(?:al|bin|ben|ibn|the|haji|sheikh|mohamed|muhammad|jr|ii|iii|3rd|de|da|dos|van)$/

/** Letters without marks, in lower case. */
export const fold = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/ı/g, 'i')
    .replace(/ø/gi, 'o')
    .toLowerCase()

/** The words of a name that can tell its bearer, folded: "Moon Jae-in" has "moon" and "jae-in". */
export const nameWords = (name: string): string[] =>
  fold(name)
    .split(/[\s,.]+/)
    .filter((w) => w.length > 2 && !PARTICLE.test(w))

/** The visits of one file of the register, `visits` of a decade or `trips` of an official; those whose state is not known are left out. */
export function registeredVisits(xml: string, states: ReadonlyMap<string, string>): RegisteredVisit[] {
  return [...xml.matchAll(/<(visit|trip)\b[^>]*>([\s\S]*?)<\/\1>/g)].flatMap(([, kind, body]) => {
    const state = stateOf(field(body!, kind === 'visit' ? 'from' : 'country'), states)
    const [from, to] = [field(body!, 'start-date'), field(body!, 'end-date')]
    if (state === null || !/^\d{4}-\d\d-\d\d$/.test(from) || !/^\d{4}-\d\d-\d\d$/.test(to)) return []
    const days = { id: `${kind} ${field(body!, 'id')}`, from, to }
    if (kind === 'trip')
      return [
        {
          ...days,
          home: 'USA',
          host: state,
          office: field(body!, 'role') === 'president' ? 'President' : 'Secretary of State',
          names: nameWords(field(body!, 'name')).slice(-1),
          towns: field(body!, 'locale')
            .split(/[,;]\s*/)
            .filter((town) => town !== '')
            .map(fold),
        },
      ]
    const visitor = field(body!, 'visitor')
    const office = OFFICES.find((o) => visitor.startsWith(`${o} `)) ?? ''
    const names = nameWords(visitor.slice(office.length))
    return [{ ...days, home: state, host: 'USA', office, names, towns: [] }]
  })
}

const field = (body: string, name: string): string =>
  unescapeHtml(new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(body)?.[1] ?? '')
    .replace(/\s+/g, ' ')
    .trim()

const stateOf = (words: string, states: ReadonlyMap<string, string>): string | null =>
  NAMES[words.toLowerCase()] ?? states.get(words.toLowerCase().replace(/’/g, "'")) ?? null
