import { brotliCompressSync, constants } from 'node:zlib'
import { sql, type Transaction } from 'kysely'
import { bodyOf } from '../ontology/actor.ts'
import { type Finding, statesOf } from '../ontology/finding.ts'
import { hash } from '../ontology/hash.ts'
import type { Note } from '../ontology/note.ts'
import type { Reading } from '../ontology/reading.ts'
import { publicationDay, type Report } from '../ontology/report.ts'
import { validDay } from './day.ts'
import { placeKey } from './filter.ts'
import { daysOf, personName } from './merge/claim.ts'
import { familyOf, printOf, sourceOf } from './merge/copies.ts'
import { gatheringOf } from './merge/gathering.ts'
import { indexKeys } from './person-name.ts'
import { type Database, SETTLING, type Tables } from './schema.ts'
import { storyOf } from './story.ts'

/** One report with all that was found in it. */
export interface Addition {
  readonly report: Report
  /** Kept so that better rules can run again without the model. */
  readonly reading?: Reading | null
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
}

/** What adding changed: `new` report, findings `replaced`, or nothing as all was `known`. */
export interface Added {
  readonly report: string
  readonly outcome: 'new' | 'replaced' | 'known'
  readonly findings: number
}

/** Stores a report and its findings in one transaction: wholly or not at all. */
export function addAll(db: Database, additions: readonly Addition[], now: () => Date): Promise<Added[]> {
  return db.transaction().execute(async (tx) => {
    const done: Added[] = []
    for (const addition of additions) done.push(await addWithin(tx, addition, now))
    return done
  })
}

/** Stores a report and its findings in a transaction that is under way. */
export async function addWithin(
  tx: Transaction<Tables>,
  addition: Addition,
  now: () => Date,
): Promise<Added> {
  const { report, findings, notes } = addition
  check(addition)
  const digest = hash('digest', [findings, notes])
  const answer = (outcome: Added['outcome']): Added => ({
    report: report.id,
    outcome,
    findings: findings.length,
  })
  const digestOf = () =>
    tx.selectFrom('report').select('digest').where('id', '=', report.id).forUpdate().executeTakeFirst()
  let stored = await digestOf()
  const inserted = stored === undefined && (await insertReport(tx, report, digest, now))
  if (stored === undefined && !inserted) stored = await digestOf()
  if (addition.reading) await putReading(tx, addition.reading, inserted)
  if (!inserted) {
    if (stored?.digest === digest) return answer('known')
    await tx.updateTable('report').set({ digest }).where('id', '=', report.id).execute()
    await removeFindings(tx, report.id)
  }
  const rows = uniqueById(findings).map((finding, seq) => rowOf(finding, report, seq, findings))
  for (let i = 0; i < rows.length; i += 200)
    await tx
      .with('new', (w) =>
        w
          .insertInto('finding')
          .values(rows.slice(i, i + 200) as never)
          .returning('id'),
      )
      .insertInto('unsettled')
      .columns(['finding'])
      .expression((e) => e.selectFrom('new').select('new.id'))
      .execute()
  if (notes.length > 0)
    await tx
      .insertInto('note')
      .values(notes.map((note, seq) => ({ report: report.id, seq, body: JSON.stringify(note) })))
      .execute()
  return answer(inserted ? 'new' : 'replaced')
}

