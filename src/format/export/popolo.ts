import type { Entry } from '../../ontology/entry.ts'
import { hash } from '../../ontology/hash.ts'
import { describe, partiesOf, saidIn, titleWords } from '../describe.ts'
import { isoDates } from './dates.ts'
import type { Material, Write } from './format.ts'
import { jsonStream, known } from './json-stream.ts'
import { gatherActors, isNamed, type KnownActor, type KnownOffice } from './known-actors.ts'
import type { LeaveOut } from './left-out.ts'
import { claimsOf, sourcesOf } from './sources.ts'
import { flat } from './table.ts'

const STATUS = {
  held: 'confirmed',
  announced: 'tentative',
  proposed: 'tentative',
  offered: 'tentative',
  hypothetical: 'tentative',
  denied: 'cancelled',
  cancelled: 'cancelled',
} as const

const postId = (office: Pick<KnownOffice, 'title' | 'of'>): string => hash('post', [office.title, office.of])

/** The id of the organization that an office belongs to: the state, or the organisation itself. */
const bodyId = (of: string): string => (/^[A-Z]{3}$/.test(of) ? `state:${of}` : of)

/** Persons, organizations, posts and memberships, with meetings and visits as events and statements as speeches (Popolo). */
export const writePopolo: Write = async function* (material, leaveOut) {
  const actors = gatherActors()
  let list: readonly KnownActor[] | null = null
  const all = (): readonly KnownActor[] => {
    list ??= actors.list()
    return list
  }
  async function* each(
    kinds: readonly ('meeting' | 'visit' | 'statement')[],
    make: (e: Entry) => Promise<object>,
  ) {
    if (kinds.some((kind) => material.kinds.includes(kind)))
      for await (const entry of material.entries(...kinds)) {
        actors.add(entry)
        yield await make(entry)
      }
  }
  yield* jsonStream(
    '.json',
    {},
    {
      events: () => each(['meeting', 'visit'], (entry) => eventOf(entry, material, leaveOut)),
      speeches: () => each(['statement'], (entry) => speechOf(entry, material, leaveOut)),
      persons: async function* () {
        if (material.kinds.includes('tenure'))
          for await (const entry of material.entries('tenure')) actors.add(entry)
        for (const actor of all()) if (actor.type === 'person') yield personOf(actor, material)
      },
      organizations: () => organizationsOf(all(), material),
      posts: () => postsOf(all(), material),
      memberships: async function* () {
        for (const actor of all())
          for (const office of actor.offices) yield await membershipOf(actor, office, material, leaveOut)
      },
    },
  )
  leaveOut('mention of a person by office alone', 'a Person has a name', actors.unnamed)
}

async function eventOf(entry: Entry, material: Material, leaveOut: LeaveOut): Promise<object> {
  const { view } = entry
  const { start, end, lost } = isoDates(view.when)
  if (lost !== null) leaveOut(`${lost} date`, 'dates are years, months or days')
  const parent = view.within === null ? null : await material.entryOf(view.within)
  const attendees = partiesOf(view, 'participant', 'host', 'visitor', 'companion')
  return known({
    id: entry.id,
    name: flat(describe(view, material.states.nameOf)),
    classification: view.kind,
    start_date: start,
    end_date: end,
    location: view.where?.name ?? null,
    status: STATUS[view.standing],
    attendees: attendees.flatMap(({ role, actor }) =>
      isNamed(actor) ? [{ id: actor.id, name: actor.name, role }] : [],
    ),
    parent_id: parent?.id ?? null,
    sources: await sourcesOf(claimsOf(entry), material),
  })
}

async function speechOf(entry: Entry, material: Material, leaveOut: LeaveOut): Promise<object> {
  const { view } = entry
  const [speaker, ...others] = partiesOf(view, 'speaker')
  const [audience, ...more] = partiesOf(view, 'addressee')
  leaveOut('further speaker', 'a Speech has one creator', others.length)
  leaveOut('further addressee', 'a Speech has one audience', more.length)
  leaveOut(
    'relay of a statement',
    'a Speech has no place for who passed it on',
    partiesOf(view, 'relay').length,
  )
  const { start, end, lost } = isoDates(view.when)
  if (lost !== null) leaveOut(`${lost} date`, 'dates are years, months or days')
  if (start !== end) leaveOut('end of a period', 'a Speech has one date')
  const event = view.within === null ? null : await material.entryOf(view.within)
  return known({
    id: entry.id,
    creator_id: speaker && isNamed(speaker.actor) ? speaker.actor.id : null,
    role: speaker?.actor.office?.title ?? null,
    attribution_text: flat(view.evidence.map((e) => e.quote).join(' … ')),
    audience_id: audience && isNamed(audience.actor) ? audience.actor.id : null,
    text: saidIn(view),
    date: start,
    event_id: event?.kind === 'meeting' || event?.kind === 'visit' ? event.id : null,
    sources: await sourcesOf(claimsOf(entry), material),
  })
}

const personOf = (actor: KnownActor, material: Material): object =>
  known({
    id: actor.id,
    name: actor.name,
    other_names: actor.names.slice(1).map((name) => ({ name })),
    national_identity: actor.states[0] === undefined ? null : material.states.nameOf(actor.states[0]),
  })

