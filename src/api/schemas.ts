import { z } from '@hono/zod-openapi'
import { ACT_TYPES, FINDING_KINDS, RECORD_SCHEMA, UNDERTAKING_TYPES } from '../index.ts'

type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const textOrNull: Schema = { type: ['string', 'null'] }
const list = (items: Schema): Schema => ({ type: 'array', items })
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

/** The name of a component: `finding` is `Finding`. */
const component = (name: string): string => name[0]!.toUpperCase() + name.slice(1)

/** A reference to a component, for the description of an answer. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${component(name)}` })

/** The schemas of the record, as `chancery schema` prints them, with their references turned to components. */
const own = JSON.parse(
  JSON.stringify(RECORD_SCHEMA.$defs).replace(
    /"#\/\$defs\/(\w+)"/g,
    (_, name: string) => `"#/components/schemas/${component(name)}"`,
  ),
) as Readonly<Record<string, Schema>>

/** All components of the API's description. */
export const COMPONENTS: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(Object.entries(own).map(([name, schema]) => [component(name), schema])),
  Entry: object({
    id: text,
    kind: { enum: [...FINDING_KINDS] },
    view: ref('finding'),
    findings: list(ref('finding')),
    reports: { type: 'integer' },
    publishers: { type: 'integer' },
    disagreements: list({ type: 'object' }),
    because: list(text),
  }),
  Judgement: object({
    id: text,
    subject: list(text),
    verdict: { enum: ['same', 'different', 'right', 'wrong', 'edit', 'unsure', 'score', 'undo'] },
    value: {},
    by: text,
    at: text,
    why: textOrNull,
  }),
  Person: object({ name: text }),
  Holder: object({
    name: text,
    office: object({ title: text, of: textOrNull, evidence: list(ref('evidence')) }),
  }),
  Hit: object({
    type: { enum: ['report', 'finding'] },
    id: text,
    report: text,
    kind: textOrNull,
    title: textOrNull,
    publisher: textOrNull,
    published: textOrNull,
    snippet: text,
    hits: list({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }),
    rank: { type: 'number' },
  }),
  Pair: object({ states: list(text), names: list(text), entries: { type: 'integer' }, last: textOrNull }),
  State: object({ code: text, name: text, inSentence: text }),
  ReportLine: {
    ...object({
      id: text,
      title: textOrNull,
      publisher: textOrNull,
      published: textOrNull,
      url: textOrNull,
    }),
    description: 'A report without its text; lists tell how many `characters` it has.',
  },
  EntryLine: {
    ...object({
      id: text,
      kind: { enum: [...FINDING_KINDS] },
      standing: text,
      date: textOrNull,
      when: text,
      line: text,
      reports: { type: 'integer' },
      publishers: { type: 'integer' },
      disputed: list(text),
    }),
    description: 'An entry in one line; `/api/entries/{id}` has the words that prove it.',
  },
  DossierItem: object({
    id: text,
    kind: { enum: [...FINDING_KINDS] },
    date: textOrNull,
    when: text,
    line: text,
    proof: {
      anyOf: [
        object({ before: text, quote: text, after: text, report: text, publisher: textOrNull }),
        { type: 'null' },
      ],
    },
    reports: { type: 'integer' },
    publishers: { type: 'integer' },
    confidence: { type: 'number' },
  }),
  Dossier: object({
    pair: list(text),
    names: list(text),
    asOf: text,
    counts: object({
      entries: { type: 'integer' },
      reports: { type: 'integer' },
      publishers: { type: 'integer' },
    }),
    happened: list(ref('dossierItem')),
    contacts: list(object({ level: text })),
    ahead: list(ref('dossierItem')),
    undertakings: list(ref('dossierItem')),
    chronology: list(ref('dossierItem')),
    sources: list(object({ publisher: text, reports: list({ type: 'object' }) })),
    limits: list(text),
    left: list(object({ kind: text, entries: { type: 'integer' }, next: text, nextUrl: text })),
    freshness: ref('freshness'),
  }),
  AuditLine: object({
    at: text,
    key: textOrNull,
    name: textOrNull,
    address: text,
    method: text,
    path: text,
    status: { type: 'integer' },
    ms: { type: 'integer' },
  }),
  Outcome: object({
    outcome: { enum: ['new', 'replaced', 'known', 'unstored', 'unread'] },
    report: { anyOf: [ref('report'), { type: 'null' }] },
    findings: list(ref('finding')),
    notes: list(ref('note')),
    words: { type: 'integer' },
  }),
  Freshness: {
    ...object({
      asOf: text,
      reports: { type: 'integer' },
      publishers: { type: 'integer' },
      since: textOrNull,
      until: textOrNull,
    }),
    description:
      'When the answer was made, and the reports it rests on: how many, of how many publishers, of which days.',
  },
  Problem: {
    ...object({ type: text, title: text, status: { type: 'integer' }, detail: text }),
    description: 'RFC 9457.',
  },
}

