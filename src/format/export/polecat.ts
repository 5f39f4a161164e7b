import { QUAD_NAMES } from '../../ontology/act.ts'
import type { Actor } from '../../ontology/actor.ts'
import { partiesOf } from '../describe.ts'
import { bodyOf, type CodedAct, codedActs, rowNumber, sectorOf, traceLine } from './coded-act.ts'
import { singleDay } from './dates.ts'
import type { Material, Write } from './format.ts'
import { type Cell, type Column, flat, rowOf, tsvLine } from './table.ts'

interface Row extends CodedAct {
  readonly id: number
  readonly material: Material
}

const column = (name: string, value: (row: Row) => Cell): Column<Row> => ({
  name,
  type: 'string',
  description: name,
  value,
})

/** A list in a cell of POLECAT. */
const listed = (values: readonly (string | number | null)[]): string | null => {
  const known = values.filter((v) => v !== null).map((v) => flat(String(v)).replace(/;/g, ','))
  return known.length === 0 ? null : known.join('; ')
}

/** The eight columns of one side. */
function side(name: 'Actor' | 'Recipient', role: 'source' | 'target'): Column<Row>[] {
  const actors = (r: Row): Actor[] => partiesOf(r.act, role).map((p) => p.actor)
  const all = (value: (actor: Actor, row: Row) => string | number | null) => (r: Row) =>
    listed(actors(r).map((a) => value(a, r)))
  const cow = (actor: Actor, r: Row): number | null =>
    actor.state === null ? null : r.material.codes.on(actor.state, r.act.when.from).cow
  return [
    column(
      `${name} Name`,
      all((a, r) => (a.type === 'state' && a.state ? r.material.states.nameOf(a.state) : a.name)),
    ),
    column(
      `${name} Country`,
      all((a, r) => bodyOf(a, r.material)),
    ),
    column(`${name} COW`, all(cow)),
    column(
      `Primary ${name} Sector`,
      (r) =>
        actors(r)
          .map(sectorOf)
          .find((s) => s !== null) ?? null,
    ),
    column(`${name} Sectors`, all(sectorOf)),
    column(
      `${name} Title`,
      all((a) => a.office?.title ?? null),
    ),
    column(
      `${name} Name Raw`,
      all((a) => a.as),
    ),
    column(`Wikipedia ${name} ID`, () => null),
  ]
}

/** The 40 columns of POLECAT. */
export const POLECAT: readonly Column<Row>[] = [
  column('Event ID', (r) => r.id),
  column('Event Date', (r) => singleDay(r.act.when)),
  column('Event Type', (r) => r.act.type),
  column('Event Mode', (r) => r.act.mode),
  column('Intensity', (r) => r.material.acts.score(r.act.type, r.act.mode)),
  column('Quad Code', (r) => QUAD_NAMES[r.act.quad].toUpperCase()),
  column('Contexts', (r) => listed(r.act.contexts)),
  ...side('Actor', 'source'),
  ...side('Recipient', 'target'),
  column('Placename', (r) => r.act.where?.name ?? null),
  column('City', (r) => (r.act.where?.precision === 'city' ? r.act.where.name : null)),
  column('District', () => null),
  column('Province', (r) => (r.act.where?.precision === 'region' ? r.act.where.name : null)),
  column('Country', (r) => r.act.where?.state ?? null),
  column('Latitude', (r) => (r.act.where?.precision === 'country' ? null : (r.act.where?.lat ?? null))),
  column('Longitude', (r) => (r.act.where?.precision === 'country' ? null : (r.act.where?.lon ?? null))),
  column('GeoNames ID', (r) => r.act.where?.geonames ?? null),
  column('Raw Placename', (r) => (r.act.where === null ? null : flat(r.act.where.evidence.quote))),
  column('Feature Type', (r) => r.act.where?.precision ?? null),
  column('Source', (r) => r.report?.publisher ?? null),
  column('Publication Date', (r) => r.report?.published?.slice(0, 10) ?? null),
  column('Story People', () => null),
  column('Story Organizations', () => null),
  column('Story Locations', () => null),
  column('Language', (r) => r.report?.language ?? null),
  column('Version', () => 'Chancery'),
]

/** Acts in the 40 columns of POLECAT, a row an act, lists parted by semicolons, with the event scores of PLOVER. */
export const writePolecat: Write = async function* (material, leaveOut) {
  const file = '.txt'
  yield { file, data: (material.choices.bom ? '\ufeff' : '') + tsvLine(POLECAT.map((c) => c.name)) }
  for await (const coded of codedActs(material, leaveOut, false)) {
    if (singleDay(coded.act.when) === null)
      leaveOut('date without a day', 'Event Date is a day; the cell is empty')
    const id = rowNumber(coded.entry.id, null)
    yield { file, data: tsvLine(rowOf({ columns: POLECAT }, { ...coded, id, material })) }
    yield traceLine(id, coded)
  }
}
