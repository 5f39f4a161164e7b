import { sql } from 'kysely'
import { hash } from '../ontology/hash.ts'
import type { Judgement } from '../ontology/judgement.ts'
import { scoreOf } from '../ontology/score.ts'
import { correctionOf } from './correction.ts'
import { effective } from './merge/effective.ts'
import type { Database } from './schema.ts'

/** A judgement to be made; the record gives it its id and time. */
export interface NewJudgement {
  readonly subject: readonly string[]
  readonly verdict: Exclude<Judgement['verdict'], 'undo'>
  readonly value?: unknown
  readonly by: string
  readonly why?: string | null
  /** ISO 8601 date-time; now if not given. */
  readonly at?: string
}

/** A judgement and how it stands today. */
export interface JudgementView extends Judgement {
  readonly automatic: boolean
  readonly undone: boolean
  /** What it judged is no longer in the record, or too little of it to compare. */
  readonly orphaned: boolean
}

/** Stores a judgement and marks what it touches. */
export async function judge(db: Database, made: NewJudgement, now: () => Date): Promise<Judgement> {
  const subject = [...new Set(made.subject)].sort()
  const { verdict } = made
  if (subject.length === 0)
    throw new Error('expected a subject, got none; give the id of a finding, an entry or a person')
  if ((verdict === 'same' || verdict === 'different') && subject.length < 2)
    throw new Error(
      `expected two subjects for ${verdict}, got ${subject.join(', ')}; name what it is compared with`,
    )
  if (verdict === 'edit' && (typeof made.value !== 'object' || made.value === null))
    throw new Error(
      `expected an object of corrected fields, got ${JSON.stringify(made.value)}; write as {"ordinal": 3}`,
    )
  if (made.by.trim() === '' || made.by === 'chancery')
    throw new Error(`expected the name of a person as author, got "${made.by}"; sign with your name`)
  const missing = await absent(db, subject)
  if (missing.length > 0)
    throw new Error(
      `expected subjects that are in the record, got ${missing.join(', ')}; look them up with find`,
    )
  return store(db, {
    subject,
    verdict,
    value: await judgedValue(db, made, subject),
    by: made.by,
    at: made.at === undefined ? await timeOf(db, now) : new Date(made.at).toISOString(),
    why: made.why ?? null,
  })
}

/** The value as it is stored, checked against what is judged. */
async function judgedValue(db: Database, made: NewJudgement, subject: readonly string[]): Promise<unknown> {
  if (made.verdict === 'score') return scoreOf(made.value)
  if (made.verdict !== 'edit') return made.value ?? null
  let value = made.value as object
  for (const id of subject) {
    if (id.startsWith('person:')) {
      const { name, ...more } = value as { name?: unknown }
      if (typeof name !== 'string' || name.trim() === '' || Object.keys(more).length > 0)
        throw new Error(
          `expected the right name of ${id} as {"name": …}, got ${JSON.stringify(value)}; of a person only the name can be corrected`,
        )
      continue
    }
    const row = await db
      .selectFrom('finding')
      .select('body')
      .where((e) => e.or([e('id', '=', id), e('alias', '=', id)]))
      .executeTakeFirst()
    if (row !== undefined) value = correctionOf(row.body, value)
  }
  return value
}

/** Takes back a judgement or an automatic merge. */
export async function undo(
  db: Database,
  id: string,
  by: string,
  why: string | null,
  now: () => Date,
): Promise<Judgement> {
  const judged = await db.selectFrom('judgement').select('subject').where('id', '=', id).executeTakeFirst()
  const link =
    judged === undefined
      ? await db.selectFrom('link').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined
  const subject = judged?.subject ?? (link === undefined ? null : [link.a, link.b])
  if (subject === null)
    throw new Error(`expected the id of a judgement, got ${id}; list them with judgements`)
  return store(db, { subject, verdict: 'undo', value: id, by, at: await timeOf(db, now), why })
}

/** Now, or just after the last judgement: of two judgements the later one counts. */
async function timeOf(db: Database, now: () => Date): Promise<string> {
  const last = await db.selectFrom('judgement').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst()
  return new Date(Math.max(now().getTime(), last === undefined ? 0 : Date.parse(last.at) + 1)).toISOString()
}

