import type { Chancery } from '../../src/chancery.ts'
import type { Entry } from '../../src/ontology/entry.ts'
import type { ChanceryRecord } from '../../src/record/index.ts'
import { shift } from '../../test/record/sample-findings.ts'

/** What someone may ask about: drawn from the record, so that what is much told of is much asked for. */
export interface Topic {
  readonly pair: readonly [string, string]
  readonly person: string
  readonly office: { readonly title: string; readonly of: string }
  readonly day: string
  readonly words: string
  readonly entry: Entry
  readonly report: string
}

/** A question that the commands, the interface or the pages put to a record. */
export interface Question {
  readonly name: string
  ask(chancery: Chancery, record: ChanceryRecord, topic: Topic): Promise<unknown>
}

const side = (state: string) => ({ name: state, states: [state], organisations: [] })
const year = (day: string): string => day.slice(0, 4)

/** Every question that is timed, in the order they are asked. */
export const QUESTIONS: readonly Question[] = [
  { name: 'dossier of a pair', ask: (c, _, t) => c.dossier(t.pair, { asOf: t.day }) },
  {
    name: 'dossier of a pair, one year',
    ask: (c, _, t) => c.dossier(t.pair, { since: `${year(t.day)}-01-01`, until: `${year(t.day)}-12-31` }),
  },
  { name: 'search for two words', ask: (_, r, t) => r.search(t.words) },
  { name: 'search for one word', ask: (_, r, t) => r.search(t.words.split(' ')[0]!) },
  { name: 'entries, newest', ask: (_, r) => r.entries() },
  { name: 'entries of a pair', ask: (_, r, t) => r.entries({ between: t.pair }) },
  {
    name: 'meetings of a pair in a year',
    ask: (_, r, t) => r.entries({ kind: 'meeting', between: t.pair, since: year(t.day), until: year(t.day) }),
  },
  { name: 'statements of a person', ask: (_, r, t) => r.entries({ kind: 'statement', person: t.person }) },
  { name: 'statements with words', ask: (_, r, t) => r.entries({ kind: 'statement', text: t.words }) },
  {
    name: 'acts of a source toward a target',
    ask: (_, r, t) => r.entries({ kind: 'act', source: t.pair[0], target: t.pair[1] }),
  },
  { name: 'entries of a place', ask: (_, r, t) => r.entries({ place: t.entry.view.where?.name ?? 'Seoul' }) },
  {
    name: 'the page after the hundredth',
    ask: (_, r, t) =>
      r.entries({ after: Buffer.from(JSON.stringify([t.day, t.entry.id])).toString('base64url') }),
  },
  { name: 'entries of a report', ask: (_, r, t) => r.entries({ report: t.report }) },
  {
    name: 'an entry with its judgements',
    ask: async (_, r, t) => [await r.entry(t.entry.id), await r.judgements(t.entry.id)],
  },
  { name: 'count of a pair', ask: (_, r, t) => r.count({ between: t.pair }) },
  { name: 'count of words', ask: (_, r, t) => r.count({ text: t.words }) },
  {
    name: 'open undertakings of a pair',
    ask: (_, r, t) => r.undertakings({ between: t.pair, status: 'open', limit: 50 }),
  },
  { name: 'who a person is', ask: (_, r, t) => r.who(t.person) },
  { name: 'who, by a surname', ask: (_, r, t) => r.who(t.person.split(' ')[1]!) },
  { name: 'who held an office', ask: (_, r, t) => r.holders(t.office.title, t.office.of, t.day) },
  { name: 'reports, newest', ask: (_, r) => r.reports() },
  { name: 'reports with words', ask: (_, r, t) => r.reports({ text: t.words }) },
  {
    name: 'a report with its findings',
    ask: async (_, r, t) => [
      await r.report(t.report),
      await r.findingsOf(t.report),
      await r.versions(t.report),
      await r.notes(t.report),
    ],
  },
  { name: 'pairs with most entries', ask: (_, r) => r.pairs() },
  {
    name: 'what is read, in months',
    ask: (_, r, t) => r.coverage('month', `${year(t.day)}-01-01`, `${year(t.day)}-12-31`),
  },
  {
    name: 'what came in the last week',
    ask: async (_, r) => r.changes(`${shift((await r.extent()).until!, -7)}T00:00:00Z`),
  },
  { name: 'publishers', ask: (_, r) => r.publishers() },
  { name: 'persons with most entries', ask: (_, r) => r.persons() },
  { name: 'persons of a state', ask: (_, r, t) => r.persons(t.pair[0]) },
  { name: 'whom a person met', ask: (_, r, t) => r.counterparts(t.person) },
  {
    name: 'a map or a network of meetings',
    ask: (_, r, t) => r.outlines({ kind: ['meeting', 'visit'], since: year(t.day), limit: 10_000 }),
  },
  {
    name: 'series of a pair by quarter',
    ask: (c, _, t) => c.measure([side(t.pair[0]), side(t.pair[1])], { by: 'quarter' }),
  },
  { name: 'counts', ask: (_, r) => r.counts() },
]

/** Topics in the order of the dice: what is in the record on that day. */
export async function topicsOf(record: ChanceryRecord, n: number, next: () => number): Promise<Topic[]> {
  const { since } = await record.counts()
  const topics: Topic[] = []
  while (topics.length < n) {
    const day = new Date(Date.parse(since!) + Math.floor(next() * 9.9 * 365) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    const [meetings, said] = await Promise.all([
      record.entries({ kind: 'meeting', since: day, order: 'oldest', limit: 20 }),
      record.entries({ kind: 'statement', since: day, order: 'oldest', limit: 20 }),
    ])
    const entry = meetings.items[Math.floor(next() * meetings.items.length)]
    const statement = said.items[Math.floor(next() * said.items.length)]
    const [a, b] = entry?.view.parties.map((p) => p.actor) ?? []
    if (
      entry === undefined ||
      statement?.view.kind !== 'statement' ||
      !a?.state ||
      !b?.state ||
      a.state === b.state
    )
      continue
    const words = statement.view.content[0]!.quote.split(' ')
    const at = Math.floor(next() * (words.length - 1))
    topics.push({
      pair: [a.state, b.state],
      person: a.name,
      office: { title: a.office?.title ?? 'president', of: a.state },
      day,
      words: `${words[at]} ${words[at + 1]}`,
      entry,
      report: entry.view.report,
    })
  }
  return topics
}
