import { pathToFileURL } from 'node:url'
import { type Gazetteer, gazetteer, plain } from './gazetteer.ts'
import { items, readTable } from './table.ts'

/** A state or territory. */
export interface State {
  readonly code: string
  readonly name: string
  readonly kind: string
  /** Its first capital, where it has one. */
  readonly capital: string | null
  /** First and last year in which it was a state under this code; null where it is older than 1945, or exists. */
  readonly since: number | null
  readonly until: number | null
}

/** An international organisation, an organ of one, or a group of states. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: string
}

/** A city of the table; `population` is in thousands. */
export interface City {
  readonly name: string
  readonly state: string | null
  readonly lat: number
  readonly lon: number
  readonly geonames: string
  readonly population: number
}

/** A region, sea or site of the table; `other` is a name that is no place at all, as "China Daily". */
export interface Region {
  readonly name: string
  readonly kind: 'region' | 'sea' | 'site' | 'other'
  readonly state: string | null
  readonly lat: number | null
  readonly lon: number | null
}

/** A title of office as an index lists it. */
export interface Title {
  readonly title: string
  readonly rank: string
  readonly level: 'state' | 'any'
  readonly gender: 'm' | 'f' | null
  /** Whether a state has one holder at a time. */
  readonly unique: boolean
  /** The only state with a title of these words: India of "external affairs minister". */
  readonly of: string | null
}

/** A dated holder of an office, for ties the text leaves open. */
export interface Leader {
  readonly name: string
  readonly title: string
  readonly state: string
  readonly from: string | null
  readonly to: string | null
  readonly gender: 'm' | 'f' | null
}

/** What a name of the gazetteer stands for. */
export type Sense =
  | { readonly kind: 'name' | 'adjective' | 'people' | 'capital' | 'seat' | 'organ'; readonly state: string }
  | { readonly kind: 'organisation'; readonly organisation: Organisation }
  | { readonly kind: 'region'; readonly region: Region }

/** Reference knowledge: what names stand for. It settles what a text leaves open and never overrides it. */
export interface Atlas {
  readonly states: ReadonlyMap<string, State>
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly names: Gazetteer<Sense>
  /** Titles of office in lower case, singular and plural. */
  readonly titles: ReadonlyMap<string, Title>
  /** First words of titles, with the number of characters of the longest that begins so. */
  readonly titleStarts: ReadonlyMap<string, number>
  /** Cities by plain name, the largest first. */
  readonly cities: ReadonlyMap<string, readonly City[]>
  /** Leaders by first and last part of their plain names in lower case. */
  readonly leaders: ReadonlyMap<string, readonly Leader[]>
  /** Surnames that alone mean one person of one state in some years, in lower case. */
  readonly surnames: ReadonlyMap<
    string,
    { readonly state: string; readonly from: number; readonly to: number | null }
  >
  /** Given names in lower case that nearly always are a woman's or a man's. */
  readonly genders: ReadonlyMap<string, 'm' | 'f'>
  /** The state whose press or government a publisher is. */
  readonly press: ReadonlyMap<string, { readonly state: string; readonly kind: 'government' | 'press' }>
}

const number = (cell: string | undefined): number | null => (cell ? Number(cell) : null)

/** The plural of the last or head word of a title: "prime ministers", "secretaries of state", "secretaries-general". */
function pluralTitle(title: string): string {
  const [, head, tail] = /^(.*?)( of .*| for .*| to .*|-general|-in-chief| general)?$/.exec(title)!
  const many = /[^aeo]y$/.test(head!)
    ? head!.replace(/y$/, 'ies')
    : /(?:man)$/.test(head!)
      ? head!.replace(/man$/, 'men')
      : /(?:s|ch|sh)$/.test(head!)
        ? `${head}es`
        : `${head}s`
  return many + (tail ?? '')
}

