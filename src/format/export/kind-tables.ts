import type { Entry } from '../../ontology/entry.ts'
import {
  FINDING_KINDS,
  type Finding,
  type FindingKind,
  type Party,
  statesOf,
} from '../../ontology/finding.ts'
import type { Report } from '../../ontology/report.ts'
import { actorWords, describe, partiesOf, saidIn, titleWords } from '../describe.ts'
import type { Material } from './format.ts'
import { type Column, flat, integer, listed, type Table, text } from './table.ts'

/** An entry with the report of the finding that stands for it. */
export interface EntryRow {
  readonly entry: Entry
  readonly report: Report | null
  readonly material: Pick<Material, 'states' | 'codes'>
}

type EntryColumn = Column<EntryRow>

/** A column of one kind of findings. */
const own = <K extends FindingKind>(
  type: Column<EntryRow>['type'],
  name: string,
  description: string,
  value: (finding: Extract<Finding, { kind: K }>) => ReturnType<Column<EntryRow>['value']>,
): EntryColumn => ({
  name,
  type,
  description,
  value: (row) => value(row.entry.view as Extract<Finding, { kind: K }>),
})

/** Actors in some roles: their names with offices, and their ids. */
const roles = (name: string, description: string, ...names: Party['role'][]): EntryColumn[] => [
  text(name, `${description}, with office and state as the report gives them`, ({ entry, material }) =>
    listed(partiesOf(entry.view, ...names).map((p) => flat(actorWords(p.actor, material.states.nameOf)))),
  ),
  text(`${name}_ids`, `${description}, as ids`, ({ entry }) =>
    listed(partiesOf(entry.view, ...names).map((p) => p.actor.id)),
  ),
]

const codes = (row: EntryRow, system: 'cow' | 'gw'): string | null =>
  listed(
    statesOf(row.entry.view).map((s) => row.material.codes.on(s, row.entry.view.when.from)[system] ?? ''),
  )

const BEFORE: readonly EntryColumn[] = [
  text('entry', 'Id of the entry: chancery show ENTRY', ({ entry }) => entry.id),
  text('standing', 'How the reports present it', ({ entry }) => entry.view.standing),
  text('date', 'Date in EDTF, as exact as the reports say it', ({ entry }) => entry.view.when.edtf),
  {
    name: 'date_from',
    type: 'date',
    description: 'First possible day',
    value: ({ entry }) => entry.view.when.from,
  },
  {
    name: 'date_to',
    type: 'date',
    description: 'Last possible day, inclusive',
    value: ({ entry }) => entry.view.when.to,
  },
  text('date_basis', 'stated, relative, publication or unknown', ({ entry }) => entry.view.when.basis),
]

const AFTER: readonly EntryColumn[] = [
  text('states', 'States that take part, ISO 3166-1 alpha-3', ({ entry }) => listed(statesOf(entry.view))),
  text('states_cow', 'Their Correlates of War numbers valid on the first day', (row) => codes(row, 'cow')),
  text('states_gw', 'Their Gleditsch–Ward numbers valid on the first day', (row) => codes(row, 'gw')),
  text('place', 'Where', ({ entry }) => entry.view.where?.name ?? null),
  text(
    'place_state',
    'State of the place, ISO 3166-1 alpha-3',
    ({ entry }) => entry.view.where?.state ?? null,
  ),
  text(
    'place_precision',
    'site, city, region or country',
    ({ entry }) => entry.view.where?.precision ?? null,
  ),
  text('place_geonames', 'GeoNames id', ({ entry }) => entry.view.where?.geonames ?? null),
  {
    name: 'latitude',
    type: 'number',
    description: 'WGS 84',
    value: ({ entry }) => entry.view.where?.lat ?? null,
  },
  {
    name: 'longitude',
    type: 'number',
    description: 'WGS 84',
    value: ({ entry }) => entry.view.where?.lon ?? null,
  },
  text('fields', 'Issue areas', ({ entry }) => listed(entry.view.fields)),
  text('says', 'One line that says what the entry claims', ({ entry, material }) =>
    flat(describe(entry.view, material.states.nameOf)),
  ),
  text('quote', 'The words that prove it, of the report named', ({ entry }) =>
    flat(entry.view.evidence.map((e) => e.quote).join(' … ')),
  ),
  text('report', 'Id of the report they stand in', ({ entry }) => entry.view.report),
  text('publisher', 'Its publisher', ({ report }) => report?.publisher ?? null),
  text('published', 'When it was published, ISO 8601', ({ report }) => report?.published ?? null),
  text('url', 'Its address', ({ report }) => report?.url ?? null),
  integer('reports', 'Number of reports that tell of it', ({ entry }) => entry.reports),
  integer('publishers', 'Number of independent publishers', ({ entry }) => entry.publishers),
  integer(
    'disagreements',
    'Number of fields on which reports differ',
    ({ entry }) => entry.disagreements.length,
  ),
  { name: 'confidence', type: 'number', description: '0 to 1', value: ({ entry }) => entry.view.confidence },
  text('within', 'Id of the finding it belongs to', ({ entry }) => entry.view.within),
]

