import { type ReactNode, useMemo } from 'react'
import { AskForm, Choice, Field, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { Bars } from '../bars.tsx'
import { query } from '../client.ts'
import { dayIn } from '../day.ts'
import { Lines, type LineView } from '../lines.tsx'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Spans } from './spans.tsx'

/** An entry with the first and last day it may lie on. */
export interface Span extends LineView {
  /** Who, and where or whither, in a few words. */
  readonly label: string
  readonly date: string | null
  readonly from: string | null
  readonly to: string | null
}
interface Times {
  readonly items: readonly Span[]
  readonly undated: readonly Span[]
  readonly cut: boolean
  readonly freshness: Freshness
}

const KINDS = [
  ['', 'meetings and visits'],
  ['meeting', 'meetings'],
  ['visit', 'visits'],
  ['statement', 'statements'],
  ['undertaking', 'undertakings'],
  ['act', 'acts'],
  ['commemoration', 'commemorations'],
] as const

/** Entries along time; what is not known to the day is drawn as long as it may be. */
export function TimelinePage(): ReactNode {
  const [asked, change] = useAddress(['kind', 'between', 'person', 'since', 'until', 'entry'])
  const { entry, since, until, ...narrow } = asked
  const answer = useAnswer<Times>(`/api/timeline${query(narrow)}`)
  return (
    <>
      <Title>Timeline</Title>
      <AskForm keep="Timeline" label="Narrow the timeline" fields={asked} change={change}>
        <Choice label="Kind" name="kind" value={asked.kind} of={KINDS} />
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Person" name="person" value={asked.person} />
        <Field label="From" name="since" value={since} hint="2026-01" size={10} />
        <Field label="To" name="until" value={until} hint="2026-03" size={10} />
      </AskForm>
      <Shown answer={answer}>
        {(times) => (
          <Drawn
            times={times}
            since={since}
            until={until}
            chosen={entry}
            choose={(id) => change({ entry: id }, true)}
            zoom={(a, b) => change({ since: a, until: b, entry: null }, true)}
          />
        )}
      </Shown>
    </>
  )
}

/** The first or last day of what is asked as a day, month or year. */
const edge = (text: string, end: 'first' | 'last'): string | null => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? []
  if (year === undefined) return null
  if (day !== undefined) return text
  if (end === 'first') return `${year}-${month ?? '01'}-01`
  return new Date(Date.UTC(+year, month === undefined ? 12 : +month, 0)).toISOString().slice(0, 10)
}

/** Days that are drawn at first, before the last: a time in which days can still be told apart. */
const RECENT = 500

/** Most bars of the overview; more are drawn by years. */
const MONTHS = 60

