import type { Entry } from '../../ontology/entry.ts'
import { hash } from '../../ontology/hash.ts'
import type { Report } from '../../ontology/report.ts'
import { headOf, saidIn, titleWords } from '../describe.ts'
import { isoDates } from './dates.ts'
import type { Material, Write } from './format.ts'
import { jsonLine } from './json-stream.ts'
import { gatherActors, isNamed, type KnownActor } from './known-actors.ts'
import type { LeaveOut } from './left-out.ts'
import { webAddress } from './sources.ts'
import { flat } from './table.ts'

type Values = readonly (string | null | undefined)[]

/** What FollowTheMoney takes for an id; a reader of it drops another, and every link to it. */
const ID = /^[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?$/

/** The id of an entity: `entry:06ba…` is `entry-06ba…`. */
function entityId(id: string): string {
  const plain = id.replaceAll(':', '-')
  return ID.test(plain) ? plain : hash(id.split(':')[0]!, [id]).replace(':', '-')
}

/** A FollowTheMoney entity: each property is a list of strings, unknown ones are left out. */
const entity = (id: string, schema: string, properties: Readonly<Record<string, Values>>) => ({
  id: entityId(id),
  schema,
  properties: Object.fromEntries(
    Object.entries(properties)
      .map(([name, values]) => [name, [...new Set(values.filter((v) => v != null && v !== ''))]] as const)
      .filter(([, values]) => values.length > 0),
  ),
})

/** The three letters of ISO 639-3 for the languages that Chancery reads. */
const LANGUAGE: Readonly<Record<string, string>> = { en: 'eng' }

const article = (report: Report) =>
  entity(report.id, 'Article', {
    name: [report.title ?? report.id],
    title: [report.title],
    fileName: [`${entityId(report.id)}.txt`],
    publisher: [report.publisher],
    publishedAt: [report.published],
    retrievedAt: [report.retrieved],
    sourceUrl: [webAddress(report)],
    language: [report.language === null ? null : LANGUAGE[report.language.slice(0, 2)]],
  })

/** The country of a state in FollowTheMoney: ISO alpha-2 in small letters. */
const country = (state: string | null, material: Material): string | null =>
  state === null ? null : (material.codes.alpha2(state)?.toLowerCase() ?? null)

/** Entities of FollowTheMoney as JSON Lines: events, people, bodies, posts, articles, and which article documents what. */
export const writeFollowTheMoney: Write = async function* (material, leaveOut) {
  const actors = gatherActors()
  const reports = new Set<string>()
  const file = '.ftm.json'
  for await (const entry of material.entries()) {
    actors.add(entry)
    if (entry.kind !== 'tenure') yield jsonLine(file, eventOf(entry, material, leaveOut))
    for (const finding of entry.findings) {
      const report = await material.report(finding.report)
      if (report !== null && !reports.has(report.id)) yield jsonLine(file, article(report))
      reports.add(finding.report)
      if (entry.kind === 'tenure' || report === null) continue
      yield jsonLine(
        file,
        entity(hash('documentation', [entry.id, finding.id]), 'Documentation', {
          document: [entityId(report.id)],
          entity: [entityId(entry.id)],
          role: ['source'],
          date: [report.published?.slice(0, 10)],
          description: [flat(finding.evidence.map((e) => e.quote).join(' … '))],
          recordId: [finding.id],
        }),
      )
      leaveOut(
        'place of words in a report',
        'Documentation points to a whole document',
        finding.evidence.length,
      )
    }
  }
  const list = actors.list()
  yield* peopleAndPosts(list, material, file)
  leaveOut('mention of a person by office alone', 'an entity has a name', actors.unnamed)
}

function eventOf(entry: Entry, material: Material, leaveOut: LeaveOut) {
  const { view } = entry
  const { start, end, lost } = isoDates(view.when)
  if (lost !== null) leaveOut(`${lost} date`, 'dates are years, months or days')
  leaveOut('role of a party', 'an Event says who is involved, not how', view.parties.length)
  const said = saidIn(view)
  const head = flat(headOf(view, material.states.nameOf))
  return entity(entry.id, 'Event', {
    name: [head],
    description: [said === null ? null : flat(said)],
    ...(start !== null && start === end ? { date: [start] } : { startDate: [start], endDate: [end] }),
    location: [view.where?.name, ...(view.kind === 'visit' ? view.stops.map((s) => s.place.name) : [])],
    country: [country(view.where?.state ?? null, material)],
    involved: view.parties.flatMap((p) => (isNamed(p.actor) ? [entityId(p.actor.id)] : [])),
    keywords: [
      view.kind,
      view.standing,
      ...view.fields,
      ...(view.kind === 'act' ? [view.type, view.cameo] : []),
    ],
    recordId: [entry.id],
  })
}

const SCHEMA = {
  person: 'Person',
  state: 'PublicBody',
  organisation: 'Organization',
  group: 'LegalEntity',
} as const

function* peopleAndPosts(list: readonly KnownActor[], material: Material, file: string) {
  const posts = new Set<string>()
  for (const actor of list) {
    const name = actor.type === 'state' ? material.states.nameOf(actor.id.slice('state:'.length)) : actor.name
    yield jsonLine(
      file,
      entity(actor.id, SCHEMA[actor.type], {
        name: [name],
        alias: actor.names.filter((n) => n !== name),
        country: actor.states.map((state) => country(state, material)),
        ...(actor.type === 'person' ? { position: actor.offices.map((o) => o.title) } : {}),
      }),
    )
    for (const office of actor.offices) {
      const post = hash('position', [office.title, office.of])
      const state = office.of !== null && /^[A-Z]{3}$/.test(office.of) ? office.of : null
      if (!posts.has(post))
        yield jsonLine(
          file,
          entity(post, 'Position', {
            name: [
              state === null
                ? titleWords(office.title)
                : `${titleWords(office.title)} of ${material.states.nameOf(state)}`,
            ],
            country: [country(state, material)],
            organization: [office.of !== null && state === null ? entityId(office.of) : null],
          }),
        )
      posts.add(post)
      const dates = office.tenures.flatMap((t) => [
        {
          start: t.from === null ? null : isoDates(t.from).start,
          end: t.to === null ? null : isoDates(t.to).end,
        },
      ])
      yield jsonLine(
        file,
        entity(hash('occupancy', [actor.id, office.title, office.of, office.former]), 'Occupancy', {
          holder: [entityId(actor.id)],
          post: [entityId(post)],
          startDate: dates.map((d) => d.start),
          endDate: dates.map((d) => d.end),
          status: [office.former ? 'ended' : null],
          description: office.evidence.map((e) => flat(e.quote)),
        }),
      )
    }
  }
}

const string = { type: 'string', minLength: 1 }
const id = { type: 'string', pattern: ID.source }

/** JSON Schema (2020-12) of one line. The properties of each schema are those of the FollowTheMoney model. */
export const FTM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'FollowTheMoney entity',
  type: 'object',
  properties: {
    id,
    schema: {
      enum: [
        'Event',
        'Person',
        'PublicBody',
        'Organization',
        'LegalEntity',
        'Position',
        'Occupancy',
        'Article',
        'Documentation',
      ],
    },
    properties: {
      type: 'object',
      additionalProperties: { type: 'array', minItems: 1, uniqueItems: true, items: string },
    },
  },
  required: ['id', 'schema', 'properties'],
  additionalProperties: false,
} as const
