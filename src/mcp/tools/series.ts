import { z } from 'zod'
import { MEASURES, UNITS } from '../../index.ts'
import { day, dayOf, sideOf, state } from '../asked.ts'
import { nextCursor, paging, slice } from '../cursor.ts'
import { basis, basisOf, moreLine } from '../item.ts'
import { tool } from '../tool.ts'

const round = (n: number | null): number | null => (n === null ? null : Math.round(n * 1000) / 1000)

/** A measure period by period. */
export const SERIES_TOOL = tool({
  name: 'series',
  title: 'Series of a measure',
  description: 'What two states do toward each other, period by period, with the entries behind each number.',
  input: {
    a: state,
    b: state,
    measure: z
      .enum(MEASURES.map((m) => m.name) as [string, ...string[]])
      .optional()
      .describe('counts if not given'),
    by: z
      .enum(UNITS as unknown as [string, ...string[]])
      .optional()
      .describe('month if not given'),
    directed: z.boolean().optional().describe('a series for each direction'),
    since: day.optional(),
    until: day.optional(),
    ...paging,
  },
  output: {
    measure: z.string(),
    what: z.string(),
    points: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        period: z.string(),
        first_day: z.string(),
        last_day: z.string(),
        values: z.record(z.string(), z.number().nullable()),
        entries: z.array(z.string()),
        reports_read: z
          .int()
          .describe('published in the period, on whatever matter: an unread month is not a quiet one'),
      }),
    ),
    notes: z.array(z.string()),
    next_cursor: nextCursor,
    basis,
  },
  run: (asked, setting) =>
    setting.use(async (chancery) => {
      const sides = [sideOf(asked.a, setting.states), sideOf(asked.b, setting.states)] as const
      const { series } = await chancery.measure(sides, {
        ...(asked.measure === undefined ? {} : { measure: asked.measure }),
        ...(asked.by === undefined ? {} : { by: asked.by as never }),
        ...(asked.directed === undefined ? {} : { directed: asked.directed }),
        ...(asked.since === undefined ? {} : { since: dayOf('since', asked.since, 'first') }),
        ...(asked.until === undefined ? {} : { until: dayOf('until', asked.until, 'last') }),
      })
      const all = series.flatMap((s) =>
        s.points.map((p) => ({
          from: s.from.name,
          to: s.to.name,
          period: p.label,
          first_day: p.from,
          last_day: p.to,
          values: Object.fromEntries(Object.entries(p.values).map(([k, v]) => [k, round(v)])),
          entries: p.entries.map((e) => e.id),
          reports_read: p.reports,
        })),
      )
      const { items: points, next } = slice(all, asked)
      const { measure: _, what } = series[0]!
      const notes = [...new Set(series.flatMap((s) => s.notes.map((n) => n.message)))]
      return {
        values: {
          measure: series[0]!.measure,
          what,
          points: [...points],
          notes,
          next_cursor: next,
          basis: await basisOf(chancery, setting.now),
        },
        lines: [
          `${series[0]!.measure}: ${what}. ${points.length} of ${all.length} points:`,
          ...points.map(
            (p) =>
              `- ${p.from} ${asked.directed ? 'to' : 'and'} ${p.to}, ${p.period} (${p.first_day} to ${p.last_day}): ${Object.entries(
                p.values,
              )
                .map(([k, v]) => `${k} ${v ?? 'unknown'}`)
                .join(
                  ', ',
                )}; ${p.reports_read} reports read${p.entries.length === 0 ? '' : `; ${p.entries.join(' ')}`}`,
          ),
          ...notes.map((n) => `note: ${n}`),
          ...moreLine(next),
        ],
      }
    }),
})
