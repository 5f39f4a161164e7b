import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Report } from '../../index.ts'
import { Choice, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { bare } from '../bare.ts'
import { query } from '../client.ts'
import type { Listed } from '../entries-page.tsx'
import { sourceOf } from './accounts.tsx'

type Told = Omit<Report, 'text'>

/** Two reports of one meeting: which points both have, in whose words, and what only one tells. */
export function Compared(props: { reports: readonly Told[] }): ReactNode {
  const { reports } = props
  const [{ a, b }, change] = useAddress(['a', 'b'])
  const left = reports.find((r) => r.id === a) ?? reports[0]!
  const others = reports.filter((r) => r.id !== left.id)
  const right =
    others.find((r) => r.id === b) ?? others.find((r) => r.publisher !== left.publisher) ?? others[0]!
  const names = reports.map((r) => [r.id, sourceOf(r)] as const)
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">Two accounts compared</h2>
      {reports.length > 2 && (
        <div className="bar">
          <Choice
            label="One account"
            name="a"
            value={left.id}
            of={names}
            at={(to) => change({ a: to }, true)}
          />
          <Choice
            label="The other"
            name="b"
            value={right.id}
            of={names.filter(([id]) => id !== left.id)}
            at={(to) => change({ b: to }, true)}
          />
        </div>
      )}
      <Points left={left} right={right} />
    </section>
  )
}

const pointsOf = (report: Told): string =>
  `/api/entries${query({ report: report.id, kind: 'statement,undertaking', order: 'oldest', limit: 200 })}`

function Points(props: { left: Told; right: Told }): ReactNode {
  const { left, right } = props
  const ours = useAnswer<{ items: readonly Listed[] }>(pointsOf(left))
  const theirs = useAnswer<{ items: readonly Listed[] }>(pointsOf(right))
  return (
    <Shown answer={ours}>
      {(one) => (
        <Shown answer={theirs}>
          {(other) => {
            const both = one.items.filter((e) => other.items.some((o) => o.id === e.id))
            const only = (of: readonly Listed[]) => of.filter((e) => !both.some((x) => x.id === e.id))
            const rest = [only(one.items), only(other.items)] as const
            if (both.length + rest[0].length + rest[1].length === 0)
              return <p className="empty">Neither report tells of a statement or an undertaking.</p>
            return (
              <>
                {both.length > 0 && (
                  <>
                    <h3>Both tell</h3>
                    {both.map((e) => (
                      <div key={e.id} className="pair-of point">
                        <Point entry={e} report={left.id} />
                        <Point entry={e} report={right.id} />
                      </div>
                    ))}
                  </>
                )}
                <div className="pair-of">
                  {([left, right] as const).map((report, i) => (
                    <div key={report.id}>
                      <h3>Only {sourceOf(report)}</h3>
                      {rest[i]!.length === 0 && <p className="soft">Nothing that the other lacks.</p>}
                      {rest[i]!.map((e) => (
                        <Point key={e.id} entry={e} report={report.id} />
                      ))}
                    </div>
                  ))}
                </div>
              </>
            )
          }}
        </Shown>
      )}
    </Shown>
  )
}

/** A point in the words of one report. */
function Point(props: { entry: Listed; report: string }): ReactNode {
  const finding = props.entry.findings.find((f) => f.report === props.report) ?? props.entry.view
  const content = finding.kind === 'statement' || finding.kind === 'undertaking' ? finding.content : []
  return (
    <p>
      {props.entry.summary.head}: <q dir="auto">{bare(content.map((c) => c.quote).join(' … '))}</q>{' '}
      <Link className="soft" href={`/reports/${finding.report}#${finding.id}`}>
        in the report
      </Link>
    </p>
  )
}
