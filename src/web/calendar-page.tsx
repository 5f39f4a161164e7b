import type { ReactNode } from 'react'
import { AskForm, Choice, Field, useAddress } from './address.tsx'
import { Shown, useAnswer } from './answer.tsx'
import { query } from './client.ts'
import { dayIn, today } from './day.ts'
import { Lines, type LineView } from './lines.tsx'
import { type Freshness, many, Rests, Title } from './page.tsx'

interface Dated extends LineView {
  readonly from: string | null
  readonly to: string | null
  readonly standing: string
}
interface Times {
  readonly items: readonly Dated[]
  readonly undated: readonly Dated[]
  readonly cut: boolean
  readonly freshness: Freshness
}

const SCOPES = [
  ['', 'what lies ahead'],
  ['all', 'all months'],
] as const

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What is announced: meetings, visits and anniversaries by month; those of no known day apart. */
export function CalendarPage(): ReactNode {
  const [asked, change] = useAddress(['between', 'person', 'scope', 'asOf'])
  const record = useAnswer<{ freshness: Freshness }>('/api/record')
  // In a record that ends before today, what lay ahead when it ends is what one looks for.
  const ends = record.data?.freshness.until ?? today()
  const from = asked.asOf || (ends < today() ? ends : today())
  const question = {
    between: asked.between,
    person: asked.person,
    kind: 'meeting,visit,commemoration',
    since: asked.scope === 'all' ? null : from,
  }
  const answer = useAnswer<Times>(record.data === null ? null : `/api/timeline${query(question)}`)
  return (
    <>
      <Title>Calendar</Title>
      <p className="lead">
        Engagements that reports announce, and anniversaries, by month. What is announced may not take place:
        it stays tentative until a report tells that it did.
      </p>
      <AskForm keep="Calendar" label="Narrow the calendar" fields={asked} change={change}>
        <Choice label="Show" name="scope" value={asked.scope} of={SCOPES} />
        <Field label="From" name="asOf" value={asked.asOf} hint={from} size={10} />
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Person" name="person" value={asked.person} />
      </AskForm>
      <p className="along">
        {asked.scope !== 'all' &&
          `From ${dayIn(from)}${asked.asOf === '' && from < today() ? ', the day of the latest report' : ''}. `}
        Take it along:{' '}
        <a href={`/api/entries.ics${query({ ...question, kind: 'meeting,visit' })}`}>calendar feed (ics)</a>
      </p>
      <Shown answer={answer}>
        {({ items, undated, freshness }) => {
          const ahead = asked.scope === 'all' ? items : items.filter((i) => (i.to ?? i.from ?? '') >= from)
          const months = byMonth(ahead)
          const open = undated.filter((i) => i.standing === 'announced' || i.standing === 'proposed')
          return (
            <>
              {ahead.length === 0 && (
                <p className="empty">
                  No report tells of anything from {dayIn(from)} on. An earlier day, or all months, may show
                  more.
                </p>
              )}
              {months.map(([month, of]) => (
                <section key={month} aria-labelledby={`m${month}`}>
                  <h2 id={`m${month}`}>
                    {/^\d{4}-\d\d$/.test(month) ? MONTH.format(new Date(`${month}-01T00:00:00Z`)) : month}
                    <span className="n">{of.length}</span>
                  </h2>
                  <Lines items={of} kinds />
                </section>
              ))}
              {open.length > 0 && (
                <section aria-labelledby="open">
                  <h2 id="open">
                    Without a day<span className="n">{open.length}</span>
                  </h2>
                  <p className="soft">{many(open.length, 'engagement')} that reports announce for no day.</p>
                  <Lines items={open} kinds />
                </section>
              )}
              <Rests on={freshness} />
            </>
          )
        }}
      </Shown>
    </>
  )
}

/** Entries by the month they begin in; what is less exact than a month stands by its year. */
function byMonth(items: readonly Dated[]): [string, Dated[]][] {
  const months = new Map<string, Dated[]>()
  for (const item of items) {
    const exact = item.from !== null && item.to !== null && item.from.slice(0, 7) === item.to.slice(0, 7)
    const first = item.from ?? item.to ?? ''
    const spans = item.from !== null && item.to !== null && item.to.slice(0, 4) > item.from.slice(0, 4)
    const key =
      exact || !/^\d{4}(-\d{4})?$/.test(item.when)
        ? first.slice(0, 7)
        : spans
          ? item.when
          : `Some time in ${first.slice(0, 4)}`
    const of = months.get(key)
    if (of === undefined) months.set(key, [item])
    else of.push(item)
  }
  return [...months]
}