function* organizationsOf(actors: readonly KnownActor[], material: Material): Generator<object> {
  const bodies = new Map<string, KnownActor | null>()
  for (const actor of actors) if (actor.type !== 'person') bodies.set(actor.id, actor)
  for (const actor of actors) {
    for (const state of actor.states) if (!bodies.has(`state:${state}`)) bodies.set(`state:${state}`, null)
    for (const { of } of actor.offices)
      if (of !== null && !bodies.has(bodyId(of))) bodies.set(bodyId(of), null)
  }
  for (const [id, actor] of [...bodies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const state = /^state:([A-Z]{3})$/.exec(id)?.[1] ?? null
    const { cow, gw } = state === null ? { cow: null, gw: null } : material.codes.on(state, null)
    const code = (scheme: string, identifier: string | number | null) =>
      identifier === null ? [] : [{ scheme, identifier: String(identifier) }]
    yield known({
      id,
      name: state === null ? (actor?.name ?? id.replace(/^\w+:/, '')) : material.states.nameOf(state),
      other_names: state === null ? (actor?.names ?? []).slice(1).map((name) => ({ name })) : [],
      classification: state === null ? (actor?.type ?? 'organisation') : 'state',
      identifiers: [
        ...code('ISO 3166-1 alpha-3', state),
        ...code('Correlates of War', cow),
        ...code('Gleditsch-Ward', gw),
      ],
    })
  }
}

function* postsOf(actors: readonly KnownActor[], material: Material): Generator<object> {
  const posts = new Map<string, KnownOffice>()
  for (const { offices } of actors) for (const office of offices) posts.set(postId(office), office)
  for (const [id, { title, of }] of [...posts].sort(([a], [b]) => (a < b ? -1 : 1)))
    yield known({
      id,
      label:
        of !== null && /^[A-Z]{3}$/.test(of)
          ? `${titleWords(title)} of ${material.states.nameOf(of)}`
          : titleWords(title),
      role: title,
      organization_id: of === null ? null : bodyId(of),
    })
}

async function membershipOf(
  actor: KnownActor,
  office: KnownOffice,
  material: Material,
  leaveOut: LeaveOut,
): Promise<object> {
  const stated = (end: 'from' | 'to') => office.tenures.map((t) => t[end]).find((when) => when?.edtf != null)
  const [from, to] = [stated('from'), stated('to')]
  const dates = [from, to].map((when) => (when ? isoDates(when) : null))
  for (const date of dates) if (date?.lost) leaveOut(`${date.lost} date`, 'dates are years, months or days')
  return known({
    id: hash('membership', [actor.id, office.title, office.of, office.former]),
    label: `${office.former ? 'former ' : office.acting ? 'acting ' : ''}${office.title}`,
    role: office.title,
    person_id: actor.id,
    organization_id: office.of === null ? null : bodyId(office.of),
    post_id: postId(office),
    on_behalf_of_id: actor.states[0] === undefined ? null : `state:${actor.states[0]}`,
    start_date: dates[0]?.start ?? null,
    end_date: dates[1]?.end ?? null,
    sources: await sourcesOf(office.evidence, material),
  })
}

const text = { type: 'string', minLength: 1 }
const date = { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' }
const list = (properties: Readonly<Record<string, unknown>>, ...required: string[]) => ({
  type: 'array',
  items: { type: 'object', properties, required: ['id', ...required], additionalProperties: false },
})
const names = {
  type: 'array',
  items: { type: 'object', properties: { name: text }, required: ['name'], additionalProperties: false },
}
const sources = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: { url: { type: 'string', format: 'uri' }, note: text },
    required: ['url', 'note'],
    additionalProperties: false,
  },
}

/** JSON Schema (2020-12) of the file: the terms of Popolo that Chancery uses; `attendees[].role` is ours. */
export const POPOLO_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Popolo document',
  type: 'object',
  properties: {
    events: list(
      {
        id: text,
        name: text,
        classification: { enum: ['meeting', 'visit'] },
        start_date: date,
        end_date: date,
        location: text,
        status: { enum: ['confirmed', 'tentative', 'cancelled'] },
        attendees: list({ id: text, name: text, role: text }, 'name', 'role'),
        parent_id: text,
        sources,
      },
      'name',
      'sources',
    ),
    speeches: list(
      {
        id: text,
        creator_id: text,
        role: text,
        attribution_text: text,
        audience_id: text,
        text,
        date,
        event_id: text,
        sources,
      },
      'sources',
    ),
    persons: list({ id: text, name: text, other_names: names, national_identity: text }, 'name'),
    organizations: list(
      {
        id: text,
        name: text,
        other_names: names,
        classification: { enum: ['state', 'organisation', 'group'] },
        identifiers: {
          type: 'array',
          items: {
            type: 'object',
            properties: { scheme: text, identifier: text },
            required: ['scheme', 'identifier'],
            additionalProperties: false,
          },
        },
      },
      'name',
    ),
    posts: list({ id: text, label: text, role: text, organization_id: text }, 'label'),
    memberships: list(
      {
        id: text,
        label: text,
        role: text,
        person_id: text,
        organization_id: text,
        post_id: text,
        on_behalf_of_id: text,
        start_date: date,
        end_date: date,
        sources,
      },
      'person_id',
      'post_id',
      'sources',
    ),
  },
  required: ['events', 'speeches', 'persons', 'organizations', 'posts', 'memberships'],
  additionalProperties: false,
} as const
