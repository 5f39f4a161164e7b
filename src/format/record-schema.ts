import { ACT_TYPES } from '../ontology/act.ts'
import { FINDING_KINDS, UNDERTAKING_TYPES } from '../ontology/finding.ts'

type Schema = Readonly<Record<string, unknown>>

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const maybe = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const text: Schema = { type: 'string' }
const textOrNull: Schema = { type: ['string', 'null'] }
const numberOrNull: Schema = { type: ['number', 'null'] }
const list = (items: Schema, least = 0): Schema => ({
  type: 'array',
  items,
  ...(least > 0 ? { minItems: least } : {}),
})
const one = (...values: string[]): Schema => ({ enum: values })
/** Keys are only ever added, so that more of them are allowed. */
const object = (properties: Readonly<Record<string, Schema>>, description?: string): Schema => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required: Object.keys(properties),
})

const span = { start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } }

const claim = {
  id: text,
  report: text,
  parties: list(ref('party')),
  when: ref('when'),
  where: maybe(ref('where')),
  standing: one('held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical'),
  fields: list(text),
  evidence: list(ref('evidence'), 1),
  rule: text,
  model: text,
  confidence: { type: 'number', minimum: 0, maximum: 1 },
  within: textOrNull,
}

const finding = (kind: string, own: Readonly<Record<string, Schema>>): Schema =>
  object({ kind: { const: kind }, ...claim, ...own })

/** JSON Schema (2020-12) of one line of `chancery read --json`: a report, its findings and notes. Keys are only ever added. */
export const RECORD_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A report with its findings and notes',
  ...object({ report: ref('report'), findings: list(ref('finding')), notes: list(ref('note')) }),
  $defs: {
    report: object(
      {
        id: text,
        title: textOrNull,
        text,
        published: textOrNull,
        publisher: textOrNull,
        dateline: maybe(object({ place: text, date: textOrNull })),
        url: textOrNull,
        language: textOrNull,
        retrieved: textOrNull,
      },
      'A published text. Offsets count UTF-16 code units into `text`.',
    ),
    evidence: object({ report: text, ...span, quote: text }, '`text.slice(start, end) === quote`, always.'),
    office: object(
      { title: text, of: textOrNull, evidence: ref('evidence') },
      'The office at the time, as the text says it.',
    ),
    actor: object({
      id: text,
      type: one('person', 'state', 'organisation', 'group'),
      name: text,
      state: textOrNull,
      office: maybe(ref('office')),
      as: text,
    }),
    party: object({
      role: one(
        'participant',
        'host',
        'visitor',
        'companion',
        'speaker',
        'addressee',
        'relay',
        'by',
        'to',
        'holder',
        'observer',
        'source',
        'target',
      ),
      actor: ref('actor'),
      evidence: ref('evidence'),
    }),
    when: object(
      {
        edtf: textOrNull,
        from: textOrNull,
        to: textOrNull,
        basis: one('stated', 'relative', 'publication', 'unknown'),
        evidence: maybe(ref('evidence')),
      },
      'EDTF level 1; `from` and `to` are the first and last possible day, inclusive.',
    ),
    where: object({
      name: text,
      state: textOrNull,
      geonames: textOrNull,
      lat: numberOrNull,
      lon: numberOrNull,
      precision: one('site', 'city', 'region', 'country'),
      evidence: ref('evidence'),
    }),
    stop: object({ place: ref('where'), when: ref('when'), standing: claim.standing }),
    note: object({
      rule: text,
      level: one('info', 'warning', 'error'),
      message: text,
      path: textOrNull,
      report: textOrNull,
      span: maybe(object(span)),
    }),
    finding: {
      oneOf: FINDING_KINDS.map(ref),
    },
    meeting: finding('meeting', {
      format: one('in-person', 'call', 'video', 'letter'),
      setting: textOrNull,
      ordinal: numberOrNull,
      matters: list(ref('evidence')),
    }),
    visit: finding('visit', {
      visitType: { enum: ['state', 'official', 'working', 'private', null] },
      stops: list(ref('stop')),
      days: numberOrNull,
      companions: list(ref('actor')),
    }),
    statement: finding('statement', {
      mode: one('direct', 'indirect', 'mixed'),
      content: list(ref('evidence')),
      channel: textOrNull,
    }),
    undertaking: finding('undertaking', {
      type: one(...UNDERTAKING_TYPES),
      content: list(ref('evidence')),
      due: maybe(ref('when')),
      instrument: textOrNull,
    }),
    tenure: finding('tenure', {
      office: text,
      of: maybe(ref('actor')),
      rank: textOrNull,
      equivalent: maybe(ref('evidence')),
      from: maybe(ref('when')),
      to: maybe(ref('when')),
      former: { type: 'boolean' },
      acting: { type: 'boolean' },
    }),
    commemoration: finding('commemoration', {
      years: { type: 'number' },
      base: numberOrNull,
      of: ref('evidence'),
    }),
    formulation: finding('formulation', { phrase: text, dyad: list(text) }),
    act: finding('act', {
      type: one(...ACT_TYPES),
      mode: textOrNull,
      contexts: list(text),
      quad: { enum: [1, 2, 3, 4] },
      cameo: { type: 'string', pattern: '^[0-9]{2,4}$' },
      goldstein: object({ icews: numberOrNull, gdelt: numberOrNull }),
      typeConfidence: numberOrNull,
    }),
  },
} as const
