import { type ReactNode, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Report } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { ask, query } from './client.ts'
import { type Freshness, Rests, Title } from './page.tsx'

interface Page {
  readonly items: readonly (Report & { readonly findings: number })[]
  readonly nextUrl: string | null
  readonly freshness: Freshness
}

/** The reports that the record rests on. */
export function ReportsPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const asked = Object.fromEntries(
    ['publisher', 'since', 'until', 'text'].map((n) => [n, search.get(n) ?? '']),
  )
  const question = query(asked)
  const answer = useAnswer<Page>(`/api/reports${question}`)
  const [more, setMore] = useState<Page[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins with its first page
  useEffect(() => setMore([]), [question])
  return (
    <>
      <Title>Reports</Title>
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault()
          setSearch(
            query(Object.fromEntries([...new FormData(event.currentTarget)].map(([k, v]) => [k, String(v)]))),
          )
        }}
      >
        <label>
          Publisher <input name="publisher" defaultValue={asked.publisher} size={16} />
        </label>
        <label>
          Since <input name="since" defaultValue={asked.since} placeholder="2026-01" size={10} />
        </label>
        <label>
          Until <input name="until" defaultValue={asked.until} size={10} />
        </label>
        <label>
          Words <input name="text" defaultValue={asked.text} size={16} />
        </label>
        <button type="submit">Find</button>
      </form>
      <Shown answer={answer}>
        {(first) => {
          const pages = [first, ...more]
          const items = pages.flatMap((p) => p.items)
          const next = pages.at(-1)!.nextUrl
          return (
            <>
              {items.length === 0 && (
                <p>No report is like that. The record holds {first.freshness.reports}.</p>
              )}
              <div className="wide">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">Published</th>
                      <th scope="col">Title</th>
                      <th scope="col">Publisher</th>
                      <th scope="col">Findings</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((r) => (
                      <tr key={r.id}>
                        <td className="day">{r.published?.slice(0, 10) ?? 'no date'}</td>
                        <td dir="auto">
                          <Link href={`/reports/${r.id}`}>{r.title ?? 'without a title'}</Link>
                        </td>
                        <td>{r.publisher ?? <span className="soft">not stated</span>}</td>
                        <td className="n">{r.findings}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {next !== null && (
                <button
                  type="button"
                  onClick={() => void ask<Page>(next).then((page) => setMore([...more, page]))}
                >
                  Show more
                </button>
              )}
              <Rests on={first.freshness} />
            </>
          )
        }}
      </Shown>
    </>
  )
}
