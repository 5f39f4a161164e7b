import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Finding } from '../index.ts'
import { AskForm, Choice, Field, useAddress } from './address.tsx'
import { Shown } from './answer.tsx'
import { query } from './client.ts'
import { daysIn } from './day.ts'
import { type Listed, lineOf } from './entries-page.tsx'
import { Lines } from './lines.tsx'
import { useListing } from './more.ts'
import { many, Rests, ShowMore, Title } from './page.tsx'

type Visit = Extract<Finding, { kind: 'visit' }>

const STANDINGS = ['', 'held', 'announced', 'proposed', 'cancelled', 'denied'] as const

/** Visits with their stops: who travelled where, as which office, and on which days. */
export function VisitsPage(): ReactNode {
  const [asked, change] = useAddress(['between', 'person', 'since', 'until', 'standing'])
  const { answer, items, more } = useListing<Listed>(
    `/api/entries${query({ ...asked, kind: 'visit', limit: 100 })}`,
  )
  return (
    <>
      <Title>Visits</Title>
      <p className="lead">
        Travel to another state, with the stops, days and company that reports name. Each opens its itinerary
        and the meetings within it.
      </p>
      <AskForm keep="Visits" label="Narrow the visits" submit="Find" fields={asked} change={change}>
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Visitor" name="person" value={asked.person} />
        <Field label="Since" name="since" value={asked.since} hint="2026-01" size={8} />
        <Field label="Until" name="until" value={asked.until} hint="2026-03" size={8} />
        <Choice
          label="Standing"
          name="standing"
          value={asked.standing}
          of={STANDINGS.map((s) => [s, s || 'any'] as const)}
        />
      </AskForm>
      <p className="along">
        Take it along: <a href={`/api/entries.csv${query({ ...asked, kind: 'visit' })}`}>table (CSV)</a>
        <a href={`/api/entries.ics${query({ ...asked, kind: 'visit' })}`}>calendar</a>
      </p>
      <Shown answer={answer}>
        {({ freshness }) => (
          <>
            {items.length === 0 ? (
              <p className="empty">No visit is like that in {many(freshness.reports, 'report')}.</p>
            ) : (
              <Lines
                items={items.map((e) => ({ ...lineOf(e), view: e.view as Visit }))}
                most={items.length}
                below={stopsOf}
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

/** The stops of a longer way in a line: "Beijing 24 Feb 2026 → Shanghai 25 Feb 2026"; a single one stands in the line above. */
function stopsOf({ view: { stops } }: { view: Visit }): ReactNode {
  return stops.length < 2 ? null : (
    <p className="soft stops">
      {stops.map((s, i) => (
        <span key={`${s.place.name}${s.when.edtf}`}>
          {i > 0 && ' → '}
          <Link href={`/entries${query({ place: s.place.name })}`}>{s.place.name}</Link>
          {s.when.edtf !== null && ` ${daysIn(s.when.edtf)}`}
        </span>
      ))}
    </p>
  )
}
