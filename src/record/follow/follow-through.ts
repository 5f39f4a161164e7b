import { sql } from 'kysely'
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

/** How undertakings were followed through, by entry; entries of other kinds are left out. */
export async function followThroughOf(
  db: Database,
  entries: readonly Pick<Entry, 'id' | 'view'>[],
  on: string,
): Promise<Map<string, FollowThrough>> {
  const undertakings = entries.flatMap(({ id, view }) => (view.kind === 'undertaking' ? [{ id, view }] : []))
  if (undertakings.length === 0) return new Map()
  const ids = undertakings.map((e) => e.id)
  const judged = effective((await db.selectFrom('judgement').selectAll().execute()) as Judgement[])
  const [origins, told, names] = [
    await originsOf(db, ids),
    await toldOf(db, ids, corrections(judged)),
    await namesOf(db, ids, judged),
  ]
  return new Map(
    undertakings.map(({ id, view }) => {
      const own = names.get(id)!
      const parted = partedFrom(own, judged)
      const later = (told.get(id) ?? []).filter(
        (row) => ![row.id, aliasOf(row.id), row.entry].some((name) => parted.has(name)),
      )
      const steps = stepsOf(id, view, origins.get(id), later)
      const status = statusOn(steps, view.due, on, shiftDay)
      return [
        id,
        {
          status,
          due: view.due,
          timing: timingOn(status, view.due, on),
          steps: steps.filter((s) => s.day === null || s.day <= on),
          scores: scoresOf(own, judged),
        },
      ]
    }),
  )
}

/** Where and when an undertaking is first told of. */
interface Origin {
  readonly first: string | null
  readonly lasting: string | null
  readonly publisher: string | null
}

/** A later finding that tells of an undertaking. */
interface Row extends Pick<Step, 'status' | 'because'> {
  readonly of: string
  readonly id: string
  readonly entry: string
  readonly body: Finding
  readonly day: string
  readonly publisher: string | null
}

function stepsOf(id: string, view: Undertaking, origin: Origin | undefined, later: readonly Row[]): Step[] {
  if (!origin?.lasting) return []
  const { first: day, publisher } = origin
  const because = view.standing === 'announced' ? 'it is announced' : 'it is undertaken'
  const { evidence, id: finding } = view
  const open: Step = { status: 'open', day, finding, entry: id, publisher, evidence, because }
  const steps = later.map(
    ({ status, because, day, id, entry, publisher, body }): Step => ({
      status,
      day,
      finding: id,
      entry,
      publisher,
      evidence: proofOf(body),
      because,
    }),
  )
  const encounters = later.flatMap(({ id, body }) =>
    body.kind === 'meeting' || body.kind === 'visit' ? [id] : [],
  )
  return [open, ...once(steps, new Set(encounters))]
}

/** The first day of each undertaking, and who tells of it first. */
async function originsOf(db: Database, ids: readonly string[]): Promise<Map<string, Origin>> {
  const { rows } = await sql<
    Origin & { id: string }
  >`select distinct on (e.id) e.id, e.first, e.lasting, r.publisher
    from entry e join member m on m.entry = e.id join finding f on f.id = m.finding join report r on r.id = f.report
    where e.id = any(${[...ids]}::text[]) order by e.id, f.first nulls last, f.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of findings of one entry that say the same of an undertaking, as many are read. */
const FEW = 5

/** What later findings tell of undertakings, in order of time: those of other entries, in other reports, that nobody judged wrong. */
async function toldOf(
  db: Database,
  ids: readonly string[],
  corrected: Corrections,
): Promise<Map<string, Row[]>> {
  const { rows } =
    await sql<Row>`select t.of, t.status, t.because, t.day, f.id, t.entry, f.body, r.publisher from (
      select s.entry as of, s.status, s.because, s.day, s.finding, m.entry,
        row_number() over (partition by s.entry, s.status, m.entry order by s.day, s.finding) as nth
      from step s join member m on m.finding = s.finding
      where s.entry = any(${[...ids]}::text[]) and m.entry <> s.entry) t
    join finding f on f.id = t.finding join report r on r.id = f.report
    where nth <= ${sql.lit(FEW)} and not exists (select from finding o join member om on om.finding = o.id
      where o.report = f.report and om.entry = t.of)
    order by t.day, f.id`.execute(db)
  const told = new Map<string, Row[]>()
  for (const row of rows) {
    if (corrected.wrong(row.id) || corrected.wrong(row.entry)) continue
    const list = told.get(row.of)
    const shown = { ...row, body: corrected.finding(row.body) }
    if (list === undefined) told.set(row.of, [shown])
    else list.push(shown)
  }
  return told
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

/** The names under which people may have judged each: its own, and those of its findings. */
async function namesOf(
  db: Database,
  ids: readonly string[],
  judged: readonly Judgement[],
): Promise<Map<string, Set<string>>> {
  const names = new Map(ids.map((id) => [id, new Set([id])]))
  const subjects = judged.flatMap((j) =>
    j.verdict === 'different' || j.verdict === 'score' ? j.subject : [],
  )
  if (subjects.length === 0) return names
  const { rows } = await sql<{ entry: string; id: string; alias: string }>`select m.entry, f.id, f.alias
    from member m join finding f on f.id = m.finding where m.entry = any(${[...ids]}::text[])
    and (f.id = any(${subjects}::text[]) or f.alias = any(${subjects}::text[]))`.execute(db)
  for (const { entry, id, alias } of rows) names.get(entry)!.add(id).add(alias)
  return names
}

/** What people judged to be no part of the undertaking. */
const partedFrom = (own: ReadonlySet<string>, judged: readonly Judgement[]): Set<string> =>
  new Set(
    judged.flatMap((j) =>
      j.verdict === 'different' && j.subject.some((s) => own.has(s))
        ? j.subject.filter((s) => !own.has(s))
        : [],
    ),
  )

/** Scores that people gave; of one member by one person the latest. */
function scoresOf(own: ReadonlySet<string>, judged: readonly Judgement[]): Scored[] {
  const latest = new Map<string, Scored>()
  for (const { id, subject, verdict, value, by, at, why } of judged)
    if (verdict === 'score' && subject.some((s) => own.has(s)))
      latest.set(`${by} ${(value as Score).member}`, { ...(value as Score), judgement: id, by, at, why })
  return [...latest.values()].sort((a, b) =>
    a.member < b.member ? -1 : a.member > b.member ? 1 : a.at < b.at ? -1 : 1,
  )
}
