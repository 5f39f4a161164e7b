import { type Actor, organisationWords } from '../../ontology/actor.ts'
import type { Entry } from '../../ontology/entry.ts'
import { describe, headOf, partiesOf, saidIn, titleWords } from '../describe.ts'
import { isoDates } from './dates.ts'
import type { Material, Write } from './format.ts'
import { jsonStream, known } from './json-stream.ts'
import { isNamed } from './known-actors.ts'
import type { LeaveOut } from './left-out.ts'
import { claimsOf, credited, urn, webAddress } from './sources.ts'
import { flat } from './table.ts'

const STATUS = {
  held: 'https://schema.org/EventScheduled',
  announced: 'https://schema.org/EventScheduled',
  proposed: null,
  offered: null,
  hypothetical: null,
  denied: null,
  cancelled: 'https://schema.org/EventCancelled',
} as const

const MODE = {
  'in-person': 'https://schema.org/OfflineEventAttendanceMode',
  call: 'https://schema.org/OnlineEventAttendanceMode',
  video: 'https://schema.org/OnlineEventAttendanceMode',
  letter: null,
} as const

/** What was undertaken as an action of schema.org; it has none for pledges, proposals, offers and signatures. */
const ACTION = {
  agreement: 'AgreeAction',
  request: 'AskAction',
  demand: 'AskAction',
  refusal: 'RejectAction',
  pledge: 'Action',
  proposal: 'Action',
  offer: 'Action',
  signing: 'Action',
} as const

/** Meetings and visits as events, statements as quotations, undertakings as actions (schema.org, JSON-LD). */
export const writeSchemaOrg: Write = async function* (material, leaveOut) {
  yield* jsonStream(
    '.jsonld',
    { '@context': 'https://schema.org' },
    {
      '@graph': async function* () {
        for await (const entry of material.entries()) yield await thingOf(entry, material, leaveOut)
      },
    },
  )
}

async function thingOf(entry: Entry, material: Material, leaveOut: LeaveOut): Promise<object> {
  const { view } = entry
  const { start, end, lost } = isoDates(view.when)
  if (lost !== null) leaveOut(`${lost} date`, 'dates are years, months or days')
  if (!['held', 'announced', 'cancelled'].includes(view.standing))
    leaveOut('standing of an entry', 'schema.org tells scheduled from cancelled only; the name says it')
  leaveOut('disagreement between reports', 'one value a property', entry.disagreements.length)
  const parent = view.within === null ? null : await material.entryOf(view.within)
  const whole = parent === null ? null : { '@id': urn(parent.id) }
  const base = { '@id': urn(entry.id), identifier: entry.id }
  const citation = await citationsOf(entry, material)
  const said = saidIn(view)
  const nameOf = material.states.nameOf
  const someone = (...roles: Parameters<typeof partiesOf>[1][]) =>
    partiesOf(view, ...roles).map((p) => agentOf(p.actor, material))
  if (view.kind === 'meeting' || view.kind === 'visit')
    return known({
      '@type': 'Event',
      ...base,
      name: flat(describe(view, nameOf)),
      additionalType: view.kind,
      startDate: start,
      endDate: end,
      eventStatus: STATUS[view.standing],
      eventAttendanceMode: view.kind === 'meeting' ? MODE[view.format] : null,
      location: view.where === null ? null : placeOf(view.where),
      organizer: view.kind === 'visit' ? someone('host') : [],
      attendee: view.kind === 'visit' ? someone('visitor', 'companion') : someone('participant', 'host'),
      about: view.kind === 'meeting' ? view.matters.map((m) => flat(m.quote)) : [],
      superEvent: whole,
      subEvent:
        view.kind === 'visit'
          ? view.stops.map((stop) => {
              const dates = isoDates(stop.when)
              return known({
                '@type': 'Event',
                name: stop.place.name,
                startDate: dates.start,
                endDate: dates.end,
                location: placeOf(stop.place),
              })
            })
          : [],
      subjectOf: citation,
    })
  if (view.kind === 'statement')
    return known({
      '@type': 'Quotation',
      ...base,
      name: flat(headOf(view, nameOf)),
      text: said,
      creator: someone('speaker'),
      audience: partiesOf(view, 'addressee').map((p) =>
        known({ '@type': 'Audience', name: p.actor.name, audienceType: p.actor.office?.title ?? null }),
      ),
      dateCreated: start,
      recordedAt: whole,
      citation,
    })
  return known({
    '@type': view.kind === 'undertaking' ? ACTION[view.type] : 'Action',
    ...base,
    name: flat(headOf(view, nameOf)),
    description: said,
    agent: someone('by'),
    participant: someone('to'),
    startTime: start,
    endTime: view.kind === 'undertaking' && view.due ? isoDates(view.due).end : null,
    subjectOf: citation,
  })
}

