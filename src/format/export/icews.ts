import type { Actor } from '../../ontology/actor.ts'
import { type CodedAct, codedActs, type Dyad, dyadsOf, rowNumber, sectorOf, traceLine } from './coded-act.ts'
import { singleDay } from './dates.ts'
import type { Material, Write } from './format.ts'
import { type Column, rowOf, tsvLine } from './table.ts'

interface Row extends CodedAct {
  readonly dyad: Dyad
  readonly id: number
  readonly material: Material
}

/** Sectors in the words of ICEWS. */
const SECTOR: Readonly<Record<string, string>> = {
  GOV: 'Government',
  MIL: 'Military',
  LEG: 'Legislative / Parliamentary',
  JUD: 'Judicial',
  OPP: 'Opposition',
  COP: 'Police',
  SPY: 'Intelligence',
  REL: 'Religious',
  JRN: 'News',
  BUS: 'Business',
}

const text = (name: string, value: (row: Row) => string | null): Column<Row> => ({
  name,
  type: 'string',
  description: name,
  value,
})
const number = (name: string, value: (row: Row) => number | null): Column<Row> => ({
  name,
  type: 'number',
  description: name,
  value,
})

const country = (state: string | null | undefined, { material }: Row): string | null =>
  state == null ? null : material.states.nameOf(state)
const name = (actor: Actor | null, row: Row): string | null =>
  actor === null ? null : actor.type === 'state' ? (country(actor.state, row) ?? actor.name) : actor.name
const sectors = (actor: Actor | null): string | null => {
  const code = actor === null ? null : sectorOf(actor)
  return code === null ? null : (SECTOR[code] ?? null)
}
const located = (row: Row) => (row.act.where?.precision === 'country' ? null : row.act.where)

/** The 20 columns of ICEWS. */
export const ICEWS: readonly Column<Row>[] = [
  number('Event ID', (r) => r.id),
  text('Event Date', (r) => singleDay(r.act.when)),
  text('Source Name', (r) => name(r.dyad.source, r)),
  text('Source Sectors', (r) => sectors(r.dyad.source)),
  text('Source Country', (r) => country(r.dyad.source?.state, r)),
  text('Event Text', (r) => r.material.acts.cameo.get(r.act.cameo)?.name ?? null),
  text('CAMEO Code', (r) => r.act.cameo),
  number('Intensity', (r) => r.act.goldstein.icews),
  text('Target Name', (r) => name(r.dyad.target, r)),
  text('Target Sectors', (r) => sectors(r.dyad.target)),
  text('Target Country', (r) => country(r.dyad.target?.state, r)),
  text('Story ID', (r) => r.act.report),
  text('Sentence Number', () => null),
  text('Publisher', (r) => r.report?.publisher ?? null),
  text('City', (r) => (r.act.where?.precision === 'city' ? r.act.where.name : null)),
  text('District', () => null),
  text('Province', (r) => (r.act.where?.precision === 'region' ? r.act.where.name : null)),
  text('Country', (r) => country(r.act.where?.state, r)),
  number('Latitude', (r) => located(r)?.lat ?? null),
  number('Longitude', (r) => located(r)?.lon ?? null),
]

/** Acts in the 20 columns of ICEWS, a row a source and target, with the Goldstein scores of its table. */
export const writeIcews: Write = async function* (material, leaveOut) {
  const file = '.tsv'
  yield { file, data: (material.choices.bom ? '\ufeff' : '') + tsvLine(ICEWS.map((c) => c.name)) }
  for await (const coded of codedActs(material, leaveOut, false)) {
    if (singleDay(coded.act.when) === null)
      leaveOut('date without a day', 'Event Date is a day; the cell is empty')
    if (coded.act.goldstein.icews === null)
      leaveOut('code without a score', 'the ICEWS table has none; the cell is empty')
    leaveOut(
      'office of an actor',
      'ICEWS has sectors only',
      coded.act.parties.filter((p) => p.actor.office !== null).length,
    )
    for (const dyad of dyadsOf(coded.act)) {
      const id = rowNumber(coded.entry.id, dyad)
      yield { file, data: tsvLine(rowOf({ columns: ICEWS }, { ...coded, dyad, id, material })) }
      yield traceLine(id, coded)
    }
  }
}
