import type { ReactNode } from 'react'
import type { Dossier, Measured, Series } from '../../index.ts'
import { Choice, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { Bars } from '../bars.tsx'
import { query } from '../client.ts'
import { dayNumber } from '../day.ts'
import { Evidence } from '../evidence.tsx'
import { many } from '../page.tsx'
import { Sortable } from '../table.tsx'
import { Part } from './part.tsx'
import { Reciprocity } from './reciprocity.tsx'
import { type Change, SeriesNotes } from './series-notes.tsx'

interface MeasureName {
  readonly name: string
  readonly what: string
  readonly kinds: readonly string[]
}

/** Measures by the names that people know them by. */
const NAMES: Readonly<Record<string, string>> = {
  net: 'net cooperation',
  counts: 'entries of each kind',
  types: 'acts by PLOVER type',
  quad: 'acts by quad class',
  penta: 'acts by penta class',
  goldstein: 'Goldstein scores',
  scale: 'PLOVER scores',
  contact: 'contact by level',
  'follow-through': 'follow-through of undertakings',
  formulations: 'set phrases',
}

const UNITS = [
  ['month', 'months'],
  ['quarter', 'quarters'],
  ['year', 'years'],
  ['week', 'weeks'],
] as const
const JOINT = [
  ['', 'counted for both'],
  ['false', 'left out'],
] as const
const WAYS = [
  ['', 'each side apart'],
  ['both', 'both sides together'],
] as const

/** Ways of counting, which notes offer and the address keeps. */
const HOW = ['mutual', 'undated', 'vague', 'weights'] as const

/** A record of more days than this is shown by quarters where nothing else is asked. */
const LONG = 800

/** What the two do toward each other, period by period; every bar opens its entries, and a table says the same. */
export function SeriesPart(props: { d: Dossier }): ReactNode {
  const { d } = props
  const [fields, change] = useAddress(['measure', 'by', 'way', 'point', ...HOW])
  const measures = useAnswer<{ items: readonly MeasureName[] }>('/api/measures')
  const since = d.since ?? d.period.from
  const days = since && d.period.to ? dayNumber(d.period.to) - dayNumber(since) : 0
  const measure = fields.measure || 'net'
  const by = fields.by || (days > LONG ? 'quarter' : 'month')
  const { mutual, undated, vague, weights } = fields
  const how = { mutual, undated, vague, weights }
  const asked = { from: d.pair[0], to: d.pair[1], measure, by, ...how, since, until: d.period.to }
  const answer = useAnswer<Measured>(
    `/api/series${query({ ...asked, directed: fields.way === 'both' ? null : 'true' })}`,
  )
  return (
    <Part title="Series">
      <div className="bar">
        <Choice
          label="Measure"
          name="measure"
          value={measure}
          of={(measures.data?.items ?? [{ name: measure, what: '' }]).map(
            (m) => [m.name, NAMES[m.name] ?? m.name] as const,
          )}
          at={(to) => change({ measure: to, point: null }, true)}
        />
        <Choice
          label="By"
          name="by"
          value={by}
          of={UNITS}
          at={(to) => change({ by: to, point: null }, true)}
        />
        <Choice
          label="What both do together"
          name="mutual"
          value={mutual}
          of={JOINT}
          at={(to) => change({ mutual: to, point: null }, true)}
        />
        <Choice label="Show" name="way" value={fields.way} of={WAYS} at={(to) => change({ way: to }, true)} />
      </div>
      <Shown answer={answer}>
        {({ series }) => <Drawn series={series} point={fields.point} change={change} how={how} />}
      </Shown>
      {fields.way !== 'both' && measures.data?.items.find((m) => m.name === measure) && (
        <Reciprocity asked={asked} change={change} />
      )}
    </Part>
  )
}

interface Row {
  readonly label: string
  readonly reports: number
  readonly values: readonly (number | null)[]
  readonly entries: readonly string[]
}

function Drawn(props: {
  series: readonly Series[]
  point: string
  change: Change
  how: Readonly<Record<string, string>>
}): ReactNode {
  const { series, change, how } = props
  const choose = (point: string | null): void => change({ point }, true)
  const first = series[0]!
  const counted = new Set(series.flatMap((s) => s.counted)).size
  const wayOf = (s: Series): string =>
    s.options.directed ? `${s.from.name} → ${s.to.name}` : `${s.from.name} and ${s.to.name}`
  const rows = first.points.map(
    (p, i): Row => ({
      label: p.label,
      reports: p.reports,
      values: series.map((s) => s.points[i]?.values[s.main] ?? null),
      entries: [...new Set(series.flatMap((s) => s.points[i]?.entries.map((e) => e.id) ?? []))],
    }),
  )
  const chosen = rows.find((r) => r.label === props.point) ?? null
  const notes = series.flatMap((s) => s.notes)
  if (counted === 0)
    return (
      <p className="empty">
        No entry counts toward it ({first.what}). Another measure, or both sides together, may show something.
      </p>
    )
  return (
    <>
      <figure>
        <Bars
          label={`${first.what}, ${series.map(wayOf).join(' and ')}`}
          periods={rows.map((r) => r.label)}
          read={rows.map((r) => r.reports > 0)}
          rows={series.map((s, i) => ({ name: wayOf(s), values: rows.map((r) => r.values[i] ?? null) }))}
          chosen={chosen?.label ?? null}
          choose={choose}
        />
        <figcaption>
          {first.what[0]!.toUpperCase() + first.what.slice(1)}; {many(counted, 'entry')} counted.
          {rows.some((r) => r.reports === 0) && ' Hatched: no report of these days was read.'}
        </figcaption>
      </figure>
      {chosen !== null && (
        <section aria-live="polite" aria-label={`Entries of ${chosen.label}`}>
          <h3>
            {chosen.label}: {chosen.entries.length === 0 ? 'no entry' : many(chosen.entries.length, 'entry')}{' '}
            in {many(chosen.reports, 'report')} read
          </h3>
          <Evidence key={chosen.label} ids={chosen.entries} />
        </section>
      )}
      <details>
        <summary>The same as a table</summary>
        <Sortable<Row>
          caption={`${first.measure} of ${wayOf(first)}`}
          rows={rows}
          keyOf={(r) => r.label}
          columns={[
            {
              name: 'Period',
              of: (r) => r.label,
              show: (r) => (
                <button type="button" className="plain" onClick={() => choose(r.label)}>
                  {r.label}
                </button>
              ),
            },
            ...series.map((s, i) => ({
              name: wayOf(s),
              of: (r: Row) => r.values[i] ?? null,
              number: true,
            })),
            { name: 'Entries', of: (r) => r.entries.length, number: true },
            { name: 'Reports read', of: (r) => r.reports, number: true },
          ]}
        />
      </details>
      <SeriesNotes summary="How far to trust it" notes={notes} change={change} />
      {Object.values(how).some((value) => value !== '') && (
        <p className="along">
          <button
            type="button"
            className="plain"
            onClick={() => change(Object.fromEntries(Object.keys(how).map((name) => [name, null])), true)}
          >
            Count as at first
          </button>
        </p>
      )}
    </>
  )
}
