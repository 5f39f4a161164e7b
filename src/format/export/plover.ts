import type { Actor } from '../../ontology/actor.ts'
import { partiesOf } from '../describe.ts'
import { bodyOf, codedActs, sectorOf } from './coded-act.ts'
import { isoDates } from './dates.ts'
import type { Material, Write } from './format.ts'
import { jsonLine, known } from './json-stream.ts'
import { isNamed } from './known-actors.ts'
import { proofsOf } from './proofs.ts'
import { webAddress } from './sources.ts'
import { flat } from './table.ts'

/** Special contexts of PLOVER for what did not happen. */
const SPECIAL: Readonly<Record<string, string>> = { hypothetical: 'hypothetical', denied: 'negation' }

const entityOf = (actor: Actor, material: Material) =>
  known({
    code: bodyOf(actor, material),
    sector: sectorOf(actor),
    entity_text: flat(actor.as),
    identifier_id: actor.id,
    identifier_text: isNamed(actor) ? actor.name : null,
    office: actor.office?.title ?? null,
  })

/** Acts in the JSON of PLOVER, a record a line: sources and targets stay lists, dates as exact as they are known. */
export const writePlover: Write = async function* (material, leaveOut) {
  for await (const { entry, act, report } of codedActs(material, leaveOut, true)) {
    const { start, end, lost } = isoDates(act.when)
    if (lost !== null) leaveOut(`${lost} date`, 'dates are years, months or days')
    const special = SPECIAL[act.standing]
    if (act.standing !== 'held' && special === undefined)
      leaveOut(
        `${act.standing} standing`,
        'PLOVER has special contexts for hypothetical and negation; the comment says it',
      )
    yield jsonLine('.jsonl', {
      id: entry.id,
      date: start,
      ...(end !== null && end !== start ? { enddate: end } : {}),
      actor: partiesOf(act, 'source').map((p) => entityOf(p.actor, material)),
      recipient: partiesOf(act, 'target').map((p) => entityOf(p.actor, material)),
      event: [act.type],
      mode: act.mode,
      context: [...act.contexts, ...(special === undefined ? [] : [special])],
      quad_code: act.quad,
      event_scale: material.acts.score(act.type, act.mode),
      event_text: flat(act.evidence.map((e) => e.quote).join(' … ')),
      ...(act.where === null
        ? {}
        : {
            event_loc: known({
              name: act.where.name,
              country: act.where.state,
              latitude: act.where.precision === 'country' ? null : act.where.lat,
              longitude: act.where.precision === 'country' ? null : act.where.lon,
              geonames_id: act.where.geonames,
              precision: act.where.precision,
            }),
          }),
      text_info: {
        report: act.report,
        evidence: entry.findings.flatMap((finding) =>
          proofsOf(finding).map(({ field, evidence }) => ({ finding: finding.id, field, ...evidence })),
        ),
      },
      cite_info: known({
        title: report?.title,
        publisher: report?.publisher,
        date: report?.published,
        link: webAddress(report),
        reports: entry.reports,
        publishers: entry.publishers,
      }),
      coder: `${act.rule} ${act.model}`,
      comment: `standing ${act.standing}; CAMEO ${act.cameo}`,
    })
  }
}

const text = { type: 'string', minLength: 1 }
const date = { anyOf: [{ type: 'null' }, { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' }] }
const entities = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      code: text,
      sector: text,
      entity_text: text,
      identifier_id: text,
      identifier_text: text,
      office: text,
    },
    required: ['entity_text', 'identifier_id'],
    additionalProperties: false,
  },
}

/** JSON Schema (2020-12) of one line: the fields of PLOVER 0.8 that Chancery fills; `text_info` and `cite_info` are ours within. */
export const PLOVER_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'PLOVER event record',
  type: 'object',
  properties: {
    id: text,
    date,
    enddate: date,
    actor: entities,
    recipient: entities,
    event: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[A-Z]+$' } },
    mode: { anyOf: [{ type: 'null' }, text] },
    context: { type: 'array', items: text },
    quad_code: { enum: [1, 2, 3, 4] },
    event_scale: { type: 'number', minimum: -10, maximum: 10 },
    event_text: text,
    event_loc: { type: 'object' },
    text_info: { type: 'object', required: ['report', 'evidence'] },
    cite_info: { type: 'object' },
    coder: text,
    comment: text,
  },
  required: [
    'id',
    'date',
    'actor',
    'recipient',
    'event',
    'mode',
    'context',
    'quad_code',
    'event_scale',
    'event_text',
  ],
  additionalProperties: false,
} as const
