import { type RawBuilder, sql } from 'kysely'
import { bodyOf } from '../../ontology/actor.ts'
import type { Entry } from '../../ontology/entry.ts'
import type { Finding, Undertaking } from '../../ontology/finding.ts'
import {
  type FollowThrough,
  type Scored,
  type Step,
  statusOn,
  timingOn,
} from '../../ontology/follow-through.ts'
import type { Judgement } from '../../ontology/judgement.ts'
import type { Score } from '../../ontology/score.ts'
import { aliasOf } from '../add.ts'
import { shiftDay } from '../day.ts'
import { type Corrections, corrections } from '../merge/corrections.ts'
import { effective } from '../merge/effective.ts'
import type { Database } from '../schema.ts'
import { follows, promisesEncounter, soughtWords, WITHIN } from './match.ts'

/** Most later findings that are looked at for one undertaking, and for how many days after it. */
const MOST = 400
const DAYS = 5 * 366

/** How undertakings were followed through, by entry; entries of other kinds are left out. */
export async function followThroughOf(
  db: Database,
  entries: readonly Entry[],
  on: string,
): Promise<Map<string, FollowThrough>> {
  const undertakings = entries.filter((e) => e.kind === 'undertaking')
  const found = new Map<string, FollowThrough>()
  if (undertakings.length === 0) return found
  const judged = effective((await db.selectFrom('judgement').selectAll().execute()) as Judgement[])
  const corrected = corrections(judged)
  for (const entry of undertakings) {
    const undertaking = entry.view as Undertaking
    const steps = await stepsOf(db, entry, judged, corrected)
    const due = undertaking.due
    const status = statusOn(steps, due, on, shiftDay)
    found.set(entry.id, {
      status,
      due,
      timing: timingOn(status, due, on),
      steps: steps.filter((s) => s.day === null || s.day <= on),
      scores: scoresOf(entry, judged),
    })
  }
  return found
}

interface Row {
  readonly id: string
  readonly entry: string
  readonly body: Finding
  readonly day: string
  readonly publisher: string | null
}

async function stepsOf(
  db: Database,
  entry: Entry,
  judged: readonly Judgement[],
  corrected: Corrections,
): Promise<Step[]> {
  const undertaking = entry.view as Undertaking
  const origin = await originOf(db, entry)
  const first: Step = {
    status: 'open',
    day: origin.day,
    finding: undertaking.id,
    entry: entry.id,
    publisher: origin.publisher,
    evidence: undertaking.evidence,
    because: undertaking.standing === 'announced' ? 'it is announced' : 'it is undertaken',
  }
  if (origin.day === null || ['denied', 'hypothetical', 'cancelled'].includes(undertaking.standing)) return []
  const parted = partedFrom(entry, judged)
  const later = await laterThan(db, entry, origin.day)
  const encounters = later.flatMap(({ id, body }) =>
    body.kind === 'meeting' || body.kind === 'visit' ? [id] : [],
  )
  const steps = later.flatMap((row): Step[] => {
    if (corrected.wrong(row.id) || corrected.wrong(row.entry)) return []
    if ([row.id, aliasOf(row.id), row.entry].some((id) => parted.has(id))) return []
    const finding = corrected.finding(row.body)
    const matched = follows(undertaking, origin.day!, { finding, day: row.day })
    if (matched === null) return []
    const { id, entry: at, day, publisher } = row
    return [{ ...matched, day, finding: id, entry: at, publisher, evidence: proofOf(finding) }]
  })
  return [first, ...once(steps, new Set(encounters))]
}

/** Each entry once for each status; of meetings and visits that keep a promise the first, and what is announced before it. */
function once(steps: readonly Step[], encounters: ReadonlySet<string>): Step[] {
  const told = new Set<string>()
  let met = false
  return steps.filter(({ status, entry, finding }) => {
    const key = `${status} ${entry}`
    if (told.has(key) || (met && encounters.has(finding))) return false
    told.add(key)
    if (status === 'fulfilled' && encounters.has(finding)) met = true
    return true
  })
}

/** What is said is the proof of a statement, rather than who says it. */
const proofOf = (finding: Finding): Step['evidence'] =>
  finding.kind === 'statement' || finding.kind === 'undertaking'
    ? [...finding.content, ...finding.evidence].slice(0, Math.max(1, finding.content.length))
    : finding.evidence

/** The day of an undertaking, or of the first report of it. */
async function originOf(db: Database, entry: Entry) {
  const { rows } = await sql<{ day: string | null; publisher: string | null }>`
    select coalesce(f.first, r.day) as day, r.publisher from finding f join report r on r.id = f.report
    where f.id = any(${entry.findings.map((f) => f.id)}::text[])
    order by coalesce(f.first, r.day) nulls last, f.id limit 1`.execute(db)
  const own = entry.view.when
  return { day: own.from ?? rows[0]?.day ?? null, publisher: rows[0]?.publisher ?? null }
}

/** Later findings that share a party and the words that matter, and the encounters that were promised. */
async function laterThan(db: Database, entry: Entry, day: string): Promise<Row[]> {
  const undertaking = entry.view as Undertaking
  const bodies = [...new Set(undertaking.parties.flatMap((p) => bodyOf(p.actor) ?? []))]
  if (bodies.length === 0) return []
  const among = async (
    kinds: readonly string[],
    days: number,
    narrow: RawBuilder<unknown>,
  ): Promise<Row[]> => {
    const { rows } = await sql<Row>`select f.id, m.entry, f.body, f.first as day, r.publisher from finding f
      join member m on m.finding = f.id join report r on r.id = f.report
      where f.kind = any(${[...kinds]}::text[]) and f.states && ${bodies}::text[] and ${narrow}
        and f.first >= ${day}::date and f.first <= ${shiftDay(day, days)}::date
        and m.entry <> ${entry.id} and f.report <> all(${entry.findings.map((f) => f.report)}::text[])
      order by f.first, f.id limit ${sql.lit(MOST)}`.execute(db)
    return rows
  }
  const words = soughtWords(undertaking)
  const told =
    words === null
      ? []
      : await among(
          ['undertaking', 'statement', 'act'],
          DAYS,
          words === '' ? sql`true` : sql`f.search @@ to_tsquery('english', ${words})`,
        )
  const met = promisesEncounter(undertaking) ? await among(['meeting', 'visit'], WITHIN, sql`true`) : []
  return [...told, ...met].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
}

/** What people judged to be no part of the undertaking. */
function partedFrom(entry: Entry, judged: readonly Judgement[]): Set<string> {
  const own = namesOf(entry)
  return new Set(
    judged.flatMap((j) =>
      j.verdict === 'different' && j.subject.some((s) => own.has(s))
        ? j.subject.filter((s) => !own.has(s))
        : [],
    ),
  )
}

const namesOf = (entry: Entry): Set<string> =>
  new Set([entry.id, ...entry.findings.flatMap((f) => [f.id, aliasOf(f.id)])])

/** Scores that people gave; of one member by one person the latest. */
function scoresOf(entry: Entry, judged: readonly Judgement[]): Scored[] {
  const own = namesOf(entry)
  const latest = new Map<string, Scored>()
  for (const { id, subject, verdict, value, by, at, why } of judged)
    if (verdict === 'score' && subject.some((s) => own.has(s)))
      latest.set(`${by} ${(value as Score).member}`, { ...(value as Score), judgement: id, by, at, why })
  return [...latest.values()].sort((a, b) =>
    a.member < b.member ? -1 : a.member > b.member ? 1 : a.at < b.at ? -1 : 1,
  )
}