function agentOf(actor: Actor, material: Material): object {
  if (actor.type === 'state')
    return {
      '@type': 'Country',
      '@id': urn(actor.id),
      name: actor.state ? material.states.nameOf(actor.state) : actor.name,
    }
  if (actor.type !== 'person') return { '@type': 'Organization', '@id': urn(actor.id), name: actor.name }
  const { office } = actor
  const of = office?.of ?? null
  return known({
    '@type': 'Person',
    '@id': isNamed(actor) ? urn(actor.id) : null,
    name: isNamed(actor) ? actor.name : null,
    nationality:
      actor.state === null ? null : { '@type': 'Country', name: material.states.nameOf(actor.state) },
    jobTitle: office === null ? null : titleWords(office.title),
    memberOf:
      office === null || of === null
        ? null
        : {
            '@type': 'OrganizationRole',
            roleName: office.title,
            memberOf: {
              '@type': 'Organization',
              name: /^[A-Z]{3}$/.test(of) ? material.states.nameOf(of) : organisationWords(of),
            },
          },
  })
}

const placeOf = (place: NonNullable<Entry['view']['where']>): object =>
  known({
    '@type': place.precision === 'country' ? 'Country' : place.precision === 'city' ? 'City' : 'Place',
    name: place.name,
    sameAs: place.geonames === null ? null : `https://sws.geonames.org/${place.geonames}/`,
    geo:
      place.lat === null || place.lon === null || place.precision === 'country'
        ? null
        : { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon },
    address: place.state === null ? null : { '@type': 'PostalAddress', addressCountry: place.state },
  })

async function citationsOf(entry: Entry, material: Material): Promise<object[]> {
  const found: object[] = []
  for (const evidence of claimsOf(entry)) {
    const report = await material.report(evidence.report)
    found.push(
      known({
        '@type': 'Article',
        '@id': urn(evidence.report),
        headline: report?.title,
        datePublished: report?.published,
        publisher: report?.publisher == null ? null : { '@type': 'Organization', name: report.publisher },
        url: webAddress(report),
        inLanguage: report?.language,
        description: credited(evidence.quote, report),
      }),
    )
  }
  return found
}

/** JSON Schema (2020-12) of the file. */
export const SCHEMA_ORG_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'schema.org graph',
  type: 'object',
  properties: {
    '@context': { const: 'https://schema.org' },
    '@graph': {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          '@type': { enum: ['Event', 'Quotation', 'Action', 'AgreeAction', 'AskAction', 'RejectAction'] },
          '@id': { type: 'string', format: 'uri' },
          identifier: { type: 'string' },
          name: { type: 'string', minLength: 1 },
          startDate: { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' },
          endDate: { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' },
          eventStatus: { type: 'string', pattern: '^https://schema.org/Event(Scheduled|Cancelled)$' },
        },
        required: ['@type', '@id', 'identifier', 'name'],
      },
    },
  },
  required: ['@context', '@graph'],
  additionalProperties: false,
} as const
