import type { Actor } from '../../ontology/actor.ts'
import {
  bodyOf,
  type CodedAct,
  codedActs,
  type Dyad,
  dyadsOf,
  rowNumber,
  sectorOf,
  traceLine,
} from './coded-act.ts'
import { isoDates } from './dates.ts'
import type { Material, Write } from './format.ts'
import { webAddress } from './sources.ts'
import { type Cell, type Column, rowOf, tsvLine } from './table.ts'

interface Row extends CodedAct {
  readonly dyad: Dyad
  readonly id: number
  readonly material: Material
}

const column = (name: string, value: (row: Row) => Cell): Column<Row> => ({
  name,
  type: 'string',
  description: name,
  value,
})
const none = (name: string): Column<Row> => column(name, () => null)

/** Groups between states that CAMEO knows; the rest have a type only. */
const GROUP: Readonly<Record<string, string>> = { UNO: 'UNO', EUR: 'EEC' }

/** The ten columns of one actor. Countries are alpha-3 here, while places have FIPS 10-4. */
function actorColumns(n: 1 | 2, of: (dyad: Dyad) => Actor | null): Column<Row>[] {
  const each = (value: (actor: Actor, row: Row) => string | null) => (r: Row) => {
    const actor = of(r.dyad)
    return actor === null ? null : value(actor, r)
  }
  const type = (a: Actor, r: Row): string | null =>
    a.state === null && bodyOf(a, r.material) !== null ? 'IGO' : a.type === 'state' ? null : sectorOf(a)
  const group = (a: Actor, r: Row): string | null =>
    a.state === null ? (GROUP[bodyOf(a, r.material) ?? ''] ?? null) : null
  return [
    column(
      `Actor${n}Code`,
      each((a, r) => [a.state, type(a, r), group(a, r)].filter((x) => x !== null).join('') || null),
    ),
    column(
      `Actor${n}Name`,
      each((a, r) =>
        (a.type === 'state' && a.state ? r.material.states.nameOf(a.state) : a.name).toUpperCase(),
      ),
    ),
    column(
      `Actor${n}CountryCode`,
      each((a) => a.state),
    ),
    column(`Actor${n}KnownGroupCode`, each(group)),
    none(`Actor${n}EthnicCode`),
    none(`Actor${n}Religion1Code`),
    none(`Actor${n}Religion2Code`),
    column(`Actor${n}Type1Code`, each(type)),
    none(`Actor${n}Type2Code`),
    none(`Actor${n}Type3Code`),
  ]
}

const GEO = ['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'] as const

/** 1 country, 2 and 5 region, 3 and 4 city, within and without the United States. */
function geoType(row: Row): number | null {
  const where = row.act.where
  if (where === null) return null
  const usa = where.state === 'USA'
  return where.precision === 'country' ? 1 : where.precision === 'region' ? (usa ? 2 : 5) : usa ? 3 : 4
}

const actionGeo: Readonly<Record<(typeof GEO)[number], (row: Row) => Cell>> = {
  Type: geoType,
  FullName: (r) =>
    r.act.where === null
      ? null
      : [
          r.act.where.name,
          r.act.where.precision === 'country' || r.act.where.state === null
            ? null
            : r.material.states.nameOf(r.act.where.state),
        ]
          .filter((x) => x !== null)
          .join(', '),
  CountryCode: (r) => (r.act.where?.state == null ? null : r.material.codes.fips(r.act.where.state)),
  ADM1Code: () => null,
  ADM2Code: () => null,
  Lat: (r) => (r.act.where?.precision === 'country' ? null : (r.act.where?.lat ?? null)),
  Long: (r) => (r.act.where?.precision === 'country' ? null : (r.act.where?.lon ?? null)),
  FeatureID: () => null,
}

/** The start of an act as far as it is known: `20250306`, `202503`, `2025`. */
const digits = (row: Row): string => (isoDates(row.act.when).start ?? '').replace(/-/g, '')
const upTo =
  (length: number) =>
  (row: Row): string | null =>
    digits(row).length >= length ? digits(row).slice(0, length) : null

/** The year and the share of it that has passed, by GDELT's own reckoning of months of thirty days. */
function fraction(row: Row): string | null {
  const day = upTo(8)(row)
  if (day === null) return null
  const share = Math.min((Number(day.slice(4, 6)) * 30 + Number(day.slice(6))) / 365, 0.9999)
  return (Number(day.slice(0, 4)) + share).toFixed(4)
}

/** The 61 columns of GDELT Events 2.0. */
export const GDELT: readonly Column<Row>[] = [
  column('GLOBALEVENTID', (r) => r.id),
  column('SQLDATE', upTo(8)),
  column('MonthYear', upTo(6)),
  column('Year', upTo(4)),
  column('FractionDate', fraction),
  ...actorColumns(1, (d) => d.source),
  ...actorColumns(2, (d) => d.target),
  none('IsRootEvent'),
  column('EventCode', (r) => r.act.cameo),
  column('EventBaseCode', (r) => r.act.cameo.slice(0, 3)),
  column('EventRootCode', (r) => r.act.cameo.slice(0, 2)),
  column('QuadClass', (r) => r.material.acts.cameo.get(r.act.cameo)?.quad ?? null),
  column('GoldsteinScale', (r) => r.act.goldstein.gdelt),
  column('NumMentions', (r) => r.entry.findings.length),
  column('NumSources', (r) => r.entry.publishers),
  column('NumArticles', (r) => r.entry.reports),
  none('AvgTone'),
  ...GEO.map((part) => none(`Actor1Geo_${part}`)),
  ...GEO.map((part) => none(`Actor2Geo_${part}`)),
  ...GEO.map((part) => column(`ActionGeo_${part}`, actionGeo[part])),
  none('DATEADDED'),
  column('SOURCEURL', (r) => webAddress(r.report)),
]

/** Acts in the 61 columns of GDELT Events 2.0, a row a source and target, without a header as GDELT has none. */
export const writeGdelt: Write = async function* (material, leaveOut) {
  for await (const coded of codedActs(material, leaveOut, false)) {
    const { start, end, lost } = isoDates(coded.act.when)
    if (start?.length !== 10)
      leaveOut('date without a day', 'SQLDATE is a day; it is empty, month and year are kept')
    else if (end !== start || lost !== null) leaveOut('end of a period', 'GDELT has one day')
    leaveOut(
      'office of an actor',
      'GDELT has types only',
      coded.act.parties.filter((p) => p.actor.office !== null).length,
    )
    const where = coded.act.where
    if (where?.state != null && material.codes.fips(where.state) === null)
      leaveOut('country of a place', 'FIPS 10-4 has no one code for it')
    for (const dyad of dyadsOf(coded.act)) {
      const id = rowNumber(coded.entry.id, dyad)
      yield { file: '.csv', data: tsvLine(rowOf({ columns: GDELT }, { ...coded, dyad, id, material })) }
      yield traceLine(id, coded)
    }
  }
}
