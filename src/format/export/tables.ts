import type { Entry } from '../../ontology/entry.ts'
import type { Finding, Party } from '../../ontology/finding.ts'
import type { Report } from '../../ontology/report.ts'
import type { EntryRow } from './kind-tables.ts'
import { type Proof, proofsOf } from './proofs.ts'
import { flat, integer, listed, type Table, text } from './table.ts'

export interface PartyRow extends EntryRow {
  readonly party: Party
}

/** Parties, one a line. */
export const PARTIES: Table<PartyRow> = {
  name: 'parties',
  title: 'Parties of the entries',
  columns: [
    text('entry', 'Id of the entry', (r) => r.entry.id),
    text('role', 'participant, host, visitor, speaker …', (r) => r.party.role),
    text('actor', 'Id of the actor', (r) => r.party.actor.id),
    text('type', 'person, state, organisation or group', (r) => r.party.actor.type),
    text('name', 'Name', (r) => r.party.actor.name),
    text('state', 'State acted for, ISO 3166-1 alpha-3', (r) => r.party.actor.state),
    integer('state_cow', 'Its Correlates of War number valid on the first day of the entry', (r) =>
      r.party.actor.state === null
        ? null
        : r.material.codes.on(r.party.actor.state, r.entry.view.when.from).cow,
    ),
    integer('state_gw', 'Its Gleditsch–Ward number valid on the first day of the entry', (r) =>
      r.party.actor.state === null
        ? null
        : r.material.codes.on(r.party.actor.state, r.entry.view.when.from).gw,
    ),
    text('office', 'Office at the time', (r) => r.party.actor.office?.title ?? null),
    text('office_of', 'State or organisation of the office', (r) => r.party.actor.office?.of ?? null),
    text('as', 'The words of the mention', (r) => flat(r.party.actor.as)),
    text('report', 'Report of the words that prove the party', (r) => r.party.evidence.report),
    integer('start', 'Where they begin, in UTF-16 code units', (r) => r.party.evidence.start),
    integer('end', 'Where they end, exclusive', (r) => r.party.evidence.end),
    text('quote', 'The words', (r) => flat(r.party.evidence.quote)),
  ],
}

export interface StopRow extends EntryRow {
  readonly number: number
  readonly stop: Extract<Finding, { kind: 'visit' }>['stops'][number]
}

/** Stops of visits, one a line. */
export const STOPS: Table<StopRow> = {
  name: 'stops',
  title: 'Stops of the visits',
  columns: [
    text('entry', 'Id of the visit', (r) => r.entry.id),
    integer('number', 'Place in the order of stops, from 1', (r) => r.number),
    text('place', 'Where', (r) => r.stop.place.name),
    text('place_state', 'ISO 3166-1 alpha-3', (r) => r.stop.place.state),
    text('place_precision', 'site, city, region or country', (r) => r.stop.place.precision),
    text('place_geonames', 'GeoNames id', (r) => r.stop.place.geonames),
    { name: 'latitude', type: 'number', description: 'WGS 84', value: (r) => r.stop.place.lat },
    { name: 'longitude', type: 'number', description: 'WGS 84', value: (r) => r.stop.place.lon },
    text('date', 'Date in EDTF', (r) => r.stop.when.edtf),
    text('standing', 'How the report presents it', (r) => r.stop.standing),
    text('quote', 'The words that prove it', (r) => flat(r.stop.place.evidence.quote)),
  ],
}

export interface ProofRow {
  readonly entry: Entry
  readonly finding: Finding
  readonly proof: Proof
}

/** Evidence of all findings of the entries, a piece a line. */
export const EVIDENCE: Table<ProofRow> = {
  name: 'evidence',
  title: 'The words that prove the entries',
  columns: [
    text('entry', 'Id of the entry', (r) => r.entry.id),
    text('finding', 'Id of the claim of one report', (r) => r.finding.id),
    text('field', 'What the words prove, as parties[0].actor.office', (r) => r.proof.field),
    text('report', 'Id of the report', (r) => r.proof.evidence.report),
    integer('start', 'Where the words begin, in UTF-16 code units', (r) => r.proof.evidence.start),
    integer('end', 'Where they end, exclusive', (r) => r.proof.evidence.end),
    text('quote', 'The words as they stand', (r) => r.proof.evidence.quote),
  ],
}

export interface DisagreementRow {
  readonly entry: Entry
  readonly field: string
  readonly value: Entry['disagreements'][number]['values'][number]
}

/** What reports differ on, a value a line. */
export const DISAGREEMENTS: Table<DisagreementRow> = {
  name: 'disagreements',
  title: 'What reports differ on',
  columns: [
    text('entry', 'Id of the entry', (r) => r.entry.id),
    text('field', 'The field that differs', (r) => r.field),
    text('value', 'One of its values', (r) => r.value.value),
    text('publishers', 'Who says so', (r) => listed(r.value.publishers)),
    text('findings', 'Ids of the claims', (r) => listed(r.value.findings)),
  ],
}

/** Reports that the entries rest on, one a line, without their text. */
export const REPORTS: Table<Report> = {
  name: 'reports',
  title: 'Reports that the entries rest on',
  key: 'report',
  columns: [
    text('report', 'Id of the report', (r) => r.id),
    text('title', 'Headline', (r) => r.title),
    text('publisher', 'Publisher', (r) => r.publisher),
    text('published', 'ISO 8601', (r) => r.published),
    text('url', 'Address', (r) => r.url),
    text('language', 'BCP 47', (r) => r.language),
    text('retrieved', 'When it was fetched, ISO 8601', (r) => r.retrieved),
  ],
}

/** Rows of each table that belongs to an entry, beside the table of its kind. */
export function* rowsOf(
  row: EntryRow,
): Generator<
  | readonly ['parties', PartyRow]
  | readonly ['stops', StopRow]
  | readonly ['evidence', ProofRow]
  | readonly ['disagreements', DisagreementRow]
> {
  const { entry } = row
  for (const party of entry.view.parties) yield ['parties', { ...row, party }]
  if (entry.view.kind === 'visit')
    for (const [i, stop] of entry.view.stops.entries()) yield ['stops', { ...row, number: i + 1, stop }]
  for (const finding of entry.findings)
    for (const proof of proofsOf(finding)) yield ['evidence', { entry, finding, proof }]
  for (const { field, values } of entry.disagreements)
    for (const value of values) yield ['disagreements', { entry, field, value }]
}