async function store(db: Database, made: Omit<Judgement, 'id'>): Promise<Judgement> {
  const judgement: Judgement = { id: hash('judgement', made), ...made }
  await db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows: stored } = await tx
      .insertInto('judgement')
      .values({ ...judgement, subject: [...judgement.subject], value: JSON.stringify(judgement.value) })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow()
    if (stored === 0n) await stillHolds(tx, judgement)
    const named = [...judgement.subject]
    const persons = (await ofOneName(tx, named)).map((s) => `=${s}`)
    await sql`insert into unsettled select id from finding
      where id = any(${named}::text[]) or alias = any(${named}::text[]) or persons && ${persons}::text[]
      on conflict do nothing`.execute(tx)
    await sql`insert into dirty select distinct component from member join unsettled using (finding)
      on conflict do nothing`.execute(tx)
  })
  return judgement
}

/** What was judged already, word for word and at the same time, changes nothing; where it was taken back since, it would seem to. */
async function stillHolds(db: Database, { id, at }: Judgement): Promise<void> {
  const all = (await db.selectFrom('judgement').selectAll().execute()) as Judgement[]
  if (!effective(all).some((j) => j.id === id))
    throw new Error(
      `expected a judgement that was not taken back, got ${id} of ${at} again; leave out the time or give another`,
    )
}

/** The persons among subjects, and all that were ever judged the same as one of them: their names hang together. */
async function ofOneName(db: Database, subjects: readonly string[]): Promise<string[]> {
  const persons = new Set(subjects.filter((s) => s.startsWith('person:')))
  if (persons.size === 0) return []
  const same = await db.selectFrom('judgement').select('subject').where('verdict', '=', 'same').execute()
  for (let before = 0; before < persons.size; ) {
    before = persons.size
    for (const { subject } of same)
      if (subject.some((s) => persons.has(s)))
        for (const s of subject) if (s.startsWith('person:')) persons.add(s)
  }
  return [...persons]
}

/** Those of the subjects that the record does not hold. */
async function absent(db: Database, subjects: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    subject: string
  }>`select subject from unnest(${[...subjects]}::text[]) as subject
    where not exists (select from finding where id = subject) and not exists (select from finding where alias = subject)
    and not exists (select from finding where persons @> array['=' || subject])`.execute(db)
  return rows.map((row) => row.subject)
}

/** Judgements on a subject, or all that people made; an entry's include those on its findings and its automatic merges. */
export async function judgementsOn(db: Database, subject: string | null): Promise<JudgementView[]> {
  const all = db.selectFrom('judgement').selectAll().orderBy('at').orderBy('id')
  if (subject === null) return viewsOf(db, (await all.execute()) as Judgement[])
  const { rows: ids } = await sql<{
    id: string
    alias: string
  }>`select id, alias from finding where id = any(array(
      select finding from member where entry = ${subject}
      union select finding from member where entry =
        (select entry from member join finding on finding.id = member.finding where alias = ${subject})
      union select ${subject}))`.execute(db)
  const named = [...new Set([subject, ...ids.flatMap((row) => [row.id, row.alias])])]
  const stored = await all.where(sql<boolean>`subject && ${named}::text[]`).execute()
  const { rows: links } = await sql<{
    id: string
    a: string
    b: string
    score: number
    because: string
    at: string
  }>`
    select id, a, b, score, because, at from link where a = any(${named}::text[])
    union select id, a, b, score, because, at from link where b = any(${named}::text[]) order by a, b`.execute(
    db,
  )
  const automatic = links.map(
    (link): JudgementView => ({
      id: link.id,
      subject: [link.a, link.b],
      verdict: 'same',
      value: { score: link.score },
      by: 'chancery',
      at: link.at,
      why: link.because,
      automatic: true,
      undone: false,
      orphaned: false,
    }),
  )
  return [...(await viewsOf(db, stored as Judgement[])), ...automatic]
}

/** How judgements stand today. */
async function viewsOf(db: Database, stored: readonly Judgement[]): Promise<JudgementView[]> {
  const undone = new Set(
    stored.filter((j) => j.verdict === 'undo' && !taken(stored, j)).map((j) => String(j.value)),
  )
  const gone = new Set(await absent(db, [...new Set(stored.flatMap((j) => j.subject))]))
  return stored.map((j) => {
    const { id, subject, verdict, value, by, at, why } = j
    const needed = verdict === 'same' || verdict === 'different' ? 2 : 1
    return {
      id,
      subject,
      verdict,
      value,
      by,
      at,
      why,
      automatic: false,
      undone: undone.has(id),
      orphaned: subject.filter((s) => !gone.has(s)).length < needed,
    }
  })
}

/** Whether an undo was itself taken back. */
const taken = (all: readonly Judgement[], j: Judgement): boolean =>
  all.some((other) => other.verdict === 'undo' && other.value === j.id && !taken(all, other))
