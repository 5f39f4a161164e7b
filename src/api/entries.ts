import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import {
  describe,
  EXPORT_FORMATS,
  type ExportFormat,
  FINDING_KINDS,
  kindsRefused,
  passage,
} from '../index.ts'
import type { Env } from './access.ts'
import { filterIn } from './filter.ts'
import { refusal } from './problem.ts'
import { type App, answers, answersIn, freshness, nextUrl, pageOf, route, type Setting } from './routes.ts'
import { entryQuery, pageQuery, ref } from './schemas.ts'
import { summariesOf } from './summary.ts'

/** Formats of one file: those an address can end in. */
export const FILES = EXPORT_FORMATS.filter((f) => f.makes === 'file')

/** What an address can end in: the name of a format, or the ending of its files where no other has it. */
const ENDINGS: readonly (readonly [string, ExportFormat])[] = [
  ...FILES.map((f) => [f.name, f] as const),
  ...FILES.map((f) => [f.ending.slice(1), f] as const).filter(
    ([ending, f]) =>
      FILES.every((other) => other.name !== ending && (other === f || other.ending !== f.ending)) &&
      ending !== 'json',
  ),
]

/** Entries and findings: lists, single ones, and the formats of the field. */
export function entryRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  const query = entryQuery.extend(pageQuery.shape)

  for (const path of ['/api/entries', '/api/entries.json'])
    app.openapi(
      route({
        method: 'get',
        path,
        summary: 'Entries of the record, the latest day first',
        description: `The same address with an ending, or an Accept header, gives another format: ${ENDINGS.map(([ending, f]) => `.${ending} (${f.title})`).join(', ')}.`,
        request: { query },
        responses: answers(pageOf('entry'), 'a page of entries'),
      }),
      async (c) => {
        const asked = c.req.valid('query')
        const accepted = path.endsWith('.json') ? null : acceptedFormat(c.req.header('accept'))
        if (accepted !== null) return exported(c, accepted, setting, asked)
        const { order, limit, next: after, ...narrow } = asked
        const record = await chancery.record()
        const page = await record.entries({
          ...filterIn(narrow, chancery.states),
          ...(order === undefined ? {} : { order }),
          limit: limit ?? 100,
          after: after ?? null,
        })
        const summaries = await summariesOf(page.items, chancery)
        const items = page.items.map((entry, i) => ({ ...entry, summary: summaries[i]! }))
        return c.json({
          items,
          next: page.next,
          nextUrl: nextUrl(c, page.next),
          freshness: await fresh(),
        }) as never
      },
    )

  for (const [ending, format] of ENDINGS)
    app.openapi(
      route({
        method: 'get',
        path: `/api/entries.${ending}`,
        summary: `Entries as ${format.title}: ${format.writes}`,
        request: { query: entryQuery },
        responses: answersIn([format.mediaType], format.title),
      }),
      async (c) => exported(c, format, setting, c.req.valid('query')) as never,
    )

  app.openapi(
    route({
      method: 'get',
      path: '/api/counts',
      summary: 'How many entries of each kind there are',
      request: { query: entryQuery },
      responses: answers(
        { type: 'object', additionalProperties: { type: 'integer' } },
        `a number for each of ${FINDING_KINDS.join(', ')}`,
      ),
    }),
    async (c) => {
      const record = await chancery.record()
      return c.json(await record.count(filterIn(c.req.valid('query'), chancery.states))) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/entries/{id}',
      summary: 'An entry with its findings, the words that prove each, and what was judged on it',
      request: { params: z.object({ id: z.string() }) },
      responses: answers(
        {
          type: 'object',
          required: ['entry', 'passages', 'reports', 'judgements'],
          properties: {
            entry: ref('entry'),
            passages: {
              type: 'object',
              description: 'by id of a finding: its evidence in the text around it',
            },
            reports: { type: 'array', items: ref('reportLine') },
            judgements: { type: 'array', items: ref('judgement') },
          },
        },
        'the entry',
      ),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const record = await chancery.record()
      const entry = await record.entry(id)
      if (entry === null)
        throw refusal(
          404,
          `expected the id of an entry or a finding, got "${id}"; lists of entries have them`,
        )
      const reports = await chancery.reportsOf([entry])
      const passages = Object.fromEntries(
        entry.findings.map((f) => {
          const report = reports.find((r) => r.id === f.report)
          return [f.id, report === undefined ? [] : f.evidence.map((e) => passage(report, e))]
        }),
      )
      return c.json({
        entry,
        summary: (await summariesOf([entry], chancery))[0],
        lines: Object.fromEntries(entry.findings.map((f) => [f.id, describe(f, chancery.states.nameOf)])),
        passages,
        reports: reports.map(({ text: _, ...report }) => report),
        judgements: await record.judgements(entry.id),
        freshness: await fresh(),
      }) as never
    },
  )
}

/** A format that a request prefers to JSON; null where it takes JSON or says nothing. */
function acceptedFormat(accept: string | undefined): ExportFormat | null {
  for (const range of (accept ?? '').split(',')) {
    const type = range.split(';')[0]!.trim().toLowerCase()
    if (type === 'application/json' || type === '*/*' || type === 'text/html') return null
    const found = FILES.find((f) => f.mediaType.split(';')[0] === type)
    if (found) return found
  }
  return null
}

/** Entries as a file of a format, written while it is sent. */
async function exported(
  c: Context<Env>,
  format: ExportFormat,
  { chancery, log }: Setting,
  query: z.infer<typeof entryQuery>,
): Promise<Response> {
  const { states } = chancery
  const filter = filterIn(query, states)
  const kinds = filter.kind === undefined ? null : [filter.kind].flat()
  const refused = kindsRefused(format, kinds)
  if (refused !== null) throw refusal(kinds?.every((k) => !format.kinds.includes(k)) ? 406 : 400, refused)
  const between = (filter.between ?? []).map((code) => states.nameOf(code))
  const title = between.length > 0 ? between.join(' and ') : 'Diplomatic record'
  const writing = await chancery.export(format, filter, { title })
  c.header(
    'Content-Type',
    /^text\/|json|xml/.test(format.mediaType) ? `${format.mediaType}; charset=utf-8` : format.mediaType,
  )
  c.header(
    'Content-Disposition',
    `attachment; filename="chancery-${
      between.length > 0
        ? (filter.between ?? [])
            .join('-')
            .toLowerCase()
            .replace(/[^a-z0-9-]/g, '')
        : 'record'
    }${format.ending}"`,
  )
  return stream(
    c,
    async (out) => {
      for await (const piece of writing.pieces)
        if (piece.file === format.ending)
          await out.write(typeof piece.data === 'string' ? piece.data : new Uint8Array(piece.data))
    },
    async (error) => log(`${c.req.path}: ${error.stack ?? error.message}`),
  )
}
