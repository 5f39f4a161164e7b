import type { Entry } from '../../ontology/entry.ts'
import { statesOf } from '../../ontology/finding.ts'
import type { Place } from '../../ontology/place.ts'
import { describe } from '../describe.ts'
import type { Material, Write } from './format.ts'
import { jsonStream } from './json-stream.ts'
import type { LeaveOut } from './left-out.ts'
import { claimsOf, credited, urn, webAddress } from './sources.ts'
import { flat } from './table.ts'

type Position = readonly [longitude: number, latitude: number]

/** The point of a place; none for a country, whose middle says nothing of where something happened. */
const positionOf = (place: Place): Position | null =>
  place.lat === null || place.lon === null || place.precision === 'country' ? null : [place.lon, place.lat]

/** Entries as features (RFC 7946): a point, for a visit the points of its stops, or no geometry where none is known. */
export const writeGeoJson: Write = async function* (material, leaveOut) {
  yield* jsonStream(
    '.geojson',
    { type: 'FeatureCollection' },
    {
      features: async function* () {
        for await (const entry of material.entries()) yield await featureOf(entry, material, leaveOut)
      },
    },
  )
}

async function featureOf(entry: Entry, material: Material, leaveOut: LeaveOut): Promise<object> {
  const { view } = entry
  const stops = view.kind === 'visit' ? view.stops.map((s) => s.place) : []
  const points = stops.map(positionOf).filter((p) => p !== null)
  const own = view.where === null ? null : positionOf(view.where)
  const geometry =
    points.length > 1
      ? { type: 'MultiPoint', coordinates: points }
      : points.length === 1 || own !== null
        ? { type: 'Point', coordinates: points[0] ?? own }
        : null
  if (geometry === null)
    leaveOut(
      view.where === null ? 'feature without a place' : 'feature without a point',
      view.where === null
        ? 'it is kept with a null geometry'
        : 'the country, or a place without coordinates, is all that is known; it is kept with a null geometry',
    )
  const sources: object[] = []
  for (const evidence of claimsOf(entry)) {
    const report = await material.report(evidence.report)
    sources.push({ url: webAddress(report) ?? urn(evidence.report), note: credited(evidence.quote, report) })
  }
  return {
    type: 'Feature',
    id: entry.id,
    geometry,
    properties: {
      kind: view.kind,
      standing: view.standing,
      name: flat(describe(view, material.states.nameOf)),
      date_edtf: view.when.edtf,
      date_from: view.when.from,
      date_to: view.when.to,
      place_name: view.where?.name ?? null,
      place_state: view.where?.state ?? null,
      precision: view.where?.precision ?? stops[0]?.precision ?? 'unknown',
      geonames: view.where?.geonames ?? null,
      stops: stops.map((place) => place.name),
      states: statesOf(view),
      reports: entry.reports,
      publishers: entry.publishers,
      evidence_count: entry.findings.reduce((sum, f) => sum + f.evidence.length, 0),
      confidence: view.confidence,
      sources,
    },
  }
}

const position = {
  type: 'array',
  minItems: 2,
  maxItems: 2,
  prefixItems: [
    { type: 'number', minimum: -180, maximum: 180 },
    { type: 'number', minimum: -90, maximum: 90 },
  ],
}
const geometry = (type: string, coordinates: object) => ({
  type: 'object',
  properties: { type: { const: type }, coordinates },
  required: ['type', 'coordinates'],
  additionalProperties: false,
})

/** JSON Schema (2020-12) of the file, after RFC 7946. */
export const GEOJSON_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'GeoJSON of entries',
  type: 'object',
  properties: {
    type: { const: 'FeatureCollection' },
    features: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          type: { const: 'Feature' },
          id: { type: 'string' },
          geometry: {
            oneOf: [
              { type: 'null' },
              geometry('Point', position),
              geometry('MultiPoint', { type: 'array', minItems: 2, items: position }),
            ],
          },
          properties: { type: 'object', required: ['kind', 'precision', 'date_edtf', 'sources'] },
        },
        required: ['type', 'id', 'geometry', 'properties'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'features'],
  additionalProperties: false,
} as const