function Drawn(props: {
  times: Times
  since: string
  until: string
  chosen: string
  choose: (id: string | null) => void
  zoom: (since: string | null, until: string | null) => void
}): ReactNode {
  const { times, chosen, choose, zoom } = props
  const { items, undated, cut } = times
  const overview = useMemo(() => overviewOf(items), [items])
  if (items.length === 0)
    return (
      <p className="empty">
        No dated entry is like that
        {undated.length > 0 && `; without a date there are ${many(undated.length, 'entry')}`}. Fewer
        conditions may find more.
      </p>
    )
  const last =
    edge(props.until, 'last') ??
    items.reduce((max, i) => ((i.to ?? i.from ?? '') > max ? (i.to ?? i.from ?? '') : max), '')
  const earliest = items[0]?.from ?? items[0]?.to ?? last
  const recent = dayOf(at(last) - RECENT * DAY)
  const first = edge(props.since, 'first') ?? (earliest > recent ? earliest : recent)
  const within = items.filter((i) => (i.from ?? i.to!) <= last && (i.to ?? i.from!) >= first)
  const one = items.find((i) => i.id === chosen)
  return (
    <>
      <figure>
        <Bars
          label="Entries known to the month or year; choose one to look into it"
          periods={overview.periods}
          read={overview.periods.map(() => true)}
          rows={[{ name: `Entries by ${overview.unit}`, values: overview.values }]}
          chosen={overview.periods.find((p) => p === props.since && p === props.until) ?? null}
          choose={(period) => zoom(period, period)}
        />
        <figcaption>
          {overview.apart > 0 &&
            `${many(overview.apart, 'entry')} less exact than a ${overview.unit} stand in no bar. `}
          {cut && 'Only the newest 2,000 entries are drawn; narrow them to see earlier ones. '}
        </figcaption>
      </figure>
      <h2>
        {dayIn(first)} to {dayIn(last)}
        <span className="n">{within.length}</span>
      </h2>
      <p className="contents">
        <button type="button" className="plain" onClick={() => zoom(...scaled(first, last, 0.5))}>
          Closer
        </button>
        <button type="button" className="plain" onClick={() => zoom(...scaled(first, last, 2))}>
          Farther
        </button>
        <button type="button" className="plain" onClick={() => zoom(...moved(first, last, -1))}>
          Earlier
        </button>
        <button type="button" className="plain" onClick={() => zoom(...moved(first, last, 1))}>
          Later
        </button>
        <button type="button" className="plain" onClick={() => zoom(earliest, last)}>
          All
        </button>
      </p>
      <figure>
        <Spans items={within} first={first} last={last} chosen={one?.id ?? null} choose={choose} />
        <figcaption>
          A dot is a day. A solid bar lasts from day to day; a pale one may lie anywhere along it, as the
          report gives only the month, the year or “about”.
        </figcaption>
      </figure>
      {one !== undefined && (
        <section aria-live="polite" aria-label="The chosen entry">
          <Lines items={[one]} kinds />
        </section>
      )}
      <details>
        <summary>The same as a list</summary>
        <Lines items={within} kinds />
      </details>
      {undated.length > 0 && (
        <details>
          <summary>{many(undated.length, 'entry')} without a date</summary>
          <Lines items={undated} kinds />
        </details>
      )}
      <Rests on={times.freshness} />
    </>
  )
}

const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The range about its middle, so many times as long. */
function scaled(first: string, last: string, by: number): [string, string] {
  const middle = (at(first) + at(last)) / 2
  const half = Math.max(2 * DAY, ((at(last) - at(first)) / 2) * by)
  return [dayOf(middle - half), dayOf(middle + half)]
}

/** The range half its length earlier or later. */
function moved(first: string, last: string, way: 1 | -1): [string, string] {
  const step = way * Math.max(DAY, (at(last) - at(first)) / 2)
  return [dayOf(at(first) + step), dayOf(at(last) + step)]
}

/** How many entries lie in each month, or in each year of a long time. */
function overviewOf(items: readonly Span[]) {
  const label = (unit: 'month' | 'year', day: string): string => day.slice(0, unit === 'month' ? 7 : 4)
  const days = items.flatMap((i) => [i.from ?? i.to!, i.to ?? i.from!]).sort()
  const [first, last] = [days[0] ?? '2000', days.at(-1) ?? '2000']
  const months = (+last.slice(0, 4) - +first.slice(0, 4)) * 12 + +last.slice(5, 7) - +first.slice(5, 7) + 1
  const unit = months > MONTHS ? 'year' : 'month'
  const periods: string[] = []
  for (let y = +first.slice(0, 4); y <= +last.slice(0, 4); y++)
    if (unit === 'year') periods.push(String(y))
    else for (let m = 1; m <= 12; m++) periods.push(`${y}-${String(m).padStart(2, '0')}`)
  const kept = periods.filter((p) => p >= label(unit, first) && p <= label(unit, last))
  const exact = items.filter((i) => label(unit, i.from ?? i.to!) === label(unit, i.to ?? i.from!))
  const counts = new Map<string, number>()
  for (const i of exact) {
    const key = label(unit, i.from ?? i.to!)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return {
    unit,
    periods: kept,
    values: kept.map((p) => counts.get(p) ?? 0),
    apart: items.length - exact.length,
  }
}
