import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Finding, Report } from '../../index.ts'
import { dayIn } from '../day.ts'

/** What each account says of the same thing, field by field. */
const ROWS: readonly (readonly [string, (f: Finding) => string])[] = [
  [
    'who',
    (f) =>
      f.parties
        .map((p) => `${p.actor.name ?? p.actor.as}${p.role === 'participant' ? '' : ` (${p.role})`}`)
        .sort()
        .join('; '),
  ],
  [
    'office',
    (f) =>
      [...new Set(f.parties.flatMap((p) => (p.actor.office ? [p.actor.office.title] : [])))]
        .sort()
        .join('; '),
  ],
  ['when', (f) => (f.when.edtf ?? '').split('/').map(dayIn).join(' – ')],
  ['where', (f) => f.where?.name ?? ''],
  ['standing', (f) => f.standing],
  ['format', (f) => (f.kind === 'meeting' ? f.format : f.kind === 'visit' ? (f.visitType ?? '') : '')],
  ['setting', (f) => (f.kind === 'meeting' ? (f.setting ?? '') : '')],
  ['which meeting', (f) => (f.kind === 'meeting' && f.ordinal !== null ? `number ${f.ordinal}` : '')],
  ['stops', (f) => (f.kind === 'visit' ? f.stops.map((s) => s.place.name).join('; ') : '')],
  ['matters', (f) => (f.kind === 'meeting' ? f.matters.map((m) => m.quote).join('; ') : '')],
  [
    'content',
    (f) =>
      f.kind === 'statement' || f.kind === 'undertaking' ? f.content.map((c) => c.quote).join(' … ') : '',
  ],
]

/** Accounts that fit beside one another. */
const MOST = 6

/** Accounts side by side. */
export function Accounts(props: {
  findings: readonly Finding[]
  reports: readonly Omit<Report, 'text'>[]
}): ReactNode {
  const shown = props.findings.slice(0, MOST)
  const rows = ROWS.filter(([, of]) => shown.some((f) => of(f) !== ''))
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
            {rows.map(([name, of]) => {
              const differs = new Set(shown.map(of).filter((s) => s !== '')).size > 1
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
                      {of(f) === '' ? <span className="soft">not said</span> : of(f)}
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