/** The reference tables of a folder (`data/`), read once. */
export function loadAtlas(folder: string | URL): Atlas {
  const base = new URL(
    `${folder instanceof URL ? folder.href : pathToFileURL(folder).href}/`.replace(/\/+$/, '/'),
  )
  const states = new Map<string, State>()
  const entries: [string, Sense][] = []
  const stateEntries: [string, Sense][] = []
  for (const row of readTable(base, 'states.tsv')) {
    const code = row.code!
    states.set(code, {
      code,
      name: row.name!,
      kind: row.kind!,
      capital: items(row.capitals)[0] ?? null,
      since: number(row.since),
      until: number(row.until),
    })
    const add = (
      kind: 'name' | 'adjective' | 'people' | 'capital' | 'seat' | 'organ',
      names: string[],
    ): void => {
      for (const name of names) stateEntries.push([name, { kind, state: code }])
    }
    add('name', [row.name!, ...items(row.formal), ...items(row.aliases)])
    add('adjective', items(row.adjectives))
    add('people', items(row.people))
    add('capital', items(row.capitals))
    add('seat', items(row.seats))
    add('organ', items(row.organs))
  }
  const organisations = new Map<string, Organisation>()
  for (const row of readTable(base, 'organisations.tsv')) {
    const organisation = { id: row.id!, name: row.name!, kind: row.kind! }
    organisations.set(organisation.id, organisation)
    for (const name of [row.name!, ...items(row.aliases)])
      entries.push([name, { kind: 'organisation', organisation }])
  }
  for (const row of readTable(base, 'regions.tsv'))
    for (const name of [row.name!, ...items(row.aliases)])
      entries.push([
        name,
        {
          kind: 'region',
          region: {
            name: row.kind === 'other' ? name : row.name!,
            kind: row.kind as Region['kind'],
            state: row.state || null,
            lat: number(row.lat),
            lon: number(row.lon),
          },
        },
      ])
  const titles = new Map<string, Title>()
  for (const row of readTable(base, 'offices.tsv')) {
    const title: Title = {
      title: row.title!,
      rank: row.rank!,
      level: row.level as Title['level'],
      gender: (row.gender || null) as Title['gender'],
      unique: row.unique === 'yes',
      of: row.of || null,
    }
    for (const variant of [row.title!, ...items(row.variants)]) {
      const name = plain(variant).toLowerCase()
      if (!titles.has(name)) titles.set(name, title)
      if (!titles.has(pluralTitle(name))) titles.set(pluralTitle(name), title)
    }
  }
  const titleStarts = new Map<string, number>([
    ['counterpart', 11],
    ['counterparts', 12],
    ['colleague', 9],
    ['colleagues', 10],
    ['opposite', 16],
  ])
  for (const title of titles.keys()) {
    const start = /^[\p{L}\p{N}]*/u.exec(title)![0]
    titleStarts.set(start, Math.max(titleStarts.get(start) ?? 0, title.length + 4))
  }
  const cities = new Map<string, City[]>()
  for (const row of readTable(base, 'cities.tsv')) {
    const names = items(row.name)
    const city = {
      name: names[0]!,
      state: row.state || null,
      lat: Number(row.lat),
      lon: Number(row.lon),
      geonames: row.geonames!,
      population: Number(row.population),
    }
    for (const name of new Set(names.map(plain))) {
      const list = cities.get(name)
      if (list) list.push(city)
      else cities.set(name, [city])
    }
  }
  for (const list of cities.values()) list.sort((a, b) => b.population - a.population)
  const leaders = new Map<string, Leader[]>()
  for (const row of readTable(base, 'leaders.tsv')) {
    const leader: Leader = {
      name: row.name!,
      title: row.title!,
      state: row.state!,
      from: row.from || null,
      to: row.to || null,
      gender: (row.gender || null) as Leader['gender'],
    }
    const parts = plain(leader.name)
      .toLowerCase()
      .split(/[\s-]+/)
    for (const key of new Set([plain(row.surname!).toLowerCase(), parts[0]!, parts[parts.length - 1]!])) {
      const list = leaders.get(key)
      if (list) list.push(leader)
      else leaders.set(key, [leader])
    }
  }
  const surnames = new Map(
    readTable(base, 'surnames.tsv').map((row) => [
      row.surname!,
      { state: row.state!, from: Number(row.from), to: number(row.to) },
    ]),
  )
  const genders = new Map<string, 'm' | 'f'>()
  for (const row of readTable(base, 'given-names.tsv'))
    for (const name of items(row.names)) genders.set(name, row.gender as 'm' | 'f')
  const press = new Map<string, { state: string; kind: 'government' | 'press' }>()
  for (const row of readTable(base, 'press.tsv'))
    press.set(row.publisher!, { state: row.state!, kind: row.kind as 'government' | 'press' })
  return {
    states,
    organisations,
    names: gazetteer([...entries, ...stateEntries]),
    titles,
    titleStarts,
    cities,
    leaders,
    surnames,
    genders,
    press,
  }
}
