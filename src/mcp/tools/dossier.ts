import { z } from 'zod'
import { type Dossier, dayWords, type FindingKind, type Item } from '../../index.ts'
import { day, dayOf, pairOf, state } from '../asked.ts'
import { cursorAt, nextCursor, paging, placeOf, slice } from '../cursor.ts'
import {
  basis,
  basisOf,
  fromDossier,
  item,
  itemLines,
  itemsOf,
  many,
  moreLine,
  type ToolItem,
} from '../item.ts'
import { tool } from '../tool.ts'

/** Parts of a dossier that are lists of entries. */
const PARTS: Readonly<Record<string, (d: Dossier) => readonly Item[]>> = {
  happened: (d) => d.happened,
  contacts: (d) => d.contacts.flatMap((c) => c.item ?? []),
  ahead: (d) => d.ahead,
  unconfirmed: (d) => d.unconfirmed,
  undertakings: (d) => d.undertakings,
  acts: (d) => d.acts,
  statements: (d) => d.themes.flatMap((t) => t.items),
  chronology: (d) => d.chronology.flatMap((i) => [i, ...i.parts]),
  formulations: (d) => d.formulations.map((f) => f.item),
  anniversaries: (d) => d.commemorations,
  disagreements: (d) => d.disagreements.map((x) => x.item),
}

/** Kinds of older entries that a part goes on to once the newest are told. */
const OLDER: Readonly<Record<string, readonly FindingKind[]>> = {
  undertakings: ['undertaking'],
  acts: ['act'],
  statements: ['statement'],
  chronology: ['meeting', 'visit'],
  formulations: ['formulation'],
  anniversaries: ['commemoration'],
}

const NAMES = Object.keys(PARTS) as [string, ...string[]]

const person = z.object({
  name: z.string(),
  state: z.string(),
  office: z.string().nullable(),
  entries: z.int(),
})

/** All the record shows on two states, a part at a time. */
export const DOSSIER_TOOL = tool({
  name: 'dossier',
  title: 'Dossier of two states',
  description:
    'All the record shows on two states, one part at a time; without a part, what happened, with the sizes of the others.',
  input: {
    a: state,
    b: state,
    part: z.enum(NAMES).optional().describe('happened if not given'),
    since: day.optional(),
    until: day.optional(),
    as_of: day.optional().describe('the day that divides what was from what lies ahead; today if not given'),
    ...paging,
  },
  output: {
    states: z.array(z.object({ code: z.string(), name: z.string() })),
    as_of: z.string(),
    entries: z.int(),
    reports: z.int(),
    publishers: z.int(),
    period: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
    parts: z
      .array(z.object({ name: z.string(), items: z.int(), older: z.int() }))
      .describe('how much stands in each, and how many older entries its cursor goes on to'),
    part: z.string(),
    items: z.array(item),
    people: z.array(person),
    limits: z.array(z.string()).describe('what this record cannot show'),
    next_cursor: nextCursor,
    basis,
  },
  run: (asked, setting) =>
    setting.use(async (chancery) => {
      const pair = pairOf(asked.a, asked.b, setting.states)
      const range = {
        ...(asked.since === undefined ? {} : { since: dayOf('since', asked.since, 'first') }),
        ...(asked.until === undefined ? {} : { until: dayOf('until', asked.until, 'last') }),
      }
      const d = await chancery.dossier(pair, {
        ...range,
        asOf:
          asked.as_of === undefined
            ? setting.now().toISOString().slice(0, 10)
            : dayOf('as_of', asked.as_of, 'last'),
      })
      const part = asked.part ?? 'happened'
      const older = (name: string): Dossier['left'] =>
        d.left.filter((l) => (OLDER[name] ?? []).includes(l.kind))
      /** Where the part goes on after a kind: "statement AbC". */
      const after = (kind: FindingKind | null): string | null => {
        const rest = older(part)
        const left = rest[kind === null ? 0 : rest.findIndex((l) => l.kind === kind) + 1]
        return left === undefined ? null : cursorAt(asked, `${left.kind} ${left.next}`)
      }
      let items: ToolItem[]
      let next: string | null
      const place = placeOf(asked)
      if (typeof place === 'string') {
        const [kind, from] = place.split(' ') as [FindingKind, string]
        const page = await (await chancery.record()).entries({
          between: pair,
          kind,
          ...range,
          limit: asked.limit ?? 20,
          after: from,
        })
        items = await itemsOf(page.items, chancery, setting.states)
        next = page.next === null ? after(kind) : cursorAt(asked, `${kind} ${page.next}`)
      } else {
        const some = slice(PARTS[part]!(d), asked)
        items = some.items.map(fromDossier)
        next = some.next ?? after(null)
      }
      const parts = NAMES.map((name) => ({
        name,
        items: PARTS[name]!(d).length,
        older: older(name).reduce((n, l) => n + l.entries, 0),
      }))
      const people = d.people.slice(0, 40).map(({ name, state, office, entries }) => ({
        name,
        state,
        office,
        entries,
      }))
      return {
        values: {
          states: d.pair.map((code, i) => ({ code, name: d.names[i]! })),
          as_of: d.asOf,
          entries: d.counts.entries,
          reports: d.counts.reports,
          publishers: d.counts.publishers,
          period: d.period,
          parts,
          part,
          items,
          people,
          limits: [...d.limits],
          next_cursor: next,
          basis: await basisOf(chancery, setting.now),
        },
        lines: [
          `${d.names[0]} (${d.pair[0]}) and ${d.names[1]} (${d.pair[1]}), as of ${dayWords(d.asOf)}: ${many(d.counts.entries, 'entry', 'entries')}, ${many(d.counts.reports, 'report')}, ${many(d.counts.publishers, 'publisher')}${d.period.from === null ? '' : `, published ${d.period.from} to ${d.period.to}`}.`,
          `Parts: ${parts.map((p) => `${p.name} ${p.items}${p.older === 0 ? '' : ` and ${p.older} older`}`).join(', ')}.`,
          `Part "${part}":`,
          ...items.flatMap(itemLines),
          ...(items.length === 0 ? ['- nothing in these reports'] : []),
          ...moreLine(next),
          ...(people.length === 0
            ? []
            : [
                `People: ${people.map((p) => `${p.name} (${p.state}${p.office === null ? '' : `, ${p.office}`}; ${p.entries} entries)`).join('; ')}.`,
              ]),
          'What this record cannot show:',
          ...d.limits.map((l) => `- ${l}`),
        ],
      }
    }),
})
