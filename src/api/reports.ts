import { z } from '@hono/zod-openapi'
import type { HonoRequest } from 'hono'
import { streamSSE } from 'hono/streaming'
import {
  describe,
  type Finding,
  headOf,
  type JudgementView,
  type Outcome,
  saidIn,
  whenWords,
} from '../index.ts'
import { needs } from './access.ts'
import { refusal } from './problem.ts'
import { type App, answers, freshness, nextUrl, pageOf, route, type Setting } from './routes.ts'
import { beside, day, newReport, pageQuery, ref } from './schemas.ts'

/** Texts waiting to be read at most; more are refused, so that nothing is lost unseen. */
const WAITING = 20

/** Reports: lists, texts with their findings, and new ones to be read. */
export function reportRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  const inTurn = turns(WAITING)

  app.openapi(
    route({
      method: 'get',
      path: '/api/reports',
      summary: 'Reports of the record, the latest first, without their texts',
      request: {
        query: pageQuery.extend({
          publisher: z.string().max(500).optional(),
          since: day.optional(),
          until: day.optional(),
          text: z.string().max(500).optional(),
        }),
      },
      responses: answers(pageOf('reportLine'), 'a page of reports'),
    }),
    async (c) => {
      const { next: after, limit, ...filter } = c.req.valid('query')
      const page = await (await chancery.record()).reports({
        ...filter,
        limit: limit ?? 100,
        after: after ?? null,
      })
      const items = page.items.map(({ text, ...report }) => ({ ...report, characters: text.length }))
      return c.json({
        items,
        next: page.next,
        nextUrl: nextUrl(c, page.next),
        freshness: await fresh(),
      }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/reports/{id}',
      summary: 'A report with its text, findings and notes',
      request: { params: z.object({ id: z.string() }) },
      responses: answers(
        {
          type: 'object',
          required: ['report', 'findings', 'lines', 'judgements', 'notes', 'versions'],
          properties: {
            report: ref('report'),
            findings: { type: 'array', items: ref('finding') },
            lines: { type: 'object', description: 'by id of a finding: when, and what' },
            judgements: {
              type: 'object',
              description: 'by id of a finding: the latest that people judged of it, and that stands',
            },
            notes: { type: 'array', items: ref('note') },
            versions: { type: 'array', items: { type: 'string' } },
          },
        },
        'the report; offsets count UTF-16 code units into its text',
      ),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const record = await chancery.record()
      const report = await record.report(id)
      if (report === null)
        throw refusal(404, `expected the id of a report, got "${id}"; /api/reports lists them`)
      const [findings, judged, notes, versions] = await Promise.all([
        record.findingsOf(id),
        record.judgements(),
        record.notes(id),
        record.versions(id),
      ])
      const { nameOf } = chancery.states
      const lines = Object.fromEntries(
        findings.map((f) => [
          f.id,
          {
            when: whenWords(f.when),
            line: describe(f, nameOf),
            head: headOf(f, nameOf),
            said: saidIn(f),
          },
        ]),
      )
      return c.json({
        report,
        findings,
        lines,
        judgements: latestOn(findings, judged),
        notes,
        versions: versions.map((v) => v.id),
      }) as never
    },
  )

  app.openapi(
    route({
      method: 'post',
      path: '/api/reports',
      summary: 'Reads a report into the record',
      description:
        'JSON with a text, or a body of text/plain, text/markdown, text/html or application/x-ndjson (many reports), or a file as it is (application/octet-stream with its name), whose encoding is found out. With Accept: text/event-stream each report is told as it is read (events `waiting`, `reading`, `outcome`, `end`).',
      request: {
        query: beside.extend({
          name: z
            .string()
            .max(500)
            .optional()
            .openapi({ description: 'name of the file, whose ending tells its format: news.csv' }),
        }),
        body: {
          required: true,
          content: {
            // Checked by hand: the library would hold every other type against it too.
            'application/json': { schema: ref('NewReport') as never },
            'text/plain': { schema: z.string() },
            'text/html': { schema: z.string() },
            'text/markdown': { schema: z.string() },
            'application/x-ndjson': { schema: z.string() },
            'application/octet-stream': { schema: z.string() },
          },
        },
      },
      responses: answers(
        {
          type: 'object',
          required: ['outcomes'],
          properties: { outcomes: { type: 'array', items: ref('outcome') } },
        },
        'what became of each report',
      ),
    }),
    async (c) => {
      needs(c, 'editor')
      const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
      const { name, ...said } = c.req.valid('query')
      const given = await bodyOf(type, c.req, said)
      const read = (): AsyncGenerator<Outcome> =>
        chancery.read('-', {
          input: once(given.body),
          hints: given.hints,
          ...(name === undefined ? {} : { inputName: name }),
        })
      if ((c.req.header('accept') ?? '').includes('text/event-stream'))
        return streamSSE(c, async (events) => {
          const send = (event: string, data: unknown) =>
            events.writeSSE({ event, data: JSON.stringify(data) })
          await send('waiting', { ahead: inTurn.waiting() })
          try {
            await inTurn.run(async () => {
              await send('reading', {
                [typeof given.body === 'string' ? 'characters' : 'bytes']: given.body.length,
              })
              for await (const outcome of read()) await send('outcome', told(outcome))
            })
            await send('end', {})
          } catch (error) {
            setting.log(String((error as Error).stack ?? error))
            await send('problem', { status: 500, detail: (error as Error).message })
          }
        }) as never
      const outcomes: object[] = []
      await inTurn.run(async () => {
        for await (const outcome of read()) outcomes.push(told(outcome))
      })
      return c.json({ outcomes }) as never
    },
  )
}

