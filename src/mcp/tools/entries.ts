import { z } from 'zod'
import {
  ACT_TYPES,
  type Entry,
  type Filter,
  type FindingKind,
  type FollowThrough,
  STAGES,
  type Stage,
  UNDERTAKING_TYPES,
} from '../../index.ts'
import { bodyOf, dayOf, filterOf, narrowing, state } from '../asked.ts'
import { cursorAt, nextCursor, paging, placeOf } from '../cursor.ts'
import { basis, basisOf, item, itemLines, itemsOf, moreLine } from '../item.ts'
import type { Setting } from '../setting.ts'
import { type Answer, type Tool, tool } from '../tool.ts'

/** A day that comes or has passed stands beside a status. */
const staged = (stage: Stage | undefined) =>
  stage === 'due' || stage === 'overdue' ? { timing: stage } : stage === undefined ? {} : { status: stage }

const output = {
  total: z.int().nullable().describe('entries the arguments find in all; null where they are not counted'),
  items: z.array(item),
  next_cursor: nextCursor,
  basis,
}

const input = { ...narrowing, order: z.enum(['newest', 'oldest']).optional(), ...paging }

type Asked = z.infer<z.ZodObject<typeof input>>
type Page = { items: readonly (Entry & { followThrough?: FollowThrough })[]; next: string | null }

/** A page of entries of a kind; an empty one says that it is the reports that say nothing. */
async function listed(
  kind: FindingKind,
  asked: Asked,
  own: Filter,
  setting: Setting,
  page?: (filter: Filter, record: Awaited<ReturnType<Chancery['record']>>) => Promise<Page>,
): Promise<Answer<z.infer<z.ZodObject<typeof output>>>> {
  const { states, now } = setting
  return setting.use(async (chancery) => {
    const record = await chancery.record()
    const filter: Filter = { ...filterOf(asked, states), ...own, kind, order: asked.order ?? 'newest' }
    const after = placeOf(asked)
    const paged = { ...filter, limit: asked.limit ?? 20, after: after === null ? null : String(after) }
    const { items: entries, next } = await (page === undefined ? record.entries(paged) : page(paged, record))
    const total = page === undefined ? (await record.count(filter))[kind] : null
    const items = await itemsOf(entries, chancery, states)
    const next_cursor = next === null ? null : cursorAt(asked, next)
    const rests = await basisOf(chancery, now)
    return {
      values: { total, items, next_cursor, basis: rests },
      lines: [
        items.length === 0
          ? `No report in this record tells of such a ${kind} (${rests.reports} reports of ${rests.publishers} publishers${rests.since === null ? '' : `, ${rests.since} to ${rests.until}`}). That is no sign that there was none.`
          : total === null
            ? `${items.length} entries:`
            : `${items.length} of ${total} entries:`,
        ...items.flatMap(itemLines),
        ...moreLine(next_cursor),
      ],
    }
  })
}

type Chancery = Parameters<Parameters<Setting['use']>[0]>[0]

/** Lists of entries, one tool a kind. */
export const ENTRY_TOOLS: readonly Tool[] = [
  tool({
    name: 'meetings',
    title: 'Meetings',
    description: 'Meetings, calls and summits: who met whom, when, where, in which office.',
    input,
    output,
    run: (asked, setting) => listed('meeting', asked, {}, setting),
  }),
  tool({
    name: 'visits',
    title: 'Visits',
    description: 'Visits with visitor, host, stops and days.',
    input,
    output,
    run: (asked, setting) => listed('visit', asked, {}, setting),
  }),
  tool({
    name: 'statements',
    title: 'Statements',
    description: 'What was said, by whom, to whom and through whom.',
    input,
    output,
    run: (asked, setting) => listed('statement', asked, {}, setting),
  }),
  tool({
    name: 'undertakings',
    title: 'Undertakings',
    description: 'What was agreed, promised, asked or refused, and what became of it.',
    input: {
      ...input,
      type: z.enum(UNDERTAKING_TYPES as unknown as [string, ...string[]]).optional(),
      status: z.enum(STAGES as [Stage, ...Stage[]]).optional(),
      due_before: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .optional(),
    },
    output,
    run: (asked, setting) =>
      listed(
        'undertaking',
        asked,
        asked.type === undefined ? {} : { types: [asked.type] },
        setting,
        async (filter, record) => {
          const { kind: _, ...rest } = filter
          const due =
            asked.due_before === undefined
              ? {}
              : { dueBefore: dayOf('due_before', asked.due_before, 'first') }
          let after = filter.after ?? null
          // A page whose undertakings are all of another status is passed over.
          for (;;) {
            const page = await record.undertakings({
              ...rest,
              ...due,
              after,
              ...staged(asked.status),
            })
            if (page.items.length > 0 || page.next === null) return page
            after = page.next
          }
        },
      ),
  }),
  tool({
    name: 'acts',
    title: 'Coded acts',
    description: 'Acts of cooperation and conflict coded after PLOVER and CAMEO: who did what to whom.',
    input: {
      ...input,
      source: state.optional().describe('who acts: a state'),
      target: state.optional().describe('toward whom: a state'),
      type: z.enum(ACT_TYPES as unknown as [string, ...string[]]).optional(),
    },
    output,
    run: (asked, setting) =>
      listed(
        'act',
        asked,
        {
          ...(asked.type === undefined ? {} : { types: [asked.type] }),
          ...(asked.source === undefined ? {} : { source: bodyOf(asked.source, setting.states) }),
          ...(asked.target === undefined ? {} : { target: bodyOf(asked.target, setting.states) }),
        },
        setting,
      ),
  }),
]
