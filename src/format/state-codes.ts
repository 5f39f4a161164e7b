import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { heldOn, readMembers } from '../ontology/membership.ts'
import { parseTable } from '../ontology/table.ts'

/** Codes of a state in the systems of the field on one day; null where it had none. */
export interface CodesOnDay {
  /** Correlates of War number. */
  readonly cow: number | null
  /** Gleditsch–Ward number. */
  readonly gw: number | null
}

/** Codes of states by ISO 3166-1 alpha-3. */
export interface StateCodes {
  /** Numbers that hold on a day, `YYYY-MM-DD`; those that hold today where the day is unknown. */
  on(state: string, day: string | null): CodesOnDay
  /** ISO 3166-1 alpha-2, as `KR`. */
  alpha2(state: string): string | null
  /** FIPS 10-4 code, as `KS`: what GDELT uses for places. */
  fips(state: string): string | null
  /** United Nations M49 region and subregion, as "Asia" and "Eastern Asia". */
  region(state: string): { readonly region: string | null; readonly subregion: string | null }
  /** Members of an organisation on a day, or now where the day is unknown, ISO alpha-3, where the list of organisations gives them. */
  membersOf(organisation: string, day: string | null): readonly string[]
  /** PLOVER code of an organisation between states: `UNO` with its organs, `EUR`, else `IGO`; null where it is not listed. */
  body(organisation: string): 'UNO' | 'EUR' | 'IGO' | null
}

interface Spell {
  readonly code: string
  readonly from: string
  readonly to: string
}

/** Reads `state-codes.tsv`, `states.tsv` and `organisations.tsv` of a data folder. */
export function loadStateCodes(folder: string | URL): StateCodes {
  const base = folder instanceof URL ? fileURLToPath(folder) : folder
  const table = (name: string) => parseTable(readFileSync(`${base}/${name}`, 'utf8'), name)
  const spells = new Map<string, Spell[]>()
  for (const row of table('state-codes.tsv')) {
    const key = `${row.state} ${row.system}`
    spells.set(key, [...(spells.get(key) ?? []), { code: row.code!, from: row.from!, to: row.to! }])
  }
  const alpha2 = new Map(table('states.tsv').map((row) => [row.code!, row.alpha2!]))
  const organisations = new Map(table('organisations.tsv').map((row) => [row.id!, row]))
  const held = (state: string, system: string, day: string | null): string | null => {
    const known = spells.get(`${state} ${system}`) ?? []
    const holds = (s: Spell): boolean =>
      day === null ? s.to === '' : (s.from === '' || s.from <= day) && (s.to === '' || day <= s.to)
    return known.find(holds)?.code ?? null
  }
  const number = (code: string | null): number | null => (code === null ? null : Number(code))
  return {
    on: (state, day) => ({
      cow: number(held(state, 'cow', day)),
      gw: number(held(state, 'gw', day)),
    }),
    alpha2: (state) => alpha2.get(state) || null,
    fips: (state) => held(state, 'fips', null),
    region: (state) => ({
      region: held(state, 'region', null),
      subregion: held(state, 'subregion', null),
    }),
    membersOf: (organisation, day) =>
      readMembers(organisations.get(organisation)?.members ?? '').flatMap(({ who, spells }) =>
        heldOn(spells, day) ? [who] : [],
      ),
    body(organisation) {
      const row = organisations.get(organisation)
      if (row === undefined) return null
      const whole = row.within || row.id
      return whole === 'org:un' ? 'UNO' : whole === 'org:eu' ? 'EUR' : 'IGO'
    },
  }
}