/** Takes out a report's findings and notes; the components they stood in are to be settled again. */
async function removeFindings(tx: Transaction<Tables>, report: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(SETTLING)})`.execute(tx)
  await sql`insert into dirty (component)
    select distinct component from member join finding on finding.id = member.finding where report = ${report}
    on conflict do nothing`.execute(tx)
  for (const table of ['member', 'block', 'unsettled', 'step'])
    await sql`delete from ${sql.table(table)} where finding in (select id from finding where report = ${report})`.execute(
      tx,
    )
  await tx.deleteFrom('finding').where('report', '=', report).execute()
  await tx.deleteFrom('note').where('report', '=', report).execute()
}

function check({ report, reading, findings }: Addition): void {
  const stranger = findings.find((f) => f.report !== report.id)
  if (stranger !== undefined)
    throw new Error(
      `expected findings of ${report.id}, got ${stranger.id} of ${stranger.report}; add each with its report`,
    )
  if (reading && reading.report !== report.id)
    throw new Error(
      `expected the reading of ${report.id}, got one of ${reading.report}; add each with its report`,
    )
  for (const finding of findings)
    for (const e of finding.evidence)
      if (clean(report.text.slice(e.start, e.end)) !== clean(e.quote))
        throw new Error(
          `expected the quote at ${e.start}..${e.end} of ${report.id} to be the words of the text, got "${e.quote}"; extract again`,
        )
}

const uniqueById = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((f) => [f.id, f])).values(),
]

/** Most characters of a text that can be searched: a tsvector holds one megabyte. */
const MOST = 300_000

/** PostgreSQL has no NUL in texts; a mark of the same length keeps the offsets. */
const clean = (text: string): string => text.replaceAll('\0', '\uFFFD')

async function insertReport(
  tx: Transaction<Tables>,
  report: Report,
  digest: string,
  now: () => Date,
): Promise<boolean> {
  const print = printOf(report.text)
  const story = await storyOf(tx, report, print)
  const { rows } =
    await sql`insert into report (id, title, text, published, publisher, dateline, url, language, retrieved,
    day, family, source, story, sentences, shingles, digest, added, search) values (
    ${report.id}, ${report.title && clean(report.title)}, ${clean(report.text)}, ${report.published}, ${report.publisher},
    ${JSON.stringify(report.dateline)}, ${report.url}, ${report.language}, ${report.retrieved},
    ${validDay(publicationDay(report))}, ${familyOf(report)}, ${sourceOf(report)}, ${story},
    ${print.sentences}, ${print.shingles}, ${digest}, ${now().toISOString()},
    setweight(to_tsvector('english', ${clean(report.title ?? '')}), 'A') || to_tsvector('english', ${clean(report.text).slice(0, MOST)})
  ) on conflict (id) do nothing returning id`.execute(tx)
  return rows.length > 0
}

async function putReading(tx: Transaction<Tables>, reading: Reading, fresh: boolean): Promise<void> {
  if (!fresh) {
    const known = await tx
      .selectFrom('reading')
      .select('model')
      .where('report', '=', reading.report)
      .executeTakeFirst()
    if (known?.model === reading.model) return
  }
  const body = brotliCompressSync(JSON.stringify(reading), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
  })
  await tx
    .insertInto('reading')
    .values({ report: reading.report, model: reading.model, body })
    .onConflict((c) => c.column('report').doUpdateSet({ model: reading.model, body }))
    .execute()
}

/** The id an entry has if this finding names it: the least finding of an entry does. */
export const aliasOf = (finding: string): string => `entry:${finding.slice(finding.indexOf(':') + 1)}`

/** The row of a finding: its body and what it is found by. */
export function rowOf(finding: Finding, report: Report, seq: number, all: readonly Finding[]) {
  const days = daysOf(finding, report)
  return {
    id: finding.id,
    report: report.id,
    seq,
    body: JSON.stringify(finding),
    alias: aliasOf(finding.id),
    ...columnsOf(finding, days, [...new Set([...bodiesOf(finding), ...contextOf(finding, all)])].sort()),
  }
}

/** The columns that filters ask, the same for findings and entries; an entry is found by the words and persons of all its findings. */
export function columnsOf(
  finding: Finding,
  days: { first: string | null; last: string | null; dated: boolean },
  states: readonly string[],
  all: readonly Finding[] = [finding],
) {
  const persons = [...new Set(all.flatMap(personsOf))].sort()
  const text = [...new Set(all.map(searchText))].join(' \n ')
  return {
    kind: finding.kind,
    type: finding.kind === 'act' || finding.kind === 'undertaking' ? finding.type : null,
    standing: finding.standing,
    ...days,
    states: sql<string[]>`${[...states]}::text[]`,
    persons: sql<string[]>`${persons}::text[]`,
    place: finding.where === null ? null : placeKey(finding.where.name),
    search: sql`to_tsvector('english', ${clean(text).slice(0, MOST)})`,
  }
}

/** The states of the meeting or visit a statement belongs to. */
function contextOf(finding: Finding, all: readonly Finding[]): readonly string[] {
  const gathering = finding.kind === 'statement' ? gatheringOf(finding, all) : null
  return gathering === null ? [] : bodiesOf(gathering)
}

function bodiesOf(finding: Finding): string[] {
  const bodies = finding.parties.map((p) => bodyOf(p.actor))
  const of = finding.kind === 'tenure' && finding.of !== null ? bodyOf(finding.of) : null
  const all = [...statesOf(finding), ...bodies, of].filter((b): b is string => b !== null)
  return [...new Set(all)].sort()
}

function personsOf(finding: Finding): string[] {
  const keys = finding.parties.flatMap(({ actor }) => {
    const name = personName(actor)
    return [`=${actor.id}`, ...(name === null ? [] : indexKeys(name))]
  })
  return [...new Set(keys)].sort()
}

/** The words a finding is found by. */
export function searchText(finding: Finding): string {
  const quotes = finding.evidence.map((e) => e.quote)
  const names = finding.parties.flatMap(({ actor }) => [actor.name, actor.office?.title ?? ''])
  const own =
    finding.kind === 'formulation' ? [finding.phrase] : finding.kind === 'tenure' ? [finding.office] : []
  const said =
    finding.kind === 'statement' || finding.kind === 'undertaking'
      ? finding.content.flatMap(({ quote }) => (quotes.some((q) => q.includes(quote)) ? [] : [quote]))
      : []
  return [...quotes, ...said, ...names, finding.where?.name ?? '', ...own].join(' \n ')
}
