import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { Shown, useAnswer } from '../answer.tsx'
import { Bars } from '../bars.tsx'
import { query } from '../client.ts'
import { many } from '../page.tsx'
import { Day, Sortable } from '../table.tsx'

interface Coverage {
  readonly periods: readonly {
    readonly label: string
    readonly from: string
    readonly to: string
    readonly reports: number
    readonly publishers: number
  }[]
  readonly publishers: readonly {
    readonly publisher: string | null
    readonly reports: number
    readonly findings: number
    readonly first: string | null
    readonly last: string | null
  }[]
}

/** Gaps named one by one; more are counted. */
const NAMED = 6

/** Of which months and publishers reports were read, and of which none was. */
export function CoverageChart(): ReactNode {
  const [, go] = useLocation()
  const answer = useAnswer<Coverage>('/api/coverage?by=month')
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">Coverage and gaps</h2>
      <Shown answer={answer}>
        {({ periods, publishers }) => {
          const gaps = gapsIn(periods.map((p) => ({ label: p.label, empty: p.reports === 0 })))
          return (
            <>
              <figure>
                <Bars
                  label="Reports read, by the month they were published"
                  periods={periods.map((p) => p.label)}
                  read={periods.map((p) => p.reports > 0)}
                  rows={[{ name: 'Reports by month of publication', values: periods.map((p) => p.reports) }]}
                  chosen={null}
                  choose={(label) => {
                    const at = periods.find((p) => p.label === label)
                    if (at !== undefined) go(`/reports${query({ since: at.from, until: at.to })}`)
                  }}
                />
                <figcaption>
                  {gaps.length === 0
                    ? 'Every month has reports.'
                    : `No report was read of ${gaps.slice(0, NAMED).join(', ')}${gaps.length > NAMED ? ` and ${many(gaps.length - NAMED, 'more gap')}` : ''}: what happened then is not here.`}
                </figcaption>
              </figure>
              <details>
                <summary>The same as a table</summary>
                <Sortable
                  caption="Reports by month"
                  rows={periods}
                  keyOf={(p) => p.label}
                  columns={[
                    {
                      name: 'Month',
                      of: (p) => p.label,
                      show: (p) => (
                        <Link href={`/reports${query({ since: p.from, until: p.to })}`}>{p.label}</Link>
                      ),
                    },
                    { name: 'Reports', of: (p) => p.reports, number: true },
                    { name: 'Independent publishers', of: (p) => p.publishers, number: true },
                  ]}
                />
              </details>
              <h2>Publishers</h2>
              <Sortable
                caption="Publishers"
                rows={publishers}
                most={12}
                keyOf={(p) => p.publisher ?? ''}
                columns={[
                  {
                    name: 'Publisher',
                    of: (p) => p.publisher,
                    show: (p) =>
                      p.publisher === null ? (
                        <span className="soft">not stated</span>
                      ) : (
                        <Link href={`/reports${query({ publisher: p.publisher })}`}>{p.publisher}</Link>
                      ),
                  },
                  { name: 'Reports', of: (p) => p.reports, number: true },
                  { name: 'Findings', of: (p) => p.findings, number: true },
                  { name: 'First', of: (p) => p.first, show: (p) => <Day of={p.first} /> },
                  { name: 'Last', of: (p) => p.last, show: (p) => <Day of={p.last} /> },
                ]}
              />
            </>
          )
        }}
      </Shown>
    </section>
  )
}

/** Runs of empty periods: "2025-03 to 2025-07". */
function gapsIn(periods: readonly { label: string; empty: boolean }[]): string[] {
  const gaps: string[] = []
  let first: string | null = null
  let last = ''
  for (const { label, empty } of [...periods, { label: '', empty: false }]) {
    if (empty) {
      first ??= label
      last = label
    } else if (first !== null) {
      gaps.push(first === last ? first : `${first} to ${last}`)
      first = null
    }
  }
  return gaps
}
