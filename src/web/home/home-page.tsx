import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Report } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { KINDS } from './kinds.ts'
import { type Freshness, many, Rests, Title } from './page.tsx'

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
interface Pairs {
  readonly items: readonly {
    readonly states: readonly [string, string]
    readonly names: readonly [string, string]
    readonly entries: number
    readonly last: string | null
  }[]
}

const SEEN = 'chancery-seen'

/** What the record holds, what came since the last visit, and the ways into it. */
export function HomePage(): ReactNode {
  const answer = useAnswer<RecordCounts>('/api/record')
  const pairs = useAnswer<Pairs>('/api/pairs?limit=12')
  const reports = useAnswer<{ items: readonly Report[] }>('/api/reports?limit=8')
  return (
    <>
      <Title>The diplomatic record</Title>
      <Shown answer={answer}>
        {({ counts, freshness }) => (
          <>
            {counts.reports === 0 ? (
              <p className="lead">
                The record is empty. <Link href="/add">Add a report</Link>, or read a folder of them with{' '}
                <code>chancery read archive/</code>.
              </p>
            ) : (
              <p className="lead">
                {KINDS.filter((k) => (counts.entries[k] ?? 0) > 0).map((kind, i) => (
                  <span key={kind}>
                    {i > 0 ? ', ' : ''}
                    <Link href={`/entries?kind=${kind}`}>{many(counts.entries[kind]!, kind)}</Link>
                  </span>
                ))}
                , each with the words that prove it, from {many(counts.reports, 'report')} of{' '}
                {many(counts.publishers, 'publisher')}.
              </p>
            )}
            <Since reports={counts.reports} />
            <PairForm />
            <Shown answer={pairs}>
              {({ items }) =>
                items.length === 0 ? null : (
                  <section aria-labelledby="pairs">
                    <h2 id="pairs">Pairs of states</h2>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">Dossier</th>
                          <th scope="col">Entries</th>
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
                            <td className="n">{p.entries}</td>
                            <td className="day">{p.last ?? ''}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </section>
                )
              }
            </Shown>
            <Shown answer={reports}>
              {({ items }) =>
                items.length === 0 ? null : (
                  <section aria-labelledby="latest">
                    <h2 id="latest">Latest reports</h2>
                    <ul className="plain">
                      {items.map((r) => (
                        <li key={r.id}>
                          <span className="day">{r.published?.slice(0, 10) ?? 'no date'}</span>{' '}
                          <Link href={`/reports/${r.id}`}>{r.title ?? 'without a title'}</Link>{' '}
                          <span className="soft">{r.publisher ?? 'publisher not stated'}</span>
                        </li>
                      ))}
                    </ul>
                  </section>
                )
              }
            </Shown>
            <Rests on={freshness} />
          </>
        )}
      </Shown>
    </>
  )
}

/** What came since this browser was here last. */
function Since(props: { reports: number }): ReactNode {
  const [before] = useState(() => {
    try {
      return JSON.parse(localStorage.getItem(SEEN) ?? 'null') as { on: string; reports: number } | null
    } catch {
      return null
    }
  })
  useEffect(() => {
    localStorage.setItem(SEEN, JSON.stringify({ on: new Date().toISOString(), reports: props.reports }))
  }, [props.reports])
  if (before === null) return null
  const more = props.reports - before.reports
  return (
    <p className="soft">
      Since your last visit on {before.on.slice(0, 10)}:{' '}
      {more > 0 ? many(more, 'new report') : 'no new report'}.
    </p>
  )
}

/** Two states and a button. */
function PairForm(): ReactNode {
  const [, go] = useLocation()
  const { data } = useAnswer<{ items: readonly { code: string; name: string }[] }>('/api/states')
  return (
    <form
      className="bar"
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget)
        go(
          `/dossier/${encodeURIComponent(String(given.get('a')))}/${encodeURIComponent(String(given.get('b')))}`,
        )
      }}
    >
      <label>
        Dossier of <input name="a" list="states" required placeholder="South Korea" />
      </label>
      <label>
        and <input name="b" list="states" required placeholder="CHN" />
      </label>
      <button type="submit">Open</button>
      <datalist id="states">
        {data?.items.map((s) => (
          <option key={s.code} value={s.name} />
        ))}
      </datalist>
    </form>
  )
}
