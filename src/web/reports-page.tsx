import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Report } from '../index.ts'
import { AskForm, Field, useAddress } from './address.tsx'
import { Shown } from './answer.tsx'
import { query } from './client.ts'
import { dayIn } from './day.ts'
import { useListing } from './more.ts'
import { Rests, ShowMore, Title } from './page.tsx'
import { Sortable } from './table.tsx'

type Listed = Report & { readonly findings: number }

/** The reports that the record rests on. */
export function ReportsPage(): ReactNode {
  const [asked, change] = useAddress(['publisher', 'since', 'until', 'text'])
  const { answer, items, more } = useListing<Listed>(`/api/reports${query(asked)}`)
  return (
    <>
      <Title>Reports</Title>
      <AskForm label="Narrow the reports" submit="Find" fields={asked} change={change}>
        <Field label="Publisher" name="publisher" value={asked.publisher} size={18} />
        <Field label="Since" name="since" value={asked.since} hint="2026-01" size={10} />
        <Field label="Until" name="until" value={asked.until} hint="2026-03" size={10} />
        <Field label="Words" name="text" value={asked.text} size={18} />
      </AskForm>
      <Shown answer={answer}>
        {({ freshness }) => (
          <>
            {items.length === 0 ? (
              <p className="empty">
                No report is like that. The record holds {freshness.reports.toLocaleString('en-US')}.
              </p>
            ) : (
              <Sortable<Listed>
                caption="Reports"
                rows={items}
                most={items.length}
                keyOf={(r) => r.id}
                columns={[
                  {
                    name: 'Published',
                    of: (r) => r.published,
                    show: (r) => (
                      <time className="day">{r.published === null ? 'no date' : dayIn(r.published)}</time>
                    ),
                  },
                  {
                    name: 'Title',
                    of: (r) => r.title,
                    show: (r) => (
                      <Link href={`/reports/${r.id}`} dir="auto">
                        {r.title ?? 'without a title'}
                      </Link>
                    ),
                  },
                  {
                    name: 'Publisher',
                    of: (r) => r.publisher,
                    show: (r) => r.publisher ?? <span className="soft">not stated</span>,
                  },
                  { name: 'Findings', of: (r) => r.findings, number: true },
                ]}
              />
            )}
            <ShowMore more={more} />
            <Rests on={freshness} />
          </>
        )}
      </Shown>
    </>
  )
}