const told = ({ outcome, report, findings, notes, words }: Outcome) => ({
  outcome,
  report,
  findings,
  notes,
  words,
})

async function* once(body: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield body
}

const TEXTS = [
  'text/plain',
  'text/html',
  'text/markdown',
  'text/csv',
  'application/x-ndjson',
  'application/octet-stream',
]

/** The text or file of a request and what is said beside it; in JSON that stands in the body too. */
async function bodyOf(type: string, request: HonoRequest, said: z.infer<typeof beside>) {
  if (type === 'application/json') {
    const parsed = newReport.safeParse(await request.json().catch(() => null))
    if (!parsed.success)
      throw refusal(
        400,
        `expected {"text": …, "title", "publisher", "published"}, got ${parsed.error.issues[0]?.message ?? 'something else'}; mend the body`,
      )
    const { text, ...hints } = parsed.data
    return { body: text, hints: hintsOf({ ...said, ...hints }) }
  }
  if (!TEXTS.includes(type))
    throw refusal(415, `expected JSON, text, Markdown, HTML or JSON Lines, got "${type}"; set Content-Type`)
  const body = new Uint8Array(await request.arrayBuffer())
  if (body.every((b) => b <= 0x20)) throw refusal(400, 'expected a report, got an empty body; send its text')
  return { body, hints: hintsOf(said) }
}

const hintsOf = ({ title, publisher, published }: Omit<z.infer<typeof newReport>, 'text'>) => ({
  title: title ?? null,
  publisher: publisher ?? null,
  published: published ?? null,
})

/** Work that is done one piece at a time, at most so many waiting. */
function turns(most: number) {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    waiting: () => waiting,
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (waiting >= most)
        throw refusal(503, `expected at most ${most} texts waiting, got more; send it later`)
      waiting += 1
      const before = last
      const mine = (async () => {
        await before.catch(() => {})
        return work()
      })()
      last = mine.catch(() => {})
      try {
        return await mine
      } finally {
        waiting -= 1
      }
    },
  }
}

const VERDICTS: readonly string[] = ['right', 'wrong', 'edit', 'unsure']

/** By finding, the latest judgement that stands, whether of the finding or of the entry named after it. */
function latestOn(
  findings: readonly Finding[],
  judged: readonly JudgementView[],
): Readonly<Record<string, JudgementView>> {
  const standing = judged.filter((j) => !j.undone && VERDICTS.includes(j.verdict))
  return Object.fromEntries(
    findings.flatMap(({ id }) => {
      const own = [id, id.replace(/^finding:/, 'entry:')]
      const last = standing.findLast((j) => j.subject.some((s) => own.includes(s)))
      return last === undefined ? [] : [[id, last] as const]
    }),
  )
}
