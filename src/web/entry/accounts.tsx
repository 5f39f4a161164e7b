import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Finding, Report } from '../../index.ts'
import { dayIn, daysIn } from '../day.ts'

/** One field of an account: what it says there, and when two say nothing that excludes the other. */
interface Row {
  readonly name: string
  readonly of: (f: Finding) => readonly string[]
  /** Whether two accounts differ; where one only says more, they do not. */
  readonly differ?: (a: Finding, b: Finding) => boolean
}

const titlesOf = (f: Finding): string[] =>
  f.parties.flatMap((p) => (p.actor.office ? [p.actor.office.title] : []))

/** What each account says of the same thing, field by field. */
const ROWS: readonly Row[] = [
  {
    name: 'who',
    of: (f) =>
      f.parties
        .map((p) => `${p.actor.name ?? p.actor.as}${p.role === 'participant' ? '' : ` (${p.role})`}`)
        .sort(),
    differ: otherPeople,
  },
  { name: 'office', of: (f) => [...new Set(titlesOf(f))].sort() },
  { name: 'when', of: (f) => (f.when.edtf === null ? [] : [daysIn(f.when.edtf)]) },
  { name: 'where', of: (f) => (f.where === null ? [] : [f.where.name]), differ: otherPlace },
  { name: 'standing', of: (f) => [f.standing] },
  {
    name: 'format',
    of: (f) => said(f.kind === 'meeting' ? f.format : f.kind === 'visit' ? f.visitType : null),
  },
  { name: 'setting', of: (f) => said(f.kind === 'meeting' ? f.setting : null) },
  {
    name: 'which meeting',
    of: (f) => (f.kind === 'meeting' && f.ordinal !== null ? [`number ${f.ordinal}`] : []),
  },
  { name: 'stops', of: (f) => (f.kind === 'visit' ? f.stops.map((s) => s.place.name) : []) },
  { name: 'matters', of: (f) => (f.kind === 'meeting' ? f.matters.map((m) => m.quote) : []) },
  {
    name: 'content',
    of: (f) =>
      f.kind === 'statement' || f.kind === 'undertaking' ? [f.content.map((c) => c.quote).join(' … ')] : [],
  },
]

const said = (word: string | null): string[] => (word === null ? [] : [word])

/** Parts by which a name is known, without accents and "Jr.". */
const partsOf = (name: string): string[] =>
  (
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).filter((part) => !/^(?:jr|sr|i{1,3}|iv)$/.test(part))

/** Whether each account names somebody of a state whom the other does not: "Biden" is no other than "Joe Biden", as one meeting has them both. */
function otherPeople(a: Finding, b: Finding): boolean {
  const missing = (of: Finding, from: Finding): boolean =>
    of.parties.some(
      ({ actor, role }) =>
        actor.type === 'person' &&
        !from.parties.some(
          (p) =>
            p.role === role &&
            (p.actor.id === actor.id ||
              (p.actor.state === actor.state &&
                (p.actor.type !== 'person' ||
                  /^person:[A-Z]{3}\./.test(p.actor.id) ||
                  /^person:[A-Z]{3}\./.test(actor.id) ||
                  partsOf(p.actor.name).some((part) => partsOf(actor.name).includes(part))))),
        ),
    )
  return missing(a, b) && missing(b, a)
}

/** Whether two accounts name places of one size, or of other states: a hall is in its city. */
function otherPlace({ where: a }: Finding, { where: b }: Finding): boolean {
  if (a === null || b === null || a.name === b.name) return false
  return a.precision === b.precision || (a.state !== null && b.state !== null && a.state !== b.state)
}

/** Whether neither of two accounts says all that the other does. */
function otherWords(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => !b.includes(x)) && b.some((x) => !a.includes(x))
}

/** Accounts that fit beside one another. */
const MOST = 6

/** Accounts side by side. */
export function Accounts(props: {
  findings: readonly Finding[]
  reports: readonly Omit<Report, 'text'>[]
}): ReactNode {
  const shown = props.findings.slice(0, MOST)
  const rows = ROWS.filter(({ of }) => shown.some((f) => of(f).length > 0))
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts">The accounts side by side</h2>
      <div className="wide">
        <table className="accounts">
          <thead>
            <tr>
              <td />
              {shown.map((f) => (
                <th key={f.id} scope="col">
                  <Link href={`/reports/${f.report}#${f.id}`}>
                    {sourceOf(props.reports.find((r) => r.id === f.report))}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, of, differ }) => {
              const differs = shown.some((a, i) =>
                shown
                  .slice(i + 1)
                  .some((b) => (differ === undefined ? otherWords(of(a), of(b)) : differ(a, b))),
              )
              return (
                <tr key={name} className={differs ? 'differs' : undefined}>
                  <th scope="row">
                    {name}
                    {differs && (
                      <>
                        <br />
                        <span className="standing">differs</span>
                      </>
                    )}
                  </th>
                  {shown.map((f) => (
                    <td key={f.id} dir="auto">
                      {of(f).length === 0 ? <span className="soft">not said</span> : of(f).join('; ')}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {props.findings.length > MOST && (
        <p className="soft">{props.findings.length - MOST} more accounts stand below.</p>
      )}
    </section>
  )
}

/** "Hanbit News Agency, 24 Feb 2026". */
export const sourceOf = (report: Omit<Report, 'text'> | undefined): string =>
  [report?.publisher ?? 'publisher not stated', ...(report?.published ? [dayIn(report.published)] : [])].join(
    ', ',
  )
