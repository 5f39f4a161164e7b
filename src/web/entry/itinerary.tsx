import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Finding } from '../../index.ts'
import { Shown, useAnswers } from '../answer.tsx'
import { query } from '../client.ts'
import { daysIn } from '../day.ts'
import { type Listed, lineOf } from '../entries-page.tsx'
import { Lines } from '../lines.tsx'

type Visit = Extract<Finding, { kind: 'visit' }>

/** Where a visit went, in order, and the meetings within it. */
export function Itinerary(props: { visit: Visit; findings: readonly Finding[] }): ReactNode {
  const { visit, findings } = props
  const ids = findings.map((f) => f.id)
  // Meetings of a visit stand in the reports that tell of it, and name it.
  const reports = [...new Set(findings.map((f) => f.report))].slice(0, 8)
  const stops = visit.stops.length > 0 ? visit.stops : []
  return (
    <section aria-labelledby="itinerary">
      <h2 id="itinerary">Itinerary</h2>
      {stops.length === 0 ? (
        <p className="soft">
          No report names the stops{visit.where ? `; the place is ${visit.where.name}` : ''}.
        </p>
      ) : (
        <ol className="plain dated">
          {stops.map((s) => (
            <li key={`${s.place.name}${s.when.edtf}`}>
              <time className="soft">{s.when.edtf === null ? 'day not given' : daysIn(s.when.edtf)}</time>
              <span>
                <Link href={`/entries${query({ place: s.place.name })}`}>{s.place.name}</Link>
                {s.place.state !== null && <span className="soft"> {s.place.state}</span>}
                {s.standing !== 'held' && <span className="standing"> {s.standing}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
      {visit.companions.length > 0 && (
        <p>
          With{' '}
          {visit.companions.map((c, i) => (
            <span key={c.id}>
              {i > 0 && ', '}
              <bdi>{c.name}</bdi>
              {c.office && <span className="soft"> ({c.office.title})</span>}
            </span>
          ))}
          .
        </p>
      )}
      <Within reports={reports} visit={ids} />
    </section>
  )
}

/** The meetings that the reports put into the visit, each once. */
function Within(props: { reports: readonly string[]; visit: readonly string[] }): ReactNode {
  const { reports, visit } = props
  const answer = useAnswers<{ items: readonly Listed[] }>(
    reports.map((report) => `/api/entries${query({ report, kind: 'meeting', order: 'oldest', limit: 100 })}`),
  )
  return (
    <Shown answer={answer}>
      {(pages) => {
        const within = pages
          .flatMap((p) => p.items)
          .filter((e, i, all) => all.findIndex((o) => o.id === e.id) === i)
          .filter((e) => e.findings.some((f) => f.within !== null && visit.includes(f.within)))
        return within.length === 0 ? null : (
          <>
            <h3>Meetings within the visit</h3>
            <Lines items={within.map(lineOf)} />
          </>
        )
      }}
    </Shown>
  )
}