/** A day, month or year. */
export const day = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a day, month or year (2026-01-06, 2026-01 or 2026)')
  .openapi({ description: 'a day, month or year: 2026-01-06, 2026-01 or 2026', example: '2026-01' })

/** A day of the calendar. */
export const wholeDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day (2026-01-06)')
  .openapi({ description: 'a day: 2026-01-06', example: '2026-01-06' })

const several = (description: string, example: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .openapi({ type: 'string', description: `${description}; several are parted by commas`, example })

/** What a list of entries can be narrowed by: the same as the options of `chancery find`. */
export const entryQuery = z.object({
  kind: several(`one or more of ${FINDING_KINDS.join(', ')}`, 'meeting').optional(),
  between: several('states that all take part, as code or name', 'KOR,CHN').optional(),
  type: several(
    `types of undertakings (${UNDERTAKING_TYPES.join(', ')}) or acts (${ACT_TYPES.join(', ')})`,
    'pledge',
  ).optional(),
  source: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: 'acts by this state or actor', example: 'KOR' }),
  target: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: 'acts toward this state or actor', example: 'CHN' }),
  person: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: 'a person who takes part, in any usual spelling' }),
  since: day.optional(),
  until: day.optional(),
  standing: z
    .enum(['held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical'])
    .optional(),
  place: z.string().max(500).optional().openapi({ description: 'the city, or the ISO code of the state' }),
  text: z.string().max(500).optional().openapi({ description: '"exact words", or, -without' }),
  report: z.string().max(500).optional().openapi({ description: 'id of a report' }),
  minConfidence: z.coerce.number().min(0).max(1).optional(),
})

/** How a list is paged. */
export const pageQuery = z.object({
  order: z.enum(['newest', 'oldest']).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional().openapi({ description: '100 if not given' }),
  next: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: 'the `next` of the page before, as it was given' }),
})

/** A judgement to be made. */
export const newJudgement = z
  .object({
    subject: z.array(z.string().min(1).max(200)).min(1).max(100),
    verdict: z.enum(['same', 'different', 'right', 'wrong', 'edit', 'unsure', 'score']),
    value: z.unknown().optional(),
    by: z
      .string()
      .max(200)
      .optional()
      .openapi({ description: 'who judges, where no key says so; needed then' }),
    why: z.string().max(5000).nullable().optional(),
  })
  .openapi('NewJudgement')

export const undoing = z
  .object({ by: z.string().max(200).optional(), why: z.string().max(5000).nullable().optional() })
  .openapi('Undoing')

/** What is said beside a report that is sent as it is. */
export const beside = z.object({
  title: z.string().max(2000).optional(),
  publisher: z.string().max(500).optional(),
  published: z.string().max(40).optional(),
})

/** A report given as JSON. */
export const newReport = z
  .object({
    text: z.string().min(1).openapi({ description: 'plain text, Markdown or HTML' }),
    title: z.string().max(2000).nullable().optional(),
    publisher: z.string().max(500).nullable().optional(),
    published: z.string().max(40).nullable().optional(),
  })
  .openapi('NewReport')
