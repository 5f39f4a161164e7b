import { z } from '@hono/zod-openapi'
import { filterIn } from './filter.ts'
import { labelOf } from './label.ts'
import { networkOf } from './network.ts'
import { placesOf } from './places.ts'
import { refusal } from './problem.ts'
import { type App, answers, freshness, route, type Setting } from './routes.ts'
import { entryQuery } from './schemas.ts'
import { linesOf } from './summary.ts'
import { entriesUpTo } from './walk.ts'

/** Most entries whose lines are given at once. */
const LINES = 100

/** Persons of whom the spellings of a name are known as one's. */
const NAMED = 1_000

/** Most entries of a timeline: more cannot be told apart. */
const TIMES = 2_000

/** Entries as other views show them: lines by their ids, on a map, in a network, along time. */
export function viewRoutes(app: App, setting: Setting): void {
  const { chancery } = setting
  const fresh = freshness(setting)
  const nameOf = (code: string): string => chancery.states.nameOf(code)

  app.openapi(
    route({
      method: 'get',
      path: '/api/lines',
      summary: 'Entries by their ids, each as one line: the evidence behind a number',
      request: {
        query: z.object({
          id: z
            .string()
            .min(1)
            .openapi({ description: `ids of entries, parted by commas; ${LINES} at most` }),
        }),
      },
      responses: answers({ type: 'object' }, 'lines in the order of the ids; unknown ids are left out'),
    }),
    async (c) => {
      const ids = [...new Set(c.req.valid('query').id.split(','))]
      if (ids.length > LINES)
        throw refusal(400, `expected at most ${LINES} ids, got ${ids.length}; ask for them in parts`)
      const record = await chancery.record()
      const found = []
      for (const id of ids) {
        const entry = await record.entry(id)
        if (entry !== null) found.push(entry)
      }
      return c.json({ items: await linesOf(found, chancery) }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/places',
      summary: 'Where entries took place: places with coordinates, their precision, and the entries at each',
      request: { query: entryQuery },
      responses: answers(
        { type: 'object' },
        'places, the fullest first; `unplaced` counts the entries that name none',
      ),
    }),
    async (c) => {
      const filter = {
        kind: ['meeting', 'visit'] as const,
        ...filterIn(c.req.valid('query'), chancery.states),
      }
      const record = await chancery.record()
      const { entries, cut } = await entriesUpTo((page) => record.outlines(page), filter)
      return c.json({ ...placesOf(entries), cut, freshness: await fresh() }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/network',
      summary: 'Who was in contact with whom: states or persons, and the entries that join each two',
      request: {
        query: entryQuery.extend({
          nodes: z.enum(['states', 'persons']).optional(),
          limit: z.coerce
            .number()
            .int()
            .min(2)
            .max(300)
            .optional()
            .openapi({ description: 'most nodes; 60 if not given' }),
        }),
      },
      responses: answers({ type: 'object' }, 'nodes and links, the fullest first'),
    }),
    async (c) => {
      const { nodes, limit, ...query } = c.req.valid('query')
      const filter = { kind: ['meeting', 'visit'] as const, ...filterIn(query, chancery.states) }
      const record = await chancery.record()
      const { entries, cut } = await entriesUpTo((page) => record.outlines(page), filter)
      const named = nodes === 'persons' ? await record.persons(undefined, NAMED) : []
      const persons = new Map(
        named.flatMap(({ id, ids, name, state }) => ids.map((one) => [one, { id, name, state }] as const)),
      )
      const network = networkOf(entries, nodes ?? 'states', limit ?? 60, nameOf, persons)
      return c.json({ ...network, cut, freshness: await fresh() }) as never
    },
  )

  app.openapi(
    route({
      method: 'get',
      path: '/api/timeline',
      summary: 'Entries along time: the first and last day each may lie on, as exact as the reports are',
      request: { query: entryQuery },
      responses: answers(
        { type: 'object' },
        `the newest ${TIMES} entries, in order of their first day; \`undated\` are those of which no report gives a day`,
      ),
    }),
    async (c) => {
      const filter = {
        kind: ['meeting', 'visit'] as const,
        ...filterIn(c.req.valid('query'), chancery.states),
      }
      const record = await chancery.record()
      const { entries, cut } = await entriesUpTo((page) => record.entries(page), filter, TIMES)
      const lines = await linesOf(entries, chancery)
      const spans = entries.map((e, i) => ({
        ...lines[i]!,
        label: labelOf(e.view, nameOf),
        from: e.view.when.from,
        to: e.view.when.to,
        basis: e.view.when.basis,
      }))
      const day = (s: (typeof spans)[number]): string => s.from ?? s.to ?? ''
      return c.json({
        items: spans.filter((s) => day(s) !== '').sort((a, b) => (day(a) < day(b) ? -1 : 1)),
        undated: spans.filter((s) => day(s) === ''),
        cut,
        freshness: await fresh(),
      }) as never
    },
  )
}
