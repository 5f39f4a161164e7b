import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Report } from '../../index.ts'
import { Shown, useAnswer } from '../answer.tsx'
import { dayIn } from '../day.ts'
import { Kept } from '../kept.tsx'
import { KINDS } from '../kinds.ts'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Publisher } from '../publisher.tsx'
import { Day } from '../table.tsx'
import { Changes } from './changes.tsx'
import { CoverageChart } from './coverage.tsx'
import { PairForm } from './pair-form.tsx'

interface RecordCounts {
  readonly counts: {
    readonly reports: number
    readonly publishers: number
    readonly entries: Readonly<Record<string, number>>
    readonly notes: number
    readonly judgements: number
  }
  readonly freshness: Freshness
}

export interface PairLine {
  readonly states: readonly [string, string]
  readonly names: readonly [string, string]
  readonly entries: number
  readonly last: string | null
}

/** What the record holds, what came since the last visit, coverage and gaps, and the ways in. */
export function HomePage(): ReactNode {
  const answer = useAnswer<RecordCounts>('/api/record')
  return (
    <>
      <Title>The diplomatic record</Title>
      <Shown answer={answer}>
        {({ counts, freshness }) =>
          counts.reports === 0 ? (
            <p className="lead">
              The record is empty. <Link href="/add">Add a report</Link>, or read a folder of them with{' '}
              <code>chancery read archive/</code>. <code>chancery sample</code> shows what comes of it.
            </p>
          ) : (
            <>
              <p className="lead">
                {KINDS.filter((k) => (counts.entries[k] ?? 0) > 0).map((kind, i) => (
                  <span key={kind}>
                    {i > 0 ? ', ' : ''}
                    <Link href={`/entries?kind=${kind}`}>{many(counts.entries[kind]!, kind)}</Link>
                  </span>
                ))}
                , each with the words that prove it, from{' '}
                <Link href="/reports">{many(counts.reports, 'report')}</Link> of{' '}
                {many(counts.publishers, 'publisher')}.
              </p>
              <PairForm />
              <Kept />
              <Changes />
              <div className="pair-of">
                <PairList />
                <LatestReports />
              </div>
              <CoverageChart />
              <Rests on={freshness} />
            </>
          )
        }
      </Shown>
    </>
  )
}

/** Pairs shown before one asks for more. */
const PAIRS = 12

function PairList(): ReactNode {
  const [limit, setLimit] = useState(PAIRS)
  const answer = useAnswer<{ items: readonly PairLine[] }>(`/api/pairs?limit=${limit}`)
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">Dossiers</h2>
      <Shown answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">No entry joins two states yet.</p>
          ) : (
            <>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Pair of states</th>
                    <th scope="col" className="n">
                      Entries
                    </th>
                    <th scope="col">Latest</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((p) => (
                    <tr key={p.states.join()}>
                      <td>
                        <Link href={`/dossier/${p.states[0]}/${p.states[1]}`}>
                          {p.names[0]} and {p.names[1]}
                        </Link>
                      </td>
                      <td className="n">
                        <Link
                          href={`/entries?between=${p.states.join(',')}`}
                          aria-label={`${p.entries} entries on ${p.names.join(' and ')}`}
                        >
                          {p.entries.toLocaleString('en-US')}
                        </Link>
                      </td>
                      <td>
                        <Day of={p.last} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {items.length === limit && limit < 200 && (
                <p className="along">
                  <button type="button" className="plain" onClick={() => setLimit(Math.min(200, limit + 60))}>
                    More pairs
                  </button>
                </p>
              )}
            </>
          )
        }
      </Shown>
    </section>
  )
}

function LatestReports(): ReactNode {
  const answer = useAnswer<{ items: readonly Report[] }>('/api/reports?limit=10')
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">Latest reports</h2>
      <Shown answer={answer}>
        {({ items }) => (
          <ul className="plain dated">
            {items.map((r) => (
              <li key={r.id}>
                <time className="day soft">{r.published === null ? 'no date' : dayIn(r.published)}</time>
                <span>
                  <Link href={`/reports/${r.id}`} dir="auto">
                    {r.title ?? 'without a title'}
                  </Link>{' '}
                  <span className="soft">
                    <Publisher of={r.publisher} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  )
}