const OWN: Readonly<Record<FindingKind, readonly EntryColumn[]>> = {
  meeting: [
    ...roles('participants', 'Those who met', 'participant', 'host'),
    own<'meeting'>('string', 'format', 'in-person, call, video or letter', (f) => f.format),
    own<'meeting'>('string', 'setting', 'Setting in the words of the report', (f) => f.setting),
    own<'meeting'>('integer', 'ordinal', '3 for "their third meeting"', (f) => f.ordinal),
    own<'meeting'>('string', 'matters', 'What was talked about', (f) =>
      listed(f.matters.map((m) => flat(m.quote))),
    ),
  ],
  visit: [
    ...roles('visitors', 'Those who travelled', 'visitor'),
    ...roles('hosts', 'Those visited', 'host'),
    ...roles('companions', 'Those who travelled along', 'companion'),
    own<'visit'>('string', 'type', 'state, official, working or private', (f) => f.visitType),
    own<'visit'>('integer', 'days', 'Length in days as the report states it', (f) => f.days),
    own<'visit'>('string', 'stops', 'Places of the visit in order', (f) =>
      listed(f.stops.map((s) => s.place.name)),
    ),
  ],
  statement: [
    ...roles('speakers', 'Those who said it', 'speaker'),
    ...roles('addressees', 'Those it was said to', 'addressee'),
    ...roles('relays', 'Those who passed it on', 'relay'),
    own<'statement'>('string', 'mode', 'direct, indirect or mixed', (f) => f.mode),
    own<'statement'>('string', 'channel', 'How it was said', (f) => f.channel),
    own<'statement'>('string', 'content', 'What was said', (f) => saidIn(f)),
  ],
  undertaking: [
    ...roles('by', 'Those who undertake', 'by'),
    ...roles('to', 'Those it is undertaken to', 'to'),
    own<'undertaking'>('string', 'type', 'agreement, pledge, request …', (f) => f.type),
    own<'undertaking'>('string', 'instrument', 'Memorandum, treaty …', (f) => f.instrument),
    own<'undertaking'>('string', 'due', 'When it is due, EDTF', (f) => f.due?.edtf ?? null),
    own<'undertaking'>('string', 'content', 'What is undertaken', (f) => saidIn(f)),
  ],
  tenure: [
    ...roles('holder', 'Who holds the office', 'holder'),
    own<'tenure'>('string', 'office', 'Title of the office', (f) => f.office),
    own<'tenure'>('string', 'of', 'State or organisation of the office, as id', (f) => f.of?.id ?? null),
    own<'tenure'>('string', 'rank', '"No. 2"', (f) => f.rank),
    own<'tenure'>('string', 'from', 'Beginning, EDTF', (f) => f.from?.edtf ?? null),
    own<'tenure'>('string', 'until', 'End, EDTF', (f) => f.to?.edtf ?? null),
    own<'tenure'>('boolean', 'former', 'Whether held before', (f) => f.former),
    own<'tenure'>('boolean', 'acting', 'Whether acting', (f) => f.acting),
  ],
  commemoration: [
    ...roles('observers', 'Those who mark it', 'observer'),
    own<'commemoration'>('integer', 'years', '150 for "150th anniversary"', (f) => f.years),
    own<'commemoration'>('integer', 'base', 'Year it counts from', (f) => f.base),
    own<'commemoration'>('string', 'of', 'What is commemorated', (f) => flat(f.of.quote)),
  ],
  formulation: [
    ...roles('speakers', 'Those who used it', 'speaker'),
    own<'formulation'>('string', 'phrase', 'The set phrase', (f) => f.phrase),
    own<'formulation'>('string', 'dyad', 'States whose relationship it characterises', (f) => listed(f.dyad)),
  ],
  act: [
    ...roles('sources', 'Those who act', 'source'),
    ...roles('targets', 'Those acted upon', 'target'),
    own<'act'>('string', 'type', 'PLOVER type', (f) => f.type),
    own<'act'>('string', 'mode', 'PLOVER mode', (f) => f.mode),
    own<'act'>('string', 'contexts', 'PLOVER contexts', (f) => listed(f.contexts)),
    own<'act'>('integer', 'quad', 'Verbal cooperation 1 to material conflict 4', (f) => f.quad),
    own<'act'>('string', 'cameo', 'CAMEO code: text with its leading zero', (f) => f.cameo),
    own<'act'>('number', 'goldstein_icews', 'Goldstein score of the ICEWS table', (f) => f.goldstein.icews),
    own<'act'>('number', 'goldstein_gdelt', 'Goldstein score of the GDELT table', (f) => f.goldstein.gdelt),
  ],
}

/** The table of one kind, a line an entry. */
export const kindTable = (kind: FindingKind): Table<EntryRow> => ({
  name: `${kind}s`,
  title: titleWords(`${kind}s`),
  key: 'entry',
  columns: [...BEFORE, ...OWN[kind], ...AFTER],
})

/** One table a kind, in the order of the kinds. */
export const KIND_TABLES: readonly (readonly [FindingKind, Table<EntryRow>])[] = FINDING_KINDS.map((kind) => [
  kind,
  kindTable(kind),
])
