import { z } from '@hono/zod-openapi'
import { type ChanceryRecord, type FollowedEntry, STATUSES, type UndertakingFilter } from '../index.ts'
import { dayIn, filterIn } from './filter.ts'
import { refusal } from './problem.ts'
import { type App, answers, freshness, nextUrl, pageOf, route, type Setting } from './routes.ts'
import { day, entryQuery, pageQuery } from './schemas.ts'
import { linesOf } from './summary.ts'

/** What a list can be narrowed to: a status, or whether the day has come. */
const STAGES = [...STATUSES, 'due', 'overdue'] as const
type Stage = (typeof STAGES)[number]

/** Undertakings with what became of each, as later reports tell. */
export function undertakingRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  app.openapi(
    route({
      method: 'get',
      path: '/api/undertakings',
      summary: 'What was agreed, promised, asked and refused, and what became of it',
      request: {
        query: entryQuery
          .omit({ kind: true })
          .extend(pageQuery.shape)
          .extend({
            status: z.enum(STAGES).optional().openapi({
              description: 'how far it has come; `due` and `overdue` go by its day and stand beside a status',
            }),
            dueBefore: day.optional(),
            asOf: day.optional().openapi({ description: 'the day of the status; today if not given' }),
          }),
      },
      responses: answers(
        pageOf('entryLine'),
        `a page of undertakings with steps and their words, sought in the whole record; a page that looks at ${LOOKED} of them before it is full is given short, with its \`next\``,
      ),
    }),
    async (c) => {
      const { order, limit, next, status, dueBefore, asOf, ...narrow } = c.req.valid('query')
      const filter = {
        ...filterIn(narrow, chancery.states),
        ...(order === undefined ? {} : { order }),
        ...(status === undefined || status === 'due' || status === 'overdue' ? {} : { status }),
        ...(dueBefore === undefined ? {} : { dueBefore }),
        ...(asOf === undefined ? {} : { on: dayIn('asOf', asOf, 'last') }),
      }
      const page = await pageAt(await chancery.record(), filter, status, limit ?? 100, next)
      const lines = await linesOf(page.items, chancery)
      return c.json({
        items: page.items.map((e, i) => ({
          ...lines[i]!,
          type: e.view.kind === 'undertaking' ? e.view.type : null,
          follow: e.followThrough,
        })),
        next: page.next,
        nextUrl: nextUrl(c, page.next),
        freshness: await fresh(),
      }) as never
    },
  )
}

/** Undertakings that are fetched at a time, and most that are looked at for one page. */
const PIECE = 200
const LOOKED = 4_000

/** A page of the undertakings in a stage: as many pages of the record as fill it. */
async function pageAt(
  record: ChanceryRecord,
  filter: UndertakingFilter,
  stage: Stage | undefined,
  limit: number,
  next: string | undefined,
): Promise<{ items: FollowedEntry[]; next: string | null }> {
  const items: FollowedEntry[] = []
  const inStage = ({ followThrough: f }: FollowedEntry): boolean =>
    stage === undefined || f.status === stage || f.timing === stage
  let { after, skip } = placeOf(next)
  for (let looked = 0; looked < LOOKED; looked += PIECE) {
    const page = await record.undertakings({ ...filter, limit: PIECE, after })
    const found = page.items.filter(inStage).slice(skip)
    const room = limit - items.length
    items.push(...found.slice(0, room))
    if (found.length > room) return { items, next: `${skip + room}~${after ?? ''}` }
    if (page.next === null) return { items, next: null }
    after = page.next
    skip = 0
    if (items.length === limit) break
  }
  return { items, next: `0~${after}` }
}

/** Where a page begins: after a page of the record, and how many of those found on the next were given already. */
function placeOf(next: string | undefined): { after: string | null; skip: number } {
  const [, skip, after] = /^(\d{1,3})~(.*)$/.exec(next ?? '0~') ?? []
  if (skip === undefined)
    throw refusal(400, `expected the \`next\` of a page, got "${next}"; start again without it`)
  return { after: after || null, skip: Number(skip) }
}
